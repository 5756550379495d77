"""Places on the map: gathered from results, each with a ring as wide as it is uncertain, and drawn without a script."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ofrecord.store import Found
from ofrecord.store.rows import ControlRow, Spot
from ofrecord.views.found_text import credited
from ofrecord.views.web.words import day

Point = tuple[float, float]
RADIUS_KM = {
    "point": 1.0,
    "settlement": 4.0,
    "admin2": 25.0,
    "admin1": 90.0,
    "country": 250.0,
    "region": 160.0,
    "vague": 120.0,
}
"""Radius of the ring by the precision of a place, in kilometres: how far off the happening may well be, not a border."""
SHARP = frozenset({"point", "settlement"})
WIDTH, HEIGHT = 960, 560
LEAST_DEGREES = 4.0
KM_A_DEGREE = 111.2
LABELLED = 14


@dataclass
class Spotted:
    """One place with the results that are located there."""

    name: str
    latitude: float
    longitude: float
    precision: str
    country: str
    holder: str = ""
    found: list[Found] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.found = self.found or []

    @property
    def radius_km(self) -> float:
        """How wide its ring is drawn."""
        return RADIUS_KM.get(self.precision, RADIUS_KM["vague"])

    @property
    def sharp(self) -> bool:
        """Is it known well enough for a filled spot?"""
        return self.precision in SHARP

    @property
    def count(self) -> int:
        """Results located there."""
        return len(self.found)


def spotted(results: Iterable[Found]) -> list[Spotted]:
    """Places with their results, the most frequent first. Control claims are kept apart by who is said to hold the place."""
    places: dict[tuple[object, ...], Spotted] = {}
    for found in results:
        for spot in _located(found):
            holder = claim(found.item) if isinstance(found.item, ControlRow) else ""
            key = (spot.latitude, spot.longitude, spot.precision, spot.name, holder)
            if key not in places:
                places[key] = _place(spot, holder)
            places[key].found.append(found)
    return sorted(places.values(), key=lambda place: (-place.count, place.name, place.holder))


def claim(item: ControlRow) -> str:
    """Who is said to hold a place, by whom and as of when: never more than a claim."""
    holder = item.holder.name if item.holder else "somebody not named"
    voices = credited(item) or "as the report tells"
    as_of = day(item.as_of.latest or item.as_of.earliest) if item.as_of else ""
    return f"{holder} {item.status.replace('_', ' ')}, {voices}" + (f", as of {as_of}" if as_of else "")


def _located(found: Found) -> Iterator[Spot]:
    for spot in found.item.places if found.item else ():
        if spot.use == "location" and spot.latitude is not None and spot.longitude is not None:
            yield spot


def _place(spot: Spot, holder: str) -> Spotted:
    latitude, longitude = spot.latitude or 0.0, spot.longitude or 0.0
    name = spot.exact if spot.precision == "vague" else spot.name or spot.exact
    return Spotted(name, latitude, longitude, spot.precision or "vague", spot.country or "", holder)


@dataclass(frozen=True)
class Drawn:
    """One place on the drawn map, in its pixels."""

    x: float
    y: float
    radius: float
    place: Spotted
    number: int
    label: str


@dataclass(frozen=True)
class Drawing:
    """A map as shapes: the land's outline as an SVG path, the rings in front of it, widest first."""

    width: int
    height: int
    land: str
    rings: tuple[Drawn, ...]


def drawing(places: list[Spotted]) -> Drawing:
    """The map of these places, as large as they need; plate carrée, true to scale in the middle."""
    frame = _Frame.around(places)
    rings = []
    for number, place in enumerate(places):
        x, y = frame.pixel((place.longitude, place.latitude))
        radius = max(4.0, place.radius_km / KM_A_DEGREE * frame.scale)
        rings.append(Drawn(x, y, round(radius, 1), place, number, place.name if number < LABELLED else ""))
    return Drawing(WIDTH, HEIGHT, frame.land(), tuple(sorted(rings, key=lambda ring: -ring.radius)))


@dataclass(frozen=True)
class _Frame:
    """The part of the world that is drawn: its middle, and pixels a degree of latitude."""

    longitude: float
    latitude: float
    scale: float

    @classmethod
    def around(cls, places: list[Spotted]) -> _Frame:
        longitudes, latitudes = [p.longitude for p in places] or [-170, 190], [p.latitude for p in places] or [-60, 80]
        middle = (min(latitudes) + max(latitudes)) / 2
        widest = max((p.radius_km for p in places), default=0) / KM_A_DEGREE
        high = max(max(latitudes) - min(latitudes), LEAST_DEGREES) + 2 * widest + 1
        wide = (max(longitudes) - min(longitudes) + 2 * widest + 1) * _narrowing(middle)
        scale = min(HEIGHT / high, WIDTH / max(wide, 0.1)) * 0.92
        return cls((min(longitudes) + max(longitudes)) / 2, middle, scale)

    def pixel(self, point: Point) -> Point:
        x = WIDTH / 2 + (point[0] - self.longitude) * self.scale * _narrowing(self.latitude)
        return round(x, 1), round(HEIGHT / 2 - (point[1] - self.latitude) * self.scale, 1)

    def land(self) -> str:
        """The outlines that touch the frame; corners closer than a pixel are left out."""
        half_high = HEIGHT / 2 / self.scale
        half_wide = WIDTH / 2 / self.scale / _narrowing(self.latitude)
        west, east = self.longitude - half_wide, self.longitude + half_wide
        south, north = self.latitude - half_high, self.latitude + half_high
        shapes = []
        for (left, bottom, right, top), ring in outlines():
            if left <= east and right >= west and bottom <= north and top >= south:
                shapes.append(self._path(ring, (west, south, east, north)))
        return "".join(shapes)

    def _path(self, ring: list[Point], box: tuple[float, float, float, float]) -> str:
        """A closed path; what lies beyond the frame is pulled to its edge, a frame's width off."""
        west, south, east, north = box
        wide, high = east - west, north - south
        points: list[Point] = []
        for x, y in ring:
            held = min(max(x, west - wide), east + wide), min(max(y, south - high), north + high)
            pixel = self.pixel(held)
            if not points or abs(pixel[0] - points[-1][0]) + abs(pixel[1] - points[-1][1]) >= 1:
                points.append(pixel)
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _narrowing(latitude: float) -> float:
    """How much shorter a degree of longitude is than one of latitude."""
    return max(math.cos(math.radians(latitude)), 0.1)


@cache
def outlines() -> list[tuple[tuple[float, float, float, float], list[Point]]]:
    """The rings of all land with the box around each: (west, south, east, north) in degrees."""
    file = resources.files("ofrecord.views.web") / "vendor" / "coast.json"
    polygons = json.loads(file.read_text(encoding="utf-8"))["coordinates"]
    rings = [[(x, y) for x, y in ring] for polygon in polygons for ring in polygon]
    return [
        ((min(x for x, _ in r), min(y for _, y in r), max(x for x, _ in r), max(y for _, y in r)), r) for r in rings
    ]
