"""Judgements on actors, as they stand in a store: names looked up in the words that were judged, and reports that have them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, or_, select

from ofrecord.domain.judgements import Judgement, Target, Verdict
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.incidents.actors import Joined, Naming, named
from ofrecord.incidents.judged import standing
from ofrecord.incidents.names import folded as as_compared
from ofrecord.records.redaction import redacted
from ofrecord.store.dialect import words_match
from ofrecord.store.folding import folded
from ofrecord.store.judging import judgements_of, redacted_spans
from ofrecord.store.tables import documents, item_terms, items, records, sealed_records, terms

VERDICTS: tuple[Verdict, ...] = ("same_actor", "other_actor")
LOOKED_AT = 50
"""Newest reports looked through for one in which somebody is named."""


def naming_of(connection: Connection) -> Naming:
    """How actors are called by the judgements that hold."""
    if not any(one.verdict in VERDICTS for one in judgements_of(connection, VERDICTS)):
        return Naming()
    holding = standing(judgements_of(connection, (*VERDICTS, "undone")))
    apart = tuple(one for one in holding if one.verdict == "other_actor")
    pairs = [(one, _name_at(connection, one.target, apart), _name_at(connection, one.other, apart)) for one in holding]
    return Naming.of((Joined(one, name, into) for one, name, into in pairs if name and into), apart)


def shown(record: Record, spans: list[tuple[int, int]], naming: Naming) -> Record:
    """The record as it is shown: actors called as was decided, without what is redacted. The same object if all stays."""
    called = named(record, naming)
    return redacted(called, spans) if spans else called


def _name_at(connection: Connection, target: Target | None, apart: Iterable[Judgement]) -> str | None:
    """The name of whom these words of a source were read to mean. None where they are redacted or mean nobody."""
    if target is None or target.start is None or target.end is None:
        return None
    start, end = target.start, target.end
    for one in apart:
        span = one.target
        if span.sha256 == target.sha256 and (span.start or 0) < end and start < (span.end or 0):
            return one.value
    if any(first < end and start < last for first, last in redacted_spans(connection, target.sha256)):
        return None
    found = select(records.c.json, sealed_records.c.json.label("sealed"))
    found = found.join(documents, documents.c.record == records.c.number)
    found = found.outerjoin(sealed_records, sealed_records.c.record == records.c.number)
    row = connection.execute(found.where(documents.c.source == target.sha256).limit(1)).first()
    return _entity_name(json.loads(row.sealed or row.json), start, end) if row else None


def _entity_name(record: dict[str, Any], start: int, end: int) -> str | None:
    """The name of the entity whose words these are. A record as JSON: to build it would take long for a name."""
    names = {entity["id"]: str(entity["name"]) for entity in record["entities"]}
    found = [m for m in record["mentions"] if m["entity"] in names and m["start"] < end and start < m["end"]]
    if not found:
        return None
    return names[min(found, key=lambda m: (abs(m["start"] - start) + abs(m["end"] - end), m["id"]))["entity"]]


def reports_with(connection: Connection, names: Iterable[str]) -> list[int]:
    """Numbers of the documents in which somebody may bear one of the names, by items and by words, newest first."""
    numbers: set[int] = set()
    for name in names:
        of_items = select(items.c.document).join(item_terms, item_terms.c.item == items.c.number)
        of_items = of_items.join(terms, terms.c.number == item_terms.c.term)
        wanted = of_items.where(terms.c.slot.in_(("actor", "speaker")), terms.c.term == folded(name))
        phrase = words_match("documents", documents.c.number, '"{}"'.format(name.replace('"', " ")))
        either = or_(documents.c.number.in_(wanted), phrase)
        numbers |= set(connection.execute(select(documents.c.number).where(either)).scalars())
    return sorted(numbers, reverse=True)


def words_naming(connection: Connection, name: str, document: int | None = None) -> Target:
    """Words by which somebody of this name is named, in one report or the newest. Raises NotInStore where nobody is."""
    candidates = reports_with(connection, [name])
    numbers = [n for n in candidates if n == document] if document is not None else candidates[:LOOKED_AT]
    for number in numbers:
        found = select(records.c.json).join(documents, documents.c.record == records.c.number)
        json_record = connection.execute(found.where(documents.c.number == number)).scalar_one()
        for target in _spans(Record.model_validate_json(json_record), name):
            return target
    where = "this report" if document is not None else "the store"
    raise NotInStore(f"nobody in {where} bears the name {name[:80]!r}; write it as `ofrecord search --actor` shows it")


def _spans(record: Record, name: str) -> Iterator[Target]:
    """The words that give an entity of this name its name; first of those that are called so, then of aliases."""
    wanted = as_compared(name)
    for names in (lambda one: (one.name,), lambda one: one.aliases):
        for entity in record.entities:
            if wanted in map(as_compared, names(entity)):
                yield Target(sha256=record.source.sha256, start=entity.start, end=entity.end)
