"""Records and captures made by hand, so that the store is tested without a language model."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from ofrecord.domain.base import Credit, Evidence, content_id
from ofrecord.domain.documents import Block, Document, Source
from ofrecord.domain.events import Aid, AsOf, Control, Event, EventTime
from ofrecord.domain.figures import Figure
from ofrecord.domain.mentions import Codes, Entity, Mention
from ofrecord.domain.places import Place
from ofrecord.domain.quotations import Quotation, Speaker
from ofrecord.domain.record import Record
from ofrecord.domain.times import Time
from ofrecord.sources import Capture, Given

TEXT = (
    "Relief convoy reaches Lubanda\n\n"
    "Shelling by the Northern Front killed at least 12 people in Lubanda on 3 May 2024, Mayor Ana Okoro said. "
    "Rebels denied that they had attacked the market. "
    "The Northern Front seized Maru last week.\n\n"
    "Read also: Flood kills two in Besim"
)


def capture(text: str = TEXT, id: str = "r1", uri: str = "wire.jsonl", **given: Any) -> Capture:
    """A JSONL line with this text."""
    stated = {"published": "2024-05-04", "title": "Relief convoy reaches Lubanda", "publisher": "Étoile Press", **given}
    return Capture(text.encode(), uri, "application/jsonl", Given(id, **stated))


class RecordMaker:
    """Builds items from the words they stand for, with the offsets looked up in the text."""

    def __init__(self, capture: Capture, reader: str) -> None:
        self.capture = capture
        self.reader = reader
        self.text = capture.data.decode()
        self.lists: dict[str, list[Any]] = {}
        self._number = count()

    def words(self, exact: str, after: int = 0) -> dict[str, Any]:
        start = self.text.index(exact, after)
        return {"start": start, "end": start + len(exact), "exact": exact}

    def add(self, kind: type, name: str, letter: str, /, **values: Any) -> str:
        id = content_id(letter, self.capture.sha256, name, next(self._number))
        made = kind(id=id, by=Credit(step=name, rule="by_hand"), confidence="high", **values)
        self.lists.setdefault(name, []).append(made)
        return id

    def actor(self, exact: str, type: str, form: str = "name", **codes: str) -> str:
        entity = self.add(
            Entity,
            "entities",
            "n",
            **self.words(exact),
            type=type,
            name=exact.removeprefix("the "),
            codes=Codes(**codes),
        )
        return self.add(Mention, "mentions", "m", **self.words(exact), type=type, form=form, entity=entity)

    def place(self, exact: str, use: str = "location", after: int = 0, **values: Any) -> str:
        known = {"name": exact, "latitude": 1.5, "longitude": 29.25, "country": "CD", "admin1": "Ituri"}
        chosen = {"precision": "settlement", **known, **values}
        return self.add(Place, "places", "p", **self.words(exact, after), use=use, **chosen)

    def record(self) -> Record:
        given = self.capture.given
        headline, *rest = self.text.split("\n\n")
        blocks, start = [Block(start=0, end=len(headline), role="headline")], len(headline) + 2
        for part in rest:
            role = "related" if part.startswith("Read also") else "paragraph"
            blocks.append(Block(start=start, end=start + len(part), role=role))
            start += len(part) + 2
        document = Document(
            id=given.id if given else self.capture.sha256[:16],
            text=self.text,
            language="en",
            blocks=tuple(blocks),
            published_stated=bool(given and given.published),
            **({n: getattr(given, n) for n in ("title", "published", "publisher", "url")} if given else {}),
        )
        source = Source(
            sha256=self.capture.sha256,
            bytes=len(self.capture.data),
            media_type=self.capture.media_type,
            uri=self.capture.uri,
        )
        lists = {name: tuple(made) for name, made in self.lists.items()}
        return Record(reader=self.reader, source=source, document=document, **lists)


def record_of_text(capture: Capture, reader: str = "by-hand-1") -> Record:
    """The record of `TEXT`: two quotations, four events, a figure, a control claim; one event stands in a related link.

    Any other text gives a record without items.
    """
    make = RecordMaker(capture, reader)
    if not make.text.startswith(TEXT):
        return make.record()
    front = make.actor("the Northern Front", "armed_group", country="COD", sector="REB")
    people = make.actor("people", "people", form="nominal", sector="CVL")
    mayor = make.actor("Mayor Ana Okoro", "person", country="COD", sector="GOV")
    rebels = make.actor("Rebels", "armed_group", form="nominal", sector="REB")
    lubanda = make.place("Lubanda", after=30)
    maru = make.place("Maru", latitude=-4.0, longitude=15.0, country="CG", admin1=None, precision="region")
    besim = make.place("Besim", latitude=None, longitude=None, country=None, admin1=None, name=None, precision=None)
    day = make.add(
        Time,
        "times",
        "t",
        **make.words("3 May 2024"),
        type="DATE",
        value="2024-05-03",
        earliest="2024-05-03",
        latest="2024-05-03",
        granularity="day",
    )
    entity = make.lists["entities"][2].id
    speaker = Speaker(**make.words("Mayor Ana Okoro"), mention=mayor, entity=entity, state="named")
    said = make.add(
        Quotation,
        "quotations",
        "q",
        kind="indirect",
        content=(
            Evidence(**make.words("Shelling by the Northern Front killed at least 12 people in Lubanda on 3 May 2024")),
        ),
        cue=Evidence(**make.words("said")),
        speaker=speaker,
        stance="asserts",
    )
    denied = make.add(
        Quotation,
        "quotations",
        "q",
        kind="indirect",
        content=(Evidence(**make.words("that they had attacked the market")),),
        cue=Evidence(**make.words("denied")),
        speaker=Speaker(**make.words("Rebels"), mention=rebels, state="collective"),
        stance="denies",
    )
    dead = make.add(
        Figure,
        "figures",
        "f",
        **make.words("at least 12"),
        counts="killed",
        what="people",
        low=12,
        qualifier="at_least",
        place=lubanda,
        time=day,
        attributed_to=(said,),
    )
    when = EventTime(earliest="2024-05-03", latest="2024-05-03", granularity="day", time_id=day, stated=True)
    make.add(
        Event,
        "events",
        "e",
        type="ASSAULT",
        mode="heavy-weapons",
        trigger=Evidence(**make.words("killed")),
        agents=(front,),
        recipients=(people,),
        places=(lubanda,),
        time=when,
        figures=(dead,),
        modality="actual",
        attributed_to=(said,),
    )
    make.add(
        Event,
        "events",
        "e",
        type="ASSAULT",
        trigger=Evidence(**make.words("attacked")),
        agents=(rebels,),
        modality="denied",
        attributed_to=(denied,),
    )
    seized = EventTime(earliest="2024-04-22", latest="2024-04-28", granularity="week", stated=True)
    make.add(
        Event,
        "events",
        "e",
        type="COERCE",
        mode="seize",
        trigger=Evidence(**make.words("seized")),
        agents=(front,),
        places=(maru,),
        time=seized,
        modality="actual",
        access="obstruction",
        aid=Aid(organization_type="un"),
    )
    make.add(
        Event,
        "events",
        "e",
        type="OTHER",
        trigger=Evidence(**make.words("kills")),
        places=(besim,),
        modality="actual",
    )
    make.add(
        Control,
        "control",
        "c",
        **make.words("The Northern Front seized Maru last week"),
        place=maru,
        holder=front,
        status="seized",
        as_of=AsOf(earliest="2024-04-22", latest="2024-04-28"),
    )
    return make.record()


@dataclass
class HandReader:
    """Stands in for the reader: records by hand, and a count of how often it was asked."""

    version: str = "by-hand-1"
    read_uris: list[str] = field(default_factory=list)

    def read(self, capture: Capture) -> Record:
        self.read_uris.append(capture.uri)
        return record_of_text(capture, self.version)
