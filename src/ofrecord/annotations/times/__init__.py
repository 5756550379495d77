"""Times: TIMEX3 expressions, found by a grammar over kinds of words and read against the publication date and the text.

The kinds and the grammar are data (lexicons/en/times*.yaml). The annotation follows TimeML 1.2.1 (Saurí et al. 2006); that
the direction of an incomplete date follows from tense is the observation behind HeidelTime (Strötgen & Gertz 2010) and
SUTime (Chang & Manning 2012).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.annotations.times.calendar import granularity, interval
from ofrecord.annotations.times.discourse import Discourse, Reading
from ofrecord.annotations.times.grammar import Grammar, Parts
from ofrecord.annotations.times.lexicon import Feast, TimeRules, TimeWords
from ofrecord.annotations.times.meanings import MEANINGS
from ofrecord.annotations.times.scene import Scene
from ofrecord.annotations.times.words import Alphabet
from ofrecord.domain.times import Time
from ofrecord.language.numbers import NumberWords
from ofrecord.language.parse import Doc, Span, Token

_REACH = 6
"""How many steps up the parse a verb is looked for."""


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
        self.alphabet = Alphabet(self.words, self.numbers)
        self.grammar = Grammar(knowledge.lexicons.load("times_grammar", TimeRules), self.alphabet)

    def __call__(self, found: Annotations) -> Annotations:
        breaks = [b.start for b in found.document.blocks if b.start]
        text = self.alphabet.read(found.doc, breaks)
        discourse = Discourse(published_day(found.document.published))
        times: list[Time] = []
        for readings in self.grammar.find(text):
            parts, reading = self._read(readings, found.doc, discourse)
            if reading is not None and reading.value:
                time = self._time(found, parts, reading)
                discourse.note(reading, time.id)
                times.append(time)
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

        return Scene(discourse, self.numbers, self.feasts, lambda: self._direction(span()), lambda: is_year(span()))

    def _direction(self, span: Span | None) -> int:
        """Where the clause of a time looks: 1 ahead ("will meet", "plans to meet", "until"), -1 back, 0 neither."""
        if span is None:
            return 0
        before = span.doc[max(0, span.start - 3) : span.start].text.lower()
        if before in self.words.ahead:
            return 1
        found = self._tense(span.root)
        limit = any(t.lower_ in self.words.limits for t in span.doc[max(0, span.start - 2) : span.start])
        return 1 if limit and found == 0 else found

    def _tense(self, token: Token) -> int:
        """1, -1 or 0 by the verbs above a word; an infinitive of purpose looks where its verb does."""
        seen: Token | None = token
        for _ in range(_REACH):
            if seen is None:
                return 0
            if seen.pos_ in ("VERB", "AUX"):
                helpers = [c for c in seen.children if c.dep_ in ("aux", "auxpass")]
                purpose = seen.dep_ == "advcl" and any(h.tag_ == "TO" for h in helpers)
                ahead = any(h.lower_ in self.words.future or (h.tag_ == "TO" and not purpose) for h in helpers)
                if ahead or seen.lemma_.lower() in self.words.future or self._put_off(seen, token):
                    return 1
                back = seen.tag_ in ("VBD", "VBN") or any(h.tag_ == "VBD" or h.lemma_ == "have" for h in helpers)
                if not purpose:
                    return -1 if back else 0
            seen = None if seen.head.i == seen.i else seen.head
        return 0

    def _put_off(self, verb: Token, token: Token) -> bool:
        """ "extended until Friday", "postponed to 6 May": what was done looks ahead to the day."""
        limit = token.head.lower_ in self.words.limits or token.head.lower_ == "to"
        return limit and verb.lemma_.lower() in self.words.put_off

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
