// Which planned meetings did nobody report as held?
// :params {}
MATCH p = (a)-[m:PLANS_TO_MEET]->(b) WHERE NOT EXISTS { (a)-[:MET_WITH]-(b) }
RETURN p ORDER BY coalesce(m.lastSeen, '') DESC, m.relationId LIMIT 100
