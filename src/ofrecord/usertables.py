"""Rows of a user's own CSV files: UTF-8, with commas, semicolons or tabs; what makes no sense is refused with file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ofrecord.errors import LexiconError
from ofrecord.userfiles import DataFile


@dataclass(frozen=True)
class TableRow:
    """One row: its cells by column, without blanks at their ends, and where it stands, for messages."""

    where: str
    cells: dict[str, str]

    def wrong(self, what: str) -> LexiconError:
        """The complaint about this row, to be raised."""
        return LexiconError(f"{self.where}: {what}; correct the row")


def table_rows(file: DataFile, columns: Sequence[str], needed: Sequence[str]) -> Iterator[TableRow]:
    """The rows that are not empty. Raises LexiconError for an unknown, missing or repeated column and for a broken row."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{file.path}:1: is not UTF-8 text; save it as CSV UTF-8") from error
    head = text.partition("\n")[0]
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        names = _names(file, next(table, []), columns, needed)
        for cells in table:
            if not any(cell.strip() for cell in cells):
                continue
            row = TableRow(f"{file.path}:{table.line_num}", {})
            if len(cells) != len(names):
                raise row.wrong(f"has {len(cells)} cells, the first line {len(names)}")
            row.cells.update((n, cell.strip()) for n, cell in zip(names, cells, strict=True))
            yield row
    except csv.Error as error:
        raise LexiconError(f"{file.path}:{table.line_num}: is not CSV ({error}); check its quotation marks") from error


def _names(file: DataFile, head: Sequence[str], columns: Sequence[str], needed: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in head]
    unknown = [n for n in names if n not in columns]
    missing = [n for n in needed if n not in names]
    if unknown or missing or len(set(names)) < len(names):
        what = f"no column is called {unknown[0]!r}" if unknown else f"needs one column {(missing or names)[0]!r}"
        raise LexiconError(f"{file.path}:1: {what}, and no column twice; columns are {', '.join(columns)}")
    return names
