"""Bytes → text, without guessing: a byte-order mark, else the encoding that was asked for, else UTF-8."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked_encoding(data: bytes) -> tuple[bytes, str] | None:
    """The byte-order mark that the bytes start with, and the encoding it stands for."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text of the bytes. A byte-order mark is a sign of the encoding, not a part of the text, and is left out.

    Raises UnicodeError when the bytes do not fit the encoding.
    """
    marked = marked_encoding(data)
    if marked:
        mark, name = marked
        return data[len(mark) :].decode(name)
    return data.decode(encoding or "utf-8")
