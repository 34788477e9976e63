package graph

// Input is an article as somebody hands it in. Text and HTML are exclusive;
// for HTML the article's text is extracted.
type Input struct {
	URL         string // identifies the article; without it ExternalID, without both the text's hash
	ExternalID  string
	Title       string
	Publisher   string
	PublishedAt Date // "" where unknown
	Text        string
	HTML        string
	Restore     bool // take it even where the same content was retracted
}

// Ingested is what became of an Input.
type Ingested struct {
	Receipt
	Warnings []string // what the reader of the result should know: no date, few words
}
