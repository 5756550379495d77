"""Pages: the visible text in full, with the report's body told apart from what stands around it.

`trafilatura` only labels: it says which of our own paragraphs are the report. What it leaves out between two of them and what
the markup names (captions, bylines, related boxes) gets its role from the markup. Everything else is kept, with a role that
keeps it out of the body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from ofrecord.documents import metadata, pagedata
from ofrecord.documents.dates import stated_date
from ofrecord.documents.metadata import Metadata
from ofrecord.documents.pieces import Layout, Piece
from ofrecord.documents.render import Rendered, Rendering, render
from ofrecord.documents.roles import blocks_of, byline_names
from ofrecord.domain.documents import Block, BlockRole, Link, MetadataCandidate
from ofrecord.domain.record import Note
from ofrecord.sources.encoding import marked_encoding

LONGEST_LABELLED = 5_000_000
"""Code points of page source that the labeller is given; in longer pages the markup alone decides."""
MOST_TIMES = 100
"""`time` elements looked at: the report's own stand near its start."""
USUAL = 0.3
"""Share of the labelled body's length that must be set like a paragraph before it is taken in as well."""

_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]{2,40})", re.I
)
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
}
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_NESTING = re.compile(r"</?(?!(?:p|script|style|title|meta|head|body|html|h[1-6])\b)[a-zA-Z][^<>]*>")
_WORDS = re.compile(r"\w+")
_CAPTION_NAMES = re.compile(r"caption")
_CREDIT_NAMES = re.compile(r"credit|copyright|photographer")
_BYLINE_NAMES = re.compile(
    r"byline|\bauthor|article-?(?:info|meta)|dateline|timestamp|pub(?:lish(?:ed)?)?-?date|post-?meta"
)
_ASIDE_NAMES = re.compile(
    r"related|recommend|most-?(?:read|popular)|newsletter|promo|read-?more|also-?like|trending|outbrain|taboola"
)


@dataclass(frozen=True)
class Page:
    """A page's layout, blocks and metadata."""

    layout: Layout
    blocks: tuple[Block, ...]
    metadata: Metadata


def lay_out(data: bytes, encoding: str | None = None) -> Page:
    """The page in these bytes. `encoding` replaces the one that the page declares."""
    source = decode_page(data, encoding)
    root, notes = _parse(source)
    if root is None:
        return Page(Layout("", "", ()), (), Metadata(notes=notes))
    rendering = render(root)
    text = rendering.text
    title = next((c.value for c in pagedata.candidates_in(root) if c.field == "title"), None)
    roles = _roles(rendering, text, _body_of(source) if not notes else "", title)
    pieces = tuple(
        Piece(p.start, p.end, role, fixed=role != "paragraph")
        for p, role in zip(rendering.paragraphs, roles, strict=True)
    )
    links = tuple(
        Link(start=a.start, end=a.end, href=a.href, rel="inline")
        for a in sorted(rendering.anchors, key=lambda a: (a.start, a.end))
        if a.href
    )
    layout = Layout(text, text, pieces, links)
    blocks = blocks_of(layout)
    return Page(layout, blocks, _metadata(root, rendering, layout, blocks, notes))


def _metadata(
    root: HtmlElement, rendering: Rendering, layout: Layout, blocks: tuple[Block, ...], notes: tuple[Note, ...]
) -> Metadata:
    """JSON-LD, then `meta`, then what is visible, then the address, then the date finder; a title loses its site's name."""
    found = [*pagedata.candidates_in(root), *_visible(rendering, layout, blocks)]
    shown = next((c for c in found if c.field == "title" and c.origin == "text"), None)
    named = next((c for c in found if c.field == "title" and c.origin != "text"), None)
    if shown and named and named.value.casefold().startswith(shown.value.casefold()):
        found.remove(shown)
        found.insert(0, shown)
    known = metadata.settle(found)
    # Only where no date is given: from one that does not exist, such as 30 February, the finder would make another one.
    if not any(c.field == "published" for c in known.candidates):
        known = metadata.settle([*found, *_found_date(root)])
    return replace(known, notes=known.notes + notes)


