package coref_test

import (
	"slices"
	"strings"
	"testing"

	"entente/extractor"
	"entente/extractor/coref"
	"entente/extractor/english"
	"entente/extractor/mention"
	"entente/extractor/quote"
	"entente/graph"
)

// read runs the stages up to Cluster.
func read(text string) *extractor.Document {
	d := &extractor.Document{Article: graph.Article{Text: text}, Doc: english.Analyse(text)}
	quote.Mark(d)
	mention.Find(d)
	coref.Cluster(d)
	return d
}

// answer is what the mention at a span refers to: names in order, "-" for
// nothing, "" where there is no mention.
func answer(d *extractor.Document, span graph.Span) string {
	for _, m := range d.Mentions {
		if m.Span != span {
			continue
		}
		var names []string
		for _, a := range m.Appearances {
			names = append(names, d.Appearances[a].Name)
		}
		slices.Sort(names)
		if len(names) == 0 {
			return "-"
		}
		return strings.Join(names, "+")
	}
	return ""
}

// marked is a text whose anaphors are marked with what they refer to: "[She =
// Ilse Varga]", "[the two = Ilse Varga+Tom Reed]", "[it = -]" for nothing.
type marked struct {
	text  string
	spans []graph.Span
	want  []string
}

func parseMarks(s string) marked {
	var m marked
	for {
		before, rest, ok := strings.Cut(s, "[")
		m.text += before
		if !ok {
			return m
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, want, _ := strings.Cut(inside, " = ")
		m.spans = append(m.spans, graph.Span{Start: len(m.text), End: len(m.text) + len(words)})
		m.want = append(m.want, want)
		m.text += words
		s = after
	}
}

func TestAnaphors(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		// Gender, number, kind.
		{"gender tells two people apart", "Linda Hallgren met Robert Tanner in Brussels. [She = Linda Hallgren] thanked [him = Robert Tanner] for the help."},
		{"a title tells the gender", "Chairwoman Sanneke Boer praised King Aldric Voss. [He = Aldric Voss] smiled, and [she = Sanneke Boer] bowed."},
		{"a relative's noun tells the gender", "Orsolt Kemeny and his wife, Zsanne Kemeny, arrived. [She = Zsanne Kemeny] waved."},
		{"whom the first sentence only tells of", "[A federal judge = Ilse Varga] blocked the order. In her ruling, Judge Ilse Varga said it went too far."},
		{"a minister named further on", "[The Norwegian foreign minister = Ilse Varga] arrived on Monday. On Tuesday Norwegian Foreign Minister Ilse Varga left."},
		{"two of whom it may tell", "A federal judge blocked the order. Judge Ilse Varga and Judge Tom Reed had heard the case."},
		{"what people speak", "Ilse Varga told the guard in French and English what had happened. “[They = -] robbed me,” she said."},
		{"short for a body", "The Supreme Court heard the case in May. [The Court = Supreme Court] ruled in June."},
		{"an opponent", "Linda Hallgren and Tom Reed debated the budget. Hallgren accused [her opponent = Tom Reed] of lying."},
		{"words said of somebody named behind them", "Linda Hallgren met Orsolt Kemeny. “[She = Orsolt Kemeny] listens,” Zsanne Kemeny said of Orsolt Kemeny."},
		{"no person is it", "Robert Tanner resigned on Friday. The party accepted [it = -]."},
		{"a company", "Halvard Industries lost money last year. [It = Halvard Industries] plans to sell [its = Halvard Industries] plants."},
		{"a country", "Norway closed the border. [It = Norway] also recalled [its = Norway] ambassador."},
		{"a country by its adjective's noun", "Sweden raised [its = Sweden] taxes."},
		{"a plan stands between", "Norway proposed a plan. [It = -] was rejected because [it = -] was too expensive."},
		{"a plural noun is they", "Protesters marched through Oslo. [They = -] carried banners."},
		{"a pair is they", "Linda Hallgren and Robert Tanner met in Brussels. [They = Linda Hallgren+Robert Tanner] signed a treaty."},
		{"a person and somebody unnamed", "Robert Tanner and a friend left the hall. [They = -] took a taxi."},

		// Grammar.
		{"object is not the subject", "Robert Tanner said that Paul Winters had met [him = Robert Tanner]."},
		{"two pronouns of one clause differ", "Robert Tanner called Paul Winters. [He = Robert Tanner] told [him = Paul Winters] to come."},
		{"possessive is the subject's", "Robert Tanner sold [his = Robert Tanner] house."},
		{"his wife is not himself", "Paul Winters left with [his = Paul Winters] brother, Robert Winters."},
		{"reflexive", "Robert Tanner blamed [himself = Robert Tanner]."},
		{"stressed name", "Linda Hallgren [herself = Linda Hallgren] opened the door."},
		{"said that she would", "Linda Hallgren told Anna Lindow that [she = Linda Hallgren] would resign."},
		{"subject shared by two verbs", "Robert Tanner flew to Oslo and met [his = Robert Tanner] brother."},
		{"found it to be", "The Supreme Court reviewed the law, finding [it = -] to be void."},
		{"in a relative clause", "Linda Hallgren, who sold [her = Linda Hallgren] house, moved to Oslo."},
		{"possessor of the phrase around it", "Paul Winters questioned Robert Tanner's right to keep [his = Robert Tanner] seat."},

		// Cataphora.
		{"opening phrase", "In [his = Robert Tanner] first speech, Robert Tanner promised reform."},
		{"opening phrase after another person", "Paul Winters resigned on Monday. In [his = Robert Tanner] first speech, Robert Tanner promised reform."},
		{"opening clause", "After [she = Linda Hallgren] lost the vote, Linda Hallgren resigned."},
		{"shortly before her death", "Shortly before [her = Linda Hallgren] death, Linda Hallgren wrote a letter."},
		{"no cataphora in a main clause", "[He = -] said that Robert Tanner would come."},

		// Order and salience.
		{"subject before object", "Robert Tanner defeated Paul Winters. [He = Robert Tanner] will take office in May."},
		{"opening talks are the host's", "After Robert Tanner's meeting with Paul Winters, [he = Robert Tanner] flew home."},
		{"a new paragraph goes on", "Linda Hallgren spoke on Monday.\n\n[She = Linda Hallgren] said the talks had failed."},
		{"too far back", "Linda Hallgren spoke on Monday. The weather was fine. The streets were empty. The shops were closed. Nobody came. [She = -] left."},
		{"after the quotation", "Linda Hallgren opened the session. “We will not pay for this,” [she = Linda Hallgren] said."},
		{"who is quoted", "“This is our land,” said Robert Tanner. “We will stay.” [He = Robert Tanner] then left."},
		{"who is spoken of", "Robert Tanner lost the vote. “[He = Robert Tanner] has no friends left,” said Paul Winters."},
		{"nobody speaks of himself as he", "“[He = -] is a liar,” said Robert Tanner."},
		{"of whom it is said", "Linda Hallgren said of Robert Tanner: “[He = Robert Tanner] was a great man.”"},
		{"a stranger competes", "A policeman stopped Robert Tanner. [He = -] smiled."},
		{"the topic wins", "Robert Tanner was born in Oslo. Tanner studied law. Tanner joined Parliament in 1990. Critics respected Tanner. [He = Robert Tanner] died on Monday."},
		{"what acts", "The plan was announced by Halvard Industries. [It = Halvard Industries] said the work would begin in May."},
		{"its army is the country's", "Norway signed the treaty in June. [Its = Norway] army will leave."},
		{"a company said it would", "Halvard Industries said [it = Halvard Industries] would appeal."},
		{"in somebody's words", "Halvard Industries appealed. “[It = -] is too late,” said Robert Tanner."},

		// What stands for nothing.
		{"it is clear that", "Norway joined the talks. It is clear that the war will go on."},
		{"her majesty", "Linda Hallgren bowed to Her Majesty the Queen."},

		// Role nouns.
		{"the president", "President Linda Hallgren arrived in Rome on Monday. The weather was bad. [The president = Linda Hallgren] then met Robert Tanner."},
		{"the minister, of two people", "Foreign Minister Linda Hallgren criticised President Robert Tanner. [The minister = Linda Hallgren] said the plan had failed."},
		{"the leader, by country", "Chinese President Zhou Wenbin met French President Luc Marchais. [The Chinese leader = Zhou Wenbin] promised help."},
		{"the other country's", "French President Luc Marchais spoke. [The German president = -] did not."},
		{"another title is another person", "Finance Minister Linda Hallgren spoke. [The defence minister = -] did not."},
		{"a role from an apposition", "Robert Tanner, the mayor of Oslo, opened the bridge. [The mayor = Robert Tanner] cut a ribbon."},
		{"a role from a copula", "Robert Tanner is a judge. [The judge = Robert Tanner] was attacked on Monday."},
		{"the apposition's noun", "[The mayor = Robert Tanner] of Oslo, Robert Tanner, resigned after [he = Robert Tanner] lost the vote."},
		{"her spokesman is another", "Linda Hallgren was silent. [Her spokesman = Robert Tanner], Robert Tanner, said [he = Robert Tanner] knew nothing."},
		{"the company", "Halvard Industries cut jobs. [The company = Halvard Industries] said sales had fallen."},
		{"the ministry", "The Foreign Ministry summoned the ambassador. [The ministry = Foreign Ministry] gave no reason."},
		{"the party", "The Civic Harbour Party lost two seats. [The party = Civic Harbour Party] blamed the weather."},
		{"the country", "Norway has elected a new parliament. [The country = Norway] joined the alliance in 1949."},
		{"the state of", "Robert Tanner lives in [the state = Bihar] of Bihar, India."},
		{"the city of", "Robert Tanner visited [the city = Lisbon] of Lisbon."},
		{"a city", "Robert Tanner arrived in Lisbon on Monday. [The city = Lisbon] was calm."},
		{"a man who may be anybody", "The Danube rose. [The man = -] was missing."},

		// Groups.
		{"the two", "Robert Tanner met Linda Hallgren in Rome. [The two = Linda Hallgren+Robert Tanner] agreed on a truce."},
		{"the two among others", "Robert Tanner met Linda Hallgren in Rome, a city that Paul Winters had left. [The two = Linda Hallgren+Robert Tanner] agreed on a truce."},
		{"the two leaders", "President Robert Tanner held talks with Prime Minister Linda Hallgren. [The two leaders = Linda Hallgren+Robert Tanner] agreed on a truce."},
		{"the pair", "Robert Tanner and Paul Winters were arrested. [The pair = Paul Winters+Robert Tanner] denied everything."},
		{"both", "Robert Tanner and Paul Winters were arrested. [Both = Paul Winters+Robert Tanner] denied everything."},
		{"the two countries", "Norway and Sweden signed a treaty. [The two countries = Norway+Sweden] will share data."},
		{"both countries, seen by a third", "Norway and Sweden quarrel over fish. Norway accused Sweden again. Denmark, which trades with [both countries = Norway+Sweden], urged calm."},
		{"both sides", "Norway and Sweden held talks. [Both sides = Norway+Sweden] called them useful."},
		{"the two by their countries", "Chinese President Zhou Wenbin met French President Luc Marchais. [The two countries = China+France] will trade more."},
		{"three are not two", "Robert Tanner, Paul Winters and Linda Hallgren were there. [The two = -] left early."},
		{"the two of us", "“I hope the two of us can agree,” Robert Tanner told Paul Winters."},
		{"they met again", "Robert Tanner met Linda Hallgren in May. The weather was fine. [They = Linda Hallgren+Robert Tanner] met again in June."},
		{"are both", "Robert Tanner and Linda Hallgren are both lawyers."},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := parseMarks(c.text)
			d := read(m.text)
			for i, span := range m.spans {
				if got := answer(d, span); got != m.want[i] && (got != "" || m.want[i] != "-") {
					t.Errorf("%q at %d refers to %q, want %q", m.text[span.Start:span.End], span.Start, got, m.want[i])
				}
			}
			if len(m.spans) == 0 {
				for _, x := range d.Mentions {
					if x.Kind == graph.Pronoun || x.Kind == graph.Role {
						t.Errorf("%q is a mention", m.text[x.Span.Start:x.Span.End])
					}
				}
			}
		})
	}
}
