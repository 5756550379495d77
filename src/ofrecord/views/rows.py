"""A labelled row of the terminal report: what it is on the left, the words beside it, wrapped to any width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

LABEL = 16
"""Columns that labels have, with two blanks on each side; the longest is "hypothetical"."""
NARROW = 60
"""Columns; in a narrower terminal the words stand under their label."""
_INDENT = 4


@dataclass(frozen=True)
class Row:
    """A label and lines of text; every line is wrapped by itself, and no line ends in blanks."""

    label: str
    lines: tuple[Text, ...]
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The row's lines for the console's width."""
        narrow = options.max_width < NARROW
        indent = _INDENT if narrow else LABEL
        head = Text(f"  {self.label}", style=self.style)
        if narrow and self.label:
            yield head
            head = Text()
        for line in self._wrapped(console, max(options.max_width - indent, 20)):
            head.append(" " * (indent - head.cell_len))
            yield head.append_text(line)
            head = Text()

    def _wrapped(self, console: Console, width: int) -> Iterable[Text]:
        for line in self.lines:
            for part in line.wrap(console, width):
                part.rstrip()
                yield part
