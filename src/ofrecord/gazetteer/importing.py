"""Merges GeoNames files that a user supplies into a gazetteer file of the user's own.

A file is a zip from GeoNames' download folder: a table of places (19 columns, such as `UA.zip`) or of alternate names (8 or 10
columns). It is read as a stream and never unpacked. Rows are keyed by GeoNames id and by the table that they came from: the
same file again changes nothing, a newer one of the same name replaces the older. The new gazetteer is written beside the old
one and takes its place when it is whole.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ofrecord.errors import SourceRefused
from ofrecord.gazetteer.build import base_names
from ofrecord.gazetteer.file import GazetteerFile
from ofrecord.gazetteer.geonames import Named, Place, Table, opened
from ofrecord.gazetteer.lookup import REIMPORT
from ofrecord.gazetteer.names import FORMAT, is_kept, name_key
from ofrecord.gazetteer.rows import digest_of

Seen = Callable[[int, int], None]
"""Is told how many bytes of how many of a table have been read."""

_SCHEMA = """
CREATE TABLE place (geonameid INTEGER NOT NULL, name TEXT NOT NULL, latitude REAL, longitude REAL, point TEXT NOT NULL,
                    country TEXT NOT NULL, admin1 INTEGER, feature TEXT NOT NULL, population INTEGER NOT NULL, iso TEXT,
                    admin1_code TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (geonameid)) WITHOUT ROWID;
CREATE TABLE name (key TEXT NOT NULL, geonameid INTEGER NOT NULL, main INTEGER NOT NULL, source TEXT NOT NULL,
                   PRIMARY KEY (key, geonameid, source)) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, places INTEGER NOT NULL, names INTEGER NOT NULL)
                    WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_FIRST_ORDER = """
UPDATE place SET admin1 = (SELECT a.geonameid FROM first_order a WHERE a.country = place.country AND a.code = admin1_code)
"""


@dataclass(frozen=True)
class Imported:
    """One table in a user's gazetteer: its name, the hash of the zip, how many places and names it gave."""

    name: str
    sha256: str
    places: int
    names: int


def import_file(target: Path, path: Path, seen: Seen = lambda done, total: None) -> Imported:
    """Merge one zip. Raises SourceRefused for anything else than a GeoNames table, and then nothing is changed."""
    with opened(path) as table, _changed(target) as connection:
        _forget(connection, table.name)
        try:
            counts = _write(connection, table, seen)
        except sqlite3.IntegrityError as error:
            raise SourceRefused(str(path), "malformed", f"a row cannot be stored ({error})") from error
        made = Imported(table.name, table.sha256, *counts)
        connection.execute("INSERT INTO source VALUES (?,?,?,?)", (made.name, made.sha256, made.places, made.names))
    return made


def remove(target: Path, names: Iterable[str]) -> list[Imported]:
    """Take tables out again; those that were there."""
    there = [one for one in imported(target) if one.name in set(names)]
    if there:
        with _changed(target) as connection:
            for one in there:
                _forget(connection, one.name)
    return there


def imported(target: Path) -> list[Imported]:
    """The tables in a user's gazetteer, by name. Raises MissingPart where the file is broken or of another version."""
    if not target.exists():
        return []
    GazetteerFile(target, REIMPORT).meta()
    connection = sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return [Imported(*row) for row in connection.execute("SELECT * FROM source ORDER BY name")]
    finally:
        connection.close()


@contextmanager
def _changed(target: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the file to write in; it takes the file's place when all went well, and is removed otherwise."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(".part")
    temporary.unlink(missing_ok=True)
    if target.exists():
        GazetteerFile(target, REIMPORT).meta()
        shutil.copyfile(target, temporary)
    connection = sqlite3.connect(temporary, isolation_level=None)
    try:
        if not target.exists():
            connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        yield connection
        _finish(connection)
        connection.execute("COMMIT")
        connection.close()
        temporary.replace(target)
    finally:
        connection.close()
        temporary.unlink(missing_ok=True)


def _forget(connection: sqlite3.Connection, name: str) -> None:
    for table, column in (("place", "source"), ("name", "source"), ("source", "name")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))  # noqa: S608 - both are of this line


def _finish(connection: sqlite3.Connection) -> None:
    """Places get the id of their first-order area, and the file its fingerprint."""
    connection.execute(
        "CREATE TEMP TABLE first_order (country TEXT, code TEXT, geonameid INTEGER, PRIMARY KEY (country, code))"
    )
    areas = (
        "SELECT country, admin1_code, min(geonameid) FROM place WHERE feature = 'A.ADM1' GROUP BY country, admin1_code"
    )
    connection.execute(f"INSERT INTO first_order {areas}")
    connection.execute(_FIRST_ORDER)
    connection.execute("DROP TABLE first_order")
    count = connection.execute("SELECT count(*) FROM place").fetchone()[0]
    facts = {"format": FORMAT, "places": str(count), "fingerprint": digest_of(connection)}
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?,?)", sorted(facts.items()))


def _write(connection: sqlite3.Connection, table: Table, seen: Seen) -> tuple[int, int]:
    """All rows of a table; how many places and names were stored."""
    places = names = 0
    for done, row in table.rows():
        if isinstance(row, Place):
            place = (row.geonameid, row.name, row.latitude, row.longitude, "own", row.country, None, row.feature)
            rest = (row.population, None, row.admin1, table.name)
            connection.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (*place, *rest))
            places += 1
        main = name_key(row.name) if isinstance(row, Place) else ""
        for key in filter(is_kept, {main, *_keys(row)}):
            values = (key, row.geonameid, int(key == main), table.name)
            names += connection.execute("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", values).rowcount
        seen(done, table.size)
    return places, names


def _keys(row: Place | Named) -> Iterable[str]:
    """Keys of all names; areas also without their generic word ("Kursk Oblast" → "kursk")."""
    if isinstance(row, Place) and row.feature.startswith("A."):
        return base_names((row.name, *row.names))
    return map(name_key, row.names)
