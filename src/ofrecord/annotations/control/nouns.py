"""Nouns and adjectives of holding and taking: "the capture of", "rebel-held", "occupied", "under the control of"."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.control.words import OWNERS, ControlWords, Holding, by_word, holding, is_no_longer, phrase_end
from ofrecord.annotations.parties import doer, undergoer
from ofrecord.domain.events import ControlStatus
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_NOMINAL = ("NOUN", "PROPN")
_NEAR = 4
"""Words after a participle within which its noun begins."""


class Nouns:
    """Reads one noun, participle or adjective."""

    def __init__(self, words: ControlWords) -> None:
        self.words = words
        self.nouns, self.participles = by_word(words.nouns), by_word(words.participles)
        self.adjectives, self.states = by_word(words.adjectives), by_word(words.states)
        self.describes = self.participles.keys() | self.adjectives.keys()
        """Forms that may describe a place."""
        self.known = words.fall_nouns.union(words.loss_nouns, words.leaving_nouns, self.nouns, self.states)
        """Lemmas of the nouns that it reads."""

    def describing(self, token: Token) -> Iterator[Holding]:
        """A participle that describes a place, with a hyphen and holder before it or alone."""
        if token.lower_ in self.participles and _is_hyphenated(token):
            yield from self._compound(token)
        elif token.lower_ in self.adjectives and token.dep_ == "amod" and token.head.i > token.i:
            yield from self._adjective(token)

    def __call__(self, token: Token) -> Iterator[Holding]:
        """What this noun says of holding a place."""
        lemma = token.lemma_.lower()
        if lemma in self.nouns:
            yield from self._taking(token, self.nouns[lemma])
        elif lemma in self.words.fall_nouns:
            yield from self._fall(token)
        elif lemma in self.words.loss_nouns:
            yield from self._taking(token, "not_held")
        elif lemma in self.words.leaving_nouns:
            yield from self._leaving(token)
        elif lemma in self.states:
            yield from self._state(token, self.states[lemma])

    def _compound(self, token: Token) -> Iterator[Holding]:
        """ "Rebel-held town", "Ukraine-Held Areas": holder, hyphen, participle, place noun."""
        holder, head = token.doc[token.i - 2], _described(token)
        yield Holding(self.participles[token.lower_], holder, head, (holder.idx, phrase_end(head)), token, "compound")

    def _adjective(self, token: Token) -> Iterator[Holding]:
        """ "Occupied Mariupol", "the occupied territories": who holds it only where another adjective says so."""
        head = token.head
        owners = [c for c in head.children if c.dep_ in OWNERS and c.i < token.i and c.pos_ in ("PROPN", "ADJ", "NOUN")]
        end = phrase_end(head)
        start = min(t.idx for t in (*owners, token))
        yield Holding(
            self.adjectives[token.lower_], owners[0] if owners else None, head, (start, end), token, "adjective"
        )

    def _taking(self, token: Token, status: ControlStatus) -> Iterator[Holding]:
        """ "Russia's occupation of the south", "the capture of the town by the army", "the army's loss of the town"."""
        places = syntax.prepositional(token, "of")
        owners = [*syntax.children(token, "poss"), *syntax.prepositional(token, "by")]
        owners += [c for c in token.children if c.dep_ in ("amod", "compound")]
        if places:
            yield holding(status, owners[0] if owners else None, places[0], token, "noun")

    def _fall(self, token: Token) -> Iterator[Holding]:
        """ "The fall of the town to the rebels", "the town's fall"."""
        places = [*syntax.prepositional(token, "of"), *syntax.children(token, "poss")]
        to = syntax.prepositional(token, "to")
        if places:
            yield holding("seized", to[0] if to else None, places[0], token, "fall")

    def _leaving(self, token: Token) -> Iterator[Holding]:
        """ "The withdrawal of its troops from the region"."""
        places = syntax.prepositional(token, "from")
        leavers = [*syntax.children(token, "poss"), *syntax.prepositional(token, "of", "by")]
        leavers += [c for c in token.children if c.dep_ in ("amod", "compound")]
        if places and leavers:
            yield holding("withdrew", leavers[0], places[0], token, "left")

    def _state(self, token: Token, status: ControlStatus) -> Iterator[Holding]:
        """ "Under rebel control", "outside RSF control", "took control of the port", "Kyiv's control of the city"."""
        owners = [c for c in token.children if c.dep_ in OWNERS]
        if token.dep_ == "pobj" and token.head.lower_ in self.words.inside | self.words.outside:
            yield from self._inside(token, status, owners)
        elif token.dep_ == "pobj" and token.head.head.lemma_.lower() in self.words.contesting:
            yield from self._contested(token)
        elif token.dep_ in ("dobj", "nsubjpass") and (token.head.pos_ == "VERB"):
            gained = list(self._gained(token))
            yield from gained or self._disputed(token)
        elif owners and (places := syntax.prepositional(token, "of", "over")):
            yield holding(status, owners[0], places[0], token, "state")
        else:
            yield from self._disputed(token)

    def _inside(self, token: Token, status: ControlStatus, owners: list[Token]) -> Iterator[Holding]:
        above = token.head.head
        acts = above.pos_ in ("VERB", "AUX")
        mastered = token.lemma_.lower() in self.words.mastering and not owners and not syntax.children(token, "det")
        if mastered and token.head.lower_ == "in" and (places := syntax.prepositional(token, "of")):
            yield from self._in_control(token, status, places[0])
            return
        holders = [*owners, *syntax.prepositional(token, "of", "by")]
        place = doer(above) or undergoer(above) if acts else above
        outside = token.head.lower_ in self.words.outside or (acts and is_no_longer(above))
        if place is None or not holders:
            return
        if acts and not outside and above.lemma_.lower() in self.words.becoming:
            yield holding("seized", holders[0], place, above, "state")
        else:
            yield holding("not_held" if outside else status, holders[0], place, token, "inside")

    def _in_control(self, token: Token, status: ControlStatus, place: Token) -> Iterator[Holding]:
        """ "Its fighters were still in control of the airstrip", "rebels in control of Bani"."""
        above = token.head.head
        acts = above.pos_ in ("VERB", "AUX")
        holder = doer(above) if acts else above if above.pos_ in _NOMINAL else None
        if holder is not None:
            yield holding(
                "not_held" if acts and is_no_longer(above) else status, holder, place, above if acts else token, "state"
            )

    def _contested(self, token: Token) -> Iterator[Holding]:
        """ "Both armies are fighting for control of the bridge"."""
        places = syntax.prepositional(token, "of", "over")
        if places:
            yield holding("contested", doer(token.head.head), places[0], token.head.head, "contest")

    def _disputed(self, token: Token) -> Iterator[Holding]:
        """ "Control of the oilfield is disputed"."""
        places = syntax.prepositional(token, "of", "over")
        about = {token.head.lower_, *(c.lower_ for c in syntax.children(token.head, "acomp"))}
        if places and about & self.words.disputed:
            yield holding("contested", None, places[0], token, "contest")

    def _gained(self, token: Token) -> Iterator[Holding]:
        """ "Took control of", "lost control of", "maintain control over"."""
        places = syntax.prepositional(token, "of", "over")
        lemma = token.head.lemma_.lower()
        gained = next((s for s, verbs in self.words.gains.items() if lemma in verbs), None)
        if lemma in self.words.loses:
            gained = "not_held"
        if places and gained is not None:
            rule = "lost" if gained == "not_held" else "state"
            yield holding(gained, doer(token.head), places[0], token.head, rule)


def _is_hyphenated(token: Token) -> bool:
    return token.i > 1 and token.doc[token.i - 1].text.startswith(("-", "–", "‑"))


def _described(token: Token) -> Token:
    """The noun that a participle describes: the one on which it hangs, else the end of the noun phrase after it."""
    head = token
    while head.head != head and head.head.i > head.i and head.dep_ in (*OWNERS, "acl", "punct") and head.pos_ != "NOUN":
        head = head.head
    if token.i < head.i <= token.i + _NEAR or head.pos_ in _NOMINAL:
        return head
    after = token.doc[token.i + 1 : token.i + 1 + _NEAR]
    nouns = [t for t in after if t.pos_ in _NOMINAL]
    return nouns[0] if nouns else after[0] if len(after) else token
