"""Runs of blanks inside a paragraph: the parse does not see them, the offsets know them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.language.gaps import closed, opened
from ofrecord.reading import Reader

PLAIN = "The mayor of Tarvel said on Monday that the old bridge had been closed for repairs until March 3."


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace(" said", "        said    "),
        PLAIN.replace(" ", "   "),
        PLAIN.replace("March 3", "March        3") + "  ",
        "   " + PLAIN.replace("Tarvel", "  Tarvel"),
    ],
)
def test_markup_does_not_change_the_parse(reader: Reader, text: str) -> None:
    nlp = reader.model.nlp
    plain = [(t.text, t.tag_, t.dep_, t.head.text, t.ent_type_) for t in nlp(PLAIN)]
    made = opened(nlp(closed(text)), text, nlp.vocab)
    words = [t for t in made if not t.is_space]
    assert made.text == text
    assert [text[t.idx : t.idx + len(t)] for t in words] == [t.text for t in words]
    if text.startswith("The"):
        assert [(t.text, t.tag_, t.dep_, t.head.text, t.ent_type_) for t in words] == plain
        assert [e.label_ for e in made.ents] == [e.label_ for e in nlp(PLAIN).ents]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" ab.,'-1", max_size=60))
def test_any_text_keeps_its_offsets(reader: Reader, text: str) -> None:
    nlp = reader.model.nlp
    made = opened(nlp(closed(text)), text, nlp.vocab)
    assert made.text == text
