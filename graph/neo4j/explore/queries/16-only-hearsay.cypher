// What does no article say in its own voice?
// :params {}
MATCH p = ()-[e:MET_WITH|VISITED|QUOTED|SPOKE_TO|DISPUTES|CRITICISES|HOLDS_POSITION|LOCATED_IN|PLANS_TO_MEET|DID_NOT_MEET|PLANS_TO_VISIT|DID_NOT_VISIT]->() WHERE e.attributedOnly
RETURN p ORDER BY coalesce(e.lastSeen, '') DESC, e.relationId LIMIT 50
