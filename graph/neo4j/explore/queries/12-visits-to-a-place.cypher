// Who visited a place or a country?
// :params {"place": "Accra"}
MATCH p = ()-[v:VISITED]->(:Place|Country {name: $place})
RETURN p, v.firstDate AS date ORDER BY coalesce(v.lastSeen, '') DESC, v.relationId LIMIT 100
