"""Mends of a phrase that the parse hangs on a noun and that belongs to the verb, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import NOMINAL, Change, RepairWords
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children, is_passive

_DEPTH = 3
"""Phrases climbed at most between the noun that holds a doer and its verb."""


def passive_doer(by: Token, words: RepairWords) -> Iterator[Change]:
    """ "Beaten with sticks by the guards": who did it stands after "by", though the parse gives the guards the sticks."""
    noun = by.head
    if by.lower_ != "by" or noun.pos_ not in NOMINAL or noun.lemma_.lower() in words.deeds:
        return
    top = noun
    for _ in range(_DEPTH):
        if top.dep_ != "pobj" or top.head.dep_ != "prep" or top.head.lower_ not in words.manner:
            return
        top = top.head.head
        if top.pos_ == "VERB":
            break
    if top.pos_ == "VERB" and top.tag_ == "VBN" and is_passive(top) and not children(top, "agent"):
        yield Change(by, top, "agent")


def shot_dead(dead: Token, words: RepairWords) -> Iterator[Change]:
    """ "Shot dead eight traders": dead is what the shot made of them."""
    verb = dead.nbor(-1) if dead.i > dead.sent.start else dead
    if dead.lower_ == "dead" and verb.lemma_ == "shoot" and verb.pos_ == "VERB" and dead.head.head == verb:
        yield Change(dead, verb, "oprd")


def deed_after_and(participle: Token, words: RepairWords) -> Iterator[Change]:
    """ "Raided a market and burned shops": the shops hang on the first verb, as no noun can; what was done to them is a verb.

    So it is for a word of `done` where the shops hang on the market.
    """
    noun, first = participle.head, participle.head.head
    if first.dep_ == "dobj" and participle.lower_ in words.done:
        first = first.head
    beside = noun.dep_ == "conj" and noun.left_edge == participle and first.pos_ == "VERB" and first.tag_ == "VBD"
    joint = participle.nbor(-1) if participle.i > participle.sent.start else participle
    if not (beside and joint.lower_ in ("and", "or", "but") and participle.lower_.endswith("ed")):
        return
    yield Change(participle, first, "conj", "VBD", "VERB")
    yield Change(noun, participle, "dobj")
