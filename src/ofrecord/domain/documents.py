"""The source's identity and the document made from it: immutable text, typed blocks, metadata."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Frozen, Span

BlockRole = Literal[
    "headline", "dateline", "byline", "caption", "credit", "paragraph", "quote", "list", "table", "related", "footer"
]
LinkRel = Literal["inline", "related", "original"]

BODY_ROLES: frozenset[BlockRole] = frozenset({"headline", "dateline", "caption", "paragraph", "quote", "list", "table"})
"""Roles whose items are searched, exported and compared; the others stay in the record only."""


class Source(Frozen):
    """The bytes as they came. For a JSONL line `sha256` and `bytes` are those of the text's UTF-8."""

    sha256: str
    bytes: Annotated[int, Field(ge=0, description="length in bytes")]
    media_type: str
    uri: Annotated[str, Field(description="as given by the caller")]
    retrieved: Annotated[str | None, Field(description="ISO datetime; null in `read`")] = None


class Block(Span):
    """A stretch of text with one role in the report. Blocks do not overlap and come in text order."""

    role: BlockRole


class Link(Span):
    """A hyperlink: the span is its visible words (or the address itself)."""

    href: str
    rel: LinkRel


class MetadataCandidate(Frozen):
    """One reading of one metadata field, kept with where it came from."""

    field: str
    value: str
    origin: Annotated[str, Field(description="jsonl, markdown, json-ld, meta, byline, url, htmldate, text …")]


class Document(Frozen):
    """One report: immutable text and what is known about it. Dates are ISO dates or datetimes."""

    id: str
    text: str
    language: Annotated[str | None, Field(description="ISO 639-1")] = None
    title: str | None = None
    published: str | None = None
    published_stated: Annotated[bool, Field(description="false: inferred from the page or text")] = False
    updated: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    candidates: tuple[MetadataCandidate, ...] = ()
