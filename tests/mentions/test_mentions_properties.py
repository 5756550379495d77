"""What holds of mentions whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ODD = [
    "",
    " ",
    "'",
    '"',
    "((((",
    "UN UN UN (UN)",
    "of of of of",
    "«»“”",
    "\u200b\u00a0",
    "Mr",
    "the",
    "RSF's's",
    "a\n\n\nb",
]
WORDS = st.sampled_from(
    [
        "the",
        "rebels",
        "of",
        "Hamas",
        "(",
        ")",
        "UN",
        "'s",
        "she",
        "it",
        '"',
        ",",
        "said",
        "Kyiv",
        "\n\n",
        "a",
        "U.S.",
        "💣",
        "forces",
        ".",
    ]
)


@pytest.mark.parametrize("text", ODD)
def test_odd_text_does_not_raise(read_text, text: str) -> None:
    record = read_text(text)
    assert all(text[m.start : m.end] == m.exact for m in record.mentions)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=25))
def test_spans_are_exact_unique_and_in_order(read_text, words: list[str]) -> None:
    text = " ".join(words)
    mentions = read_text(text).mentions
    spans = [(m.start, m.end) for m in mentions]
    assert all(text[m.start : m.end] == m.exact for m in mentions)
    assert len(set(spans)) == len(spans)
    assert [s for s, _ in spans] == sorted(s for s, _ in spans)


def test_a_token_finds_the_mention_it_heads(reader) -> None:
    from ofrecord.annotations.annotations import Annotations
    from ofrecord.annotations.lookup import Lookup
    from ofrecord.annotations.mentions import Mentions
    from ofrecord.annotations.step import Knowledge
    from ofrecord.documents.build import manuscript_of
    from ofrecord.gazetteer import Gazetteer
    from ofrecord.lexicons import Lexicons
    from ofrecord.sources import Capture, Given

    text = "The mayor of the town met rebels."
    manuscript = manuscript_of(Capture(text.encode(), "t", "application/jsonl", Given("t", None)), reader.settings)
    doc = reader.model.parse(manuscript)
    found = Mentions(Knowledge(Lexicons(), Gazetteer()))(Annotations(manuscript.document, "k", doc))
    lookup = Lookup(found)
    by_word = {t.text: lookup.mention(t) for t in doc}
    assert by_word["mayor"] is not None and by_word["mayor"].exact == "The mayor of the town"
    assert by_word["town"] is not None and by_word["town"].exact == "the town"
    assert by_word["rebels"] is not None and by_word["rebels"].exact == "rebels"
    assert by_word["met"] is None
