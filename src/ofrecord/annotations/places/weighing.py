"""How likely a gazetteer entry is meant: its size and kind, and what the text says around the name."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ofrecord.annotations.places.words import HeadFit, Known
from ofrecord.gazetteer.entries import Entry

Container = Entry | Known
"""A larger area in which the text puts a name."""

# Weights in units of one order of magnitude of population (log10): a city ten times as large is one point likelier.
MAIN_NAME = 1.5
CAPITAL = 2.5
COUNTRY = 4.0
IN_CONTAINER = 8.0
SAME_SENTENCE = 1.5
SAME_DOCUMENT = 1.5
SAME_ADMIN1 = 2.0
HOME = 0.7
FITS = 5.0
NAMESAKE = 1.5
STATE = 0.3
ADMIN1_LIMIT, ADMIN2_LIMIT = 6.5, 4.0
"""Areas hold more people than their seats; beyond this their size says nothing more."""
NAMED, ADJECTIVE = 1.0, 0.5
"""What a country's name and an adjective ("Russian troops") say of where things are: troops are abroad."""
SEAT_KM = 40.0
NEIGHBOUR, NEIGHBOUR_KM = 2.0, 60.0
"""What it says for a town that the text names another one near it."""
EARTH_KM = 6371.0


class Context:
    """What the text has said of countries and areas so far, by sentence and as a whole."""

    def __init__(self, home: Iterable[str]) -> None:
        self.home = frozenset(home)
        self.countries: Counter[str] = Counter()
        self.total = 0.0
        self.admin1s: set[int] = set()
        self.by_sentence: dict[int, dict[str, float]] = defaultdict(dict)
        self.towns: dict[str, list[Entry]] = defaultdict(list)

    def note(self, sentence: int, country: str, weight: float = NAMED) -> None:
        """A place in this country was named."""
        if country:
            self.countries[country] += 1
            self.total += 1
            here = self.by_sentence[sentence]
            here[country] = max(weight, here.get(country, 0.0))

    def note_town(self, key: str, town: Entry) -> None:
        """A name may mean this town."""
        if town.feature.startswith("P") and town.latitude is not None and town not in self.towns[key]:
            self.towns[key].append(town)

    def neighbours(self, entry: Entry, key: str) -> float:
        """What other towns of the text say for a town of this name: that one of them is near."""
        if not entry.feature.startswith("P"):
            return 0.0
        others = (t for name, towns in self.towns.items() if name != key for t in towns if t.country == entry.country)
        return NEIGHBOUR if any(kilometres(entry, t) < NEIGHBOUR_KM for t in others) else 0.0

    def support(self, entry: Entry, sentence: int) -> float:
        """What the text around the name says for this entry."""
        said = (
            SAME_SENTENCE * self.by_sentence[sentence].get(entry.country, 0.0) if sentence in self.by_sentence else 0.0
        )
        if self.total:
            said += SAME_DOCUMENT * self.countries[entry.country] / self.total
        return said + SAME_ADMIN1 * (entry.admin1_id in self.admin1s) + HOME * (entry.country in self.home)


def prominence(entry: Entry) -> float:
    """What speaks for an entry in any text: size, its main name, being a capital or country."""
    size = math.log10(max(entry.population, 1))
    if entry.feature.startswith("A.ADM"):
        size = min(size, ADMIN1_LIMIT if entry.feature == "A.ADM1" else ADMIN2_LIMIT)
    return (
        size
        + STATE * (entry.main and entry.feature == "A.ADM1")
        + MAIN_NAME * entry.main
        + CAPITAL * (entry.main and entry.feature == "P.PPLC")
        + COUNTRY * (entry.feature == "A.PCLI")
    )


def fit_of(entry: Entry, fit: HeadFit | None) -> float:
    """How well the entry's kind suits the head noun ("region" → first-order area)."""
    if fit is None or fit in ("any", "point"):
        return 0.0
    wanted = {"admin": "A.ADM", "admin1": "A.ADM1", "admin2": "A.ADM2", "settlement": "P."}[fit]
    if entry.feature.startswith(wanted):
        return FITS
    return FITS / 2 if wanted.startswith("A.") and entry.feature.startswith("A.ADM") else 0.0


def namesake(entry: Entry, towns: Iterable[Entry]) -> float:
    """An area named after a large town in it: without a word such as "region" the town is meant."""
    if not entry.feature.startswith("A.ADM"):
        return 0.0
    seat = any(t.population * 10 >= entry.population and _is_seat(t, entry) for t in towns)
    return NAMESAKE if seat else 0.0


def _is_seat(town: Entry, area: Entry) -> bool:
    """Sources file some towns under another level of areas, so nearness counts too."""
    return town.country == area.country and (town.admin1_id == area.admin1_id or kilometres(town, area) < SEAT_KM)


def within(entry: Entry, container: Container) -> bool:
    """Does the entry lie in the area that the text puts it in?"""
    if isinstance(container, Known):
        return entry.country in container.all_countries and entry.feature != "A.PCLI"
    return inside(entry, container)


def inside(entry: Entry, area: Entry) -> bool:
    """Does an entry lie in another one, a country or an area of the first order (or what that holds)?"""
    if entry.geonameid == area.geonameid or entry.country != area.country:
        return False
    return area.feature == "A.PCLI" or entry.admin1_id in (area.geonameid, area.admin1_id)


def midpoint(one: Entry, other: Entry) -> Entry:
    """Half-way between two towns near each other: the first one's entry with that point."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return one
    half = (other.longitude - one.longitude + 180) % 360 - 180
    longitude = (one.longitude + half / 2 + 180) % 360 - 180
    return replace(one, latitude=round((one.latitude + other.latitude) / 2, 4), longitude=round(longitude, 4))


def kilometres(one: Entry, other: Entry) -> float:
    """Great-circle distance; infinite where the gazetteer has no point for one of them."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.radians(other.longitude - one.longitude) / 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
