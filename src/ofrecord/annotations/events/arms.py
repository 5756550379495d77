"""Sentences full of peace that tell of arms all the same: "a drone struck a football ground"."""

from __future__ import annotations

from collections.abc import Iterable

from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.parties import Parties
from ofrecord.language.parse import Span

_NOUNS = frozenset({"NOUN", "PROPN"})
_ARMED = frozenset({"weapon", "armed_group", "armed_force"})


def is_of_arms(sentence: Span, hostile: Iterable[Candidate], means: frozenset[str], parties: Parties) -> bool:
    """Does a sentence with a word of sport or markets name arms or the armed, or so many who were killed, or what killed them?

    `means` are lemmas of nouns that are a means of force.
    """
    if any(m.type in _ARMED for t in sentence if t.pos_ in _NOUNS and (m := parties.lookup.mention(t))):
        return True
    harming = [c for c in hostile if c.entry.frame.effect]
    suffering = [t for c in harming for slot in ("object", "of") for t in c.slot(slot)]
    counted = any(child.tag_ == "CD" for noun in suffering for child in noun.lefts)
    return counted or any(t.lemma_.lower() in means for c in harming for t in c.slot("subject"))
