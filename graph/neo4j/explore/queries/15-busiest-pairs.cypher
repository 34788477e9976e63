// Between which two is most reported?
// :params {"count": 3}
MATCH p = (a)-[e:MET_WITH|VISITED|QUOTED|SPOKE_TO|DISPUTES|CRITICISES|HOLDS_POSITION|LOCATED_IN|PLANS_TO_MEET|DID_NOT_MEET|PLANS_TO_VISIT|DID_NOT_VISIT]-(b) WHERE elementId(a) < elementId(b)
WITH a, b, sum(e.claims) AS claims, collect(p) AS paths
ORDER BY claims DESC, a.name, b.name LIMIT toInteger($count)
UNWIND paths AS p
RETURN p, claims
