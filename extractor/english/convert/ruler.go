package main

import (
	"fmt"
	"slices"
	"strings"

	"entente/extractor/english/weights"
)

// ruler writes the attribute ruler's rules in their order.
func ruler(model modelFiles, sections map[string][]byte) error {
	const name = "attribute_ruler/patterns"
	value, err := unpack(model[name])
	list, err := as[[]any](value, err)
	var rules []weights.Rule
	for _, item := range list {
		var rule weights.Rule
		if rule, err = ruleOf(item); err != nil {
			return fmt.Errorf("%s: rule %d: %w", name, len(rules), err)
		}
		rules = append(rules, rule)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	sections["ruler/rules"], err = weights.RulesOf(rules)
	return err
}

func ruleOf(item any) (weights.Rule, error) {
	fields, err := as[map[any]any](item, nil)
	patterns, err := as[[]any](fields["patterns"], err)
	attributes, err := as[map[any]any](fields["attrs"], err)
	index, err := as[int64](fields["index"], err)
	rule := weights.Rule{Index: int(index)}
	for _, p := range patterns {
		var tokens []any
		if tokens, err = as[[]any](p, err); err != nil {
			return rule, err
		}
		pattern := make([]weights.Condition, len(tokens))
		for i, token := range tokens {
			if pattern[i], err = conditionOf(token); err != nil {
				return rule, err
			}
		}
		rule.Patterns = append(rule.Patterns, pattern)
	}
	for key := range stringKeys(attributes) {
		var text string
		if text, err = as[string](attributes[key], err); err != nil {
			return rule, err
		}
		switch key {
		case "TAG":
			rule.Set.Tag = &text
		case "DEP":
			rule.Set.Dep = &text
		case "POS":
			rule.Set.POS = &text
		case "LEMMA":
			rule.Set.Lemma = &text
		case "MORPH":
			if text == "_" { // no features
				text = ""
			}
			rule.Set.Morph = &text
		default:
			return rule, fmt.Errorf("attribute %s is not known", key)
		}
	}
	return rule, err
}

func conditionOf(token any) (weights.Condition, error) {
	var c weights.Condition
	fields, err := as[map[any]any](token, nil)
	for key := range stringKeys(fields) {
		switch key {
		case "TAG":
			c.Tag, err = valuesOf(fields[key], err)
		case "LOWER":
			c.Lower, err = valuesOf(fields[key], err)
		case "DEP":
			c.Dep, err = valuesOf(fields[key], err)
		case "IS_SPACE":
			var space bool
			space, err = as[bool](fields[key], err)
			c.Space = &space
		default:
			return c, fmt.Errorf("condition %s is not known", key)
		}
	}
	return c, err
}

func valuesOf(v any, err error) (weights.Values, error) {
	if text, ok := v.(string); ok {
		return weights.Values{In: []string{text}}, err
	}
	operators, err := as[map[any]any](v, err)
	if len(operators) != 1 && err == nil {
		err = fmt.Errorf("%v has not one operator", operators)
	}
	var out weights.Values
	for operator := range stringKeys(operators) {
		switch operator {
		case "IN":
			out.In, err = texts(operators[operator], err)
		case "NOT_IN":
			out.NotIn, err = texts(operators[operator], err)
		case "REGEX":
			var pattern string
			pattern, err = as[string](operators[operator], err)
			if err == nil {
				out.In, err = wordsOf(pattern)
			}
		default:
			return out, fmt.Errorf("operator %s is not known", operator)
		}
	}
	return out, err
}

// wordsOf are the words that a small regular expression matches: ^…$ of
// letters, apostrophes, [sets] and characters that a '?' makes optional.
func wordsOf(pattern string) ([]string, error) {
	inner, begins := strings.CutPrefix(pattern, "^")
	inner, ends := strings.CutSuffix(inner, "$")
	if !begins || !ends {
		return nil, fmt.Errorf("the pattern %q does not match whole words", pattern)
	}
	words := []string{""}
	for inner != "" {
		set := inner[:1]
		inner = inner[1:]
		if set == "[" {
			var closed bool
			if set, inner, closed = strings.Cut(inner, "]"); !closed {
				return nil, fmt.Errorf("the pattern %q has an open set", pattern)
			}
		}
		if strings.ContainsFunc(set, func(r rune) bool { return r != '\'' && (r < 'a' || r > 'z') }) {
			return nil, fmt.Errorf("the pattern %q holds %q", pattern, set)
		}
		var longer []string
		if rest, optional := strings.CutPrefix(inner, "?"); optional {
			longer, inner = slices.Clone(words), rest
		}
		for _, word := range words {
			for _, c := range set {
				longer = append(longer, word+string(c))
			}
		}
		words = longer
	}
	return words, nil
}
