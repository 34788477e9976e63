// Where does one article report what another denies?
// :params {}
MATCH p = (a)-[:MET_WITH]->(b), denial = (a)-[:DID_NOT_MEET]-(b)
RETURN p, denial LIMIT 50
UNION
MATCH p = (a)-[:VISITED]->(b), denial = (a)-[:DID_NOT_VISIT]->(b)
RETURN p, denial LIMIT 50
