package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestBrowserPrintsAddressStyleAndQueries(t *testing.T) {
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"browser", "--url", "http://localhost:17474"}, &env{strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }})
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	for _, want := range []string{"http://localhost:17474/browser/", "\n:style node {", "// Who disputes what with whom?\n:params {}\nMATCH"} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("it does not print %q", want)
		}
	}
}
