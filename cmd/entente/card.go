package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"entente/graph"
)

// card is what the graph says of one entity.
type card struct {
	ID        graph.ID         `json:"id"`
	Kind      graph.EntityKind `json:"kind"`
	Name      string           `json:"name"`
	Aliases   []string         `json:"aliases"`
	Articles  int              `json:"articles"`
	Positions []cardPosition   `json:"positions"`
	MoreHeld  int              `json:"morePositions"`
	Relations []cardRelation   `json:"relations"`
	More      int              `json:"moreRelations"`
	Quotes    []cardQuote      `json:"quotes"`
	MoreSaid  int              `json:"moreQuotes"`
}

type cardPosition struct {
	Title    string      `json:"title,omitempty"`
	Tense    graph.Tense `json:"tense"`
	At       string      `json:"at"`
	Articles int         `json:"articles"`
}

// cardRelation is a relation with its newest claim.
type cardRelation struct {
	Reads    string   `json:"reads"`
	Articles int      `json:"articles"`
	Date     string   `json:"date,omitempty"`
	Place    string   `json:"place,omitempty"`
	Notes    []string `json:"notes,omitempty"` // what keeps it from being plain fact
	Evidence string   `json:"evidence"`
	Article  graph.ID `json:"article"`
	Source   string   `json:"source"`
}

// cardQuote is what the entity is quoted with.
type cardQuote struct {
	ID        graph.ID        `json:"id"`
	Kind      graph.QuoteKind `json:"kind"`
	Text      string          `json:"text"`
	Fragments []string        `json:"fragments"`
	Article   graph.ID        `json:"article"`
	Source    string          `json:"source"`
}

func newCard(ctx context.Context, store graph.Reader, entity *graph.Entity, limit int) (*card, error) {
	c := &card{
		ID: entity.ID, Kind: entity.Kind, Name: entity.Name, Aliases: entity.Aliases, Articles: entity.ArticleCount,
		Positions: []cardPosition{}, Relations: []cardRelation{}, Quotes: []cardQuote{},
	}
	some := graph.Slice{First: limit}
	positions, err := store.FindPositions(ctx, []graph.PositionQuery{{Holder: entity.ID, Slice: some}})
	if err != nil {
		return nil, fmt.Errorf("find positions: %w", err)
	}
	relations, err := store.FindRelations(ctx, []graph.RelationQuery{{
		Where: graph.RelationFilter{Statuses: []graph.Status{graph.Actual, graph.Planned, graph.Denied}},
		Of:    entity.ID, Direction: graph.Both, Slice: some,
	}})
	if err != nil {
		return nil, fmt.Errorf("find relations: %w", err)
	}
	quotes, err := store.FindQuotes(ctx, []graph.QuoteQuery{{Speaker: entity.ID, Slice: some}})
	if err != nil {
		return nil, fmt.Errorf("find quotes: %w", err)
	}
	claims, err := newestClaims(ctx, store, relations[0].Rows)
	if err != nil {
		return nil, err
	}
	var ids, articles []graph.ID
	for i, r := range relations[0].Rows {
		ids = append(ids, r.From, r.To)
		if newest := claims[i]; newest != nil {
			ids, articles = append(ids, newest.Place.Entity), append(articles, newest.Article)
		}
	}
	for _, p := range positions[0].Rows {
		ids = append(ids, p.At)
	}
	for _, q := range quotes[0].Rows {
		articles = append(articles, q.Article)
	}
	names, err := entityNames(ctx, store, ids)
	if err != nil {
		return nil, err
	}
	sources, err := articleSources(ctx, store, articles)
	if err != nil {
		return nil, err
	}
	for _, p := range positions[0].Rows {
		c.Positions = append(c.Positions, cardPosition{p.Title, p.Tense, names[p.At], p.ArticleCount})
	}
	for i, r := range relations[0].Rows {
		row := cardRelation{Reads: reads(r, claims[i], names, entity.ID), Articles: r.ArticleCount, Notes: notes(r, claims[i])}
		if newest := claims[i]; newest != nil {
			row.Place, row.Evidence = names[newest.Place.Entity], newest.Evidence.Quote
			row.Article, row.Source = newest.Article, sources[newest.Article]
			if newest.Date != nil {
				row.Date = string(newest.Date.Value)
			}
		}
		c.Relations = append(c.Relations, row)
	}
	c.More = relations[0].Total - len(relations[0].Rows)
	for _, q := range quotes[0].Rows {
		row := cardQuote{ID: q.ID, Kind: q.Kind, Text: q.Text, Article: q.Article, Source: sources[q.Article]}
		for _, f := range q.Fragments {
			row.Fragments = append(row.Fragments, f.Quote)
		}
		c.Quotes = append(c.Quotes, row)
	}
	c.MoreHeld, c.MoreSaid = positions[0].Total-len(positions[0].Rows), quotes[0].Total-len(quotes[0].Rows)
	return c, nil
}

