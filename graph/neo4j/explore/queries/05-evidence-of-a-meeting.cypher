// Which sentences stand behind a meeting of two?
// :params {"one": "Astrid Halvorsen", "other": "Kwame Boateng"}
MATCH (:Person|Country|Organisation|Place {name: $one})-[m:MET_WITH]-(:Person|Country|Organisation|Place {name: $other})
MATCH p = (:Article)-[:ASSERTS]->(c:Claim {relationId: m.relationId})-[:FROM|TO]->(:Record)<-[:RECORD]-()
RETURN p, c.evidence AS sentence LIMIT 100
