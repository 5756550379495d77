"""What every kind of document is first taken apart into, before roles are given."""

from __future__ import annotations

from dataclasses import dataclass

from ofrecord.domain.documents import Block, BlockRole, Link

Extent = tuple[int, int]


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
    """A text taken apart. `masked` is as long as `text`: markup is blanked in it, line breaks are still there."""

    text: str
    masked: str
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...] = ()
    emphasised: tuple[Extent, ...] = ()
    front_matter: tuple[tuple[str, str], ...] = ()


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
