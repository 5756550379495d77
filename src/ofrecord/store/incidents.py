"""Incidents of a store: brought up to date when asked for, and put together from the current records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, Row, Select, exists, func, or_, select

from ofrecord.domain.incidents import Incident
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.incidents.assembly import Material, incident_of
from ofrecord.incidents.happenings import Happening, Member
from ofrecord.store.dialect import writing
from ofrecord.store.judging import judgements_on
from ofrecord.store.neighbours import load
from ofrecord.store.regroup import BATCH, regroup, stale
from ofrecord.store.tables import documents, incident_members, incidents, records

LISTED = 8


@dataclass(frozen=True)
class IncidentFilter:
    """Which incidents: told by at least so many reports, by one report, with or without what no report is mainly about."""

    least: int = 1
    document: str | None = None
    main: bool | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Incidents:
    """The incidents of a store: the one way in which views read them."""

    engine: Engine

    def update(self) -> int:
        """Group what was added or read again since the last time; how many reports that were."""
        with self.engine.connect() as connection:
            numbers = stale(connection)
        for first in range(0, len(numbers), BATCH):
            with writing(self.engine).begin() as connection:
                # Another process may have grouped them meanwhile.
                wanted = set(stale(connection)) & set(numbers[first : first + BATCH])
                regroup(connection, sorted(wanted))
        return len(numbers)

    def waiting(self) -> int:
        """How many reports are not grouped yet."""
        with self.engine.connect() as connection:
            return len(stale(connection))

    def count(self, asked: IncidentFilter | None = None) -> int:
        """How many there are."""
        with self.engine.connect() as connection:
            found = self._selected(asked or IncidentFilter()).subquery()
            return int(connection.execute(select(func.count()).select_from(found)).scalar_one())

    def all(
        self, asked: IncidentFilter | None = None, limit: int | None = None, offset: int = 0, explained: bool = True
    ) -> Iterator[Incident]:
        """The incidents, those with most reports first, of equals the newest; one at a time.

        Without `explained` no reasons are given why reports belong to them, which takes a large part of the time.
        """
        with self.engine.connect() as connection:
            found = connection.execute(self._selected(asked or IncidentFilter()).limit(limit).offset(offset)).all()
        for row in found:
            yield self._incident(row, explained)

    def get(self, id: str) -> Incident:
        """The incident with this id, or with as much of it as is unique. Raises NotInStore."""
        begins = incidents.c.id.startswith(id, autoescape=True)
        with self.engine.connect() as connection:
            found = connection.execute(select(incidents).where(begins).limit(LISTED + 1)).all() if id else []
        exact = [row for row in found if row.id == id] or found
        if not exact:
            raise NotInStore(f"there is no incident whose id begins with {id!r}; `ofrecord incidents` shows ids")
        if len(exact) > 1:
            names = ", ".join(row.id for row in exact[:LISTED])
            raise NotInStore(f"{id!r} could be any of {names}; give more of the id")
        return self._incident(exact[0])

    def _selected(self, asked: IncidentFilter) -> Select[tuple[object, ...]]:
        found = select(incidents).where(incidents.c.reports >= asked.least)
        if asked.main is not None:
            found = found.where(incidents.c.main == asked.main)
        if asked.document is not None:
            members = incident_members.join(documents, documents.c.number == incident_members.c.document)
            named = or_(
                documents.c.document.startswith(asked.document, autoescape=True),
                documents.c.source.startswith(asked.document, autoescape=True),
            )
            own = incident_members.c.incident == incidents.c.number
            found = found.where(exists().select_from(members).where(own, named))
        day = func.substr(incidents.c.first, 1, 10)
        if asked.since:
            found = found.where(day >= asked.since)
        if asked.until:
            found = found.where(day <= asked.until)
        return found.order_by(incidents.c.reports.desc(), incidents.c.first.desc().nulls_last(), incidents.c.id)

    def _incident(self, row: Row[tuple[object, ...]], explained: bool = True) -> Incident:
        with self.engine.connect() as connection:
            members = connection.execute(
                select(incident_members.c.telling, incident_members.c.main, documents.c.key, documents.c.number)
                .join(documents, documents.c.number == incident_members.c.document)
                .where(incident_members.c.incident == row.number)
                .order_by(incident_members.c.number)
            ).all()
            numbers = {member.key: member.number for member in members}
            profiles = load(connection, numbers.values())
            hashes = select(documents.c.source).where(documents.c.number.in_(numbers.values()))
            kept = connection.execute(
                select(documents.c.key, records.c.json)
                .join(records, records.c.number == documents.c.record)
                .where(documents.c.number.in_(numbers.values()))
            ).all()
            decided = judgements_on(connection, connection.execute(hashes).scalars())
        material = {key: Material(Record.model_validate_json(json), profiles[numbers[key]]) for key, json in kept}
        happening = Happening(row.id, row.type, tuple(Member(m.key, m.telling, m.main) for m in members))
        return incident_of(happening, material, decided, explained)
