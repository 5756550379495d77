"""How long pages take at 10,000 generated records, and whether memory stays flat: `python bench/pages.py [--records N]`.

The records are made by hand, without a language model: one report on some place by some speaker, with two quotations, four
events, a figure and a control claim, so that what is timed is the store and the pages. Each page is asked for with filters
that were not asked before, so nothing is remembered from earlier. Exit code 1 where a median is above 300 ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import httpx

from ofrecord.domain.record import Record
from ofrecord.sources import Capture
from ofrecord.store import Store, open_store
from ofrecord.views.web.serve import listening, server_for
from ofrecord.views.web.settings import Serving

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "store"))
from factories import TEXT, capture, record_of_text

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
    """Seconds until the whole answer is here."""
    begun = time.perf_counter()
    client.get(address).raise_for_status()
    return time.perf_counter() - begun


def measure(address: str, requests: int) -> bool:
    """Print the medians; then memory over many requests. Are all within the limit?"""
    good = True
    with httpx.Client(base_url=address, timeout=60) as client:
        for name, pages in addresses().items():
            times = [timed(client, page) for page in pages]
            median = statistics.median(times)
            good = good and median <= LIMIT
            print(
                f"{name:12} median {median * 1000:5.0f} ms  longest {max(times) * 1000:5.0f} ms  ({len(times)} filters)"
            )
        before = resident()
        for n in range(requests):
            client.get(f"/search?text=w{n}" if n % 2 else f"/reports/{1 + n % 500}")
        print(f"memory: {before / 1e6:.0f} MB, after {requests:,} further requests {resident() / 1e6:.0f} MB")
    return good


def main() -> int:
    """Fill, serve, measure."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--records", type=int, default=10_000)
    asked.add_argument("--requests", type=int, default=10_000, help="requests over which memory is watched")
    asked.add_argument("--store", type=Path, help="keep the generated store here for another time")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = filled(given.store or Path(folder), given.records)
        socket = listening(Serving(port=0))
        server = server_for(store, Serving(port=0))
        server.config.app.state.site.grouping.acquire()  # incidents of one text in many copies are another measurement
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()
        good = measure(f"http://127.0.0.1:{socket.getsockname()[1]}", given.requests)
        server.should_exit = True
        thread.join(10)
        store.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
