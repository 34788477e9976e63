// What is new?
// :params {"count": 5}
MATCH p = ()-[e:MET_WITH|VISITED|QUOTED|SPOKE_TO|DISPUTES|CRITICISES|HOLDS_POSITION|LOCATED_IN|PLANS_TO_MEET|DID_NOT_MEET|PLANS_TO_VISIT|DID_NOT_VISIT]->()
RETURN p, e.lastSeen AS seen ORDER BY coalesce(e.lastSeen, '') DESC, e.relationId LIMIT toInteger($count)
