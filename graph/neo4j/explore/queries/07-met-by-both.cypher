// Whom did two people both meet?
// :params {"one": "Astrid Halvorsen", "other": "Kwame Boateng"}
MATCH p = (:Person {name: $one})-[:MET_WITH]-()-[:MET_WITH]-(:Person {name: $other})
RETURN p LIMIT 100
