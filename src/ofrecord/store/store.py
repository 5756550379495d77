"""The store: an archive of bytes and a database of what was read from them, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError

from ofrecord.errors import EvidenceError, OfRecordError, PipelineError, SourceRefused, StoreError
from ofrecord.settings import Settings
from ofrecord.sources import Capture
from ofrecord.store.archive import Archive
from ofrecord.store.copies import Copies, copies_of
from ofrecord.store.dialect import engine_for, note_sizes, writing
from ofrecord.store.filters import Filter
from ofrecord.store.incidents import Incidents
from ofrecord.store.judgements import Judgements
from ofrecord.store.location import store_folder
from ofrecord.store.query import Query
from ofrecord.store.readers import Readers, Reads
from ofrecord.store.reports import Added, Outcome, Reread
from ofrecord.store.schema import bring_up_to_date
from ofrecord.store.tables import captures, documents, gaps, incidents, judgements, profiles, records
from ofrecord.store.unit import GIVEN, SETTINGS, add_capture, add_document, add_record, document_with, key_of, now
from ofrecord.userfiles import UserFiles

DATABASE = "ofrecord.db"
MANY = 20
"""Reports added in one go that may change which way through the database is the shortest."""


def open_store(path: str | Path | None = None, create: bool = True) -> Store:
    """The store in this folder; without one in `OFRECORD_STORE` or the usual folder for a person's data.

    It is made where there is none unless `create` is false; an older one is upgraded. Raises StoreError when it cannot
    be opened, is not a store, or was made by a newer version.
    """
    folder = store_folder(path)
    if not create and not (folder / DATABASE).exists():
        raise StoreError(
            f"{folder}: there is no store here; add reports with `ofrecord add`, or name another with --store"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        engine = engine_for(folder / DATABASE)
        bring_up_to_date(engine)
    except (OSError, DBAPIError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error.strerror
        raise StoreError(f"{folder}: the store cannot be opened ({reason}); name another with --store") from error
    return Store(folder, engine)


class Store:
    """Reports, kept and searchable. Use `open_store`; close it, or use it in a `with` block."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine
        self.archive = Archive(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database file."""
        self.engine.dispose()

    def query(self, asked: Filter | None = None) -> Query:
        """The results of a filter: the one way in which views read the store."""
        return Query(self.engine, asked or Filter())

    def state(self) -> str:
        """A few characters that change whenever what the store holds does: what was shown before is still right."""
        with self.engine.connect() as connection:
            numbers = (captures.c.number, records.c.number, judgements.c.number, incidents.c.number)
            newest = [select(func.max(number)).scalar_subquery() for number in numbers]
            grouped = select(func.count(profiles.c.document)).scalar_subquery()
            found = connection.execute(select(*newest, grouped)).one()
            return "-".join(str(number or 0) for number in found)

    def judgements(self) -> Judgements:
        """What people decided about this store, and the way to decide."""
        return Judgements(self.engine, self.archive)

    def copies(self, number: int) -> Copies:
        """Which reports give the same original text as this one; as far as reports are grouped."""
        return copies_of(self.engine, number)

    def incidents(self, update: bool = True) -> Incidents:
        """What reports tell in common, grouped up to the last report that was added; as far as they are without `update`."""
        found = Incidents(self.engine)
        if update:
            found.update()
        return found

    def add(
        self,
        captures: Iterable[Capture | SourceRefused],
        settings: Settings | None = None,
        reader: Reads | None = None,
        seen: Callable[[str, Outcome | SourceRefused], None] | None = None,
    ) -> Added:
        """Archive, read and store every capture, one transaction each; what is refused is in the report.

        Safe to repeat: the same report again is one more capture and not read again. `seen` is called after each with
        its address and outcome. Raises StoreError when the store cannot be written.
        """
        self.archive.sweep()
        readers, settings = Readers(reader), settings or Settings()
        added: list[str] = []
        again: list[str] = []
        refused: list[SourceRefused] = []
        for capture in captures:
            outcome = self._added(capture, settings, readers)
            if isinstance(outcome, SourceRefused):
                refused.append(outcome)
            else:
                (added if outcome[1] == "added" else again).append(outcome[0])
            if seen:
                seen(capture.uri, outcome if isinstance(outcome, SourceRefused) else outcome[1])
        if len(added) >= MANY:
            note_sizes(self.engine)
        return Added(tuple(added), tuple(again), tuple(refused))

    def _added(
        self, capture: Capture | SourceRefused, settings: Settings, readers: Readers
    ) -> tuple[str, Outcome] | SourceRefused:
        """One unit of work: bytes on the disk, then one transaction. Reading happens before the write lock is taken."""
        if isinstance(capture, SourceRefused):
            return capture
        key, retrieved = key_of(capture), now()
        self.archive.put(capture.data)
        if (known := self._seen_again(key, capture.uri, retrieved)) is not None:
            return known, "seen_again"
        try:
            record = readers.reader(settings).read(capture)
        except (SourceRefused, EvidenceError, PipelineError) as error:
            return _refusal(capture.uri, error)
        with writing(self.engine).begin() as connection:
            # Another process may have added it while this one was reading.
            if (number := document_with(connection, key)) is not None:
                add_capture(connection, number, capture.uri, retrieved)
                return record.document.id, "seen_again"
            add_document(connection, capture, settings, retrieved, record)
        return record.document.id, "added"

    def _seen_again(self, key: str, uri: str, retrieved: str) -> str | None:
        with self.engine.connect() as connection:
            if document_with(connection, key) is None:
                return None
        with writing(self.engine).begin() as connection:
            found = connection.execute(select(documents).where(documents.c.key == key)).one()
            add_capture(connection, found.number, uri, retrieved)
            return str(found.document)

    def reread(
        self,
        reader: Reads | None = None,
        seen: Callable[[int, int], None] | None = None,
        user: UserFiles | None = None,
    ) -> Reread:
        """Read every kept source again with this version and the user's files. Can be stopped and started again at any time.

        A document that has a record by this reader keeps it; the others get a new one beside the old. `seen` is called
        after each with how many are done and how many there are.
        """
        readers = Readers(reader)
        read, already = 0, 0
        failed: list[SourceRefused] = []
        total = self.query(Filter(kind="documents")).count()
        for done, number in enumerate(list(self._numbers()), 1):
            try:
                fresh = self._read_again(number, readers, user or UserFiles())
                read, already = read + fresh, already + (not fresh)
            except (SourceRefused, EvidenceError, PipelineError, StoreError) as error:
                failed.append(_refusal(self._uri(number), error))
            if seen:
                seen(done, total)
        return Reread(read, already, tuple(failed))

    def _read_again(self, number: int, readers: Readers, user: UserFiles) -> bool:
        with self.engine.connect() as connection:
            found = connection.execute(select(documents).where(documents.c.number == number)).one()
            having = select(records.c.reader).where(records.c.document == number)
            versions = set(connection.execute(having).scalars())
        reader = readers.reader(replace(SETTINGS.validate_json(found.settings), user=user))
        if reader.version in versions:
            return False
        given = GIVEN.validate_json(found.given) if found.given else None
        record = reader.read(Capture(self.archive.get(found.source), found.uri, found.media_type, given))
        with writing(self.engine).begin() as connection:
            if connection.execute(having.where(records.c.reader == reader.version)).first():
                return False
            add_record(connection, number, record, found.retrieved)
        return True

    def _numbers(self) -> Iterator[int]:
        with self.engine.connect() as connection:
            there = documents.c.source.not_in(select(gaps.c.sha256))
            yield from connection.execute(
                select(documents.c.number).where(there).order_by(documents.c.number)
            ).scalars()

    def _uri(self, number: int) -> str:
        with self.engine.connect() as connection:
            return str(connection.execute(select(documents.c.uri).where(documents.c.number == number)).scalar_one())


def _refusal(uri: str, error: OfRecordError) -> SourceRefused:
    if isinstance(error, SourceRefused):
        return error
    return SourceRefused(uri, "unreadable" if isinstance(error, StoreError) else "reader_failed", str(error))
