"""The user's configuration file, `ofrecord.toml`: which one counts, and what it says.

    [places]
    files = ["my_places.csv"]      # paths are relative to the configuration file

    [actors]
    files = ["my_actors.csv"]

    [gazetteer]
    file = "imported.sqlite"       # instead of the one in the folder for a person's data

The file is the one that is named (`--config`), else the one that `OFRECORD_CONFIG` names, else `ofrecord.toml` in the current
folder; no other folder is looked into. Without a file nothing is set but the imported gazetteer, where there is one.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ConfigDict, Field, ValidationError

from ofrecord.domain.base import Frozen
from ofrecord.errors import SettingsError
from ofrecord.folders import personal_folder
from ofrecord.settings import Settings
from ofrecord.userfiles import UserFiles

NAME, VARIABLE, GAZETTEER_VARIABLE = "ofrecord.toml", "OFRECORD_CONFIG", "OFRECORD_GAZETTEER"
IMPORTED = "gazetteer.sqlite"
"""Name of the imported gazetteer in the folder for a person's data."""


class _Strict(Frozen):
    model_config = ConfigDict(strict=True)


class _Files(_Strict):
    files: list[str] = Field(default_factory=list)


class _Gazetteer(_Strict):
    file: str | None = None


class _Configuration(_Strict):
    places: _Files = _Files()
    actors: _Files = _Files()
    gazetteer: _Gazetteer = _Gazetteer()


def configured(named: str | Path | None = None) -> Settings:
    """The settings that the command line would use here: those of the configuration file, else the defaults."""
    return Settings(user=user_files(named))


def user_files(named: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> UserFiles:
    """The user's own files. Raises SettingsError with file and key where the configuration makes no sense."""
    path = configuration_file(named, environment)
    said = _read(path) if path else _Configuration()
    folder = path.parent if path else Path()
    imported = _imported(said, folder, environment)
    if said.gazetteer.file and not imported.exists():
        raise SettingsError(
            f"{path}: gazetteer.file: there is no file {imported}; make it with: ofrecord gazetteer import"
        )
    return UserFiles(
        places=_checked(path, folder, "places.files", said.places.files),
        actors=_checked(path, folder, "actors.files", said.actors.files),
        gazetteer=imported if imported.exists() else None,
    )


def configuration_file(
    named: str | Path | None = None, environment: Mapping[str, str] = os.environ, folder: Path | None = None
) -> Path | None:
    """The configuration file that counts, or none. Raises SettingsError where a named one is not there."""
    chosen = named or environment.get(VARIABLE)
    if not chosen:
        usual = (folder or Path.cwd()) / NAME
        return usual if usual.is_file() else None
    path = Path(chosen).expanduser().absolute()
    if not path.is_file():
        raise SettingsError(f"{path}: there is no such configuration file; correct --config or {VARIABLE}")
    return path


def imported_file(named: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where imported places are kept, whether or not the file is there yet: as the configuration says, as
    `OFRECORD_GAZETTEER` says, or in the folder for a person's data.
    """
    path = configuration_file(named, environment)
    return _imported(_read(path) if path else _Configuration(), path.parent if path else Path(), environment)


def _imported(said: _Configuration, folder: Path, environment: Mapping[str, str]) -> Path:
    if said.gazetteer.file:
        return _located(folder, said.gazetteer.file)
    chosen = environment.get(GAZETTEER_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else personal_folder(environment) / IMPORTED


def _read(path: Path) -> _Configuration:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return _Configuration.model_validate(data)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); correct its rights or name another") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}; see the guide on places of your own") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        what = "there is no such key" if first["type"] == "extra_forbidden" else first["msg"]
        raise SettingsError(f"{path}: {key}: {what}; correct it there") from error


def _checked(path: Path | None, folder: Path, key: str, names: list[str]) -> tuple[Path, ...]:
    """The files of a key as absolute paths, all of which are there and named once."""
    found = [_located(folder, name) for name in names]
    for i, file in enumerate(found):
        if not file.is_file():
            raise SettingsError(f"{path}: {key}: there is no file {file}; correct its name there")
        if file in found[:i]:
            raise SettingsError(f"{path}: {key}: {file} is named twice; name it once")
    return tuple(found)


def _located(folder: Path, name: str) -> Path:
    return (folder / Path(name).expanduser()).absolute()
