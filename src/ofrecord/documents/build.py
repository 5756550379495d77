"""Capture → manuscript, by kind."""

from __future__ import annotations

from ofrecord.documents import html, markdown, metadata, plain
from ofrecord.documents.language import language_of
from ofrecord.documents.manuscript import Manuscript
from ofrecord.documents.metadata import Metadata
from ofrecord.documents.pieces import Layout, readable
from ofrecord.documents.roles import blocks_of
from ofrecord.domain.documents import Block, Document
from ofrecord.domain.record import Note
from ofrecord.settings import Settings
from ofrecord.sources import Capture, decoded
from ofrecord.sources.capture import HTML, MARKDOWN


def manuscript_of(capture: Capture, settings: Settings) -> Manuscript:
    """The document of a capture, with its readable text. The same bytes and settings give the same manuscript.

    Raises UnicodeError for text that is not in its encoding; `captures` refuses such text before it comes here.
    """
    if capture.given:
        layout = plain.lay_out_given(decoded(capture.data), capture.given.title)
        blocks = blocks_of(layout, infer=False)
        return _manuscript(capture, layout, blocks, metadata.of_given(capture.given))
    if capture.media_type == HTML:
        page = html.lay_out(capture.data, settings.encoding)
        return _manuscript(capture, page.layout, page.blocks, page.metadata)
    kind = markdown if capture.media_type == MARKDOWN else plain
    layout = kind.lay_out(decoded(capture.data, settings.encoding))
    blocks = blocks_of(layout)
    return _manuscript(capture, layout, blocks, metadata.settle(metadata.of_layout(layout, blocks)))


def _manuscript(capture: Capture, layout: Layout, blocks: tuple[Block, ...], known: Metadata) -> Manuscript:
    text = readable(layout.masked, blocks)
    body = " ".join(text[b.start : b.end] for b in blocks if b.role in ("paragraph", "quote", "list", "dateline"))
    document = Document(
        id=capture.given.id if capture.given else capture.sha256[:16],
        text=layout.text,
        language=language_of(body) or language_of(text),
        title=known.title,
        published=known.published,
        published_stated=known.published_stated,
        updated=known.updated,
        publisher=known.publisher,
        authors=known.authors,
        agencies=() if capture.given else metadata.credited_agencies(layout.text, blocks),
        url=known.url,
        blocks=blocks,
        links=metadata.links_in(layout, blocks),
        candidates=known.candidates,
    )
    empty = Note(code="no_text", message="no words were found in this source; check that it is the right file")
    return Manuscript(document, text, known.notes if text.strip() else (*known.notes, empty))
