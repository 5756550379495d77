"""What people decide about a store: judged, taken back, redacted, purged."""

from __future__ import annotations

import getpass
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, select, update

from ofrecord.domain.judgements import Judgement, Target, Verdict
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.records import record_json
from ofrecord.records.redaction import redacted
from ofrecord.store.archive import Archive
from ofrecord.store.dialect import erase_deleted, writing
from ofrecord.store.judging import add_judgement, all_judgements, made_judgement, redacted_spans
from ofrecord.store.regroup import regroup
from ofrecord.store.tables import documents, gaps, records, sealed_records
from ofrecord.store.unit import now, show_record


def anybody() -> str:
    """Who judges where nobody is named: the user of this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@dataclass(frozen=True)
class Judgements:
    """The judgements of a store. Each method is one transaction, and brings what depends on it up to date."""

    engine: Engine
    archive: Archive

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement, earliest first, those taken back too."""
        with self.engine.connect() as connection:
            return all_judgements(connection)

    def judge(
        self,
        verdict: Verdict,
        target: Target,
        *,
        who: str | None = None,
        other: Target | None = None,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Add a judgement; incidents and views follow it from now on."""
        parts = {"other": other, "field": field, "value": value, "note": note}
        given = {name: part for name, part in parts.items() if part is not None}
        made = made_judgement(verdict, target, who or anybody(), now(), **given)
        with writing(self.engine).begin() as connection:
            add_judgement(connection, made)
            self._follow(connection, made)
        return made

    def undo(self, id: str, who: str | None = None, note: str | None = None) -> Judgement:
        """Take a judgement back by a row of its own. Raises NotInStore where there is none with this id."""
        with writing(self.engine).begin() as connection:
            found = [one for one in all_judgements(connection) if one.id.startswith(id)] if id else []
            if len(found) != 1:
                what = "no judgement has" if not found else f"{len(found)} judgements have"
                raise NotInStore(f"{what} an id that begins with {id!r}; `ofrecord judge list` shows ids")
            parts = {"undoes": found[0].id, **({"note": note} if note else {})}
            made = made_judgement("undone", found[0].target, who or anybody(), now(), other=found[0].other, **parts)
            add_judgement(connection, made)
            self._follow(connection, made)
        return made

    def redact(self, name: str, *, document: int | None = None, who: str | None = None, note: str | None = None) -> int:
        """Take a name out of every report that has it, or of one; how many places that were.

        All mentions by name of somebody who is called so go with it. The kept bytes stay as they are.
        """
        count = 0
        with writing(self.engine).begin() as connection:
            for number, record in self._holding(connection, name, document):
                for start, end in sorted(set(spans_of(record, name))):
                    target = Target(sha256=record.source.sha256, start=start, end=end)
                    parts = {"note": note} if note else {}
                    add_judgement(connection, made_judgement("redacted", target, who or anybody(), now(), **parts))
                    count += 1
                self._show_again(connection, number)
        return count

    def purge(self, sha256: str, who: str | None = None) -> None:
        """Remove a source's kept bytes and unredacted records for good, and record the gap."""
        with writing(self.engine).begin() as connection:
            own = select(records.c.number).join(documents, documents.c.number == records.c.document)
            own = own.where(documents.c.source == sha256)
            connection.execute(delete(sealed_records).where(sealed_records.c.record.in_(own)))
            if not connection.execute(select(gaps.c.sha256).where(gaps.c.sha256 == sha256)).first():
                connection.execute(insert(gaps).values(sha256=sha256, who=who or anybody(), made=now()))
            connection.execute(update(documents).where(documents.c.source == sha256).values(given=None))
        self.archive.remove(sha256)
        erase_deleted(self.engine)

    def purged(self) -> dict[str, tuple[str, str]]:
        """Sources whose bytes were removed: hash → by whom and when."""
        with self.engine.connect() as connection:
            return {row.sha256: (row.who, row.made) for row in connection.execute(select(gaps))}

    def _follow(self, connection: Connection, judgement: Judgement) -> None:
        """Bring what depends on a judgement up to date."""
        hashes = {judgement.target.sha256, *({judgement.other.sha256} if judgement.other else ())}
        found = select(documents.c.number).where(documents.c.source.in_(hashes)).order_by(documents.c.number)
        numbers = list(connection.execute(found).scalars())
        for number in numbers:
            self._show_again(connection, number)
        regroup(connection, numbers)

    def _holding(self, connection: Connection, name: str, document: int | None) -> Iterator[tuple[int, Record]]:
        """Documents whose current record has the name, with that record as it was read."""
        joined = select(documents.c.number, records.c.json, sealed_records.c.json.label("sealed"))
        joined = joined.join(records, records.c.number == documents.c.record)
        joined = joined.outerjoin(sealed_records, sealed_records.c.record == records.c.number)
        if document is not None:
            joined = joined.where(documents.c.number == document)
        for row in connection.execute(joined.order_by(documents.c.number)).all():
            record = Record.model_validate_json(row.sealed or row.json)
            if name.casefold() in record.document.text.casefold():
                yield row.number, record

    def _show_again(self, connection: Connection, document: int) -> None:
        """Make the shown records of a document anew from those that were read, without what is redacted."""
        found = select(records.c.number, records.c.json, sealed_records.c.json.label("sealed"), documents.c.record)
        found = found.join(documents, documents.c.number == records.c.document)
        found = found.outerjoin(sealed_records, sealed_records.c.record == records.c.number)
        for row in connection.execute(found.where(documents.c.number == document)).all():
            original = Record.model_validate_json(row.sealed or row.json)
            spans = redacted_spans(connection, original.source.sha256)
            if not spans and row.sealed is None:
                continue
            self._seal(connection, row.number, original, bool(spans), row.sealed is not None)
            shown = redacted(original, spans) if spans else original
            connection.execute(update(records).where(records.c.number == row.number).values(json=record_json(shown)))
            if row.number == row.record:
                show_record(connection, document, row.number, shown)
        regroup(connection, [document])

    def _seal(self, connection: Connection, number: int, original: Record, wanted: bool, there: bool) -> None:
        if wanted and not there:
            connection.execute(insert(sealed_records).values(record=number, json=record_json(original)))
        if there and not wanted:
            connection.execute(delete(sealed_records).where(sealed_records.c.record == number))


def spans_of(record: Record, name: str) -> Iterable[tuple[int, int]]:
    """Where a name stands in a record's text: as written, and wherever somebody of that name is named otherwise."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    yield from (match.span() for match in pattern.finditer(record.document.text))
    wanted = name.casefold()
    called = {
        entity.id
        for entity in record.entities
        if entity.type == "person" and wanted in (n.casefold() for n in (entity.name, *entity.aliases))
    }
    for mention in record.mentions:
        if mention.entity in called and mention.form == "name":
            yield mention.start, mention.end
