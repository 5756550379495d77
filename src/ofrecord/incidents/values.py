"""What a record's items say of a happening, field by field: values with the words they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from ofrecord.domain.base import Evidence
from ofrecord.domain.events import Event
from ofrecord.domain.figures import Counts, Figure
from ofrecord.domain.incidents import Value
from ofrecord.domain.mentions import Mention
from ofrecord.domain.record import Record
from ofrecord.incidents.names import folded, mention_keys, same_party
from ofrecord.incidents.profile import spot_of
from ofrecord.incidents.tellings import Spot
from ofrecord.incidents.tuning import incident_words

CASUALTIES = ("killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated", "returned", "affected")
"""Counts of people to whom an event happened."""
SPANS = frozenset({"distance", "money", "other", "people"})
"""Counts that are no field of an incident."""
VIOLENCE = frozenset({"ASSAULT", "COERCE"})
PEOPLE = frozenset({"person", "people"})
OBJECTS = frozenset({"facility", "vehicle", "weapon"})
BOUND = {
    "more_than": "more than ",
    "at_least": "at least ",
    "up_to": "up to ",
    "less_than": "less than ",
    "about": "about ",
    "nearly": "nearly ",
}
_BODIES = frozenset({"armed_group", "armed_force", "organization"})
"""Types whose members are told by their name and a noun."""


@dataclass(frozen=True)
class Told:
    """A value in a field, and the quotation by which it is said: None for the article's own voice."""

    field: str
    value: Value
    quotation: str | None
    trigger: Evidence | None = None
    """The word of the event that tells it: a judgement on the event is one on its values."""


