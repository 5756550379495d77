"""Which events of one report may tell the same happening: reports tell it in the first line, and again with details.

Acts of force of one kind are held together as long as nothing in them differs: no other place, no other day, no other
named victim. "The attack", and what is told without doer and means ("four were killed"), may be the act told last,
whatever its kind; so is what the same weapon did ("the bomb went off and destroyed the shop"). It is a reading of the whole report, so it is kept apart from what each event states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.events.blame import is_known
from ofrecord.annotations.events.words import EventWords
from ofrecord.domain.events import Event
from ofrecord.language.parse import Token

_EXACT = frozenset({"point", "settlement", "admin2"})
"""Precisions of places that tell one happening from another."""
_HAPPENED = frozenset({"actual", "ongoing", "possible"})
_DAMAGE = "destruction"
"""The kind of an act that another kind of act may bring about."""
_ATTACK = "attack"
_TAKEN = frozenset({"abduction"})
"""Kinds of which other acts of force to the same victim are no retelling."""
_NAMED = frozenset({"person", "facility", "organization"})


@dataclass
class _Happening:
    """What is known of one happening while a report is read."""

    id: str
    kind: str
    places: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    means: set[str] = field(default_factory=set)

    def admits(self, other: _Happening) -> bool:
        """May the other be this one: does nothing that both tell differ?"""
        pairs = ((self.places, other.places), (self.days, other.days), (self.victims, other.victims))
        return all(not a or not b or a & b for a, b in pairs)

    def is_like(self, other: _Happening) -> bool:
        """Is the other of its kind, done with the same weapon, or an attack or bombing of the same victim?"""
        struck = self.victims & other.victims and not _TAKEN & {self.kind, other.kind}
        return self.kind == other.kind or bool(self.means & other.means) or bool(struck)

    def take(self, other: _Happening) -> None:
        """Know also what the other tells."""
        self.places |= other.places
        self.days |= other.days
        self.victims |= other.victims
        self.means |= other.means


class Retellings:
    """Marks the events of one report."""

    def __init__(self, found: Annotations, words: EventWords) -> None:
        self.words, self.doc = words, found.doc
        self.places = {p.id: p for p in found.places}
        self.mentions = found.mention_by_id

    def __call__(self, events: Sequence[Event]) -> list[Event]:
        """The events with `incident`: the id of the first event of each happening."""
        known: list[_Happening] = []
        return [self._marked(e, known) for e in events]

    def _marked(self, event: Event, known: list[_Happening]) -> Event:
        if event.type != "ASSAULT" or event.modality not in _HAPPENED:
            return event
        told = self._told(event)
        last = known[-1:] if self._recalls(event) else []
        alike = (h for h in reversed(known) if h.is_like(told))
        same = next((h for h in (*last, *alike) if h.admits(told)), None)
        if same is None:
            same = told
        else:
            same.take(told)
            known.remove(same)
        known.append(same)  # the one told last stands last
        return event.model_copy(update={"incident": same.id})

    def _recalls(self, event: Event) -> bool:
        """Does the event only name or add to the act told last: "the attack", "two were killed"?"""
        if self._kind(event) not in (_DAMAGE, _ATTACK):
            return False
        tokens = self._tokens(event)
        bare = not event.agents and not event.instruments
        if bare and any(t.lemma_.lower() in self.words.consequences for t in tokens):
            return True
        named = [t for t in tokens if t.lemma_.lower() in self.words.recalling]
        return any(is_known(t) or t.lemma_ == "responsibility" for t in named)

    def _tokens(self, event: Event) -> list[Token]:
        span = self.doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
        return list(span) if span is not None else []

    def _kind(self, event: Event) -> str:
        """The kind of force by its mode, else by the word that tells it ("bombed")."""
        if event.mode is not None:
            return self.words.kinds.get(event.mode, _ATTACK)
        words = (self.words.word_kinds.get(t.lemma_.lower()) for t in self._tokens(event))
        return next((kind for kind in words if kind is not None), _ATTACK)

    def _told(self, event: Event) -> _Happening:
        where = [self.places[p] for p in event.places] if event.places_stated else []
        when = event.time.earliest if event.time is not None and event.time.stated else None
        struck = (self.mentions[m] for m in event.recipients)
        return _Happening(
            event.id,
            self._kind(event),
            {p.exact.lower() for p in where if p.precision in _EXACT},
            {when} if when is not None else set(),
            {m.entity for m in struck if m.entity is not None and m.form == "name" and m.type in _NAMED},
            {self.mentions[m].entity or m for m in event.instruments},
        )
