package sqlite

import (
	"context"
	"slices"
	"time"
	"unicode/utf8"

	"entente/graph"
)

// articlesAtOnce is how many articles share a transaction, and so one wait for
// the disk.
const articlesAtOnce = 100

// Apply writes batches, up to articlesAtOnce in a transaction, each in a
// savepoint of its own.
func (s *Store) Apply(ctx context.Context, batches []graph.Batch) ([]graph.Receipt, error) {
	if len(batches) == 0 {
		return nil, s.Ready(ctx)
	}
	var receipts []graph.Receipt
	for chunk := range slices.Chunk(batches, articlesAtOnce) {
		var written []graph.Receipt
		err := s.update(ctx, "apply", func(c *conn) error {
			w := &writer{conn: c, now: s.Now}
			for i := range chunk {
				if err := ctx.Err(); err != nil {
					return err
				}
				receipt, err := w.apply(&chunk[i])
				if err != nil {
					return err
				}
				written = append(written, receipt)
			}
			return w.flush()
		})
		if err != nil {
			return receipts, err
		}
		receipts = append(receipts, written...)
	}
	return receipts, nil
}

// Retract removes an article.
func (s *Store) Retract(ctx context.Context, article graph.ID, reason string) (graph.Retraction, error) {
	tomb := graph.Tombstone{Reason: reason, At: s.Now()}
	if err := tomb.Check(); err != nil {
		return graph.Retraction{}, err
	}
	var out graph.Retraction
	err := s.update(ctx, "retract "+string(article), func(c *conn) error {
		w := &writer{conn: c, now: s.Now}
		n, old, err := w.stored(article)
		if err != nil {
			return err
		}
		if old == nil {
			return graph.ErrNotFound
		}
		out.Claims, out.Quotes = len(old.Claims), len(old.Quotes)
		counts := graph.NewChange()
		counts.Count(old, -1)
		if err := w.remove(n, true); err != nil {
			return err
		}
		left, err := w.settle(counts)
		if err != nil {
			return err
		}
		out.GoneEntities, out.GoneRelations = left.gone, left.goneRelations
		tomb.Key, tomb.ContentHash = old.Article.Key, old.Article.ContentHash
		if err := w.bury(&tomb); err != nil {
			return err
		}
		return w.flush()
	})
	if err != nil {
		return graph.Retraction{}, err
	}
	return out, nil
}

