package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"entente/extractor/english"
)

func analyse(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	format := fs.String("format", "conllu", "`format` of the answer: conllu, or json, one object a line")
	reference := fs.Bool("reference", false, "analyse as the original model does: sentences and names may run over line breaks")
	files, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return usagef("name the texts: one document a file, - for standard input")
	}
	if *format != "conllu" && *format != "json" {
		return usagef("--format %s: give conllu or json", *format)
	}
	analyser := english.New(english.Options{Reference: *reference})
	w := bufio.NewWriter(e.stdout)
	for _, name := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		var text []byte
		if name == "-" {
			text, err = io.ReadAll(e.stdin)
		} else {
			text, err = os.ReadFile(name)
		}
		if err != nil {
			return fmt.Errorf("read the text: %w; give files of plain text, or - for standard input", err)
		}
		d := analyser.Analyse(string(text))
		var line []byte
		if *format == "json" {
			line = d.AppendJSON(nil, name)
		} else {
			line = d.AppendConllu(nil, name)
		}
		if _, err := w.Write(line); err != nil {
			return fmt.Errorf("write the analysis of %s: %w", name, err)
		}
	}
	return w.Flush()
}
