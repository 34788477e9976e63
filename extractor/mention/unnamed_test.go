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

func TestWhatNamesABody(t *testing.T) {
	for _, test := range []struct{ name, want string }{
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