// Bury records tombstones.
func (s *Store) Bury(ctx context.Context, tombstones []graph.Tombstone) error {
	for i := range tombstones {
		if err := tombstones[i].Check(); err != nil {
			return err
		}
	}
	return s.update(ctx, "bury", func(c *conn) error {
		w := &writer{conn: c, now: s.Now}
		for i := range tombstones {
			if err := w.bury(&tombstones[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// writer writes in one transaction. Its statements do not watch a context: a
// call gives up between two articles.
type writer struct {
	*conn
	now   func() time.Time
	words []wordsChange // written by flush
}

func (w *writer) exec(text string, args ...any) (int64, error) {
	return w.conn.exec(context.Background(), text, args...)
}

func (w *writer) row(into []any, text string, args ...any) (bool, error) {
	return w.conn.row(context.Background(), into, text, args...)
}

// wordsChange is a row of a table of words to come, or with no texts to go.
type wordsChange struct {
	statement string
	args      []any
}

// later keeps a change of words for flush: written inside the savepoint of an
// article, each would be a segment of its own.
func (w *writer) later(statement string, args ...any) {
	w.words = append(w.words, wordsChange{statement, args})
}

func (w *writer) flush() error {
	for _, c := range w.words {
		if _, err := w.exec(c.statement, c.args...); err != nil {
			return err
		}
	}
	return nil
}

// apply writes a batch, or rejects it and leaves everything as it was.
func (w *writer) apply(b *graph.Batch) (graph.Receipt, error) {
	rejected := graph.Receipt{Article: b.Article.ID, Outcome: graph.Rejected}
	if err := b.Validate(); err != nil {
		rejected.Rejection = graph.RejectionOf(err)
		return rejected, nil
	}
	if _, err := w.exec(`SAVEPOINT article`); err != nil {
		return rejected, err
	}
	before := len(w.words)
	receipt, err := w.article(b)
	if err != nil {
		if !ofTheArticle(err) {
			return rejected, err
		}
		w.words = w.words[:before]
		rejected.Rejection = graph.RejectionOf(err)
		receipt = rejected
		if _, err := w.exec(`ROLLBACK TO article`); err != nil {
			return rejected, err
		}
	}
	_, err = w.exec(`RELEASE article`)
	return receipt, err
}

// article writes a valid batch.
func (w *writer) article(b *graph.Batch) (graph.Receipt, error) {
	a := &b.Article
	r := graph.Receipt{Article: a.ID, Outcome: graph.Created, Claims: len(b.Claims), Quotes: len(b.Quotes)}
	if !b.Restore {
		dead, err := w.tombstone(a)
		if err != nil {
			return r, err
		}
		if dead != nil {
			return graph.Receipt{Article: a.ID, Outcome: graph.Rejected, Rejection: graph.RejectionOf(graph.RetractedError(*dead))}, nil
		}
	}
	var n int64
	var hash, extractor string
	var claims, quotes int
	known, err := w.row([]any{&n, &hash, &extractor, &claims, &quotes}, `SELECT n, content_hash, extractor_version, claims, quotes FROM article WHERE id = ?`, a.ID)
	if err != nil {
		return r, err
	}
	if known && hash == a.ContentHash && extractor == a.ExtractorVersion {
		r.Outcome, r.Claims, r.Quotes = graph.Unchanged, claims, quotes
		return r, nil
	}
	counts := graph.NewChange()
	if known {
		r.Outcome = graph.Replaced
		_, old, err := w.stored(a.ID)
		if err != nil {
			return r, err
		}
		counts.Count(old, -1)
		if err := w.remove(n, false); err != nil {
			return r, err
		}
	}
	counts.Count(b, 1)
	if _, err := w.exec(`DELETE FROM tombstone WHERE key = ? AND content_hash = ?`, a.Key, a.ContentHash); err != nil {
		return r, err
	}
	if n, err = w.insertArticle(n, b); err != nil {
		return r, err
	}
	if err := w.insertSays(n, b); err != nil {
		return r, err
	}
	left, err := w.settle(counts)
	r.NewEntities = left.came
	return r, err
}

// stored reads an article as it was applied, nil for none.
func (w *writer) stored(id graph.ID) (int64, *graph.Batch, error) {
	b := &graph.Batch{}
	a := &b.Article
	var n int64
	known, err := w.row([]any{&n, &a.ID, &a.Key, &a.ContentHash, &a.Publisher}, `SELECT n, id, key, content_hash, publisher FROM article WHERE id = ?`, id)
	if err != nil || !known {
		return 0, nil, err
	}
	return n, b, w.says(context.Background(), n, b)
}

func (w *writer) tombstone(a *graph.Article) (*graph.Tombstone, error) {
	t := graph.Tombstone{Key: a.Key, ContentHash: a.ContentHash}
	var at int64
	known, err := w.row([]any{&t.Reason, &at}, `SELECT reason, at FROM tombstone WHERE key = ? AND content_hash = ?`, t.Key, t.ContentHash)
	if err != nil || !known {
		return nil, err
	}
	t.At = time.UnixMilli(at).UTC()
	return &t, nil
}

// bury keeps a tombstone, unless there is one or its content is stored.
func (w *writer) bury(t *graph.Tombstone) error {
	_, err := w.exec(`INSERT INTO tombstone (key, content_hash, reason, at) SELECT ?1, ?2, ?3, ?4
		WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = ?5 AND content_hash = ?2) ON CONFLICT DO NOTHING`,
		t.Key, t.ContentHash, t.Reason, t.At.UnixMilli(), graph.ArticleID(t.Key))
	return err
}

// remove deletes what an article says; the article too, unless another version
// follows.
func (w *writer) remove(n int64, whole bool) error {
	w.later(`DELETE FROM article_words WHERE rowid = ?`, n)
	for _, list := range []struct{ numbers, words string }{
		{`SELECT n FROM quote WHERE article = ?`, `DELETE FROM quote_words WHERE rowid = ?`},
		{`SELECT n FROM claim WHERE article = ? AND title <> ''`, `DELETE FROM claim_words WHERE rowid = ?`},
	} {
		numbers, err := w.numbers(list.numbers, n)
		if err != nil {
			return err
		}
		for _, m := range numbers {
			w.later(list.words, m)
		}
	}
	statements := []string{
		`DELETE FROM quote_about WHERE quote IN (SELECT n FROM quote WHERE article = ?)`,
		`DELETE FROM quote WHERE article = ?`, `DELETE FROM claim WHERE article = ?`,
		`DELETE FROM appearance WHERE article = ?`, `DELETE FROM article_text WHERE article = ?`,
	}
	if whole {
		statements = append(statements, `DELETE FROM article WHERE n = ?`)
	}
	for _, text := range statements {
		if _, err := w.exec(text, n); err != nil {
			return err
		}
	}
	return nil
}

// insertArticle writes the article's own rows, at number n if that is not 0.
func (w *writer) insertArticle(n int64, b *graph.Batch) (int64, error) {
	a := &b.Article
	at := a.IngestedAt
	if at.IsZero() {
		at = w.now()
	}
	args := []any{
		a.ID, a.Key, a.URL, a.ExternalID, a.Title, a.Publisher, graph.Fold(a.Publisher), text(a.PublishedAt), a.WordCount, a.ContentHash, a.ExtractorVersion,
		at.UnixMilli(), len(b.Claims), len(b.Quotes),
	}
	var err error
	if n == 0 {
		_, err = w.row([]any{&n}, `INSERT INTO article (id, key, url, external_id, title, publisher, publisher_folded, published, words, content_hash, extractor_version,
			ingested, claims, quotes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`, args...)
	} else {
		_, err = w.exec(`UPDATE article SET id = ?, key = ?, url = ?, external_id = ?, title = ?, publisher = ?, publisher_folded = ?, published = ?, words = ?, content_hash = ?,
			extractor_version = ?, ingested = ?, claims = ?, quotes = ? WHERE n = ?`, append(args, n)...)
	}
	if err != nil {
		return 0, err
	}
	w.later(`INSERT INTO article_words (rowid, words) VALUES (?, ?)`, n, terms(a.Title+"\n"+a.Text))
	_, err = w.exec(`INSERT INTO article_text (article, text) VALUES (?, ?)`, n, a.Text)
	return n, err
}

// insertSays writes what an article says.
func (w *writer) insertSays(n int64, b *graph.Batch) error {
	published := text(b.Article.PublishedAt)
	for i := range b.Appearances {
		a := &b.Appearances[i]
		if _, err := w.exec(`INSERT INTO appearance (id, article, entity, place, published, kind, key, name, facts, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			a.ID, n, graph.EntityID(a.Key), a.TextPosition(), published, a.Kind, a.Key, a.Name, a.Facts.JSON(), column(fromMentions(a.Mentions))); err != nil {
			return err
		}
	}
	claims, quotes := b.Resolved()
	for i := range claims {
		if err := w.insertClaim(n, published, &claims[i]); err != nil {
			return err
		}
	}
	for i := range quotes {
		if err := w.insertQuote(n, published, &quotes[i]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) insertClaim(n int64, published any, c *graph.Claim) error {
	source, date, over := sourceColumns(c.AttributedTo), dateColumns(c.Date), sourceColumns(nil)
	if c.Over != nil {
		over = sourceColumns(&graph.Source{Text: c.Over.Text, Ref: c.Over.Ref})
	}
	ends := [4]int{c.FromMention.Start, c.FromMention.End, c.ToMention.Start, c.ToMention.End}
	var row int64
	_, err := w.row([]any{&row}, `INSERT INTO claim (id, article, article_id, place, published, relation, kind, status, from_appearance, from_entity, to_appearance, to_entity,
		mentions, certainty, source, source_appearance, source_entity, date, date_basis, date_text, place_appearance, place_entity, title, tense, mode,
		over, over_appearance, over_entity, mutual, evidence, trigger, quote, rule, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`,
		c.ID, n, c.Article, c.TextPosition(), published, c.Relation, c.Kind, c.Status, c.From.Appearance, c.From.Entity, c.To.Appearance, c.To.Entity,
		column(ends), c.Certainty, source[0], source[1], source[2], date[0], date[1], date[2], text(c.Place.Appearance), text(c.Place.Entity), c.Title, c.Tense, c.Mode,
		over[0], over[1], over[2], c.Mutual, column(fromEvidence(&c.Evidence)), column(fromEvidence(&c.Trigger)), c.Quote, c.Rule, number(c.Confidence))
	if c.Title != "" {
		w.later(`INSERT INTO claim_words (rowid, title) VALUES (?, ?)`, row, terms(c.Title))
	}
	return err
}

func (w *writer) insertQuote(n int64, published any, q *graph.Quote) error {
	speaker, addressee, date := sourceColumns(&q.Speaker), sourceColumns(q.Addressee), dateColumns(q.Date)
	fragments := make([]words, len(q.Fragments))
	for i := range q.Fragments {
		fragments[i] = fromEvidence(&q.Fragments[i])
	}
	about := make([]pair, len(q.About))
	for i, r := range q.About {
		about[i] = pair(r)
	}
	var row int64
	if _, err := w.row([]any{&row}, `INSERT INTO quote (id, article, article_id, place, published, kind, text, words, length, fragments, speaker, speaker_appearance, speaker_entity,
		addressee, addressee_appearance, addressee_entity, outlet_appearance, outlet_entity, cue, cue_lemma, about, date, date_basis, date_text, within, evidence, rule, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`,
		q.ID, n, q.Article, q.TextPosition(), published, q.Kind, q.Text, graph.WordCount(q.Text), utf8.RuneCountInString(q.Text), column(fragments), speaker[0], speaker[1], speaker[2],
		addressee[0], addressee[1], addressee[2], text(q.Outlet.Appearance), text(q.Outlet.Entity), q.Cue, q.CueLemma, column(about), date[0], date[1], date[2],
		q.Within, column(fromEvidence(&q.Evidence)), q.Rule, number(q.Confidence)); err != nil {
		return err
	}
	for _, r := range q.About {
		if _, err := w.exec(`INSERT INTO quote_about (entity, quote) VALUES (?, ?)`, r.Entity, row); err != nil {
			return err
		}
	}
	w.later(`INSERT INTO quote_words (rowid, text, speaker) VALUES (?, ?, ?)`, row, terms(q.Text), terms(q.Speaker.Text))
	return nil
}
