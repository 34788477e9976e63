// What is there between two people?
// :params {"one": "Astrid Halvorsen", "other": "Kwame Boateng"}
MATCH p = (:Person {name: $one})-[:MET_WITH|VISITED|QUOTED|SPOKE_TO|DISPUTES|CRITICISES|HOLDS_POSITION|LOCATED_IN|PLANS_TO_MEET|DID_NOT_MEET|PLANS_TO_VISIT|DID_NOT_VISIT]-(:Person {name: $other})
RETURN p
