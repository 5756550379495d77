"""Filter → SQL conditions. Nothing here belongs to one database; full text comes from the dialect module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, or_, select

from ofrecord.store.dialect import words_match
from ofrecord.store.filters import Box, Filter
from ofrecord.store.folding import folded
from ofrecord.store.tables import documents, item_points, item_terms, items, terms

Condition = ColumnElement[bool]


def document_conditions(asked: Filter) -> Iterator[Condition]:
    """Conditions that a report meets by itself. For `documents` with conditions on items also one on those."""
    if asked.publisher:
        yield documents.c.publisher_folded.contains(folded(asked.publisher), autoescape=True)
    if asked.dated == "published":
        if asked.since:
            yield documents.c.published >= asked.since
        if asked.until:
            yield documents.c.published < _after(asked.until)
    if asked.report is not None:
        yield documents.c.number == asked.report
    if asked.kind == "documents":
        if asked.id:
            yield or_(_begins(documents.c.document, asked.id), _begins(documents.c.source, asked.id))
        if asked.text:
            yield words_match("documents", documents.c.number, asked.text)
        yield from _holding(asked)


def item_conditions(asked: Filter) -> Iterator[Condition]:
    """Conditions on the items themselves, for every kind but `documents`."""
    yield items.c.kind == asked.kind
    if not asked.with_related:
        yield items.c.in_body
    if asked.id:
        yield _begins(items.c.item, asked.id)
    if asked.text:
        yield words_match("items", items.c.number, asked.text)
    yield from _item_conditions(asked)
    if _dated(asked):
        # In a selection of its own, which an index answers without a look at the items.
        dated = items.alias()
        yield items.c.number.in_(select(dated.c.number).where(dated.c.kind == asked.kind, *_overlaps(dated, asked)))


def _holding(asked: Filter) -> Iterator[Condition]:
    """The report holds an item that meets all conditions on items."""
    body = () if asked.with_related else (items.c.in_body,)
    wanted = list(_item_conditions(asked))
    if _dated(asked):
        yield documents.c.number.in_(select(items.c.document).where(*wanted, *_overlaps(items, asked)))
    elif wanted:
        yield exists().where(items.c.document == documents.c.number, *body, *wanted)


def _item_conditions(asked: Filter) -> Iterator[Condition]:
    for slot, part in (("speaker", asked.speaker), ("actor", asked.actor), ("place", asked.place)):
        if part:
            yield _has_term(slot, terms.c.term.contains(folded(part), autoescape=True))
    exact: dict[str, Sequence[str]] = {
        "stance": asked.stance,
        "country": asked.country,
        "type": asked.type,
        "access": asked.access,
        "counts": asked.counts,
    }
    for slot, values in exact.items():
        if values:
            yield _has_term(slot, terms.c.term.in_([folded(value) for value in values]))
    if asked.modality:
        yield items.c.modality.in_(asked.modality)
    if asked.box:
        yield _inside(asked.box)


def _begins(column: ColumnElement[str], beginning: str) -> Condition:
    """As a range, which every index serves; LIKE is not the same in all databases."""
    return and_(column >= beginning, column < beginning + END)


def _has_term(slot: str, condition: Condition) -> Condition:
    found = select(terms.c.number).where(terms.c.slot == slot, condition)
    return items.c.number.in_(select(item_terms.c.item).where(item_terms.c.term.in_(found)))


def _inside(box: Box) -> Condition:
    longitude = item_points.c.longitude
    crossing = or_(longitude >= box.west, longitude <= box.east)
    between = longitude.between(box.west, box.east) if box.west <= box.east else crossing
    found = select(item_points.c.item).where(and_(item_points.c.latitude.between(box.south, box.north), between))
    return items.c.number.in_(found)


def _dated(asked: Filter) -> bool:
    return asked.dated == "event" and bool(asked.since or asked.until)


def _overlaps(dated: FromClause, asked: Filter) -> Iterator[Condition]:
    """The item's interval shares a day with the one asked for. An open end is no bound; no date at all never matches."""
    earliest, latest = dated.c.earliest, dated.c.latest
    if not asked.with_related:
        yield dated.c.in_body
    yield func.coalesce(earliest, latest).is_not(None)
    if asked.since:
        yield or_(latest.is_(None), latest >= asked.since)
    if asked.until:
        yield or_(earliest.is_(None), earliest < _after(asked.until))


def _after(day: str) -> str:
    """Greater than this day and every time of it, less than the next day."""
    return day + END


END = "\U0010ffff"
"""Greater than whatever goes on after the same beginning."""
