// Package synthetic makes graphs of any size, and measures stores with them.
package synthetic

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"entente/graph"
)

// Generator makes articles of a synthetic graph, with a few entities in very
// many articles and many in one, people who share a name, and every kind and
// status. The same values give the same articles, on any machine.
type Generator struct {
	Seed     uint64
	Articles int // of the whole graph, which has about as many entities
	Words    int // of an article's text, at least; 0 for no more than its claims and quotes need
}

// Batch is article i, from 0, in one of its versions.
func (g Generator) Batch(i, version int) graph.Batch {
	w := &writer{
		Generator: g,
		rng:       rand.New(rand.NewPCG(g.Seed, uint64(i)<<16|uint64(version))),
		cast:      map[string]*graph.Appearance{},
	}
	in := graph.Input{
		URL: fmt.Sprintf("https://news-%d.example/%d", i%20, i), Title: fmt.Sprintf("Report %d", i),
		Publisher: publishers[i%len(publishers)], PublishedAt: w.date(i),
	}
	w.key = in.URL
	for range 2 + w.rng.IntN(3) {
		w.sentence()
	}
	for range 1 + w.rng.IntN(3) {
		w.speech()
	}
	for words := strings.Count(w.text.String(), " "); words < g.Words; words += 15 {
		w.filler()
	}
	in.Text = w.text.String()
	return w.batch(in)
}

// Batches are all articles in their first version.
func (g Generator) Batches() []graph.Batch {
	out := make([]graph.Batch, g.Articles)
	for i := range out {
		out[i] = g.Batch(i, 0)
	}
	return out
}

var publishers = []string{"The Pallas Post", "Keld Daily", "Voice of Tolvia", "", "Morrow Wire", "the pallas post"}

var syllables = []string{"ka", "ro", "vel", "min", "sa", "tur", "ed", "ol", "pra", "ni", "zé", "lun", "bor", "ai", "fen", "dra", "šo", "mi", "gal", "ter"}

// word is an invented word, always the same for a number.
func word(n uint64, parts int) string {
	n *= 0x9E3779B97F4A7C15
	var b strings.Builder
	for range parts {
		b.WriteString(syllables[n%uint64(len(syllables))])
		n /= uint64(len(syllables))
	}
	first, size := utf8.DecodeRuneInString(b.String())
	return string(unicode.ToUpper(first)) + b.String()[size:]
}

// writer writes one article.
type writer struct {
	Generator
	rng    *rand.Rand
	key    string
	text   strings.Builder
	cast   map[string]*graph.Appearance
	spans  []place
	claims []draftClaim
	quotes []draftQuote
}

type place struct {
	key  string
	span graph.Span
	kind graph.MentionKind
}

type draftClaim struct {
	claim             graph.Claim
	from, to, at, via string // identity keys
	evidence, trigger graph.Span
}

type draftQuote struct {
	kind                      graph.QuoteKind
	speaker, unnamed          string // identity key or text
	addressee                 string
	fragments                 []graph.Span
	evidence                  graph.Span
	fromMention, aboutMention graph.Span
	about                     string
}

func (w *writer) date(i int) graph.Date {
	day := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, (i*7919)%3650).Format(time.DateOnly)
	switch w.rng.IntN(30) {
	case 0:
		return ""
	case 1:
		return graph.Date(day[:7])
	}
	return graph.Date(day)
}

// rank picks from 0 to n-1, small numbers far more often.
func (w *writer) rank(n int) uint64 {
	return rand.NewZipf(w.rng, 1.2, 4, uint64(n-1)).Uint64()
}

