package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWrongStoresSayWhatToDo opens stores that cannot be opened.
func TestWrongStoresSayWhatToDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("neo4j/long-enough\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		address     string
		environment map[string]string
		want        string
	}{
		"another kind":           {"postgres://localhost", nil, "neo4j://"},
		"password in address":    {"bolt://neo4j:secret@localhost", nil, passwordVariable},
		"no password":            {"bolt://localhost", nil, passwordFileVariable},
		"two passwords":          {"bolt://localhost", map[string]string{passwordVariable: "a", passwordFileVariable: file}, "keep one"},
		"no such password file":  {"bolt://localhost", map[string]string{passwordFileVariable: file + "x"}, passwordFileVariable},
		"nobody there":           {"bolt://127.0.0.1:1", map[string]string{passwordFileVariable: file}, "try again"},
		"a folder as a database": {filepath.Dir(file), nil, filepath.Dir(file)},
	} {
		var stdout, stderr bytes.Buffer
		getenv := func(key string) string { return c.environment[key] }
		code := run(t.Context(), []string{"stats", "--store", c.address}, &env{strings.NewReader(""), &stdout, &stderr, getenv})
		if code == exitOK || !strings.Contains(stderr.String(), c.want) {
			t.Errorf("%s: exit %d, %q, want an error with %q", name, code, stderr.String(), c.want)
		}
		if strings.Contains(stderr.String(), "secret") || strings.Contains(stderr.String(), "long-enough") {
			t.Errorf("%s: the error tells the password: %s", name, stderr.String())
		}
	}
}
