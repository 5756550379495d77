"""The schema of a store on disk: made and upgraded when a store is opened, refused when it is newer than the program."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from ofrecord.errors import StoreError
from ofrecord.store.dialect import writing

HEAD = "0006"
"""The revision that this program works with: the newest in `migrations/versions` (a test holds them together)."""


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables of a new store, upgrade those of an older one. Raises StoreError for a store made by a newer one."""
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    # Another process may upgrade at the same time: look again once the write lock is ours.
    with writing(engine).begin() as connection:
        revision = _revision(connection)
        if revision != HEAD:
            _upgrade(connection, revision)


def _revision(connection: Connection) -> str | None:
    """The revision of the store, or None when it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found is not None else None


def _upgrade(connection: Connection, revision: str | None) -> None:
    from alembic import command  # costs a noticeable part of a second, and most openings need no upgrade
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "ofrecord.store:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(
            f"this store was made by a newer version of ofrecord (schema {revision}, this version reads up to {HEAD}); "
            "upgrade ofrecord or use another store"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
