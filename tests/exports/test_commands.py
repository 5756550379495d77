"""The commands, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ofrecord.errors import NotInStore, OfRecordError, SettingsError, StoreError
from ofrecord.store import Store
from ofrecord.views.cli.main import app


def typed(store: Path, *words: str) -> Result:
    result = CliRunner().invoke(app, [*words, "--store", str(store)])
    if isinstance(result.exception, OfRecordError):
        raise result.exception
    return result


def test_search_shows_and_counts(filled: Store) -> None:
    result = typed(filled.folder, "search", "--text", "shelling", "--limit", "1")
    assert result.exit_code == 0
    assert "ASSAULT/heavy-weapons: Northern Front → people, Lubanda, 2024-05-03" in result.stdout
    assert "according to Mayor Ana Okoro" in result.stdout
    assert "2 events (the first 1 are shown" in result.stderr


def test_search_as_json_is_a_list_even_when_empty(filled: Store) -> None:
    found = json.loads(typed(filled.folder, "search", "--kind", "figures", "--format", "json").stdout)
    assert [row["item"]["low"] for row in found] == [12, 12]
    assert json.loads(typed(filled.folder, "search", "--text", "nowhere", "--format", "json").stdout) == []


def test_export_writes_the_same_to_a_file_and_to_standard_output(filled: Store, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert typed(filled.folder, "export", "--as", "acled", "--output", str(file)).exit_code == 0
    result = typed(filled.folder, "export", "--as", "acled")
    assert file.read_bytes() == result.stdout_bytes
    assert "2 events left out" in result.stderr


def test_show_gives_words_in_place_speakers_and_reference(filled: Store) -> None:
    item = json.loads(typed(filled.folder, "search", "--text", "shelling", "--format", "json").stdout)[0]["item"]["id"]
    for id in (item, item[:6]):
        shown = typed(filled.folder, "show", id).stdout
        assert "Shelling by the Northern Front [[killed]] at least 12 people" in shown
        assert "according to Mayor Ana Okoro" in shown
        assert "Étoile Press, “Relief convoy reaches Lubanda”, 2024-05-04" in shown
        assert "characters 62–68: “killed”" in shown
    assert "reference" in json.loads(typed(filled.folder, "show", item, "--format", "json").stdout)[0]


def test_show_of_a_report_lists_its_items(filled: Store) -> None:
    shown = typed(filled.folder, "show", "r1").stdout
    assert "events: 4" in shown
    assert "control: 1" in shown
    assert json.loads(typed(filled.folder, "show", "r1", "--format", "json").stdout)["document"]["id"] == "r1"


def test_show_of_nothing_and_of_several_says_so(filled: Store) -> None:
    with pytest.raises(NotInStore, match="begins with"):
        typed(filled.folder, "show", "zzz")
    with pytest.raises(NotInStore, match="could be any of"):
        typed(filled.folder, "show", "e-")


def test_wrong_words_are_named(filled: Store) -> None:
    with pytest.raises(SettingsError, match="choose from"):
        typed(filled.folder, "search", "--stance", "shouts")
    with pytest.raises(SettingsError, match="four numbers"):
        typed(filled.folder, "search", "--box", "1,2")


def test_looking_into_no_store_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        typed(tmp_path / "absent", "search")
    assert not (tmp_path / "absent").exists()
