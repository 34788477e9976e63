package server

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func TestExploreServesTheFilesGivenAndNothingElse(t *testing.T) {
	files := fstest.MapFS{"style.grass": {Data: []byte("node {}")}}
	get := func(h http.Handler, path string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost"+path, nil)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	with := New(nil, nil, Options{Explore: files})
	if w := get(with, "/explore/style.grass"); w.Code != http.StatusOK || w.Body.String() != "node {}" {
		t.Errorf("GET /explore/style.grass = %d %q", w.Code, w.Body)
	}
	if w := get(with, "/explore/other"); w.Code != http.StatusNotFound {
		t.Errorf("GET /explore/other = %d, want 404", w.Code)
	}
	if w := get(New(nil, nil, Options{}), "/explore/style.grass"); w.Code != http.StatusNotFound {
		t.Errorf("without files: GET /explore/style.grass = %d, want 404", w.Code)
	}
}
