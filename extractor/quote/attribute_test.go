package quote_test

import (
	"strings"
	"testing"

	"entente/extractor"
	"entente/extractor/quote"
	"entente/graph"
)

const (
	berg   = "Ida Berg|Berg|she|She=PERSON"
	hale   = "Tom Hale|Hale|he|He=PERSON"
	herald = "Lund Herald=ORGANISATION"
	union  = "Harbour Union=ORGANISATION"
)

// speech is a table of texts and the quotes in them, one a line.
type speech []struct{ name, text, want string }

func (table speech) run(t *testing.T) {
	t.Helper()
	for _, test := range table {
		t.Run(test.name, func(t *testing.T) {
			d := document(t, test.text, berg, hale, herald, union, "Twitter=ORGANISATION", "Norway=COUNTRY", "Lund=PLACE")
			quote.Attribute(d)
			if got := strings.TrimSpace(quotes(d)); got != test.want {
				t.Errorf("Attribute(%q)\n got %s\nwant %s", test.text, got, test.want)
			}
			checkQuotes(t, d)
		})
	}
}

func TestDirectSpeech(t *testing.T) {
	speech{
		{"the cue behind", "“The port will close,” Ida Berg said.", "direct Ida Berg (said): The port will close,"},
		{"the cue before its speaker", "“The port will close,” said Ida Berg, the mayor.", "direct Ida Berg (said): The port will close,"},
		{"an inverted cue that the parse gives an object", "“The port will close,” wrote Berg on Twitter.", "direct Ida Berg @ Twitter (wrote): The port will close,"},
		{"the cue in front", "Ida Berg said: “The port will close.”", "direct Ida Berg (said): The port will close."},
		{"no comma at all", "Berg said “the port will close by June” and left.", "direct Ida Berg (said): the port will close by June"},
		{"a colon behind according to", "According to Berg, the port is old: “The walls leak everywhere.”", "indirect Ida Berg (According to): the port is old\ndirect Ida Berg (): The walls leak everywhere."},
		{"split by its attribution", "“The port will close,” said Berg, “and soon.”", "direct Ida Berg (said): The port will close, / and soon."},
		{"going on in the same paragraph", "“The port will close,” said Berg. “It is old.”", "direct Ida Berg (said): The port will close, / It is old."},
		{"short sentences that go on", "“We will never close it,” said Berg. “Not now. Not ever.”", "direct Ida Berg (said): We will never close it, / Not now. Not ever."},
		{"a question and its attribution", "“Why would we close it?” Berg asked. “It pays.”", "direct Ida Berg (asked): Why would we close it? / It pays."},
		{
			"an attribution that opens a paragraph starts a quote", "“The port will close,” said Berg.\n\n“It is old,” she added.",
			"direct Ida Berg (said): The port will close,\ndirect Ida Berg (added): It is old,",
		},
		{
			"a quote over paragraphs", "“The port will close.\n\n“It is old,” Berg said.",
			"direct Ida Berg (said): The port will close. / It is old,",
		},
		{
			"a paragraph without a cue goes on with the speaker", "“The port will close,” said Berg.\n\n“It is old and it is unsafe.”",
			"direct Ida Berg (said): The port will close,\ndirect Ida Berg (): It is old and it is unsafe.",
		},
		{
			"whom the sentence before is about", "Berg spoke for an hour. “The port will close, and it will stay closed.”",
			"direct Ida Berg (): The port will close, and it will stay closed.",
		},
		{
			"the answer to a question", "“Will the port close?” Hale asked Berg. “Yes, and it will close in May.”",
			"direct Tom Hale > Ida Berg (asked): Will the port close?\ndirect Ida Berg (): Yes, and it will close in May.",
		},
		{
			"the answer in the next paragraph", "“Will the port close?” Hale asked Berg.\n\n“Yes, and it will close in May.”",
			"direct Tom Hale > Ida Berg (asked): Will the port close?\ndirect Ida Berg (): Yes, and it will close in May.",
		},
		{"a country in capitals is no pronoun", "The “strong US dollar” was sold in Lund.", ""},
		{
			"a colon", "Hale disagreed: “The port will never close.”",
			"direct Tom Hale (): The port will never close.",
		},
		{
			"a name and a colon", "Hale: “The port will never close.”",
			"direct Tom Hale (): The port will never close.",
		},
		{
			"words of one's own inside a sentence", "Berg walked home with “the plans of my mother”.",
			"direct Ida Berg (): the plans of my mother",
		},
		{
			"two in a row", "Berg called him “a good man” who was “always there for us”.",
			"direct Ida Berg (called): a good man\ndirect Ida Berg (called): always there for us",
		},
		{"described as", "Berg described the plan as “a gift to the rich”.", "direct Ida Berg (described): a gift to the rich"},
		{"in the passive", "The plan was described by Berg as “a gift to the rich”.", "direct Ida Berg (was described): a gift to the rich"},
		{
			"a participle", "Berg left early, calling the plan “a gift to the rich”.",
			"direct Ida Berg (calling): a gift to the rich",
		},
		{"a short whole utterance", "“Never,” said Berg.", "direct Ida Berg (said): Never,"},
		{"an unnamed speaker stays text", "“The port will close,” two officials told Berg.", "direct [two officials] > Ida Berg (told): The port will close,"},
		{"nobody is named", "The port was busy.\n\n“We have never seen so many ships in our lives.”", "direct [unattributed] (): We have never seen so many ships in our lives."},
		{
			"the next speaker is not given the words", "“The port will close,” a sailor said. Berg was not there.",
			"direct [a sailor] (said): The port will close,",
		},
	}.run(t)
}

