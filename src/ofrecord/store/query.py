"""The one query object: every view reads the store through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, select

from ofrecord.store.conditions import document_conditions, item_conditions
from ofrecord.store.dialect import snippets
from ofrecord.store.facets import LOOKED_AT, REPORTS_LOOKED_AT, Facet, Slot, day_of, facets
from ofrecord.store.filters import Filter
from ofrecord.store.pages import Cursor, Page, after, after_day
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
        counted = self._selected(func.count(), told_of_reports=False)
        with self.engine.connect() as connection:
            return int(connection.execute(counted).scalar_one())

    def __iter__(self) -> Iterator[Found]:
        return self.rows()

    def rows(self, limit: int | None = None) -> Iterator[Found]:
        """The results one by one; only the first `limit` where it is given."""
        if limit is None:
            yield from map(self._found, self._stream(self._ordered(self._selected(*self._columns()))))
            return
        with self.engine.connect() as connection:
            numbers = connection.execute(self._ordered(self._selected(self._number())).limit(limit)).scalars().all()
            for first in range(0, len(numbers), ROWS_AT_ONCE):
                yield from map(self._found, self._fetched(connection, numbers[first : first + ROWS_AT_ONCE]))

    def first(self, limit: int) -> tuple[int, list[Found]]:
        """How many there are, and the first `limit` of them, found in one go."""
        counted = self._selected(self._number().label("at"), func.count().over().label("total"))
        with self.engine.connect() as connection:
            rows = connection.execute(self._ordered(counted).limit(limit)).all()
            found = [self._found(row) for row in self._fetched(connection, [row.at for row in rows])]
        return (rows[0].total if rows else 0), found

    def page(self, size: int, since: Cursor | None = None) -> Page:
        """The next `size` results after a cursor, and the cursor after them."""
        of_items = self.filter.kind != "documents"
        selected = self._selected(self._number())
        if since is not None:
            selected = selected.where(after(since, of_items))
        with self.engine.connect() as connection:
            numbers = connection.execute(self._ordered(selected).limit(size + 1)).scalars().all()
            shown = self._fetched(connection, numbers[:size])
        found = tuple(map(self._found, shown))
        if len(numbers) <= size:
            return Page(found, None)
        place = (shown[-1].start, shown[-1].number) if of_items else (0, 0)
        return Page(found, Cursor(found[-1].report.published, found[-1].report.number, *place))

    def chronicle(self, size: int, since: Cursor | None = None) -> Page:
        """As `page`, but by the date that the filter compares, newest first; what has none comes last."""
        day, number = day_of(self.filter), self._number()
        selected = self._selected(number.label("at"), day.label("day"))
        if since is not None:
            selected = selected.where(after_day(since, day, number))
        with self.engine.connect() as connection:
            ordered = selected.order_by(day.desc().nulls_last(), number.desc()).limit(size + 1)
            places = connection.execute(ordered).all()
            shown = self._fetched(connection, [place.at for place in places[:size]])
        more = Cursor(places[size - 1].day, places[size - 1].at) if len(places) > size else None
        return Page(tuple(map(self._found, shown)), more)

    def facets(self, slots: Sequence[Slot], size: int = 8) -> dict[Slot, tuple[Facet, ...]]:
        """The commonest names and codes among the newest results, so many of them as `facets` says."""
        most = REPORTS_LOOKED_AT if self.filter.kind == "documents" else LOOKED_AT
        with self.engine.connect() as connection:
            newest = connection.execute(self._ordered(self._selected(self._number())).limit(most)).scalars().all()
            return facets(connection, newest, slots, size, self.filter)

    def days(self) -> dict[str, int]:
        """ISO date → how many results there are, by the date that the filter compares; those without one are left out."""
        day = day_of(self.filter)
        of_reports = self.filter.kind == "documents" or self.filter.dated == "published"
        counted = self._selected(day, func.count(), told_of_reports=of_reports)
        counted = counted.where(day.is_not(None)).group_by(day).order_by(day)
        with self.engine.connect() as connection:
            return dict(tuple(row) for row in connection.execute(counted))

    def snippets(self, numbers: Sequence[int]) -> dict[int, str]:
        """Number of a report → some words of it around those asked for, which stand between `dialect.MARKS`."""
        with self.engine.connect() as connection:
            return snippets(connection, "documents", "text", numbers, self.filter.text or "")

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

    def _selected(self, *columns: Any, told_of_reports: bool = True) -> Select[Any]:
        """The results. Where nothing is to be told of their reports, and nothing asked of them, these are not looked at."""
        alone = not told_of_reports and self.filter.kind != "documents" and not list(document_conditions(self.filter))
        return select(*columns).select_from(items if alone else self._joined()).where(*self._conditions())

    def _number(self) -> ColumnElement[int]:
        """The number by which a result is fetched when it is known which ones are shown: sorting long rows takes long."""
        return documents.c.number if self.filter.kind == "documents" else items.c.number

    def _columns(self) -> tuple[ColumnElement[Any], ...]:
        of_items = (items.c.row, items.c.start, items.c.number)
        return REPORT_COLUMNS if self.filter.kind == "documents" else (*REPORT_COLUMNS, *of_items)

    def _fetched(self, connection: Connection, numbers: Sequence[int]) -> list[Row[Any]]:
        """The results with these numbers, in this order."""
        name = "report_number" if self.filter.kind == "documents" else "number"
        wanted = select(*self._columns()).select_from(self._joined()).where(self._number().in_(numbers))
        rows = {row._mapping[name]: row for row in connection.execute(wanted)}
        return [rows[number] for number in numbers if number in rows]

    def _found(self, row: Row[Any]) -> Found:
        return Found(
            report=report_of(row), item=None if self.filter.kind == "documents" else ROW.validate_json(row.row)
        )

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
