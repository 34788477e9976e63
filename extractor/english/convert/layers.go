package main

import (
	"encoding/binary"
	"fmt"
	"math"
)

// array is a numpy array of float32.
type array struct {
	shape []int
	data  []float32
}

// layer is a node of a network that has parameters.
type layer struct {
	name    string
	arrays  map[string]array
	numbers map[string]uint32 // its attributes that are whole numbers
}

// layers are a network's layers in the order of its file.
type layers []layer

// all are the layers of that name.
func (l layers) all(name string) layers {
	var out layers
	for _, one := range l {
		if one.name == name {
			out = append(out, one)
		}
	}
	return out
}

// only is the one layer of that name.
func (l layers) only(name string) (layer, error) {
	found := l.all(name)
	if len(found) != 1 {
		return layer{}, fmt.Errorf("%d layers called %s, want 1", len(found), name)
	}
	return found[0], nil
}

// readLayers reads a network file: parallel lists of nodes, their attributes
// and their parameters.
func readLayers(model modelFiles, file string) (layers, error) {
	fields, err := model.unpack(file)
	if err != nil {
		return nil, err
	}
	nodes, _ := fields["nodes"].([]any)
	attrs, _ := fields["attrs"].([]any)
	params, _ := fields["params"].([]any)
	if len(nodes) == 0 || len(attrs) != len(nodes) || len(params) != len(nodes) {
		return nil, fmt.Errorf("%s: %d nodes, %d attributes, %d parameters", file, len(nodes), len(attrs), len(params))
	}
	var out layers
	for i := range nodes {
		node, _ := nodes[i].(map[any]any)
		l := layer{arrays: map[string]array{}, numbers: map[string]uint32{}}
		l.name, _ = node["name"].(string)
		values, _ := params[i].(map[any]any)
		for key, v := range values {
			if a, ok, err := readArray(v); err != nil {
				return nil, fmt.Errorf("%s: %s %v: %w", file, l.name, key, err)
			} else if ok {
				l.arrays[key.(string)] = a
			}
		}
		values, _ = attrs[i].(map[any]any)
		for key, v := range values {
			packed, _ := v.([]byte)
			if n, err := unpack(packed); err == nil {
				if whole, ok := n.(int64); ok {
					l.numbers[key.(string)] = uint32(whole)
				}
			}
		}
		if len(l.arrays) > 0 {
			out = append(out, l)
		}
	}
	return out, nil
}

// readArray reads a numpy array as msgpack-numpy writes it. Other values give
// false.
func readArray(v any) (array, bool, error) {
	fields, _ := v.(map[any]any)
	if nd, _ := fields["nd"].(bool); !nd {
		return array{}, false, nil
	}
	kind, _ := fields["type"].(string)
	data, _ := fields["data"].([]byte)
	shape, _ := fields["shape"].([]any)
	var a array
	size := 1
	for _, s := range shape {
		n, _ := s.(int64)
		a.shape = append(a.shape, int(n))
		size *= int(n)
	}
	if kind != "<f4" || len(data) != 4*size {
		return array{}, false, fmt.Errorf("an array of %q with shape %v in %d bytes", kind, a.shape, len(data))
	}
	a.data = floats(data)
	return a, true, nil
}

func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
