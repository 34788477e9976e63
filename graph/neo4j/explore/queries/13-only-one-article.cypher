// Which meetings, visits and disputes does only one article report?
// :params {}
MATCH p = ()-[e:MET_WITH|VISITED|DISPUTES]->() WHERE e.articles = 1
RETURN p, e.publishers AS publisher ORDER BY coalesce(e.lastSeen, '') DESC, e.relationId LIMIT 50
