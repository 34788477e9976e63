-- Ids, keys, folded forms and words are made by package graph; nothing here
-- decides whether two texts are equal but by their bytes. Dates are text at
-- their own precision, NULL where unknown. Columns that end in _entity and the
-- counts are derived from the appearances, claims and quotes of articles, and
-- written after them.

CREATE TABLE article (
  n                 INTEGER PRIMARY KEY,
  id                TEXT    NOT NULL UNIQUE,
  key               TEXT    NOT NULL,
  url               TEXT    NOT NULL,
  external_id       TEXT    NOT NULL,
  title             TEXT    NOT NULL,
  publisher         TEXT    NOT NULL,
  publisher_folded  TEXT    NOT NULL,
  published         TEXT,
  words             INTEGER NOT NULL,
  content_hash      TEXT    NOT NULL,
  extractor_version TEXT    NOT NULL,
  ingested          INTEGER NOT NULL, -- Unix time in milliseconds
  claims            INTEGER NOT NULL,
  quotes            INTEGER NOT NULL
) STRICT;
CREATE INDEX article_published ON article (published, id);
CREATE INDEX article_ingested  ON article (ingested, id);
CREATE INDEX article_publisher ON article (publisher_folded);

CREATE TABLE article_text (
  article INTEGER PRIMARY KEY REFERENCES article (n),
  text    TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
  id           TEXT    PRIMARY KEY,
  kind         TEXT    NOT NULL,
  key          TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  sort_name    TEXT    NOT NULL,
  facts        TEXT    NOT NULL, -- JSON
  iso_code     TEXT    NOT NULL,
  home_country TEXT    NOT NULL,
  articles     INTEGER NOT NULL,
  relations    INTEGER NOT NULL,
  quotes       INTEGER NOT NULL,
  last_seen    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_articles  ON entity (articles, id);
CREATE INDEX entity_name      ON entity (sort_name, id);
CREATE INDEX entity_relations ON entity (relations, id);
CREATE INDEX entity_quotes    ON entity (quotes, id);
CREATE INDEX entity_last_seen ON entity (last_seen, id);
CREATE INDEX entity_iso_code  ON entity (iso_code) WHERE iso_code <> '';

-- How often an entity has a name, or is written in a form.
CREATE TABLE form (
  n       INTEGER PRIMARY KEY,
  entity  TEXT    NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  text    TEXT    NOT NULL,
  folded  TEXT    NOT NULL,
  words   TEXT    NOT NULL, -- its tokens
  names   INTEGER NOT NULL,
  aliases INTEGER NOT NULL,
  UNIQUE (entity, text)
) STRICT;
CREATE INDEX form_folded ON form (folded);
CREATE INDEX form_words  ON form (words);

-- The words of forms, for search.
CREATE TABLE token (
  token  TEXT    NOT NULL,
  form   INTEGER NOT NULL,
  entity TEXT    NOT NULL,
  PRIMARY KEY (token, form)
) STRICT, WITHOUT ROWID;

-- How often articles give an entity these facts.
CREATE TABLE fact (
  entity TEXT    NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  facts  TEXT    NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (entity, facts)
) STRICT, WITHOUT ROWID;

CREATE TABLE appearance (
  n         INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL,
  article   INTEGER NOT NULL REFERENCES article (n),
  entity    TEXT    NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  place     INTEGER,          -- of the first mention, NULL for none
  published TEXT,             -- the article's
  kind      TEXT    NOT NULL,
  key       TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  facts     TEXT    NOT NULL, -- JSON
  mentions  TEXT    NOT NULL  -- JSON
) STRICT;
CREATE INDEX appearance_article ON appearance (article, entity, place);
CREATE INDEX appearance_entity  ON appearance (entity, published, article);

CREATE TABLE relation (
  id          TEXT    PRIMARY KEY,
  kind        TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  from_entity TEXT    NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  to_entity   TEXT    NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  from_kind   TEXT    NOT NULL,
  to_kind     TEXT    NOT NULL,
  claims      INTEGER NOT NULL,
  articles    INTEGER NOT NULL,
  publishers  INTEGER NOT NULL,
  certain     INTEGER NOT NULL, -- claims that are
  probable    INTEGER NOT NULL,
  own         INTEGER NOT NULL, -- claims in an article's own voice
  contested   INTEGER NOT NULL,
  first_date  TEXT,
  last_date   TEXT,
  first_seen  TEXT,
  last_seen   TEXT,
  confidence  REAL
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_from      ON relation (from_entity, last_seen, id);
CREATE INDEX relation_to        ON relation (to_entity, last_seen, id);
CREATE INDEX relation_walk_from ON relation (from_entity, status, to_kind, kind, to_entity, id);
CREATE INDEX relation_walk_to   ON relation (to_entity, status, from_kind, kind, from_entity, id);
CREATE INDEX relation_last_seen ON relation (last_seen, id);
CREATE INDEX relation_articles  ON relation (articles, id);

-- How many articles of a publisher support a relation.
CREATE TABLE relation_publisher (
  relation  TEXT    NOT NULL REFERENCES relation (id) DEFERRABLE INITIALLY DEFERRED,
  publisher TEXT    NOT NULL,
  articles  INTEGER NOT NULL,
  PRIMARY KEY (relation, publisher)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  n                 INTEGER PRIMARY KEY,
  id                TEXT    NOT NULL UNIQUE,
  article           INTEGER NOT NULL REFERENCES article (n),
  article_id        TEXT    NOT NULL,
  place             INTEGER NOT NULL, -- in the text
  published         TEXT,             -- the article's
  relation          TEXT    NOT NULL REFERENCES relation (id) DEFERRABLE INITIALLY DEFERRED,
  kind              TEXT    NOT NULL,
  status            TEXT    NOT NULL,
  from_appearance   TEXT    NOT NULL,
  from_entity       TEXT    NOT NULL,
  to_appearance     TEXT    NOT NULL,
  to_entity         TEXT    NOT NULL,
  mentions          TEXT    NOT NULL, -- JSON: of the two ends
  certainty         TEXT    NOT NULL,
  source            TEXT,             -- NULL for the article itself
  source_appearance TEXT,
  source_entity     TEXT,
  date              TEXT,
  date_basis        TEXT,             -- NULL for no date at all
  date_text         TEXT,
  place_appearance  TEXT,
  place_entity      TEXT,
  title             TEXT    NOT NULL,
  tense             TEXT    NOT NULL,
  mode              TEXT    NOT NULL,
  over              TEXT,
  over_appearance   TEXT,
  over_entity       TEXT,
  mutual            INTEGER NOT NULL,
  evidence          TEXT    NOT NULL, -- JSON
  trigger           TEXT    NOT NULL, -- JSON
  quote             TEXT    NOT NULL,
  rule              TEXT    NOT NULL,
  confidence        REAL
) STRICT;
CREATE INDEX claim_article    ON claim (article, place, id);
CREATE INDEX claim_relation   ON claim (relation, published, id);
CREATE INDEX claim_published  ON claim (published, id);
CREATE INDEX claim_date       ON claim (date, id) WHERE date IS NOT NULL;
CREATE INDEX claim_happened   ON claim (relation, date) WHERE date IS NOT NULL;
CREATE INDEX claim_confidence ON claim (relation, confidence) WHERE confidence IS NOT NULL;
CREATE INDEX claim_holder     ON claim (from_entity) WHERE kind = 'HOLDS_POSITION';
CREATE INDEX claim_place      ON claim (place_entity) WHERE place_entity IS NOT NULL;
CREATE INDEX claim_over       ON claim (over_entity) WHERE over_entity IS NOT NULL;
CREATE INDEX claim_source     ON claim (source_entity) WHERE source_entity IS NOT NULL;

CREATE TABLE quote (
  n                    INTEGER PRIMARY KEY,
  id                   TEXT    NOT NULL UNIQUE,
  article              INTEGER NOT NULL REFERENCES article (n),
  article_id           TEXT    NOT NULL,
  place                INTEGER NOT NULL,
  published            TEXT,
  kind                 TEXT    NOT NULL,
  text                 TEXT    NOT NULL,
  words                INTEGER NOT NULL,
  length               INTEGER NOT NULL, -- code points
  fragments            TEXT    NOT NULL, -- JSON
  speaker              TEXT    NOT NULL,
  speaker_appearance   TEXT,
  speaker_entity       TEXT,
  addressee            TEXT,
  addressee_appearance TEXT,
  addressee_entity     TEXT,
  outlet_appearance    TEXT,
  outlet_entity        TEXT,
  cue                  TEXT    NOT NULL,
  cue_lemma            TEXT    NOT NULL,
  about                TEXT    NOT NULL, -- JSON
  date                 TEXT,
  date_basis           TEXT,
  date_text            TEXT,
  within               TEXT    NOT NULL,
  evidence             TEXT    NOT NULL, -- JSON
  rule                 TEXT    NOT NULL,
  confidence           REAL
) STRICT;
CREATE INDEX quote_article   ON quote (article, place, id);
CREATE INDEX quote_published ON quote (published, id);
CREATE INDEX quote_length    ON quote (length, id);
CREATE INDEX quote_speaker   ON quote (speaker_entity, published, id) WHERE speaker_entity IS NOT NULL;
CREATE INDEX quote_addressee ON quote (addressee_entity) WHERE addressee_entity IS NOT NULL;
CREATE INDEX quote_outlet    ON quote (outlet_entity) WHERE outlet_entity IS NOT NULL;

CREATE TABLE quote_about (
  entity TEXT    NOT NULL,
  quote  INTEGER NOT NULL REFERENCES quote (n),
  PRIMARY KEY (entity, quote)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_about_quote ON quote_about (quote);

CREATE TABLE tombstone (
  key          TEXT    NOT NULL,
  content_hash TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (key, content_hash)
) STRICT, WITHOUT ROWID;

-- Words, by their hashes, so that no text ever becomes a search expression.
-- Rows are those of article, quote and claim.
CREATE VIRTUAL TABLE article_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE quote_words   USING fts5 (text, speaker, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii');
CREATE VIRTUAL TABLE claim_words   USING fts5 (title, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii');
CREATE VIRTUAL TABLE article_term  USING fts5vocab (article_words, instance);
