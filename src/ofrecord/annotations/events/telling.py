"""How a clause tells: of a story's plot, of a past that is history, of what an exercise or a game will bring.

None of these is an act of force of our time. What decides stands in the sentence (its tense, its years, whom it addresses)
or, for an exercise, at the report's beginning; the words around are weighed in `topics.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.events import EventTime
from ofrecord.domain.times import Time
from ofrecord.language import syntax
from ofrecord.language.parse import Span, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_HISTORY = 60
"""Years before publication after which what happened is history."""
_LEAD = 2
"""Sentences that say what a report is about."""
_CLIMB = 12


class Telling:
    """Asked by token: how is this told? Built once a document."""

    def __init__(self, found: Annotations, exercises: frozenset[str], played: frozenset[str]) -> None:
        self.found, self._played = found, played
        self._history = frozenset(s.start for s in self._of_history())
        lead = [t for s in list(found.doc.sents)[:_LEAD] for t in s]
        named = any(t.lemma_.lower() in exercises and t.pos_ in ("NOUN", "PROPN") for t in lead)
        self._game = any(_is_put_inside(t) and not self._is_quoted(t) for t in lead)
        self._exercise = named or any(t.lemma_.lower() in played and t.pos_ == "VERB" for t in lead)

    def is_history(self, token: Token, time: EventTime | None) -> bool:
        """Was it more than 60 years ago, by its own time, its sentence's, or that of the sentence that it goes on from?"""
        now, latest = self._now(), time.latest if time is not None and time.stated else None
        dated = now is not None and latest is not None and int(latest[:4]) <= now - _HISTORY
        return dated or token.sent.start in self._history

    def is_present(self, token: Token) -> bool:
        """Is it told in the present tense, as plots are, outside the headline ("a sniper shoots the operator")?"""
        block = self.found.block_at(token.idx)
        if block is not None and block.role == "headline":
            return False
        verb = _finite(token)
        return verb is not None and verb.tag_ in _PRESENT and not syntax.children(verb, "aux")

    def is_practised(self, token: Token) -> bool:
        """Is the report about an exercise, and the act still to come, or told as part of the plan?"""
        told = self._exercise and (self.is_present(token) or _is_to_come(token))
        return told or self._is_played(token)

    def _is_played(self, token: Token) -> bool:
        for _ in range(_CLIMB):
            if token.head == token or token.dep_ == "conj":
                return False
            token = token.head
            if token.lemma_.lower() in self._played and token.pos_ == "VERB":
                return True
        return False

    def is_instruction(self, token: Token) -> bool:
        """Is the reader the one who acts or is struck, in nobody's quoted words ("later you can burn villages")?

        So is everything where the lead puts the reader inside the happening ("the game drops you into a city at war").
        """
        if self._game or self._is_quoted(token):
            return self._game
        verb = _finite(token) or token
        beside = (c for v in (verb, token) for c in v.children if c.dep_ in ("nsubj", "dobj"))
        return any(t.lower_ in ("you", "your") for c in beside for t in (c, *c.children))

    @staticmethod
    def is_likened(token: Token) -> bool:
        """Is it only what something is like ("it was like being under fire")?"""
        return token.dep_ == "pcomp" and token.head.lower_ == "like"

    def _is_quoted(self, token: Token) -> bool:
        return any(c.start <= token.idx < c.end for q in self.found.quotations for c in q.content)

    def _of_history(self) -> Iterator[Span]:
        """Sentences with an old year, and those after them in the past tense that bring no newer time."""
        now = self._now()
        if now is None or all(year > now - _HISTORY for year in self._years(self.found.times)):
            return
        going_on = False
        for sentence in self.found.doc.sents:
            start, end = sentence[0].idx, sentence[-1].idx + 1
            years = self._years(t for t in self.found.times if start <= t.start < end)
            fresh = any(year > now - _HISTORY for year in years) or self._is_told_now(sentence)
            going_on = not fresh and (bool(years) or going_on)
            if going_on:
                yield sentence

    @staticmethod
    def _is_told_now(sentence: Span) -> bool:
        root = sentence.root
        return any(t.tag_ in (*_PRESENT, "MD") for t in (root, *syntax.children(root, "aux", "auxpass")))

    @staticmethod
    def _years(times: Iterable[Time]) -> list[int]:
        dates = (t.latest[:4] for t in times if t.type == "DATE" and t.latest is not None)
        return [int(year) for year in dates if year.isdigit()]

    def _now(self) -> int | None:
        published = self.found.document.published
        return int(published[:4]) if published and published[:4].isdigit() else None


def _is_put_inside(token: Token) -> bool:
    return token.lower_ == "you" and token.dep_ in ("dobj", "dative") and token.head.tag_ == "VBZ"


def _finite(token: Token) -> Token | None:
    """The nearest verb above a token, or the token itself, that carries a tense by itself or through a modal."""
    for _ in range(_CLIMB):
        helped = syntax.children(token, "aux", "auxpass")
        if token.tag_ in syntax.FINITE or any(c.tag_ in (*syntax.FINITE, "MD") for c in helped):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _is_to_come(token: Token) -> bool:
    verb = _finite(token)
    return verb is not None and any(c.tag_ == "MD" for c in syntax.children(verb, "aux"))
