"""Folders and standard input."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from ofrecord.errors import SourceRefused
from ofrecord.settings import Settings
from ofrecord.sources import Capture, captures

SETTINGS = Settings()


def test_a_folder_is_read_in_order_and_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/er/c.html", "deep/d.txt", ".hidden/e.txt", "style.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Two bridges were closed.")
    found = [f.uri for f in captures(str(tmp_path), SETTINGS) if isinstance(f, Capture)]
    assert found == [str(tmp_path / n) for n in ("a.md", "b.txt", "deep/d.txt", "deep/er/c.html")]


def test_kinds_not_built_are_named_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    (tmp_path / "b.txt").write_text("")
    reasons = [f.reason for f in captures(str(tmp_path), SETTINGS) if isinstance(f, SourceRefused)]
    assert reasons == ["not_built_yet", "empty"]


def test_a_folder_without_articles_says_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p {}")
    (found,) = captures(str(tmp_path), SETTINGS)
    assert isinstance(found, SourceRefused)
    assert found.reason == "no_articles"
    assert "1 .css" in found.message


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two bridges were closed.")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert [f.uri for f in captures(str(tmp_path), SETTINGS)] == [str(tmp_path / "a.txt")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_refused(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    reasons = [f.reason for f in captures(str(closed), SETTINGS) if isinstance(f, SourceRefused)]
    closed.chmod(0o700)
    assert "unreadable" in reasons


@pytest.mark.parametrize(
    ("settings", "data", "media_type"),
    [
        (Settings(), b"Two bridges were closed.", "text/plain"),
        (Settings(kind="markdown"), b"# Bridges", "text/markdown"),
        (Settings(kind="html"), b"<p>Bridges</p>", "text/html"),
        (Settings(kind="jsonl"), b'{"id": "a", "text": "Bridges"}', "application/jsonl"),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, settings: Settings, data: bytes, media_type: str) -> None:
    class _Input:
        buffer = io.BytesIO(data)

    monkeypatch.setattr(sys, "stdin", _Input)
    (found,) = captures("-", settings)
    assert isinstance(found, Capture)
    assert found.media_type == media_type


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    """The first line is given before a later one is looked at."""
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"id": "a", "text": "First."}\n' + b"x" * 3_000_000 + b'\n{"id": "b", "text": "Last."}')
    stream = captures(str(path), SETTINGS)
    assert isinstance(next(stream), Capture)
    refused, last = stream
    assert isinstance(refused, SourceRefused)
    assert refused.reason == "line_too_long"
    assert isinstance(last, Capture)
    assert last.data == b"Last."