def _found_date(root: HtmlElement) -> Iterator[MetadataCandidate]:
    """A date by `htmldate`, not extensive: it looks at dated elements and does not guess from the text."""
    import htmldate

    try:
        found = htmldate.find_date(root, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        found = None
    yield from metadata.candidate("published", found, "htmldate")


def decode_page(data: bytes, encoding: str | None = None) -> str:
    """Byte-order mark, else the encoding asked for, else the declared one, else UTF-8, else Windows-1252."""
    marked = marked_encoding(data)
    declared = _DECLARED.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii", "replace").lower() if declared else "utf-8"
    for codec in (marked[1] if marked else None, encoding, _AS_BROWSERS_DO.get(name, name), "utf-8"):
        try:
            if codec:
                return data.decode(codec).lstrip("\ufeff")
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _parse(source: str) -> tuple[HtmlElement | None, tuple[Note, ...]]:
    """The page's tree. One that is nested too deeply to be parsed is flattened first, and a note says so."""
    source = _XML_DECLARATION.sub("", source).replace("\0", " ")
    root, too_deep = _tree(source)
    if not too_deep:
        return root, ()
    note = Note(
        code="page_flattened", message="the page is nested too deeply; its parts could not be told apart by markup"
    )
    return _tree(_NESTING.sub("<p>", source))[0], (note,)


def _tree(source: str) -> tuple[HtmlElement | None, bool]:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    return root, any("xcessive depth" in entry.message for entry in parser.error_log)


def _body_of(source: str) -> str:
    """The report's body as the labeller sees it; empty where it finds none."""
    if len(source) > LONGEST_LABELLED:
        return ""
    # Imported here: it takes 0.8 s to load, and texts do not need it.
    import trafilatura

    try:
        found = trafilatura.bare_extraction(source, fast=True, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        # The label is a help, not a need: without it the markup decides.
        return ""
    return str(getattr(found, "text", None) or "")


def _roles(rendering: Rendering, text: str, body: str, title: str | None) -> list[BlockRole]:
    """A role for every paragraph of the rendering."""
    paragraphs = rendering.paragraphs
    is_body = _labelled(paragraphs, text, body) if body else [_by_markup(p, text) for p in paragraphs]
    _fill(paragraphs, is_body, text)
    _leave_copies(paragraphs, is_body, text)
    headline = _headline(paragraphs, is_body, text, title)
    is_body = [b and i > headline for i, b in enumerate(is_body)]
    last = max((i for i, b in enumerate(is_body) if b), default=-1)
    return [
        _role(
            p,
            text[p.start : p.end],
            b,
            "headline" if i == headline else "footer" if i > last and p.context.region != "aside" else "related",
            i > headline,
        )
        for i, (p, b) in enumerate(zip(paragraphs, is_body, strict=True))
    ]


def _role(p: Rendered, words: str, is_body: bool, otherwise: BlockRole, after_headline: bool) -> BlockRole:
    context = p.context
    nearest = context.names.rsplit(" / ", 1)[-1]
    if otherwise == "headline":
        return "headline"
    if _CREDIT_NAMES.search(nearest) and len(words) < 160 and not context.region:
        return "credit"
    if context.kind == "caption" or _CAPTION_NAMES.search(nearest):
        return "caption" if context.region not in ("nav", "footer") else otherwise
    beside_headline = not is_body and after_headline and context.region not in ("nav", "footer") and len(words) < 200
    if beside_headline and (byline_names(words) or stated_date(words) or _BYLINE_NAMES.search(nearest)):
        return "byline"
    if not is_body:
        return otherwise
    if context.kind in ("quote", "list", "table"):
        return context.kind
    return "paragraph"


def _labelled(paragraphs: list[Rendered], text: str, body: str) -> list[bool]:
    """Which paragraphs the labeller's text holds: most of their runs of four words, or the line as a whole."""
    lines = Counter(" ".join(_WORDS.findall(line.casefold())) for line in re.split(r"[\n|]", body))
    runs = {run for line in body.split("\n") for run in _runs(_WORDS.findall(line.casefold()))}
    found = []
    for p in paragraphs:
        words = _WORDS.findall(text[p.start : p.end].casefold())
        own = _runs(words)
        if own:
            found.append(sum(r in runs for r in own) >= 0.7 * len(own))
        else:
            found.append(bool(words) and lines[" ".join(words)] > 0)
    return found


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def _by_markup(p: Rendered, text: str) -> bool:
    """Is it the story, as far as markup and length tell?"""
    return not p.context.region and _is_story(p, text[p.start : p.end])


def _fill(paragraphs: list[Rendered], is_body: list[bool], text: str) -> None:
    """Takes in sentences that the labeller dropped: those set like most of the body that come after its start."""
    lengths: Counter[tuple[str, ...]] = Counter()
    for p, b in zip(paragraphs, is_body, strict=True):
        lengths[_set_like(p)] += (p.end - p.start) * b
    total = sum(lengths.values())
    begun = False
    for i, p in enumerate(paragraphs):
        begun = begun or is_body[i]
        usual = lengths[_set_like(p)] >= USUAL * total > 0
        is_body[i] = is_body[i] or (begun and usual and _is_story(p, text[p.start : p.end]))


def _set_like(p: Rendered) -> tuple[str, ...]:
    return (p.context.names, p.context.region, p.context.kind, str(p.context.heading))


def _is_story(p: Rendered, words: str) -> bool:
    """A paragraph of one sentence at least, not in a box beside the story."""
    boxed = p.context.region in ("nav", "aside", "footer") or _ASIDE_NAMES.search(p.context.names)
    return (
        len(words) >= 60
        and not boxed
        and bool(re.search(r"[.!?…][\"'”’)\]]*$", words))
        and p.context.kind == "paragraph"
    )


def _leave_copies(paragraphs: list[Rendered], is_body: list[bool], text: str) -> None:
    """Takes out long paragraphs that stand elsewhere in the page a second time, such as a print version's."""
    first: dict[str, Rendered] = {}
    for i, p in enumerate(paragraphs):
        if is_body[i] and p.end - p.start >= 60:
            earlier = first.setdefault(text[p.start : p.end], p)
            is_body[i] = earlier.context.container == p.context.container


def _headline(paragraphs: list[Rendered], is_body: list[bool], text: str, title: str | None) -> int:
    """The headline's place: the page's title, else the last top heading before the body; -1 if there is none.

    A headline has most of the body after it; of several fitting ones a heading is better than other text, then the last.
    """
    wanted = _WORDS.findall((title or "").casefold())
    left = sum(p.end - p.start for p, b in zip(paragraphs, is_body, strict=True) if b)
    least, best, place = 0.7 * left, 0, -1
    for i, p in enumerate(paragraphs):
        if left < least or (left == 0 and best):
            break
        own = _WORDS.findall(text[p.start : min(p.end, p.start + 500)].casefold())
        named = len(own) > 2 and own == wanted[: len(own)] and p.context.region not in ("nav", "aside", "footer")
        worth = 3 * (named and bool(p.context.heading)) + 2 * (named and own == wanted) + (p.context.heading == 1)
        if worth and worth >= best:
            best, place = worth, i
        left -= (p.end - p.start) * is_body[i]
    return place


def _visible(rendering: Rendering, layout: Layout, blocks: tuple[Block, ...]) -> Iterator[MetadataCandidate]:
    """Candidates of the visible text: `time` elements beside the headline, bylines, headline."""
    byline = [b for b in blocks if b.role in ("byline", "dateline")]
    for (start, end), stamp in rendering.times[:MOST_TIMES]:
        if any(b.start <= start <= b.end for b in byline):
            yield from metadata.candidate("published", stamp or layout.text[start:end], "time")
    yield from metadata.of_layout(layout, blocks)
