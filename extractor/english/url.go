package english

import (
	"strings"
	"unicode/utf8"

	"entente/extractor/english/weights"
)

const maxLabel = 64 // characters of one part of a host name

// isURL reports whether the whole of s, which holds no white space, is a URL
// or an e-mail address: a host name or a public IPv4 address, with or without
// scheme, user, port and path.
func (t *tokenizer) isURL(s string) bool {
	if !strings.Contains(s, ".") {
		return false
	}
	if t.isHost(s) || t.isHost(withoutScheme(s)) {
		return true
	}
	// Anything before an '@' can be the user.
	for at := 1; at < len(s); at++ {
		if s[at] == '@' && t.isHost(s[at+1:]) {
			return true
		}
	}
	return false
}

// withoutScheme is s without "https://" or the like, "" where it has none.
func withoutScheme(s string) string {
	scheme, rest, _ := strings.Cut(s, "://")
	if utf8.RuneCountInString(scheme) < 2 {
		return ""
	}
	for _, r := range scheme {
		if !isWord(r) && r != '+' && r != '-' && r != '.' {
			return ""
		}
	}
	return rest
}

// isHost reports whether s is a host, with or without port and path. It looks
// no further than the host and the port.
func (t *tokenizer) isHost(s string) bool { return isAddress(s) || t.isName(s) }

// isName is isHost for names: labels, each ended by a dot, and a domain of
// letters.
func (t *tokenizer) isName(s string) bool {
	for labels := 0; ; labels++ {
		if labels > 0 && t.endsInDomain(s) {
			return true
		}
		n := label(s)
		if n == 0 {
			return false
		}
		s = s[n+1:]
	}
}

func (t *tokenizer) endsInDomain(s string) bool {
	n := 0
	for i, r := range s {
		if t.class.Of(r)&weights.Domain == 0 {
			s = s[i:]
			return n >= 2 && n < maxLabel && endsHost(s)
		}
		n++
	}
	return n >= 2 && n < maxLabel
}

// label is the length in bytes of the label that s begins with, 0 if there is
// none with a dot behind it.
func label(s string) int {
	n, last := 0, rune(0)
	for i, r := range s {
		switch {
		case r == '.':
			if n == 0 || n > maxLabel || !isHostRune(last) {
				return 0
			}
			return i
		case n > maxLabel, !isHostRune(r) && (n == 0 || r != '_' && r != '-'):
			return 0
		}
		n, last = n+1, r
	}
	return 0
}

func isHostRune(r rune) bool {
	return isASCIIDigit(r) || r < utf8.RuneSelf && isLetter(r) || 0xa1 <= r && r <= 0xffff
}

// endsHost reports whether s, which follows a host, is nothing but a port and
// a path.
func endsHost(s string) bool {
	if rest, ok := strings.CutPrefix(s, ":"); ok {
		digits, after := decimals(rest, 5)
		if digits < 2 {
			return false
		}
		s = after
	}
	return s == "" || strings.IndexByte("/?#", s[0]) >= 0
}

// decimals counts the decimal digits that s begins with, up to a limit, and
// gives what follows them.
func decimals(s string, limit int) (count int, rest string) {
	for count < limit {
		r, size := utf8.DecodeRuneInString(s)
		if !isDecimal(r) {
			break
		}
		count++
		s = s[size:]
	}
	return count, s
}

// isAddress is isHost for IPv4 addresses outside the private networks.
func isAddress(s string) bool {
	var octets [4]string
	for i := range octets {
		_, rest := decimals(s, 3)
		octets[i] = s[:len(s)-len(rest)]
		if i < 3 {
			var ok bool
			if rest, ok = strings.CutPrefix(rest, "."); !ok {
				return false
			}
		}
		s = rest
	}
	a, b := octets[0], octets[1]
	switch {
	case !isOctet(a, '1', "223"), !isOctet(b, '0', "255"), !isOctet(octets[2], '0', "255"), !isOctet(octets[3], '1', "254"):
		return false
	case a == "10", a == "127", a+b == "169254", a+b == "192168":
		return false
	case a == "172" && len(b) >= 2:
		second, rest := b[0], b[1:]
		private := second == '1' && rest >= "6" && rest <= "9" || second == '2' || second == '3' && (rest == "0" || rest == "1")
		if _, size := utf8.DecodeRuneInString(rest); private && size == len(rest) {
			return false
		}
	}
	return endsHost(s)
}

// isOctet reports whether s is one to three decimal digits with a value of at
// most limit, such as "255". A leading zero is allowed where least is '0', in
// numbers of two digits. Digits of other scripts count as digits in the
// places where any digit will do.
func isOctet(s string, least byte, limit string) bool {
	n := utf8.RuneCountInString(s)
	if n < 3 {
		return n > 0 && (least == '0' || isASCIIDigit(rune(s[0])) && s[0] >= least)
	}
	switch {
	case s[0] == '1':
		return true
	case s[0] != '2' || s[1] > limit[1]:
		return false
	case s[1] < limit[1]:
		return isASCIIDigit(rune(s[1]))
	}
	return len(s) == 3 && s[2] <= limit[2]
}
