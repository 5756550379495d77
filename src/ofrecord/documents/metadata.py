"""Metadata as candidates with an origin each; the first usable candidate of a field is the document's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ofrecord.documents.dates import iso_date, stated_date
from ofrecord.documents.pieces import Layout, within
from ofrecord.documents.roles import byline_names, persons
from ofrecord.documents.words import agencies_in, layout_words, publishers
from ofrecord.domain.documents import Block, BlockRole, Link, LinkRel, MetadataCandidate
from ofrecord.domain.record import Note
from ofrecord.sources import Given

STATED = frozenset({"jsonl", "front-matter", "date-line", "dateline", "json-ld", "meta", "time", "byline"})
"""Origins in which a report states its date itself; elsewhere it is inferred."""
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")


@dataclass(frozen=True)
class Metadata:
    """What is known about a report, ready for its document."""

    title: str | None = None
    published: str | None = None
    published_stated: bool = False
    updated: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    url: str | None = None
    candidates: tuple[MetadataCandidate, ...] = ()
    notes: tuple[Note, ...] = field(default=(), repr=False)


def candidate(name: str, value: str | None, origin: str) -> Iterator[MetadataCandidate]:
    """One candidate, or none for an empty value."""
    value = " ".join((value or "").split())
    if value:
        yield MetadataCandidate(field=name, value=value[:2000], origin=origin)


def of_given(given: Given) -> Metadata:
    """What a JSONL line states, and nothing else."""
    found = [
        MetadataCandidate(field=name, value=value, origin="jsonl")
        for name in ("title", "published", "publisher", "url")
        if (value := getattr(given, name))
    ]
    settled = settle(found)
    ignored = tuple(
        Note(code="field_not_understood", message=f"{name}: neither text nor a number; it was left out")
        for name in given.ignored
    )
    return Metadata(**{**vars(settled), "title": given.title, "notes": settled.notes + ignored})


def of_layout(layout: Layout, blocks: tuple[Block, ...]) -> list[MetadataCandidate]:
    """What a text says of itself: front matter, headline, date line, byline, original address."""
    found: list[MetadataCandidate] = []
    for key, value in layout.front_matter:
        name = layout_words().front_matter.get(key)
        found += candidate(name, value, "front-matter") if name else ()
    for b in blocks:
        words = " ".join(layout.masked[b.start : b.end].split())
        if b.role == "headline":
            found += candidate("title", words, "text")
        elif b.role == "dateline" and stated_date(words):
            found += candidate("published", words, "date-line")
        elif b.role == "dateline" and iso_date(words):
            found += candidate("published", words, "dateline")
        elif b.role == "byline":
            parts = (part for part in re.split(r"[|•·–—]", words) if stated_date(part))
            found += (c for part in parts for c in candidate("published", part, "byline"))
            found += (c for name in byline_names(words) for c in candidate("authors", name, "byline"))
    found += (c for href in _original(layout, blocks) for c in candidate("url", href, "text"))
    headlines = (layout.masked[b.start : b.end] for b in blocks if b.role == "headline")
    dated = (match for words in headlines if (match := layout_words().as_of.search(words)))
    found += (c for match in dated for c in candidate("published", match["date"], "headline"))
    return found


def credited_agencies(text: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Agencies named in the parts of a report that say where it and its pictures come from, in text order."""
    credited: tuple[BlockRole, ...] = ("byline", "credit", "dateline", "footer")
    names = (n for b in blocks if b.role in credited for _, _, n in agencies_in(text[b.start : b.end]))
    return tuple(dict.fromkeys(names))


def links_in(layout: Layout, blocks: tuple[Block, ...]) -> tuple[Link, ...]:
    """The links with what they are for: to the report itself, to other articles, or inside the text."""
    original = set(_original(layout, blocks))
    aside = [b for b in blocks if b.role == "related"]
    found, i = [], 0
    for link in sorted(layout.links, key=lambda x: (x.start, x.end)):
        while i < len(aside) and aside[i].end <= link.start:
            i += 1
        related = i < len(aside) and aside[i].start <= link.start
        rel: LinkRel = "original" if link.href in original else "related" if related else "inline"
        found.append(link.model_copy(update={"rel": rel}))
    return tuple(found)


def settle(found: list[MetadataCandidate]) -> Metadata:
    """The fields from candidates that come in the order in which they are to be trusted."""
    notes: list[Note] = []
    url = next((c.value for c in found if c.field == "url"), None)
    found = found + list(_from_url(url))
    dates = {name: _first_date(found, name, notes) for name in ("published", "updated")}
    published, stated = dates["published"]
    author_origin = next((c.origin for c in found if c.field == "authors"), None)
    credits = (c.value for c in found if c.field == "authors" and c.origin == author_origin)
    authors = (name for words in credits for name in persons(words) or (words,))
    return Metadata(
        title=next((c.value for c in found if c.field == "title"), None),
        published=published,
        published_stated=stated,
        updated=dates["updated"][0],
        publisher=next((c.value for c in found if c.field == "publisher" and c.origin != "host"), None)
        or next((c.value for c in found if c.field == "publisher"), None),
        authors=tuple(dict.fromkeys(authors)),
        url=url,
        candidates=tuple(dict.fromkeys(found)),
        notes=tuple(notes),
    )


def _first_date(found: list[MetadataCandidate], name: str, notes: list[Note]) -> tuple[str | None, bool]:
    for c in found:
        if c.field == name:
            value = iso_date(c.value) or stated_date(c.value)
            if value:
                return value, c.origin in STATED
            notes.append(
                Note(code="date_not_understood", message=f"{name} {c.value[:80]!r} ({c.origin}) is no date that exists")
            )
    return None, False


def _from_url(url: str | None) -> Iterator[MetadataCandidate]:
    """Publisher and date that an address gives away."""
    if not url:
        return
    host = host_of(url)
    known = next((n for h, n in publishers().items() if host == h or host.endswith("." + h)), None)
    if known:
        yield from candidate("publisher", known, "url")
    elif "." in host:
        yield from candidate("publisher", host, "host")
    if dated := _URL_DATE.search(url):
        yield from candidate("published", f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}", "url")


def host_of(url: str) -> str:
    """The host of an address without "www."; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def _original(layout: Layout, blocks: tuple[Block, ...]) -> Iterator[str]:
    """Addresses that a line such as "Original url:" gives, in the line itself or in the next block."""
    lexicon, waits = layout_words(), False
    for b in (b for b in blocks if b.role == "footer"):
        inside = [link.href for link in within(layout.links, b.start, b.end)]
        words = layout.masked[b.start : b.end].strip()
        says = bool(lexicon.original.match(words or "-"))
        if inside and (says or waits or lexicon.elsewhere.search(words)):
            yield inside[0]
        waits = says and not inside
