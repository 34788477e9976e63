package server

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"entente/graph"
)

// live answers as long as the process does.
func live(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "alive") }

// ready asks the store.
func ready(store graph.Store, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), retryAfter*time.Second)
		defer cancel()
		if err := store.Ready(ctx); err != nil {
			log.LogAttrs(ctx, slog.LevelWarn, "store is not ready", slog.Any("error", err), slog.String("request_id", requestOf(ctx).id))
			w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
			say(w, http.StatusServiceUnavailable, "the store does not answer")
			return
		}
		say(w, http.StatusOK, "ready")
	})
}

func say(w http.ResponseWriter, status int, what string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, what+"\n")
}
