"""Which part of a report each paragraph is, told by its words and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofrecord.documents.dates import stated_date
from ofrecord.documents.pieces import Extent, Layout, Piece, block
from ofrecord.documents.words import agencies_in, layout_words
from ofrecord.domain.documents import Block, BlockRole

HEAD = 8
"""Paragraphs at the start among which headline, date and byline are looked for."""
LONGEST_HEADLINE = 220
LONGEST_NOTE = 320
"""Code points that a related link, footer line or credit may have."""

_DASH = re.compile(r"\s*(?:[—–]|--|\s[-_](?=\s|$))\s*")
_NAME = r"[^\W\d_][\w.'’`-]*"
_PLACE = re.compile(rf"{_NAME}(?:[ /]+{_NAME}){{0,4}}")
_TRAILING_PAREN = re.compile(r"\s*\(([^()]{2,60})\)\s*$")
_DAY = re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?$|\d{4}$")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{2,120})[)\]]\s*$")
_SLASHED = re.compile(rf"[.!?\"”’)]\s+({_NAME}(?:[ \t]+{_NAME}){{0,5}}\s*/\s*[^.!?]{{2,60}})\s*$")
_CLAUSE_END = re.compile(r"[.!?…][\"”’)]*\s*$")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?$")


def blocks_of(layout: Layout, infer: bool = True) -> tuple[Block, ...]:
    """The pieces as blocks. Without `infer` only datelines are told apart: nothing is read into a given text."""
    return tuple(b for piece, role in _roles(layout, infer) for b in _split(layout, piece, role, infer))


def _roles(layout: Layout, infer: bool) -> Iterator[tuple[Piece, BlockRole]]:
    """Each piece with its role; a heading such as "Related" and a line such as "Original url:" carry over."""
    headline = headline_of(layout) if infer else None
    carried: BlockRole | None = None
    for i, piece in enumerate(layout.pieces):
        if piece.fixed or not infer:
            role = piece.role
        elif piece is headline:
            role = "headline"
        else:
            role = _role(layout, piece, i)
            carried = None if piece.heading else carried
            role = carried if carried and _may_be_carried(layout, piece, role, carried) else role
            carried = role if role in ("related", "footer") and (piece.heading or _leads(layout, piece)) else None
        yield piece, role


def _role(layout: Layout, piece: Piece, i: int) -> BlockRole:
    words, lexicon = layout.masked[piece.start : piece.end].strip(), layout_words()
    short = len(words) <= LONGEST_NOTE
    if i < HEAD and len(words) < 120 and stated_date(words):
        return "dateline"
    if i < HEAD and byline_names(words):
        return "byline"
    if short and (lexicon.related.match(words) or _only_links(layout, piece, i)):
        return "related"
    if short and (lexicon.footer.match(words) or lexicon.contributed.match(words) or lexicon.original.match(words)):
        return "footer"
    if lexicon.caption.match(words):
        return "caption"
    return piece.role


def headline_of(layout: Layout) -> Piece | None:
    """The first top heading near the start; else a first line that is set apart, short and not a sentence."""
    head = [p for p in layout.pieces[:HEAD] if not p.fixed]
    marked = next((p for p in head if p.heading == 1), None) or next((p for p in head if p.heading), None)
    if marked and marked.heading == 1:
        return marked
    if not head or len(layout.pieces) < 2:
        return None
    words = layout.masked[head[0].start : head[0].end].strip()
    story_like = len(words) > LONGEST_HEADLINE or "\n" in words or words.endswith((".", ",", ";", ":"))
    other = stated_date(words) or byline_names(words) or dateline_end(words) or head[0].role != "paragraph"
    return marked if story_like or other or not any(map(str.isalpha, words)) else head[0]


def byline_names(words: str) -> tuple[str, ...]:
    """The authors of a line such as "By Ann Example and Bo Sample, Example News"; () if it is no byline."""
    lexicon = layout_words()
    found = lexicon.byline.match(words)
    rest = words[found.end() :].strip() if found else ""
    if not rest or len(words) > 160 or "\n" in rest or _CLAUSE_END.search(rest):
        return ()
    named = re.split(r"\s*[|•·–—]\s*|\s+-\s+|\s+(?:in|for|at)\s+|\s*\(", rest)[0]
    tokens = re.findall(r"[^\s,;&/]+", named)
    if not all(t[:1].isupper() or t.lower() in lexicon.byline_breaks for t in tokens) or len(tokens) > 24:
        return ()
    people = re.split(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*", named)
    return tuple(p for p in people if _is_person(p))


def _is_person(name: str) -> bool:
    """Two to six words without a digit, and neither an agency nor a job."""
    words = name.split()
    jobs = layout_words().byline_breaks
    has_job = any(w.lower() in jobs and w[:1].isupper() and len(w) > 3 for w in words)
    return 2 <= len(words) <= 6 and not agencies_in(name) and not has_job and not re.search(r"\d", name)


def dateline_end(words: str) -> int | None:
    """Where the dateline at the start of a paragraph ends ("KYIV, Sept 16 (Reuters) - "), or None.

    It is a place in capitals, or a place with an agency or a day after it, then a dash, then the start of a sentence.
    """
    dash = _DASH.search(words, 0, 110)
    if not dash or not dash.start() or "\n" in words[: dash.start()]:
        return None
    rest = words[dash.end() : dash.end() + 1]
    if rest and not (rest.isupper() or rest.isdigit() or rest in "\"'“‘«`["):
        return None
    place, agency = words[: dash.start()], False
    if paren := _TRAILING_PAREN.search(place):
        place, agency = place[: paren.start()], True
    city, *others = [part.strip() for part in place.split(",")]
    days = [o for o in others if _DAY.match(o)]
    regions = [o for o in others if o not in days]
    fits = all(_PLACE.fullmatch(p) and p[:1].isupper() and len(p.split()) <= 4 for p in (city, *regions))
    return dash.end() if fits and len(others) <= 4 and _is_dateline_city(city, agency or bool(days)) else None


def _is_dateline_city(city: str, vouched: bool) -> bool:
    """In capitals a place is enough (not an acronym of three letters); else something must vouch for it."""
    if city.lower() in layout_words().not_places or agencies_in(city):
        return False
    return vouched or (city.isupper() and len(city) > 3)


def credit_at(layout: Layout, start: int, end: int, early: bool) -> Extent | None:
    """Where the photo credit at the end of a paragraph stands, with its brackets, or None.

    A credit is in brackets or emphasised or after the last sentence, and names an agency, a photo or two names with a slash.
    """
    words = layout.masked[start:end]
    bracketed = _BRACKETED.search(words[-140:])
    if bracketed and _is_credit(bracketed[1]):
        return start + max(0, len(words) - 140) + bracketed.start(), end
    last = next(
        (e for e in reversed(layout.emphasised) if start <= e[0] and not layout.masked[e[1] : end].strip()), None
    )
    if last and last[1] <= end and last[1] - last[0] <= 90:
        inner, before = layout.masked[slice(*last)], layout.masked[start : last[0]]
        apart = not before.strip() or _CLAUSE_END.search(before)
        if apart and not _CLAUSE_END.search(inner) and (_is_credit(inner) or (early and before.strip())):
            return last
    slashed = _SLASHED.search(words[-140:])
    if slashed and agencies_in(slashed[1]):
        return start + max(0, len(words) - 140) + slashed.start(1), end
    return None


def _is_credit(words: str) -> bool:
    return bool(agencies_in(words) or layout_words().credit.search(words)) and len(words) <= 120


def _split(layout: Layout, piece: Piece, role: BlockRole, infer: bool) -> Iterator[Block]:
    """The blocks of one piece: a dateline before its paragraph, a credit after its caption."""
    masked, start, end = layout.masked, piece.start, piece.end
    if role in ("related", "footer"):
        yield from block(layout.text, start, end, role)
        return
    credit = (
        credit_at(layout, start, end, early=_early(layout, piece))
        if infer and role in ("paragraph", "caption")
        else None
    )
    if credit and _stands_as_caption(masked[start : credit[0]], role):
        yield from block(masked, start, credit[0], "caption")
        yield from block(masked, *credit, "credit")
        return
    inner = masked[start:end].lstrip()
    cut = dateline_end(inner) if role == "paragraph" else None
    if cut:
        start += len(masked[start:end]) - len(inner)
        yield from block(masked, start, start + cut, "dateline")
        start += cut
    yield from block(masked, start, end, role)


def _early(layout: Layout, piece: Piece) -> bool:
    return any(piece is p for p in layout.pieces[:HEAD])


def _stands_as_caption(words: str, role: BlockRole) -> bool:
    """A caption is short and quotes nobody at length; a paragraph that ends in an agency's name is not one."""
    return role == "caption" or (len(words) <= 600 and words.count("“") + words.count('"') < 3)


