"""What a page says of itself in its head: JSON-LD, then `meta` elements, then links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from ofrecord.documents.metadata import candidate
from ofrecord.domain.documents import MetadataCandidate

MOST_NODES = 5_000
"""JSON-LD nodes looked at in a page."""
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$", re.IGNORECASE)
_JSON_LD = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "updated",
    "author": "authors",
    "publisher": "publisher",
    "url": "url",
    "mainEntityOfPage": "url",
}
_META = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "publishdate": "published",
    "publish-date": "published",
    "pubdate": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "sailthru.date": "published",
    "parsely-pub-date": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "lastmod": "updated",
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "og:site_name": "publisher",
    "dc.publisher": "publisher",
    "author": "authors",
    "article:author": "authors",
    "parsely-author": "authors",
    "dc.creator": "authors",
    "byl": "authors",
    "og:url": "url",
}


def candidates_in(root: HtmlElement) -> Iterator[MetadataCandidate]:
    """Every candidate of the page's head, the most trusted kind first."""
    yield from _json_ld(root)
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = meta.get("content") or ""
        if key in _META and not (_META[key] == "authors" and "://" in value):
            yield from candidate(_META[key], re.sub(r"^By ", "", value) if key == "byl" else value, "meta")
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield from candidate("url", _web(link.get("href")), "link")


def _json_ld(root: HtmlElement) -> Iterator[MetadataCandidate]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            try:
                data = json.loads(script.text or "null", strict=False)
            except (ValueError, RecursionError):
                continue
            for node in _nodes(data):
                if any(_ARTICLE.search(t) for t in _strings(node.get("@type"))):
                    yield from _of_article(node)


def _of_article(node: dict[str, Any]) -> Iterator[MetadataCandidate]:
    for key, name in _JSON_LD.items():
        for value in _strings(node.get(key)):
            if name != "url" or _web(value):
                yield from candidate(name, value, "json-ld")


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Objects of a JSON value, outer ones first; never more than MOST_NODES."""
    todo, seen = [data], 0
    while todo and seen < MOST_NODES:
        node = todo.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            todo.extend(v for v in node.values() if isinstance(v, dict | list))
        elif isinstance(node, list):
            todo.extend(node[:MOST_NODES])


def _strings(value: Any) -> Iterator[str]:
    """The strings in a value: itself, its members, or the name (else the address) of an object."""
    for one in value[:50] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name") or one.get("@id") or one.get("url")
        if isinstance(one, str) and not any("\ud800" <= c <= "\udfff" for c in one):
            yield one


def _web(href: str | None) -> str | None:
    return href if href and href.startswith(("http://", "https://")) else None