class Reading:
    """Looks up what a record's ids stand for and makes values of it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.mentions = {mention.id: mention for mention in record.mentions}
        self.entities = {entity.id: entity for entity in record.entities}
        self.places = {place.id: place for place in record.places}
        self.figures = {figure.id: figure for figure in record.figures}
        self.quotations = {quotation.id: quotation for quotation in record.quotations}

    def of_event(self, event: Event) -> Iterator[Told]:
        """All values of an event."""
        said = event.attributed_to[-1] if event.attributed_to else None
        for name, value in self._event_values(event, said):
            read_from = {"item": event.id, "confidence": event.confidence} if value.item is None else {}
            yield Told(name, value.model_copy(update=read_from), said, event.trigger)

    def _event_values(self, event: Event, said: str | None) -> Iterator[tuple[str, Value]]:
        denied = event.modality in ("denied", "negated")
        if denied and self._of_speaker(event, said):
            yield "agent", self._party([self.mentions[id] for id in event.agents], event.trigger, negated=True)
            return
        counted = [self.figures[id] for id in event.figures if id in self.figures]
        if event.modality == "negated" and any(figure.high == 0 for figure in counted):
            yield from self._counted(counted)  # it happened, and nobody came to harm
            return
        if denied or event.modality in ("actual", "ongoing"):
            yield "happened", self._value(event.trigger, "did not happen" if denied else "happened", negated=denied)
        if denied:
            return
        own = (id for id in event.agents if id not in event.agents_elsewhere)  # no account names more than its words do
        agents = [self.mentions[id] for id in own if id in self.mentions and self._keys(id)]
        if agents and not self._told_by_a_bystander(event, said):
            yield "agent", self._party(agents, agents[0])
        if targets := [self.mentions[id] for id in event.recipients if id in self.mentions and self._keys(id)]:
            yield from self._targets(targets)
        for id in event.places:
            if event.places_stated and id in self.places:
                yield "place", self._place(id)
                break
        if event.time and event.time.stated and event.time.earliest:
            yield "time", self._time(event)
        yield from self._counted(counted)

    def _counted(self, figures: Iterable[Figure]) -> Iterator[tuple[str, Value]]:
        for figure in figures:
            if figure.counts not in SPANS:
                yield figure.counts, self.number(figure)

    def _told_by_a_bystander(self, event: Event, said: str | None) -> bool:
        """Is a person who tells of violence read as the one who did it? That is a misreading far oftener than an avowal."""
        quotation = self.quotations.get(said or "")
        entity = self.entities.get(quotation.speaker.entity or "") if quotation else None
        person = entity is not None and entity.type == "person"
        return person and event.type in VIOLENCE and self._of_speaker(event, said)

    def _of_speaker(self, event: Event, said: str | None) -> bool:
        """Is it the speaker's own deed that is denied?"""
        quotation = self.quotations.get(said or "")
        if quotation is None or not event.agents:
            return False
        entity = self.entities.get(quotation.speaker.entity or "")
        speaker = (
            mention_keys(self.mentions[quotation.speaker.mention], entity)
            if quotation.speaker.mention in self.mentions
            else set()
        )
        return any(same_party(speaker, self._keys(id)) for id in event.agents)

    def _keys(self, id: str) -> frozenset[str]:
        mention = self.mentions.get(id)
        return mention_keys(mention, self.entities.get(mention.entity or "")) if mention else frozenset()

    def _name(self, mention: Mention) -> str:
        entity = self.entities.get(mention.entity or "")
        return entity.name if entity else mention.exact

    def _party(self, mentions: list[Mention], words: Evidence, negated: bool = False) -> Value:
        names = ", ".join(dict.fromkeys(self._name(mention) for mention in mentions))
        keys = {key for mention in mentions for key in self._keys(mention.id)}
        named = any(self._is_named(mention) for mention in mentions)
        return self._value(
            words,
            f"not {names}" if negated else names,
            negated=negated,
            keys=(*sorted(keys), *(("named",) if named else ())),
        )

    def _is_named(self, mention: Mention) -> bool:
        entity = self.entities.get(mention.entity or "")
        country = entity is not None and entity.codes.country is not None
        names = (entity.name, *entity.aliases) if entity is not None and mention.type in _BODIES else ()
        within = any(n[:1].isupper() and n != mention.exact and n in mention.exact for n in names)  # "M23 rebels"
        return mention.form == "name" or within or (country and mention.type in ("government", "armed_force"))

    def _targets(self, mentions: list[Mention]) -> Iterator[tuple[str, Value]]:
        """What was hit or acted on: things by their head noun, people by what they are."""
        for field, types in (("target", OBJECTS), ("victims", PEOPLE)):
            chosen = [mention for mention in mentions if mention.type in types]
            if chosen:
                heads = sorted({head_of(mention.exact) for mention in chosen})
                sectors = {self.entities[m.entity].codes.sector for m in chosen if m.entity in self.entities}
                keys = (*(f"head {h}" for h in heads), *(f"sector {s}" for s in sorted(filter(None, sectors))))
                yield field, self._value(chosen[0], ", ".join(m.exact for m in chosen), keys=keys)

    def _place(self, id: str) -> Value:
        place = self.places[id]
        mention = self.mentions.get(place.mention or "")
        spot = spot_of(place, mention is not None and mention.type == "facility")
        written = place.exact.removeprefix("the ").removeprefix("The ")
        return self._value(
            place,
            written,
            name=place.name if place.name and folded(place.name) != folded(written) else None,
            keys=(spot.id, *spot.names, *(f"in {area}" for area in spot.inside)),
            of="area" if spot.area else "spot" if spot.known else "unknown",
        )

    def _time(self, event: Event) -> Value:
        time = event.time
        assert time is not None, "asked for events with a stated time only"
        shown = time.earliest if time.earliest == time.latest else f"{time.earliest or ''}/{time.latest or ''}"
        return self._value(event.trigger, shown or "", low=time.earliest, high=time.latest)

    def number(self, figure: Figure, of: str | None = None) -> Value:
        """A figure as a value; nobody of one group ("no children") says nothing of the others."""
        if (
            of is None
            and figure.high == 0
            and figure.what is not None
            and folded(figure.what) not in incident_words().everybody
        ):
            of = folded(figure.what)
        return self._value(
            figure,
            bounds_in_words(figure),
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            unit=figure.unit,
            of=of,
            item=figure.id,
            confidence=figure.confidence,
        )

    def blank(self, event: Event, field: str) -> Value:
        """A value that only a person gives: the words are the event's."""
        counted = field in get_args(Counts)
        parts = {"qualifier": "exact"} if counted else {"low": ""} if field == "time" else {}
        return self._value(event.trigger, "", item=event.id, **parts)

    def _value(self, words: Evidence, shown: str, **parts: object) -> Value:
        place = {"document": self.record.document.id, "sha256": self.record.source.sha256}
        span = {"start": words.start, "end": words.end, "exact": words.exact}
        return Value.model_validate({"value": shown, **place, **span, **parts})


def head_of(exact: str) -> str:
    """The last word before "of", "in" and the like: what a noun phrase is about."""
    words = folded(exact).split()
    for place, word in enumerate(words):
        if place and word in ("of", "in", "at", "near", "on", "with", "for", "from", "who", "that"):
            return words[place - 1]
    return words[-1] if words else ""


def bounds_in_words(figure: Figure) -> str:
    """A figure's bounds for people."""
    low, high = figure.low, figure.high
    if figure.qualifier == "vague":
        return figure.exact
    if low is not None and high is not None and low != high and figure.qualifier != "nearly":
        shown = f"{low:,}-{high:,}"
    else:
        number = high if figure.qualifier in ("nearly", "up_to", "less_than") else low if low is not None else high
        shown = f"{BOUND.get(figure.qualifier, '')}{number:,}" if number is not None else figure.exact
    return f"{shown} {figure.unit}" if figure.unit else shown


def spots(values: Iterable[Value]) -> Iterator[Spot]:
    """Places of values as they can be compared."""
    for value in values:
        if value.keys:
            inside = tuple(key.removeprefix("in ") for key in value.keys[1:] if key.startswith("in "))
            names = tuple(key for key in value.keys[1:] if not key.startswith("in "))
            yield Spot(value.keys[0], names, inside, value.of == "area", value.of != "unknown")
