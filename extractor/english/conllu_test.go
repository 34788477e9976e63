package english

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with the file called name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s:\n got %s\nwant %s", path, got, want)
	}
}

const written = "“Talks failed,” said Odalys Brennecke,\n\tthe minister.  She's in Lisbon;\u00a0Ann isn't.\n\n"

func TestConllu(t *testing.T) {
	golden(t, "written.conllu.golden", Analyse(written).AppendConllu(nil, "an id"))
}

func TestJSON(t *testing.T) {
	golden(t, "written.json.golden", Analyse(written).AppendJSON(nil, "an id"))
}

func TestJSONHasTheShapeOfTheFixtures(t *testing.T) {
	a := New(Options{Reference: true})
	for _, row := range readAll[[]struct {
		Text      string
		Reference json.RawMessage
	}](t, filepath.Join("testdata", "intermediate.json.gz"))[0] {
		var want, got map[string]any
		if err := json.Unmarshal(row.Reference, &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(a.Analyse(row.Text).AppendJSON(nil, want["id"].(string)), &got); err != nil {
			t.Fatal(err)
		}
		for _, fields := range []map[string]any{want, got} {
			for name := range fields {
				g, _ := json.Marshal(got[name])
				w, _ := json.Marshal(want[name])
				if string(g) != string(w) {
					t.Errorf("%s: %s = %s, want %s", want["id"], name, g, w)
				}
			}
		}
	}
}

func TestConlluIsValidForEveryFixture(t *testing.T) {
	for _, f := range ownFixtures(t) {
		d := f.doc()
		d.index()
		validConllu(t, d, string(d.AppendConllu(nil, f.ID)))
	}
}

// validConllu fails where s is not the CoNLL-U of d: ten columns a word,
// numbers from 1, one root a sentence above all others, and texts that come
// out of the words and their spaces.
func validConllu(t *testing.T, d *Doc, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("not UTF-8: %q", s)
	}
	words := 0
	for i := range d.Tokens {
		if !isBlank(d.Word(i)) {
			words++
		}
	}
	if s != "" && !strings.HasSuffix(s, "\n\n") {
		t.Fatalf("the last block does not end: %q", s)
	}
	ids := map[string]bool{}
	for block := range strings.SplitSeq(strings.TrimSuffix(s, "\n\n"), "\n\n") {
		if s == "" {
			break
		}
		words -= validSentence(t, block, ids)
	}
	if words != 0 {
		t.Fatalf("%d words are missing in\n%s", words, s)
	}
}

// validSentence returns the number of words.
func validSentence(t *testing.T, block string, ids map[string]bool) int {
	t.Helper()
	var text, built string
	var heads []int
	for line := range strings.SplitSeq(block, "\n") {
		if comment, ok := strings.CutPrefix(line, "# "); ok {
			key, value, _ := strings.Cut(comment, " = ")
			switch key {
			case "text":
				text = value
			case "sent_id":
				if ids[value] || strings.ContainsAny(value, " \t") {
					t.Fatalf("sent_id %q", value)
				}
				ids[value] = true
			case "newdoc id":
			default:
				t.Fatalf("comment %q", line)
			}
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 10 || columns[0] != strconv.Itoa(len(heads)+1) {
			t.Fatalf("word %d: %q", len(heads)+1, line)
		}
		for _, c := range columns {
			if c == "" || strings.TrimFunc(c, isSpace) != c {
				t.Fatalf("a column of %q is empty or has white space around it", line)
			}
		}
		head, err := strconv.Atoi(columns[6])
		if err != nil || (head == 0) != (columns[7] == "root") {
			t.Fatalf("head and label in %q", line)
		}
		heads = append(heads, head)
		built += columns[1]
		if !strings.Contains(columns[9], "SpaceAfter=No") {
			built += " "
		}
	}
	if strings.TrimSuffix(built, " ") != text {
		t.Fatalf("# text = %q, but the words give %q", text, built)
	}
	roots := 0
	for i, head := range heads {
		if head == 0 {
			roots++
		}
		for at, steps := i+1, 0; at != 0; at = heads[at-1] {
			if steps++; steps > len(heads) {
				t.Fatalf("word %d is above itself in\n%s", i+1, block)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots in\n%s", roots, block)
	}
	return len(heads)
}
