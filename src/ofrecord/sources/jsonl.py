"""JSONL: one report a line, read line by line, so that memory does not grow with the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from ofrecord.errors import RefusalReason, SourceRefused
from ofrecord.settings import Settings
from ofrecord.sources.capture import JSONL, Capture, Given
from ofrecord.sources.encoding import decoded

OPTIONAL_FIELDS = ("published", "title", "url", "publisher")
_SKIPPED_AT_ONCE = 1 << 20


def capture_lines(stream: BinaryIO, uri: str, settings: Settings, seen: set[str]) -> Iterator[Capture | SourceRefused]:
    """Every line as a capture or, in its place, a refusal. `seen` holds the ids of the run so far and is added to."""
    read_any = False
    for number, line in _lines(stream, settings.max_line):
        where = f"{uri}:{number}"
        if line is None:
            read_any = True
            yield SourceRefused(
                where,
                "line_too_long",
                f"the line is longer than {settings.max_line:,} bytes; raise the limit with --max-line",
            )
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            read_any = True
            yield _capture(line, where, settings, seen)
    if not read_any:
        yield SourceRefused(uri, "empty", "there is no line with an object; give one JSON object a line")


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Line numbers from 1, and the lines; None stands for a line over the limit, which is passed over in pieces."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_SKIPPED_AT_ONCE)
        yield number, None


def _capture(line: bytes, where: str, settings: Settings, seen: set[str]) -> Capture | SourceRefused:
    try:
        row = json.loads(decoded(line, settings.encoding))
    except UnicodeError:
        return _encoding(where, settings.encoding)
    except (ValueError, RecursionError) as error:
        return SourceRefused(where, "malformed", f"the line is not JSON ({error}); give one JSON object a line")
    fault = _fault(row)
    if fault:
        return SourceRefused(where, *fault)
    capture = _given_capture(row, where)
    given_id = capture.given.id if capture.given else ""
    if given_id in seen:
        return SourceRefused(
            where, "repeated_id", f"the id {given_id!r} was given before; the first one stands, rename this one"
        )
    seen.add(given_id)
    return capture


def _encoding(where: str, encoding: str | None) -> SourceRefused:
    return SourceRefused(
        where, "encoding", f"the line is not {encoding or 'UTF-8'}; name its encoding with --encoding, such as cp1252"
    )


def _fault(row: object) -> tuple[RefusalReason, str] | None:
    """Why a line's value cannot be a report, or None."""
    if not isinstance(row, dict):
        return "not_an_object", 'the line is not a JSON object; give {"id": …, "text": …}'
    if "text" not in row:
        return "no_text", 'the object has no "text"; put the report\'s words under that name'
    if not isinstance(row["text"], str):
        return "no_text", '"text" is not a string; give the report\'s words as one string'
    if not row["text"].strip():
        return "no_text", '"text" is empty; leave the line out or give the report\'s words'
    if not isinstance(row.get("id", ""), str | int | float) or isinstance(row.get("id"), bool):
        return "malformed", '"id" is neither a string nor a number; give a short string'
    if any(_unpaired(row.get(name)) for name in ("id", "text", *OPTIONAL_FIELDS)):
        return "malformed", "half of a surrogate pair stands alone (\\ud800 to \\udfff); repair the export that made it"
    return None


def _unpaired(value: object) -> bool:
    return isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value)


def _given_capture(row: dict[str, object], where: str) -> Capture:
    """A line without an id gets one from its text, as a file does."""
    data = str(row["text"]).encode()
    values = {name: row.get(name) for name in OPTIONAL_FIELDS}
    usable = {n: str(v) for n, v in values.items() if isinstance(v, str | int | float) and str(v).strip()}
    ignored = tuple(n for n, v in values.items() if v is not None and n not in usable and str(v).strip())
    bare = Capture(data, where, JSONL)
    name = str(row["id"]) if row.get("id") not in (None, "") else bare.sha256[:16]
    return Capture(data, where, JSONL, Given(name, **usable, ignored=ignored))
