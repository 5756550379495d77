"""When an event happened: its own clause, the verb it is joined to, the sentence before, the publication date.

Rows: text, trigger, earliest, latest, and where the time is from: `stated`, `told` (of another happening) or `assumed`
(the publication date, Monday 16 September 2024). `none` = no time at all.
"""

from __future__ import annotations

import pytest

TIMES = [
    ("Rebels shelled the port on September 3.", "shelled", "2024-09-03", "2024-09-03", "stated"),
    ("Over the past two weeks rebels shelled the port.", "shelled", "2024-09-02", "2024-09-16", "stated"),
    ("Rebels shelled the port in recent days.", "shelled", None, "2024-09-16", "stated"),
    ("Jets bombed the town overnight into Saturday.", "bombed", "2024-09-13", "2024-09-14", "stated"),
    ("Sunday's strike killed five people.", "killed", "2024-09-15", "2024-09-15", "stated"),
    ("Five people were killed in Sunday's attack.", "killed", "2024-09-15", "2024-09-15", "stated"),
    ("Rebels attacked the camp before dawn on Sunday.", "attacked", "2024-09-15", "2024-09-15", "stated"),
    ("Rebels who seized the town in 2019 attacked the port.", "seized", "2019-01-01", "2019-12-31", "stated"),
    # joined to a verb that is dated
    ("On Friday, gunmen attacked the village and burned a school.", "burned", "2024-09-13", "2024-09-13", "stated"),
    ("Gunmen attacked the village on Friday and later burned a school.", "burned", "2024-09-13", "2024-09-13", "told"),
    # the sentence before
    ("Shelling killed two people on Tuesday. A drone struck the market.", "struck", "2024-09-10", "2024-09-10", "told"),
    # the time is another happening's
    ("The army said on Friday that troops had seized the town.", "seized", None, "2024-09-16", "assumed"),
    ("Rebels shelled the town on Friday. They had seized the bridge.", "seized", None, "2024-09-16", "assumed"),
    ("Rebels shelled the town on Friday.\n\nA drone struck the market.", "struck", None, "2024-09-16", "assumed"),
    ("Shells fell on the port in May. A drone struck the market.", "struck", None, "2024-09-16", "assumed"),
    ("Rebels who seized the town in 2019 attacked the port.", "attacked", None, "2024-09-16", "assumed"),
    ("He was arrested two days after the protest on Sunday.", "arrested", None, "2024-09-16", "assumed"),
    ("Jets bombed the town in response to the October 7 attack.", "bombed", None, "2024-09-16", "assumed"),
    ("Jets hit a camp for survivors of the 9 May quake.", "hit", None, "2024-09-16", "assumed"),
    ("The minister denounced the army over Friday's raid.", "denounced", None, "2024-09-16", "assumed"),
    ("Rebels shelled the port.", "shelled", None, "2024-09-16", "assumed"),
    # what is to come has not happened by the day of publication
    ("Rebels will shell the port on Friday.", "shell", "2024-09-20", "2024-09-20", "stated"),
    ("Rebels will shell the port.", "shell", None, None, "none"),
]


@pytest.mark.parametrize(("text", "trigger", "earliest", "latest", "source"), TIMES)
def test_times_of_events(read_text, text, trigger, earliest, latest, source):
    event = next(e for e in read_text(text).events if e.trigger.exact == trigger)
    if source == "none":
        assert event.time is None
        return
    assert (event.time.earliest, event.time.latest) == (earliest, latest)
    assert event.time.stated == (source == "stated")
    assert (event.time.time_id is None) == (source == "assumed")


def test_without_a_publication_date_nothing_is_assumed(read_text):
    (event,) = read_text("Rebels shelled the port.", published=None).events
    assert event.time is None
