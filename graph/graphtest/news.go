package graphtest

import (
	"slices"
	"strings"
	"time"

	"entente/graph"
)

// News is a small graph that a reader can hold in the head, for tests of what
// stands above a store: seven articles by two publishers, one without a date,
// in which every kind of relation, status, certainty, tense, mode, basis of a
// date, kind of quote and kind of mention occurs, claims with every sort of
// source, and a meeting that is both reported and denied. IngestedAt is set.
func News() []graph.Batch {
	list := []graph.Batch{summit(), denial(), plan(), dispute(), echo(), call(), letter()}
	for i := range list {
		list[i].Article.IngestedAt = ingested.AddDate(0, 0, i)
	}
	return list
}

var ingested = time.Date(2024, 6, 1, 9, 0, 0, 0, time.UTC)

const (
	post   = "Meridian Post"
	herald = "Coastal Herald"
)

func summit() graph.Batch {
	d := story("https://post.example/2024/accra-summit", post, "2024-03-04", "Norway and Ghana talk fish in Accra",
		"Astrid Halvorsen, Foreign Minister of Norway, met President Kwame Boateng of Ghana in Accra on Monday. "+
			"The two spoke for an hour about fishing rights off the Norwegian coast 🐟. "+
			"“We have opened a door,” Halvorsen told Boateng, “and nobody will close it.” "+
			"Boateng said the talks with Halvorsen were frank. "+
			"Accra, in Ghana, is the first stop of the minister on her journey.")
	halvorsen, boateng := d.person("Astrid Halvorsen", "Halvorsen"), d.person("Kwame Boateng", "Boateng")
	d.refers(halvorsen, graph.Role, "the minister").refers(halvorsen, graph.Pronoun, "The two", "her").refers(boateng, graph.Pronoun, "The two")
	norway, ghana, accra := d.norway(), d.ghana(), d.accra()
	d.refers(norway, graph.Demonym, "Norwegian")
	outlet := d.Appear(graph.Organisation, "meridian post", post)
	d.Claim(graph.MetWith, halvorsen, boateng, d.sentence("met President"), trigger(d, "met"), func(c *graph.Claim) {
		c.Mode, c.Place, c.Confidence = graph.InPerson, accra, some(.92)
		c.Date = &graph.ClaimDate{Value: "2024-03-04", Basis: graph.Relative, Text: "on Monday"}
	})
	d.Claim(graph.Visited, halvorsen, accra, d.sentence("met President"))
	d.Claim(graph.HoldsPosition, halvorsen, norway, d.sentence("met President"), title("Foreign Minister", graph.Current))
	d.Claim(graph.HoldsPosition, boateng, ghana, d.sentence("met President"), title("President", graph.Current))
	d.Claim(graph.LocatedIn, accra, ghana, "Accra, in Ghana,")
	door := d.Quote(graph.Direct, said("Halvorsen", halvorsen), []string{"We have opened a door", "and nobody will close it"}, func(q *graph.Quote) {
		q.Addressee, q.Cue, q.CueLemma = source("Boateng", boateng), "told", "tell"
		q.Date = &graph.ClaimDate{Value: "2024-03-04", Basis: graph.Relative, Text: "on Monday"}
		q.Confidence = some(.97)
	})
	frank := d.Quote(graph.Indirect, said("Boateng", boateng), []string{"the talks with Halvorsen were frank"}, func(q *graph.Quote) { q.About = []graph.Ref{halvorsen} })
	d.Claim(graph.Quoted, outlet, halvorsen, d.sentence("opened"), inQuote(door))
	d.Claim(graph.Quoted, outlet, boateng, d.sentence("frank"), inQuote(frank))
	d.Claim(graph.SpokeTo, halvorsen, boateng, d.sentence("opened"), inQuote(door))
	return d.whole()
}

