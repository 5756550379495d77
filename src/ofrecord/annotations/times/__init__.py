"""Times: TIMEX3 expressions, found by a grammar over kinds of words and read against the publication date and the text.

The kinds and the grammar are data (lexicons/en/times*.yaml). The annotation follows TimeML 1.2.1 (Saurí et al. 2006); that
the direction of an incomplete date follows from tense is the observation behind HeidelTime (Strötgen & Gertz 2010) and
SUTime (Chang & Manning 2012).
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import date

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.annotations.times.calendar import granularity, interval
from ofrecord.annotations.times.cues import is_history, is_quoted_title, is_rate, is_title, is_year
from ofrecord.annotations.times.direction import Direction
from ofrecord.annotations.times.discourse import Discourse, Reading
from ofrecord.annotations.times.grammar import Grammar, Parts
from ofrecord.annotations.times.lexicon import Feast, TimeRules, TimeWords
from ofrecord.annotations.times.meanings import MEANINGS
from ofrecord.annotations.times.scene import Scene
from ofrecord.annotations.times.stretches import Stretches
from ofrecord.annotations.times.words import Alphabet
from ofrecord.domain.times import Time
from ofrecord.language.numbers import NumberWords
from ofrecord.language.parse import Doc, Span


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
        self.stretches = Stretches(self.words.stretches)
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

        def told_back(time: Time) -> bool:
            return self.direction.of(found.doc.char_span(time.start, time.end, alignment_mode="expand")) < 0

        while waiting:
            parts, reading = self._read(waiting.popleft(), found.doc, discourse)
            if reading is not None and reading.value:
                time = self._time(found, parts, reading)
                discourse.note(reading, time.id)
                times.append(time)
            elif parts.make != "nothing":
                waiting.extendleft(reversed(matches.inside(parts)))
        return replace(found, times=self.stretches.in_order(times, found.doc.text, published, told_back))

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
            lambda: is_quoted_title(span()),
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
