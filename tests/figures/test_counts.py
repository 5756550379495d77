"""Figures of every kind: whole sentences with all their figures. `counts.yaml` says how rows are written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

ROWS = yaml.safe_load((Path(__file__).parent / "counts.yaml").read_text(encoding="utf-8"))
NUMBERS = (
    "3",
    "12",
    "1,500",
    "two",
    "a dozen",
    "half a million",
    "dozens",
    "several",
    "4.5 million",
    "40 to 50",
    "20-30",
)
BOUNDS = ("", "at least", "more than", "nearly", "up to", "fewer than", "some", "between")
COUNTED = (
    "people",
    "women and a child",
    "of the 24",
    "in ten children",
    "families a day",
    "km",
    "tonnes of flour",
    "%",
    "|",
)


def spelt(figure):
    low, high = ("" if n is None else str(n) for n in (figure.low, figure.high))
    marks = (
        figure.counts,
        low if low == high else f"{low}..{high}",
        figure.qualifier if figure.qualifier != "exact" else None,
        figure.unit,
        figure.rate,
        "part" if figure.part_of else None,
        "total" if figure.cumulative else None,
        "sum" if figure.by.rule == "sum" else None,
        figure.sex,
        figure.age,
    )
    return " ".join(mark for mark in marks if mark)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_all_figures_of_a_sentence(read_text, row):
    text, *expected = row
    assert [spelt(f) for f in read_text(text).figures] == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (BOUNDS, NUMBERS, COUNTED, (" were killed", " fled", ","))))))
def test_bounds_are_in_order_and_every_whole_is_there(read_text, parts):
    record = read_text(" ".join(f"{bound} {number} {noun}{end}." for bound, number, noun, end in parts[:6]))
    ids = {f.id for f in record.figures}
    assert all(f.low is None or f.high is None or f.low <= f.high for f in record.figures)
    assert all(f.part_of is None or (f.part_of in ids and f.part_of != f.id) for f in record.figures)
    assert all(f.replaces is None or (f.replaces in ids and f.replaces != f.id) for f in record.figures)
