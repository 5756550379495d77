"""read: one source → one record."""

from __future__ import annotations

from functools import lru_cache
from os import PathLike, fspath

from ofrecord.domain.record import Record
from ofrecord.errors import SettingsError, SourceRefused
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import captures


def read(source: str | PathLike[str], settings: Settings | None = None) -> Record:
    """Read one file (text, Markdown, HTML, a JSONL file of one line, `-` for standard input) into a record.

    Pure: the same bytes and settings give the same record. Raises SourceRefused with the reason when the source cannot
    be read, SettingsError when it holds several reports (use `read_all`).
    """
    settings = settings or Settings()
    found = list(captures(fspath(source), settings))
    if len(found) != 1:
        raise SettingsError(f"{fspath(source)} holds {len(found)} reports; use read_all, which gives them one by one")
    if isinstance(found[0], SourceRefused):
        raise found[0]
    return reader_for(settings).read(found[0])


@lru_cache(maxsize=2)
def reader_for(settings: Settings) -> Reader:
    """The reader for these settings, loaded once a process."""
    return Reader(settings)
