"""All that is particular to SQLite: how it is opened, how a write begins, its full-text index.

Another database needs this module's functions in its own words and nothing else.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    column,
    create_engine,
    event,
    false,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy import table as table_clause
from sqlalchemy.engine import ExceptionContext

from ofrecord.errors import StoreError
from ofrecord.store.tables import SEARCHED

BUSY_SECONDS = 60
"""How long a writer waits for another one. A transaction takes milliseconds, so this is never reached in good health."""

_WRITES = "ofrecord_writes"


def engine_for(database: Path) -> Engine:
    """An engine over the database file: WAL, every commit synced, foreign keys on, no implicit transactions."""
    engine = create_engine(f"sqlite:///{database}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _explain)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for writers: their transactions take the write lock at once, so that none fails half-way."""
    return engine.execution_options(**{_WRITES: True})


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions late and on its own; `_begin` does it
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _explain(context: ExceptionContext) -> None:
    """What the world does to a database (full, locked, damaged) as an error of ours; our own faults stay as they are."""
    found = context.original_exception
    damaged = type(found) is sqlite3.DatabaseError
    if damaged or isinstance(found, sqlite3.OperationalError):
        raise StoreError(
            f"the store's database cannot be used ({found}); check free space and permissions, or restore a backup"
        ) from found


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def erase_deleted(engine: Engine) -> None:
    """Overwrite what deleted rows leave behind in the database file, its log and its text index."""
    with engine.connect() as connection:
        for table in SEARCHED:
            connection.exec_driver_sql(f"INSERT INTO {table}_words({table}_words) VALUES ('optimize')")  # noqa: S608 - names of ours
        connection.commit()
    raw = engine.raw_connection()
    try:
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.driver_connection.execute(statement).close()  # type: ignore[union-attr]
    finally:
        raw.close()


# The full-text index: one FTS5 table beside each searched table, words without case and accents.


def note_sizes(engine: Engine) -> None:
    """Let the database look how its tables are filled, so that it goes through them in the right order; takes moments."""
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("PRAGMA analysis_limit = 400")
        connection.exec_driver_sql("ANALYZE")


def create_text_index(connection: Connection, table: str) -> None:
    """Make the full-text index of a table."""
    columns = ", ".join(SEARCHED[table])
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {table}_words USING fts5({columns}, tokenize = 'unicode61 remove_diacritics 2')"
    )


def index_texts(connection: Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Put texts into the index; every row gives `number` and the table's searched texts."""
    names = ("number", *SEARCHED[table])
    columns = ", ".join(("rowid", *SEARCHED[table]))
    values = ", ".join(f":{name}" for name in names)
    if found := [{name: row[name] for name in names} for row in rows]:
        statement = f"INSERT INTO {table}_words ({columns}) VALUES ({values})"  # noqa: S608 - names of ours
        connection.execute(text(statement), found)


def forget_texts(connection: Connection, table: str, numbers: Iterable[int]) -> None:
    """Take rows out of the index."""
    if found := [{"number": number} for number in numbers]:
        connection.execute(text(f"DELETE FROM {table}_words WHERE rowid = :number"), found)  # noqa: S608 - a name of ours


def words_match(table: str, number: ColumnElement[int], asked: str) -> ColumnElement[bool]:
    """Condition: the row's texts hold all that is asked for. Nothing in `asked` is syntax but `"…"` and a final `*`."""
    query = match_expression(asked)
    if not query:
        return false()
    index = f"{table}_words"
    words = table_clause(index, column("rowid"))
    return number.in_(select(words.c.rowid).where(literal_column(index).bool_op("MATCH")(query)))


def snippets(connection: Connection, table: str, name: str, numbers: Iterable[int], asked: str) -> dict[int, str]:
    """Number → a stretch of the row's text around the words asked for, which stand between `MARKS`."""
    query, wanted = match_expression(asked), list(numbers)
    if not query or not wanted:
        return {}
    statement = text(
        f"SELECT rowid, snippet({table}_words, {SEARCHED[table].index(name)}, :begin, :end, ' … ', 28)"  # noqa: S608 - names of ours
        f" FROM {table}_words WHERE {table}_words MATCH :query AND rowid IN ({', '.join(map(str, map(int, wanted)))})"
    )
    found = connection.execute(statement, {"query": query, "begin": MARKS[0], "end": MARKS[1]})
    return dict(tuple(row) for row in found)


def json_part(json: ColumnElement[str], name: str) -> ColumnElement[str]:
    """One part of a text that holds a JSON object, as JSON: a long record need not be read for a short part of it."""
    return func.json_extract(json, f"$.{name}")


MARKS = ("\ue000", "\ue001")
"""Around what was asked for, in a snippet: characters of private use, which no text needs."""

_PIECE = re.compile(r'"([^"]*)"?|(\S+)')


def match_expression(asked: str) -> str:
    """What a person typed as an FTS5 query: all words, `"a phrase"` together, `evacuat*` by its beginning.

    Everything is quoted, so that no input is an error; what holds no letter or digit is left out.
    """
    pieces = []
    for phrase, word in _PIECE.findall(asked.replace("\0", " ")):
        piece = (phrase or word).replace('"', " ")
        if any(character.isalnum() for character in piece):
            prefix = "*" if word.endswith("*") else ""
            pieces.append(f'"{piece.rstrip("*")}"{prefix}')
    return " AND ".join(pieces)
