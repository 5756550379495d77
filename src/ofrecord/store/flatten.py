"""Record → the rows, names and points by which its items are searched."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ofrecord.domain.base import Evidence, Item, Span
from ofrecord.domain.documents import BODY_ROLES
from ofrecord.domain.events import Control, Event, EventTime
from ofrecord.domain.figures import Figure
from ofrecord.domain.quotations import Quotation
from ofrecord.domain.record import Record
from ofrecord.incidents.actors import APART
from ofrecord.store.folding import folded
from ofrecord.store.passages import Passages
from ofrecord.store.rows import Actor, ControlRow, EventRow, FigureRow, Number, QuotationRow, Spot, Voice

Row = QuotationRow | EventRow | FigureRow | ControlRow


@dataclass(frozen=True)
class SearchedItem:
    """One item with all that it can be found by. `terms` are (slot, folded text)."""

    row: Row
    in_body: bool
    earliest: str | None
    latest: str | None
    terms: frozenset[tuple[str, str]]
    points: frozenset[tuple[float, float]]


class Flattener:
    """Looks up what an item's ids stand for, and writes it out in the item's row."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.passages = Passages(record.document)
        self.mentions = {mention.id: mention for mention in record.mentions}
        self.entities = {entity.id: entity for entity in record.entities}
        self.places = {place.id: place for place in record.places}
        self.times = {time.id: time for time in record.times}
        self.figures = {figure.id: figure for figure in record.figures}
        self.quotations = {quotation.id: quotation for quotation in record.quotations}
        located = (place for place in record.places if place.use == "location")
        self._locations = sorted(located, key=lambda place: place.start)
        self._location_starts = [place.start for place in self._locations]

    def items(self) -> Iterator[SearchedItem]:
        """Every quotation, event, figure and control entry of the record."""
        for quotation in self.record.quotations:
            yield self._searched(self._quotation(quotation), self._quotation_names(quotation))
        for event in self.record.events:
            yield self._searched(self._event(event), (*event.agents, *event.recipients))
        for figure in self.record.figures:
            yield self._searched(self._figure(figure), ())
        for control in self.record.control:
            yield self._searched(self._control(control), (control.holder,))

    # One row a kind.

    def _quotation(self, item: Quotation) -> QuotationRow:
        first, last = item.content[0], item.content[-1]
        text = self.record.document.text
        words = Evidence(start=first.start, end=last.end, exact=text[first.start : last.end])
        inside = [id for content in item.content for id in self._locations_in(content)]
        return QuotationRow(
            **self._shared(item, words, self._chain(item), inside, self._time(item.said_on)),
            form=item.kind,
            stance=item.stance,
            cue=item.cue.exact if item.cue else None,
            via=item.via.exact if item.via else None,
            medium=item.medium.value if item.medium else None,
            addressee=self._name(item.addressee),
            law=item.law,
        )

    def _locations_in(self, span: Span) -> list[str]:
        """Ids of the places on the map that the span holds; their starts are sorted, so that long texts stay cheap."""
        first, last = (bisect_left(self._location_starts, offset) for offset in (span.start, span.end))
        return [place.id for place in self._locations[first:last] if place.end <= span.end]

    def _event(self, item: Event) -> EventRow:
        return EventRow(
            **self._shared(item, item.trigger, item.attributed_to, item.places, item.time),
            type=item.type,
            mode=item.mode,
            modality=item.modality,
            access=item.access,
            access_for=item.access_for.exact if item.access_for else None,
            aid=item.aid.organization_type if item.aid else None,
            aid_workers=self._numbers(item.aid.workers) if item.aid else (),
            agents=self._actors(item.agents),
            recipients=self._actors(item.recipients),
            instruments=self._actors(item.instruments),
            figures=self._numbers(item.figures),
            places_stated=item.places_stated,
            law=item.law.rules if item.law else (),
            codes=item.codes,
        )

    def _figure(self, item: Figure) -> FigureRow:
        places = (item.place,) if item.place else ()
        return FigureRow(
            **self._shared(item, item, item.attributed_to, places, self._time(item.time)),
            counts=item.counts,
            what=item.what,
            low=item.low,
            high=item.high,
            qualifier=item.qualifier,
            unit=item.unit,
            sex=item.sex,
            age=item.age,
            cumulative=item.cumulative,
            part_of=item.part_of,
            replaces=item.replaces,
            rate=item.rate,
        )

    def _control(self, item: Control) -> ControlRow:
        time = EventTime(earliest=item.as_of.earliest, latest=item.as_of.latest, stated=True) if item.as_of else None
        holders = self._actors((item.holder,) if item.holder else ())
        return ControlRow(
            **self._shared(item, item, item.attributed_to, (item.place,) if item.place else (), time),
            holder=holders[0] if holders else None,
            status=item.status,
            partial=item.partial,
            as_of=item.as_of,
            figures=self._numbers(item.figures),
        )

    def _shared(self, item: Item, words: Evidence, chain: Any, places: Any, time: EventTime | None) -> dict[str, Any]:
        block = self.passages.block(words.start)
        return {
            "id": item.id,
            "start": words.start,
            "end": words.end,
            "exact": words.exact,
            "context": self.passages.around(words.start, words.end),
            "role": block.role if block else None,
            "step": item.by.step,
            "rule": item.by.rule,
            "confidence": item.confidence,
            "said_by": tuple(self._voice(self.quotations[id]) for id in chain if id in self.quotations),
            "places": tuple(self._spot(id) for id in places if id in self.places),
            "time": time,
        }

    # What ids stand for. An id that leads nowhere is left out: the item stays findable by the rest.

    def _chain(self, item: Quotation) -> tuple[str, ...]:
        """The quotation and those around it, outermost first."""
        chain = [item.id]
        while (parent := self.quotations[chain[0]].parent) in self.quotations and parent not in chain:
            chain.insert(0, parent or "")
        return tuple(chain)

    def _voice(self, item: Quotation) -> Voice:
        speaker = item.speaker
        entity = self.entities.get(speaker.entity or "")
        name = entity.name if entity else speaker.exact if speaker.state != "pronoun_unresolved" else None
        return Voice(quotation=item.id, name=name, exact=speaker.exact, state=speaker.state, stance=item.stance)

    def _actors(self, mentions: tuple[str, ...]) -> tuple[Actor, ...]:
        found = [self.mentions[id] for id in mentions if id in self.mentions]
        actors = []
        for mention in found:
            entity = self.entities.get(mention.entity or "")
            known: dict[str, Any] = {"codes": entity.codes, "aliases": entity.aliases} if entity else {}
            name = entity.name if entity else mention.exact
            actors.append(Actor(exact=mention.exact, name=name, type=mention.type, **known))
        return tuple(actors)

    def _name(self, mention: str | None) -> str | None:
        return next((actor.name for actor in self._actors((mention or "",))), None)

    def _spot(self, place: str) -> Spot:
        found = self.places[place]
        return Spot(**{name: getattr(found, name) for name in Spot.model_fields})

    def _numbers(self, figures: tuple[str, ...]) -> tuple[Number, ...]:
        found = [self.figures[id] for id in figures if id in self.figures]
        return tuple(Number(**{name: getattr(figure, name) for name in Number.model_fields}) for figure in found)

    def _time(self, id: str | None) -> EventTime | None:
        if (time := self.times.get(id or "")) is None:
            return None
        return EventTime(
            earliest=time.earliest, latest=time.latest, granularity=time.granularity, time_id=time.id, stated=True
        )

    # What an item can be found by.

    def _searched(self, row: Row, mentions: tuple[str | None, ...]) -> SearchedItem:
        terms = set(self._terms(row))
        terms |= {("actor", name) for id in mentions if id for name in self._names_of_mention(id)}
        spots = [spot for spot in row.places if spot.latitude is not None and spot.longitude is not None]
        return SearchedItem(
            row=row,
            in_body=row.role is None or row.role in BODY_ROLES,
            earliest=row.time.earliest if row.time else None,
            latest=row.time.latest if row.time else None,
            terms=frozenset((slot, folded(term)) for slot, term in terms if term),
            points=frozenset((spot.latitude or 0.0, spot.longitude or 0.0) for spot in spots),
        )

    def _terms(self, row: Row) -> Iterator[tuple[str, str]]:
        for voice in row.said_by:
            yield "stance", voice.stance
            yield from (("speaker", name) for name in self._names_of_speaker(voice.quotation))
        for spot in row.places:
            yield from (("place", name) for name in (spot.name, spot.exact, spot.admin1) if name)
            yield from (("country", code) for code in (spot.country,) if code)
        match row:
            case EventRow():
                yield "type", row.type
                yield from (("type", f"{row.type}/{mode}") for mode in (row.mode,) if mode)
                yield from (("access", access) for access in (row.access,) if access)
                yield from (("counts", figure.counts) for figure in row.figures)
            case FigureRow():
                yield "counts", row.counts
            case ControlRow():
                yield "type", row.status
                yield from (("counts", figure.counts) for figure in row.figures)

    def _quotation_names(self, item: Quotation) -> tuple[str | None, ...]:
        return (item.speaker.mention, item.addressee)

    def _names_of_speaker(self, quotation: str) -> set[str]:
        item = self.quotations[quotation]
        pronoun = item.speaker.state.startswith("pronoun")
        own = item.speaker.exact if not pronoun and not self._set_apart(item.speaker.entity) else None
        names = {own} if own else set()
        names |= self._names_of_entity(item.speaker.entity)
        return (
            names
            | self._names_of_entity(item.via.entity if item.via else None)
            | ({item.via.exact} if item.via else set())
        )

    def _names_of_mention(self, id: str) -> set[str]:
        if (mention := self.mentions.get(id)) is None:
            return set()
        own = mention.form != "pronoun" and not self._set_apart(mention.entity)
        return ({mention.exact} if own else set()) | self._names_of_entity(mention.entity)

    def _set_apart(self, id: str | None) -> bool:
        """Is it somebody whom people set apart? The words, which also name another, are then no name to find it by."""
        entity = self.entities.get(id or "")
        return entity is not None and entity.by == APART

    def _names_of_entity(self, id: str | None) -> set[str]:
        entity = self.entities.get(id or "")
        return {entity.name, *entity.aliases} if entity else set()
