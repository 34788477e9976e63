package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/sqlite"
)

// TestTheLastVersionInARunWins takes in one article, then a run in which
// another version of it stands before it.
func TestTheLastVersionInARunWins(t *testing.T) {
	store := filepath.Join(t.TempDir(), "a.db")
	version := func(host string) string {
		return `{"url": "https://news.example/talks", "text": "President Ana Brandt met ` + host + ` in the old town hall of the city on Monday, and both of them left it again in the evening without a word."}` + "\n"
	}
	entente := func(stdin string, args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), args, &env{strings.NewReader(stdin), &stdout, &stderr, func(string) string { return "" }}); code != exitOK {
			t.Fatalf("entente %s: exit %d: %s", strings.Join(args, " "), code, stderr.String())
		}
		return stdout.String()
	}
	entente(version("Carl Okoye"), "ingest", "--store", store, "-")
	if got := entente(version("Dora Lindqvist")+version("Carl Okoye"), "ingest", "--store", store, "-"); !strings.Contains(got, "2 replaced") {
		t.Errorf("ingest says %q, want 2 replaced", got)
	}
	_, one, _ := strings.Cut(entente(version("Carl Okoye"), "ingest", "--store", filepath.Join(t.TempDir(), "b.db"), "-"), "; ")
	if got := entente(strings.Repeat(version("Carl Okoye"), 2), "ingest", "--store", filepath.Join(t.TempDir(), "c.db"), "-"); !strings.HasSuffix(got, "1 new, 1 unchanged, 0 replaced, 0 rejected; "+one) {
		t.Errorf("of one article twice ingest says %q, want %q", got, one)
	}
	if got := entente("", "export", "--store", store); !strings.Contains(got, "Okoye") || strings.Contains(got, "Lindqvist") {
		t.Errorf("the store holds %s", got)
	}
	if got := entente(version("Carl Okoye"), "ingest", "--store", store, "-"); !strings.Contains(got, "1 unchanged") {
		t.Errorf("ingest again says %q, want 1 unchanged", got)
	}
}

// interrupting is a stream of articles that ends the program's context after
// some of them.
type interrupting struct {
	line string
	left int
	stop context.CancelFunc
}

func (r *interrupting) Read(p []byte) (int, error) {
	if r.left == 0 {
		r.stop()
		return 0, io.EOF
	}
	r.left--
	return copy(p, strings.ReplaceAll(r.line, "talks", "talks-"+strings.Repeat("x", r.left))), nil
}

func TestIngestThatIsStoppedKeepsWhatItWroteAndGoesOn(t *testing.T) {
	store := filepath.Join(t.TempDir(), "a.db")
	const n = 3 * applyEvery
	ingest := func(ctx context.Context, stop context.CancelFunc) (code int, stdout, stderr string) {
		const line = `{"url": "https://news.example/talks", "text": "President Ana Brandt met Carl Okoye in the old town hall of the city on Monday, and both of them left it again in the evening without a word."}` + "\n"
		var out, talk bytes.Buffer
		code = run(ctx, []string{"ingest", "--store", store, "-"}, &env{&interrupting{line, n, stop}, &out, &talk, func(string) string { return "" }})
		return code, out.String(), talk.String()
	}
	ctx, cancel := context.WithCancel(t.Context())
	if code, _, talk := ingest(ctx, cancel); code != exitFail || !strings.Contains(talk, "stopped after ") || !strings.Contains(talk, "run the same command again") {
		t.Errorf("interrupted: exit %d, %q", code, talk)
	}
	code, summary, talk := ingest(t.Context(), func() {})
	if code != exitOK || !strings.HasPrefix(summary, "150 articles: ") || !strings.Contains(summary, " 0 rejected") {
		t.Errorf("again: exit %d, %q, %q", code, summary, talk)
	}
	var out, findings bytes.Buffer
	if code := run(t.Context(), []string{"verify", "--store", store}, &env{strings.NewReader(""), &out, &findings, func(string) string { return "" }}); code != exitOK {
		t.Errorf("verify: %s%s", out.String(), findings.String())
	}
}

func TestFoldersWithOtherFilesAreTakenIn(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"photo.jpg": "\xff\xd8\xff", "empty/.keep": "", "news/a.txt": "Ana Brandt met Carl Okoye."} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, verb := range [][]string{{"ingest", "--store", filepath.Join(dir, "a.db")}, {"extract"}} {
		var stdout, stderr bytes.Buffer
		e := &env{strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }}
		if code := run(t.Context(), append(verb, filepath.Join(dir)), e); code != exitOK || !strings.Contains(stderr.String(), "passed over") {
			t.Errorf("%s of a folder with a photo: exit %d, %s", verb[0], code, stderr.String())
		}
		if code := run(t.Context(), append(verb, filepath.Join(dir, "empty")), e); code != exitFail || !strings.Contains(stderr.String(), "there is no article in") {
			t.Errorf("%s of an empty folder: exit %d, %s", verb[0], code, stderr.String())
		}
	}
}

// TestWhatWasRetractedComesBackOnlyIfAskedFor takes an article in again that
// was retracted.
func TestWhatWasRetractedComesBackOnlyIfAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	ingest := func(flags ...string) (int, string) {
		var out bytes.Buffer
		e := &env{strings.NewReader("Ana Brandt met Carl Okoye."), &out, &out, func(string) string { return "" }}
		return run(t.Context(), append([]string{"ingest", "--store", path, "-"}, flags...), e), out.String()
	}
	if code, said := ingest(); code != exitOK {
		t.Fatal(said)
	}
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for b, err := range store.Batches(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Retract(t.Context(), b.Article.ID, "an error"); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if code, said := ingest(); code != exitFail || !strings.Contains(said, "rejected: restore: is not given, and this content was retracted on ") || !strings.Contains(said, ": an error; give it") {
		t.Errorf("ingest: exit %d, %s", code, said)
	}
	if code, said := ingest("--restore"); code != exitOK || !strings.Contains(said, "1 new") {
		t.Errorf("ingest --restore: exit %d, %s", code, said)
	}
}
