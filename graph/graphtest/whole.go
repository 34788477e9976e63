package graphtest

import (
	"time"

	"entente/graph"
)

// fixed is a time of ingestion, so that two stores can be compared.
var fixed = time.Date(2024, 5, 6, 7, 8, 9, 10e6, time.UTC)

// Whole is a valid batch in which every field is used by something.
func Whole() graph.Batch {
	d := NewDraft(graph.Input{
		URL: "https://news.example/a", ExternalID: "wire-1", Title: "A visit", Publisher: "The Pallas Post", PublishedAt: "2021-03-04",
		Text: "Lena Orlova 𝔘 met Amadou Keïta in Tolvia on Monday. “We agreed,” Orlova told Keïta, “on the islands.” Tolvia’s president, Amadou Keïta, criticised Veldria over the islands. " +
			"Veldria disputes the islands with Tolvia.",
	})
	d.batch.Article.IngestedAt = fixed
	lena := d.Appear(graph.Person, "lena orlova", "Lena Orlova", "Lena Orlova", "Orlova")
	keita := d.Appear(graph.Person, "amadou keita", "Amadou Keïta", "Amadou Keïta", "Keïta")
	tolvia := d.Appear(graph.Country, "TV", "Tolvia", "Tolvia")
	veldria := d.Appear(graph.Country, "VD", "Veldria", "Veldria")
	islands := d.Appear(graph.Place, "17", "The islands", "islands")
	post := d.Appear(graph.Organisation, "pallas post", "The Pallas Post")
	d.Facts(tolvia, graph.Facts{ISOCode: "TV", Demonyms: []string{"Tolvian"}, CapitalKey: "place:18"})
	d.Facts(islands, graph.Facts{GeonameID: 17, Latitude: -3.5, Longitude: 12.25, HomeCountry: "TV"})
	p := .5
	whole := d.Quote(graph.Mixed, graph.Source{Text: "Orlova", Ref: lena}, []string{"“We agreed,” Orlova told Keïta, “on the islands.”"})
	quote := d.Quote(graph.Direct, graph.Source{Text: "Orlova", Ref: lena}, []string{"We agreed,", "on the islands."}, func(q *graph.Quote) {
		q.Addressee = &graph.Source{Text: "Keïta", Ref: keita}
		q.Outlet, q.About, q.Within, q.Confidence = post, []graph.Ref{islands, veldria}, whole, &p
		q.Date = &graph.ClaimDate{Value: "2021-03-01", Basis: graph.Relative, Text: "on Monday"}
	})
	d.Claim(graph.MetWith, lena, keita, "Lena Orlova 𝔘 met Amadou Keïta in Tolvia on Monday.", func(c *graph.Claim) {
		c.Place, c.Confidence, c.Quote = tolvia, &p, quote
		c.Date = &graph.ClaimDate{Value: "2021-03-01", Basis: graph.Relative, Text: "on Monday"}
		c.AttributedTo = &graph.Source{Text: "the paper", Ref: post}
		c.Trigger = d.text.Evidence(d.find("met"), c.Evidence.Span)
	})
	d.Claim(graph.HoldsPosition, keita, tolvia, "Tolvia’s president, Amadou Keïta", func(c *graph.Claim) {
		c.Date = &graph.ClaimDate{Text: "since the vote"}
	})
	d.Claim(graph.Criticises, keita, veldria, "Amadou Keïta, criticised Veldria over the islands.", func(c *graph.Claim) {
		c.Over = &graph.Over{Text: "the islands"}
		c.AttributedTo = &graph.Source{Text: "two officials"}
	})
	d.Claim(graph.Disputes, veldria, tolvia, "Veldria disputes the islands with Tolvia.", func(c *graph.Claim) {
		c.Over, c.Mutual = &graph.Over{Text: "the islands", Ref: islands}, true
	})
	d.Claim(graph.Quoted, post, lena, "“We agreed,” Orlova told")
	return d.Batch()
}
