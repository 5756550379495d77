"""Which configuration file counts, what it may say, and that every complaint names file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofrecord import configured
from ofrecord.configuration import configuration_file, imported_file, user_files
from ofrecord.errors import SettingsError
from ofrecord.settings import Settings
from ofrecord.userfiles import UserFiles, loaded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and nothing in the environment."""
    for name in ("OFRECORD_CONFIG", "OFRECORD_GAZETTEER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    for name in ("places.csv", "actors.csv", "other.csv"):
        (tmp_path / name).write_text("name\n", encoding="utf-8")
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_set_without_a_file(folder: Path) -> None:
    assert configuration_file() is None
    assert configured() == Settings()


def test_the_file_of_the_current_folder_counts(folder: Path) -> None:
    written(folder / "ofrecord.toml", '[places]\nfiles = ["places.csv"]\n[actors]\nfiles = ["actors.csv"]\n')
    assert user_files() == UserFiles((folder / "places.csv",), (folder / "actors.csv",))


def test_a_named_file_counts_before_the_variable_and_the_folder(folder: Path) -> None:
    written(folder / "ofrecord.toml", '[places]\nfiles = ["places.csv"]\n')
    other = written(folder / "other.toml", '[places]\nfiles = ["other.csv"]\n')
    environment = {"OFRECORD_CONFIG": str(other), "HOME": str(folder)}
    assert user_files(environment=environment).places == (folder / "other.csv",)
    assert user_files(folder / "ofrecord.toml", environment).places == (folder / "places.csv",)


def test_paths_are_relative_to_the_configuration(folder: Path) -> None:
    deep = written(folder / "team" / "ofrecord.toml", '[places]\nfiles = ["../places.csv"]\n')
    assert user_files(deep).places[0].samefile(folder / "places.csv")


def test_no_folder_above_is_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(folder / "ofrecord.toml", '[places]\nfiles = ["places.csv"]\n')
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert configuration_file() is None


WRONG = [
    # what the file says, what the complaint has to name
    ("[places\n", "is not TOML"),
    ('[places]\nfiles = "places.csv"\n', r"places\.files: Input should be a valid list"),
    ("[places]\nfiles = [7]\n", r"places\.files\.0: "),
    ('[place]\nfiles = ["places.csv"]\n', "place: there is no such key"),
    ('[places]\nfile = ["places.csv"]\n', r"places\.file: there is no such key"),
    ('[places]\nfiles = ["none.csv"]\n', r"places\.files: there is no file .*none\.csv"),
    ('[actors]\nfiles = ["none.csv"]\n', r"actors\.files: there is no file .*none\.csv"),
    ('[actors]\nfiles = ["actors.csv", "actors.csv"]\n', r"actors\.files: .*actors\.csv is named twice"),
    ('[gazetteer]\nfile = "none.sqlite"\n', r"gazetteer\.file: there is no file .*none\.sqlite"),
    ('[places]\nfiles = ["."]\n', r"places\.files: there is no file"),
]


@pytest.mark.parametrize(("text", "complaint"), WRONG)
def test_complaints_name_file_and_key(folder: Path, text: str, complaint: str) -> None:
    path = written(folder / "ofrecord.toml", text)
    with pytest.raises(SettingsError, match=f"^{path}: {complaint}"):
        user_files()


def test_other_encodings_are_refused_by_name(folder: Path) -> None:
    path = folder / "ofrecord.toml"
    path.write_bytes("# Größe\n".encode("utf-16"))
    with pytest.raises(SettingsError, match="is not UTF-8"):
        user_files(path)


def test_a_named_file_has_to_be_there(folder: Path) -> None:
    with pytest.raises(SettingsError, match="no such configuration file"):
        user_files(folder / "none.toml")
    with pytest.raises(SettingsError, match="no such configuration file"):
        user_files(environment={"OFRECORD_CONFIG": str(folder / "none.toml")})


def test_an_imported_gazetteer_is_used_where_it_is(folder: Path) -> None:
    usual = imported_file()
    assert usual == folder / "data" / "ofrecord" / "gazetteer.sqlite"
    usual.parent.mkdir(parents=True)
    usual.touch()
    assert user_files().gazetteer == usual
    assert imported_file(environment={"OFRECORD_GAZETTEER": "/srv/places.sqlite"}) == Path("/srv/places.sqlite")


def test_the_digest_follows_bytes_not_names(folder: Path) -> None:
    one, two = UserFiles(places=(folder / "places.csv",)), UserFiles(places=(folder / "other.csv",))
    assert loaded(one).digest == loaded(two).digest != ""
    assert loaded(UserFiles(actors=(folder / "places.csv",))).digest != loaded(one).digest
    (folder / "other.csv").write_text("name,code\n", encoding="utf-8")
    assert loaded(two).digest != loaded(one).digest
    assert loaded(UserFiles()).digest == ""


def test_a_file_that_went_away_is_named(folder: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.csv: cannot be read"):
        loaded(UserFiles(places=(folder / "gone.csv",)))
