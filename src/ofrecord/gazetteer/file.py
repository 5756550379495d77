"""One gazetteer file: opened at the first question, read-only, one connection a thread."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ofrecord.errors import MissingPart
from ofrecord.gazetteer.entries import Entry
from ofrecord.gazetteer.names import FORMAT
from ofrecord.gazetteer.rows import digest_of

MAPPED = 64 * 1024 * 1024
"""Bytes of the file that may be read through the system's page cache without copies."""

_SELECT = """
SELECT p.geonameid, p.name, p.latitude, p.longitude, p.country, p.admin1, a.name, p.feature, p.population, {main},
       coalesce(p.iso, a.iso)
FROM {source} LEFT JOIN place a ON a.geonameid = p.admin1
"""
_BY_NAME = _SELECT.format(main="n.main", source="name n JOIN place p ON p.geonameid = n.geonameid") + (
    "WHERE n.key = ? ORDER BY p.population DESC, p.geonameid LIMIT 200"
)
_BY_ID = _SELECT.format(main="1", source="place p") + "WHERE p.geonameid = ?"
_COUNTRIES = _SELECT.format(main="1", source="place p") + "WHERE p.feature = 'A.PCLI'"
_NAMED = "SELECT geonameid, max(main) FROM name WHERE key = ? GROUP BY geonameid LIMIT 200"


class GazetteerFile:
    """Read-only access to one file. Safe in threads and forked processes.

    Raises MissingPart, which ends in `remedy`, when the file is absent, broken or of another format.
    """

    def __init__(self, path: Path, remedy: str) -> None:
        self.path, self.remedy = path, remedy
        self._local = threading.local()

    def rows(self, key: str) -> list[Entry]:
        """Entries under a key, most populous first."""
        return [_entry(row) for row in self._connection().execute(_BY_NAME, (key,))]

    def named(self, key: str) -> list[tuple[int, bool]]:
        """Ids under a key, also of places that the file does not hold itself; is it their main name?"""
        return [(row[0], bool(row[1])) for row in self._connection().execute(_NAMED, (key,))]

    def get(self, geonameid: int) -> Entry | None:
        """The entry with a GeoNames id."""
        row = self._connection().execute(_BY_ID, (geonameid,)).fetchone()
        return _entry(row) if row else None

    def countries(self) -> Iterator[Entry]:
        """All countries: one walk over the file, which has no index by country."""
        return map(_entry, self._connection().execute(_COUNTRIES))

    def meta(self) -> dict[str, str]:
        """Versions of the sources, format, number of places, fingerprint of the rows."""
        return dict(self._connection().execute("SELECT key, value FROM meta"))

    def digest(self) -> str:
        """The fingerprint worked out anew from the rows (two seconds): differs from it where the file was changed."""
        try:
            return digest_of(self._connection())
        except sqlite3.DatabaseError as error:
            raise MissingPart(f"the gazetteer {self.path} cannot be read ({error}); {self.remedy}") from error

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._open()
        return found

    def _open(self) -> sqlite3.Connection:
        if not self.path.exists():
            raise MissingPart(f"the gazetteer {self.path} is not there; {self.remedy}")
        address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            facts = dict(connection.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise MissingPart(f"the gazetteer {self.path} cannot be read ({error}); {self.remedy}") from error
        connection.execute(f"PRAGMA mmap_size={MAPPED}")
        if facts.get("format") != FORMAT:
            raise MissingPart(f"the gazetteer {self.path} was built by another version; {self.remedy}")
        return connection


def _entry(row: tuple[Any, ...]) -> Entry:
    geonameid, name, latitude, longitude, country, admin1_id, admin1, feature, population, main, iso = row
    return Entry(geonameid, name, latitude, longitude, country, admin1_id, admin1, feature, population, bool(main), iso)
