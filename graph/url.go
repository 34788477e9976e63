package graph

import (
	"fmt"
	"net/url"
	"strings"
)

// CanonicalURL gives the form of an article's address by which it is known:
// scheme and host in lower case, fragment, utm_* parameters and default port
// dropped, an empty path as "/". Only absolute http and https addresses are
// taken; the error is an InvalidError. What is canonical stays as it is.
func CanonicalURL(s string) (string, error) {
	bad := func(reason string) (string, error) {
		return "", &InvalidError{Field: "url", Reason: reason, Rejects: InvalidURL}
	}
	s = strings.TrimSpace(s)
	if len(s) > MaxURL {
		return bad("the address is too long")
	}
	u, err := url.Parse(s)
	if err != nil {
		return bad("it is no address; give an absolute http or https URL")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || strings.Contains(u.Hostname(), "%") {
		return bad("give an absolute http or https URL")
	}
	if u.User != nil {
		return bad("an address with a user name or password is not kept")
	}
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); port == "" || port == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		u.Host = strings.TrimSuffix(strings.TrimSuffix(u.Host, port), ":")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment = "", ""
	u.ForceQuery, u.RawQuery = false, withoutTracking(u.RawQuery)
	out := u.String()
	if len(out) > MaxURL || !isText(out) {
		return bad("the address is too long or no text")
	}
	return out, nil
}

// withoutTracking drops the parameters that tell where a reader came from;
// the others keep their order and spelling, with what is not plain ASCII
// escaped as in a path.
func withoutTracking(query string) string {
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		if part != "" && !strings.HasPrefix(strings.ToLower(name), "utm_") {
			kept = append(kept, escaped(part))
		}
	}
	return strings.Join(kept, "&")
}

func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
