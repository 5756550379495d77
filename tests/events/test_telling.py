"""How a sentence tells decides whether words of force are acts of force of our time: (text, whether an act of force is told)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

FORCE = frozenset({"ASSAULT", "COERCE"})
ROWS = [
    # a plot is told in the present tense, among words of the arts
    ("The film opens in spring. Critics praise its cast. In one scene a sniper shoots a nurse.", False),
    (
        "The film festival went on. Critics left, and the cast with them, after soldiers shelled militants in the hall.",
        True,
    ),
    ("A sniper shoots a nurse as the army shells the town.", True),
    # history: by its own year, and as long as the report goes on with it
    ("In 1644 rebels captured the castle. Two years later the army besieged its walls.", False),
    ("In 2021 rebels captured the castle. Two years later the army besieged its walls.", True),
    ("The castle was built in 1644. On Monday rebels captured it.", True),
    # an exercise: what it will bring has not happened, what happens meanwhile has
    ("Nine ships opened the exercise on Monday. A landing force will seize a mock airfield.", False),
    ("Rescuers rehearsed the response to an attack on a station.", False),
    ("Nine ships opened the exercise on Monday. On Tuesday militants killed two sailors.", True),
    # the reader of instructions; somebody's quoted words are no instructions
    ("Later in the tutorial you can burn villages.", False),
    ('"You burned our villages," the widow told the general.', True),
    # the doer of harm is a party or a means of force
    ("A late frost destroyed most of the buds.", False),
    ("A late salvo destroyed most of the houses.", True),
    ("The raiders injured two soldiers.", True),
    # bombarded with no weapon
    ("Critics bombarded the film with praise.", False),
    ("Rebels bombarded the town with rockets.", True),
    # only called an attack
    ("One member called the bill an assault on families.", False),
    ("Soldiers began an assault on the town.", True),
]


@pytest.mark.parametrize(("text", "told"), ROWS)
def test_force_is_told(read_text: Callable[..., Record], text: str, told: bool) -> None:
    events = [e.trigger.exact for e in read_text(text).events if e.type in FORCE and e.modality != "hypothetical"]
    assert bool(events) is told, events
