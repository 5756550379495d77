"""Places of a user's own: a CSV file, checked row by row.

    name,aliases,latitude,longitude,country,admin1,feature,precision,code,pcode,geonameid
    Camp Tarana,Tarana 2|Tarrana,13.61,25.33,SD,North Darfur,S.CMP,point,CAMP-07,SD02,

Only `name` has to be there for every place, with coordinates or a `geonameid` whose coordinates are then taken.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ofrecord.errors import LexiconError
from ofrecord.gazetteer.entries import Entry, OwnPrecision
from ofrecord.gazetteer.names import name_key
from ofrecord.userfiles import DataFile

COLUMNS = (
    *("name", "aliases", "latitude", "longitude", "country", "admin1", "feature", "precision", "code", "pcode"),
    "geonameid",
)
FEATURES: dict[OwnPrecision, str] = {
    "point": "S",
    "settlement": "P.PPL",
    "admin2": "A.ADM2",
    "admin1": "A.ADM1",
    "country": "A.PCLI",
    "region": "L.RGN",
}
"""What a place is taken for when only its precision is said."""
_FEATURE = re.compile(r"[AHLPRSTUV](\.[A-Z][A-Z0-9]{0,6})?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_BETWEEN = re.compile(r"[|;]")
_FIRST = re.compile(r"[^\s\-]+")
_TOKENS = re.compile(r"[^\s\-]+|-")

Known = Callable[[int], Entry | None]
"""The gazetteer's entry of a GeoNames id."""


@dataclass(frozen=True)
class OwnPlaces:
    """Places of a user by the keys of their names, and how many tokens the longest name has that starts with a word."""

    by_key: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)


def own_places(files: Sequence[DataFile], known: Known) -> OwnPlaces:
    """All places of the files. Raises LexiconError with file and line for the first row that makes no sense."""
    by_key: dict[str, list[Entry]] = defaultdict(list)
    starts: dict[str, int] = {}
    for number, (entry, names) in enumerate((row for file in files for row in _rows(file, known)), 1):
        own = replace(entry, geonameid=entry.geonameid or -number)
        for name in names:
            _add(by_key[name_key(name)], replace(own, main=name == own.name))
            first = _FIRST.findall(name)[0].lower()
            starts[first] = max(starts.get(first, 0), len(_TOKENS.findall(name)))
    return OwnPlaces({key: tuple(entries) for key, entries in by_key.items()}, starts)


def _add(entries: list[Entry], entry: Entry) -> None:
    """A name that is given twice to one place counts once, as its main name if it is that in one of them."""
    if all(e.geonameid != entry.geonameid for e in entries):
        entries.append(entry)


def _rows(file: DataFile, known: Known) -> Iterator[tuple[Entry, list[str]]]:
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{file.path}:1: is not UTF-8 text; save it as CSV UTF-8") from error
    head = text.partition("\n")[0]
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        columns = _columns(file, next(table, []))
        for row in table:
            if any(cell.strip() for cell in row):
                yield _Row(f"{file.path}:{table.line_num}", columns, row, known).place()
    except csv.Error as error:
        raise LexiconError(f"{file.path}:{table.line_num}: is not CSV ({error}); check its quotation marks") from error


def _columns(file: DataFile, head: Iterable[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in head]
    unknown = [c for c in columns if c not in COLUMNS]
    if unknown or "name" not in columns or len(set(columns)) < len(columns):
        what = f"no column is called {unknown[0]!r}" if unknown else "needs one column `name`, and no column twice"
        raise LexiconError(f"{file.path}:1: {what}; columns are {', '.join(COLUMNS)}")
    return columns


class _Row:
    """One row on its way to an entry; every complaint names file and line."""

    def __init__(self, where: str, columns: list[str], cells: list[str], known: Known) -> None:
        self.where = where
        if len(cells) != len(columns):
            raise self._wrong(f"has {len(cells)} cells, the first line {len(columns)}")
        self.cells = {c: cell.strip() for c, cell in zip(columns, cells, strict=True)}
        self.known = known

    def place(self) -> tuple[Entry, list[str]]:
        """The entry and all its names, the main one first."""
        name = self.cells["name"]
        names = [name, *filter(None, map(str.strip, _BETWEEN.split(self.cells.get("aliases", ""))))]
        for one in names:
            if not name_key(one):
                raise self._wrong(f"name: {one!r} holds no letter")
        base = self._base()
        latitude, longitude = self._point(base)
        precision = self._precision()
        feature = self._feature() or (FEATURES[precision] if precision else base.feature if base else "P.PPL")
        return Entry(
            geonameid=base.geonameid if base else 0,
            name=name,
            latitude=latitude,
            longitude=longitude,
            country=self._country() or (base.country if base else ""),
            admin1_id=base.admin1_id if base else None,
            admin1=self.cells.get("admin1") or (base.admin1 if base else None),
            feature=feature,
            population=base.population if base else 0,
            main=True,
            subdivision=base.subdivision if base else None,
            own=True,
            precision=precision,
            code=self.cells.get("code") or None,
            pcode=self.cells.get("pcode") or None,
        ), names

    def _wrong(self, what: str) -> LexiconError:
        return LexiconError(f"{self.where}: {what}; correct the row")

    def _base(self) -> Entry | None:
        """The gazetteer's entry that the row names by its id."""
        said = self.cells.get("geonameid")
        if not said:
            return None
        found = self.known(int(said)) if said.isdecimal() and len(said) < 10 else None
        if found is None and not (said.isdecimal() and self.cells.get("latitude")):
            raise self._wrong(f"geonameid: {said!r} is not in the gazetteer, and no coordinates are given")
        return found

    def _point(self, base: Entry | None) -> tuple[float | None, float | None]:
        latitude, longitude = self._degrees("latitude", 90), self._degrees("longitude", 180)
        if (latitude is None) != (longitude is None):
            raise self._wrong("gives one of latitude and longitude without the other")
        if latitude is None and base is None:
            raise self._wrong("gives neither latitude and longitude nor a geonameid")
        return (latitude, longitude) if latitude is not None or base is None else (base.latitude, base.longitude)

    def _degrees(self, column: str, limit: int) -> float | None:
        said = self.cells.get(column, "")
        if not said:
            return None
        try:
            value = float(said)
        except ValueError as error:
            raise self._wrong(f"{column}: {said!r} is not a number of degrees such as 13.61") from error
        if not -limit <= value <= limit:  # nan fails too
            raise self._wrong(f"{column}: {said} is not between -{limit} and {limit}")
        return value

    def _country(self) -> str:
        said = self.cells.get("country", "")
        if said and not _COUNTRY.fullmatch(said):
            raise self._wrong(f"country: {said!r} is not an ISO 3166-1 code of two capitals, such as SD")
        return said

    def _feature(self) -> str:
        said = self.cells.get("feature", "")
        if said and not _FEATURE.fullmatch(said):
            raise self._wrong(f"feature: {said!r} is not a GeoNames class and code such as P.PPL or S.CMP")
        return said

    def _precision(self) -> OwnPrecision | None:
        said = self.cells.get("precision", "")
        if said and said not in FEATURES:
            raise self._wrong(f"precision: {said!r} is none of {', '.join(FEATURES)}")
        return next((p for p in FEATURES if p == said), None)
