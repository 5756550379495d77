"""Where paragraphs begin and end: blank lines, a paragraph a line, lines broken by a machine."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofrecord.documents.layout import paragraphs

LONG = (
    "The governor of the province said on Monday that the two bridges over the river would stay closed until engineers "
    "had looked at them, and that food would be brought by boat to the villages on the other bank, where about four "
    "thousand people have been waiting since the first week of March for the road to be opened again."
)
OTHER = (
    "Nobody was hurt when the older of the two bridges gave way, but a truck with medicines fell into the water; the "
    "clinic it was meant for has had none for ten days, its director told reporters who reached the town on foot."
)


def words(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n   "])
def test_lines_broken_by_a_machine_are_joined(width: int, gap: str) -> None:
    text = gap.join(textwrap.fill(p, width) for p in (LONG, OTHER, LONG))
    assert words(text) == [LONG, OTHER, LONG]
    assert words(text.replace("\n", "\r\n")) == [LONG, OTHER, LONG]
    assert words(text.upper()) == [LONG.upper(), OTHER.upper(), LONG.upper()]


def test_indented_first_lines_part_wrapped_paragraphs() -> None:
    text = "\n".join(textwrap.fill(p, 70, initial_indent="    ") for p in (LONG, OTHER, LONG))
    assert words(text) == [LONG, OTHER, LONG]


@pytest.mark.parametrize(
    "lines",
    [
        [LONG, OTHER],
        ["Bridges Closed in Tarvel", LONG, OTHER],
        ["Bridges Closed in Tarvel", "Nobody was hurt when the older of the two gave way."],
        ["One.", "Two three four.", "Five six seven eight nine ten.", "Eleven."],
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_a_paragraph_a_line(lines: list[str], end: str) -> None:
    assert words(end.join(lines)) == lines


@given(st.text(alphabet=st.sampled_from("aB .\n\r\t-*\u2028\u00a0\x85é“😀1"), max_size=400))
def test_paragraphs_are_in_order_and_leave_nothing_out(text: str) -> None:
    found = paragraphs(text)
    assert all(start < end for start, end in found)
    assert [e for pair in found for e in pair] == sorted(e for pair in found for e in pair)
    assert "".join("".join(text[s:e].split()) for s, e in found) == "".join(text.split())
