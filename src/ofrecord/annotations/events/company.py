"""The company that a trigger asks for: whether those in its slots are armed, people, places, or somebody named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.events.words import EventWords
from ofrecord.annotations.parties import Parties
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_ARMED = frozenset({"armed_force", "armed_group"})
_PAST = frozenset({"after", "during", "following", "in", "at", "amid"})
"""Prepositions before something that has begun."""
_PEOPLE = frozenset({"people", "person"})


class Company:
    """Asked for the candidates of one document."""

    def __init__(self, words: EventWords, parties: Parties) -> None:
        self.words, self.parties = words, parties
        self.checks: dict[str, Callable[[Candidate], bool]] = {
            "unpriced": lambda c: not any(t.ent_type_ == "MONEY" or t.lower_ == "$" for t in c.head.subtree),
            "lodged": self.is_lodged,
            "kindness": self.is_kind,
            "no_ground": self.no_ground,
            "travels": lambda c: not (c.head.dep_ == "acl" and c.head.tag_ == "VBG"),
            "departs": lambda c: not syntax.children(c.head, "xcomp", "oprd", "ccomp", "acomp"),
            "captors": self.is_capture,
            "crowd": self.is_crowd,
            "done": lambda c: c.is_passive or self._party(c, ("subject",), True),
            "party_subject": lambda c: self._party(c, ("subject",), True),
            "party_object": lambda c: self._party(c, ("object",), True),
            "built_object": self.is_built,
            "people_object": self.is_of_people,
            "named_object": self.is_of_somebody_named,
            "with": lambda c: self._party(c, ("with",), True),
            "quarrel": lambda c: bool(c.slot("over")) or self.is_between_persons(c),
            "bound": lambda c: self._party(c, ("for", "to", "toward", "towards", "into"), False),
            "intransitive": lambda c: not c.slot("object"),
            "alert": lambda c: any(t.lemma_ == "alert" for t in c.slot("on")),
            "undergone": lambda c: c.undergone,
            "place_subject": self.is_place,
            "driven_out": self.is_driven_out,
            "given_by": lambda c: c.head.dep_ not in ("acl", "amod") or bool(c.slot("subject")),
            "ground": self.is_ground,
            "ground_by_force": lambda c: self.is_ground(c) and self.is_by_force(c),
            "appalled": lambda c: (
                c.is_passive and self._party(c, ("object",), True) and self._party(c, ("subject", "at", "over"), False)
            ),
            "own_work": self.is_own_work,
            "money": lambda c: self.is_money(c.slot("object")) and self._party(c, ("to", "for", "in"), False),
            "money_with": lambda c: self.is_money(c.slot("with")),
            "hindered": lambda c: self.has_party_object(c) and (c.is_passive or self._party(c, ("subject",), True)),
            "addressed": lambda c: self._party(c, ("object", "indirect", "to"), True),
            "met": lambda c: self.is_past(c) and self._party(c, ("between", "with"), True),
            "to_come": lambda c: any(t.tag_ == "MD" for t in syntax.children(c.head, "aux")),
            "proposed": self.is_proposed,
            "blaming": lambda c: (
                self.is_blaming(c) and self._party(c, ("subject",), True) and self._party(c, ("inner",), True)
            ),
            "complained": lambda c: (
                any(x.dep_ == "ccomp" for x in c.complements()) or self._party(c, ("about", "against"), True)
            ),
            "judged": self.is_judged,
            "blacklisted": self.is_blacklisted,
            "armed_object": self.has_armed_object,
        }
        """What an entry may ask of its clause, by the name that the word list gives it."""

    def is_place(self, candidate: Candidate) -> bool:
        """Is it a place that falls ("the town fell to the rebels"), and not a price?"""
        found = self._parties(candidate, "subject", False)
        return any(m.type in ("place", "facility") for m in found)

    def is_built(self, candidate: Candidate) -> bool:
        """Is what is burned or sunk a building or a vehicle?"""
        return any(m.type in ("facility", "vehicle") for m in self._objects(candidate))

    def is_of_people(self, candidate: Candidate) -> bool:
        """Are those who are freed people?"""
        return any(m.type in _PEOPLE for m in self._objects(candidate))

    def is_of_somebody_named(self, candidate: Candidate) -> bool:
        """Is the object a person who is named?"""
        return any(m.form == "name" and m.type == "person" for m in self._objects(candidate))

    def has_armed_object(self, candidate: Candidate) -> bool:
        """Are those on whom it is done armed ("pushed the rebels out of Bani")?"""
        return any(m.type in _ARMED for m in self._parties(candidate, "object", False))

    def has_party_object(self, candidate: Candidate) -> bool:
        """Is it done to people, a body or their vehicles, or a work of theirs, and not to a harm ("prevented a massacre")?"""
        works = {h.lemma_.lower() for h in candidate.slot("object")} & candidate.entry.group.of
        return bool(works) or any(m.type != "other" for m in self._objects(candidate))

    @staticmethod
    def is_past(candidate: Candidate) -> bool:
        """Is it told that something else was after, during or in what is only named ("after talks with Chad")?"""
        above = candidate.head.head
        return candidate.head.dep_ == "pobj" and above.lower_ in _PAST and above.head.pos_ in ("VERB", "AUX")

    def is_capture(self, candidate: Candidate) -> bool:
        """ "Gunmen took nine workers": the armed take people, and not to a hospital."""
        takers, taken = self._parties(candidate, "subject", True), self._objects(candidate)
        armed = any(m.type == "armed_group" or m.exact.lower().startswith("armed ") for m in takers)
        led_to = {t.lemma_.lower() for h in self._heads(candidate, ("to", "for")) for t in (h, *h.children)}
        people = bool(taken) and all(m.type in _PEOPLE and m.form != "pronoun" for m in taken)
        return armed and people and not led_to & self.words.havens

    def is_crowd(self, candidate: Candidate) -> bool:
        """Are those who march people and no army or state?"""
        return all(m.type in _PEOPLE for m in self._parties(candidate, "subject", True))

    def is_between_persons(self, candidate: Candidate) -> bool:
        """Are both sides of a clash single people who are named ("the mayor has clashed with his aide Ali Sample")?"""
        sides = [self._parties(candidate, slot, True) for slot in ("subject", "with")]
        return all(sides) and all(m.type == "person" for m in (*sides[0], *sides[1]))

    def no_ground(self, candidate: Candidate) -> bool:
        """Is it no place, which is defended with arms ("the men who defended Mariupol")?"""
        places = (self.parties.lookup.place(h) for h in candidate.slot("object"))
        return not any(p is not None and p.use == "location" for p in places)

    def is_greeted(self, candidate: Candidate) -> bool:
        """Is an act that is only named said to have taken place: "welcomed the delivery of flour"?"""
        head = candidate.head
        governor = head.head.head if head.dep_ == "pobj" else head.head
        told = head.dep_ in ("dobj", "pobj", "nsubj") and governor.lemma_.lower() in self.words.greeted
        return told and governor.tag_ != "VB"

    def is_driven_out(self, candidate: Candidate) -> bool:
        """Do the armed or those who rule drive people out ("soldiers drove the herders out of Bani")?"""
        driving = self._parties(candidate, "subject", True)
        return any(m.type in (*_ARMED, "government") for m in driving) and self.is_of_people(candidate)

    def is_ground(self, candidate: Candidate) -> bool:
        """Is what is taken or entered a place on the map, or a word for one ("the town")?"""
        last = candidate.entry.words[-1]
        heads = [*candidate.slot("object"), *(candidate.slot(last) if len(candidate.entry.words) > 1 else ())]
        for head in [h for t in heads for h in (t, *syntax.prepositional(t, "of"))]:
            mention, place = self.parties.lookup.mention(head), self.parties.lookup.place(head)
            on_map = place is not None and place.use == "location"
            called = head.pos_ == "NOUN" and head.lemma_.lower() in candidate.entry.group.of
            if on_map or called or (mention is not None and mention.type == "place"):
                return True
        return False

    def is_by_force(self, candidate: Candidate) -> bool:
        """Is it done by the armed or a state, or by nobody who is named ("the town was taken")?"""
        doing = self._parties(candidate, "subject", True)
        tanks = {t.lemma_.lower() for t in candidate.slot("subject")} & self.words.means
        return (
            any(m.type in _ARMED for m in doing)
            or bool(tanks)
            or (candidate.is_passive and not candidate.slot("subject"))
        )

    def is_own_work(self, candidate: Candidate) -> bool:
        """Is what is suspended a body's own work ("the charity suspended its operations"), and no army's fighting?"""
        owners = [o for h in candidate.slot("object") for o in syntax.children(h, "poss")]
        doing = self._parties(candidate, "subject", True)
        return any(m.type == "organization" for m in doing) and all(o.tag_ == "PRP$" for o in owners)

    @staticmethod
    def is_money(heads: Iterable[Token]) -> bool:
        """Is it a sum of money?"""
        return any(t.ent_type_ == "MONEY" for h in heads for t in (h, *h.children))

    def causes(self, candidate: Candidate) -> Iterator[Token]:
        """Of what somebody died: what stands after "in", "from", "by", and in what wounds were got ("of wounds sustained in a raid")."""
        for slot in ("in", "from", "by", "of"):
            for head in candidate.slot(slot):
                if slot != "of":
                    yield head
                got = syntax.children(head, "acl")
                by_got = (o for g in got for o in syntax.prepositional(g, "in", "from", "by", "during"))
                yield from (o for o in by_got if o.lemma_.lower() not in self.words.accidents)

    @staticmethod
    def is_proposed(candidate: Candidate) -> bool:
        """Is holding something proposed ("proposed holding talks", "suggested that talks be held")?"""
        below = [c for c in candidate.complements() if c.lemma_.lower() in ("hold", "have", "open", "start", "begin")]
        return any(
            o.lemma_.lower() in candidate.entry.group.of for c in below for o in syntax.children(c, "dobj", "nsubjpass")
        )

    @staticmethod
    def is_blaming(candidate: Candidate) -> bool:
        """Is it said that somebody did it: "says Chad was involved in the raid", "is behind it", "is responsible"?"""
        words = candidate.entry.group.of
        for told in candidate.complements():
            if syntax.is_negated(told) or not syntax.is_finite(told):
                continue
            said = syntax.children(told, "acomp", "attr", "prep")
            if told.lemma_ == "be" and any(t.lemma_.lower() in words for t in said):
                return True
            if syntax.is_passive(told) and told.lemma_.lower() in words:
                return True
        return False

    @staticmethod
    def is_judged(candidate: Candidate) -> bool:
        """Is something called by a word of blame ("called the invitation a provocation")?"""
        verb = candidate.anchor
        objects = syntax.children(verb, "dobj", "dative")
        if any(o.lower_ == "what" for o in objects):  # "condemned what he called a crime"
            return False
        called = [
            *syntax.children(verb, "oprd", "attr"),
            *objects[1:],
            *(a for o in objects for a in syntax.children(o, "appos")),
        ]
        led = [p for h in (verb, *objects) for p in syntax.children(h, "prep") if p.lower_ == "as"]
        called += [c for p in led for c in p.children if c.pos_ in ("NOUN", "ADJ", "PROPN")]
        return any(h.lemma_.lower() in candidate.entry.group.of for h in called)

    def is_blacklisted(self, candidate: Candidate) -> bool:
        """Is a body put on a list ("put the movement on its list of terrorist groups"), and no person on a ballot?"""
        back = (o for b in syntax.children(candidate.anchor, "advmod") for o in syntax.prepositional(b, "on", "onto"))
        heads = [*self._heads(candidate, ("on", "to", "onto")), *back]
        on = [t.lemma_.lower() for h in heads for t in (h, *h.children)]
        bodies = (*_ARMED, "organization", "government")
        return bool({"list", "blacklist"} & set(on)) and any(m.type in bodies for m in self._objects(candidate))

    def _party(self, candidate: Candidate, slots: Iterable[str], acting: bool) -> bool:
        return any(self._parties(candidate, slot, acting) for slot in slots)

    def is_to_press(self, candidate: Candidate) -> bool:
        """ "A nurse who spoke to us", "talked to reporters": words for the press."""
        return any(t.lemma_.lower() in self.words.press for s in ("to", "with") for t in candidate.slot(s))

    def is_call(self, candidate: Candidate) -> bool:
        """Do they speak by a means of speaking over a distance?"""
        means = self.words.manner_modes["CONSULT"]["phone"]
        return any(t.lemma_.lower() in means for s in ("by", "over", "on", "via") for t in candidate.slot(s))

    def is_lodged(self, candidate: Candidate) -> bool:
        """Is a protest one in words: "lodged a protest"?"""
        return candidate.verb is not None and candidate.anchor.lemma_.lower() in self.words.lodging

    def is_kind(self, candidate: Candidate) -> bool:
        """Is what is vowed something done for somebody: "vowed to protect the villagers"?"""
        return any(c.dep_ == "xcomp" and c.lemma_.lower() in self.words.kind for c in candidate.head.children)

    def _parties(self, candidate: Candidate, slot: str, acting: bool) -> list[Mention]:
        return [m for h in candidate.slot(slot) for m in self.parties.of(h, acting)]

    def _objects(self, candidate: Candidate) -> list[Mention]:
        found = (self.parties.lookup.mention(h) for h in candidate.slot("object"))
        return [m for m in found if m is not None]

    @staticmethod
    def _heads(candidate: Candidate, slots: Iterable[str]) -> Iterable[Token]:
        return (t for slot in slots for t in candidate.slot(slot))
