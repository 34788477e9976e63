package mention

import (
	"strings"
	"testing"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/quote"
	"entente/graph"
)

// find runs the stage on a text.
func find(text string) *extractor.Document {
	d := &extractor.Document{Article: graph.Article{Text: text}, Doc: english.Analyse(text)}
	quote.Mark(d)
	Find(d)
	return d
}

// marked writes the mentions into the text: "[PERSON Ann Ashcombe]", a demonym
// with a small kind, a title behind a stroke.
func marked(d *extractor.Document) string {
	var b strings.Builder
	at := 0
	for _, m := range d.Mentions {
		b.WriteString(d.Article.Text[at:m.Span.Start])
		kind := string(m.Type)
		if m.Kind == graph.Demonym {
			kind = strings.ToLower(kind)
		}
		b.WriteString("[" + kind)
		if m.Country != "" {
			b.WriteString(" " + m.Country)
		}
		if m.Title[0] < m.Title[1] {
			title := d.Bytes(m.Title[0], m.Title[1])
			b.WriteString(" |" + d.Article.Text[title.Start:title.End] + "|")
		}
		b.WriteString(" " + d.Article.Text[m.Span.Start:m.Span.End] + "]")
		at = m.Span.End
	}
	b.WriteString(d.Article.Text[at:])
	return b.String()
}

