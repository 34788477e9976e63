// Convert makes the engine's weights file from the published package of
// en_core_web_md 3.8.0.
//
//	go run ./extractor/english/convert [-wheel FILE] [-o FILE]
//
// It downloads nothing. The package and each of its files that is read are
// pinned by SHA-256, so that the same weights file comes out everywhere.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"

	"entente/extractor/english/weights"
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
	wheel := flags.String("wheel", wheelName, "the published package")
	output := flags.String("o", "extractor/english/en_core_web_md.weights", "the weights file to write")
	_ = flags.Parse(args) // it exits on error

	model, err := openWheel(*wheel)
	if err != nil {
		return err
	}
	sections := map[string][]byte{}
	for _, part := range []func(modelFiles) (map[string][]byte, error){networks, tables} {
		made, err := part(model)
		if err != nil {
			return fmt.Errorf("convert %s: %w", *wheel, err)
		}
		maps.Copy(sections, made)
	}
	var file bytes.Buffer
	if err := weights.Write(&file, sections); err != nil {
		return err
	}
	if err := os.WriteFile(*output, file.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the weights: %w", err)
	}
	fmt.Fprintf(stderr, "%s: %d sections, %.1f MB\n", *output, len(sections), float64(file.Len())/1e6)
	return nil
}
