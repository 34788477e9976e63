package mention

import "testing"

func TestWhatNamesNothing(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{
			"tickers",
			"[ORGANISATION Belmora Semiconductors Inc.] (NASDAQ: BLMR) and [ORGANISATION Orbeck Technologies plc] (LSE:ORB) fell in [PLACE London].",
		},
		{
			"initialisms that are common nouns, and ratings",
			"The minister said AI was changing hospitals, CCTV showed a van, and the AA- rating was kept.",
		},
		{
			"titles of works",
			"[PERSON Anna Lindow] wrote songs such as \"Dark River\" and \"Uncle Colin's Band\", and the \"Midnight Halden\" singer will tour.",
		},
		{
			"ships",
			"The team's ship, the RRS Sir Colin Ashe, left [PLACE Southampton].",
		},
		{
			"a minister's matter",
			"He was briefed by Emergencies Minister [PERSON |Emergencies Minister| Oleg Barsukov] and Deputy Emergency Situations Minister [PERSON |Deputy Emergency Situations Minister| Ilya Chudov].",
		},
		{
			"letters behind a name",
			"The report's author, Sir [PERSON |Sir| Nigel Farrow] KC, blamed Cllr [PERSON |Cllr| Rob Oakes] and Alhaji [PERSON |Alhaji| Aminu Bello].",
		},
		{
			"peoples, illnesses, species and abbreviations of common nouns",
			"African Americans fell ill with the Powassan virus, sharks (Carcharias taurus) left, and the first extravehicular activity (EVA) began; the EVA lasted an hour.",
		},
		{
			"daughters and a show",
			"[PERSON Don Ashcombe] has four daughters, [PERSON Nadine], [PERSON Ashley], [PERSON Elizabeth] and [PERSON Toni]. Longtime [PERSON Ashcombe] aide [PERSON |aide| Bob Lund] spoke.",
		},
		{
			"a scripture of another script",
			"She said: \"I thank my mother.\" [country RU Russian]: После того, Если все.",
		},
		{
			"honours and chairs",
			"[PERSON Greg Barsten] received the Legion of Honour.",
		},
		{
			"big business and public schemes",
			"The law does not give Big Tech a right, and she spoke of Medicare and the Cambridge Dynamica scandal.",
		},
		{
			"judges",
			"A bench of Justices [PERSON |Justices| P.S. Narayan] and [PERSON Manoj Mehta] will hear it.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := marked(find(plain(test.want))); got != test.want {
				t.Errorf("Find:\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestRowsOfPlaces(t *testing.T) {
	want := "They came from the towns of [PLACE Beni], [PLACE Mangoro], and [PLACE Katwe]."
	if got := marked(find(plain(want))); got != want {
		t.Errorf("Find:\n got %s\nwant %s", got, want)
	}
}

func TestWhatNamesABody(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{
			"an abbreviation that leaves a word out",
			"The [ORGANISATION Malta Medical Practitioners, Pharmacists and Dentists Union] ([ORGANISATION MMPDU]) has called off its strike.",
		},
		{
			"what studies are published in",
			"The study was published on Thursday in [ORGANISATION Marine Geoscience].",
		},
		{
			"a medium that is told, before who is spoken of",
			"[PERSON Elijah Cumming] died. The minister told [ORGANISATION MSNBC] [PERSON Cumming] was a great man, and [ORGANISATION Sky News Arabia] producer [PERSON Jamal al-Harbi] agreed.",
		},
		{
			"a demonym of two words in front",
			"[country KR South Korean] officials said so.",
		},
		{
			"a university's seat",
			"She left the [ORGANISATION University of California, San Diego], for the [ORGANISATION University of Oslo], [COUNTRY NO Norway].",
		},
		{
			"a court and its circuit",
			"The [ORGANISATION U.S. Court of Appeals for the 4th Circuit] held that the law was void.",
		},
		{
			"a club's first word",
			"Fans fought before the tie against [ORGANISATION Sporting Halden].",
		},
		{
			"whoever works there",
			"Scientists at the [ORGANISATION Norvik Polar Survey] drilled a core.",
		},
		{
			"a result",
			"On Sunday the [ORGANISATION Albany Comets] beat the [ORGANISATION Tulsa Pipers] 118-104.",
		},
		{
			"a surname that is addressed is a person's",
			"[PERSON Anna Lindow] told [PERSON Marchais] that she would not go.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := marked(find(plain(test.want))); got != test.want {
				t.Errorf("Find:\n got %s\nwant %s", got, test.want)
			}
		})
	}
}
