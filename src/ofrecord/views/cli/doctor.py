"""`ofrecord doctor`: what is installed, whether it is what it should be, and what to do about what is missing."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from importlib.util import find_spec

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ofrecord import __version__
from ofrecord.errors import OfRecordError
from ofrecord.views.cli.common import ConfigOption

Finding = tuple[bool, str, str]
"""Is it well, what it is, what was found (or what to do)."""


def doctor(config: ConfigOption = None) -> None:
    """Say what is installed, check model and gazetteer against the pinned hashes, and what to do about what is missing.

    Exit code 1 when something needed is missing or is not what it should be.
    """
    findings = [*(f for check in CHECKS for f in check()), *_user_files(config)]
    table = Table.grid(padding=(0, 2))
    for well, what, found in findings:
        table.add_row(Text("ok", "green") if well else Text("NOT OK", "red"), what, Text(found))
    Console(highlight=False, width=None if sys.stdout.isatty() else 110).print(table)
    if not all(well for well, _, _ in findings):
        raise typer.Exit(1)


def _program() -> Iterator[Finding]:
    yield True, "ofrecord", __version__
    yield (
        sys.version_info >= (3, 11),
        "Python",
        f"{platform.python_version()} on {platform.system()} {platform.machine()}",
    )
    for package in ("spacy", "pydantic", "sqlalchemy", "alembic", "trafilatura", "lxml"):
        yield _package(package)


def _package(name: str) -> Finding:
    try:
        return True, name, metadata.version(name)
    except metadata.PackageNotFoundError:
        return False, name, f"is missing; run: pip install {name}"


def _model() -> Iterator[Finding]:
    from ofrecord.language.model import fingerprint
    from ofrecord.language.pins import PINS

    for pin in PINS:
        try:
            found, version = fingerprint(pin.package), metadata.version(pin.package)
        except OfRecordError as error:
            yield False, pin.package, str(error)
            continue
        if (version, found) == (pin.version, pin.sha256):
            yield True, pin.package, f"{version}, files {found[:16]}… as pinned"
        else:
            yield (
                False,
                pin.package,
                f"{version}, files {found[:16]}…, pinned is {pin.version} {pin.sha256[:16]}…; reinstall it",
            )


def _gazetteer() -> Iterator[Finding]:
    from ofrecord.gazetteer.file import GazetteerFile
    from ofrecord.gazetteer.lookup import PACKAGED, REBUILD
    from ofrecord.gazetteer.pins import SHA256

    file = GazetteerFile(PACKAGED, REBUILD)
    try:
        facts, found = file.meta(), file.digest()
    except OfRecordError as error:
        yield False, "gazetteer", str(error)
        return
    what = f"{int(facts['places']):,} places, rows {found[:16]}…"
    if found == facts["fingerprint"] == SHA256:
        yield True, "gazetteer", f"{what} as pinned"
    else:
        changed = "" if found == facts["fingerprint"] else ", changed since it was built"
        yield False, "gazetteer", f"{what}{changed}, pinned is {SHA256[:16]}…; {REBUILD}"


def _user_files(config: str | None) -> Iterator[Finding]:
    """The configuration that counts here, the imported gazetteer, and whether a reading could use them."""
    from ofrecord.configuration import configuration_file, user_files
    from ofrecord.gazetteer import Gazetteer
    from ofrecord.gazetteer.importing import imported
    from ofrecord.userfiles import loaded

    try:
        path, files = configuration_file(config), user_files(config)
        tables = imported(files.gazetteer) if files.gazetteer else []
        own = Gazetteer(places=loaded(files).places, imported=files.gazetteer).own
    except OfRecordError as error:
        yield False, "your files", str(error)
        return
    yield True, "configuration", str(path) if path else "none (ofrecord.toml in this folder would be read)"
    yield True, "your places", f"{len(own.by_key):,} names in {len(files.places)} files"
    yield True, "imported places", ", ".join(f"{t.name} {t.places:,}" for t in tables) or "none"


def _sqlite() -> Iterator[Finding]:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    full_text = "ENABLE_FTS5" in options
    todo = "" if full_text else "; without FTS5 the store cannot search: use a Python built with it"
    yield full_text, "SQLite", f"{sqlite3.sqlite_version}, full-text index {'there' if full_text else 'missing'}{todo}"


def _optional() -> Iterator[Finding]:
    there = find_spec("pandas") is not None
    yield (
        True,
        "pandas",
        metadata.version("pandas")
        if there
        else "not installed (only to_frame() needs it): pip install ofrecord[frames]",
    )


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (_program, _model, _gazetteer, _sqlite, _optional)
