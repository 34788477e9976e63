# entente: `make run` shows it, `make test` proves it.
export CGO_ENABLED = 0
GO    ?= go
LDFLAGS = -s -w
SAMPLES = extractor/eval/testdata/articles

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build bin/entente
	$(GO) build -trimpath -ldflags '$(LDFLAGS)' -o bin/entente ./cmd/entente

run: build ## ingest the sample articles and serve them on http://127.0.0.1:8080
	bin/entente ingest --store out/sample.sqlite $(SAMPLES)
	bin/entente serve --store out/sample.sqlite --example

test: ## run every test, with a Neo4j server where one can be had
	$(GO) vet ./...
	ENTENTE_NEO4J=start $(GO) run ./graph/neo4j/neo4jtest/run -- $(GO) test -timeout 20m ./...

test-neo4j-latest: ## run the tests of Neo4j on its newest release (Java 21 or newer)
	ENTENTE_NEO4J=latest $(GO) run ./graph/neo4j/neo4jtest/run -- $(GO) test -timeout 20m ./graph/neo4j/... ./cmd/entente ./schema/server

race: ## run every test with the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -gcflags='modernc.org/...=-race=false' ./... # SQLite's own code is not ours to check

bench: ## run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

lint: ## check the code's style and its import arrows
	GOLANGCI_LINT_CACHE=$(CURDIR)/out/lint $(GO) tool -modfile=.golangci.mod golangci-lint run # a cache shared with another checkout misleads it

gen: ## write the generated code again
	$(GO) generate ./schema/...

fresh: gen ## fail where generated code or go.mod is stale
	git diff --exit-code -- schema gqlgen.yml
	test -z "$$(git status --porcelain -- schema)"
	$(GO) mod tidy -diff

cross: ## build for every supported system
	for target in linux/amd64 linux/arm64 darwin/arm64 windows/amd64; do \
		GOOS=$${target%/*} GOARCH=$${target#*/} $(GO) build -o /dev/null ./cmd/entente || exit 1; done

fuzz: ## fuzz each parser of outside bytes for a while
	for f in $$(grep -rlE '^func Fuzz' --include=*_test.go .); do \
		for name in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]*).*/\1/p' $$f); do \
			$(GO) test -run '^$$' -fuzz "^$$name$$" -fuzztime 30s ./$$(dirname $$f) || exit 1; done; done

clean: ## delete what was built
	rm -rf bin out

.PHONY: help build run test test-neo4j-latest race bench lint gen fresh cross fuzz clean
