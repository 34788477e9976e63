package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

var javaVersion = regexp.MustCompile(`version "(\d+)`)

// java finds a Java that runs the release: ENTENTE_JAVA, JAVA_HOME, the one on
// the path, or one of those that a Linux distribution installs side by side.
func (r release) java(ctx context.Context) (string, error) {
	candidates := []string{os.Getenv("ENTENTE_JAVA"), "java"}
	if home := os.Getenv("JAVA_HOME"); home != "" {
		candidates = append(candidates, filepath.Join(home, "bin", "java"))
	}
	installed, err := filepath.Glob("/usr/lib/jvm/*/bin/java")
	if err != nil {
		return "", fmt.Errorf("look for Java: %w", err)
	}
	for _, java := range append(candidates, installed...) {
		if java == "" {
			continue
		}
		out, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
		if err != nil {
			continue // not one; the error below says what to do if none is
		}
		if m := javaVersion.FindSubmatch(out); m != nil {
			if v, err := strconv.Atoi(string(m[1])); err == nil && r.minJava <= v && v <= r.maxJava {
				return java, nil
			}
		}
	}
	return "", fmt.Errorf("Neo4j %s needs Java %d or newer (up to %d); name one with ENTENTE_JAVA", r.version, r.minJava, r.maxJava)
}
