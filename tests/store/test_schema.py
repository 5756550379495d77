"""The schema on disk: made by migrations, equal to the tables in the code, refused when newer."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from ofrecord.errors import StoreError
from ofrecord.store import Store, open_store
from ofrecord.store.dialect import writing
from ofrecord.store.schema import HEAD
from ofrecord.store.tables import metadata


def test_the_migrations_make_the_tables_of_the_code(store: Store) -> None:
    with store.engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        context = MigrationContext.configure(connection, opts={"compare_type": True, **ours})
        assert compare_metadata(context, metadata) == []


def test_the_program_works_with_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "ofrecord.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_newer_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path) as store, writing(store.engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        open_store(tmp_path)


def test_a_file_that_is_not_a_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ofrecord.db").write_bytes(b"this is no database, it is a note to self" * 100)
    with pytest.raises(StoreError, match=r"cannot be (opened|used)"):
        open_store(tmp_path)


def test_commits_reach_the_disk_and_keys_are_checked(store: Store) -> None:
    with store.engine.connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_database_that_cannot_be_written_says_so(store: Store) -> None:
    with store.engine.connect() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
        connection.commit()
        with pytest.raises(StoreError, match="cannot be used"):
            connection.execute(text("DELETE FROM captures"))
