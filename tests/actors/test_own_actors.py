"""Actors of a user's own: they win and say so; a list that makes no sense is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofrecord.domain.mentions import Entity
from ofrecord.domain.record import Record
from ofrecord.errors import LexiconError
from ofrecord.language.own_parties import COLUMNS, own_parties
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given
from ofrecord.userfiles import DataFile, UserFiles

LIST = """name,aliases,type,country,sector,code,organization_type
Falcon Brigade,Falcons|Liwa Saqr,armed_group,SYR,REB,AG-12,
Valley Guard,,armed_force,SDN,,AF-3,
Open Wells,OW|Open Wells Foundation,organization,,NGO,NGO-7,nngo
RSF,,armed_group,SDN,UAF,AG-1,
"""


@pytest.fixture(scope="module")
def own_reader(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Reader:
    path = tmp_path_factory.mktemp("own") / "actors.csv"
    path.write_text(LIST, encoding="utf-8")
    return Reader(Settings(user=UserFiles(actors=(path,))), reader.model)


def read(reader: Reader, text: str) -> Record:
    return reader.read(Capture(text.encode(), "test", "application/jsonl", Given("test", "2024-09-16")))


def entity_of(record: Record, exact: str) -> Entity:
    mention = next(m for m in record.mentions if m.exact == exact)
    return next(e for e in record.entities if e.id == mention.entity)


@pytest.mark.parametrize(
    ("text", "exact", "type", "country", "sector", "code"),
    [
        ("The Falcon Brigade shelled the town.", "The Falcon Brigade", "armed_group", "SYR", "REB", "AG-12"),
        ("Fighters of Liwa Saqr left the town.", "Liwa Saqr", "armed_group", "SYR", "REB", "AG-12"),
        ("Valley Guard seized the port.", "Valley Guard", "armed_force", "SDN", "MIL", "AF-3"),
        ("Open Wells delivered water to the camp.", "Open Wells", "organization", None, "NGO", "NGO-7"),
        ("The Rapid Support Forces shelled the town.", "The Rapid Support Forces", "armed_group", "SDN", "UAF", "AG-1"),
    ],
)
def test_own_actors_have_their_type_and_codes(
    own_reader: Reader, text: str, exact: str, type: str, country: str | None, sector: str, code: str
) -> None:
    entity = entity_of(read(own_reader, text), exact)
    assert (entity.type, entity.codes.country, entity.codes.sector, entity.codes.own) == (type, country, sector, code)
    assert entity.by.rule == "own_list"


def test_own_mentions_say_so(own_reader: Reader) -> None:
    record = read(own_reader, "Liwa Saqr shelled the town.")
    assert next(m.by.rule for m in record.mentions if m.exact == "Liwa Saqr") == "own_list"


def test_aliases_are_one_actor(own_reader: Reader) -> None:
    record = read(own_reader, "The Falcon Brigade shelled the town. Liwa Saqr denied it.")
    first, second = entity_of(record, "The Falcon Brigade"), entity_of(record, "Liwa Saqr")
    assert first.id == second.id
    assert "Liwa Saqr" in (first.name, *first.aliases)


def test_own_organisations_are_aid_organisations(own_reader: Reader) -> None:
    (event,) = read(own_reader, "Gunmen abducted two Open Wells workers.").events
    assert (event.access, event.aid and event.aid.organization_type) == ("attack_on_aid", "nngo")


def test_without_the_list_nothing_is_known_of_them(reader: Reader) -> None:
    entity = entity_of(read(reader, "The Falcon Brigade shelled the town."), "The Falcon Brigade")
    assert entity.codes.own is None
    assert entity.by.rule != "own_list"


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("name,colour\nA,red", 1, "no column is called 'colour'"),
        ("name,aliases\nFalcons,", 1, "needs one column 'type'"),
        ("name,type\nFalcons,gang", 2, "type: 'gang' is none of organization"),
        ("name,type\nFalcons,armed_group\nfalcons,armed_group", 3, "does not begin with a capital"),
        ("name,type,country\nFalcons,armed_group,SY", 2, "country: 'SY'"),
        ("name,type,sector\nFalcons,armed_group,rebels", 2, "sector: 'rebels'"),
        ("name,type,organization_type\nWells,organization,charity", 2, "organization_type: 'charity' is none of un"),
        ("name,type\nFalcons", 2, "has 1 cells, the first line 2"),
        ('name,type\n"Falcons,armed_group', 2, "is not CSV"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(rows: str, line: int, words: str) -> None:
    with pytest.raises(LexiconError) as refused:
        own_parties((DataFile(Path("mine.csv"), rows.encode()),), {"SYR"})
    assert f"mine.csv:{line}: " in str(refused.value)
    assert words in str(refused.value)


def test_semicolons_and_any_order_of_columns() -> None:
    (party,) = own_parties((DataFile(Path("mine.csv"), b"type;name\narmed_group;Falcons\n"),), set())
    assert (party.names, party.type, party.own) == (("Falcons",), "armed_group", True)


def test_the_guide_names_every_column() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "your-actors.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in guide for column in COLUMNS)
