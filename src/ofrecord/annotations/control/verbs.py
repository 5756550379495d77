"""Verbs of taking, holding, losing and leaving places."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.control.words import ControlWords, Holding, by_word, holding
from ofrecord.annotations.parties import doer, is_relative, undergoer
from ofrecord.domain.events import ControlStatus
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_BEFORE_CLAUSE = 3
"""Words before a relative clause in which its noun is looked for."""


class Verbs:
    """Reads one verb."""

    def __init__(self, words: ControlWords) -> None:
        self.words = words
        self.verbs, self.of_forces, self.fallen = map(by_word, (words.verbs, words.of_forces, words.fallen))
        told = (words.giving, words.leaving, words.losing, words.driving, words.changing)
        self.known = frozenset(self.verbs).union(self.of_forces, self.fallen, *told)
        """Lemmas of the verbs that it reads."""

    def __call__(self, token: Token) -> Iterator[Holding]:
        """What this verb says of holding a place."""
        lemma, words = token.lemma_.lower(), self.words
        if lemma in self.verbs and not (lemma in words.measured and _is_measured(token)):
            yield from self._transitive(token, self.verbs[lemma], "verb")
        elif lemma in self.of_forces and not _is_measured(token):
            yield from self._transitive(token, self.of_forces[lemma], "force")
        if lemma in self.fallen:
            yield from self._fell(token)
        elif lemma in words.giving and (to := syntax.prepositional(token, "to")):
            yield from self._given(token, to[0])
        elif lemma in words.leaving:
            yield from self._left(token)
        elif lemma in words.losing:
            yield from self._lost(token)
        elif lemma in words.driving:
            yield from self._driven(token)
        elif lemma in words.changing:
            yield from self._changed(token)

    def _transitive(self, token: Token, status: ControlStatus, rule: str) -> Iterator[Holding]:
        """ "Forces seized the town", "the town was retaken by …", "areas that its forces seized"."""
        described = self._relative(token)
        place = described or undergoer(token)
        people = any(c.lower_ in ("who", "whom") for c in token.children)  # "defenders of Bani who were held"
        people = people and (described is not None or syntax.is_passive(token))
        if place is None or people or any(c.tag_ == "HYPH" for c in token.children):
            return
        if syntax.is_passive(token):
            agents = syntax.passive_agents(token)
            holder = agents[0] if agents else None
        else:
            holder = doer(token)
        yield holding(status, holder, place, token, rule)

    def _relative(self, verb: Token) -> Token | None:
        """The noun phrase just before a relative clause that lacks an object: the parse often attaches the clause higher."""
        clause = verb
        while clause.dep_ in ("xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and not is_relative(c)]
        if clause.dep_ != "relcl" or objects:
            return None
        left = clause.left_edge.i
        before = reversed(list(verb.doc[max(0, left - _BEFORE_CLAUSE) : left]))
        noun = next((t for t in before if t.pos_ in ("NOUN", "PROPN")), None)
        while (
            noun is not None
            and noun.dep_ == "pobj"
            and noun.head.lower_ in ("of", "in")
            and noun.head.head.lemma_.lower() in self.words.territory
        ):
            noun = noun.head.head
        return noun

    def _fell(self, token: Token) -> Iterator[Holding]:
        """ "The city fell to the rebels", "the town has not fallen"."""
        place, to = doer(token), syntax.prepositional(token, "to", "into")
        status = self.fallen[token.lemma_.lower()]
        if place is None:
            return
        if to:
            yield holding(status, to[0], place, token, "fell")
        elif syntax.is_negated(token):
            yield holding("not_held", None, place, token, "not_fallen")
        elif not _is_measured(token):
            yield holding(status, None, place, token, "fell_alone")

    def _given(self, token: Token, to: Token) -> Iterator[Holding]:
        """ "The rebels ceded the airport to the army": the one who gets it has taken it."""
        place = undergoer(token)
        if place is not None:
            yield holding("seized", to, place, token, "given")

    def _left(self, token: Token) -> Iterator[Holding]:
        """ "Troops withdrew from the city", "pulled out of the town", "left the island"."""
        holder = doer(token)
        left = syntax.prepositional(token, "from", "of")
        left += [o for out in syntax.children(token, "prep", "advmod", "prt") for o in syntax.prepositional(out, "of")]
        place = left[0] if left else undergoer(token)
        if place is not None and holder is not None:
            yield holding("withdrew", holder, place, token, "left")

    def _lost(self, token: Token) -> Iterator[Holding]:
        """ "The army lost the town", "lost the town to the rebels"."""
        place, to = undergoer(token), syntax.prepositional(token, "to")
        if place is not None and to:
            yield holding("seized", to[0], place, token, "given")
        elif place is not None and not syntax.is_passive(token):
            yield holding("not_held", doer(token), place, token, "lost")

    def _driven(self, token: Token) -> Iterator[Holding]:
        """ "The army drove the rebels out of the town": who drives them out has taken it."""
        left = syntax.prepositional(token, "from")
        left += [o for out in syntax.children(token, "prep", "advmod", "prt") for o in syntax.prepositional(out, "of")]
        driven = undergoer(token)
        if not left or driven is None or self._is_home(left[0]):
            return
        agents = syntax.passive_agents(token)
        holder = (agents[0] if agents else None) if syntax.is_passive(token) else doer(token)
        yield holding("seized", holder, left[0], token, "driven")

    def _is_home(self, place: Token) -> bool:
        """Is it where those live who are driven out: "drove families from their villages"?"""
        own = any(c.tag_ == "PRP$" for c in place.children)
        return own and place.lemma_.lower() in self.words.homes

    def _changed(self, token: Token) -> Iterator[Holding]:
        """ "The town changed hands twice"."""
        place = doer(token)
        objects = {c.lower_ for c in syntax.children(token, "dobj")}
        if place is not None and objects & self.words.changing[token.lemma_.lower()]:
            yield holding("contested", None, place, token, "changed")


def _is_measured(verb: Token) -> bool:
    """Is it one of amount, state or manner ("fell by 3 %", "fell silent", "held on", "held it to a draw")?"""
    if verb.lemma_.lower() == "fall":
        odd = ("acomp", "oprd", "npadvmod", "dobj", "attr", "prt")
        return bool(syntax.children(verb, *odd) or syntax.prepositional(verb, "by", "below", "from", "under"))
    return bool(syntax.children(verb, "prt", "oprd", "acomp") or syntax.prepositional(verb, "to", "for", "as"))
