"""How long pages take at 10,000 generated records, and whether memory stays flat: `python bench/pages.py [--records N]`.

The records are made by hand, without a language model, so that what is timed is the store and the pages. There are two stores
of so many: one of reports with two quotations, four events, a figure and a control claim each, for what is searched; and one
of reports that tell happenings together, as in `incidents.py`, for incidents and copies. Each page is asked for with filters
that were not asked before, so that little is remembered from earlier. Times are processor seconds, which others on the
machine disturb less than the clock. Exit code 1 where a median is above 300 ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import httpx

from ofrecord.domain.record import Record
from ofrecord.settings import Settings
from ofrecord.sources import Capture
from ofrecord.store import Filter, Store, open_store
from ofrecord.store.dialect import note_sizes, writing
from ofrecord.store.unit import add_document
from ofrecord.views.web.serve import listening, server_for
from ofrecord.views.web.settings import Serving

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "store"))
from factories import TEXT, capture, record_of_text

from incidents import reports as happenings

LIMIT = 0.3
PUBLISHERS = [f"Wire {name}" for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper")]
SPEAKERS = [
    f"Mayor {first} {last}"
    for first, last in product(("Ana", "Ben", "Chi", "Dov", "Eva"), ("Okoro", "Petrov", "Quist", "Rahman"))
]


class Varied:
    """A reader whose records differ in day, publisher and the mayor's name."""

    version = "by-hand-1"

    def read(self, capture: Capture) -> Record:
        """The record of a text made by `reports`."""
        return record_of_text(capture)


def reports(count: int) -> Iterator[Capture]:
    """So many captures over four years."""
    for n in range(count):
        day = f"{2021 + n % 4}-{1 + n // 4 % 12:02d}-{1 + n // 48 % 28:02d}"
        yield capture(
            TEXT, f"r{n}", published=f"{day}T{n % 24:02d}:00:00", publisher=PUBLISHERS[n % 8], title=f"Report {n}"
        )


def filled(folder: Path, count: int) -> Store:
    """A store with so many reports; what is there already stays."""
    store = open_store(folder)
    done = store.query().count() // 4 if (folder / "ofrecord.db").exists() else 0
    if done < count:
        store.add(reports(count), reader=Varied())
    return store


def told(folder: Path, count: int) -> Store:
    """A store of happenings told by several reports each, grouped."""
    store = open_store(folder)
    if store.query(Filter(kind="documents")).count() < count:
        with writing(store.engine).begin() as connection:
            for capture, record in happenings(count, 5):
                add_document(connection, capture, Settings(), "2024-12-31T00:00:00+00:00", record)
        note_sizes(store.engine)
    store.incidents()
    return store


def addresses() -> dict[str, list[str]]:
    """Page → addresses, each with another filter."""
    days = [f"since=202{1 + n % 4}-{1 + n:02d}-01&until=202{1 + n % 4}-{1 + n:02d}-28" for n in range(9)]
    words = ["", "text=market", "stance=denies", "place=lubanda", "publisher=alder", "type=ASSAULT", *days]
    listed = [f"kind={kind}&{word}" for word in words for kind in ("events", "quotations")]
    pages = {
        page: [f"/{page}?{query}" for query in listed] for page in ("search", "timeline", "map", "actors", "review")
    }
    return pages | {
        "reports": [f"/search?kind=documents&{word}" for word in words],
        "report": [f"/reports/{1 + 97 * n}" for n in range(30)],
        "actor": [f"/actors/named?name={name}" for name in ("front", "northern", "okoro", "rebels", "mayor")],
        "API": [f"/api/v1/events?{word}" for word in words],
        "API search": [f"/api/v1/search?{word}" for word in words],
    }


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


def timed(client: httpx.Client, address: str) -> float:
    """Processor seconds of this process, in which server, database and client all are, until the whole answer is here."""
    begun = time.process_time()
    client.get(address).raise_for_status()
    return time.process_time() - begun


def incident_addresses(store: Store) -> dict[str, list[str]]:
    """As `addresses`, of a store whose reports are grouped: the incidents with most reports among others."""
    some = [incident.id for incident in store.incidents().all(limit=30)]
    some += [incident.id for incident in store.incidents().all(limit=10, offset=500)]
    listed = [f"least={least}&since=2024-{month:02d}-01" for least in (1, 2, 5) for month in range(1, 13)]
    return {
        "incidents": [f"/incidents?{query}" for query in listed],
        "incident": [f"/incidents/{id}" for id in some],
        "copies": [f"/reports/{1 + 97 * n}" for n in range(30)],
        "API incidents": [f"/api/v1/incidents?{query}" for query in listed],
    }


def measure(client: httpx.Client, pages: dict[str, list[str]]) -> bool:
    """Print the median of each page. Are all within the limit?"""
    good = True
    for name, asked in pages.items():
        times = [timed(client, address) for address in asked]
        median = statistics.median(times)
        good = good and median <= LIMIT
        longest = f"longest {max(times) * 1000:5.0f} ms"
        print(f"{name:13} median {median * 1000:5.0f} ms  {longest}  ({len(times)} addresses)", flush=True)
    return good


def watch_memory(client: httpx.Client, requests: int) -> None:
    """Print the memory of this process before, half-way through and after so many requests, no two searches alike."""
    seen = [resident()]
    for half in range(2):
        for n in range(half * requests // 2, (half + 1) * requests // 2):
            client.get(f"/search?text=w{n}" if n % 2 else f"/reports/{1 + n % 500}")
        seen.append(resident())
    before, middle, end = (f"{one / 1e6:.0f} MB" for one in seen)
    print(f"memory over {requests:,} requests: {before} at the start, {middle} half-way, {end} at the end")


@contextmanager
def visiting(store: Store) -> Iterator[httpx.Client]:
    """A visitor of the store, served."""
    socket = listening(Serving(port=0))
    server = server_for(store, Serving(port=0))
    if store.incidents(update=False).waiting():
        server.config.app.state.site.grouping.acquire()  # one text in many copies is grouped in no bench
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    with httpx.Client(base_url=f"http://127.0.0.1:{socket.getsockname()[1]}", timeout=60) as client:
        yield client
    server.should_exit = True
    thread.join(10)


def main() -> int:
    """Fill, serve, measure."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--records", type=int, default=10_000)
    asked.add_argument("--requests", type=int, default=10_000, help="requests over which memory is watched")
    asked.add_argument("--store", type=Path, help="keep the generated stores here for another time")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.store or Path(temporary)
        with filled(folder / "searched", given.records) as store, visiting(store) as client:
            good = measure(client, addresses())
            watch_memory(client, given.requests)
        with told(folder / "told", given.records) as store, visiting(store) as client:
            good = measure(client, incident_addresses(store)) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