func TestNoSpeech(t *testing.T) {
	speech{
		{"a scare quote", "The so-called “friends of the port” met in Lund.", ""},
		{"a name", "Berg ran the operation “Green Harbour Now” for years.", ""},
		{"the title of a novel", "Berg read the novel “The Sea Around Us” on the train.", ""},
		{"a sign", "Hale carried a banner reading “keep our port open”.", ""},
		{"a poster behind its words", "They saw the “keep our port open” poster in Lund.", ""},
		{"two words inside a report", "Berg said it was “quite sad”.", "mixed Ida Berg (said): it was “quite sad”"},
		{"what may be said", "Berg may say that the port will close.", ""},
		{"what was not said", "Berg did not say that the port would close.", ""},
		{"what somebody refused to say", "Berg refused to say whether the port would close.", ""},
		{"what somebody is to say", "Berg is expected to announce that the port will close.", ""},
		{"what somebody wants to add", "Berg wanted to add the question “who owns the port” to the list.", ""},
		{"a condition", "If Berg says that the port will close, Hale will leave.", ""},
		{"a thought", "Berg believes that the port will close.", ""},
		{"a wish", "Berg wants the port to close and hopes that it will.", ""},
		{"an accusation without an accuser", "Berg was accused of closing the port.", ""},
		{"nobody announces", "It was announced that the port would close.", ""},
		{"what a source asks not to be", "“It is over,” said a man who asked not to be named.", "direct [a man] (said): It is over,"},
		{"a picture says nothing", "The footage suggested that the port was empty.", ""},
	}.run(t)
}

