"""What entries of war ask of their clause: whether the armed act or are struck, where they head, what ground they take."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.events.words import EventWords
from ofrecord.annotations.parties import Parties, together
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_ARMED = frozenset({"armed_force", "armed_group"})
_BODIES = frozenset({"organization", "armed_group", "government"})
_PEOPLE = frozenset({"person", "people"})
_GROUND = frozenset({"place", "facility"})
_MANY = frozenset({"thousand", "hundred", "million", "dozen"})
_HEADED = ("on", "upon", "toward", "towards", "into", "to", "against", "through", "across", "over")
_AIMS = ("at", "on", "upon", "into", "against", "toward", "towards")
_LEFT = ("from", "out", "off", "across", "into", "over", "beyond", "back")
_AWAY = frozenset({"back", "away", "out", "off"})
"""Adverbs by which somebody is driven from where he was."""


class Armies:
    """Asked of the candidates of one document."""

    def __init__(self, words: EventWords, parties: Parties) -> None:
        self.words, self.parties = words, parties
        self.checks: dict[str, Callable[[Candidate], bool]] = {
            "place_object": lambda c: any(map(self._is_land, c.slot("object"))) or self._is_armed_to_ground(c),
            "at_party": self._is_aimed,
            "armed_subject": lambda c: self._are_armed(c.slot("subject")),
            "armed_struck": self._is_armed_struck,
            "granted": lambda c: not (c.head.tag_ == "VBG" and c.head.dep_ in ("advcl", "acl")),
            "armed_heading": lambda c: self._are_armed(c.slot("subject")) and self._heads(c),
            "armed_to_ground": self._is_armed_to_ground,
            "advancing": lambda c: (
                self._are_armed(c.slot("subject"))
                or (
                    any(m.type in ("people", "government") for m in self._mentions(c.slot("subject")))
                    and self._is_onto_land(c)
                )
            ),
            "heading": self._heads,
            "driven_off": self._is_driven_off,
            "own_fire": lambda c: (
                not any(
                    (m := self._mention(x)) is not None and m.form != "pronoun"
                    for h in c.slot("object")
                    for x in h.lefts
                )
            ),
            "exodus": self._is_exodus,
            "backed": lambda c: not c.is_passive or not c.slot("subject") or self._acts(c),
            "of_ground": lambda c: any(map(self._is_ground, c.slot("of"))),
            "ground_taken": self._is_ground_taken,
            "body_object": lambda c: any(m.type in _BODIES for m in self._objects(c)),
            "called": lambda c: any(
                o.lemma_.lower() in c.entry.group.of for o in syntax.children(c.head, "oprd", "attr")
            ),
            "advance": self._is_advance,
            "from_party": lambda c: any(parties.of(h, False) for h in c.slot("giver")),
            "handed": lambda c: all(
                any(m.type != "person" for h in c.slot(s) for m in parties.of(h, False)) for s in ("owner", "to")
            ),
            "of_people": lambda c: any(m.type in _PEOPLE for s in ("of", "owner") for m in self._mentions(c.slot(s))),
        }

    def _mention(self, head: Token) -> Mention | None:
        return self.parties.lookup.mention(head)

    def _mentions(self, heads: Iterable[Token]) -> list[Mention]:
        return [m for m in map(self._mention, heads) if m is not None]

    def _objects(self, candidate: Candidate) -> list[Mention]:
        return self._mentions(candidate.slot("object"))

    def _are_armed(self, heads: Iterable[Token]) -> bool:
        """Are they an army, a group with arms, or named by a word of the list?"""
        return any(
            t.lemma_.lower() in self.words.armies
            or (t.pos_ == "PROPN" and t.lower_ == "front")
            or ((m := self._mention(t)) is not None and m.type in _ARMED)
            for h in heads
            for first in together(h)
            for t in (first, *syntax.children(first, "compound"))
        )

    def _is_driven_off(self, candidate: Candidate) -> bool:
        """Are the armed or a government driven back or from somewhere, or somebody out of a place?"""
        driven = candidate.slot("object")
        found = self._mentions(driven)
        away = self._is_driven(candidate)
        if self._are_armed(driven) or any(m.type == "government" for m in found):
            return away
        out = (o for c in candidate.anchor.children if c.lower_ == "out" for o in syntax.prepositional(c, "of"))
        return any(map(self._is_land, [*candidate.slot("from"), *out])) and any(m.type == "person" for m in found)

    def _is_exodus(self, candidate: Candidate) -> bool:
        """Do people in numbers leave a place ("90,000 Serbs left Krajina")?"""
        leaving = candidate.slot("subject")
        many = any(c.tag_ == "CD" or c.lemma_ in _MANY for t in leaving for c in (t, *t.children))
        people = any(m.type == "people" for m in self._mentions(leaving))
        return many and people and any(map(self._is_ground, candidate.slot("object")))

    def _acts(self, candidate: Candidate) -> bool:
        return any(self.parties.of(h, True) for h in candidate.slot("subject"))

    def _is_ground_taken(self, candidate: Candidate) -> bool:
        """Do the armed, or a people, take a place ("took Zenica"), and not it for something or to somebody?"""
        led = any(candidate.slot(s) for s in ("to", "as", "for")) or candidate.is_passive
        takers = candidate.slot("subject")
        armed = self._are_armed(takers) or any(m.type in ("people", "government") for m in self._mentions(takers))
        return armed and not led and any(map(self._is_ground, candidate.slot("object")))

    def _is_advance(self, candidate: Candidate) -> bool:
        """Is an advance one of the armed, or one onto some ground?"""
        behind = [t for s in ("owner", "of", "by", "subject") for t in candidate.slot(s)]
        return self._are_armed(behind) or self._is_onto_land(candidate)

    def _is_onto_land(self, candidate: Candidate) -> bool:
        return any(map(self._is_land, (t for s in _HEADED for t in candidate.slot(s))))

    def is_by_armed(self, candidate: Candidate) -> bool:
        """Is a march that of an army?"""
        return self._are_armed([t for s in ("owner", "of", "by", "subject", "origin") for t in candidate.slot(s)])

    def _is_armed_struck(self, candidate: Candidate) -> bool:
        """Are the armed struck, or those whom a pronoun stands for by the armed?"""
        struck = candidate.slot("object")
        unnamed = any(t.pos_ == "PRON" for t in struck) and self._are_armed(candidate.slot("subject"))
        return unnamed or self._are_armed(struck)

    @staticmethod
    def _heads(candidate: Candidate) -> bool:
        """Is it told where they go, or against whom?"""
        return any(candidate.slot(s) for s in _HEADED)

    def _is_armed_to_ground(self, candidate: Candidate) -> bool:
        """Do the armed enter a place ("entered the town"), or what bears a name and is no body; not a race or talks?"""
        if candidate.is_passive or not self._are_armed(candidate.slot("subject")):
            return False
        heads = [
            o for h in candidate.slot("object") for o in (h, *syntax.prepositional(h, "of"))
        ]  # "the gates of Lyon"
        named = any(m.form == "name" and m.type == "person" for m in self._mentions(heads))
        return named or any(m.type in _GROUND for m in self._mentions(heads)) or any(map(self._is_land, heads))

    def _is_land(self, head: Token) -> bool:
        """Is it a place or a country, by its name or description?"""
        mention = self._mention(head)
        return self.parties.lookup.place(head) is not None or (mention is not None and mention.type == "place")

    @staticmethod
    def _is_driven(candidate: Candidate) -> bool:
        """Is it told from where, or that they are driven back?"""
        away = any(c.lower_ in _AWAY and c.dep_ in ("prt", "advmod", "prep") for c in candidate.anchor.children)
        return away or any(candidate.slot(s) for s in _LEFT)

    def _is_ground(self, head: Token) -> bool:
        """Is it a place, which is defended with arms ("the men who defended Mariupol")?"""
        place = self.parties.lookup.place(head)
        return place is not None and place.use == "location"

    def _is_aimed(self, candidate: Candidate) -> bool:
        """Is it shot at a party or at what is struck in war ("fired on the bridge")?"""
        heads = [t for s in _AIMS for t in candidate.slot(s)]
        nouns = {t.lemma_.lower() for t in heads if t.pos_ == "NOUN"}
        named = any(t.pos_ == "PROPN" for s in ("at", "into", "against") for t in candidate.slot(s))
        return named or bool(nouns & self.words.struck) or any(self.parties.of(h, False) for h in heads)
