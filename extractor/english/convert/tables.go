package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/extractor/english/weights"
)

//go:embed base_norms.json
var baseNorms []byte

// tables are the sections of everything that is not a network: the tokenizer's
// exceptions, the norms, the attribute ruler's patterns and the lemmas.
func tables(model modelFiles) (map[string][]byte, error) {
	sections := map[string][]byte{}
	for _, part := range []func(modelFiles, map[string][]byte) error{affixes, exceptions, norms, ruler, lemmas} {
		if err := part(model, sections); err != nil {
			return nil, err
		}
	}
	return sections, nil
}

// The keys of a token's attributes in the exceptions.
const orthKey, normKey = 65, 67

func exceptions(model modelFiles, sections map[string][]byte) error {
	file, err := model.unpack("tokenizer")
	if err != nil {
		return err
	}
	table, err := as[map[any]any](file["exceptions"], nil)
	var list [][]weights.Part
	for _, word := range slices.Sorted(stringKeys(table)) {
		tokens, err := as[[]any](table[word], err)
		var parts []weights.Part
		whole := ""
		for _, token := range tokens {
			attributes, err := as[map[any]any](token, err)
			text, err := as[string](attributes[int64(orthKey)], err)
			norm, known := attributes[int64(normKey)]
			if !known {
				norm = ""
			}
			part := weights.Part{Text: text}
			if part.Norm, err = as[string](norm, err); err != nil {
				return fmt.Errorf("tokenizer exception %q: %w", word, err)
			}
			parts, whole = append(parts, part), whole+text
		}
		if err != nil || whole != word {
			return fmt.Errorf("tokenizer exception %q is cut into %q: %w", word, parts, err)
		}
		list = append(list, parts)
	}
	if err != nil {
		return fmt.Errorf("tokenizer exceptions: %w", err)
	}
	sections["tokenizer/exceptions"], err = weights.ExceptionsOf(list)
	return err
}

func norms(model modelFiles, sections map[string][]byte) error {
	table, err := lookups(model, "vocab/lookups.bin", "lexeme_norm")
	if err != nil {
		return err
	}
	byID := map[uint64]string{}
	for key, value := range table {
		id, err := stringID(key, nil)
		if byID[id], err = as[string](value, err); err != nil {
			return fmt.Errorf("norm of %v: %w", key, err)
		}
	}
	ids := slices.Sorted(maps.Keys(byID))
	var values strings.Builder
	for _, id := range ids {
		values.WriteString(byID[id] + "\n")
	}
	if strings.Count(values.String(), "\n") != len(ids) {
		return fmt.Errorf("a norm holds a line feed")
	}
	var base map[string]string
	if err := json.Unmarshal(baseNorms, &base); err != nil {
		return fmt.Errorf("base_norms.json: %w", err)
	}
	sections["norms/ids"] = weights.Numbers(ids)
	sections["norms/values"] = []byte(values.String())
	sections["norms/base"], err = weights.LinesOf(base)
	return err
}

// lemmaTables are the parts of speech with lemma tables, by the ids that the
// tables are stored under. "punct" is a reserved name, the others are hashes.
var lemmaTables = map[uint64]string{
	12401032943472870168: "adj",
	10054248821341768113: "adv",
	16833663260455505849: "noun",
	445:                  "punct",
	6360137228241296794:  "verb",
}

func lemmas(model modelFiles, sections map[string][]byte) error {
	for _, name := range lemmaTables {
		sections["lemmas/"+name+"/rules"] = nil
		for _, kind := range []string{"index", "exceptions"} {
			sections["lemmas/"+name+"/"+kind], _ = weights.LinesOf(nil)
		}
	}
	for table, write := range map[string]func(any) ([]byte, error){
		"lemma_index": lemmaIndex, "lemma_exc": lemmaExceptions, "lemma_rules": lemmaRules,
	} {
		byPOS, err := lookups(model, "lemmatizer/lookups/lookups.bin", table)
		if err != nil {
			return err
		}
		kind := map[string]string{"lemma_index": "index", "lemma_exc": "exceptions", "lemma_rules": "rules"}[table]
		for key, value := range byPOS {
			id, err := stringID(key, nil)
			name := lemmaTables[id]
			if err != nil || name == "" {
				return fmt.Errorf("%s has a part of speech with the unknown id %v", table, key)
			}
			if sections["lemmas/"+name+"/"+kind], err = write(value); err != nil {
				return fmt.Errorf("%s of %s: %w", table, name, err)
			}
		}
	}
	return nil
}

func lemmaIndex(value any) ([]byte, error) {
	words, err := texts(value, nil)
	set := map[string]string{}
	for _, word := range words {
		set[word] = ""
	}
	if err != nil {
		return nil, err
	}
	return weights.LinesOf(set)
}

func lemmaExceptions(value any) ([]byte, error) {
	table, err := as[map[any]any](value, nil)
	lines := map[string]string{}
	for word := range stringKeys(table) {
		var forms []string
		if forms, err = texts(table[word], err); err != nil {
			return nil, err
		}
		lines[word] = strings.Join(forms, "\t")
	}
	if err != nil {
		return nil, err
	}
	return weights.LinesOf(lines)
}

// lemmaRules writes lines of an ending, a tab and what it gives way to.
func lemmaRules(value any) ([]byte, error) {
	rules, err := as[[]any](value, nil)
	var lines strings.Builder
	for _, rule := range rules {
		var pair []string
		if pair, err = texts(rule, err); err != nil || len(pair) != 2 {
			return nil, fmt.Errorf("a rule is %v, want two strings", rule)
		}
		lines.WriteString(pair[0] + "\t" + pair[1] + "\n")
	}
	return []byte(lines.String()), err
}
