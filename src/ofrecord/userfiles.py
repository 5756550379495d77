"""What users bring of their own: files of places and actors, and a gazetteer that they imported.

A reading uses the bytes of these files as they were when its reader was made. Their digest stands in the record's `reader`
field, so that a record stays a function of bytes, version and settings; where a file lies does not matter.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ofrecord.errors import SettingsError

LARGEST = 50_000_000
"""Bytes of the largest file of a user's own that is read."""


@dataclass(frozen=True)
class UserFiles:
    """Paths of a user's own files, in the order in which they count: of two entries alike the first one stands.

    `places` and `actors` are CSV files; `gazetteer` is a file that `ofrecord gazetteer import` made.
    """

    places: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    gazetteer: Path | None = None


@dataclass(frozen=True)
class DataFile:
    """One file as it was read: `data` are its bytes, `path` is for messages."""

    path: Path
    data: bytes


@dataclass(frozen=True)
class UserData:
    """The bytes of a user's own files."""

    places: tuple[DataFile, ...] = ()
    actors: tuple[DataFile, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over kinds and bytes, or nothing where there is no file."""
        found = [(kind, f.data) for kind, files in (("places", self.places), ("actors", self.actors)) for f in files]
        digest = hashlib.sha256()
        for kind, data in found:
            digest.update(f"{kind} {len(data)}\n".encode())
            digest.update(data)
        return digest.hexdigest() if found else ""


def loaded(files: UserFiles) -> UserData:
    """The files' bytes. Raises SettingsError that names a file which is not there or too large."""
    return UserData(tuple(map(_read, files.places)), tuple(map(_read, files.actors)))


def _read(path: Path) -> DataFile:
    try:
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"{path}: is larger than {LARGEST // 1_000_000} MB; divide it into several files")
        return DataFile(path, path.read_bytes())
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); correct its name in ofrecord.toml") from error