// pick casts an entity of a kind and gives its key.
func (w *writer) pick(kind graph.EntityKind) string {
	a := graph.Appearance{Kind: kind}
	switch kind {
	case graph.Person:
		n := w.rank(max(10, w.Articles*6/10))
		a.Name = word(n/2+1, 2) + " " + word(n+7, 3) // two numbers share a first name
		a.Key = "person:" + graph.Fold(a.Name)
		if n%5 == 4 { // known by a surname that many have
			a.Name = word(n%97, 2)
			a.Key = "person:" + graph.Fold(a.Name) + "@" + w.key
		}
	case graph.Country:
		n := w.rank(90)
		a.Name, a.Key = word(n+1000, 2)+"ia", fmt.Sprintf("country:Z%02d", n)
		a.Facts = graph.Facts{ISOCode: fmt.Sprintf("Z%02d", n), Demonyms: []string{word(n+1000, 2) + "ian"}}
	case graph.Organisation:
		n := w.rank(max(10, w.Articles*2/10))
		a.Name = word(n+2000, 3) + " " + []string{"Party", "Council", "Bank", "Agency"}[n%4]
		a.Key = "organisation:" + graph.Fold(a.Name)
		a.Facts.HomeCountry = fmt.Sprintf("Z%02d", n%90)
	case graph.Place:
		n := w.rank(max(10, w.Articles*2/10))
		a.Name, a.Key = word(n+5000, 3), fmt.Sprintf("place:%d", n+1)
		a.Facts = graph.Facts{GeonameID: int(n) + 1, Latitude: float64(n%170) - 85, Longitude: float64(n%350) - 175, HomeCountry: fmt.Sprintf("Z%02d", n%90)}
	}
	if w.cast[a.Key] == nil {
		w.cast[a.Key] = &a
	}
	return a.Key
}

// other picks an entity that is not the given one.
func (w *writer) other(kinds []graph.EntityKind, not string) string {
	for {
		if key := w.pick(kinds[w.rng.IntN(len(kinds))]); key != not {
			return key
		}
	}
}

// write adds words to the text and gives where they stand.
func (w *writer) write(s string) graph.Span {
	start := w.text.Len()
	w.text.WriteString(s)
	return graph.Span{Start: start, End: w.text.Len()}
}

// name writes the name of an entity, for a person at times only the last.
func (w *writer) name(key string) graph.Span {
	a := w.cast[key]
	name := a.Name
	if i := strings.LastIndexByte(name, ' '); a.Kind == graph.Person && i > 0 && w.rng.IntN(3) == 0 {
		name = name[i+1:]
	}
	s := w.write(name)
	w.spans = append(w.spans, place{key, s, graph.Name})
	return s
}

// shares are how the claims of the sample articles divide among the kinds that
// sentences state, in percent.
var shares = []struct {
	kind  graph.RelationKind
	share int
}{
	{graph.HoldsPosition, 37},
	{graph.MetWith, 19},
	{graph.Visited, 12},
	{graph.LocatedIn, 11},
	{graph.Criticises, 11},
	{graph.Disputes, 10},
}

// kind picks what a sentence states.
func (w *writer) kind() graph.Kind {
	n := w.rng.IntN(100)
	for _, s := range shares {
		if n -= s.share; n < 0 {
			return graph.KindOf(s.kind)
		}
	}
	panic("the shares are less than the whole")
}

// sentence writes a claim.
func (w *writer) sentence() {
	row := w.kind()
	from := w.other(row.From, "")
	to := w.other(row.To, from)
	c := graph.Claim{Kind: row.Kind, Status: graph.Actual, Certainty: graph.Certain, Rule: "generated." + strings.ToLower(string(row.Kind))}
	if len(row.Statuses) > 1 {
		c.Status = []graph.Status{graph.Planned, graph.Planned, graph.Planned, graph.Denied, graph.Actual, graph.Actual, graph.Actual, graph.Actual}[w.rng.IntN(8)]
	}
	d := draftClaim{from: from, to: to}
	start := w.text.Len()
	c.FromMention = w.name(from)
	w.write(" ")
	d.trigger = w.write(row.Reads[c.Status])
	w.write(" ")
	c.ToMention = w.name(to)
	w.detail(&c, &d)
	w.write(".")
	d.evidence = graph.Span{Start: start, End: w.text.Len()}
	w.write(" ")
	d.claim = c
	w.claims = append(w.claims, d)
}

