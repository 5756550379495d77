"""Times: TIMEX3 expressions, found by a grammar over kinds of words and read against the publication date and the text.

The kinds and the grammar are data (lexicons/en/times*.yaml). The annotation follows TimeML 1.2.1 (Saurí et al. 2006); that
the direction of an incomplete date follows from tense is the observation behind HeidelTime (Strötgen & Gertz 2010) and
SUTime (Chang & Manning 2012).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.annotations.times.calendar import granularity, interval
from ofrecord.annotations.times.direction import Direction
from ofrecord.annotations.times.discourse import Discourse, Reading
from ofrecord.annotations.times.grammar import Grammar, Parts
from ofrecord.annotations.times.lexicon import Feast, TimeRules, TimeWords
from ofrecord.annotations.times.meanings import MEANINGS
from ofrecord.annotations.times.scene import Scene
from ofrecord.annotations.times.words import Alphabet
from ofrecord.domain.times import Time
from ofrecord.language.numbers import NumberWords

_LONG_AGO = 5
"""Years before publication from which on a year is history."""
_MANY = 8
"""Years of history that make a text one, and how many there must be for each time that is counted from today."""


class Times(Step):
    """Finds time expressions and the days they stand for."""

    name = "times"
    requires = ("doc",)
    adds = ("times",)

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.words = knowledge.lexicons.load("times", TimeWords)
        self.feasts = knowledge.lexicons.load("times_feasts", dict[str, Feast])
        self.numbers = knowledge.lexicons.load("numbers", NumberWords)
        self.direction = Direction(self.words)
        self.alphabet = Alphabet(self.words, self.numbers)
        self.grammar = Grammar(knowledge.lexicons.load("times_grammar", TimeRules), self.alphabet)

    def __call__(self, found: Annotations) -> Annotations:
        breaks = [b.start for b in found.document.blocks if b.start]
        text = self.alphabet.read(found.doc, breaks)
        matches = self.grammar.find(text)
        expressions = matches.best()
        published = published_day(found.document.published)
        discourse = Discourse(None if is_history(expressions, published) else published)
        times: list[Time] = []
        waiting = deque(expressions)
        while waiting:
            parts, reading = self._read(waiting.popleft(), found.doc, discourse)
            if reading is not None and reading.value:
                time = self._time(found, parts, reading)
                discourse.note(reading, time.id)
                times.append(time)
            elif parts.make != "nothing":
                waiting.extendleft(reversed(matches.inside(parts)))
        return replace(found, times=tuple(times))

    def _read(self, readings: list[Parts], doc: Doc, discourse: Discourse) -> tuple[Parts, Reading | None]:
        """The first of the rules that matched the same words by which they mean something."""
        for parts in readings:
            reading = MEANINGS[parts.make](parts, self._scene(parts, doc, discourse))
            if reading is not None or parts.make == "nothing":
                return parts, reading
        return readings[0], None

    def _scene(self, parts: Parts, doc: Doc, discourse: Discourse) -> Scene:
        """What the meanings may ask; the parse is looked at only when they do."""
        first, last = parts.words[0], parts.words[-1]

        def span() -> Span | None:
            found = doc.char_span(first.start, last.end, alignment_mode="expand")
            return found if found is not None and len(found) else None

        return Scene(
            discourse,
            self.numbers,
            self.feasts,
            lambda: self.direction.of(span()),
            lambda: is_year(span()),
            lambda: is_rate(span()),
            lambda: is_title(span()),
        )

    def _time(self, found: Annotations, parts: Parts, reading: Reading) -> Time:
        start, end = parts.words[0].start, parts.words[-1].end
        first, last = reading.days or interval(reading.value, reading.modifier) or (None, None)
        if reading.type == "SET":
            first = last = None
        return Time.model_validate(
            {
                "id": found.id("t", start, end),
                **found.located(start, end),
                "type": reading.type,
                "value": reading.value,
                "earliest": first.isoformat() if first else None,
                "latest": last.isoformat() if last else None,
                "granularity": granularity(reading.value),
                "modifier": reading.modifier,
                "anchor": reading.anchor,
                "unresolved": reading.unresolved,
                **self.credit(parts.rule),
            }
        )


def published_day(published: str | None) -> date | None:
    """The day of an ISO date or datetime; null where it is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


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
    return old >= _MANY and old >= _MANY * recent
