package main

// commands are the program's verbs in the order in which help shows them.
func commands() []command {
	return []command{
		{"serve", "[FLAGS]", "serve the GraphQL API and its page", serve},
		{"ingest", "FILE|DIR|- …", "extract articles and keep what they say", ingest},
		{"reprocess", "", "extract stored articles again with this version", reprocess},
		{"extract", "FILE|DIR|- …", "extract articles to JSON, with no store", extract},
		{"analyse", "FILE|- …", "tag, parse and name English text", analyse},
		{"show", "NAME|ID", "print what the graph says of somebody", show},
		{"explain", "ARTICLE [CLAIM]", "show what in the text each claim was found by", explain},
		{"path", "A B", "print how two are connected", path},
		{"stats", "", "count what the store holds", stats},
		{"verify", "", "check the whole store against its own articles", verify},
		{"export", "", "write the whole graph as JSON lines", export},
		{"import", "FILE|-", "read what export wrote", imports},
		{"copy", "--from STORE --to STORE", "copy a whole graph into another store", copies},
		{"eval", "--gold DIR --corpus DIR", "measure extraction against annotations", evaluate},
		{"bench", "store | analyse DIR | extract DIR", "measure a store, or speed over a folder of articles", bench},
		{"browser", "", "print the address, style and queries for the Neo4j Browser", browser},
		{"version", "", "print the version", version},
	}
}
