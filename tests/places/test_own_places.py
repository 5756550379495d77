"""Places of a user's own: they win and say so; a list that makes no sense is refused with file and line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ofrecord.domain.places import Place
from ofrecord.domain.record import Record
from ofrecord.errors import LexiconError
from ofrecord.gazetteer import Gazetteer
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given
from ofrecord.userfiles import DataFile, UserFiles

LIST = """name,aliases,latitude,longitude,country,admin1,feature,precision,code,pcode,geonameid
Camp Tarana,Tarana 2|Tarrana,13.61,25.33,SD,North Darfur,S.CMP,,CAMP-07,SD02-7,
Springfield,,48.51,37.52,UA,,,settlement,V-1,,
Goma,Ngoma Mjini,,,,,,,,CD6101,216281
Nyala,,12.2,25.0,SD,,P.PPL,,VILLAGE,,
Верхнє Поле,Verkhnie Pole,48.2,37.1,UA,,,,,,
Well Three,,15.0,30.0,SD,,,point,,,
"""


@pytest.fixture(scope="module")
def own_reader(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Reader:
    path = tmp_path_factory.mktemp("own") / "places.csv"
    path.write_text(LIST, encoding="utf-8")
    return Reader(Settings(user=UserFiles(places=(path,))), reader.model)


def read(reader: Reader, text: str) -> Record:
    return reader.read(Capture(text.encode(), "test", "application/jsonl", Given("test", "2024-09-16")))


def place(record: Record, exact: str) -> Place:
    return next(p for p in record.places if p.exact == exact)


OWN = [
    # text, words, name of the list, latitude, country, precision
    ("Drones hit Tarana 2 on Monday.", "Tarana 2", "Camp Tarana", 13.61, "SD", "point"),
    ("Families had fled from Tarrana, they said.", "Tarrana", "Camp Tarana", 13.61, "SD", "point"),
    ("Water ran out at Camp Tarana.", "Camp Tarana", "Camp Tarana", 13.61, "SD", "point"),
    ("Shells fell on Springfield.", "Springfield", "Springfield", 48.51, "UA", "settlement"),
    ("Tanks entered Ngoma Mjini at dawn.", "Ngoma Mjini", "Goma", -1.67409, "CD", "settlement"),
    ("Soldiers left Nyala.", "Nyala", "Nyala", 12.2, "SD", "settlement"),
    ("The army held Verkhnie Pole.", "Verkhnie Pole", "Верхнє Поле", 48.2, "UA", "settlement"),
    ("Herders met at Well Three.", "Well Three", "Well Three", 15.0, "SD", "point"),
]


@pytest.mark.parametrize(("text", "exact", "name", "latitude", "country", "precision"), OWN)
def test_own_places_win(
    own_reader: Reader, text: str, exact: str, name: str, latitude: float, country: str, precision: str
) -> None:
    found = place(read(own_reader, text), exact)
    assert (found.by.rule, found.name, found.country, found.precision) == ("own_list", name, country, precision)
    assert found.latitude == pytest.approx(latitude, abs=0.05)
    assert found.unresolved is None


def test_codes_of_the_list_are_in_the_record(own_reader: Reader) -> None:
    camp = place(read(own_reader, "Drones hit Tarrana."), "Tarrana")
    assert (camp.code, camp.pcode, camp.geonameid, camp.admin1) == ("CAMP-07", "SD02-7", None, "North Darfur")
    goma = place(read(own_reader, "Drones hit Goma."), "Goma")
    assert (goma.pcode, goma.geonameid) == ("CD6101", 216281)


NOT_OWN = [
    # text, words: the text says elsewhere, it is somebody, it is a facility that only has a town's name, a common word
    ("Police in Springfield, Missouri, made two arrests.", "Springfield"),
    ("Doctors at Nyala hospital treated the wounded.", "Nyala hospital"),
    ("Amina Nyala said that she would go on.", "Nyala"),
    ("They drilled well three times.", "well three"),
]


@pytest.mark.parametrize(("text", "exact"), NOT_OWN)
def test_what_the_list_does_not_mean(own_reader: Reader, text: str, exact: str) -> None:
    assert [p for p in read(own_reader, text).places if p.exact == exact and p.by.rule == "own_list"] == []


def test_the_record_says_that_a_list_was_used(own_reader: Reader, reader: Reader) -> None:
    one, other = read(own_reader, "It rained."), read(reader, "It rained.")
    assert one.reader.startswith(f"{other.reader} user-")
    assert "user-" not in other.reader


WRONG = [
    # the list, what the complaint says after the file's name
    ("place,latitude,longitude\nA,1,2\n", "1: no column is called 'place'"),
    ("name,name\nA,A\n", "1: needs one column `name`"),
    ("", "1: needs one column `name`"),
    ("name,latitude,longitude\nTarana,13.6\n", "2: has 2 cells, the first line 3"),
    ("name,latitude,longitude\nTarana,13.6,25.3\n\nSortoni,north,25\n", "4: latitude: 'north' is not a number"),
    ("name,latitude,longitude\nTarana,95,25\n", "2: latitude: 95 is not between -90 and 90"),
    ("name,latitude,longitude\nTarana,nan,25\n", "2: latitude: nan is not between"),
    ("name,latitude,longitude\nTarana,13,\n", "2: gives one of latitude and longitude"),
    ("name\nTarana\n", "2: gives neither"),
    ("name,latitude,longitude,country\nTarana,13,25,Sudan\n", "2: country: 'Sudan' is not an ISO 3166-1"),
    ("name,latitude,longitude,feature\nTarana,13,25,camp\n", "2: feature: 'camp' is not a GeoNames"),
    ("name,latitude,longitude,precision\nTarana,13,25,exact\n", "2: precision: 'exact' is none of"),
    ("name,geonameid\nTarana,seven\n", "2: geonameid: 'seven' is not in the gazetteer"),
    ("name,geonameid\nTarana,999999999\n", "2: geonameid: '999999999' is not in the gazetteer"),
    ("name,latitude,longitude\n,13,25\n", "2: name: '' holds no letter"),
    ("name,aliases,latitude,longitude\nTarana,'|X,13,25\n", '2: name: "\'" holds no letter'),
    ('name,latitude,longitude\n"Tarana,13,25\n', "2: is not CSV"),
]


@pytest.mark.parametrize(("text", "complaint"), WRONG)
def test_complaints_name_file_and_line(text: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as raised:
        Gazetteer(places=[DataFile(Path("team.csv"), text.encode())])
    assert str(raised.value).startswith(f"team.csv:{complaint}")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(LexiconError, match=r"team\.csv:1: is not UTF-8"):
        Gazetteer(places=[DataFile(Path("team.csv"), "name\nCão\n".encode("latin-1"))])


@pytest.mark.parametrize(
    "text", ["name;latitude;longitude\nTarana;13,61;25\n", "name\tlatitude\tlongitude\nTarana\t13\t25\n"]
)
def test_spreadsheets_that_divide_by_other_signs(text: str) -> None:
    if "13,61" in text:
        text = text.replace("13,61", "13.61")
    assert Gazetteer(places=[DataFile(Path("t.csv"), b"\xef\xbb\xbf" + text.encode())]).find("tarana")[0].own


def test_the_command_line_reads_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "ofrecord.toml").write_text('[places]\nfiles = ["places.csv"]\n', encoding="utf-8")
    command = (sys.executable, "-m", "ofrecord", "read", "-", "--format", "json")
    text = "Drones hit Tarrana on Monday, aid workers said."
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert '"own_list"' in done.stdout
    (tmp_path / "places.csv").write_text("name\nTarana\n", encoding="utf-8")
    failed = subprocess.run(command, input=text, capture_output=True, text=True, cwd=tmp_path)
    assert failed.returncode == 1 and "places.csv:2: gives neither" in failed.stderr