func TestIndirectSpeech(t *testing.T) {
	speech{
		{"a clause with that", "Berg said that the port would close.", "indirect Ida Berg (said): the port would close"},
		{"a clause below a statement", "The union said in a statement that the port had been closed.", "indirect [The union] (said): the port had been closed"},
		{"a clause that the parse takes for an adverbial", "Berg said as a child she was sent to the port by her family.", "indirect Ida Berg (said): she was sent to the port by her family"},
		{"no clause", "Berg said goodbye when she left the port.", ""},
		{"a clause behind an occasion", "Berg said in a televised speech that the union would not yield.", "indirect Ida Berg (said): the union would not yield"},
		{"a clause without that", "Berg said the port would close.", "indirect Ida Berg (said): the port would close"},
		{"auxiliaries and adverbs of the cue", "Berg has repeatedly said the port would close.", "indirect Ida Berg (has repeatedly said): the port would close"},
		{"the cue behind", "The port would close, Berg said.", "indirect Ida Berg (said): The port would close"},
		{"the cue in the middle", "The port, Berg said, would close.", "indirect Ida Berg (said): The port, Berg said, would close"},
		{"as somebody said", "The port will close, as Berg said on Monday.", "indirect Ida Berg (said): The port will close"},
		{"according to, behind", "The port will close, according to Berg.", "indirect Ida Berg (according to): The port will close"},
		{"according to, where the parse takes all for the source's", "According to Ida Berg, the port if built by the union could pay.", "indirect Ida Berg (According to): the port if built by the union could pay"},
		{"according to a role and a name", "According to Lund's first alderman, Ida Berg, there were ten ships.", "indirect Ida Berg (According to): there were ten ships"},
		{"according to data", "According to data from the Harbour Union, ships were late.", "indirect Harbour Union (According to): ships were late"},
		{"a clause up to a semicolon", "Berg said the port would close; its gates were shut.", "indirect Ida Berg (said): the port would close"},
		{"according to, in front", "According to Berg, the port will close.", "indirect Ida Berg (According to): the port will close"},
		{"an infinitive", "Berg vowed to close the port.", "indirect Ida Berg (vowed): to close the port"},
		{"a negated infinitive", "Berg vowed not to close the port.", "indirect Ida Berg (vowed): not to close the port"},
		{"a gerund", "Berg denied closing the port.", "indirect Ida Berg (denied): closing the port"},
		{"a gerund behind a preposition", "Berg admitted to closing the port.", "indirect Ida Berg (admitted): closing the port"},
		{"urging somebody", "Berg urged Hale to close the port.", "indirect Ida Berg > Tom Hale (urged): to close the port"},
		{"calling on somebody", "Berg called on Hale to close the port.", "indirect Ida Berg > Tom Hale (called): to close the port"},
		{"urging in the passive", "Hale was urged by Berg to close the port.", "indirect Ida Berg > Tom Hale (was urged): to close the port"},
		{"calling for something", "Berg called for the closure of the port.", "indirect Ida Berg (called): the closure of the port"},
		{"accusing somebody", "Berg accused Hale of closing the port.", "indirect Ida Berg (accused): closing the port"},
		{"a court rules", "The court ruled that the port must close.", "indirect [The court] (ruled): the port must close"},
		{"a court finds, without that", "The court found the closure was illegal.", "indirect [The court] (found): the closure was illegal"},
		{"a person finds out", "Berg found the port was closed.", ""},
		{"a participle goes on", "Berg said the port would close, adding that it was old.", "indirect Ida Berg (said): the port would close\nindirect Ida Berg (adding): it was old"},
		{"verbs that share a subject", "Berg said the port would close and accused Hale of lying.", "indirect Ida Berg (said): the port would close\nindirect Ida Berg (accused): lying"},
		{
			"a dateline that confuses the parse", "LUND — A former head of the city's harbour service denied on Tuesday that he had closed the port, and accused Berg of lying.",
			"indirect [A former head of the city's harbour service] (denied): he had closed the port\nindirect [A former head of the city's harbour service] (accused): lying",
		},
		{"each clause has its own speaker", "Berg said the port would close, but Hale said it would not.", "indirect Ida Berg (said): the port would close\nindirect Tom Hale (said): it would not"},
		{"a relative clause", "Berg, who said that the port would close, left on Friday.", "indirect Ida Berg (said): the port would close"},
		{"quoted as saying", "Hale quoted Berg as saying that the port would close.", "indirect Ida Berg (saying): the port would close"},
		{"clauses under one that", "Berg said that the port would close and that the ships would leave.", "indirect Ida Berg (said): the port would close and that the ships would leave"},
		{"a clause behind a time", "Berg said after the talks that both sides were tired.", "indirect Ida Berg (said): both sides were tired"},
		{
			"a second clause with that", "Berg said she would not, and that she had never thought of it.",
			"indirect Ida Berg (said): she would not, and that she had never thought of it",
		},
		{"a noun of speech", "Berg's argument was that the port was old.", "indirect Ida Berg (was): the port was old"},
		{"denied claims", "Berg denied claims that the port would close.", "indirect Ida Berg (denied): claims that the port would close"},
		{
			"partly in marks", "Berg said the port was “far too old to be safe”.",
			"mixed Ida Berg (said): the port was “far too old to be safe”\ndirect Ida Berg (said): far too old to be safe",
		},
	}.run(t)
}

