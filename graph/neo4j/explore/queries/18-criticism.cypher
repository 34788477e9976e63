// Who criticises whom, over what?
// :params {}
MATCH p = ()-[c:CRITICISES]->()
RETURN p, c.over AS over ORDER BY coalesce(c.lastSeen, '') DESC, c.relationId LIMIT 100
