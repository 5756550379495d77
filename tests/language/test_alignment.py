"""Parses stand at the text's offsets, and blanks between words change nothing in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.documents import Block, Document
from ofrecord.language.model import LanguageModel

SENTENCE = "The governor of Kassala denied that soldiers had closed the road to New Halfa on Monday."


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    """The language model, loaded once."""
    return LanguageModel()


def manuscript(text: str) -> Manuscript:
    """Paragraphs at empty lines, blanks for every line break."""
    found = re.finditer(r"\S(?:.*\S)?", text)
    blocks = tuple(Block(start=m.start(), end=m.end(), role="paragraph") for m in found)
    return Manuscript(Document(id="x", text=text, blocks=blocks), re.sub(r"\s", " ", text))


def parse_of(model: LanguageModel, text: str) -> list[tuple[str, str, str, str, str]]:
    """Words with tag, head, dependency and entity, blank tokens left out."""
    doc = model.parse(manuscript(text))
    return [(t.text, t.tag_, t.head.text, t.dep_, t.ent_type_) for t in doc if not t.is_space]


@pytest.mark.parametrize("gap", ["  ", " " * 40, "\t ", "\u00a0 "])
def test_gaps_inside_a_sentence_change_nothing(model: LanguageModel, gap: str) -> None:
    plain = parse_of(model, SENTENCE)
    for i in (3, 6, 12):
        words = SENTENCE.split(" ")
        assert parse_of(model, "  " + " ".join(words[:i]) + gap + " ".join(words[i:]) + gap) == plain


def test_a_name_goes_on_over_a_gap(model: LanguageModel) -> None:
    doc = model.parse(manuscript(SENTENCE.replace("New Halfa", "New    Halfa")))
    assert "New    Halfa" in [e.text for e in doc.ents]


def test_every_paragraph_has_its_own_sentences(model: LanguageModel) -> None:
    text = f"{SENTENCE}\n\n\nTroops left\n\nTroops came back. {SENTENCE}\n"
    sentences = [s.text.strip() for s in model.parse(manuscript(text)).sents]
    assert sentences == [SENTENCE, "Troops left", "Troops came back.", SENTENCE]


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_every_token_stands_where_its_words_are(model: LanguageModel, text: str) -> None:
    made = manuscript(text)
    doc = model.parse(made)
    assert doc.text == model.casing.readable(made).readable.translate(str.maketrans("“”„‟«»‘’‛`´", '""""""' + "'" * 5))
    assert all(doc.text[t.idx : t.idx + len(t)] == t.text for t in doc)