func TestSpeakers(t *testing.T) {
	speech{
		{"a pronoun", "Berg came to Lund. She said the port would close.", "indirect Ida Berg (said): the port would close"},
		{"a name beside a role", "The mayor of Lund, Ida Berg, said the port would close.", "indirect Ida Berg (said): the port would close"},
		{"one of several", "One of the groups, the Harbour Union, said it was late.", "indirect Harbour Union (said): it was late"},
		{"a news agency named before the word", "Norway's Lund Herald newspaper said the port would close.", "indirect Lund Herald (said): the port would close"},
		{"a name behind a role, its place and a comma", "The mayor of Lund, Ida Berg, gave her condolences, adding that the port would close.", "indirect Ida Berg (adding): the port would close"},
		{"a name right behind a dateline", "Lund, Norway (CNN)Mayor Ida Berg said Wednesday that the port would close.", "indirect Ida Berg (said): the port would close"},
		{"a relative", "Her brother Tom Hale said the port would close.", "indirect Tom Hale (said): the port would close"},
		{"a country", "Norway said the port would close.", "indirect Norway (said): the port would close"},
		{"the government of a country", "The government of Norway said the port would close.", "indirect Norway (said): the port would close"},
		{"a spokesman of an organisation", "A spokesman for the Harbour Union said the port would close.", "indirect Harbour Union (said): the port would close"},
		{"a named spokesman", "Tom Hale, a spokesman for the Harbour Union, said the port would close.", "indirect Tom Hale (said): the port would close"},
		{"a spokesman of a person is somebody else", "A spokesman for Berg said the port would close.", "indirect [A spokesman for Berg] (said): the port would close"},
		{"the office of a person", "Berg's office said the port would close.", "indirect Ida Berg (said): the port would close"},
		{"lawyers of a person", "Berg's lawyers said the port would close.", "indirect [Berg's lawyers] (said): the port would close"},
		{"a statement by somebody", "A statement by the Harbour Union said the port would close.", "indirect Harbour Union (said): the port would close"},
		{"the statement issued before", "Berg issued a statement on Monday. The statement said the port would close.", "indirect Ida Berg (said): the port would close"},
		{"in a statement", "In a statement, the Harbour Union said: “The port will close.”", "direct Harbour Union (said): The port will close."},
		{"a letter that is read", "The letter signed by Berg read: “The port will close.”", "direct Ida Berg (read): The port will close."},
		{"the nearest name is not the speaker", "Officials close to Berg said the port would close.", "indirect [Officials close to Berg] (said): the port would close"},
	}.run(t)
}

func TestAudience(t *testing.T) {
	speech{
		{"told a person", "Berg told Hale that the port would close.", "indirect Ida Berg > Tom Hale (told): the port would close"},
		{"told unnamed people", "Berg told reporters the port would close.", "indirect Ida Berg > [reporters] (told): the port would close"},
		{"said to a person", "Berg said to Hale: “You must close the port.”", "direct Ida Berg > Tom Hale (said): You must close the port."},
		{"in a letter to a person", "In a letter to Hale, Berg wrote that the port would close.", "indirect Ida Berg > Tom Hale (wrote): the port would close"},
		{"told a medium", "“The port will close,” Berg told the Lund Herald.", "direct Ida Berg @ Lund Herald (told): The port will close,"},
		{"told a programme of a medium", "“The port will close,” Berg told the Lund Herald's podcast.", "direct Ida Berg @ Lund Herald (told): The port will close,"},
		{"a clause below a programme", "Berg told the Lund Herald's podcast that the port would close.", "indirect Ida Berg @ Lund Herald (told): the port would close"},
		{"speaking on a medium", "Speaking on the Lund Herald's podcast, Berg said the port would close.", "indirect Ida Berg @ Lund Herald (said): the port would close"},
		{"a programme in quotation marks", "In an interview on the Lund Herald's “Face the Week,” Berg said the port would close.", "indirect Ida Berg @ Lund Herald (said): the port would close"},
		{"quoted as saying by a medium", "“The port will close,” Berg was quoted as saying by the Lund Herald.", "direct Ida Berg @ Lund Herald (saying): The port will close,"},
		{"a letter that a medium saw", "In a letter seen by the Lund Herald, Berg wrote that the port would close.", "indirect Ida Berg @ Lund Herald (wrote): the port would close"},
		{"appearing on a medium", "Appearing on the Lund Herald's podcast, Berg said the port would close.", "indirect Ida Berg @ Lund Herald (said): the port would close"},
		{"talks are not whom one speaks to", "After talks with Hale, Berg said the port would close.", "indirect Ida Berg (said): the port would close"},
		{"told in the passive", "Hale was told by Berg that the port would close.", "indirect Ida Berg > Tom Hale (was told): the port would close"},
		{"told a station of a medium", "Berg told Lund Herald Radio that the port would close.", "indirect Ida Berg @ Lund Herald (told): the port would close"},
		{"told a person of a medium", "Berg told Hale of the Lund Herald that the port would close.", "indirect Ida Berg > Tom Hale @ Lund Herald (told): the port would close"},
		{"told a medium's person", "Berg told the Lund Herald's Tom Hale that the port would close.", "indirect Ida Berg > Tom Hale @ Lund Herald (told): the port would close"},
		{"told a medium's named programme", "Berg told the Lund Herald's Daybreak programme that the port would close.", "indirect Ida Berg @ Lund Herald (told): the port would close"},
		{"a that which the parse takes for an object", "Berg told Kan radio that it was over.", "indirect Ida Berg > [Kan radio] (told): it was over"},
		{"in an interview", "In an interview with the Lund Herald, Berg said the port would close.", "indirect Ida Berg @ Lund Herald (said): the port would close"},
		{"a medium that cites a person", "According to the Lund Herald, Berg said the port would close.", "indirect Ida Berg @ Lund Herald (said): the port would close"},
		{"a medium that cites, behind", "Berg said the port would close, according to the Lund Herald.", "indirect Ida Berg @ Lund Herald (said): the port would close"},
		{"a medium that reports what a person said", "The Lund Herald reported that Berg had said the port would close.", "indirect Ida Berg @ Lund Herald (had said): the port would close"},
		{"a medium by itself", "The Lund Herald reported that the port would close.", "indirect Lund Herald (reported): the port would close"},
		{"an organisation that interviews", "In an interview with the Harbour Union, Berg said the port would close.", "indirect Ida Berg @ Harbour Union (said): the port would close"},
		{"what is called a newspaper", "Berg told the newspaper Harbour Union that the port would close.", "indirect Ida Berg @ Harbour Union (told): the port would close"},
		{"whom somebody accuses is not spoken to", "Berg accused Hale of closing the port.", "indirect Ida Berg (accused): closing the port"},
		{"as quoted by", "Berg said the port would close, as quoted by the Lund Herald.", "indirect Ida Berg @ Lund Herald (said): the port would close"},
		{"a verb that names its platform", "Hale left Twitter. “The port will close,” tweeted Berg.", "direct Ida Berg @ Twitter (tweeted): The port will close,"},
		{"a platform", "Berg wrote on Twitter that the port would close.", "indirect Ida Berg @ Twitter (wrote): the port would close"},
	}.run(t)
}

