package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
)

func TestComposeFileIsValidAndStaysOnThisMachine(t *testing.T) {
	options, err := cli.NewProjectOptions([]string{filepath.Join("..", "..", "docker-compose.yml")}, cli.WithName("entente"))
	if err != nil {
		t.Fatal(err)
	}
	project, err := options.LoadProject(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range project.Services {
		for _, p := range s.Ports {
			if p.HostIP != "127.0.0.1" {
				t.Errorf("%s: port %s is open on %q", s.Name, p.Published, p.HostIP)
			}
		}
		if s.MemLimit == 0 {
			t.Errorf("%s: no limit of memory", s.Name)
		}
		if len(s.Secrets) == 0 {
			t.Errorf("%s: no password from a file", s.Name)
		}
	}
	if neo4j := project.Services["neo4j"]; neo4j.HealthCheck == nil || !strings.HasPrefix(neo4j.Image, "neo4j:5.26.") || !strings.HasSuffix(neo4j.Image, "-community") {
		t.Errorf("neo4j: image %q, health check %v", neo4j.Image, neo4j.HealthCheck)
	}
	if entente := project.Services["entente"]; !entente.ReadOnly {
		t.Error("entente: its root can be written to")
	} else if entente.DependsOn["neo4j"].Condition != "service_healthy" || !slices.Contains(entente.Command, "bolt://neo4j@neo4j:7687") {
		t.Errorf("entente does not keep its graph in the healthy neo4j: %v, %v", entente.DependsOn, entente.Command)
	}
}
