"""What each condition finds. A row: what is asked for, and the words of the items that must be found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from factories import HandReader, capture
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.errors import SettingsError
from ofrecord.store import Box, Filter, Store, open_store
from ofrecord.store.dialect import match_expression

ALL_EVENTS = {"killed", "attacked", "seized"}

ROWS: list[tuple[dict[str, Any], set[str]]] = [
    # no condition: related links stay out unless asked for
    ({}, ALL_EVENTS),
    ({"with_related": True}, ALL_EVENTS | {"kills"}),
    # words of the sentence
    ({"text": "shelling"}, {"killed"}),
    ({"text": "SHELLING lubanda"}, {"killed"}),
    ({"text": '"attacked the market"'}, {"attacked"}),
    ({"text": '"market the attacked"'}, set()),
    ({"text": "rebel*"}, {"attacked"}),
    ({"text": "rebel"}, set()),
    ({"text": "flood"}, set()),
    # who says so
    ({"speaker": "okoro"}, {"killed"}),
    ({"speaker": "Rebels"}, {"attacked"}),
    ({"stance": ("denies",)}, {"attacked"}),
    ({"stance": ("denies", "asserts")}, {"attacked", "killed"}),
    # who acts
    ({"actor": "northern front"}, {"killed", "seized"}),
    ({"actor": "people"}, {"killed"}),
    ({"actor": "%"}, set()),
    # where
    ({"place": "lub"}, {"killed"}),
    ({"place": "Ituri"}, {"killed"}),
    ({"country": ("cg",)}, {"seized"}),
    ({"country": ("CG", "CD")}, {"seized", "killed"}),
    ({"box": Box(29, 1, 30, 2)}, {"killed"}),
    ({"box": Box(170, -90, 30, 90)}, {"killed", "seized"}),
    ({"box": Box(170, -90, -170, 90)}, set()),
    # when: the item's interval, inclusive, overlapping
    ({"since": "2024-05-03"}, {"killed"}),
    ({"since": "2024-05-04"}, set()),
    ({"until": "2024-04-22"}, {"seized"}),
    ({"since": "2024-04-28", "until": "2024-05-02"}, {"seized"}),
    ({"since": "2024-05-04", "dated": "published"}, ALL_EVENTS),
    ({"until": "2024-05-03", "dated": "published"}, set()),
    # what
    ({"type": ("ASSAULT",)}, {"killed", "attacked"}),
    ({"type": ("assault/heavy-weapons",)}, {"killed"}),
    ({"access": ("obstruction",)}, {"seized"}),
    ({"counts": ("killed",)}, {"killed"}),
    ({"modality": ("denied",)}, {"attacked"}),
    ({"publisher": "etoile"}, ALL_EVENTS),
    ({"publisher": "courier"}, set()),
    # conditions hold together
    ({"actor": "northern", "country": ("CG",)}, {"seized"}),
    ({"actor": "northern", "stance": ("denies",)}, set()),
    # other kinds
    ({"kind": "quotations"}, {"Shelling by the Northern Front killed", "that they had attacked the market"}),
    ({"kind": "quotations", "stance": ("denies",)}, {"that they had attacked the market"}),
    ({"kind": "quotations", "place": "lubanda"}, {"Shelling by the Northern Front killed"}),
    ({"kind": "figures", "counts": ("killed",)}, {"at least 12"}),
    ({"kind": "figures", "counts": ("injured",)}, set()),
    ({"kind": "control", "actor": "front"}, {"The Northern Front seized Maru last week"}),
    ({"kind": "control", "until": "2024-04-01"}, set()),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("filled")
    with open_store(folder) as opened:
        opened.add([capture()], reader=HandReader())
        yield opened


@pytest.mark.parametrize(("asked", "words"), ROWS, ids=lambda value: str(value)[:60])
def test_what_is_found(filled: Store, asked: dict[str, Any], words: set[str]) -> None:
    query = filled.query(Filter(**asked))
    found = [row.item.exact for row in query if row.item]
    assert query.count() == len(found) == len(words)
    assert all(any(exact.startswith(word) for exact in found) for word in words)


def test_documents_that_hold_an_item_which_meets_all_conditions(filled: Store) -> None:
    def count(**asked: Any) -> int:
        return filled.query(Filter(kind="documents", **asked)).count()

    assert count() == count(text="convoy lubanda") == count(actor="northern", country=("CG",)) == 1
    assert count(actor="rebels", country=("CG",)) == count(text="convoy kyiv") == 0
    assert count(place="besim") == 0
    assert count(place="besim", with_related=True) == 1


def test_every_row_says_who_where_when_and_by_which_rule(filled: Store) -> None:
    row = next(iter(filled.query(Filter(text="shelling"))))
    item = row.item
    assert item is not None
    assert item.kind == "events"
    assert item.context.startswith("Shelling by the Northern Front")
    assert item.context.endswith("Mayor Ana Okoro said.")
    assert [voice.name for voice in item.said_by] == ["Mayor Ana Okoro"]
    assert (item.places[0].name, item.time and item.time.earliest) == ("Lubanda", "2024-05-03")
    assert (item.step, item.rule, item.confidence) == ("events", "by_hand", "high")
    assert (row.report.document, row.report.publisher) == ("r1", "Étoile Press")
    assert [figure.low for figure in item.figures] == [12]


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_words_are_an_error(filled: Store, words: str) -> None:
    for kind in ("events", "documents"):
        assert filled.query(Filter(kind=kind, text=words)).count() >= 0  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["NEAR(a b)", "a OR b", "title:x", "-a", "(", '"', "''", "a*b*", "^a", "{a}", "\0"])
def test_search_syntax_of_the_database_is_only_words(filled: Store, words: str) -> None:
    assert filled.query(Filter(kind="documents", text=words)).count() == 0


def test_words_without_letters_ask_for_nothing_that_exists() -> None:
    assert match_expression('!!! "—" *') == ""
    assert match_expression('aid "three words here" evac*') == '"aid" AND "three words here" AND "evac"*'


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "2024"},
        {"since": "yesterday"},
        {"since": "2024-02-30"},
        {"since": "2024-03-01", "until": "2024-02-01"},
        {"stance": ("shouts",)},
        {"counts": ("deaths",)},
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        Filter(**asked)


@pytest.mark.parametrize("words", ["1,2,3", "a,b,c,d", "0,50,10,40", "-200,0,0,0", "nan,0,0,0"])
def test_a_box_that_makes_no_sense_is_refused(words: str) -> None:
    with pytest.raises(SettingsError):
        Box.parse(words)


def test_newest_reports_first_and_items_in_text_order(store: Store) -> None:
    days = {"old": "2024-01-01", "new": "2024-03-01T08:00:00Z", "none": None, "mid": "2024-02-01"}
    store.add([capture(id=id, published=day) for id, day in days.items()], reader=HandReader())
    found = [(row.report.document, row.item.start) for row in store.query() if row.item]
    assert [id for id, _ in found[::3]] == ["new", "mid", "old", "none"]
    assert all(found[n][1] < found[n + 1][1] for n in range(len(found) - 1) if found[n][0] == found[n + 1][0])
    assert [row.report.document for row in store.query(Filter(kind="documents"))] == ["new", "mid", "old", "none"]
