// Package pipeline runs the stages of extraction in order: an article as
// handed in becomes a graph.Batch.
package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"strings"
	"sync"

	"entente/extractor"
	"entente/extractor/coref"
	"entente/extractor/english"
	"entente/extractor/link"
	"entente/extractor/mention"
	"entente/extractor/quote"
	"entente/extractor/relation"
	"entente/extractor/source"
	"entente/extractor/when"
	"entente/graph"
)

// Version is the extractor's: it rises with every change of output, so that
// stored articles can be told to be stale.
const Version = "0.4.0"

// Pipeline extracts articles. It is safe for concurrent use.
type Pipeline struct {
	rules   *relation.Rules
	version string
}

// New makes a pipeline of the built-in rules and, where own is not nil, of the
// rule files in it. The error names file, line and cure where a file is wrong
// or a rule in it does not do what its examples say.
func New(own fs.FS) (*Pipeline, error) {
	if own == nil {
		return &Pipeline{relation.Default(), Version}, nil
	}
	rules, err := relation.Load(relation.Embedded(), own)
	if err != nil {
		return nil, err
	}
	sum, err := ruleSum(own)
	if err != nil {
		return nil, err
	}
	p := &Pipeline{rules, Version + "+" + sum}
	return p, p.checkOwn()
}

// checkOwn tries the user's own rules on their own examples; the built-in ones
// have been.
func (p *Pipeline) checkOwn() error {
	builtIn := map[string]bool{}
	for _, r := range relation.Default().All() {
		builtIn[r.ID] = true
	}
	for _, r := range p.rules.All() {
		if builtIn[r.ID] {
			continue
		}
		if err := p.rules.Check(r, func(text string) *extractor.Document { return readText(graph.Article{Text: text}) }); err != nil {
			return err
		}
	}
	return nil
}

// ruleSum tells one set of rule files from another.
func ruleSum(own fs.FS) (string, error) {
	names, err := fs.Glob(own, "*.rules")
	if err != nil {
		return "", fmt.Errorf("list the rule files: %w", err)
	}
	sum := sha256.New()
	for _, name := range names {
		text, err := fs.ReadFile(own, name)
		if err != nil {
			return "", fmt.Errorf("read the rule file %s: %w", name, err)
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:4]), nil
}

// Version is what this pipeline marks articles with: the extractor's, and a
// hash of the user's own rules where there are any, so that articles extracted
// by others can be told.
func (p *Pipeline) Version() string { return p.version }

// Result is what became of one input: a batch and its document, the id of an
// article that is stored already, or a rejection. A file that is none of
// articles was Skipped.
type Result struct {
	Where     string // the file and line of the input, "" where it came by the API
	Input     graph.Input
	Unchanged graph.ID
	Batch     *graph.Batch
	Document  *extractor.Document
	Warnings  []string
	Rejection *graph.Rejection
	Skipped   bool
}

// Extract reads one article.
func (p *Pipeline) Extract(in graph.Input) Result { return p.extract(in, anew) }

// anew is of no article that it is stored.
func anew(*graph.Article) bool { return false }

func (p *Pipeline) extract(in graph.Input, unchanged func(*graph.Article) bool) Result {
	article, warnings, err := source.Article(in)
	if err != nil {
		return Result{Warnings: warnings, Rejection: rejection(err)}
	}
	article.ExtractorVersion = p.version
	if unchanged(&article) {
		return Result{Warnings: warnings, Unchanged: article.ID}
	}
	d := p.Document(article)
	batch := pack(d)
	batch.Restore = in.Restore
	return Result{Batch: batch, Document: d, Warnings: append(warnings, d.Warnings...)}
}

// Document runs every stage over an article.
func (p *Pipeline) Document(article graph.Article) *extractor.Document {
	d := readText(article)
	p.rules.Apply(d)
	when.Date(d)
	link.Key(d)
	return d
}

// readText runs the stages before the rules.
func readText(article graph.Article) *extractor.Document {
	d := &extractor.Document{Article: article, Doc: english.Analyse(article.Text)}
	quote.Mark(d)
	mention.Find(d)
	coref.Cluster(d)
	quote.Attribute(d)
	return d
}

// Attempts tells how far each rule came in a document that was extracted.
func (p *Pipeline) Attempts(d *extractor.Document) []relation.Attempt { return p.rules.Attempts(d) }

// All extracts inputs, several at one time, and gives the results in the order
// of the inputs. It stops early where the caller does or ctx ends, and holds
// no more than a few articles a worker.
func (p *Pipeline) All(ctx context.Context, inputs iter.Seq[source.Item], workers int) iter.Seq[Result] {
	return p.all(ctx, inputs, workers, anew)
}

// AllNew is All that passes over what the store holds already from this
// version: Apply would leave it UNCHANGED. Where the store cannot tell, Apply
// will say why.
func (p *Pipeline) AllNew(ctx context.Context, store graph.Reader, inputs iter.Seq[source.Item], workers int) iter.Seq[Result] {
	return p.all(ctx, inputs, workers, func(a *graph.Article) bool {
		stored, err := store.Articles(ctx, []graph.ID{a.ID})
		return err == nil && stored[0] != nil && stored[0].ContentHash == a.ContentHash && stored[0].ExtractorVersion == a.ExtractorVersion
	})
}

func (p *Pipeline) all(ctx context.Context, inputs iter.Seq[source.Item], workers int, unchanged func(*graph.Article) bool) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var group sync.WaitGroup
		defer group.Wait()
		defer cancel()
		type job struct {
			item source.Item
			done chan Result
		}
		workers = max(1, workers)
		jobs := make(chan job)
		order := make(chan chan Result, 4*workers)
		for range workers {
			group.Go(func() {
				for j := range jobs {
					j.done <- p.item(j.item, unchanged)
				}
			})
		}
		group.Go(func() {
			defer close(order)
			defer close(jobs)
			for item := range inputs {
				j := job{item, make(chan Result, 1)}
				select {
				case order <- j.done:
				case <-ctx.Done():
					return
				}
				jobs <- j
			}
		})
		for done := range order {
			if !yield(<-done) || ctx.Err() != nil {
				return
			}
		}
	}
}

func (p *Pipeline) item(item source.Item, unchanged func(*graph.Article) bool) Result {
	var r Result
	switch {
	case errors.Is(item.Err, source.ErrSkipped):
		r.Skipped = true
	case item.Err != nil:
		r.Rejection = rejection(item.Err)
		r.Rejection.Message = strings.TrimPrefix(r.Rejection.Message, item.Where()+": ")
	default:
		if r = p.extract(item.Input, unchanged); r.Rejection != nil {
			r.Rejection.Field = source.FieldOf(r.Rejection.Field)
		}
	}
	r.Where, r.Input = item.Where(), item.Input
	r.Warnings = append(item.Warnings, r.Warnings...)
	return r
}

// rejection is what an error says of the input; an error that says nothing of
// it, such as that of a file that cannot be read, is INTERNAL.
func rejection(err error) *graph.Rejection {
	var r *graph.Rejection
	if errors.As(err, &r) {
		return r
	}
	return &graph.Rejection{Reason: graph.Internal, Message: err.Error()}
}
