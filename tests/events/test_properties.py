"""What holds of the events of any text: evidence, sentence, and nobody on both sides without a reason."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.domain.record import Record
from ofrecord.reading import Reader

DOERS = ["The army", "Rebels", "Members of the Taliban", "Chad", "It", "Two drones", "The mayor, Ali Sample,", "Nobody"]
VERBS = [
    "attacked",
    "has shelled",
    "will visit",
    "accused",
    "was said to have killed",
    "threatened to bomb",
    "met",
    "fled",
]
SUFFERERS = [
    "the town",
    "nine farmers",
    "Togo",
    "them",
    "its forces",
    "a convoy of the agency",
    "each other",
    "the budget",
]
ENDS = [
    ", the army said",
    " on Monday",
    " in Goma",
    ", killing three",
    " after talks with Mali",
    " and left",
    "",
    ", it denied",
]

CLAUSES = st.tuples(*map(st.sampled_from, (DOERS, VERBS, SUFFERERS, ENDS))).map(
    lambda c: f"{c[0]} {c[1]} {c[2]}{c[3]}."
)
TEXTS = st.lists(CLAUSES, min_size=1, max_size=5).map(" ".join)


def _check(record: Record, sentences: list[tuple[int, int]]) -> None:
    """Every role lies in the sentence of its trigger, every item is there, every incident is an event."""
    mentions = {m.id: m for m in record.mentions}
    events = {e.id for e in record.events}
    for event in record.events:
        trigger = event.trigger
        assert record.document.text[trigger.start : trigger.end] == trigger.exact
        start, end = next(s for s in sentences if s[0] <= trigger.start < s[1])
        assert set(event.agents_elsewhere) <= set(event.agents)
        stated = [a for a in event.agents if a not in event.agents_elsewhere]
        for role in (*stated, *event.recipients, *event.instruments):
            assert start <= mentions[role].start < end, (trigger.exact, mentions[role].exact)
        assert event.incident is None or event.incident in events
        assert len(set(event.agents)) == len(event.agents)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_roles_stand_in_the_triggers_sentence(reader: Reader, read_text: Callable[..., Record], text: str) -> None:
    sentences = [(s[0].idx, s[-1].idx + len(s[-1])) for s in reader.model.nlp(text).sents]
    _check(read_text(text), sentences)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_events(read_text: Callable[..., Record], text: str) -> None:
    assert read_text(text).events == read_text(text).events