func denial() graph.Batch {
	d := story("https://herald.example/no-meeting", herald, "2024-03-06", "Officials deny Accra talks",
		"Astrid Halvorsen did not meet Kwame Boateng in Accra, two officials said. "+
			"“There was no meeting,” said one of them. "+
			"Halvorsen never visited Accra, the Atlantic Fisheries Council said in a statement.")
	halvorsen, boateng := d.person("Astrid Halvorsen", "Halvorsen"), d.person("Kwame Boateng")
	accra, council := d.accra(), d.council()
	outlet := d.Appear(graph.Organisation, "coastal herald", herald)
	d.Claim(graph.MetWith, halvorsen, boateng, d.sentence("did not meet"), trigger(d, "did not meet"), func(c *graph.Claim) {
		c.Status, c.Place, c.AttributedTo = graph.Denied, accra, &graph.Source{Text: "two officials"}
	})
	d.Claim(graph.Visited, halvorsen, accra, d.sentence("never visited"), trigger(d, "visited"), func(c *graph.Claim) {
		c.Status, c.AttributedTo = graph.Denied, source("the Atlantic Fisheries Council", council)
	})
	d.Quote(graph.Direct, graph.Source{Text: "one of them"}, []string{"There was no meeting"}, func(q *graph.Quote) { q.Outlet = outlet })
	return d.whole()
}

func plan() graph.Batch {
	d := story("https://post.example/2024/lisbon", post, "2024-03-08", "Halvorsen turns to Lisbon",
		"Astrid Halvorsen will reportedly meet Lena Okafor, who chairs the Atlantic Fisheries Council, in Lisbon next week, Okafor said. "+
			"Okafor, a former mayor of Lisbon, becomes director of the Harbour Union in May. "+
			"She said it was “high time” that Norway listened to fishermen. "+
			"Kwame Boateng criticises the Atlantic Fisheries Council over the quota.")
	halvorsen, okafor, boateng := d.person("Astrid Halvorsen"), d.person("Lena Okafor", "Okafor"), d.person("Kwame Boateng")
	d.refers(okafor, graph.Pronoun, "She")
	norway, lisbon, council := d.norway(), d.lisbon(), d.council()
	union := d.Appear(graph.Organisation, "harbour union", "Harbour Union", "Harbour Union")
	planned := func(c *graph.Claim) {
		c.Status, c.Certainty, c.AttributedTo = graph.Planned, graph.Probable, source("Okafor", okafor)
		c.Date = &graph.ClaimDate{Value: "2024-03", Basis: graph.Relative, Text: "next week"}
	}
	d.Claim(graph.MetWith, halvorsen, okafor, d.sentence("reportedly"), trigger(d, "meet"), planned)
	d.Claim(graph.Visited, halvorsen, lisbon, d.sentence("reportedly"), planned)
	d.Claim(graph.HoldsPosition, okafor, council, d.sentence("chairs"), title("chair", graph.Current))
	d.Claim(graph.HoldsPosition, okafor, lisbon, d.sentence("former mayor"), title("mayor", graph.Former))
	d.Claim(graph.HoldsPosition, okafor, union, d.sentence("director"), title("director", graph.Future), func(c *graph.Claim) {
		c.Date = &graph.ClaimDate{Value: "2024-05", Basis: graph.Stated, Text: "in May"}
	})
	d.Claim(graph.Criticises, boateng, council, d.sentence("criticises"), trigger(d, "criticises"), func(c *graph.Claim) {
		c.Over, c.Confidence = &graph.Over{Text: "the quota"}, some(.61)
	})
	clause := d.Quote(graph.Indirect, said("She", okafor), []string{"it was “high time” that Norway listened to fishermen"}, func(q *graph.Quote) { q.About = []graph.Ref{norway} })
	d.Quote(graph.Mixed, said("She", okafor), []string{"high time"}, func(q *graph.Quote) { q.Within = clause })
	return d.whole()
}

