// What rests on sources without a name?
// :params {}
MATCH p = (:Article)-[:ASSERTS]->(c:Claim)-[:FROM|TO]->(:Record)<-[:RECORD]-()
WHERE c.attributedToText IS NOT NULL AND NOT EXISTS { (c)-[:ATTRIBUTED_TO]->() }
RETURN p, c.attributedToText AS source LIMIT 100
