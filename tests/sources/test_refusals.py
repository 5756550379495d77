"""What is refused, by which reason; every refusal says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ofrecord.errors import SettingsError, SourceRefused
from ofrecord.settings import Settings
from ofrecord.sources import Capture, captures

SMALL = Settings(max_bytes=2_000, max_line=500)

FILES = [
    # name, bytes, reason (None: read)
    ("report.txt", b"Two bridges were closed.", None),
    ("report.TEXT", b"Two bridges were closed.", None),
    ("report.md", b"# Bridges closed", None),
    ("report.htm", b"<p>Two bridges were closed.</p>", None),
    ("cyrillic.txt", "Два моста закрыты.".encode(), None),
    ("mark.txt", b"\xef\xbb\xbfTwo bridges were closed.", None),
    ("wide.txt", "Two bridges were closed.".encode("utf-16"), None),
    # nothing in it
    ("empty.txt", b"", "empty"),
    ("blank.md", b" \n\t\n", "empty"),
    ("no-break.txt", "\u00a0\u2003\n".encode(), "empty"),
    ("mark-only.txt", b"\xef\xbb\xbf", "empty"),
    ("empty.jsonl", b"\n\n", "empty"),
    # not text
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    ("control.txt", bytes(range(1, 9)) * 20, "binary"),
    ("latin.txt", "Caf\u00e9 in Goma".encode("cp1252"), "encoding"),
    ("half.txt", "Two bridges".encode("utf-16-le"), "binary"),
    # too long
    ("line.txt", b"word " * 200, "line_too_long"),
    ("line.md", b"word " * 10_000, "line_too_long"),
    ("long.txt", b"Two bridges were closed.\n" * 200, "too_large"),
    ("long.html", b"<p>Two bridges were closed.</p>" * 200, "too_large"),
    # kinds that are not read yet, by name or by first bytes
    ("report.pdf", b"%PDF-1.7 ...", "not_built_yet"),
    ("pdf-inside.txt", b"%PDF-1.7 ...", "not_built_yet"),
    ("word-inside.md", b"PK\x03\x04 ...", "not_built_yet"),
    ("pages.warc", b"WARC/1.0 ...", "not_built_yet"),
    ("report.docx", b"PK\x03\x04 ...", "not_built_yet"),
    ("table.csv", b"a,b", "not_built_yet"),
    ("one.json", b'{"text": "x"}', "not_built_yet"),
    ("lines.jsonl.gz", b"\x1f\x8b ...", "not_built_yet"),
    ("program.py", b"pass", "unknown_type"),
    ("none", b"Two bridges were closed.", "unknown_type"),
]


@pytest.mark.parametrize(("name", "data", "reason"), FILES, ids=[f[0] for f in FILES])
def test_files(tmp_path: Path, name: str, data: bytes, reason: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = captures(str(path), SMALL)
    if reason is None:
        assert isinstance(found, Capture)
        assert (found.data, found.uri) == (data, str(path))
    else:
        assert isinstance(found, SourceRefused)
        assert (found.reason, found.uri) == (reason, str(path))
        assert len(found.message) > 20


LINES = [
    # a line, its reason (None: read)
    ({"id": "a", "text": "Two bridges were closed."}, None),
    ({"id": 7, "text": "Two bridges were closed."}, None),
    ({"text": "A line without an id is known by its words."}, None),
    ("[1, 2]", "not_an_object"),
    ('"text"', "not_an_object"),
    ("null", "not_an_object"),
    ({"id": "b"}, "no_text"),
    ({"id": "b", "text": None}, "no_text"),
    ({"id": "b", "text": ["Two", "bridges"]}, "no_text"),
    ({"id": "b", "text": "  \n"}, "no_text"),
    ({"id": ["b"], "text": "Two bridges."}, "malformed"),
    ({"id": True, "text": "Two bridges."}, "malformed"),
    ('{"id": "b", "text": "cut', "malformed"),
    ("not JSON at all", "malformed"),
    ("[" * 400, "malformed"),
    ('{"id": "b", "text": "half \\ud83d of a pair"}', "malformed"),
    ('{"id": "\\udc00", "text": "x"}', "malformed"),
    ({"id": "c", "text": "x" * 600}, "line_too_long"),
    (b'{"id": "d", "text": "Caf\xe9"}', "encoding"),
]


@pytest.mark.parametrize(("line", "reason"), LINES, ids=[str(x[0])[:30] for x in LINES])
def test_lines(tmp_path: Path, line: object, reason: str | None) -> None:
    """A line that cannot be read is refused in its place, by file and number; the lines around it are read."""
    odd = line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
    good = [json.dumps({"id": n, "text": f"Report {n}."}).encode() for n in ("first", "last")]
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join((good[0], odd, good[1])))
    before, found, after = captures(str(path), SMALL)
    assert isinstance(before, Capture)
    assert isinstance(after, Capture)
    assert after.data == b"Report last."
    assert found.uri == f"{path}:2"
    assert (found.reason if isinstance(found, SourceRefused) else None) == reason


def test_repeated_ids_are_refused_across_a_run(tmp_path: Path) -> None:
    for name, text in (("a", "First."), ("b", "Second.")):
        line = json.dumps({"id": "same", "text": text})
        (tmp_path / f"{name}.jsonl").write_text(f"{line}\n{line}\n")
    first, *others = captures(str(tmp_path), SMALL)
    assert isinstance(first, Capture)
    assert [f.reason for f in others if isinstance(f, SourceRefused)] == ["repeated_id"] * 3
    seen: set[str] = set()
    runs = [list(captures(str(tmp_path / n), SMALL, seen)) for n in ("a.jsonl", "b.jsonl")]
    assert [isinstance(f, Capture) for run in runs for f in run] == [True, False, False, False]


def test_given_fields_are_kept_as_strings(tmp_path: Path) -> None:
    path = tmp_path / "in.ndjson"
    path.write_text('{"id": 12, "text": "x", "title": 5, "url": ["no"], "published": "2024-01-02", "publisher": ""}')
    (found,) = captures(str(path), SMALL)
    assert isinstance(found, Capture)
    assert found.given is not None
    assert (found.given.id, found.given.title, found.given.published) == ("12", "5", "2024-01-02")
    assert (found.given.url, found.given.publisher, found.given.ignored) == (None, None, ("url",))


@pytest.mark.parametrize(
    "address", ["http://example.org/a", "https://example.org/feed.xml", "feed:example.org", "ftp://example.org/a.txt"]
)
def test_addresses_are_refused_by_name(address: str) -> None:
    (found,) = captures(address, SMALL)
    assert isinstance(found, SourceRefused)
    assert found.reason == "not_built_yet"


@pytest.mark.parametrize("name", ["missing.txt", "missing", "x" * 5000, "nul\0.txt"])
def test_names_that_are_no_files(tmp_path: Path, name: str) -> None:
    (found,) = captures(str(tmp_path / name), SMALL)
    assert isinstance(found, SourceRefused)
    assert found.reason in ("not_found", "unreadable")


def test_encoding_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Caf\u00e9".encode("cp1252"))
    (found,) = captures(str(path), Settings(encoding="cp1252"))
    assert isinstance(found, Capture)
    with pytest.raises(SettingsError):
        Settings(encoding="no-such-code")
    with pytest.raises(SettingsError):
        Settings(max_line=0)


def test_messages_name_limit_and_option(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"x" * 1_500_000)
    (found,) = captures(str(path), Settings())
    assert isinstance(found, SourceRefused)
    assert "1,000,000" in found.message
    assert "--max-line" in found.message
    (raised,) = captures(str(path), Settings(max_line=2_000_000))
    assert isinstance(raised, Capture)
