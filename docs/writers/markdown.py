"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterator


def cell(words: str) -> str:
    """Words as one cell of a Markdown table."""
    return words.replace("|", "\\|").replace("\n", " ")


def row(*cells: str) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(map(cell, cells))} |"


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table with a blank line after it."""
    yield row(*head)
    yield row(*("---" for _ in head))
    yield from (row(*r) for r in rows)
    yield ""
