"""Which events of one report may tell the same happening: reports tell it in the first line, and again with details.

Acts of force of one kind are held together as long as nothing in them differs: no other place, no other day, no other
named victim. It is a reading of the whole report, so it is kept apart from what each event states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.events import Event

_EXACT = frozenset({"point", "settlement", "admin2"})
"""Precisions of places that tell one happening from another."""
_HAPPENED = frozenset({"actual", "ongoing", "possible"})
_NAMED = frozenset({"person", "facility", "organization"})


@dataclass
class _Happening:
    """What is known of one happening while a report is read."""

    id: str
    kind: str
    places: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)

    def admits(self, other: _Happening) -> bool:
        """May the other be this one: of its kind, and nothing that both tell differs?"""
        pairs = ((self.places, other.places), (self.days, other.days), (self.victims, other.victims))
        return self.kind == other.kind and all(not a or not b or a & b for a, b in pairs)

    def take(self, other: _Happening) -> None:
        """Know also what the other tells."""
        self.places |= other.places
        self.days |= other.days
        self.victims |= other.victims


class Retellings:
    """Marks the events of one report; `kinds` gives the kind of an act of force by its mode."""

    def __init__(self, found: Annotations, kinds: dict[str, str]) -> None:
        self.kinds = kinds
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
        same = next((h for h in reversed(known) if h.admits(told)), None)
        if same is None:
            known.append(told)
        else:
            same.take(told)
        return event.model_copy(update={"incident": (same or told).id})

    def _told(self, event: Event) -> _Happening:
        where = [self.places[p] for p in event.places] if event.places_stated else []
        when = event.time.earliest if event.time is not None and event.time.stated else None
        struck = (self.mentions[m] for m in event.recipients)
        return _Happening(
            event.id,
            self.kinds.get(event.mode or "", "attack"),
            {p.exact.lower() for p in where if p.precision in _EXACT},
            {when} if when is not None else set(),
            {m.entity for m in struck if m.entity is not None and m.form == "name" and m.type in _NAMED},
        )
