"""The one query object: every view reads the store through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, Select, func, select

from ofrecord.store.conditions import document_conditions, item_conditions
from ofrecord.store.filters import Filter
from ofrecord.store.rows import ROW, Found, Report
from ofrecord.store.tables import documents, items, records

ROWS_AT_ONCE = 500
"""Rows held in memory while results stream."""

REPORT_COLUMNS = tuple(
    documents.c[{"sha256": "source"}.get(name, name)].label(f"report_{name}") for name in Report.model_fields
)

NEWEST_FIRST = (documents.c.published.desc().nulls_last(), documents.c.number.desc())
"""The order of reports: one that an index gives, so that long results need no sorting."""


@dataclass(frozen=True)
class Query:
    """The results of a filter: counted or streamed, always as they stand at one moment.

    Newest reports first, items of one report in text order. Memory stays flat however many there are.
    """

    engine: Engine
    filter: Filter

    def count(self) -> int:
        """How many there are."""
        with self.engine.connect() as connection:
            return int(connection.execute(self._selected(func.count())).scalar_one())

    def __iter__(self) -> Iterator[Found]:
        return self.rows()

    def rows(self, limit: int | None = None) -> Iterator[Found]:
        """The results one by one; only the first `limit` where it is given."""
        columns = REPORT_COLUMNS if self.filter.kind == "documents" else (*REPORT_COLUMNS, items.c.row)
        for row in self._stream(self._ordered(self._selected(*columns)).limit(limit)):
            item = None if self.filter.kind == "documents" else ROW.validate_json(row.row)
            yield Found(report=report_of(row), item=item)

    def records(self) -> Iterator[str]:
        """JSON of the current record of every report that holds a result, each once."""
        held = select(documents.c.number).select_from(self._joined()).where(*self._conditions())
        found = (
            select(records.c.json)
            .join(documents, documents.c.record == records.c.number)
            .where(documents.c.number.in_(held))
            .order_by(*NEWEST_FIRST)
        )
        for row in self._stream(found):
            yield row.json

    def _selected(self, *columns: Any) -> Select[Any]:
        return select(*columns).select_from(self._joined()).where(*self._conditions())

    def _joined(self) -> Any:
        if self.filter.kind == "documents":
            return documents
        return documents.join(items, items.c.document == documents.c.number)

    def _conditions(self) -> Iterator[Any]:
        yield from document_conditions(self.filter)
        if self.filter.kind != "documents":
            yield from item_conditions(self.filter)

    def _ordered(self, selected: Select[Any]) -> Select[Any]:
        selected = selected.order_by(*NEWEST_FIRST)
        return selected if self.filter.kind == "documents" else selected.order_by(items.c.start, items.c.number)

    def _stream(self, selected: Select[Any]) -> Iterator[Row[Any]]:
        with self.engine.connect().execution_options(yield_per=ROWS_AT_ONCE) as connection:
            yield from connection.execute(selected)


def report_of(row: Row[Any]) -> Report:
    """The report of a result row that holds `REPORT_COLUMNS`."""
    return Report(**{name: row._mapping[f"report_{name}"] for name in Report.model_fields})