func dispute() graph.Batch {
	d := story("https://herald.example/islands", herald, "2024-04", "Old quarrel over the Selvagem rocks",
		"Portugal and Norway dispute the Selvagem rocks. "+
			"Norway may have met the Harbour Union today, a diplomat said. "+
			"São João, a village on the rocks, is in Portugal.")
	portugal, norway := d.Appear(graph.Country, "PT", "Portugal", "Portugal"), d.norway()
	rocks := d.Appear(graph.Place, "selvagem rocks", "Selvagem rocks", "Selvagem rocks")
	village := d.Appear(graph.Place, "sao joao", "São João", "São João")
	union := d.Appear(graph.Organisation, "harbour union", "Harbour Union", "Harbour Union")
	mutual := func(c *graph.Claim) { c.Mutual, c.Over = true, &graph.Over{Text: "the Selvagem rocks", Ref: rocks} }
	d.Claim(graph.Disputes, portugal, norway, d.sentence("dispute"), trigger(d, "dispute"), mutual)
	d.Claim(graph.Disputes, norway, portugal, d.sentence("dispute"), trigger(d, "dispute"), mutual)
	d.Claim(graph.MetWith, norway, union, d.sentence("may have"), func(c *graph.Claim) {
		c.Certainty, c.AttributedTo = graph.Possible, &graph.Source{Text: "a diplomat"}
		c.Date = &graph.ClaimDate{Value: "2024-04", Basis: graph.Publication, Text: "today"}
	})
	d.Claim(graph.LocatedIn, village, portugal, d.sentence("São João"))
	return d.whole()
}

func echo() graph.Batch {
	d := story("https://herald.example/accra-again", herald, "2024-03-05", "A handshake in Accra",
		"Astrid Halvorsen met Kwame Boateng in Accra on March 4, the Meridian Post reported. "+
			"“A door is open,” Halvorsen told the Meridian Post.")
	halvorsen, boateng, accra := d.person("Astrid Halvorsen", "Halvorsen"), d.person("Kwame Boateng"), d.accra()
	outlet := d.Appear(graph.Organisation, "meridian post", post, post)
	d.Appear(graph.Organisation, "coastal herald", herald)
	d.Claim(graph.MetWith, halvorsen, boateng, d.sentence("met Kwame"), trigger(d, "met"), func(c *graph.Claim) {
		c.Mode, c.Place, c.AttributedTo = graph.InPerson, accra, source("the Meridian Post", outlet)
		c.Date = &graph.ClaimDate{Value: "2024-03-04", Basis: graph.Stated, Text: "on March 4"}
	})
	open := d.Quote(graph.Direct, said("Halvorsen", halvorsen), []string{"A door is open"}, func(q *graph.Quote) {
		q.Addressee, q.Outlet, q.Cue, q.CueLemma = source("the Meridian Post", outlet), outlet, "told", "tell"
	})
	d.Claim(graph.Quoted, outlet, halvorsen, d.sentence("A door"), inQuote(open))
	d.Claim(graph.SpokeTo, halvorsen, outlet, d.sentence("A door"), inQuote(open))
	return d.whole()
}

func call() graph.Batch {
	d := story("https://post.example/2024/call", post, "2024-05-02", "A call across the sea",
		"Kwame Boateng spoke with Lena Okafor by telephone on Thursday. Boateng criticises Norway over the quota.")
	boateng, okafor, norway := d.person("Kwame Boateng", "Boateng"), d.person("Lena Okafor"), d.norway()
	d.Claim(graph.MetWith, boateng, okafor, d.sentence("telephone"), trigger(d, "spoke"), func(c *graph.Claim) {
		c.Mode, c.Date = graph.Remote, &graph.ClaimDate{Value: "2024-05-02", Basis: graph.Relative, Text: "on Thursday"}
	})
	d.Claim(graph.Criticises, boateng, norway, d.sentence("criticises"), func(c *graph.Claim) { c.Over = &graph.Over{Text: "the quota"} })
	return d.whole()
}

func letter() graph.Batch {
	d := &newsDraft{NewDraft(graph.Input{ExternalID: "letter-7", Title: "A letter", Text: "Lena Okafor met Astrid Halvorsen last week, and Kwame Boateng came too. " +
		"All three met again. Okafor visited Norway."})}
	okafor, halvorsen, boateng := d.person("Lena Okafor", "Okafor"), d.person("Astrid Halvorsen"), d.person("Kwame Boateng")
	norway := d.norway()
	for _, one := range []graph.Ref{okafor, halvorsen, boateng} {
		d.refers(one, graph.Pronoun, "All three")
	}
	d.Claim(graph.MetWith, okafor, halvorsen, d.sentence("met"), func(c *graph.Claim) {
		c.Date = &graph.ClaimDate{Text: "last week"} // no date to reckon from
	})
	d.Claim(graph.MetWith, okafor, halvorsen, d.sentence("met again"))
	d.Claim(graph.Visited, okafor, norway, d.sentence("visited"))
	return d.whole()
}

