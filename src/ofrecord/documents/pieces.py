"""What every kind of document is first taken apart into, before roles are given."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ofrecord.domain.documents import Block, BlockRole, Link

Extent = tuple[int, int]
Spanned = TypeVar("Spanned", Extent, Link)


@dataclass(frozen=True)
class Piece:
    """A paragraph-like stretch of the text and what its markup says of it; `role` is the markup's own word for it.

    `heading` is its level as a heading (0: none); `fixed` pieces keep their role whatever their words are.
    """

    start: int
    end: int
    role: BlockRole = "paragraph"
    heading: int = 0
    fixed: bool = False


@dataclass(frozen=True)
class Layout:
    """A text taken apart. `masked` is as long as `text`: markup is blanked in it, line breaks are still there.

    Pieces, links and emphasised stretches come in the order of their starts.
    """

    text: str
    masked: str
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...] = ()
    emphasised: tuple[Extent, ...] = ()
    front_matter: tuple[tuple[str, str], ...] = ()


def within(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Of spans in the order of their starts, those that lie between two offsets."""
    first, last = bisect_left(spans, start, key=_start), bisect_left(spans, end, key=_start)
    return [s for s in spans[first:last] if _end(s) <= end]


def _start(span: Extent | Link) -> int:
    return span[0] if isinstance(span, tuple) else span.start


def _end(span: Extent | Link) -> int:
    return span[1] if isinstance(span, tuple) else span.end


def trimmed(masked: str, start: int, end: int) -> Extent:
    """The stretch without the spaces and blanked markup at its ends; empty where nothing else is in it."""
    inner = masked[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def block(masked: str, start: int, end: int, role: BlockRole) -> tuple[Block, ...]:
    """One trimmed block, or none where the stretch is blank."""
    start, end = trimmed(masked, start, end)
    return (Block(start=start, end=end, role=role),) if start < end else ()


def readable(masked: str, blocks: tuple[Block, ...]) -> str:
    """The masked text with everything outside the blocks blanked and every kind of space turned into a plain one."""
    parts, at = [], 0
    for b in blocks:
        parts.append(" " * (b.start - at))
        parts.append("".join(" " if c.isspace() else c for c in masked[b.start : b.end]))
        at = b.end
    parts.append(" " * (len(masked) - at))
    return "".join(parts)