func TestWithinTiesQuotedWordsToTheirClause(t *testing.T) {
	d := document(t, "Berg said the port was “far too old to be safe”.", berg)
	quote.Attribute(d)
	if len(d.Quotes) != 2 || d.Quotes[0].Kind != graph.Mixed || d.Quotes[0].Within != extractor.None || d.Quotes[1].Within != 0 {
		t.Errorf("quotes = %+v, want a mixed one and a direct one within it", d.Quotes)
	}
}

func TestFirstAndSecondPersonAreMentions(t *testing.T) {
	d := document(t, "“I will call you, and we will talk,” Berg told Hale. The Harbour Union said: “We know you.”", berg, hale, union)
	quote.Attribute(d)
	var got []string
	for _, m := range d.Mentions {
		if m.Kind == graph.Pronoun {
			got = append(got, d.Doc.Text[m.Span.Start:m.Span.End]+" is "+d.Appearances[m.Appearances[0]].Name)
		}
	}
	if want := "I is Ida Berg, you is Tom Hale, We is Harbour Union"; strings.Join(got, ", ") != want {
		t.Errorf("pronouns: %s, want %s", strings.Join(got, ", "), want)
	}
	for _, q := range d.Quotes {
		if m := d.Mentions[q.Speaker.Mention]; m.Span != q.Speaker.Span {
			t.Errorf("speaker's mention is %v, want %v", m.Span, q.Speaker.Span)
		}
	}
}

// checkQuotes checks what holds of all quotes.
func checkQuotes(t *testing.T, d *extractor.Document) {
	t.Helper()
	text, start := d.Doc.Text, 0
	for i, q := range d.Quotes {
		if len(q.Fragments) == 0 || q.Speaker.Text == "" {
			t.Fatalf("quote %d has no words or no speaker: %+v", i, q)
		}
		if q.Fragments[0].Start < start {
			t.Fatalf("quote %d is out of text order", i)
		}
		start = q.Fragments[0].Start
		end := 0
		for _, f := range q.Fragments {
			if f.Start < end || f.Start >= f.End || f.End > len(text) {
				t.Fatalf("quote %d has fragments %v", i, q.Fragments)
			}
			end = f.End
		}
		if q.Evidence.Start > q.Fragments[0].Start || q.Evidence.End < end {
			t.Fatalf("quote %d: evidence %v does not hold fragments %v", i, q.Evidence, q.Fragments)
		}
		if s := q.Speaker; s.Span.End > 0 && text[s.Span.Start:s.Span.End] != s.Text {
			t.Fatalf("quote %d: speaker %q stands at %q", i, s.Text, text[s.Span.Start:s.Span.End])
		}
		if q.Within != extractor.None && d.Quotes[q.Within].Kind == graph.Direct {
			t.Fatalf("quote %d stands within a direct one", i)
		}
	}
}
