"""Numbers killed and injured: whole sentences with every figure of those kinds. `toll.yaml` says how rows are written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROWS = yaml.safe_load((Path(__file__).parent / "toll.yaml").read_text(encoding="utf-8"))
LEAST = 0.9
"""Share of the rows written after the rules that must be exact."""


def spelt(figure):
    low, high = ("" if n is None else str(n) for n in (figure.low, figure.high))
    words = [figure.counts, low if low == high else f"{low}..{high}", figure.qualifier]
    return " ".join(w for w in words if w != "exact")


def toll(read_text, text):
    return sorted(spelt(f) for f in read_text(text).figures if f.counts in ("killed", "injured"))


@pytest.mark.parametrize("row", ROWS["before"], ids=lambda row: row[0])
def test_toll(read_text, row):
    text, *expected = row
    assert toll(read_text, text) == sorted(expected)


def test_rows_written_after_the_rules(read_text):
    missed = [row for row in ROWS["after"] if toll(read_text, row[0]) != sorted(row[1:])]
    share = 1 - len(missed) / len(ROWS["after"])
    assert share >= LEAST, f"{share:.1%} exact; missed: {missed}"


def test_the_table_is_large_enough_to_say_something():
    rows = [row for section in ROWS.values() for row in section]
    assert len(rows) >= 150 and len({row[0] for row in rows}) == len(rows)
    assert sum(len(row) == 1 for row in rows) >= 20
