"""Figures of nought told in words: "no one was hurt", "killed nobody", "there were no casualties"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ofrecord.annotations.figures.counting import Count, is_person
from ofrecord.annotations.figures.effects import Effects
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity
from ofrecord.annotations.modality import Modalities
from ofrecord.domain.figures import Counts
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, clause_head, own_subject

_HARM: tuple[Counts, ...] = ("killed", "injured")
_TOLD = frozenset({"negated", "actual", "ongoing"})
"""Modalities of a clause that says of the past or present that it was nobody."""


@dataclass(frozen=True)
class Noughts:
    """Finds who was not harmed."""

    words: FigureWords
    effects: Effects
    modality: Modalities

    def find(self, doc: Doc, lower: Sequence[str]) -> Iterator[Count]:
        """Counts of nobody killed or injured, in text order."""
        pronouns = self.words.noughts.pronouns
        for i in [i for i, word in enumerate(lower) if word == "no" or word in pronouns]:
            if lower[i] in pronouns:
                yield from self._counts(doc[i], i, i + 1, None)
            elif i + 1 < len(lower):
                yield from self._of_noun(doc, i)

    def _of_noun(self, doc: Doc, i: int) -> Iterator[Count]:
        """ "no one", "no people", "no deaths"."""
        noun = doc[i].head
        if doc[i + 1].lower_ == "one":
            yield from self._counts(doc[i + 1], i, i + 2, None)
        elif (
            noun.i > i
            and doc[i + 1].lower_ not in self.words.noughts.bounds
            and (self._is_harm(noun) or is_person(noun, self.words))
        ):
            yield from self._counts(noun, i, noun.i + 1, noun)

    def _counts(self, token: Token, start: int, end: int, noun: Token | None) -> Iterator[Count]:
        verb = clause_head(token)
        if self._is_only_unheard(verb, token):
            return
        pending = any(t.lower_ in self.words.noughts.not_yet for t in (*verb.children, *token.children))
        if pending or self.modality(verb) not in _TOLD:
            return
        last = end if noun is None else start + 1
        quantity = Quantity(start, last, start, last, 0, 0, "exact")
        for counts in self._harms(token):
            yield Count(quantity, start, end, noun, counts, "nobody")

    def _is_only_unheard(self, verb: Token, token: Token) -> bool:
        """ "No injuries were reported", "could find no bodies": nothing was heard or seen, which is less than that nothing was."""
        if token.dep_ == "dobj" and verb.lemma_.lower() in self.words.noughts.unseen:
            return True
        told = [verb, verb.head] if verb.dep_ in ("xcomp", "ccomp", "oprd") else [verb]
        return any(v.lemma_.lower() in self.words.noughts.unheard for v in told) and token.dep_ == "nsubjpass"

    def _harms(self, token: Token) -> list[Counts]:
        """What did not happen to anybody; casualties are both."""
        if token.lemma_.lower() in self.words.noughts.casualties:
            return list(_HARM)
        found = [self.effects.of(token)]
        if token.dep_ in ("nsubj", "nsubjpass"):  # "no one was killed or wounded"
            beside = (v for v in children(token.head, "conj") if own_subject(v) is None)
            found += [self.words.object_of.get(v.lemma_.lower()) for v in beside]
        return [harm for harm in _HARM if harm in found]

    def _is_harm(self, noun: Token) -> bool:
        return noun.lemma_.lower() in self.words.effect_nouns | self.words.noughts.casualties
