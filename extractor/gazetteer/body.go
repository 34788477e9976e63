package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed bodies.tsv
var bodiesTable string

// bodies is the fullest name of each known organisation, by all its names.
var bodies = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 400)
	for line := range strings.Lines(bodiesTable) {
		if line[0] == '#' {
			continue
		}
		names := strings.Split(strings.TrimSpace(line), ";")
		for _, name := range names {
			all[name] = names[0]
		}
	}
	return all
})

// BodyOf is the fullest name of a well-known organisation, "" for none. Letter
// case matters, since many are abbreviations that are words as well.
func BodyOf(name string) string {
	if strings.Contains(name, "’") {
		name = strings.ReplaceAll(name, "’", "'")
	}
	return bodies()[name]
}
