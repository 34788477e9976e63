package graph

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Finding is something that is not as it must be in a store.
type Finding struct {
	ID   ID     // of what is wrong, "" for the store itself
	What string // in words
}

// Checker is what a store may offer to look at itself below the contract: at
// its files, keys and indexes.
type Checker interface {
	Check(ctx context.Context, report func(Finding)) error
}

// Verify reads a whole store, which nobody may write to meanwhile, and reports
// each thing that breaks an invariant: evidence that is not verbatim, an id
// that is not derived from its content, an answer that is not what was
// applied, a count that is not a recount's.
func Verify(ctx context.Context, r Reader, report func(Finding)) error {
	v := verifier{r, report, NewDerived(), Info{}}
	for b, err := range r.Batches(ctx, "") {
		if err != nil {
			return fmt.Errorf("verify: %w", err)
		}
		if err := v.batch(ctx, b); err != nil {
			return fmt.Errorf("verify %s: %w", b.Article.ID, err)
		}
	}
	v.derived.Finish()
	if err := v.entities(ctx); err != nil {
		return fmt.Errorf("verify entities: %w", err)
	}
	if err := v.relations(ctx); err != nil {
		return fmt.Errorf("verify relations: %w", err)
	}
	info, err := r.Info(ctx)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	v.counts.Entities, v.counts.Relations = len(v.derived.Entities), len(v.derived.Relations)
	v.counts.LastIngestedAt, v.counts.Version = info.LastIngestedAt, info.Version
	v.same("", "info", &v.counts, &info)
	if c, ok := r.(Checker); ok {
		if err := c.Check(ctx, report); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	return nil
}

type verifier struct {
	r       Reader
	report  func(Finding)
	derived *Derived
	counts  Info
}

func (v *verifier) batch(ctx context.Context, b *Batch) error {
	if err := b.Validate(); err != nil {
		v.report(Finding{b.Article.ID, err.Error()})
		return nil
	}
	v.derived.Add(b)
	v.counts.Articles++
	v.counts.Claims += len(b.Claims)
	v.counts.Quotes += len(b.Quotes)
	articles, err := v.r.Articles(ctx, []ID{b.Article.ID})
	if err != nil {
		return err
	}
	v.same(b.Article.ID, "article", &b.Article, articles[0])
	claims, quotes := b.Resolved()
	for list := range slices.Chunk(claims, MaxIDs) {
		got, err := v.r.Claims(ctx, idsOf(list, func(c *Claim) ID { return c.ID }))
		if err != nil {
			return err
		}
		for i := range list {
			v.same(list[i].ID, "claim", &list[i], got[i])
		}
	}
	for list := range slices.Chunk(quotes, MaxIDs) {
		got, err := v.r.Quotes(ctx, idsOf(list, func(q *Quote) ID { return q.ID }))
		if err != nil {
			return err
		}
		for i := range list {
			v.same(list[i].ID, "quote", &list[i], got[i])
		}
	}
	return nil
}

func idsOf[T any](list []T, id func(*T) ID) []ID {
	out := make([]ID, len(list))
	for i := range list {
		out[i] = id(&list[i])
	}
	return out
}

func (v *verifier) entities(ctx context.Context) error {
	seen := 0
	q := EntityQuery{Order: Order{Field: ByName, Ascending: true}, Slice: Slice{First: MaxRows, Uncounted: true}}
	for {
		pages, err := v.r.FindEntities(ctx, []EntityQuery{q})
		if err != nil {
			return err
		}
		for _, e := range pages[0].Rows {
			seen++
			v.same(e.ID, "entity", v.derived.Entities[e.ID], e)
		}
		if !pages[0].More {
			break
		}
		q.Slice.After = pages[0].Cursors[len(pages[0].Cursors)-1]
	}
	if seen < len(v.derived.Entities) {
		v.report(Finding{"", fmt.Sprintf("%d entities are listed, and there must be %d", seen, len(v.derived.Entities))})
	}
	return nil
}

func (v *verifier) relations(ctx context.Context) error {
	seen := 0
	q := RelationQuery{Where: RelationFilter{Statuses: all3}, Slice: Slice{First: MaxRows, Uncounted: true}}
	for {
		pages, err := v.r.FindRelations(ctx, []RelationQuery{q})
		if err != nil {
			return err
		}
		for _, r := range pages[0].Rows {
			seen++
			v.same(r.ID, "relation", v.derived.Relations[r.ID], r)
		}
		if !pages[0].More {
			break
		}
		q.Slice.After = pages[0].Cursors[len(pages[0].Cursors)-1]
	}
	if seen < len(v.derived.Relations) {
		v.report(Finding{"", fmt.Sprintf("%d relations are listed, and there must be %d", seen, len(v.derived.Relations))})
	}
	return nil
}

// same reports the fields in which what is stored is not what it must be; both
// are pointers to structs of one type, nil for none.
func (v *verifier) same(id ID, what string, want, got any) {
	w, g := reflect.ValueOf(want), reflect.ValueOf(got)
	switch {
	case w.IsNil():
		v.report(Finding{id, what + " is stored, and nothing supports it"})
	case g.IsNil():
		v.report(Finding{id, what + " is missing"})
	default:
		var fields []string
		for i := range w.Elem().NumField() {
			if a, b := w.Elem().Field(i), g.Elem().Field(i); !reflect.DeepEqual(a.Interface(), b.Interface()) {
				fields = append(fields, fmt.Sprintf("%s is %.100v and must be %.100v", w.Elem().Type().Field(i).Name, show(b), show(a)))
			}
		}
		if len(fields) > 0 {
			v.report(Finding{id, what + ": " + strings.Join(fields, "; ")})
		}
	}
}

// show is what a value prints as, its pointer followed.
func show(v reflect.Value) any {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	return fmt.Sprint(v.Interface())
}
