package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// guard decides whom to answer.
type guard struct {
	token          string
	origins, hosts []string
}

// where answers only what was asked under a name that is ours and by a page
// that is ours. A browser tells both and a page cannot change either: one that
// makes its own name lead here (DNS rebinding) is known by the Host, one that
// posts here from elsewhere by the Origin.
func (g guard) where(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !g.ourHost(r.Host) {
			refuse(w, http.StatusForbidden, failure(Forbidden, "this name is not served here without a token; use localhost, or entente serve --token-file"))
			return
		}
		origin := r.Header.Get("Origin")
		listed := slices.Contains(g.origins, origin)
		if origin != "" && !listed && !sameOrigin(origin, r.Host) {
			refuse(w, http.StatusForbidden, failure(Forbidden, "web pages of other hosts are not answered; let one in by entente serve --cors-origin"))
			return
		}
		w.Header().Add("Vary", "Origin")
		if listed {
			w.Header().Set("Access-Control-Allow-Origin", origin)
			w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
			if r.Method == http.MethodOptions {
				w.Header().Set("Access-Control-Allow-Methods", http.MethodPost)
				w.Header().Set("Access-Control-Allow-Headers", "Content-Type, Authorization")
				w.Header().Set("Access-Control-Max-Age", "600")
				w.WriteHeader(http.StatusNoContent)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// ourHost tells whether a Host header names this machine's loopback or a
// known name. With a token nobody needs to be known by name: a page that
// makes its name lead here has no token.
func (g guard) ourHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	return g.token != "" || name == "localhost" || net.ParseIP(name).IsLoopback() || slices.Contains(g.hosts, name)
}

// IsOrigin tells whether s is what a browser sends as the Origin of a page.
func IsOrigin(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && s == u.Scheme+"://"+strings.ToLower(u.Host)
}

func sameOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, host)
}

// authenticated answers only who has the token, where one is set.
func (g guard) authenticated(next http.Handler) http.Handler {
	want := sha256.Sum256([]byte(g.token)) // of one length, whatever is compared
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		got := sha256.Sum256([]byte(strings.TrimSpace(token)))
		if g.token != "" && (!strings.EqualFold(scheme, "Bearer") || subtle.ConstantTimeCompare(got[:], want[:]) != 1) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuse(w, http.StatusUnauthorized, failure(Unauthenticated, "send the server's token as Authorization: Bearer TOKEN"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// policy is what the page at / may do: load what this server holds, and
// nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
