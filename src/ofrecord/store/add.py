"""The verb `add`: a source into a store."""

from __future__ import annotations

from ofrecord.settings import Settings
from ofrecord.sources import captures
from ofrecord.store.readers import Reads
from ofrecord.store.reports import Added
from ofrecord.store.store import Store


def add(source: str, store: Store, settings: Settings | None = None, reader: Reads | None = None) -> Added:
    """Archive, read and store every report in a source (a file, a folder, a JSONL file). Safe to repeat."""
    settings = settings or Settings()
    return store.add(captures(source, settings), settings, reader)
