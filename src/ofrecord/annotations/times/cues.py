"""What the words around a time, and the times of a text together, say about its use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ofrecord.annotations.times.grammar import Parts
from ofrecord.language.parse import Span, Token

_QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»", "‘", "’", "'"})
_LONG_AGO = 5
"""Years before publication from which on a year is history."""
_MANY = 8
"""Years of history that make a text one, and how many there must be for each time that is counted from today."""


_HOUR = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_ZONES = frozenset({"gmt", "utc", "local", "hours", "est", "edt"})
_MEASURES = frozenset({"level", "levels", "price", "prices", "rate", "rates", "values", "dollars"})
"""Nouns before which "at 2010" is a year after all."""


def is_year(span: Span | None) -> bool:
    """Is a number of four digits used as a year: labelled as a date, or the object of a preposition, and no count?"""
    if span is None:
        return False
    token = span.root
    if _is_hour(token):
        return False
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT"):
        return False
    return token.dep_ in ("pobj", "npadvmod", "tmod", "appos", "nmod")


def _is_hour(number: Token) -> bool:
    """Is it an hour of the day in four digits: "at 1830", "at approximately 1700", "1500 (2100 GMT)"?"""
    before, after = number.doc[max(0, number.i - 2) : number.i], number.doc[number.i + 1 : number.i + 4]
    if not _HOUR.fullmatch(number.text):
        return False
    beside = [t.lower_ for t in after]
    if beside[:1] == ["("] and beside[2:] and _HOUR.fullmatch(beside[1]) and beside[2] in _ZONES:
        return True
    near = [t.lower_ for t in before]
    at = near[-1:] == ["at"] or (near[:1] == ["at"] and before[-1].pos_ in ("ADV", "ADP"))
    return at and not set(beside[:1]) & _MEASURES


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
