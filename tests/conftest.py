"""Fixtures: one reader for the whole run, the shared evaluation data where it lies, small documents from text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ofrecord.domain.record import Record
from ofrecord.reading import Reader
from ofrecord.sources import Capture, Given

sys.path.insert(0, str(Path(__file__).parent.parent / "quality"))
from quality_data import shared_folder


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The default reader, loaded once."""
    return Reader()


@pytest.fixture(scope="session")
def read_text(reader: Reader) -> Callable[..., Record]:
    """text (and publication date) → record, as for a JSONL line: nothing is inferred from the layout."""

    def _read(text: str, published: str | None = "2024-09-16") -> Record:
        return reader.read(Capture(text.encode(), "test", "application/jsonl", Given("test", published)))

    return _read


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared evaluation data; tests that need it are skipped where it is absent."""
    folder = shared_folder()
    if not folder.exists():
        pytest.skip("the shared evaluation data is not beside this checkout (set OFRECORD_SHARED)")
    return folder