// detail gives a claim what its kind may have.
func (w *writer) detail(c *graph.Claim, d *draftClaim) {
	switch c.Kind {
	case graph.MetWith:
		c.Mode = []graph.Mode{graph.InPerson, graph.Remote, graph.UnknownMode}[w.rng.IntN(3)]
		if w.rng.IntN(2) == 0 {
			d.at = w.other([]graph.EntityKind{graph.Place, graph.Country}, d.to)
			w.write(" in ")
			w.name(d.at)
		}
	case graph.HoldsPosition:
		c.Tense = []graph.Tense{graph.Current, graph.Current, graph.Former, graph.Future}[w.rng.IntN(4)]
		c.Title = []string{"president", "President", "vice chairman", "minister of trade", "mayor"}[w.rng.IntN(5)]
		w.write(" as " + c.Title)
	case graph.Disputes, graph.Criticises:
		if w.rng.IntN(2) == 0 {
			c.Over = &graph.Over{Text: "the islands"}
			w.write(" over the islands")
		}
	}
	if w.rng.IntN(2) == 0 {
		day := time.Date(2010+w.rng.IntN(10), time.Month(1+w.rng.IntN(12)), 1+w.rng.IntN(28), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		c.Date = &graph.ClaimDate{Value: graph.Date(day[:[]int{4, 7, 10, 10}[w.rng.IntN(4)]]), Basis: graph.Stated, Text: "then"}
		w.write(" then")
	}
	switch w.rng.IntN(6) {
	case 0:
		c.Certainty = graph.Probable
		w.write(", reportedly")
	case 1:
		c.AttributedTo = &graph.Source{Text: "two officials"}
		w.write(", two officials said")
	case 2:
		d.via = w.pick(graph.Organisation)
		c.AttributedTo = &graph.Source{Text: w.cast[d.via].Name}
		w.write(", said ")
		w.name(d.via)
	case 3:
		p := float64(w.rng.IntN(101)) / 100
		c.Confidence = &p
	}
}

// speech writes a quote.
func (w *writer) speech() {
	q := draftQuote{kind: graph.Direct}
	start := w.text.Len()
	w.write("“")
	first := w.text.Len()
	w.write("We " + []string{"welcome", "regret", "expect", "doubt"}[w.rng.IntN(4)] + " what ")
	q.about = w.pick(graph.Country)
	q.aboutMention = w.name(q.about)
	w.write(" did")
	q.fragments = append(q.fragments, graph.Span{Start: first, End: w.text.Len()})
	w.write(",” ")
	switch w.rng.IntN(5) {
	case 0:
		q.unnamed = "an official"
		w.write(q.unnamed)
	default:
		q.speaker = w.other([]graph.EntityKind{graph.Person, graph.Person, graph.Organisation}, "")
		q.fromMention = w.name(q.speaker)
	}
	w.write(" told ")
	q.addressee = w.other([]graph.EntityKind{graph.Person}, q.speaker)
	w.name(q.addressee)
	if w.rng.IntN(3) == 0 {
		w.write(", “")
		s := w.text.Len()
		w.write("and so does everyone")
		q.fragments = append(q.fragments, graph.Span{Start: s, End: w.text.Len()})
		w.write("”")
	}
	w.write(".")
	q.evidence = graph.Span{Start: start, End: w.text.Len()}
	w.write(" ")
	w.quotes = append(w.quotes, q)
}

// filler writes 15 words that say nothing.
func (w *writer) filler() {
	for i := range 15 {
		if i > 0 {
			w.write(" ")
		}
		w.write(strings.ToLower(word(w.rank(20_000)+9000, 3)))
	}
	w.write(". ")
}

// batch puts what was written together.
func (w *writer) batch(in graph.Input) graph.Batch {
	a, err := graph.NewArticle(in)
	if err != nil {
		panic(err) // the generator's own mistake
	}
	a.ExtractorVersion = "generated 1"
	a.IngestedAt = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(len(in.Text)) * time.Minute)
	b, text := graph.Batch{Article: a}, graph.NewText(a.Text)
	refs := map[string]graph.Ref{"": {}}
	slices.SortFunc(w.spans, func(x, y place) int { return x.span.Start - y.span.Start })
	for _, p := range w.spans {
		x := w.cast[p.key]
		if len(x.Mentions) == 0 {
			x.ID = graph.AppearanceID(a.ID, p.span)
			refs[p.key] = graph.Ref{Appearance: x.ID}
		}
		x.Mentions = append(x.Mentions, text.Mention(p.span, p.kind))
	}
	if in.Publisher != "" {
		key := "organisation:" + graph.Fold(in.Publisher)
		refs["publisher"] = graph.Ref{Appearance: graph.AppearanceID(a.ID, graph.Span{})}
		b.Appearances = append(b.Appearances, graph.Appearance{ID: refs["publisher"].Appearance, Kind: graph.Organisation, Key: key, Name: in.Publisher})
	}
	for _, x := range w.cast {
		if len(x.Mentions) > 0 {
			b.Appearances = append(b.Appearances, *x)
		}
	}
	for _, d := range w.claims {
		c := d.claim
		c.Article, c.From, c.To, c.Place = a.ID, refs[d.from], refs[d.to], refs[d.at]
		if c.AttributedTo != nil {
			c.AttributedTo.Ref = refs[d.via]
		}
		c.Evidence, c.Trigger = text.Evidence(d.evidence, d.evidence), text.Evidence(d.trigger, d.evidence)
		c.ID = graph.ClaimID(&c)
		b.Claims = append(b.Claims, c)
	}
	for _, d := range w.quotes {
		w.quote(&b, text, d, refs)
	}
	b.Sort()
	return b
}