// newestClaims gives each relation's newest claim.
func newestClaims(ctx context.Context, store graph.Reader, relations []*graph.Relation) ([]*graph.Claim, error) {
	queries := make([]graph.ClaimQuery, len(relations))
	for i, r := range relations {
		queries[i] = graph.ClaimQuery{Of: r.ID, Slice: graph.Slice{First: 1}}
	}
	pages, err := store.FindClaims(ctx, queries)
	if err != nil {
		return nil, fmt.Errorf("find the newest claims: %w", err)
	}
	claims := make([]*graph.Claim, len(relations))
	for i, page := range pages {
		if len(page.Rows) > 0 {
			claims[i] = page.Rows[0]
		}
	}
	return claims, nil
}

// reads is a relation as a sentence, a symmetric one as seen from one end,
// with what its newest claim says of it.
func reads(r *graph.Relation, newest *graph.Claim, names map[graph.ID]string, from graph.ID) string {
	kind, to := graph.KindOf(r.Kind), r.To
	if from = cmp.Or(from, r.From); from == r.To && kind.Symmetric {
		to = r.From
	} else {
		from = r.From
	}
	sentence := names[from] + " " + kind.Reads[r.Status] + " " + names[to]
	switch {
	case newest == nil:
	case newest.Title != "":
		sentence += ": " + newest.Title
	case newest.Over != nil:
		sentence += " over " + newest.Over.Text
	}
	return sentence
}

// notes tell what keeps a relation from being plain fact: whose word it is,
// how sure, and whether others say the contrary.
func notes(r *graph.Relation, newest *graph.Claim) []string {
	var out []string
	if newest != nil && !r.Asserted && newest.AttributedTo != nil {
		out = append(out, "according to "+newest.AttributedTo.Text)
	}
	switch r.Certainty {
	case graph.Probable:
		out = append(out, "probable")
	case graph.Possible:
		out = append(out, "possible")
	}
	if r.Contested {
		out = append(out, "contested")
	}
	return out
}

func entityNames(ctx context.Context, store graph.Reader, ids []graph.ID) (map[graph.ID]string, error) {
	found, err := store.Entities(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("look up names: %w", err)
	}
	names := map[graph.ID]string{}
	for _, entity := range found {
		if entity != nil {
			names[entity.ID] = entity.Name
		}
	}
	return names, nil
}

// articleSources tells of each article who published it, when, and its title.
func articleSources(ctx context.Context, store graph.Reader, ids []graph.ID) (map[graph.ID]string, error) {
	slices.Sort(ids)
	found, err := store.Articles(ctx, slices.Compact(ids))
	if err != nil {
		return nil, fmt.Errorf("look up articles: %w", err)
	}
	sources := map[graph.ID]string{}
	for _, a := range found {
		if a == nil {
			continue
		}
		known := slices.DeleteFunc([]string{a.Publisher, string(a.PublishedAt), a.Title}, func(s string) bool { return s == "" })
		sources[a.ID] = cmp.Or(strings.Join(known, ", "), string(a.ID))
	}
	return sources, nil
}

func (c *card) print(w io.Writer) {
	fmt.Fprintf(w, "%s  (%s, in %s)\n", c.Name, strings.ToLower(string(c.Kind)), count(c.Articles, "article"))
	fmt.Fprintf(w, "  id %s\n", c.ID)
	others := slices.DeleteFunc(slices.Clone(c.Aliases), func(s string) bool { return s == c.Name })
	if len(others) > 0 {
		fmt.Fprintf(w, "  also: %s\n", strings.Join(others, ", "))
	}
	section := func(title string, n int) {
		if n > 0 {
			fmt.Fprintf(w, "\n%s\n", title)
		}
	}
	more := func(n int) {
		if n > 0 {
			fmt.Fprintf(w, "  … and %d more; raise --limit\n", n)
		}
	}
	section("Positions", len(c.Positions))
	for _, p := range c.Positions {
		title := p.Title + ","
		if p.Title == "" {
			title = "of"
		}
		fmt.Fprintf(w, "  %s %s (%s; %s)\n", title, p.At, strings.ToLower(string(p.Tense)), count(p.Articles, "article"))
	}
	more(c.MoreHeld)
	section("Relations", len(c.Relations))
	for _, r := range c.Relations {
		head := slices.DeleteFunc([]string{r.Reads, r.Date, r.Place}, func(s string) bool { return s == "" })
		tail := append([]string{count(r.Articles, "article")}, r.Notes...)
		fmt.Fprintf(w, "  %s (%s)\n      %s\n      – %s\n", strings.Join(head, ", "), strings.Join(tail, "; "), oneLine(r.Evidence), oneLine(r.Source))
	}
	more(c.More)
	section("Quotes", len(c.Quotes))
	for _, q := range c.Quotes {
		fmt.Fprintf(w, "  %s\n      – %s\n", spoken(q), oneLine(q.Source))
	}
	more(c.MoreSaid)
}

// oneLine is an article's text for the terminal: no white space but spaces,
// and nothing that would steer it.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// spoken sets words in quotation marks only where the article does.
func spoken(q cardQuote) string {
	if q.Kind != graph.Direct {
		return "reported: " + oneLine(q.Text)
	}
	fragments := make([]string, len(q.Fragments))
	for i, f := range q.Fragments {
		fragments[i] = "“" + oneLine(f) + "”"
	}
	return strings.Join(fragments, " … ")
}
