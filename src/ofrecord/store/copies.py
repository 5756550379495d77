"""Which reports of a store give the same original text as one of them: copies, shortened reprints and versions of a story."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, or_, select

from ofrecord.domain.documents import Document
from ofrecord.domain.incidents import Relation
from ofrecord.incidents.origins import fingerprint, origins
from ofrecord.store.dialect import json_part
from ofrecord.store.query import REPORT_COLUMNS, report_of
from ofrecord.store.rows import Report
from ofrecord.store.tables import documents, records, report_links

MOST = 60
"""Reports compared with one: those most like it. Copies are more alike than anything else."""


@dataclass(frozen=True)
class Copy:
    """One report that gives the text, and how it stands to the earliest one that does."""

    report: Report
    relation: Relation
    containment: float


@dataclass(frozen=True)
class Copies:
    """An original text: the agency credited with it, and the reports that give it, earliest first."""

    agency: str | None
    reports: tuple[Copy, ...]


def copies_of(engine: Engine, number: int) -> Copies:
    """The original text of a report, with every report grouped so far that gives it; the report itself is one of them."""
    with engine.connect() as connection:
        wanted = {number, *_likely(connection, number)}
        part = json_part(records.c.json, "document").label("part")
        found = select(documents.c.key, part, *REPORT_COLUMNS).join(records, records.c.number == documents.c.record)
        rows = connection.execute(found.where(documents.c.number.in_(wanted))).all()
    reports = {row.key: report_of(row) for row in rows}
    own = next(key for key, report in reports.items() if report.number == number)
    texts = origins(fingerprint(Document.model_validate_json(row.part), row.key) for row in rows)
    text = next(text for text in texts if own in text.keys)
    given = zip(text.keys, text.origin.texts, strict=True)
    return Copies(text.origin.agency, tuple(Copy(reports[key], one.relation, one.containment) for key, one in given))


def _likely(connection: Connection, number: int) -> list[int]:
    """Reports of the same bytes, and those that grouping found to be most like this one."""
    source = select(documents.c.source).where(documents.c.number == number).scalar_subquery()
    linked = select(report_links.c.other).where(report_links.c.document == number)
    most = linked.order_by(report_links.c.score.desc(), report_links.c.other).limit(MOST).subquery()
    about = or_(documents.c.source == source, documents.c.number.in_(select(most.c.other)))
    nearest = select(documents.c.number).where(about).order_by(documents.c.number).limit(MOST)
    return list(connection.execute(nearest).scalars())
