"""The terminal report of a record made by hand: what a reader sees, at any width, with and without colour."""

from __future__ import annotations

import io

import pytest
from factories import capture, record_of_text
from rich.console import Console

from ofrecord.domain.record import Record
from ofrecord.domain.times import Time
from ofrecord.views.names import interval
from ofrecord.views.terminal import report


def shown(record: Record, width: int = 100, color: bool = False) -> str:
    """The report as it is printed."""
    out = io.StringIO()
    system = "standard" if color else None
    Console(file=out, width=width, highlight=False, color_system=system, force_terminal=color).print(report(record))
    return out.getvalue()


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of_text(capture())


LINES = [
    # what stands in one line of the report
    "Étoile Press · 2024-05-04",
    "  denies        Rebels",
    "  asserts       Mayor Ana Okoro",
    "  claimed       ASSAULT/heavy-weapons  the Northern Front → people",
    "                “Shelling by the Northern Front killed at least 12 people in Lubanda on 3 May 2024,",
    "                Mayor Ana…”",
    "                2024-05-03 · Lubanda · at least 12 · according to Mayor Ana Okoro",
    "  denied        ASSAULT  Rebels → —",
    "                “Rebels denied that they had attacked the market.”",
    "                denied by Rebels",
    "  reported      COERCE/seize  the Northern Front → —  access: obstruction",
    "                2024-04-22 – 2024-04-28 · Maru",
    "  reported      the Northern Front seized Maru",
    "  killed        ≥ 12  “at least 12”  according to Mayor Ana Okoro",
]


@pytest.mark.parametrize("line", LINES, ids=[line.strip()[:40] for line in LINES])
def test_lines(record: Record, line: str) -> None:
    assert line in shown(record).splitlines()


def test_what_stands_beside_the_story_is_left_out(record: Record) -> None:
    assert "Besim" not in shown(record)
    assert "OTHER" not in shown(record)


@pytest.mark.parametrize("width", [40, 50, 80, 110, 300])
def test_any_width_holds_and_no_line_ends_in_blanks(record: Record, width: int) -> None:
    lines = shown(record, width).splitlines()
    assert all(len(line) <= width and line == line.rstrip() for line in lines)
    assert "ShellingbytheNorthernFrontkilled" in "".join("".join(lines).split())


def test_colour_is_only_for_terminals(record: Record) -> None:
    assert "\x1b[" not in shown(record)
    assert "\x1b[" in shown(record, color=True)


def test_items_that_are_open_stand_together_by_reason(record: Record) -> None:
    text = record.document.text
    times = tuple(
        Time(
            id=f"t{n}",
            by=record.events[0].by,
            confidence="low",
            start=text.index(words),
            end=text.index(words) + len(words),
            exact=words,
            type="DATE",
            unresolved="no day to count from",
        )
        for n, words in enumerate(("3 May 2024", "last week"))
    )
    printed = shown(record.model_copy(update={"times": times})).splitlines()
    assert "  time          “3 May 2024”, “last week”  no day to count from" in printed


def test_an_empty_record_says_so() -> None:
    printed = shown(record_of_text(capture("Nothing here.\n\nAnd nothing there.")))
    assert "Nothing was read from this report" in printed
    assert "WHAT HAPPENED" not in printed


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        ("2024-05-01", "2024-05-03", "2024-05-01 – 2024-05-03"),
        ("2024-05-01", None, "since 2024-05-01"),
        (None, "2024-05-03", "until 2024-05-03"),
        (None, None, ""),
    ],
)
def test_intervals(earliest: str | None, latest: str | None, expected: str) -> None:
    assert interval(earliest, latest) == expected
