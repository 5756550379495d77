"""What a file holds, by its name and by its first bytes."""

from __future__ import annotations

from pathlib import PurePath

from ofrecord.settings import SourceKind
from ofrecord.sources.capture import HTML, JSONL, MARKDOWN, PLAIN

KIND_OF_SUFFIX: dict[str, SourceKind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
MEDIA_TYPE: dict[SourceKind, str] = {"text": PLAIN, "markdown": MARKDOWN, "html": HTML, "jsonl": JSONL}

NOT_BUILT_SUFFIX: dict[str, str] = {
    ".pdf": "PDF files",
    ".doc": "Word files",
    ".docx": "Word files",
    ".odt": "OpenDocument files",
    ".rtf": "RTF files",
    ".epub": "EPUB files",
    ".warc": "web archives (WARC)",
    ".wacz": "web archives (WACZ)",
    ".mhtml": "saved pages (MHTML)",
    ".eml": "e-mail messages",
    ".mbox": "mailboxes",
    ".rss": "feeds",
    ".atom": "feeds",
    ".xml": "XML files and feeds",
    ".json": "JSON files (one object a line, named .jsonl, is read)",
    ".csv": "tables (CSV)",
    ".tsv": "tables (TSV)",
    ".xlsx": "spreadsheets",
    ".parquet": "tables (Parquet)",
    ".zip": "archives",
    ".gz": "compressed files",
    ".bz2": "compressed files",
    ".xz": "compressed files",
    ".zst": "compressed files",
    ".tar": "archives",
}
"""Kinds that hold reports but are not read yet: they are refused by name."""

NOT_BUILT_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF files"),
    (b"WARC/", "web archives (WARC)"),
    (b"PK\x03\x04", "Word, OpenDocument and other zipped files"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word and Office files"),
    (b"{\\rtf", "RTF files"),
    (b"\x1f\x8b", "compressed files"),
    (b"BZh", "compressed files"),
    (b"\xfd7zXZ\x00", "compressed files"),
    (b"\x28\xb5\x2f\xfd", "compressed files"),
    (b"PAR1", "tables (Parquet)"),
    (b"SQLite format 3\x00", "databases"),
)


def kind_of(path: PurePath) -> SourceKind | None:
    """The kind that a file's name promises, if it is one that is read."""
    return KIND_OF_SUFFIX.get(path.suffix.lower())


def not_built(path: PurePath, head: bytes = b"") -> str | None:
    """What the file is, if it is of a kind that is not read yet: by its first bytes, else by its name."""
    by_magic = next((name for magic, name in NOT_BUILT_MAGIC if head.startswith(magic)), None)
    if by_magic or kind_of(path):
        return by_magic
    return NOT_BUILT_SUFFIX.get(path.suffix.lower())


def looks_binary(data: bytes) -> bool:
    """Are these bytes no text at all? NUL bytes, or more than one control character in ten of the first 8,000 bytes."""
    head = data[:8000]
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return b"\0" in data or odd * 10 > len(head)
