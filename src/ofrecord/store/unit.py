"""One transaction: a capture and its record go into the database together, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select, update

from ofrecord.domain.record import Record
from ofrecord.records import record_json
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given
from ofrecord.store.dialect import forget_texts, index_texts
from ofrecord.store.flatten import Flattener, SearchedItem
from ofrecord.store.folding import folded
from ofrecord.store.tables import captures, documents, item_points, item_terms, items, records, sources, terms

GIVEN: TypeAdapter[Given | None] = TypeAdapter(Given | None)
SETTINGS: TypeAdapter[Settings] = TypeAdapter(Settings)


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
            settings=SETTINGS.dump_json(settings).decode(),
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
    made = insert(records).values(document=document, reader=record.reader, made=now(), json=record_json(dated))
    number = connection.execute(made).inserted_primary_key
    assert number is not None
    current = {**_described(record), "record": number[0]}
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
    numbered = [(_add_item(connection, document, item), item) for item in searched]
    index_texts(connection, "items", ({"number": n, "context": item.row.context} for n, item in numbered))
    _add_points(connection, numbered)
    _add_terms(connection, numbered)


def _add_item(connection: Connection, document: int, item: SearchedItem) -> int:
    row = item.row
    number = connection.execute(
        insert(items).values(
            document=document,
            item=row.id,
            kind=row.kind,
            start=row.start,
            in_body=item.in_body,
            modality=getattr(row, "modality", None),
            earliest=item.earliest,
            latest=item.latest,
            row=row.model_dump_json(),
        )
    ).inserted_primary_key
    assert number is not None
    return int(number[0])


def _add_points(connection: Connection, numbered: Iterable[tuple[int, SearchedItem]]) -> None:
    points = [
        {"item": number, "latitude": latitude, "longitude": longitude}
        for number, item in numbered
        for latitude, longitude in sorted(item.points)
    ]
    if points:
        connection.execute(insert(item_points), points)


def _add_terms(connection: Connection, numbered: list[tuple[int, SearchedItem]]) -> None:
    known: dict[tuple[str, str], int] = {}
    pairs = []
    for number, item in numbered:
        for slot, term in sorted(item.terms):
            if (slot, term) not in known:
                known[slot, term] = _term(connection, slot, term)
            pairs.append({"item": number, "term": known[slot, term]})
    if pairs:
        connection.execute(insert(item_terms), pairs)


def _term(connection: Connection, slot: str, term: str) -> int:
    found = connection.execute(select(terms.c.number).where(terms.c.slot == slot, terms.c.term == term)).scalar()
    if found is None:
        made = connection.execute(insert(terms).values(slot=slot, term=term)).inserted_primary_key
        assert made is not None
        found = made[0]
    return int(found)
