// Whom does each outlet quote most?
// :params {}
MATCH p = (:Organisation)-[q:QUOTED]->()
RETURN p, q.claims AS times ORDER BY times DESC, q.relationId LIMIT 50
