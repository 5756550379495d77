"""Which part of a report each paragraph is, told by its words and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofrecord.documents.dates import issued_date, stated_date
from ofrecord.documents.pieces import Extent, Layout, Piece, block, within
from ofrecord.documents.words import agencies_in, layout_words
from ofrecord.domain.documents import Block, BlockRole

HEAD = 8
"""Paragraphs at the start among which headline, date and byline are looked for."""
LONGEST_HEADLINE = 220
LONGEST_CREDIT = 60
"""Code points; a longer paragraph of its own that names a photographer is a caption."""
LONGEST_NOTE = 320
"""Code points that a related link, footer line or credit may have."""

_DASH = re.compile(r"\s*(?:[—–]|--|\s[-_](?=\s|$)|(?<=\)):(?=\s))\s*")
_NAME = r"[^\W\d_][\w.'’`-]*"
_PLACE = re.compile(rf"{_NAME}(?:[ /]+{_NAME}){{0,4}}")
_TRAILING_PAREN = re.compile(r"\s*\(([^()]{2,60})\)\s*$")
_DAY = re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?$|\d{4}$")
_WIRED = re.compile(rf"{_PLACE.pattern}(?:, [^,/\n]{{2,30}}){{0,3}}[.,]?\s*/(?P<agency>[^/\n]{{2,24}})/\s*[.:–—-]*\s+")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{2,120})[)\]]\s*$")
_SLASHED = re.compile(rf"[.!?\"”’)]\s+((?:©\s*)?{_NAME}(?:[ \t]+{_NAME}){{0,5}}\s*/\s*[^.!?]{{2,60}})\s*$")
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
    if i < HEAD and len(words) < 120 and (stated_date(words) or issued_date(words)):
        return "dateline"
    if i < HEAD and (is_byline(words) or _is_agency(words)):
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
    head = [p for p in layout.pieces[:HEAD] if not p.fixed and not _is_kind(layout, p)]
    marked = next((p for p in head if p.heading == 1), None) or next((p for p in head if p.heading), None)
    if marked and marked.heading == 1:
        return marked
    if not head or len(layout.pieces) < 2:
        return None
    words = layout.masked[head[0].start : head[0].end].strip()
    story_like = len(words) > LONGEST_HEADLINE or "\n" in words or words.endswith((".", ",", ";", ":"))
    other = stated_date(words) or byline_names(words) or dateline_end(words) or head[0].role != "paragraph"
    return marked if story_like or other or not any(map(str.isalpha, words)) else head[0]


def _is_kind(layout: Layout, piece: Piece) -> bool:
    """Does a line only say what kind of text it is: "PRESS RELEASE", "For immediate release"?"""
    words = layout.masked[piece.start : piece.end].strip(" \n#*_:|–—-").lower()
    return words in layout_words().kinds


def byline_names(words: str) -> tuple[str, ...]:
    """The authors of a line such as "By Ann Example and Bo Sample, Example News"; () where it names none."""
    return persons(_byline_part(words))


def persons(words: str) -> tuple[str, ...]:
    """The persons of a list of names such as "Ann Example and Bo Sample, Example News"."""
    people = re.split(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*", words)
    return tuple(p for p in people if _is_person(p))


def is_byline(words: str) -> bool:
    """Does a line say who wrote the report, by name or by job ("By our correspondent")?"""
    jobs = layout_words().jobs
    return bool(byline_names(words)) or any(t.lower() in jobs for t in _byline_part(words).split())


def _byline_part(words: str) -> str:
    """What stands after "By", up to a place, a bar or a bracket; empty where it is not made of names and jobs."""
    lexicon = layout_words()
    found = lexicon.byline.match(words)
    rest = words[found.end() :].strip() if found else ""
    if not rest or len(words) > 160 or "\n" in rest or _CLAUSE_END.search(rest):
        return ""
    named: str = re.split(r"\s*[|•·–—]\s*|\s+-\s+|,?\s+(?:in|for|at)\s+|\s*\(", rest)[0]
    tokens = re.findall(r"[^\s,;&/]+", named)
    known = lexicon.byline_breaks | lexicon.jobs
    fits = len(tokens) <= 24 and all(t[:1].isupper() or t.lower().split("-")[0] in known for t in tokens)
    return named if fits else ""


def _is_agency(words: str) -> bool:
    """Is this nothing but the name of an agency?"""
    found = agencies_in(words) if len(words) < 60 else []
    return bool(found) and not any(map(str.isalnum, words[: found[0][0]] + words[found[-1][1] :]))


def _is_person(name: str) -> bool:
    """Two to six words without a digit, and neither an agency nor a job."""
    words = name.split()
    has_job = any(w.lower() in layout_words().jobs for w in words)
    return 2 <= len(words) <= 6 and not agencies_in(name) and not has_job and not re.search(r"\d", name)


def dateline_end(words: str, early: bool = True) -> int | None:
    """Where the dateline at the start of a paragraph ends ("KYIV, Sept 16 (Reuters) - "), or None.

    It is a place with an agency or a day after it or, `early` in a report, a place in capitals; then a dash, then the start
    of a sentence. A day alone before a dash is one too. An agency between slashes ends a dateline by itself ("MOSCOW, June 19. /TASS/. ").
    """
    wired = _WIRED.match(words)
    if wired and words[0].isupper() and (_is_agency(wired["agency"]) or wired[0].split(",")[0].isupper()):
        return wired.end()
    dash = _DASH.search(words, 0, 110)
    if dash and early and stated_date(words[: dash.start()]):
        return dash.end()
    if not dash or not dash.start() or "\n" in words[: dash.start()]:
        return None
    rest = words[dash.end() : dash.end() + 40]
    if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘«`["):
        return None
    # In a text all in capitals, capitals tell nothing.
    early = early and not (len(rest) > 10 and rest.isupper())
    place, agency = words[: dash.start()], False
    if paren := _TRAILING_PAREN.search(place):
        place, agency = place[: paren.start()], True
    city, *others = [part.strip() for part in place.split(",")]
    days = [o for o in others if _DAY.match(o)]
    regions = [o for o in others if o not in days]
    fits = all(_PLACE.fullmatch(p) and p[:1].isupper() and len(p.split()) <= 4 for p in (city, *regions))
    vouched = agency or bool(days)
    return dash.end() if fits and len(others) <= 4 and (vouched or early) and _is_dateline_city(city, vouched) else None


def _is_dateline_city(city: str, vouched: bool) -> bool:
    """In capitals a place is enough (not an acronym of three letters); else something must vouch for it."""
    lexicon = layout_words()
    if city.lower() in lexicon.not_places or agencies_in(city) or ". " in re.sub(r"\b\w{1,3}\. ", "", city):
        return False
    if any(w in lexicon.function_words for w in city.lower().split()):
        return False
    return vouched or (city.isupper() and len(city) > 3)


def credit_at(layout: Layout, start: int, end: int, early: bool) -> Extent | None:
    """Where the photo credit at the end of a paragraph stands, with its brackets, or None.

    A credit is in brackets or emphasised or after the last sentence, and names an agency, a photo or two names with a slash.
    """
    words = layout.masked[start:end]
    bracketed = _BRACKETED.search(words[-140:])
    if bracketed and _is_strict_credit(bracketed[1]):
        return start + max(0, len(words) - 140) + bracketed.start(), end
    slashed = _SLASHED.search(words[-140:])
    if slashed and agencies_in(slashed[1]):
        return start + max(0, len(words) - 140) + slashed.start(1), end
    edge = start + len(words.rstrip())
    inside = [e for e in within(layout.emphasised, start, end) if e[1] >= edge]
    last = inside[0] if inside else None
    if last and last[1] - last[0] <= 90:
        inner, before = layout.masked[slice(*last)], layout.masked[start : last[0]]
        apart = not before.strip() or _CLAUSE_END.search(before)
        credited = _is_credit(inner) or early if before.strip() else _is_strict_credit(inner)
        if apart and not _CLAUSE_END.search(inner) and credited:
            return last
    return None


def _is_strict_credit(words: str) -> bool:
    """An agency alone or with a name or "photo" beside it, or "Photo:" and the like at the start."""
    agencies, photo = agencies_in(words), layout_words().credit.search(words)
    opens = photo and not photo.start() and re.match(r"\s*(?:[:/]|by\b)", words[photo.end() :])
    return bool((agencies and ("/" in words or photo)) or opens) or _is_agency(words)


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
    if credit and not masked[start : credit[0]].strip() and credit[1] - credit[0] > LONGEST_CREDIT:
        credit, role = None, "caption"
    if credit and _stands_as_caption(masked[start : credit[0]], role):
        signed_off = role == "paragraph" and _is_agency(masked[slice(*credit)])
        yield from block(masked, start, credit[0], role if signed_off else "caption")
        yield from block(masked, *credit, "credit")
        return
    inner = masked[start:end].lstrip()
    cut = dateline_end(inner, _early(layout, piece)) if role == "paragraph" else None
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
    inside = within(layout.links, piece.start, piece.end)
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
