package gazetteer

import (
	"unicode/utf8"

	"entente/graph"
)

// Key is the form in which names are looked up: folded, without full stops and
// commas, words parted by one space, hyphens too.
func Key(name string) string { return string(appendKey(nil, name)) }

func appendKey(dst []byte, name string) []byte {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			name = graph.Fold(name)
			break
		}
	}
	start := len(dst)
	for i := range len(name) {
		switch c := name[i]; {
		case c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '\r':
			if len(dst) > start && dst[len(dst)-1] != ' ' {
				dst = append(dst, ' ')
			}
		case c == '.' || c == ',' || c < ' ':
		case c == '`':
			dst = append(dst, '\'')
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		default:
			dst = append(dst, c)
		}
	}
	if len(dst) > start && dst[len(dst)-1] == ' ' {
		dst = dst[:len(dst)-1]
	}
	return dst
}
