package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// special are the Latin letters that have no decomposition.
var special = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h",
	'’': "'", '‘': "'", 'ʻ': "'", '`': "'", '‑': " ", '–': " ",
}

// Key is the form in which names are compared: lower case, without accents,
// full stops and commas, words parted by one space.
func Key(name string) string { return string(appendKey(nil, name)) }

func appendKey(dst []byte, name string) []byte {
	start := len(dst)
	space := func() {
		if len(dst) > start && dst[len(dst)-1] != ' ' {
			dst = append(dst, ' ')
		}
	}
	for i := 0; i < len(name); {
		switch c := name[i]; {
		case c >= utf8.RuneSelf:
			next := i + norm.NFD.NextBoundaryInString(name[i:], true)
			var buffer [64]byte
			for _, r := range string(norm.NFD.AppendString(buffer[:0], name[i:next])) {
				r = unicode.ToLower(r)
				switch plain, ok := special[r]; {
				case plain == " " || unicode.IsSpace(r):
					space()
				case ok:
					dst = append(dst, plain...)
				case !unicode.Is(unicode.Mn, r):
					dst = utf8.AppendRune(dst, r)
				}
			}
			i = next
			continue
		case c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '\r':
			space()
		case c == '.' || c == ',':
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		default:
			dst = append(dst, c)
		}
		i++
	}
	if len(dst) > start && dst[len(dst)-1] == ' ' {
		dst = dst[:len(dst)-1]
	}
	return dst
}
