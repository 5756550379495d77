"""Titles, which join two subjects of one verb by a comma alone."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import NOMINAL, TIMES, Change, RepairWords, before_phrase
from ofrecord.language.parse import Token
from ofrecord.language.syntax import SUBJECTS, children, is_title

_LOOSE = frozenset({"npadvmod", "dep", "nsubj", "ROOT"})
"""Labels of a first subject that the parse ties to nothing of its own."""
_INSIDE = frozenset({"nmod", "npadvmod", "compound"})
"""Labels of a first subject that the parse puts inside the second."""
_OPENINGS = frozenset({"as", "after", "while"})
"""Words that open a clause of a title."""


def rubric(name: Token, words: RepairWords) -> Iterator[Change]:
    """ "Chad: Strike on clinic must be investigated": what the title is about is no subject of it."""
    verb, after = name.head, name.right_edge.nbor(1) if name.right_edge.i + 1 < len(name.doc) else name
    colon = name.right_edge.text == ":" or after.text == ":"
    if colon and name.left_edge.i == name.sent.start and any(c.i > name.i for c in children(verb, *SUBJECTS)):
        yield Change(name, verb, "dep")


def numbered(report: Token, words: RepairWords) -> Iterator[Change]:
    """ "Situation Report No. 31": what has a number is a paper, and nobody reports."""
    after = report.nbor(1) if report.i + 1 < len(report.doc) else report
    if report.pos_ == "VERB" and after.lower_.rstrip(".") in ("no", "nr", "#") and is_title(report.sent):
        yield Change(report, report.head, report.dep_, "NN", "NOUN")


def two_subjects(second: Token, words: RepairWords) -> Iterator[Change]:
    """ "Army, rebels blame each other", as titles write: both do it, though the parse leaves the first one loose."""
    beside = second.dep_ == "appos"
    verb = second.head.head if beside else second.head
    if verb.tag_ not in ("VB", "VBP") or second.pos_ not in NOMINAL or children(second, "det"):
        return
    end = second.right_edge
    if end.i + 1 >= len(end.doc) or end.nbor(1) not in (verb, *verb.lefts) or end.nbor(1).text == ",":
        return
    first = second.head if beside else _first_of_two(second, verb)
    if first is None or not _opens_clause(first) or first.ent_type_ in TIMES:
        return
    if not beside or (first.dep_ == "nsubj" and before_phrase(second) == first.nbor(1) and first.nbor(1).text == ","):
        yield Change(first, verb, "nsubj")
        yield Change(second, first, "conj")


def _first_of_two(second: Token, verb: Token) -> Token | None:
    """The noun phrase that ends right before the comma before the second subject."""
    inside = next((c for c in second.lefts if c.dep_ in _INSIDE and c.right_edge.nbor(1).text == ","), None)
    if inside is not None:
        return inside
    comma = before_phrase(second)
    if comma is None or comma.text != ",":
        return None
    last = comma.nbor(-1)
    above = (t for t in (last, *last.ancestors) if t.pos_ in NOMINAL and t.right_edge.i <= comma.i)
    return next((t for t in above if t.dep_ in _LOOSE and t.head in (verb, t)), None)


def _opens_clause(noun: Token) -> bool:
    """Does a noun phrase without an article open the title, or a clause of it?"""
    before = before_phrase(noun)
    return not children(noun, "det") and (before is None or before.lower_ in _OPENINGS)


def traded(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Kyiv, Moscow trade accusations": trade is what both do, though the parse makes it part of a noun."""
    things = words.dealings.get(verb.lemma_)
    if things is None or verb.i < 3 or verb.i + 1 >= len(verb.doc):
        return
    second, thing = verb.nbor(-1), verb.nbor(1)
    comma = before_phrase(second)
    if thing.lemma_.lower() not in things or second.pos_ not in NOMINAL or second.head not in (verb, thing, verb.head):
        return
    if comma is None or comma.text != ",":
        return
    last = comma.nbor(-1)
    first = next((t for t in (last, *last.ancestors) if t.right_edge.i >= comma.i and t.pos_ in NOMINAL), last)
    yield Change(first, verb, "nsubj")
    yield Change(second, first, "conj")
    yield Change(thing, verb, "dobj")
    yield from _clause(verb, first)


def deed_in_title(deed: Token, words: RepairWords) -> Iterator[Change]:
    """ "Gangs torch police station": torch is what the gangs do, though the parse makes both part of the station."""
    if deed.lower_ not in words.title_deeds or deed.tag_ not in ("NN", "NNP") or deed.i == deed.sent.start:
        return
    doers, thing = deed.nbor(-1), deed.head
    plural = doers.tag_ in ("NNS", "NNPS") and doers.head in (deed, thing) and doers.left_edge.i == deed.sent.start
    alone = thing.dep_ == "ROOT"
    if not plural or thing.i < deed.i + 1 or thing.dep_ not in ("ROOT", "dep") or not is_title(deed.sent):
        return
    yield Change(doers, deed, "nsubj")
    yield Change(deed, deed if alone else thing.head, "ROOT" if alone else "parataxis", "VBP", "VERB")
    yield Change(thing, deed, "dobj")


def _clause(verb: Token, first: Token) -> Iterator[Change]:
    """The verb as the title's own, or as that of a clause after "as"."""
    mark = before_phrase(first)
    root = next((t for t in first.sent if t.head == t), verb)
    if mark is None or mark.lower_ != "as" or root == first:
        yield Change(verb, verb, "ROOT", "VBP", "VERB")
    else:
        yield Change(verb, root, "advcl", "VBP", "VERB")
        yield Change(mark, verb, "mark")
