package pipeline_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"entente/extractor/pipeline"
	"entente/graph"
)

func page(t *testing.T, in graph.Input) string {
	t.Helper()
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := p.Extract(in)
	if r.Rejection != nil {
		t.Fatal(r.Rejection)
	}
	var out strings.Builder
	if err := pipeline.WritePage(&out, r.Batch); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestPageMarksEntitiesQuotesAndRelations(t *testing.T) {
	got := page(t, inputs(1)[0])
	for _, want := range []string{
		`<mark class="PERSON" title="Ana Kovač">Ana Kovač</mark>`, `<span class="quote" title="Ana Kovač">We agreed on 2 bridges,</span>`,
		`<b>Ana Kovač</b> met with <b>Lukas Steindl</b> <small>2024-05-02 · Vienna</small>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("page = %s\nwant %s in it", got, want)
		}
	}
}

// TestPageTakesTextAsData hands in markup wherever an article has text.
func TestPageTakesTextAsData(t *testing.T) {
	const evil = `<script>alert(1)</script><img src=x onerror="alert(2)"> {{.Title}} </title></style>`
	in := inputs(1)[0]
	in.Title, in.Publisher = evil, evil
	in.Text += " " + evil + ` “A ` + evil + ` bridge for everybody,” Kovač said.`
	got := page(t, in)
	tags := regexp.MustCompile(`<[/!]?([a-z1-6]+)`)
	for _, m := range tags.FindAllStringSubmatch(got, -1) {
		switch m[1] {
		case "doctype", "html", "meta", "title", "style", "h1", "h2", "p", "small", "mark", "span", "div", "ol", "li", "b", "br":
		default:
			t.Errorf("the page has a tag %s", m[0])
		}
	}
	if strings.Contains(got, "onerror=\"") {
		t.Error("an attribute of the text came through")
	}
	start := strings.Index(got, `<div class="text">`) + len(`<div class="text">`)
	body := got[start : start+strings.Index(got[start:], "</div>")]
	if text := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, "")); text != in.Text {
		t.Errorf("the page's text = %q, want %q", text, in.Text)
	}
}
