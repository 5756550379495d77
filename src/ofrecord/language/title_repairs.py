"""Titles, which join two subjects of one verb by a comma alone."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import NOMINAL, TIMES, Change, RepairWords, before_phrase
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children


def two_subjects(second: Token, words: RepairWords) -> Iterator[Change]:
    """ "Army, rebels blame each other", as titles write: both do it, though the parse leaves the first one loose."""
    verb, comma = second.head, before_phrase(second)
    loose = next(
        (c for c in children(second, "nmod", "npadvmod") if c.i + 1 < len(c.doc) and c.nbor(1).text == ","), None
    )
    comma = loose.nbor(1) if loose is not None else comma
    if second.dep_ == "appos":
        verb = second.head.head
    if comma is None or comma.text != "," or verb.tag_ not in ("VB", "VBP") or second.pos_ not in NOMINAL:
        return
    first, end = comma.nbor(-1), second.right_edge
    first = next((t for t in (first, *first.ancestors) if t.right_edge.i <= comma.i and t.pos_ in NOMINAL), first)
    if end.i + 1 >= len(end.doc) or end.nbor(1) not in (verb, *verb.lefts) or end.nbor(1).text == ",":
        return
    beside = (
        second.dep_ == "nsubj" and first.dep_ in ("npadvmod", "dep", "nsubj", "ROOT") and first.head in (verb, first)
    )
    within = second.dep_ == "nsubj" and first.head == second and first.dep_ in ("nmod", "compound", "npadvmod")
    after = second.dep_ == "appos" and second.head == first and first.dep_ == "nsubj"
    if not (beside or within or after) or not _is_party(first) or children(second, "det"):
        return
    if first.tag_ in ("NN", "NNP", "NNPS", "NNS") and first.ent_type_ not in TIMES:
        yield Change(first, verb, "nsubj")
        yield Change(second, first, "conj")


def _is_party(noun: Token) -> bool:
    """Does a noun phrase open its clause without an article, as in titles?"""
    return not children(noun, "det") and (
        noun.left_edge.i == noun.sent.start or noun.left_edge.nbor(-1).lower_ in ("as", "after", "while")
    )


def traded(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Kyiv, Moscow trade accusations": trade is what both do, though the parse makes it part of a noun."""
    thing = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if (
        verb.pos_ != "NOUN"
        or verb.dep_ != "compound"
        or thing.lemma_.lower() not in words.dealings.get(verb.lemma_, ())
    ):
        return
    top = verb.head if verb.head != thing or thing.dep_ != "compound" else thing
    second = next((t for t in (verb.nbor(-1),) if verb.i and t.pos_ in NOMINAL), None)
    comma = before_phrase(second) if second is not None else None
    if second is None or comma is None or comma.text != "," or second.head not in (verb, thing, top):
        return
    first = comma.nbor(-1)
    first = next((t for t in (first, *first.ancestors) if t.right_edge.i >= comma.i and t.pos_ in NOMINAL), first)
    opening = before_phrase(first)
    yield from _as_clause(
        first, second, verb, thing, opening if opening is not None and opening.lower_ == "as" else None
    )


def _as_clause(first: Token, second: Token, verb: Token, thing: Token, mark: Token | None) -> Iterator[Change]:
    """The clause of two subjects, their verb and its object, by itself or after "as"."""
    yield Change(first, verb, "nsubj")
    yield Change(second, first, "conj")
    yield Change(thing, verb, "dobj")
    root = next((t for t in first.sent if t.head == t), verb)
    if mark is None or root == first:
        yield Change(verb, verb, "ROOT", "VBP", "VERB")
    else:
        yield Change(verb, root, "advcl", "VBP", "VERB")
        yield Change(mark, verb, "mark")
