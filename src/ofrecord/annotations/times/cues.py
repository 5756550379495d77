"""What the words around a time, and the times of a text together, say about its use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ofrecord.annotations.times.grammar import Parts
from ofrecord.language.parse import Span

_QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»", "‘", "’", "'"})
_LONG_AGO = 5
"""Years before publication from which on a year is history."""
_MANY = 8
"""Years of history that make a text one, and how many there must be for each time that is counted from today."""


def is_year(span: Span | None) -> bool:
    """Is a number of four digits used as a year: labelled as a date, or the object of a preposition, and no count?"""
    if span is None:
        return False
    token = span.root
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT"):
        return False
    return token.dep_ in ("pobj", "npadvmod", "tmod", "appos", "nmod")


def is_rate(span: Span | None) -> bool:
    """Does "a week" count what stands before it ("two flights a week", "9 percent a year") rather than last?"""
    if span is None or span.start == 0:
        return False
    before, after = span.doc[span.start - 1], span.doc[span.end : span.end + 1].text.lower()
    counted = before.tag_ in ("NNS", "NNPS", "CD") or before.text in ("%", "percent")
    return counted and after not in ("after", "before", "ago", "later", "earlier", "since", "into", "following", "or")


def _from_now(parts: Parts) -> bool:
    return (
        any(parts.kind("rel", kind) is not None for kind in ("LAST", "NEXT", "THIS")) and parts.words[0].lower != "the"
    )


def is_title(span: Span | None) -> bool:
    """Is a word with a capital a name and no time: "the March to the Sea", "Operation Ramadan", "the daily Le Monde"?"""
    if span is None:
        return False
    token = span.root
    if token.lower_ in ("daily", "weekly", "monthly"):
        return token.i + 1 < len(span.doc) and span.doc[token.i + 1].pos_ == "PROPN"
    before = [c for c in token.lefts if c.i < span.start and token.dep_ not in ("compound", "nmod", "amod")]
    return any(c.lower_ in ("the", "a", "an") or (c.dep_ == "compound" and c.pos_ == "PROPN") for c in before)


def is_quoted_title(span: Span | None) -> bool:
    """Does the expression stand in quotation marks by itself and with capitals, as the name of a programme or book does?"""
    if span is None or not span[-1].text[:1].isupper():
        return False
    before, after = span.doc[max(0, span.start - 1) : span.start], span.doc[span.end : span.end + 2]
    closing = after[1:] if len(after) and after[0].text in (".", ",") else after[:1]
    return before.text in _QUOTES and closing.text in _QUOTES


def is_history(expressions: Sequence[Sequence[Parts]], published: date | None) -> bool:
    """Does a dated text tell of times long gone (years in full, hardly a "Friday" or "today")? Then its dates without a
    year belong to the year told, not to that of publication."""
    if published is None:
        return False
    firsts = [readings[0] for readings in expressions]
    old = sum(
        1 for p in firsts if (year := p.number("year", "YEARN")) is not None and year < published.year - _LONG_AGO
    )
    recent = sum(1 for p in firsts if p.make in ("day_word", "weekday", "ago") or _from_now(p))
    return old >= _MANY and old > _MANY * recent
