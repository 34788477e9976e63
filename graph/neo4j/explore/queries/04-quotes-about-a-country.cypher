// What did a person say about a country, in which sentence?
// :params {"person": "Lena Okafor", "country": "Norway"}
MATCH p = (:Person {name: $person})-[:RECORD]->(:Record)-[:SAID]->(q:Quote)-[:ABOUT]->(:Record)<-[:RECORD]-(:Country {name: $country})
RETURN p, q.evidence AS sentence LIMIT 100
