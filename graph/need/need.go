// Package need is the one place where a test asks for what a machine may lack.
package need

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Require is the environment variable that lists, separated by commas, what
// may not be lacking: a test that needs one of these fails instead of being
// left out.
const Require = "ENTENTE_REQUIRE"

// Shared returns the folder of shared articles, annotations and fixtures that
// stands beside the checkout.
func Shared(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = up
	}
	shared := filepath.Join(filepath.Dir(dir), "shared")
	if _, err := os.Stat(filepath.Join(shared, "corpus")); err != nil {
		Lacking(t, "shared", "no shared folder beside the checkout")
	}
	return shared
}

// Lacking leaves the test out and says why in one line; where Require names
// what is lacking, the test fails.
func Lacking(t testing.TB, what, why string) {
	t.Helper()
	if slices.Contains(strings.Split(os.Getenv(Require), ","), what) {
		t.Fatalf("%s is required by %s: %s", what, Require, why)
	}
	t.Skipf("LEFT OUT for want of %s: %s", what, why)
}
