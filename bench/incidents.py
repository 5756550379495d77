"""Grouping at size: a store of many records, and what adding one more report costs.

    python bench/incidents.py [--records 10000] [--added 50]

Records are made, not read, so that the bench measures grouping and the store alone: happenings of 1 to 12 reports over a
year and 400 invented towns, each report with its own words, one event with day, place, figure and agent, and one event that
it tells beside. Times are by the clock, from the record to incidents that are up to date, without reading the text. Memory
is the peak of this process at a tenth of the store and at the end: flat means that the two differ by little.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta

from ofrecord.domain.base import Credit, content_id
from ofrecord.domain.documents import Block, Document, Source
from ofrecord.domain.events import Event, EventTime
from ofrecord.domain.figures import Figure
from ofrecord.domain.places import Place
from ofrecord.domain.record import Record
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given
from ofrecord.store import Store, open_store
from ofrecord.store.dialect import writing
from ofrecord.store.unit import add_document

BY = {"by": Credit(step="bench", rule="made"), "confidence": "high"}
SYLLABLES = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "is")]
DEEDS = (
    ("Shelling", "heavy-weapons"),
    ("A drone attack", "drone"),
    ("An air strike", "aerial"),
    ("Gunfire", "firearms"),
)


def name(chance: random.Random, parts: int = 3) -> str:
    """An invented name."""
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


def reports(count: int, seed: int) -> Iterator[tuple[Capture, Record]]:
    """So many reports, happening by happening, in an order that is shuffled."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    towns = [name(chance) for _ in range(400)]
    made: list[tuple[Capture, Record]] = []
    while len(made) < count:
        town, day = chance.choice(towns), date(2024, 1, 1) + timedelta(days=chance.randrange(365))
        own = [name(chance) for _ in range(6)]
        deed = (*chance.choice(DEEDS), chance.randint(1, 30))
        for _ in range(min(chance.choice((1, 1, 2, 3, 5, 8, 12)), count - len(made))):
            made.append(report(chance, town, day, own, deed, len(made)))
    chance.shuffle(made)
    yield from made


def report(
    chance: random.Random, town: str, day: date, own: list[str], deed: tuple[str, str, int], number: int
) -> tuple[Capture, Record]:
    """One report of a happening: its sentence, and others with some of its words and some of the report's own."""
    what, mode, killed = deed
    people = "one person" if killed == 1 else f"{killed} people"
    first = f"{what} killed {people} in {town} on {day.isoformat()}, {own[0]} {own[1]} said."
    others = [f"{chance.choice(own)} and {name(chance)} went to {chance.choice(own)} {name(chance)}." for _ in range(6)]
    text = " ".join([first, *others])
    published = (day + timedelta(days=1)).isoformat()
    capture = Capture(text.encode(), "bench", "application/jsonl", Given(f"r{number}", published))
    return capture, record_of(capture, text, first, town, people, mode, killed, day, published)


def record_of(
    capture: Capture, text: str, first: str, town: str, people: str, mode: str, killed: int, day: date, published: str
) -> Record:
    """The record that a reading would give, as far as grouping looks at it."""

    def span(words: str) -> dict[str, object]:
        start = first.index(words)
        return {"start": start, "end": start + len(words), "exact": words}

    ids = {kind: content_id(kind, capture.sha256) for kind in "pfe"}
    place = Place(id=ids["p"], **span(town), name=town, precision="settlement", use="location", **BY)
    figure = Figure(id=ids["f"], **span(people), counts="killed", low=killed, high=killed, qualifier="exact", **BY)
    time_ = EventTime(earliest=day.isoformat(), latest=day.isoformat(), granularity="day", stated=True)
    event = Event(
        id=ids["e"], type="ASSAULT", mode=mode, trigger=span("killed"), places=(place.id,), figures=(figure.id,),
        time=time_, modality="actual", **BY,
    )  # fmt: skip
    document = Document(
        id=capture.given.id if capture.given else "",
        text=text,
        language="en",
        published=published,
        published_stated=True,
        blocks=(Block(start=0, end=len(text), role="paragraph"),),
    )
    source = Source(sha256=capture.sha256, bytes=len(capture.data), media_type=capture.media_type, uri=capture.uri)
    return Record(reader="bench", source=source, document=document, places=(place,), figures=(figure,), events=(event,))


def put(store: Store, capture: Capture, record: Record) -> None:
    """One report into the store, as `add` does it after reading."""
    with writing(store.engine).begin() as connection:
        add_document(connection, capture, Settings(), "2024-12-31T00:00:00+00:00", record)


def memory() -> float:
    """Peak memory of this process so far, MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--added", type=int, default=50)
    arguments = parser.parse_args()
    total = arguments.records + arguments.added
    found = reports(total, 5)
    everything = list(found)
    with tempfile.TemporaryDirectory() as folder, open_store(folder) as store:
        began, tenth = time.perf_counter(), 0.0
        for number, (capture, record) in enumerate(everything[: arguments.records], 1):
            put(store, capture, record)
            if number % 200 == 0:
                store.incidents()
            if number == max(1, arguments.records // 10):
                store.incidents()
                tenth = memory()
        store.incidents()
        filled = time.perf_counter() - began
        took = []
        for capture, record in everything[arguments.records :]:
            began = time.perf_counter()
            put(store, capture, record)
            store.incidents()
            took.append(1000 * (time.perf_counter() - began))
        result = {
            "records": arguments.records,
            "incidents": store.incidents().count(),
            "filling_s": round(filled, 1),
            "adding_one_ms_median": round(statistics.median(took), 1),
            "adding_one_ms_worst": round(max(took), 1),
            "memory_mb_at_a_tenth": tenth,
            "memory_mb_at_the_end": memory(),
        }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