// quote adds a quote, and the claims that it makes.
func (w *writer) quote(b *graph.Batch, text *graph.Text, d draftQuote, refs map[string]graph.Ref) {
	q := graph.Quote{
		Article: b.Article.ID, Kind: d.kind, Speaker: graph.Source{Text: d.unnamed, Ref: refs[d.speaker]},
		Addressee: &graph.Source{Text: w.cast[d.addressee].Name, Ref: refs[d.addressee]},
		Cue:       "told", CueLemma: "tell", Evidence: text.Evidence(d.evidence, d.evidence), Rule: "generated",
	}
	if d.speaker != "" {
		q.Speaker.Text = w.cast[d.speaker].Name
	}
	if d.about != d.speaker {
		q.About = []graph.Ref{refs[d.about]}
	}
	var words []string
	for _, f := range d.fragments {
		q.Fragments = append(q.Fragments, text.Evidence(f, d.evidence))
		words = append(words, q.Fragments[len(words)].Quote)
	}
	q.Text = strings.Join(words, " ")
	q.ID = graph.QuoteID(q.Article, q.Kind, d.fragments[0])
	b.Quotes = append(b.Quotes, q)
	if d.speaker == "" || refs["publisher"] == (graph.Ref{}) || w.cast[d.speaker].Key == "organisation:"+graph.Fold(b.Article.Publisher) {
		return
	}
	c := graph.Claim{
		Article: q.Article, Kind: graph.Quoted, Status: graph.Actual, Certainty: graph.Certain, From: refs["publisher"], To: q.Speaker.Ref,
		ToMention: d.fromMention, Evidence: q.Evidence, Quote: q.ID, Rule: "generated.quoted",
	}
	c.ID = graph.ClaimID(&c)
	b.Claims = append(b.Claims, c)
}
