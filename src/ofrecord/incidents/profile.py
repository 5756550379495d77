"""Record → what the grouping looks at: a profile of the report, and a telling for each of its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import TypeAdapter

from ofrecord.domain.base import content_id
from ofrecord.domain.documents import BODY_ROLES, Block
from ofrecord.domain.events import Event
from ofrecord.domain.mentions import Mention
from ofrecord.domain.places import Place
from ofrecord.domain.record import Record
from ofrecord.incidents.names import folded, mention_keys
from ofrecord.incidents.tellings import Spot, Telling, Words, joined
from ofrecord.incidents.tuning import IncidentWords, Tuning, incident_words, tuning
from ofrecord.incidents.words import rarity, stem, vector, words_in

UNREAL = frozenset({"planned", "possible", "demanded", "hypothetical"})
"""Modalities of what has not happened."""
TITLE_CASE = 0.6
"""Share of capitalised words from which capitals in a line say nothing about names."""
UNCOUNTED = ("other", "people", "distance", "money")
"""Kinds of figures that do not tell one happening from another."""


@dataclass(frozen=True)
class Profile:
    """What one report is about. `key` names it by its content: bytes and what was given with them."""

    key: str
    published: str | None
    words: dict[str, float]
    names: dict[str, float]
    persons: tuple[str, ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    figures: tuple[str, ...]
    numbers: tuple[str, ...]
    weekdays: tuple[str, ...]
    years: tuple[str, ...]
    types: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Sort key by content: earliest published first, undated last, then the hash."""
        return (self.published or "~", self.key)


@lru_cache(maxsize=1)
def profiles() -> TypeAdapter[Profile]:
    """Reads and writes profiles as JSON."""
    return TypeAdapter(Profile)


def profile_of(record: Record, key: str, apart: Sequence[tuple[Words, Words]] = ()) -> Profile:
    """The profile of a record. `apart`: words of it whose events people held to be two happenings."""
    return _Profiler(record, key).profile(apart)


