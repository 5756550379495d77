"""Law, as spoken: what speakers claim about the law of war, and which of its matters an event touches.

Nothing here finds that a rule was kept or broken. A quotation carries what its speaker says of the law; an event carries
the numbers of the rules that speak of the matter which its words name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.phrases import Match, Phrases, struck, words_of_mentions
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.base import Frozen
from ofrecord.domain.events import Event, EventType, LawRules
from ofrecord.domain.quotations import LawClaim, LawReading, Quotation, Stance

_WORD = re.compile(r"n't\b|\w+(?:-\w+)*")


class Matter(Frozen):
    """A matter of the law of war: the words that name it and the rules that speak of it."""

    rules: tuple[int, ...]
    words: tuple[str, ...]


class LawWords(Frozen):
    """The lexicon `en/law.yaml`; the comments there say what each list is for."""

    matters: tuple[Matter, ...]
    law_types: frozenset[EventType]
    law_of_war: tuple[str, ...]
    crimes: tuple[str, ...]
    breaches: tuple[str, ...]
    of_courts: tuple[str, ...]
    complies: tuple[str, ...]
    violates: tuple[str, ...]
    negations: tuple[str, ...]
    reach: int
    hedges: tuple[str, ...]
    invokes: tuple[str, ...]
    protections: tuple[str, ...]
    invoking_stances: frozenset[Stance]
    charging_stances: frozenset[Stance]
    denying_stances: frozenset[Stance]


class Law(Step):
    """Reads what speakers say about the law of war, and which of its matters events touch."""

    name = "law"
    requires = ("doc", "events", "events.access", "mentions", "entities", "quotations")
    adds = ("events.law", "quotations.law")

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        words = self.words = knowledge.lexicons.load("law", LawWords)
        self.rules_by_phrase: dict[str, set[int]] = {}
        for matter in words.matters:
            for phrase in matter.words:
                self.rules_by_phrase.setdefault(phrase.casefold(), set()).update(matter.rules)
        self.matters = Phrases(self.rules_by_phrase)
        self.claims = LawClaims(words)

    def __call__(self, found: Annotations) -> Annotations:
        return replace(
            found,
            events=tuple(self._event(found, e) for e in found.events),
            quotations=tuple(self._quotation(q) for q in found.quotations),
        )

    def _event(self, found: Annotations, event: Event) -> Event:
        if not (event.access or event.type in self.words.law_types):
            return event
        span = found.tokens(event.trigger)
        named = (
            event.trigger.exact,
            words_of_mentions(found, (*event.recipients, *event.instruments)),
            struck(span.root) if span is not None else "",
        )
        rules = self.rules_of(" | ".join(named).casefold())
        return event.model_copy(update={"law": LawRules(rules=rules)}) if rules else event

    def _quotation(self, quotation: Quotation) -> Quotation:
        claim = self.claim(" ".join(c.exact for c in quotation.content), quotation.stance)
        return quotation.model_copy(update={"law": claim}) if claim else quotation

    def claim(self, content: str, stance: Stance) -> LawClaim | None:
        """What a speaker with this stance says of the law of war in these words; null where it is not spoken of."""
        text = content.casefold().replace("’", "'")
        reading = self.claims.reading(text, stance, self.matters)
        return LawClaim(reading=reading, rules=self.rules_of(text)) if reading else None

    def rules_of(self, text: str) -> tuple[int, ...]:
        """Numbers of the rules for every matter that words in lower case name."""
        return tuple(sorted({r for phrase in self.matters.every(text) for r in self.rules_by_phrase[phrase]}))


class LawClaims:
    """Tells from the words said and the speaker's stance whether the law is said to be kept, broken or called for."""

    def __init__(self, words: LawWords) -> None:
        self.words = words
        self.law, self.crimes = Phrases(words.law_of_war), Phrases(words.crimes)
        self.breaches, self.courts = Phrases(words.breaches), Phrases(words.of_courts)
        self.complies, self.violates = Phrases(words.complies), Phrases(words.violates)
        self.invokes, self.protections = Phrases(words.invokes), Phrases(words.protections)
        self.negations, self.hedges = Phrases(words.negations), Phrases(words.hedges)

    def reading(self, text: str, stance: Stance, matters: Phrases) -> LawReading | None:
        """The reading of a content in lower case; null where the words do not tell."""
        if not self.law.found(text) and not self.breaches.found(text):
            called = self._calls(text, stance) and self.protections.found(text) and matters.found(text)
            return "invokes" if called else None
        if stance in ("demands", "requests"):
            return "invokes"
        kept = self._said(text)
        if kept is None:
            return "invokes" if self._calls(text, stance) else None
        if stance in self.words.denying_stances:
            return "complies" if not kept else None
        if stance in self.words.charging_stances:
            return None if kept else "violates"
        if self._required(text) or (not kept and self._hedged(text)):
            return "invokes"
        return "complies" if kept else "violates"

    def _calls(self, text: str, stance: Stance) -> bool:
        return stance in self.words.invoking_stances or self.invokes.found(text) is not None

    def _said(self, text: str) -> bool | None:
        """True: the law is said to be kept; false: broken; null: neither, or both."""
        said = {self._is_negated(text, m.start) for m in self._broken(text)}
        said |= {not self._is_negated(text, m.start) for m in self.complies.all(text)}
        return said.pop() if len(said) == 1 else (False if said and self._crimes(text) else None)

    def _broken(self, text: str) -> list[Match]:
        return [*self.violates.all(text), *self.breaches.all(text), *self._crimes(text)]

    def _crimes(self, text: str) -> list[Match]:
        """Crimes that are not only the business of a court: "a war crimes tribunal"."""
        return [m for m in self.crimes.all(text) if not self.courts.opens(text[m.end :].lstrip(" ,"))]

    def _is_negated(self, text: str, start: int) -> bool:
        """Does a negation stand a few words before an offset, in the same clause?"""
        before = re.split(r"[.;:!?]", text[:start])[-1]
        words = _WORD.findall(before.replace("n't", " n't"))[-self.words.reach :]
        return bool(self.negations.found(" ".join(words)))

    def _required(self, text: str) -> bool:
        """Is it said that the law must be kept, and not that it is?"""
        return bool(self.invokes.found(text)) and not self._broken(text)

    def _hedged(self, text: str) -> bool:
        return any(self.hedges.found(" ".join(_WORD.findall(text[: m.start])[-4:])) for m in self._broken(text))
