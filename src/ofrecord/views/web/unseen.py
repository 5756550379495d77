"""Texts from outside on a page: escaped, and what shows nothing or turns the reading order is made visible."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)
"""Characters that show nothing, or change how others are shown."""


def visible(text: str) -> Markup:
    """The text for a page, with each unseen character as a small mark that says which one it is."""
    pieces, last = [], 0
    for found in UNSEEN.finditer(text):
        pieces.append(escape(text[last : found.start()]))
        pieces.append(Markup('<i class="unseen" data-code="{:04X}"></i>').format(ord(found[0])))
        last = found.end()
    return Markup("").join([*pieces, escape(text[last:])])


def plain(text: str) -> str:
    """The text with one character that is seen in place of each that is not: for attributes and plain places."""
    return UNSEEN.sub("\ufffd", text)
