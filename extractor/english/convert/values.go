package main

import (
	"fmt"
	"iter"
)

// as is v as a T, unless there was an error before.
func as[T any](v any, err error) (T, error) {
	out, ok := v.(T)
	if !ok && err == nil {
		err = fmt.Errorf("found a %T where a %T should be", v, out)
	}
	return out, err
}

// texts is a list of strings, unless there was an error before.
func texts(v any, err error) ([]string, error) {
	list, err := as[[]any](v, err)
	out := make([]string, len(list))
	for i, item := range list {
		out[i], err = as[string](item, err)
	}
	return out, err
}

// stringKeys are the keys of m that are strings.
func stringKeys(m map[any]any) iter.Seq[string] {
	return func(yield func(string) bool) {
		for key := range m {
			if s, ok := key.(string); ok && !yield(s) {
				return
			}
		}
	}
}

// stringID is the id of a string, as a table's key, unless there was an error
// before.
func stringID(v any, err error) (uint64, error) {
	if small, ok := v.(int64); ok && small >= 0 {
		return uint64(small), err
	}
	return as[uint64](v, err)
}

// lookups is one table of a file of look-up tables.
func lookups(model modelFiles, file, table string) (map[any]any, error) {
	tables, err := model.unpack(file)
	if err != nil {
		return nil, err
	}
	fields, err := as[map[any]any](tables[table], nil)
	if inner, ok := fields["dict"]; ok {
		fields, err = as[map[any]any](inner, err)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: table %s: %w", file, table, err)
	}
	return fields, nil
}
