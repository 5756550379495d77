"""A store with hand-made records, the example story and a hostile article, served on loopback for all tests here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given, captures
from ofrecord.store import Store, open_store
from ofrecord.views.web.settings import Serving

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))
from factories import HandReader, capture
from served import ROOT, TOKEN, Served, running

HOSTILE = (
    "<script>document.title='owned'</script> Minister says\n\n"
    "Officials said on Monday that <img src=x onerror=\"document.title='owned'\"> shelling killed 3 people in Goma. "
    "[click](javascript:document.title='owned') <svg onload=\"document.title='owned'\"><a href=\"javascript:alert(1)\">x</a></svg> "
    "{{ 7 * 7 }} ${7*7} \"><b onmouseover=document.title='owned'>bold</b>\n\n"
    "The governor said: “We \u202eliaf lliw\u202c \u200bnot\u200b give up.” "
    + "W" * 200
    + " was the word.\n\n</textarea></section></main><form action=//evil.example><input autofocus onfocus=alert(1)>"
)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("web") / "store") as opened:
        by_hand = [capture(id=f"r{n}", published=f"2024-05-{n:02d}") for n in range(1, 22)]
        opened.add([*by_hand, capture(id="undated", published=None, publisher=None)], reader=HandReader())
        story = [
            one
            for path in sorted((ROOT / "examples/kursk-invitation").glob("0*.md"))
            for one in captures(str(path), Settings())
        ]
        given = Given(
            "hostile", "2024-09-16", "<b>Bold</b> \u202eeltit", "javascript:alert(1)", '"><script>alert(1)</script>'
        )
        hostile = Capture(HOSTILE.encode(), "<svg onload=alert(1)>", "application/jsonl", given)
        opened.add([*story, hostile], reader=reader)
        opened.incidents()  # grouped before any test looks, so that none depends on those before it
        yield opened


@pytest.fixture(scope="session")
def served(filled: Store) -> Iterator[Served]:
    yield from running(filled, Serving(port=0, token=TOKEN))


@pytest.fixture(scope="session")
def hostile_report(filled: Store) -> int:
    from ofrecord.store import Filter

    return next(iter(filled.query(Filter(kind="documents", id="hostile")))).report.number
