"""Explanations: which cue, which rule, which speakers were weighed. They are no part of the record."""

from __future__ import annotations

import pytest

from ofrecord.sources import Capture, Given

WEIGHED = (
    # text, rule, chosen speaker, another that was weighed (None: no other)
    ("The army said the road was open.", "verb_clause", "The army", None),
    ("Interfax reported, citing the ministry, that the road was open.", "verb_clause", "the ministry", "Interfax"),
    ("The road was closed by the army, police said.", "verb_aside", "police", None),
    ('"The road is open," said General Adam Idris.', "direct_cue", "General Adam Idris", None),
    ("The ship is believed to have sunk.", "passive", None, None),
)


@pytest.fixture
def explain(reader):
    return lambda text: reader.explain(Capture(text.encode(), "test", "application/jsonl", Given("t", None)))


@pytest.mark.parametrize(("text", "rule", "chosen", "other"), WEIGHED)
def test_what_was_weighed(explain, text, rule, chosen, other):
    record, (told,) = explain(text)
    assert (told.item, told.rule, told.cue) == (record.quotations[0].id, rule, record.quotations[0].cue.exact)
    assert [c.exact for c in told.candidates if c.chosen] == ([chosen] if chosen else [])
    assert other is None or other in [c.exact for c in told.candidates if not c.chosen]
    assert all(text[c.start : c.end] == c.exact and c.why for c in told.candidates)


def test_explaining_changes_nothing_in_the_record(explain, reader, read_text):
    text = '"We left," he said. "It was dark." The army denied it had come, Reuters reported.'
    record, explanations = explain(text)
    again = reader.read(Capture(text.encode(), "test", "application/jsonl", Given("t", None)))
    assert record == again
    assert [e.item for e in explanations] == [q.id for q in record.quotations]


def test_nothing_to_explain(explain):
    assert explain("The bridge fell on Monday.")[1] == ()


def test_an_unread_language_is_not_explained(explain):
    assert explain("\u00abМы ушли\u00bb, сказал он. Армия заявила, что город взят, и отвергла обвинения.")[1] == ()
