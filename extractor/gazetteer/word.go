package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

// Class is a set of what a word tells of the names it stands in or beside.
type Class uint32

// The classes of words; words.tsv says what they mean.
const (
	Title Class = 1 << iota
	Modifier
	Honorific
	Peer
	Body
	Outlet
	Suffix
	Bare
	Site
	Event
	People
	Calendar
	Compass
	Area
	Family
	Fighters
	Work
	Surname
	Ship
	Degree
	Common
	Function
	Never
)

var classNames = map[string]Class{
	"title": Title, "modifier": Modifier, "honorific": Honorific, "peer": Peer, "body": Body, "outlet": Outlet, "suffix": Suffix,
	"bare": Bare, "site": Site, "event": Event, "people": People, "calendar": Calendar, "function": Function, "never": Never,
	"compass": Compass, "area": Area, "family": Family, "fighters": Fighters, "work": Work,
	"surname": Surname, "ship": Ship, "degree": Degree, "common": Common,
}

//go:embed words.tsv
var wordsTable table

var wordClasses = sync.OnceValue(func() map[string]Class {
	classes := make(map[string]Class, 2000)
	wordsTable.lines(func(cell []string) {
		for word := range strings.FieldsSeq(cell[1]) {
			classes[word] |= classNames[cell[0]]
		}
	})
	return classes
})

// ClassOf is what a word tells; letter case and full stops do not matter.
func ClassOf(word string) Class {
	var buffer [32]byte
	key := buffer[:0]
	if len(word) > len(buffer) {
		return 0
	}
	for i := range len(word) {
		c := word[i]
		switch {
		case c == '.':
			continue
		case c >= 0x80:
			return wordClasses()[strings.ToLower(word)]
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		key = append(key, c)
	}
	return wordClasses()[string(key)]
}

// Is tells whether any of the other classes is among c.
func (c Class) Is(other Class) bool { return c&other != 0 }