func TestFind(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{
			"titles stay out of names",
			"President [PERSON |President| Ivo Lendvai] met Foreign Minister [PERSON |Foreign Minister| Dalia Korsakas] and Dr. [PERSON |Dr.| Femke Oosterbaan] in [PLACE Vilnius].",
		},
		{
			"a title may have its matter behind it",
			"Secretary of State [PERSON |Secretary of State| Walter Grimshaw] and Minister of Foreign Affairs and Trade [PERSON |Minister of Foreign Affairs and Trade| Sione Tupou] signed it.",
		},
		{
			"the body before a title is a name of its own",
			"[ORGANISATION White House] Press Secretary [PERSON |Press Secretary| Nora Feldmann] and [ORGANISATION State Department] spokesman [PERSON |spokesman| Sean Corrigan] declined to comment.",
		},
		{
			"a mayor's city is a place and she is a person",
			"The Mayor of [PLACE London] [PERSON Ann Ashcombe] said so.",
		},
		{
			"a rank in short is no town",
			"[PERSON Ann Ashcombe] met Brig Gen [PERSON |Brig Gen| Tom Hale].",
		},
		{
			"a minister of the treasury is a country's",
			"[COUNTRY US US] Treasury Secretary [PERSON |Treasury Secretary| Nora Feldmann] met [country GB British] Treasury minister [PERSON |Treasury minister| Alan Reed].",
		},
		{
			"bodies for two things",
			"[PERSON Jan Kowal] of the [ORGANISATION Law and Justice Party] left the [ORGANISATION Peace and Freedom Party].",
		},
		{
			"parties in small letters",
			"The [ORGANISATION Conservative party] and the ruling [ORGANISATION Socialist party] held a birthday party.",
		},
		{
			"given names whose second syllable is a word",
			"[PERSON Moon Ji-won], [PERSON Tsai Ing-wen] and [PERSON Park Myung-in] met.",
		},
		{
			"who travels is no town",
			"[PERSON Carrow] travelled to [PLACE Amman].",
		},
		{
			"what brackets close, and flights",
			"The [ORGANISATION Anyland Institute of Fires and Storms] ([ORGANISATION Anyfist]) said [ORGANISATION Pan Air] Flight 12 left for [PLACE Jefferson Parish].",
		},
		{
			"somebody from somewhere",
			"Yesterday, [PERSON Ebrima Kiptano] from [COUNTRY KE Kenya] won a race in the rain.",
		},
		{
			"an office that is a name",
			"The [PERSON Dalai Lama] met Chancellor [PERSON |Chancellor| Ann Ashcombe].",
		},
		{
			"a first lady is no peer",
			"First Lady [PERSON |Lady| Laura Burcher] met [PERSON Lady Ashcombe].",
		},
		{
			"bodies in small letters, an agency before a writer, a man called King",
			"The [ORGANISATION European commission] told [ORGANISATION Associated Press] writer [PERSON |writer| Lisa Mask] that Mr [PERSON |Mr| King] left.",
		},
		{
			"who owns a boat",
			"The boat was owned by [ORGANISATION Truth Aquatics].",
		},
		{
			"what a commissioner is for",
			"[ORGANISATION UN] High Commissioner for Refugees [PERSON |Commissioner for Refugees| Filippo Grande] spoke.",
		},
		{
			"who has been president",
			"Ex-president [PERSON |Ex-president| Luis Ortego] of [COUNTRY BO Bolivia] fled.",
		},
		{
			"a nickname, and a camp",
			"[PERSON Joko Widono], known as [PERSON Jokowa], visited [PLACE Jabalya] refugee camp in northern [PLACE Gaza].",
		},
		{
			"a broadcaster and a daily",
			"State broadcaster [ORGANISATION CCTV] and the daily [ORGANISATION Népsava] reported it.",
		},
		{
			"a cathedral",
			"The roof of [PLACE Notre Dame] burned.",
		},
		{
			"an age without a comma behind it",
			"[PERSON Arnav Gupte], 33-year-old of [PLACE Bethesda], left.",
		},
		{
			"a person and a body",
			"[PERSON Harris] and [ORGANISATION White House] aides met.",
		},
		{
			"autonomous regions",
			"The [PLACE Autonomous Region in Muslim Sabah] voted.",
		},
		{
			"districts of courts",
			"[PERSON Jo Bash] is the attorney for the [PLACE Western District of Texas].",
		},
		{
			"a person of a town, and an aeroplane",
			"Bishop [PERSON |Bishop| Thomas Reilly] of [PLACE Galway] came aboard Air Force One.",
		},
		{
			"particles, initials, generations and hyphens belong to names",
			"[PERSON Ursula van der Meer], [PERSON William R. Hathaway Jr.], [PERSON Abdul Karim al-Hashimi] and [PERSON Pak Yong-chol] attended the summit.",
		},
		{
			"a nickname in quotation marks belongs to the name",
			"Police arrested [PERSON Joaquín \"El Gordo\" Salcido] in [PLACE Tijuana].",
		},
		{
			"a surname is the person whom the article names in full",
			"[PERSON Ann Ashcombe] won the race in [PLACE Ohio]. Voters like [PERSON Ashcombe], who is 46.",
		},
		{
			"names with of, for, on and and stay whole",
			"The [ORGANISATION Ministry of Health and Sport], the [ORGANISATION Committee on Rules and Order], the [ORGANISATION National Institute for Marine Research] and the [ORGANISATION Bank of England] agreed.",
		},
		{
			"an abbreviation in brackets says where its long form begins",
			"The [ORGANISATION Economic Commission for Latin America and the Caribbean] ([ORGANISATION ECLAC]) and the [ORGANISATION African Union] ([ORGANISATION AU]) agreed.",
		},
		{
			"a country's body is no country",
			"The [ORGANISATION Danish Defence Ministry] and the [ORGANISATION U.S. Army] said so, but [COUNTRY KE Kenya]'s [ORGANISATION Federation Council] did not.",
		},
		{
			"demonyms name their countries",
			"The [country DK Danish] king, two [country SE Swedes] and a [country GB British] envoy arrived with [country US Americans].",
		},
		{
			"compounds are parted where they name countries",
			"The [country CN Chinese]-owned firm left the [COUNTRY US U.S.]-led group amid anti-[country RU Russian] protests and a [COUNTRY US U.S.]-[country TR Turkish] row.",
		},
		{
			"continents have demonyms too",
			"[place European] and [place African] leaders met in [PLACE Dakar].",
		},
		{
			"a region of the world may begin small",
			"Drought has hit [PLACE southern Africa] and [PLACE Central Asia].",
		},
		{
			"outlets keep their article where it is a name's",
			"She told [ORGANISATION The Guardian] and the [ORGANISATION Daily Nation] so.",
		},
		{
			"the company and the forest",
			"[ORGANISATION Amazon] opened a depot in [PLACE Leeds].",
		},
		{
			"the river basin",
			"Fires burn in the [PLACE Amazon] again.",
		},
		{
			"a dateline names a place and an agency",
			"[PLACE BEIRUT] ([ORGANISATION AP]) — Troops fired on protesters on Monday.",
		},
		{
			"a state of America is no country",
			"Sen. [PERSON |Sen.| Lucy Okafor] of [PLACE Georgia] and Sen. [PERSON |Sen.| Bob Kowalczyk] of [PLACE Texas] opposed the [COUNTRY US U.S.] bill.",
		},
		{
			"the country in the Caucasus is one",
			"[COUNTRY GE Georgia] and [COUNTRY AM Armenia] reopened their border, officials in [PLACE Tbilisi] said.",
		},
		{
			"common nouns tell what an unknown name is",
			"The newspaper [ORGANISATION Zvono] said the village of [PLACE Orlec] was shelled, and the company [ORGANISATION Brinex] lost a depot.",
		},
		{
			"laws, wars, faiths, storms, ships and days are no entities",
			"On Monday the Clean Rivers Act passed, Hurricane Odette hit, the USS Denton sailed, and Muslims marked Ramadan after World War II.",
		},
		{
			"local police is a body, a country's is not named",
			"[ORGANISATION Leicestershire police] said so, and [country KE Kenyan] police agreed.",
		},
		{
			"a place with its country behind it",
			"He moved from [PLACE Springfield], [PLACE Illinois], to [PLACE Lausanne], [COUNTRY CH Switzerland].",
		},
		{
			"saints name places",
			"Crowds filled [PLACE St. Peter's Square] in [PLACE Rome].",
		},
		{
			"a people's army is one name",
			"The [ORGANISATION New People's Army] and the [ORGANISATION Teachers' Union] met.",
		},
		{
			"a union of two bodies is two names",
			"[ORGANISATION Hamas] and [ORGANISATION Fatah] met in [PLACE Cairo].",
		},
		{
			"a party before its member",
			"[ORGANISATION Labour] MP [PERSON |MP| Tom Whitfield] resigned.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := marked(find(plain(test.want))); got != test.want {
				t.Errorf("Find:\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

// plain takes the marks out of what marked wrote.
func plain(marked string) string {
	var b strings.Builder
	for marked != "" {
		before, rest, found := strings.Cut(marked, "[")
		b.WriteString(before)
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		if i := strings.LastIndex(inside, "|"); i >= 0 {
			inside = inside[i+1:]
		} else {
			_, inside, _ = strings.Cut(inside, " ")
			if len(inside) > 3 && inside[2] == ' ' && strings.ToUpper(inside[:2]) == inside[:2] && isCode(inside[:2]) {
				inside = inside[2:]
			}
		}
		b.WriteString(strings.TrimPrefix(inside, " "))
		marked = after
	}
	return b.String()
}

func isCode(s string) bool { return s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z' }
