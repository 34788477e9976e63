package server

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"entente/graph/graphtest"
)

var harmless = []byte(`{"query": "{ store { articles } }"}`)

func TestOnlyWhoMayAskIsAnswered(t *testing.T) {
	const page = "http://localhost:5173"
	token := func(o *Options) { o.Token = "s3cret" }
	cors := func(o *Options) { o.Origins = []string{page} }
	bearer := func(v string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", v) }
	}
	origin := func(v string) func(*http.Request) { return func(r *http.Request) { r.Header.Set("Origin", v) } }
	host := func(v string) func(*http.Request) { return func(r *http.Request) { r.Host = v } }
	for _, test := range []struct {
		name    string
		option  func(*Options)
		request []func(*http.Request)
		status  int
	}{
		{"a program on this machine", nil, nil, 200},
		{"by name", nil, []func(*http.Request){host("localhost:8080")}, 200},
		{"by IPv6", nil, []func(*http.Request){host("[::1]:8080")}, 200},
		{"by IPv6 without port", nil, []func(*http.Request){host("[::1]")}, 200},
		{"our own page", nil, []func(*http.Request){host("localhost:8080"), origin("http://localhost:8080")}, 200},
		{"a name that leads here (DNS rebinding)", nil, []func(*http.Request){host("evil.example:8080")}, 403},
		{"a name that leads here, as its own page", nil, []func(*http.Request){host("evil.example"), origin("http://evil.example")}, 403},
		{"a name that begins like ours", nil, []func(*http.Request){host("localhost.evil.example")}, 403},
		{"no name", nil, []func(*http.Request){host("")}, 403},
		{"a name that was given", func(o *Options) { o.Hosts = []string{"graph.example"} }, []func(*http.Request){host("graph.example:80")}, 200},
		{"a page elsewhere", nil, []func(*http.Request){origin("https://evil.example")}, 403},
		{"a page on another port", nil, []func(*http.Request){origin(page)}, 403},
		{"a page without origin", nil, []func(*http.Request){origin("null")}, 403},
		{"a developer's page", cors, []func(*http.Request){origin(page)}, 200},
		{"a page elsewhere, beside a developer's", cors, []func(*http.Request){origin("http://localhost:5174")}, 403},
		{"without token", token, nil, 401},
		{"with a wrong token", token, []func(*http.Request){bearer("Bearer s3cre")}, 401},
		{"with a longer token", token, []func(*http.Request){bearer("Bearer s3cret0")}, 401},
		{"with a password", token, []func(*http.Request){bearer("Basic s3cret")}, 401},
		{"with the token", token, []func(*http.Request){bearer("Bearer s3cret")}, 200},
		{"with the token in another spelling", token, []func(*http.Request){bearer("bearer s3cret")}, 200},
		{"with the token, by any name", token, []func(*http.Request){bearer("Bearer s3cret"), host("graph.example")}, 200},
		{"with the token, from a page elsewhere", token, []func(*http.Request){bearer("Bearer s3cret"), origin("https://evil.example")}, 403},
	} {
		t.Run(test.name, func(t *testing.T) {
			var options []func(*Options)
			if test.option != nil {
				options = append(options, test.option)
			}
			w := send(t, serve(t, open(t), options...), harmless, test.request...)
			if w.Code != test.status {
				t.Errorf("%d %s, want %d", w.Code, w.Body, test.status)
			}
			if w.Code == 200 && w.Header().Get("Vary") != "Origin" {
				t.Errorf("Vary = %q", w.Header().Get("Vary"))
			}
			if allowed := w.Header().Get("Access-Control-Allow-Origin"); (allowed != "") != (test.name == "a developer's page") {
				t.Errorf("Access-Control-Allow-Origin = %q", allowed)
			}
		})
	}
}

func TestABrowserAsksBeforeAPagePosts(t *testing.T) {
	h := serve(t, open(t), func(o *Options) { o.Origins, o.Token = []string{"http://localhost:5173"}, "s3cret" })
	for origin, status := range map[string]int{"http://localhost:5173": 204, "https://evil.example": 403} {
		w := send(t, h, nil, func(r *http.Request) {
			r.Method = http.MethodOptions
			r.Header.Set("Origin", origin)
			r.Header.Set("Access-Control-Request-Method", "POST")
		})
		if w.Code != status {
			t.Errorf("OPTIONS from %s: %d, want %d", origin, w.Code, status)
		}
		if got := w.Header().Get("Access-Control-Allow-Headers"); (got == "Content-Type, Authorization") != (status == 204) {
			t.Errorf("OPTIONS from %s allows headers %q", origin, got)
		}
	}
}

