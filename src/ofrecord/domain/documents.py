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

    sha256: Annotated[str, Field(description="hash of the bytes")]
    bytes: Annotated[int, Field(ge=0, description="length in bytes")]
    media_type: Annotated[str, Field(description="what kind of bytes, such as text/html")]
    uri: Annotated[str, Field(description="as given by the caller")]
    retrieved: Annotated[str | None, Field(description="ISO datetime; null in `read`")] = None


class Block(Span):
    """A stretch of text with one role in the report. Blocks do not overlap and come in text order."""

    role: Annotated[BlockRole, Field(description="what the stretch is in the report")]


class Link(Span):
    """A hyperlink: the span is its visible words (or the address itself)."""

    href: Annotated[str, Field(description="address, as written")]
    rel: Annotated[LinkRel, Field(description="what the link is for")]


class MetadataCandidate(Frozen):
    """One reading of one metadata field, kept with where it came from."""

    field: Annotated[str, Field(description="name of a field of `document`")]
    value: Annotated[str, Field(description="what it would be")]
    origin: Annotated[str, Field(description="jsonl, markdown, json-ld, meta, byline, url, htmldate, text …")]


class Document(Frozen):
    """One report: immutable text and what is known about it. Dates are ISO dates or datetimes."""

    id: Annotated[str, Field(description="as given with the input, or from the hash of the bytes")]
    text: Annotated[str, Field(description="the whole readable text; every offset counts in it")]
    language: Annotated[str | None, Field(description="ISO 639-1")] = None
    title: Annotated[str | None, Field(description="headline")] = None
    published: Annotated[str | None, Field(description="ISO date or datetime of publication")] = None
    published_stated: Annotated[bool, Field(description="false: inferred from the page or text")] = False
    updated: Annotated[str | None, Field(description="ISO date or datetime of the last change")] = None
    publisher: Annotated[str | None, Field(description="who published it")] = None
    authors: Annotated[tuple[str, ...], Field(description="names on the byline")] = ()
    agencies: Annotated[tuple[str, ...], Field(description="news agencies credited with the text or a part of it")] = ()
    url: Annotated[str | None, Field(description="address of the original publication")] = None
    blocks: Annotated[tuple[Block, ...], Field(description="the text's parts, in order")] = ()
    links: Annotated[tuple[Link, ...], Field(description="hyperlinks, in text order")] = ()
    candidates: Annotated[
        tuple[MetadataCandidate, ...], Field(description="every reading of the metadata that was weighed")
    ] = ()
