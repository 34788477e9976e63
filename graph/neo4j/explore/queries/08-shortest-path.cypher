// How are two connected, by the fewest steps?
// :params {"one": "Harbour Union", "other": "Kwame Boateng"}
MATCH (a:Person|Country|Organisation|Place {name: $one}), (b:Person|Country|Organisation|Place {name: $other})
MATCH p = allShortestPaths((a)-[:MET_WITH|VISITED|QUOTED|SPOKE_TO|DISPUTES|CRITICISES|HOLDS_POSITION|LOCATED_IN*..6]-(b))
RETURN p LIMIT 10
