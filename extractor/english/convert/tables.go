package main

// tables are the sections of everything that is not a network: the tokenizer's
// exceptions, the norms, the attribute ruler's patterns and the lemmas.
func tables(model modelFiles) (map[string][]byte, error) {
	return map[string][]byte{}, nil
}
