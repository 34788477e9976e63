// Which positions did a person hold, and when?
// :params {"person": "Lena Okafor"}
MATCH p = (:Person {name: $person})-[h:HOLDS_POSITION]->()
RETURN p, h.titles AS titles, h.tense AS tense, h.firstDate AS date ORDER BY coalesce(h.firstSeen, ''), h.relationId