class _Profiler:
    def __init__(self, record: Record, key: str) -> None:
        self.record, self.key = record, key
        self.tuning: Tuning = tuning()
        self.lists: IncidentWords = incident_words()
        self.mentions = {mention.id: mention for mention in record.mentions}
        self.entities = {entity.id: entity for entity in record.entities}
        self.places = {place.id: place for place in record.places}
        self.figures = {figure.id: figure for figure in record.figures}
        self.body = [block for block in record.document.blocks if block.role in BODY_ROLES]
        self.lead_end = self._lead_end()
        text = record.document.text
        self.lines = [text[b.start : min(b.end, self.lead_end)] for b in self.body if b.start < self.lead_end]

    def profile(self, apart: Sequence[tuple[Words, Words]]) -> Profile:
        """Everything, in lists sorted so that equal records give equal profiles."""
        words = [word for line in self.lines for word in words_in(line)]
        lower = [word.lower() for word in words]
        early = [place for place in self.record.places if place.start < self.lead_end and place.use == "location"]
        events = [event for event in self.record.events if self._in_body(event.trigger.start)]
        tellings = joined((self._telling(event) for event in events), apart)
        return Profile(
            key=self.key,
            published=self.record.document.published,
            words=vector(words),
            names=self._names(),
            persons=tuple(sorted(set(self._persons()))),
            places=tuple(sorted({folded(p.exact) for p in early if p.precision not in ("country", "region", "vague")})),
            countries=tuple(sorted({place.country for place in early if place.country})),
            figures=tuple(sorted(set(self._figure_keys()))),
            numbers=tuple(sorted(set(self._numbers(lower)))),
            weekdays=tuple(sorted(set(lower) & set(self.lists.weekdays))),
            years=tuple(sorted({word for word in words if is_year(word)})),
            types=tuple(sorted({telling.type for telling in tellings if telling.early})),
            tellings=tellings,
        )

    def _lead_end(self) -> int:
        left = self.tuning.lead_characters
        for block in self.body:
            if block.end - block.start >= left:
                return block.start + left
            left -= block.end - block.start
        return len(self.record.document.text)

    def _in_headline(self, start: int) -> bool:
        return any(block.role == "headline" and block.start <= start < block.end for block in self.body)

    def _in_body(self, start: int) -> bool:
        return any(block.start <= start < block.end for block in self.body)

    def _names(self) -> dict[str, float]:
        """Capitalised words inside lines, by rarity: names, whether or not they were found as mentions."""
        named = []
        for line in self.lines:
            words = words_in(line)
            if words and sum(word[0].isupper() for word in words) / len(words) <= TITLE_CASE:
                named += [word for word in words[1:] if word[0].isupper()]
        heavy = {stem(word.lower()): rarity(word.lower()) for word in named}
        length = sum(weight * weight for weight in heavy.values()) ** 0.5
        return {word: round(weight / length, 5) for word, weight in heavy.items() if weight} if length else {}

    def _persons(self) -> Iterator[str]:
        small = {word for line in self.lines for word in words_in(line) if word[0].islower()}
        for entity in self.record.entities:
            if entity.type == "person" and entity.start < self.lead_end:
                for name in (entity.name, *entity.aliases):
                    words = words_in(name)
                    # no "Catholic priest", nor "Sacked Priest" in a title above a text about a priest
                    if words and words[-1][:1].isupper() and words[-1].lower() not in small:
                        yield folded(words[-1])

    def _figure_keys(self) -> Iterator[str]:
        for figure in self.record.figures:
            if figure.counts not in UNCOUNTED and figure.start < self.lead_end:
                yield f"{figure.counts} {figure.low}-{figure.high}"

    def _numbers(self, words: list[str]) -> Iterator[str]:
        for word in words:
            if word.isdigit() and not is_year(word):
                yield word.lstrip("0")
            elif word in self.lists.number_words:
                yield str(self.lists.number_words[word])

    def _telling(self, event: Event) -> Telling:
        figures = [self.figures[id] for id in event.figures if id in self.figures]
        time = event.time
        first, last = self._sentence(event.trigger.start)
        material = event.type in self.tuning.families.material or event.access is not None
        return Telling(
            events=(event.id,),
            start=event.trigger.start,
            spans=((event.trigger.start, event.trigger.end),),
            type=event.type,
            modes=tuple(filter(None, {event.access or event.mode})),
            material=material and event.modality not in UNREAL,
            published=self.record.document.published,
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            dated=bool(time and time.stated),
            spots=tuple(self._spot(self.places[id]) for id in event.places if id in self.places),
            agents=self._parties(event.agents),
            recipients=self._parties(event.recipients),
            figures=tuple((f.counts, f.low, f.high) for f in figures),
            sentences=(first,),
            words=vector(words_in(self.record.document.text[first:last])),
            early=event.trigger.start < self.lead_end,
            headline=self._in_headline(event.trigger.start),
        )

    def _spot(self, place: Place) -> Spot:
        mention = self.mentions.get(place.mention or "")
        return spot_of(place, mention is not None and mention.type == "facility")

    def _parties(self, ids: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        found = [self._keys(self.mentions[id]) for id in ids if id in self.mentions]
        return tuple(keys for keys in found if keys)

    def _keys(self, mention: Mention) -> tuple[str, ...]:
        return tuple(sorted(mention_keys(mention, self.entities.get(mention.entity or ""))))

    def _sentence(self, start: int) -> tuple[int, int]:
        """The sentence around an offset: the piece of its block between full stops."""
        block = next(block for block in self.body if block.start <= start < block.end)
        return sentence_at(self.record.document.text, block, start)


ENDS = (". ", "? ", "! ", "\n")
"""Where a sentence ends, as punctuation shows it."""


def sentence_at(text: str, block: Block, start: int) -> tuple[int, int]:
    """The piece of a block around an offset, between the ends of sentences."""
    first = max(text.rfind(mark, block.start, start) for mark in ENDS)
    ends = [end for end in (text.find(mark, start, block.end) for mark in ENDS) if end >= 0]
    return max(first + 1, block.start), min(ends, default=block.end)


def is_year(word: str) -> bool:
    """A number that is read as a year."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def spot_id(place: Place) -> str:
    """The place's gazetteer id, or its name where it has none."""
    return f"g{place.geonameid}" if place.geonameid else folded(place.name or place.exact)


def spot_of(place: Place, facility: bool = False) -> Spot:
    """A place with the areas around it: its region and country, as far as they are known.

    What is in no gazetteer and no town ("the mill", "Kalo prison") may stand in any town; one of an unknown name is another town.
    """
    around = []
    if place.country:
        around.append(f"c:{place.country}")
    if place.admin1 and place.country:
        around.append(f"a:{place.country}:{folded(place.admin1)}")
    own = around[-1] if around and place.precision in ("admin1", "country") and not place.relation else spot_id(place)
    if own in around and place.precision == "country":
        around = []
    elif own in around:
        around.remove(own)
    area = place.precision not in ("point", "settlement", None)
    names = tuple(sorted({folded(name) for name in (place.name, place.exact) if name}))
    town = not facility and place.exact.split()[-1][:1].isupper()
    return Spot(own, names, tuple(around), area, place.geonameid is not None or town)


def profile_id(key: str) -> str:
    """Id of the incident whose first report has this key."""
    return content_id("i", key)
