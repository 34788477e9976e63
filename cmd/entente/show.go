package main

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"entente/graph"
)

// card is what the graph says of one entity.
type card struct {
	Entity    *graph.Entity  `json:"entity"`
	Positions []cardPosition `json:"positions"`
	Relations []cardRelation `json:"relations"`
	More      int            `json:"moreRelations"`
	Quotes    []*graph.Quote `json:"quotes"`
	MoreSaid  int            `json:"moreQuotes"`
}

type cardPosition struct {
	Title    string      `json:"title"`
	Tense    graph.Tense `json:"tense"`
	At       string      `json:"at"`
	Articles int         `json:"articles"`
}

type cardRelation struct {
	Reads    string `json:"reads"`
	Articles int    `json:"articles"`
	Date     string `json:"date,omitempty"`
	Evidence string `json:"evidence"`
}

func show(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	asJSON := fs.Bool("json", false, "print JSON")
	limit := fs.Int("limit", 20, "relations and quotes shown, at most 100")
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(operands) == 0 {
		return usagef("name somebody, or give an id")
	}
	*limit = min(max(*limit, 1), graph.MaxFirst)
	store, err := openExisting(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	entity, err := findEntity(ctx, store, strings.Join(operands, " "))
	if err != nil {
		return err
	}
	c, err := newCard(ctx, store, entity, *limit)
	if err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(c)
	}
	c.print(e.stdout)
	return nil
}

// findEntity takes an id, or the best match of a name.
func findEntity(ctx context.Context, store graph.Reader, name string) (*graph.Entity, error) {
	found, err := store.Entities(ctx, []graph.ID{graph.ID(name)})
	if err != nil {
		return nil, fmt.Errorf("look up %s: %w", name, err)
	}
	if found[0] != nil {
		return found[0], nil
	}
	hits, err := store.Search(ctx, graph.SearchQuery{Text: name, Slice: graph.Slice{First: 1}})
	if err != nil {
		return nil, fmt.Errorf("search for %s: %w", name, err)
	}
	if len(hits.Rows) == 0 {
		return nil, fmt.Errorf("the graph knows nobody and nothing called %q; try part of the name, or ingest an article that mentions it", name)
	}
	return hits.Rows[0].Entity, nil
}

func newCard(ctx context.Context, store graph.Reader, entity *graph.Entity, limit int) (*card, error) {
	c := &card{Entity: entity}
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
	var ids []graph.ID
	newest := make([]graph.ClaimQuery, len(relations[0].Rows))
	for i, r := range relations[0].Rows {
		ids = append(ids, r.From, r.To)
		newest[i] = graph.ClaimQuery{Of: r.ID, Slice: graph.Slice{First: 1}}
	}
	for _, p := range positions[0].Rows {
		ids = append(ids, p.At)
	}
	names, err := entityNames(ctx, store, ids)
	if err != nil {
		return nil, err
	}
	claims, err := store.FindClaims(ctx, newest)
	if err != nil {
		return nil, fmt.Errorf("find the newest claims: %w", err)
	}
	for _, p := range positions[0].Rows {
		c.Positions = append(c.Positions, cardPosition{p.Title, p.Tense, names[p.At], p.ArticleCount})
	}
	for i, r := range relations[0].Rows {
		row := cardRelation{Reads: reads(r, names, entity.ID), Articles: r.ArticleCount}
		if len(claims[i].Rows) > 0 {
			newest := claims[i].Rows[0]
			row.Evidence = newest.Evidence.Quote
			if newest.Date != nil {
				row.Date = string(newest.Date.Value)
			}
		}
		c.Relations = append(c.Relations, row)
	}
	c.More = relations[0].Total - len(relations[0].Rows)
	c.Quotes, c.MoreSaid = quotes[0].Rows, quotes[0].Total-len(quotes[0].Rows)
	return c, nil
}

// reads is a relation as a sentence, a symmetric one as seen from one end.
func reads(r *graph.Relation, names map[graph.ID]string, from graph.ID) string {
	kind, to := graph.KindOf(r.Kind), r.To
	if from = cmp.Or(from, r.From); from == r.To && kind.Symmetric {
		to = r.From
	} else {
		from = r.From
	}
	return names[from] + " " + kind.Reads[r.Status] + " " + names[to]
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

func (c *card) print(w io.Writer) {
	fmt.Fprintf(w, "%s  (%s, in %s)\n", c.Entity.Name, strings.ToLower(string(c.Entity.Kind)), count(c.Entity.ArticleCount, "article"))
	fmt.Fprintf(w, "  id %s\n", c.Entity.ID)
	if len(c.Entity.Aliases) > 0 {
		fmt.Fprintf(w, "  also: %s\n", strings.Join(c.Entity.Aliases, ", "))
	}
	section := func(title string, n int) {
		if n > 0 {
			fmt.Fprintf(w, "\n%s\n", title)
		}
	}
	section("Positions", len(c.Positions))
	for _, p := range c.Positions {
		fmt.Fprintf(w, "  %s, %s (%s; %s)\n", p.Title, p.At, strings.ToLower(string(p.Tense)), count(p.Articles, "article"))
	}
	section("Relations", len(c.Relations))
	for _, r := range c.Relations {
		date := ""
		if r.Date != "" {
			date = ", " + r.Date
		}
		fmt.Fprintf(w, "  %s%s (%s)\n      %s\n", r.Reads, date, count(r.Articles, "article"), r.Evidence)
	}
	if c.More > 0 {
		fmt.Fprintf(w, "  … and %d more; raise --limit\n", c.More)
	}
	section("Quotes", len(c.Quotes))
	for _, q := range c.Quotes {
		fmt.Fprintf(w, "  “%s”\n", q.Text)
	}
	if c.MoreSaid > 0 {
		fmt.Fprintf(w, "  … and %d more; raise --limit\n", c.MoreSaid)
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
