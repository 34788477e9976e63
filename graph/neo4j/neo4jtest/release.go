package neo4jtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// release is a version of Neo4j with what it runs on.
type release struct {
	version, main    string
	minJava, maxJava int
}

// releases are the pinned versions by the value of ENTENTE_NEO4J.
var releases = map[string]release{
	"start":  {"5.26.31", "org.neo4j.server.CommunityEntryPoint", 17, 21},
	"latest": {"2026.09.0", "org.neo4j.server.Neo4jCommunity", 21, 99},
}

//go:embed pom.xml *.sha256
var pinned embed.FS

// jars returns the folder of the release's jars, fetched where they are not
// yet in the cache, and checked against the pinned list every time.
func (r release) jars(ctx context.Context) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the cache: %w", err)
	}
	dir := filepath.Join(cache, "entente", "neo4j-"+r.version)
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		if err := r.fetch(ctx, dir); err != nil {
			return "", err
		}
	}
	if err := r.check(dir); err != nil {
		return "", fmt.Errorf("%w; delete %s to fetch it again", err, dir)
	}
	return dir, nil
}

// fetch lets Maven copy the jars to a folder beside dir, then renames that.
func (r release) fetch(ctx context.Context, dir string) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return fmt.Errorf("make the cache: %w", err)
	}
	work, err := os.MkdirTemp(filepath.Dir(dir), "fetch-")
	if err != nil {
		return fmt.Errorf("make the cache: %w", err)
	}
	defer os.RemoveAll(work)
	pom, err := pinned.ReadFile("pom.xml")
	if err != nil {
		return fmt.Errorf("read pom.xml: %w", err)
	}
	pom = bytes.ReplaceAll(pom, []byte("${neo4j}"), []byte(r.version))
	if err := os.WriteFile(filepath.Join(work, "pom.xml"), pom, 0o644); err != nil {
		return fmt.Errorf("write pom.xml: %w", err)
	}
	lib := filepath.Join(work, "lib")
	out, err := exec.CommandContext(ctx, "mvn", "-q", "-B", "-f", filepath.Join(work, "pom.xml"),
		"dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+lib).CombinedOutput()
	if err != nil {
		return fmt.Errorf("fetch Neo4j %s with Maven: %w\n%s", r.version, err, out)
	}
	if err := os.Rename(lib, dir); err != nil && !errors.Is(err, os.ErrExist) {
		return fmt.Errorf("keep the jars: %w", err)
	}
	return nil
}

// check compares a folder with the list of checksums: every jar as pinned, and
// none beside them.
func (r release) check(dir string) error {
	list, err := pinned.ReadFile(r.version + ".sha256")
	if err != nil {
		return fmt.Errorf("read the checksums: %w", err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return fmt.Errorf("list the jars: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(list)), "\n")
	if len(found) != len(lines) {
		return fmt.Errorf("%d jars in the cache, %d pinned", len(found), len(lines))
	}
	for _, line := range lines {
		want, name, _ := strings.Cut(line, "  ")
		got, err := checksum(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("%s is not the pinned file", name)
		}
	}
	return nil
}

func checksum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("check a jar: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("check %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