// newsDraft is a Draft that knows who is in the news.
type newsDraft struct{ *Draft }

func story(url, publisher string, date graph.Date, headline, text string) *newsDraft {
	return &newsDraft{NewDraft(graph.Input{URL: url, Publisher: publisher, PublishedAt: date, Title: headline, Text: text})}
}

// person appears under a full name and other forms.
func (d *newsDraft) person(name string, forms ...string) graph.Ref {
	return d.Appear(graph.Person, strings.ToLower(name), name, append([]string{name}, forms...)...)
}

func (d *newsDraft) norway() graph.Ref {
	r := d.Appear(graph.Country, "NO", "Norway", "Norway")
	d.Facts(r, graph.Facts{ISOCode: "NO", Demonyms: []string{"Norwegian"}})
	return r
}

func (d *newsDraft) ghana() graph.Ref {
	r := d.Appear(graph.Country, "GH", "Ghana", "Ghana")
	d.Facts(r, graph.Facts{ISOCode: "GH", Demonyms: []string{"Ghanaian"}, CapitalKey: "place:2306104"})
	return r
}

func (d *newsDraft) accra() graph.Ref {
	r := d.Appear(graph.Place, "2306104", "Accra", "Accra")
	d.Facts(r, graph.Facts{GeonameID: 2306104, Latitude: 5.55602, Longitude: -0.1969, HomeCountry: "GH"})
	return r
}

func (d *newsDraft) lisbon() graph.Ref {
	r := d.Appear(graph.Place, "2267057", "Lisbon", "Lisbon")
	d.Facts(r, graph.Facts{GeonameID: 2267057, Latitude: 38.71667, Longitude: -9.13333, HomeCountry: "PT"})
	return r
}

func (d *newsDraft) council() graph.Ref {
	return d.Appear(graph.Organisation, "atlantic fisheries council", "Atlantic Fisheries Council", "Atlantic Fisheries Council")
}

// refers adds mentions of an appearance by words that are no name of it, and
// stand after one.
func (d *newsDraft) refers(r graph.Ref, kind graph.MentionKind, words ...string) *newsDraft {
	a := d.appearance(r)
	for _, w := range words {
		a.Mentions = append(a.Mentions, d.text.Mention(d.find(w), kind))
	}
	slices.SortFunc(a.Mentions, func(x, y graph.Mention) int { return x.Start - y.Start })
	return d
}

// sentence is the sentence that holds some words.
func (d *newsDraft) sentence(words string) string {
	text, at := d.batch.Article.Text, d.find(words).Start
	start := strings.LastIndex(text[:at], ". ")
	end := strings.Index(text[at:]+". ", ". ") + at
	return strings.TrimSpace(text[start+1 : min(len(text), end+1)])
}

// whole sets the sentences around evidence, and names what begins where
// another does not.
func (d *newsDraft) whole() graph.Batch {
	b := d.Batch()
	for i := range b.Quotes {
		for j := range b.Quotes[i].Fragments {
			b.Quotes[i].Fragments[j] = d.around(b.Quotes[i].Fragments[j].Span)
		}
		b.Quotes[i].Evidence = d.around(b.Quotes[i].Evidence.Span)
	}
	return b
}

func (d *newsDraft) around(s graph.Span) graph.Evidence {
	return d.text.Evidence(s, d.find(d.sentence(d.batch.Article.Text[s.Start:s.End])))
}

func trigger(d *newsDraft, words string) func(*graph.Claim) {
	return func(c *graph.Claim) {
		start := c.Evidence.Start + strings.Index(c.Evidence.Quote, words)
		span := graph.Span{Start: start, End: start + len(words)}
		c.Trigger = d.text.Evidence(span, c.Evidence.Span)
	}
}

func title(words string, tense graph.Tense) func(*graph.Claim) {
	return func(c *graph.Claim) { c.Title, c.Tense = words, tense }
}

func inQuote(id graph.ID) func(*graph.Claim) { return func(c *graph.Claim) { c.Quote = id } }

func said(text string, who graph.Ref) graph.Source { return graph.Source{Text: text, Ref: who} }

func source(text string, who graph.Ref) *graph.Source { return &graph.Source{Text: text, Ref: who} }

func some(p float64) *float64 { return &p }