func TestEveryAnswerHasItsHeaders(t *testing.T) {
	h := serve(t, open(t))
	for _, path := range []string{"/", "/graphql", "/livez", "/nothing"} {
		w := get(t, h, path)
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY", "Content-Security-Policy": policy,
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("GET %s: %s = %q, want %q", path, name, got, want)
			}
		}
		if len(w.Header().Get("X-Request-Id")) != 16 {
			t.Errorf("GET %s: X-Request-Id = %q", path, w.Header().Get("X-Request-Id"))
		}
	}
}

func TestThePageKeepsItsPolicy(t *testing.T) {
	h := serve(t, open(t), func(o *Options) { o.Token = "s3cret" })
	html := get(t, h, "/").Body.String()
	for _, file := range []string{"page.js", "style.css", "icon.svg"} {
		if w := get(t, h, "/"+file); w.Code != 200 || !strings.Contains(html, file) {
			t.Errorf("GET /%s: %d; the page must use it", file, w.Code)
		}
	}
	for _, inline := range []string{"<style", "style=", "onclick", "javascript:", "//cdn", "https://"} {
		if strings.Contains(html, inline) {
			t.Errorf("the page has %s", inline)
		}
	}
	if w := get(t, h, "/secret.txt"); w.Code != 404 {
		t.Errorf("GET /secret.txt: %d", w.Code)
	}
	if w := send(t, h, harmless, func(r *http.Request) { r.URL.Path = "/" }); w.Code != 405 || !strings.Contains(w.Body.String(), "/graphql") {
		t.Errorf("POST /: %d %s", w.Code, w.Body)
	}
}

func get(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost:8080"+path, nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestListenOnlyBeyondLoopbackWithAToken(t *testing.T) {
	for address, token := range map[string]string{"0.0.0.0:0": "", ":0": "", "[::]:0": ""} {
		if l, err := Listen(t.Context(), address, token); !errors.Is(err, ErrExposed) {
			t.Errorf("Listen(%q) = %v, %v, want ErrExposed", address, l, err)
		}
	}
	for address, token := range map[string]string{"127.0.0.1:0": "", "localhost:0": "", "0.0.0.0:0": "s3cret"} {
		l, err := Listen(t.Context(), address, token)
		if err != nil {
			t.Fatalf("Listen(%q): %v", address, err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := Listen(t.Context(), "127.0.0.1", ""); err == nil {
		t.Error("Listen without a port succeeds")
	}
}

func TestListenWhereAnotherDoesSaysWhatToDo(t *testing.T) {
	l, err := Listen(t.Context(), "127.0.0.1:0", "")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Listen(t.Context(), l.Addr().String(), ""); err == nil || !strings.Contains(err.Error(), "name another address") {
		t.Errorf("Listen on one address twice: %v", err)
	}
}

// TestServeLetsRequestsEnd stops a server while it answers.
func TestServeLetsRequestsEnd(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	begun, finish := make(chan struct{}), make(chan struct{})
	h := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		w.WriteHeader(http.StatusTeapot)
	})
	l, err := Listen(ctx, "127.0.0.1:0", "")
	if err != nil {
		t.Fatal(err)
	}
	served, status := make(chan error, 1), make(chan int, 1)
	go func() { served <- Serve(ctx, l, h, discard) }()
	go func() {
		res, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			t.Error(err)
			status <- 0
			return
		}
		_ = res.Body.Close()
		status <- res.StatusCode
	}()
	<-begun
	stop()
	close(finish)
	if got := <-status; got != http.StatusTeapot {
		t.Errorf("a running request ended with %d", got)
	}
	if err := <-served; err != nil {
		t.Errorf("Serve: %v", err)
	}
	if c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", l.Addr().String()); err == nil {
		t.Error("the server still listens", c.Close())
	}
}

func TestServeTellsThatItCannot(t *testing.T) {
	l, err := Listen(t.Context(), "127.0.0.1:0", "")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Serve(t.Context(), l, http.NotFoundHandler(), discard); err == nil {
		t.Error("Serve on a closed listener gives no error")
	}
}

func TestTheExamplesOfThePageAreAnswered(t *testing.T) {
	h := serve(t, open(t, graphtest.News()...))
	var list []struct {
		Name      string
		Query     []string
		Variables map[string]any
	}
	decodeFile(t, "page/examples.json", &list)
	for _, e := range list {
		a := read(t, post(t, h, strings.Join(e.Query, "\n"), e.Variables))
		if len(a.Errors) > 0 || slices.Contains([]string{"", "null"}, string(a.Data)) {
			t.Errorf("%s: %+v %s", e.Name, a.Errors, a.Data)
		}
	}
}
