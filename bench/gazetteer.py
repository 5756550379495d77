"""The gazetteer in one run: size of the file, time to open it, time of a look-up: `python bench/gazetteer.py [--imported FILE]`.

Look-ups are of names that are there, of names that are not (with all spellings that the rules give), each asked for the first
time, in processor time, as the median of rounds in fresh objects. The aims are 40 MB, 50 ms and 100 µs.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from ofrecord.gazetteer import Gazetteer
from ofrecord.gazetteer.lookup import PACKAGED

NAMES, ROUNDS = 2_000, 5


def microseconds(names: Sequence[str], imported: Path | None) -> float:
    """Mean processor time of a look-up in a gazetteer that remembers nothing yet, opening left out."""
    gazetteer = Gazetteer(imported=imported)
    gazetteer.find("Qwrt")
    began = time.process_time()
    for name in names:
        gazetteer.find(name)
    return (time.process_time() - began) / len(names) * 1e6


def opening(imported: Path | None) -> float:
    """Milliseconds of processor time until a new gazetteer has answered its first question and named its version."""
    began = time.process_time()
    gazetteer = Gazetteer(imported=imported)
    gazetteer.find("Goma")
    _ = gazetteer.version
    return (time.process_time() - began) * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--imported", type=Path, help="a file that `ofrecord gazetteer import` made")
    imported = parser.parse_args().imported
    chance = random.Random(7)  # noqa: S311 - not for secrets
    with sqlite3.connect(f"{PACKAGED.as_uri()}?mode=ro", uri=True) as connection:
        known = [row[0] for row in connection.execute("SELECT name FROM place ORDER BY geonameid")]
    names = chance.sample(known, NAMES)
    unknown = ["".join(chance.sample(name.lower(), len(name))) for name in names]
    result = {
        "file_mb": round(PACKAGED.stat().st_size / 1e6, 1),
        "imported_mb": round(imported.stat().st_size / 1e6, 1) if imported else None,
        "opening_ms": round(statistics.median(opening(imported) for _ in range(ROUNDS)), 2),
        "known_name_us": round(statistics.median(microseconds(names, imported) for _ in range(ROUNDS)), 1),
        "unknown_name_us": round(statistics.median(microseconds(unknown, imported) for _ in range(ROUNDS)), 1),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
