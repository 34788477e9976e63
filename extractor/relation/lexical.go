package relation

import "fmt"

// lexical is the lists and paths of the rule files that the engine itself
// goes by.
type lexical struct {
	delegates   wordSet // who act for others: official, government
	planning    wordSet // plan, agree, invitation
	hoping      wordSet // hope, propose, possibility
	refusing    wordSet // refuse, cancel, cancellation
	demanding   wordSet // urge, need: nothing is said of whether it happens
	upcoming    wordSet // adjectives and adverbs of what is to come
	weekdays    wordSet
	ending      wordSet // wrap, conclude: in the present tense too they tell of what has been
	cancelled   wordSet // adjectives of what was called off
	reported    wordSet // reportedly
	perhaps     wordSet // possibly
	conditional wordSet // if, unless
	meanwhile   wordSet // when, during: what they lead is as real as the main clause
	ahead       wordSet // before
	selected    wordSet // prepositions that a verb or noun asks for: agree to, idea of
	without     wordSet
	positions   wordSet // president, minister
	prefixes    wordSet // first words of titles: vice, deputy, attorney
	former      wordSet
	passing     wordSet // current, visiting, Sunday: before a title, and no part of it
	besides     wordSet // candidate, opponent: before a title, and no part of it, nor what stands before
	partisan    wordSet // Democratic: no part of a title either, but of a leader's
	leading     wordSet // leader, minister: whose titles they are part of
	professions wordSet // singer, lawyer: held at bodies only
	future      wordSet // designate, elect, incoming
	remote      wordSet // telephone, video
	personal    wordSet // face, handshake
	together    wordSet // meet, summit: held in person unless the text says otherwise

	general, call, put, cancel, postpone, be, have, no, not, forWord, meet, claim, will, would, shall, may, might, could, it, they word

	claims      wordSet // claim, accusation: nouns of what was said
	deeds       wordSet // decision, ruling: nouns of what was done
	deciding    wordSet // verbs of such deeds
	topics      wordSet // decision, move: deeds that an article may be about
	definite    wordSet // the, this: before what the text has told
	governments wordSet // government: of the country in question
	agents      wordSet // lawyer, campaign: who act for the person named beside them
	courts      wordSet // court, prosecutor: who act for no city
	forces      wordSet // warship, hacker: who act for the country named beside them where it is a dispute
	replying    wordSet // disagree: verbs that answer what was just said
	asking      wordSet // propose, demand: what a refusal answers
	this        wordSet // it, this: which may take up what somebody did or said
	suits       wordSet // lawsuit, petition
	appealing   wordSet // appeal: verbs that take up a ruling without naming it
	accusing    wordSet // accusation: claims against somebody
	neutral     wordSet // report: cues of those who pass on what they do not say themselves

	selves      wordSet // we: who speaks
	addressed   wordSet // you: to whom he speaks
	documents   wordSet // letter, report: which say what their authors do
	sorts       wordSet // party, union: nouns that a body's name stands before
	settlements wordSet // city, province: nouns that a place's name follows

	belongs path // from an official to whom he acts for
	named   path // from "the city" to its name
	sorted  path // from "the party" to its name
	sayer   path // from "it" in what is said to who says it
	company path // from who does something to those along with him
	setting path // from a meeting to the words whose place is its place
	venue   path // from there to the place
	author  path // from a thing to who made it
	writer  path // from a letter to who wrote it
	maker   path // the same, but not by an adjective
	doer    path // from a verb to who does it
	decider path // from a verb of a deed to whose deed it is
	against path // from a lawsuit to whom it is against
}

// number numbers the words that the engine itself looks for.
func (l *lexical) number(words lexicon) {
	for text, w := range map[string]*word{
		"general": &l.general, "call": &l.call, "put": &l.put, "cancel": &l.cancel, "postpone": &l.postpone, "be": &l.be, "have": &l.have, "no": &l.no, "not": &l.not, "for": &l.forWord, "meet": &l.meet, "claim": &l.claim, "will": &l.will, "would": &l.would,
		"shall": &l.shall, "may": &l.may, "might": &l.might, "could": &l.could, "it": &l.it, "they": &l.they,
	} {
		*w = words.add(text)
	}
}

// fill takes the lists and paths by their names.
func (l *lexical) fill(r *Rules) error {
	for name, set := range map[string]*wordSet{
		"delegates": &l.delegates, "planning": &l.planning, "hoping": &l.hoping, "refusing": &l.refusing, "demanding": &l.demanding,
		"upcoming": &l.upcoming, "weekdays": &l.weekdays, "ending": &l.ending, "cancelled": &l.cancelled, "reported": &l.reported, "perhaps": &l.perhaps, "conditional": &l.conditional,
		"meanwhile": &l.meanwhile, "ahead": &l.ahead, "selected": &l.selected, "without": &l.without, "positions": &l.positions, "prefixes": &l.prefixes,
		"former": &l.former, "future": &l.future, "passing": &l.passing, "besides": &l.besides, "partisan": &l.partisan, "leading": &l.leading, "professions": &l.professions, "remote": &l.remote, "personal": &l.personal, "together": &l.together, "settlements": &l.settlements, "sorts": &l.sorts, "selves": &l.selves, "addressed": &l.addressed, "documents": &l.documents,
		"claims": &l.claims, "deeds": &l.deeds, "deciding": &l.deciding, "topics": &l.topics, "definite": &l.definite, "agents": &l.agents, "forces": &l.forces, "courts": &l.courts, "neutral": &l.neutral, "suits": &l.suits, "this": &l.this, "asking": &l.asking, "replying": &l.replying, "appealing": &l.appealing, "accusing": &l.accusing, "governments": &l.governments,
	} {
		if *set = r.lists[name]; *set == nil {
			return fmt.Errorf("the engine needs the list %q: load the embedded rules first, or add \"list %s = …\"", name, name)
		}
	}
	for name, p := range map[string]*path{
		"belongs": &l.belongs, "setting": &l.setting, "venue": &l.venue, "named": &l.named, "sorted": &l.sorted, "sayer": &l.sayer, "company": &l.company,
		"author": &l.author, "maker": &l.maker, "writer": &l.writer, "doer": &l.doer, "decider": &l.decider, "against": &l.against,
	} {
		if r.paths[name] == nil {
			return fmt.Errorf("the engine needs the path %q: load the embedded rules first, or add \"path %s = …\"", name, name)
		}
		*p = *r.paths[name]
	}
	return nil
}
