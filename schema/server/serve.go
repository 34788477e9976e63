package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"
)

// ErrExposed tells that a server without token would be reached by others.
var ErrExposed = errors.New("without a token only this machine is served, as on 127.0.0.1:8080; give others a token with --token-file")

// Listen listens on an address as 127.0.0.1:8080, beyond this machine only
// with a token.
func Listen(ctx context.Context, address, token string) (net.Listener, error) {
	addr, err := net.ResolveTCPAddr("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w; name a host and a port, as 127.0.0.1:8080", address, err)
	}
	if token == "" && !addr.IP.IsLoopback() {
		return nil, fmt.Errorf("listen on %s: %w", address, ErrExposed)
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", addr.String())
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("listen on %s: another program listens there; stop it, or name another address, as 127.0.0.1:8081", address)
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	return l, nil
}

// grace is how long running requests have when the server stops.
const grace = 30 * time.Second

// Serve answers with h until ctx is done, then lets running requests end and
// gives nil. It closes l.
func Serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	s := &http.Server{
		Handler: h,
		// Who sends or reads slowly may not hold a connection for ever.
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		WriteTimeout:      10 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve(l) }()
	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := s.Shutdown(stopping); err != nil {
		return errors.Join(fmt.Errorf("stop: requests still ran after %s: %w", grace, err), s.Close())
	}
	return nil
}
