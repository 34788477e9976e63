package main

// networks are the sections of the networks, the static vectors and the
// labels that the networks choose from.
func networks(model modelFiles) (map[string][]byte, error) {
	return map[string][]byte{}, nil
}
