// Who met whom in a month?
// :params {"month": "2024-05"}
MATCH (c:Claim {kind: 'MET_WITH', status: 'ACTUAL'}) WHERE c.date STARTS WITH $month
MATCH p = ()-[m:MET_WITH]->() WHERE m.relationId = c.relationId
RETURN DISTINCT p LIMIT 100
