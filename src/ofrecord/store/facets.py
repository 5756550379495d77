"""What the results of a filter have in common: names and codes with how often they occur, and days."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, distinct, func, select

from ofrecord.store.filters import Filter
from ofrecord.store.folding import folded
from ofrecord.store.tables import documents, item_terms, items, records, terms

Slot = Literal["publisher", "speaker", "stance", "actor", "place", "country", "type", "access", "counts"]
NAMED: frozenset[Slot] = frozenset({"speaker", "actor", "place"})
LOOKED_AT = 4_000
"""The newest results whose names are counted: more would make a page wait and seldom change what is on top."""


@dataclass(frozen=True)
class Facet:
    """One value that results share: as it is asked for, as it is written, in how many of the results."""

    value: str
    label: str
    count: int


def facets(
    connection: Connection, newest: Select[Any], slots: Sequence[Slot], size: int, asked: Filter
) -> dict[Slot, tuple[Facet, ...]]:
    """The commonest values of each slot among the results; `newest` selects their numbers."""
    found: dict[Slot, list[tuple[str, int, int]]] = {slot: [] for slot in slots}
    for slot, term, count, example in connection.execute(_counted(newest, slots, asked)):
        if len(found[slot]) < size:
            found[slot].append((term, count, example))
    labels = _labels(connection, [(term, n) for slot in NAMED & set(slots) for term, _, n in found[slot]])
    made = {slot: tuple(Facet(t, labels.get(t, t), count) for t, count, _ in found[slot]) for slot in slots}
    if "publisher" in slots:
        made["publisher"] = tuple(_publishers(connection, newest, size, asked))
    return made


def _counted(newest: Select[Any], slots: Sequence[Slot], asked: Filter) -> Select[Any]:
    of_reports = asked.kind == "documents"
    chosen = newest.subquery()
    count = func.count(distinct(items.c.document)) if of_reports else func.count()
    joined = item_terms.join(terms, terms.c.number == item_terms.c.term)
    if of_reports:
        joined = chosen.join(items, items.c.document == chosen.c.number).join(
            joined, item_terms.c.item == items.c.number
        )
    else:
        joined = chosen.join(joined, item_terms.c.item == chosen.c.number)
    return (
        select(terms.c.slot, terms.c.term, count.label("count"), func.max(item_terms.c.item))
        .select_from(joined)
        .where(terms.c.slot.in_(slots), *([items.c.in_body] if of_reports and not asked.with_related else []))
        .group_by(terms.c.number)
        .order_by(count.desc(), terms.c.term)
    )


def _publishers(connection: Connection, newest: Select[Any], size: int, asked: Filter) -> Iterator[Facet]:
    chosen = newest.subquery()
    joined = chosen.join(documents, documents.c.number == chosen.c.number)
    if asked.kind != "documents":
        joined = chosen.join(items, items.c.number == chosen.c.number)
        joined = joined.join(documents, documents.c.number == items.c.document)
    counted = (
        select(documents.c.publisher, func.count())
        .select_from(joined)
        .where(documents.c.publisher.is_not(None))
        .group_by(documents.c.publisher)
        .order_by(func.count().desc(), documents.c.publisher)
        .limit(size)
    )
    yield from (Facet(name, name, count) for name, count in connection.execute(counted))


def _labels(connection: Connection, wanted: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Folded name → how it is written in one item that it belongs to."""
    wanted = list(wanted)
    rows = select(items.c.number, items.c.row).where(items.c.number.in_({number for _, number in wanted}))
    written = {
        number: {folded(name): name for name in _texts(json.loads(row))} for number, row in connection.execute(rows)
    }
    labels = {term: written[number][term] for term, number in wanted if term in written.get(number, {})}
    for term, number in wanted:
        if term not in labels and (label := _in_record(connection, term, number)):
            labels[term] = label
    return labels


def _in_record(connection: Connection, term: str, item: int) -> str | None:
    """How a name is written in the record of an item: other names of those in it stand only there."""
    joined = items.join(documents, documents.c.number == items.c.document)
    joined = joined.join(records, records.c.number == documents.c.record)
    record = connection.execute(select(records.c.json).select_from(joined).where(items.c.number == item)).scalar()
    found = re.search(f'"({re.escape(term)})"', record or "", re.IGNORECASE)
    return found[1] if found else None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def day_of(asked: Filter) -> Any:
    """The day by which a result is counted: the report's, or the first one of the item's own time."""
    by_report = asked.kind == "documents" or asked.dated == "published"
    return func.substr(documents.c.published if by_report else items.c.earliest, 1, 10)
