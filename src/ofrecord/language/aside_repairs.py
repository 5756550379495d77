"""Mends of what stands around a reporting clause that commas set off: "…, the UN said, …"."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import Change, RepairWords, before_phrase
from ofrecord.language.parse import Token
from ofrecord.language.syntax import FINITE, children, own_subject

_RELATIVE = frozenset({"WP", "WDT", "WP$"})


def clause_after_aside(clause: Token, words: RepairWords) -> Iterator[Change]:
    """ "Two were killed, a source said; the army would not comment": what follows is not what the source said.

    So it is with a relative clause ("…, the UN said, of whom nine fled"), which belongs to what stands before.
    """
    said, first = clause.head, clause.left_edge
    if clause.i < said.i or said.lemma_.lower() not in words.saying or (first.text != ";" and first.i < said.i + 2):
        return
    mark, opening = first.nbor(-1), first if first.text != ";" else first.nbor(1)
    before = next((c for c in children(said, "ccomp") if c.i < said.i), said.head if said.dep_ == "parataxis" else None)
    if before is None or before.i > said.i:
        return
    if ";" in (mark.text, first.text):
        yield Change(clause, said, "conj")
    elif mark.text == "," and _RELATIVE & {opening.tag_, opening.nbor(1).tag_}:
        yield Change(clause, before, "advcl")


def said_before_relative(said: Token, words: RepairWords) -> Iterator[Change]:
    """The same where the parse hangs the saying on the relative clause after it."""
    clause, before = said.head, said.head.head
    if said.lemma_.lower() not in words.saying or not before.i < said.i < clause.i or own_subject(said) is None:
        return
    if any(t.tag_ in _RELATIVE for t in said.doc[said.i + 1 : min(said.i + 4, clause.i)]):
        yield Change(said, before, "parataxis")


def said_in_the_middle(said: Token, words: RepairWords) -> Iterator[Change]:
    """ "Two were hit, medics said, and a girl died", "… medics said, nine of them at home": all of it is what medics said.

    The parse hangs what follows on the saying, or takes the saying for an aside of the whole; the second is made of the first.
    """
    told = next((c for c in children(said, "ccomp") if c.i < said.i), None)
    speaker = own_subject(said)
    if told is None or said.lemma_.lower() not in words.saying or speaker is None or said.tag_ not in FINITE:
        return
    after = [c for c in said.rights if c.left_edge.i > said.i and not c.is_punct]
    rest = next((c for c in after if _goes_on(c, words)), None)
    if rest is None or speaker.i < told.i:
        return
    yield Change(told, told, "ROOT")
    yield Change(said, told, "parataxis")
    for child in said.rights:
        if child.i > said.i and child.right_edge.i >= rest.left_edge.i - 2 and child.left_edge.i > said.i + 1:
            yield Change(child, told, "appos" if child == rest and child.dep_ != "conj" else child.dep_)


def joined_before_said(clause: Token, words: RepairWords) -> Iterator[Change]:
    """ "The bride lived, but nine guests were killed, he said": one sentence of his, though the parse makes two of it."""
    said, joint = clause.head, before_phrase(clause)
    if said.lemma_.lower() not in words.saying or clause.i > said.i or joint is None or joint.dep_ != "cc":
        return
    first = joint.head
    if first.dep_ == "ccomp" and first.head == said and own_subject(clause) is not None:
        yield Change(clause, first, "conj")


def _goes_on(rest: Token, words: RepairWords) -> bool:
    """Is it a clause after a comma and "and" or "but" in which nobody speaks, or a count of some "of them"?"""
    if rest.dep_ != "conj":
        return rest.tag_ == "CD" and rest.left_edge.nbor(-1).text == "," and bool(children(rest, "prep"))
    joint = next((c for c in reversed(children(rest.head, "cc")) if c.i < rest.i), None)
    told = rest.lemma_.lower() in words.saying | words.telling | words.owning
    subject = own_subject(rest)
    return joint is not None and joint.nbor(-1).text == "," and subject is not None and not told
