"""The store's factories, and one filled store for all tests here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ofrecord.store import Store, open_store

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))
from factories import HandReader, capture


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("exported")) as opened:
        opened.add(
            [capture(), capture(id="r2", publisher="=HYPERLINK(1)", published="2024-05-06"), capture("Nothing.", "r3")],
            reader=HandReader(),
        )
        yield opened
