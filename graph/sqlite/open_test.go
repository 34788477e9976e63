package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/sqlite"
	"entente/graph/synthetic"
)

// database makes a SQLite file with the given statements.
func database(t *testing.T, statements ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "some.db")
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOpenRefusesWhatIsNotItsOwnAndLeavesItAlone(t *testing.T) {
	text := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("my notes\n", 50)), 0o644); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(t.TempDir(), "short.txt")
	if err := os.WriteFile(short, []byte("SQLite format 3\x00"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, path, says string }{
		{"another program's database", database(t, `CREATE TABLE mine (x)`), "another program"},
		{"another program's mark", database(t, `PRAGMA application_id = 7`, `CREATE TABLE mine (x)`), "another program"},
		{"a newer version", database(t, `PRAGMA application_id = 0x656E7465`, `CREATE TABLE later (x)`, `PRAGMA user_version = 1000`), "newer"},
		{"a newer version in a log", database(t, `PRAGMA journal_mode = wal`, `PRAGMA application_id = 0x656E7465`, `PRAGMA user_version = 1000`), "newer"},
		{"a text", text, "no SQLite database"},
		{"half a header", short, "no SQLite database"},
	} {
		before, err := os.ReadFile(test.path)
		if err != nil {
			t.Fatal(err)
		}
		s, err := sqlite.Open(t.Context(), test.path)
		if !errors.Is(err, sqlite.ErrForeign) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), test.path) {
			t.Errorf("%s: Open gives %v, %v, want ErrForeign that says %q", test.name, s, err, test.says)
		}
		if after, err := os.ReadFile(test.path); err != nil || !bytes.Equal(after, before) {
			t.Errorf("%s: the file was changed (%v)", test.name, err)
		}
	}
	if _, err := sqlite.Open(t.Context(), t.TempDir()); err == nil {
		t.Error("a folder is opened")
	}
	blocked := filepath.Join(text, "below", "a.db")
	if _, err := sqlite.Open(t.Context(), blocked); err == nil {
		t.Error("a file below a file is opened")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "a.db")); !errors.Is(err, context.Canceled) {
		t.Errorf("Open with a cancelled context gives %v", err)
	}
}

func TestOpenReportsAMigrationThatFails(t *testing.T) {
	path := database(t, `PRAGMA application_id = 0x656E7465`, `CREATE TABLE relation (mine)`)
	for range 2 {
		if s, err := sqlite.Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "relation") {
			t.Errorf("Open gives %v, %v, want an error that names the table", s, err)
		}
	}
}

func TestOpenMakesFoldersAndKeepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder #1?", "100%.db")
	for round := range 2 {
		s, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		receipts, err := s.Apply(t.Context(), []graph.Batch{graphtest.Whole()})
		if want := []graph.Outcome{graph.Created, graph.Unchanged}[round]; err != nil || receipts[0].Outcome != want {
			t.Errorf("round %d: Apply gives %+v, %v, want %s", round, receipts, err, want)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestTwoStoresOnOneFileSeeEachOther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	one, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	other, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	g := synthetic.Generator{Seed: 1, Articles: 30}
	for i := range g.Articles {
		for _, s := range []*sqlite.Store{one, other} {
			if _, err := s.Apply(t.Context(), []graph.Batch{g.Batch(i, 0)}); err != nil {
				t.Fatal(err)
			}
			// What one writes, the other finds by its words at once.
			page, err := other.FindArticles(t.Context(), []graph.ArticleQuery{{
				Where: graph.ArticleFilter{Text: "what did"}, Order: graph.Order{Field: graph.ByRelevance}, Slice: graph.Slice{First: 100},
			}})
			if err != nil || len(page[0].Rows) != i+1 {
				t.Fatalf("after article %d: %d found, %v", i, len(page[0].Rows), err)
			}
		}
	}
	if err := graph.Verify(t.Context(), other, func(f graph.Finding) { t.Error(f) }); err != nil {
		t.Error(err)
	}
}

func TestDefaultPathIsUnderTheUsersData(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Setenv("LocalAppData", `C:\Data`)
		path, err := sqlite.DefaultPath()
		if err != nil || filepath.Base(path) != "entente.db" {
			t.Errorf("DefaultPath() = %q, %v", path, err)
		}
		return
	}
	t.Setenv("HOME", "/home/lena")
	for dir, want := range map[string]string{"": "/home/lena/.local/share/entente/entente.db", "/data": "/data/entente/entente.db", "relative": "/home/lena/.local/share/entente/entente.db"} {
		t.Setenv("XDG_DATA_HOME", dir)
		if path, err := sqlite.DefaultPath(); err != nil || path != want {
			t.Errorf("with %q DefaultPath() = %q, %v, want %q", dir, path, err, want)
		}
	}
}

// TestCloseLeavesOneFile lets the graph be moved or copied as one file.
func TestCloseLeavesOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(t.Context(), []graph.Batch{graphtest.Whole()}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Info(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{"-wal", "-shm"} {
		if info, err := os.Stat(path + ending); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is left: %v", path+ending, info.Size())
		}
	}
}
