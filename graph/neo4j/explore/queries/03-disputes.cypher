// Who disputes what with whom?
// :params {}
MATCH p = ()-[d:DISPUTES]->()
RETURN p, d.over AS over ORDER BY coalesce(d.lastSeen, '') DESC, d.relationId LIMIT 100
