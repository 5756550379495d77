"""The sentence around some words. A row: the text, the words, and the sentence they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.domain.documents import Block, Document
from ofrecord.store.folding import folded
from ofrecord.store.location import store_folder
from ofrecord.store.passages import LONGEST, Passages

ROWS = [
    ("Snow fell. Roads closed. Nobody was hurt.", "closed", "Roads closed."),
    ("Snow fell. Roads closed. Nobody was hurt.", "fell", "Snow fell."),
    ("Snow fell. Roads closed. Nobody was hurt.", "hurt", "Nobody was hurt."),
    ("“Go home.” Then it was quiet.", "home", "“Go home.”"),
    ("Some 1.5 million left. Few stayed.", "million", "Some 1.5 million left."),
    ("A title\n\nThe text\ngoes on. End.", "goes", "The text goes on."),
    ("A title\n\nThe text\ngoes on. End.", "title", "A title"),
]


@pytest.mark.parametrize(("text", "words", "sentence"), ROWS)
def test_the_sentence_around(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert Passages(Document(id="d", text=text)).around(start, start + len(words)) == sentence


@settings(deadline=None)
@given(st.text(alphabet="aB .!?\n\"'é", min_size=1, max_size=60), st.data())
def test_the_words_are_always_in_their_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = data.draw(st.integers(1, len(text)))
    blocks = [Block(start=a, end=b, role="paragraph") for a, b in ((0, cut), (cut, len(text))) if b > a]
    passage = Passages(Document(id="d", text=text, blocks=tuple(blocks))).around(start, end)
    assert " ".join(text[start:end].split()) in passage


def test_a_sentence_that_does_not_end_is_cut() -> None:
    text = "word " * 10_000
    assert len(Passages(Document(id="d", text=text)).around(20_000, 20_004)) <= LONGEST


@pytest.mark.parametrize(
    ("one", "other"), [("Željko  PETROV", "zeljko petrov"), ("STRASSE", "straße"), ("Côte d'Ivoire", "cote d'ivoire")]
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_the_store_is_named_by_the_caller_then_by_the_environment_then_by_custom(tmp_path: Path) -> None:
    environment = {
        "OFRECORD_STORE": str(tmp_path / "env"),
        "XDG_DATA_HOME": str(tmp_path),
        "LOCALAPPDATA": str(tmp_path),
    }
    assert store_folder(tmp_path / "named", environment) == tmp_path / "named"
    assert store_folder(None, environment) == tmp_path / "env"
    assert store_folder(None, {**environment, "OFRECORD_STORE": ""}).name == "ofrecord"
