package main

// commands are the program's verbs in the order in which help shows them.
func commands() []command {
	return []command{
		{"extract", "FILE|DIR|- …", "extract articles to JSON, with no store", extract},
		{"analyse", "FILE|- …", "tag, parse and name English text", analyse},
		{"eval", "--gold DIR --corpus DIR", "measure extraction against annotations", evaluate},
		{"bench", "analyse|extract DIR", "measure speed over a folder of articles", bench},
	}
}
