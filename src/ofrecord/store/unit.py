"""One transaction: a capture and its record go into the database together, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select, tuple_, update

from ofrecord.domain.record import Record
from ofrecord.records import record_json
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given
from ofrecord.store.dialect import forget_texts, index_texts
from ofrecord.store.flatten import Flattener, SearchedItem
from ofrecord.store.folding import folded
from ofrecord.store.judging import redacted_spans
from ofrecord.store.naming import naming_of, shown
from ofrecord.store.tables import (
    captures,
    documents,
    item_points,
    item_terms,
    items,
    records,
    sealed_records,
    sources,
    terms,
)
from ofrecord.store.withheld import redact_again

GIVEN: TypeAdapter[Given | None] = TypeAdapter(Given | None)
SETTINGS: TypeAdapter[Settings] = TypeAdapter(Settings)
TERMS_AT_ONCE = 400
"""Terms looked up in one statement; databases limit how many values a statement may hold."""

Term = tuple[str, str]
Numbered = Sequence[tuple[int, SearchedItem]]


def now() -> str:
    """This moment, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def key_of(capture: Capture) -> str:
    """What makes two captures the same report: the bytes, and what was given along with them.

    The same text from two publishers is one source and two reports.
    """
    given = GIVEN.dump_json(capture.given) if capture.given else b""
    return hashlib.sha256(capture.sha256.encode() + b"\0" + given).hexdigest()


def document_with(connection: Connection, key: str) -> int | None:
    """The number of the document with this key, if it is in the store."""
    return connection.execute(select(documents.c.number).where(documents.c.key == key)).scalar()


def add_capture(connection: Connection, document: int, uri: str, retrieved: str) -> None:
    """Note that a report was added (again)."""
    connection.execute(insert(captures).values(document=document, uri=uri, retrieved=retrieved))


def add_document(connection: Connection, capture: Capture, settings: Settings, retrieved: str, record: Record) -> int:
    """A new document with its source, first capture and first record; its number."""
    if not connection.execute(select(sources.c.sha256).where(sources.c.sha256 == capture.sha256)).scalar():
        connection.execute(insert(sources).values(sha256=capture.sha256, bytes=len(capture.data)))
    number = connection.execute(
        insert(documents).values(
            key=key_of(capture),
            source=capture.sha256,
            media_type=capture.media_type,
            uri=capture.uri,
            given=GIVEN.dump_json(capture.given).decode() if capture.given else None,
            settings=SETTINGS.dump_json(
                settings, exclude={"user"}
            ).decode(),  # how bytes are read; files of the user change
            retrieved=retrieved,
            **_described(record),
        )
    ).inserted_primary_key
    assert number is not None
    add_capture(connection, number[0], capture.uri, retrieved)
    add_record(connection, number[0], record, retrieved)
    return int(number[0])


def add_record(connection: Connection, document: int, record: Record, retrieved: str) -> None:
    """A record beside the earlier ones; it becomes the current one, and its items the searched ones."""
    dated = record.model_copy(update={"source": record.source.model_copy(update={"retrieved": retrieved})})
    redact_again(connection, dated, now())
    decided = shown(dated, redacted_spans(connection, record.source.sha256), naming_of(connection))
    made = insert(records).values(document=document, reader=record.reader, made=now(), json=record_json(decided))
    number = connection.execute(made).inserted_primary_key
    assert number is not None
    if decided is not dated:
        connection.execute(insert(sealed_records).values(record=number[0], json=record_json(dated)))
    show_record(connection, document, number[0], decided)


def show_record(connection: Connection, document: int, number: int, record: Record) -> None:
    """Make a record the current one of its document, and its items the searched ones."""
    current = {**_described(record), "record": number}
    connection.execute(update(documents).where(documents.c.number == document).values(**current))
    _replace_items(connection, document, record)


def _described(record: Record) -> dict[str, Any]:
    """What the documents table repeats of the current record."""
    found = record.document
    return {
        "document": found.id,
        "title": found.title,
        "publisher": found.publisher,
        "publisher_folded": folded(found.publisher) if found.publisher else None,
        "published": found.published,
        "published_stated": found.published_stated,
        "url": found.url,
        "language": found.language,
    }


def _replace_items(connection: Connection, document: int, record: Record) -> None:
    old = connection.execute(select(items.c.number).where(items.c.document == document)).scalars().all()
    forget_texts(connection, "items", old)
    forget_texts(connection, "documents", [document])
    connection.execute(delete(items).where(items.c.document == document))
    text = {"number": document, "title": record.document.title or "", "text": record.document.text}
    index_texts(connection, "documents", [text])
    searched = list(Flattener(record).items())
    made = insert(items).returning(items.c.number, sort_by_parameter_order=True)
    rows = [_item_values(document, item) for item in searched]
    numbers = connection.execute(made, rows).scalars().all() if rows else []
    numbered = list(zip(numbers, searched, strict=True))
    index_texts(connection, "items", ({"number": n, "context": item.row.context} for n, item in numbered))
    _add_points(connection, numbered)
    _add_terms(connection, numbered)


def _item_values(document: int, item: SearchedItem) -> dict[str, object]:
    row = item.row
    return {
        "document": document,
        "item": row.id,
        "kind": row.kind,
        "start": row.start,
        "in_body": item.in_body,
        "modality": getattr(row, "modality", None),
        "earliest": item.earliest,
        "latest": item.latest,
        "row": row.model_dump_json(),
    }


def _add_points(connection: Connection, numbered: Numbered) -> None:
    points = [
        {"item": number, "latitude": latitude, "longitude": longitude}
        for number, item in numbered
        for latitude, longitude in sorted(item.points)
    ]
    if points:
        connection.execute(insert(item_points), points)


def _add_terms(connection: Connection, numbered: Numbered) -> None:
    known = _term_numbers(connection, sorted({term for _, item in numbered for term in item.terms}))
    pairs = [{"item": number, "term": known[term]} for number, item in numbered for term in sorted(item.terms)]
    if pairs:
        connection.execute(insert(item_terms), pairs)


def _term_numbers(connection: Connection, wanted: list[Term]) -> dict[Term, int]:
    """The numbers of these terms; those that are new are made. Nobody else can make them: the write lock is ours."""
    known: dict[Term, int] = {}
    for first in range(0, len(wanted), TERMS_AT_ONCE):
        some = tuple_(terms.c.slot, terms.c.term).in_(wanted[first : first + TERMS_AT_ONCE])
        found = connection.execute(select(terms.c.slot, terms.c.term, terms.c.number).where(some))
        known |= {(slot, term): number for slot, term, number in found}
    if new := [term for term in wanted if term not in known]:
        made = insert(terms).returning(terms.c.number, sort_by_parameter_order=True)
        numbers = connection.execute(made, [{"slot": slot, "term": term} for slot, term in new]).scalars()
        known |= dict(zip(new, numbers, strict=True))
    return known
