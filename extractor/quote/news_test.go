package quote_test

import (
	"testing"

	"entente/extractor/quote"
)

// TestSpeechOfOtherPapers has the forms that speech takes in dailies, tabloids,
// wires and business news.
func TestSpeechOfOtherPapers(t *testing.T) {
	speech{
		{
			"a scare quote in the next sentence does not go on", "“It is a strong quarter,” said Ida Berg, an analyst. Berg, who has a “buy” rating on the stock, raised her target.",
			"direct Ida Berg (said): It is a strong quarter,",
		},
		{
			"a sentence whose end the parse misses", "“It is a blowout quarter,” said Ida Berg, an analyst at Goldman Sachs. Berg, who has a “buy” rating on the stock, raised her price target to $410 from $360.",
			"direct Ida Berg (said): It is a blowout quarter,",
		},
		{
			"a platform of somebody else", "“It was a gift,” Ida Berg told the Lund Herald, while Tom Hale noted its “colour, courage and patience” on Twitter.",
			"direct Ida Berg @ Lund Herald (told): It was a gift,\ndirect Tom Hale @ Twitter (noted): colour, courage and patience",
		},
		{"an object that is the clause's subject", "Hale says his party, “Storm the Port”, was announced as a joke.", "mixed Tom Hale (says): his party, “Storm the Port”, was announced as a joke"},
		{
			"a headline repeats a quote", "Old admiral tells Hale over lunch: ‘We two shall sail well together’\n\nBerg smiled and told Hale: “I think we two shall sail well together.”",
			"direct Ida Berg > Tom Hale (tells): We two shall sail well together\ndirect Ida Berg > Tom Hale (told): I think we two shall sail well together.",
		},
		{
			"a closing mark that the tagger takes for a possessive", "Lund mayor to Hale: ‘A good neighbour brings his own chairs’\n\nBerg laughed and told Hale: “I think a good neighbour brings his own chairs.”",
			"direct Ida Berg (): A good neighbour brings his own chairs\ndirect Ida Berg > Tom Hale (told): I think a good neighbour brings his own chairs.",
		},
		{"who is thanked", "Ida Berg thanked Tom Hale, saying, “We have all learned a lot from you.”", "direct Ida Berg > Tom Hale (saying): We have all learned a lot from you."},
		{"who is written to", "Ida Berg wrote to the Harbour Union asking to close the port.", "indirect Ida Berg > Harbour Union (asking): to close the port"},
		{
			"who is asked in the same breath", "“Justice takes time,” Ida Berg said, asking Tom Hale to be patient.",
			"direct Ida Berg > Tom Hale (said): Justice takes time,\nindirect Ida Berg > Tom Hale (asking): to be patient",
		},
		{
			"a participle between two quotations", "Ida Berg remarked, “I see the fruits of the labor of so many people,” further remarking, “Women in Lund have said it is time to go.”",
			"direct Ida Berg (remarked): I see the fruits of the labor of so many people,\ndirect Ida Berg (remarking): Women in Lund have said it is time to go.",
		},
		{"an account is not its platform", "A government Twitter account made this announcement: “Two cases have been reported since Monday.”", "direct [A government Twitter account] (): Two cases have been reported since Monday."},
		{"a nickname is no speech", "Ida “Mayhem” Berg said the port would close.", "indirect Ida Berg (said): the port would close"},
		{
			"a dateline is not said", "LUND, NORWAY — The port will close in June, Ida Berg said on Monday.",
			"indirect Ida Berg (said): The port will close in June",
		},
		{
			"a dateline with a colon", "LUND: The port will close in June, Ida Berg said on Monday.",
			"indirect Ida Berg (said): The port will close in June",
		},
		{
			"who is talked to in what is said", "Ida Berg held talks with Tom Hale hours after the port had closed, two officials said.",
			"indirect [two officials] (said): Ida Berg held talks with Tom Hale hours after the port had closed",
		},
		{
			"while somebody else speaks", "Ida Berg said the port would close in June, while Tom Hale warned that it would reopen.",
			"indirect Ida Berg (said): the port would close in June\nindirect Tom Hale (warned): it would reopen",
		},
		{"another sentence behind a semicolon", "Ida Berg said that she hoped for peace; the union did not answer.", "indirect Ida Berg (said): she hoped for peace"},
		{"what will be said", "Ida Berg said she would ask the union to review the case.", "indirect Ida Berg (said): she would ask the union to review the case"},
		{
			"where the words were carried", "Ida Berg said the plan was “a grave provocation for all of us” in remarks carried by the Lund Herald.",
			"mixed Ida Berg @ Lund Herald (said): the plan was “a grave provocation for all of us”\ndirect Ida Berg @ Lund Herald (said): a grave provocation for all of us",
		},
		{"a platform in what is said", "According to a report by Ida Berg, two files with data from Twitter were found in Lund.", "indirect Ida Berg (According to): two files with data from Twitter were found in Lund"},
		{"an email that tells somebody", "Ida Berg emailed the Harbour Union informing them of the plan.", ""},
		{"a mark that nobody closes", "Ida Berg warned against “turning the port into a game of power politics.", "direct Ida Berg (warned): turning the port into a game of power politics."},
		{"two who call it names", "The vote passed, with Ida Berg calling the plan “stupid” and Tom Hale of Lund calling it “a blatant attempt to rob the city”.", "direct Tom Hale (calling): a blatant attempt to rob the city"},
		{"despite somebody else's claim", "Ida Berg said she had found no trace of a bomb despite Tom Hale claiming that it was hidden in the port.", "indirect Ida Berg (said): she had found no trace of a bomb despite Tom Hale claiming that it was hidden in the port\nindirect Tom Hale (claiming): it was hidden in the port"},
		{"a pronoun as the subject", "The port burned in May. Ida Berg said this too was a mistake.", "indirect Ida Berg (said): this too was a mistake"},
		{"two sources", "According to the Harbour Union and the Lund Herald, Ida Berg is the mayor of Lund.", "indirect Harbour Union (According to): Ida Berg is the mayor of Lund"},
		{"not doing something", "Ida Berg said not allowing ships to land was a mistake.", "indirect Ida Berg (said): not allowing ships to land was a mistake"},
		{"a clause after caution", "Ida Berg cautioned the port does not open soon.", "indirect Ida Berg (cautioned): the port does not open soon"},
		{"an argument", "The union's argument was that the port was too old.", "indirect [The union] (was): the port was too old"},
		{"a subjunctive", "Ida Berg urged the rule be waived.", "indirect Ida Berg (urged): the rule be waived"},
		{"and that", "Ida Berg said the port would close and that nobody would lose a job.", "indirect Ida Berg (said): the port would close and that nobody would lose a job"},
		{"but that", "Ida Berg said the port was ready, but that it would not open.", "indirect Ida Berg (said): the port was ready, but that it would not open"},
	}.run(t)
}

func TestAHeadlineKeepsItsOwnWordsForTheSpeaker(t *testing.T) {
	const body = "\n\nBerg smiled and told Hale: “I think we two shall sail well together.”"
	for headline, want := range map[string]string{
		"Old admiral tells Hale over lunch: ‘We two shall sail well together’": "Old admiral",
		"Lund to Hale: ‘We two shall sail well together’":                      "Berg",
	} {
		d := document(t, headline+body, berg, hale)
		quote.Attribute(d)
		if len(d.Quotes) != 2 || d.Quotes[0].Speaker.Text != want || d.Quotes[0].Speaker.Appearance != d.Quotes[1].Speaker.Appearance {
			t.Errorf("Attribute(%q) = %+v, want %q", headline, d.Quotes, want)
		}
		checkQuotes(t, d)
	}
}
