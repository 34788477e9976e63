package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExtractWritesEachArticleIntoAFileOfItsOwn gives ids that name folders,
// that are too long for a file system, and that come twice.
func TestExtractWritesEachArticleIntoAFileOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	article := func(id string) string { return `{"id": "` + id + `", "text": "Ana Brandt met Carl Okoye."}` + "\n" }
	long := strings.Repeat("é", 100)
	in := article("../../x") + article(long+"1") + article(long+"2") + article("a") + article("b") + article("a")
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"extract", "--out", filepath.Join(dir, "out"), "--html", filepath.Join(dir, "html"), "-"},
		&env{strings.NewReader(in), &stdout, &stderr, func(string) string { return "" }})
	if want := `-:6: rejected: id: "a" is that of -:4 too`; code != exitFail || !strings.Contains(stderr.String(), want) {
		t.Errorf("exit %d, %q, want %d, %q", code, stderr.String(), exitFail, want)
	}
	for _, sub := range []string{"out", "html"} {
		files, err := os.ReadDir(filepath.Join(dir, sub))
		if err != nil || len(files) != 5 {
			t.Errorf("%s holds %v, %v, want 5 files", sub, files, err)
		}
	}
	if top, err := os.ReadDir(dir); err != nil || len(top) != 2 {
		t.Errorf("beside the folders stands %v, %v", top, err)
	}
}
