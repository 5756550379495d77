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
LOOKED_AT, REPORTS_LOOKED_AT = 1_000, 200
"""The newest results, and the newest reports, whose names are counted: more would make a page wait and seldom change what
is on top. A report has many items."""


@dataclass(frozen=True)
class Facet:
    """One value that results share: as it is asked for, as it is written, in how many of the results."""

    value: str
    label: str
    count: int


def facets(
    connection: Connection, newest: Sequence[int], slots: Sequence[Slot], size: int, asked: Filter
) -> dict[Slot, tuple[Facet, ...]]:
    """The commonest values of each slot among the results with these numbers."""
    found: dict[Slot, list[tuple[str, int, int]]] = {slot: [] for slot in slots}
    for slot, term, count, example in connection.execute(_counted(newest, slots, asked)):
        if len(found[slot]) < size:
            found[slot].append((term, count, example))
    labels = _labels(connection, [(term, n) for slot in NAMED & set(slots) for term, _, n in found[slot]])
    made = {slot: tuple(Facet(t, labels.get(t, t), count) for t, count, _ in found[slot]) for slot in slots}
    if "publisher" in slots:
        made["publisher"] = tuple(_publishers(connection, newest, size, asked))
    return made


def _counted(newest: Sequence[int], slots: Sequence[Slot], asked: Filter) -> Select[Any]:
    """Terms by how many results have them. They are counted by number first: names are looked up for few of them."""
    counted = select(item_terms.c.term, func.max(item_terms.c.item).label("example"))
    if asked.kind == "documents":
        body = () if asked.with_related else (items.c.in_body,)
        counted = counted.add_columns(func.count(distinct(items.c.document)).label("count"))
        counted = counted.join(items, items.c.number == item_terms.c.item).where(items.c.document.in_(newest), *body)
    else:
        counted = counted.add_columns(func.count().label("count")).where(item_terms.c.item.in_(newest))
    found = counted.group_by(item_terms.c.term).subquery()
    return (
        select(terms.c.slot, terms.c.term, found.c.count, found.c.example)
        .join(found, found.c.term == terms.c.number)
        .where(terms.c.slot.in_(slots))
        .order_by(found.c.count.desc(), terms.c.term)
    )


def _publishers(connection: Connection, newest: Sequence[int], size: int, asked: Filter) -> Iterator[Facet]:
    counted = select(documents.c.publisher, func.count()).where(documents.c.publisher.is_not(None))
    if asked.kind == "documents":
        counted = counted.where(documents.c.number.in_(newest))
    else:
        counted = counted.join(items, items.c.document == documents.c.number).where(items.c.number.in_(newest))
    counted = counted.group_by(documents.c.publisher).order_by(func.count().desc(), documents.c.publisher)
    yield from (Facet(name, name, count) for name, count in connection.execute(counted.limit(size)))


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
