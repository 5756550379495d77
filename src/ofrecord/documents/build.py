"""Capture → manuscript, by kind."""

from __future__ import annotations

import re

from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.documents import Block, Document
from ofrecord.settings import Settings
from ofrecord.sources import Capture

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S.*\S|\n[^\S\n]*\S)*")


def manuscript_of(capture: Capture, settings: Settings) -> Manuscript:
    """The document of a capture, with its readable text."""
    text = capture.data.decode("utf-8", "surrogatepass")
    given = capture.given
    blocks = tuple(Block(start=m.start(), end=m.end(), role="paragraph") for m in _PARAGRAPH.finditer(text))
    document = Document(
        id=given.id if given else capture.sha256[:16],
        text=text,
        language="en",
        title=given.title if given else None,
        published=given.published if given else None,
        published_stated=bool(given and given.published),
        publisher=given.publisher if given else None,
        url=given.url if given else None,
        blocks=blocks,
    )
    return Manuscript(document, re.sub(r"\s", " ", text))
