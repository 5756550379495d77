"""Files, folders and standard input as captures. What cannot be read comes as a typed refusal that says what to do."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from ofrecord.errors import RefusalReason, SourceRefused
from ofrecord.settings import Settings, SourceKind
from ofrecord.sources.capture import Capture
from ofrecord.sources.encoding import decoded, marked_encoding
from ofrecord.sources.jsonl import capture_lines
from ofrecord.sources.kinds import KIND_OF_SUFFIX, MEDIA_TYPE, kind_of, looks_binary, not_built

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"(?:feed:|[A-Za-z][A-Za-z0-9+.-]*://)")
_READ = ", ".join(KIND_OF_SUFFIX)


def captures(uri: str, settings: Settings, seen: set[str] | None = None) -> Iterator[Capture | SourceRefused]:
    """Every report in a source, in order; what cannot be read comes as a refusal in its place.

    `uri` is a file, a folder or `-` for standard input (text, unless `settings.kind` says otherwise). In a folder the
    suffix decides, files are taken in the order of their paths, names that start with a dot and files of unknown type
    are passed over, and links to folders are not followed. `seen` holds the ids of JSONL lines of the run so far: give
    one set to all calls of a run to have repeated ids refused across its files.
    """
    seen = set() if seen is None else seen
    if uri == STANDARD_INPUT:
        yield from _from_stream(sys.stdin.buffer, uri, settings.kind or "text", settings, seen)
    elif _ADDRESS.match(uri):
        yield SourceRefused(uri, "not_built_yet", "web and feed addresses are not built yet; save the page as a file")
    else:
        yield from _from_path(Path(uri), uri, settings, seen)


def all_captures(uris: Iterable[str], settings: Settings) -> Iterator[Capture | SourceRefused]:
    """Every report in several sources, in order, as one run: an id that two JSONL files give is refused the second time."""
    seen: set[str] = set()
    for uri in uris:
        yield from captures(uri, settings, seen)


def _from_path(path: Path, uri: str, settings: Settings, seen: set[str]) -> Iterator[Capture | SourceRefused]:
    try:
        is_folder = path.is_dir()
        found = path.exists()
    except (OSError, ValueError) as error:
        yield _unreadable(uri, error)
        return
    if is_folder:
        yield from _from_folder(path, uri, settings, seen)
    elif not found:
        yield SourceRefused(uri, "not_found", "there is no such file or folder; check the name")
    else:
        yield from _from_file(path, uri, settings.kind or kind_of(path), settings, seen)


def _from_folder(folder: Path, uri: str, settings: Settings, seen: set[str]) -> Iterator[Capture | SourceRefused]:
    """Articles below a folder; refused as a whole when it holds none, with what it holds instead."""
    passed_over: Counter[str] = Counter()
    any_given = False
    for found in _files_below(folder):
        if isinstance(found, SourceRefused):
            any_given = True
            yield found
        elif kind_of(found) or not_built(found):
            any_given = True
            yield from _from_file(found, str(found), kind_of(found), settings, seen)
        else:
            passed_over[found.suffix or "without suffix"] += 1
    if not any_given:
        held = ", ".join(f"{n} {suffix}" for suffix, n in sorted(passed_over.items())) or "nothing"
        yield SourceRefused(uri, "no_articles", f"no article in this folder (it holds {held}); read are {_READ}")


def _files_below(folder: Path) -> Iterator[Path | SourceRefused]:
    """Regular files below a folder in the order of their names, folder by folder; a folder that is closed to us as a refusal."""
    refused: list[SourceRefused] = []

    def keep(error: OSError) -> None:
        refused.append(_unreadable(str(error.filename), error))

    for place, folders, names in os.walk(folder, onerror=keep, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(place, n) for n in sorted(names) if not n.startswith(".") and Path(place, n).is_file())
        yield from refused
        refused.clear()
    yield from refused


def _from_file(
    path: Path, uri: str, kind: SourceKind | None, settings: Settings, seen: set[str]
) -> Iterator[Capture | SourceRefused]:
    try:
        with path.open("rb") as stream:
            other = not_built(path if settings.kind is None else Path(), stream.peek(16))
            if other:
                yield SourceRefused(uri, "not_built_yet", f"{other} are not built yet; give the report's text or page")
            elif kind is None:
                yield SourceRefused(uri, "unknown_type", f"unknown type of file; read are {_READ}, or say --kind")
            else:
                yield from _from_stream(stream, uri, kind, settings, seen)
    except OSError as error:
        yield _unreadable(uri, error)


def _from_stream(
    stream: BinaryIO, uri: str, kind: SourceKind, settings: Settings, seen: set[str]
) -> Iterator[Capture | SourceRefused]:
    if kind == "jsonl":
        yield from capture_lines(stream, uri, settings, seen)
        return
    data = stream.read(settings.max_bytes + 1)
    fault = _fault(data, kind, settings)
    yield SourceRefused(uri, *fault) if fault else Capture(data, uri, MEDIA_TYPE[kind])


def _fault(data: bytes, kind: SourceKind, settings: Settings) -> tuple[RefusalReason, str] | None:
    """Why bytes cannot be a report of this kind, or None."""
    other = not_built(Path(), data[:16])
    if not data.strip():
        return "empty", "the file is empty; give one with text"
    if other:
        return "not_built_yet", f"{other} are not built yet; give the report's text or page"
    if not marked_encoding(data) and not _wide(settings.encoding) and looks_binary(data):
        return "binary", "the file is binary, not text; give the report's text or page"
    if kind != "html" and _longest_line(data) > settings.max_line:
        return "line_too_long", f"a line is longer than {settings.max_line:,} bytes; raise the limit with --max-line"
    if len(data) > settings.max_bytes:
        return "too_large", f"longer than {settings.max_bytes:,} bytes; split it or raise the limit with --max-bytes"
    return None if kind == "html" else _undecodable(data, settings)


def _undecodable(data: bytes, settings: Settings) -> tuple[RefusalReason, str] | None:
    """Pages name their encoding themselves; text must be what it is said to be."""
    try:
        text = decoded(data, settings.encoding)
    except UnicodeError as error:
        name = settings.encoding or "UTF-8"
        at = f" (byte {error.start:,})" if isinstance(error, UnicodeDecodeError) else ""
        return "encoding", f"the text is not {name}{at}; name its encoding with --encoding, such as cp1252 or utf-16"
    return None if text.strip() else ("empty", "the file is empty but for spaces; give one with text")


def _longest_line(data: bytes) -> int:
    return max(map(len, re.split(rb"[\r\n]", data)))


def _wide(encoding: str | None) -> bool:
    """Does the encoding write plain letters with NUL bytes?"""
    return encoding is not None and b"\0" in "a".encode(encoding, "replace")


def _unreadable(uri: str, error: OSError | ValueError) -> SourceRefused:
    reason = getattr(error, "strerror", None) or str(error)
    return SourceRefused(uri, "unreadable", f"cannot be read ({reason}); check its name and permissions")
