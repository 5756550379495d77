"""Markdown taken apart: blocks by their line marks; emphasis, targets and other markup blanked; every offset as it was.

Not a renderer: the text stays as it is, and only what a reader would not see is masked. One pass over the lines, one over the
inline marks; all patterns are bounded, so that hostile text costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from ofrecord.documents.layout import Line, is_line_by_line, lines_of
from ofrecord.documents.pieces import Extent, Layout, Piece, within
from ofrecord.domain.documents import BlockRole, Link

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.{0,4000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_SETEXT = re.compile(r"(?:=+|-+)$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_FENCE = re.compile(r"(?:```|~~~)")
_REFERENCE = re.compile(r"\[([^\]\n]{1,200})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+[\"'(].{0,200})?$")

_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]{0,500})\]\([^()\n]{0,1000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\))"
    r"|(?P<link>\[(?P<shown>[^\[\]]{1,500})\]\([ \t]*(?:<(?P<angled>[^<>\n]{0,1000})>|(?P<target>[^()\s<>]{0,1000}(?:\([^()\s]{0,500}\)[^()\s>]{0,500})?))(?:[ \t]+[\"'(][^\n]{0,300}?[\"')])?[ \t]*\))"
    r"|(?P<named>\[(?P<shown2>[^\[\]]{1,500})\]\[(?P<label>[^\[\]\n]{0,200})\])"
    r"|(?P<auto><(?P<address>(?:https?://|mailto:)[^\s<>]{1,2000})>)"
    r"|(?P<bare>https?://[^\s<>()\"]{1,2000})"
    r"|(?P<html><!--.{0,400}?-->|</?[a-zA-Z][^<>\n]{0,500}>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24});)"
    r"|(?P<code>`{1,3})",
    re.DOTALL,
)
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}|~~")


@dataclass(frozen=True)
class _Row:
    """A line that holds words, with the marks at its start left out: `start` is where its words begin."""

    line: Line
    start: int
    end: int
    role: BlockRole = "paragraph"
    heading: int = 0
    opens: bool = False


class _Mask:
    """The characters of a text, some of them blanked; line breaks stay."""

    def __init__(self, text: str) -> None:
        self.text, self.chars = text, list(text)

    def blank(self, start: int, end: int) -> None:
        self.chars[start:end] = [c if c in "\r\n" else " " for c in self.chars[start:end]]

    def __str__(self) -> str:
        return "".join(self.chars)


def lay_out(text: str) -> Layout:
    """The layout of a Markdown text."""
    front = _FRONT.match(text)
    begin = front.end() if front else 0
    fields = tuple((k.lower(), v) for k, v in _FIELD.findall(front[1])) if front else ()
    mask = _Mask(text)
    mask.blank(0, begin)
    targets: dict[str, str] = {}
    pieces = tuple(_pieces(text, list(_rows(mask, begin, targets))))
    links, images = _mask_inline(mask, begin, targets)
    emphasised = tuple(sorted(e for piece in pieces for e in _mask_emphasis(mask, piece)))
    pieces = tuple(p for piece in pieces for p in _with_image(piece, images))
    return Layout(text, str(mask), pieces, tuple(links), emphasised, fields)


def _rows(mask: _Mask, begin: int, targets: dict[str, str]) -> Iterator[_Row]:
    """Every line with words as a row; marks at line starts and rules are blanked, link targets are collected."""
    text, fenced, last_end = mask.text, False, begin
    for line in lines_of(text, begin):
        words = text[line.start : line.end]
        reference = _REFERENCE.match(words)
        underline = bool(_SETEXT.fullmatch(words)) and not line.after_blank and last_end > begin
        if _FENCE.match(words):
            fenced = not fenced
            mask.blank(line.start, line.end)
        elif fenced:
            yield _Row(line, line.start, line.end)
        elif _RULE.fullmatch(words) or _is_table_rule(words) or underline:
            mask.blank(line.start, line.end)
            yield _Row(line, line.end, line.end, heading=1 if underline and words[0] == "=" else 2 if underline else 0)
        elif reference:
            targets[reference[1].lower()] = reference[2]
            mask.blank(line.start, line.end)
        else:
            yield _row(mask, line)
        last_end = line.end


def _is_table_rule(words: str) -> bool:
    return "--" in words and set(words) <= set(" \t:|-")


def _row(mask: _Mask, line: Line) -> _Row:
    """A line by the mark it starts with."""
    text, start, end = mask.text, line.start, line.end
    role: BlockRole = "paragraph"
    if quoted := _QUOTE.match(text, start, end):
        start, role = quoted.end(), "quote"
    if heading := _HEADING.match(text, start, end):
        bare = text[heading.end() : end].rstrip("#")
        shown = heading.end() + len(bare.rstrip()) if bare.endswith((" ", "\t")) else end
        mask.blank(line.start, heading.end())
        mask.blank(shown, end)
        return _Row(line, heading.end(), max(shown, heading.end()), role, len(heading[1]), opens=True)
    item = _ITEM.match(text, start, end)
    if item and item.end() != end:
        start, role = item.end(), "list" if role == "paragraph" else role
    elif text.startswith("|", start):
        # A row is a block of its own and keeps the bars between its cells: words of two cells make no phrase.
        inner = text[start:end].strip("| \t")
        first = text.find(inner, start)
        mask.blank(first + len(inner), end)
        start, end, role = first, first + len(inner), "table"
    mask.blank(line.start, start)
    return _Row(line, start, end, role, opens=bool(item) or role == "table")


def _pieces(text: str, rows: list[_Row]) -> Iterator[Piece]:
    """Rows joined into paragraphs, list items, quotes and tables."""
    plain = [r.line for r in rows if r.role in ("paragraph", "quote") and not r.heading]
    joined = not is_line_by_line(text, plain)
    open_piece: Piece | None = None
    before: _Row | None = None
    for row in rows:
        if row.start == row.end:
            if row.heading and open_piece and open_piece.role == "paragraph":
                open_piece = replace(open_piece, heading=row.heading)
            before = row
            continue
        if open_piece and before and _joins(text, before, row, joined):
            open_piece = replace(open_piece, end=row.end)
        else:
            if open_piece:
                yield open_piece
            open_piece = Piece(row.start, row.end, row.role, row.heading)
        before = row
    if open_piece:
        yield open_piece


def _joins(text: str, before: _Row, row: _Row, joined: bool) -> bool:
    if row.line.after_blank or row.opens or row.heading or before.heading:
        return False
    if before.role == "table" or before.start == before.end or text[before.line.start : before.line.end].endswith("\\"):
        return False
    hard_break = text[before.line.end : before.line.end + 2] == "  "
    lazy = row.role == before.role or (row.role == "paragraph" and before.role in ("list", "quote"))
    return lazy and not hard_break and (joined or before.role == "list")


def _mask_inline(mask: _Mask, begin: int, targets: dict[str, str]) -> tuple[list[Link], list[Extent]]:
    """Blanks links' targets, addresses, tags, escapes and entities; gives the links and where images' descriptions are."""
    links: list[Link] = []
    images: list[Extent] = []
    for m in _INLINE.finditer(mask.text, begin):
        kind = m.lastgroup
        if m["link"] or m["named"]:
            shown = "shown" if m["link"] else "shown2"
            href = (m["target"] or m["angled"] or "") if m["link"] else targets.get((m["label"] or m["shown2"]).lower())
            if href is None:
                continue
            mask.blank(m.start(), m.start(shown))
            mask.blank(m.end(shown), m.end())
            links.extend(_link(m.start(shown), m.end(shown), href))
        elif m["image"]:
            mask.blank(m.start(), m.start("alt"))
            mask.blank(m.end("alt"), m.end())
            images.append((m.start("alt"), m.end("alt")))
        elif m["auto"] or m["bare"]:
            group = "address" if m["auto"] else "bare"
            links.extend(_link(m.start(group), m.end(group), m[group].rstrip(".,;:!?*_'")))
            mask.blank(m.start(), m.end())
        elif m["entity"]:
            _unescape(mask, m)
        else:
            mask.blank(m.start(), m.start() + 1 if kind == "escape" else m.end())
    return links, images


def _link(start: int, end: int, href: str) -> tuple[Link, ...]:
    return (Link(start=start, end=end, href=href, rel="inline"),) if end > start and href else ()


def _unescape(mask: _Mask, found: re.Match[str]) -> None:
    """An entity is shown as its character, then blanks; one that stands for none or for several stays as it is."""
    char = unescape(found.group())
    if len(char) == 1 and not "\ud800" <= char <= "\udfff":
        mask.blank(found.start(), found.end())
        mask.chars[found.start()] = char if char.isprintable() else " "


def _mask_emphasis(mask: _Mask, piece: Piece) -> list[Extent]:
    """Blanks emphasis marks that come in pairs within a paragraph; gives what is between the outermost ones."""
    words = "".join(mask.chars[piece.start : piece.end])
    found: list[Extent] = []
    open_at: dict[str, tuple[int, int]] = {}
    for m in _EMPHASIS.finditer(words):
        start, end = piece.start + m.start(), piece.start + m.end()
        opening = open_at.pop(m.group(), None)
        if opening and _closes(words, m):
            mask.blank(*opening)
            mask.blank(start, end)
            found.append((opening[1], start))
        elif _opens(words, m):
            open_at[m.group()] = (start, end)
    return found


def _opens(words: str, m: re.Match[str]) -> bool:
    after, before = words[m.end() : m.end() + 1], words[m.start() - 1 : m.start()] if m.start() else ""
    return bool(after.strip()) and not (m.group()[0] == "_" and before.isalnum())


def _closes(words: str, m: re.Match[str]) -> bool:
    after, before = words[m.end() : m.end() + 1], words[m.start() - 1 : m.start()]
    return bool(before.strip()) and not (m.group()[0] == "_" and after.isalnum())


def _with_image(piece: Piece, images: list[Extent]) -> Iterator[Piece]:
    """A paragraph that is only an image is the caption that its description makes."""
    inside = within(images, piece.start, piece.end)
    alone = len(inside) == 1 and inside[0][0] - piece.start <= 2 and piece.role == "paragraph"
    if not alone:
        yield piece
        return
    start, end = inside[0]
    if start < end:
        yield Piece(start, end, "caption", fixed=False)
    after = piece.end
    if end < after:
        yield Piece(end, after, "paragraph")
