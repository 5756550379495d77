"""What a pattern needs: a text without it is not searched."""

from __future__ import annotations

import pytest

from ofrecord.annotations.times.needs import needs_of
from ofrecord.documents.build import manuscript_of
from ofrecord.sources import Capture, Given

TEXT = """
On the evening of Tuesday, 3 May 2022, and two weeks later, early last month, since the 1990s, for six hours, every Friday,
at 5 p.m. on Sept. 9, in the third quarter of 2023, a few days ago, the next day, during Ramadan, in recent weeks, from
2014-2019, the day after the raid, two or three days, over the past year and a half, the last week of August, on Monday last
week, daily, in the early hours of Saturday, the 12th century, last summer, a month-long siege, the two-week-old truce, now.
"""

NEEDS = [
    # pattern, the sets of kinds of which a text has at least one each
    ("A B", [{"A"}, {"B"}]),
    ("A? B", [{"B"}]),
    ("A* B+", [{"B"}]),
    ("(?:A|B) C", [{"A", "B"}, {"C"}]),
    ("(?:A|B?) C", [{"C"}]),
    ("<name:A|B>? C", [{"C"}]),
    ("<it:THE <unit:UNIT>>(?=OF X)", [{"THE"}, {"UNIT"}, {"OF"}, {"X"}]),
    ("A(?!B|C)", [{"A"}]),
    ("(?<!A)B (?:C (?:D)? E)?", [{"B"}]),
    ("(?:A B|C D) E", [{"A", "C"}, {"E"}]),
]


@pytest.mark.parametrize(("pattern", "expected"), NEEDS)
def test_needs(pattern, expected):
    assert [set(kinds) for kinds in needs_of(pattern)] == expected


def test_no_match_is_lost_by_needs(reader):
    """Whatever a rule matches in a text full of times has what the rule is said to need."""
    step = next(s for s in reader.steps if s.name == "times")
    capture = Capture(TEXT.encode(), "test", "application/jsonl", Given("test", "2024-09-16"))
    letters = step.alphabet.read(reader.model.parse(manuscript_of(capture, reader.settings)), []).letters
    matching = [n for n, (_, _, regex) in enumerate(step.grammar.rules) if regex.search(letters)]
    assert len(matching) >= 30
    for n in matching:
        assert all(set(letters) & needed for needed in step.grammar.needs[n]), step.grammar.rules[n]
