package server

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"sync"
)

// request is what is known of a request beside itself.
type request struct {
	id   string // in the log, and in the header X-Request-Id
	mu   sync.Mutex
	told map[string]bool
}

// news tells whether something was not yet told of this request.
func (r *request) news(what string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	fresh := !r.told[what] && len(r.told) < maxErrors
	if fresh {
		r.told[what] = true
	}
	return fresh
}

type requestKey struct{}

// requestOf is the request that a context belongs to.
func requestOf(ctx context.Context) *request {
	r, ok := ctx.Value(requestKey{}).(*request)
	if !ok {
		r = &request{told: map[string]bool{}}
	}
	return r
}

// named names each request, sets the headers that every answer has, and turns
// a panic of any handler into an internal error.
func (p *presenter) named(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var random [8]byte
		_, _ = rand.Read(random[:]) // never fails
		q := &request{id: fmt.Sprintf("%x", random), told: map[string]bool{}}
		r = r.WithContext(context.WithValue(r.Context(), requestKey{}, q))
		h := w.Header()
		h.Set("X-Request-Id", q.id)
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		defer func() {
			if v := recover(); v != nil {
				refuse(w, http.StatusInternalServerError, p.present(r.Context(), p.recover(r.Context(), v)))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