def _only_links(layout: Layout, piece: Piece, i: int) -> bool:
    """Is this paragraph, after the head of the report, nothing but links?"""
    if i < 2 or piece.role not in ("paragraph", "list") or not layout.links:
        return False
    rest = layout.masked[piece.start : piece.end]
    inside = [link for link in layout.links if piece.start <= link.start and link.end <= piece.end]
    for link in inside:
        rest = rest.replace(layout.masked[link.start : link.end].strip() or "\0", "", 1)
    return bool(inside) and not any(map(str.isalnum, rest))


def _leads(layout: Layout, piece: Piece) -> bool:
    """Does the paragraph end in a colon or is it only a name ("Read more", "Original url:")?"""
    words = layout.masked[piece.start : piece.end].strip()
    lexicon = layout_words()
    related, original = lexicon.related.match(words), lexicon.original.match(words)
    return bool((related and related.end() == len(words)) or (original and not original["rest"]))


def _may_be_carried(layout: Layout, piece: Piece, role: BlockRole, carried: BlockRole) -> bool:
    words = layout.text[piece.start : piece.end].strip()
    if carried == "footer":
        return bool(_ADDRESS.match(words)) or not layout.masked[piece.start : piece.end].strip()
    return role in ("list", "related") or (role == "paragraph" and len(words) < 200 and not _CLAUSE_END.search(words))
