"""What the steps have found so far: an immutable value, replaced and never changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ofrecord.domain.base import Evidence, Span, content_id
from ofrecord.domain.documents import Block, Document
from ofrecord.domain.events import Control, Event
from ofrecord.domain.figures import Figure
from ofrecord.domain.mentions import Entity, Mention
from ofrecord.domain.places import Place
from ofrecord.domain.quotations import Quotation
from ofrecord.domain.record import Note
from ofrecord.domain.times import Time

if TYPE_CHECKING:
    from ofrecord.language.parse import Doc
    from ofrecord.language.parse import Span as TokenSpan


Table = tuple[tuple[Span, ...], dict[int, list[Any]]]
"""A layer, and its items by token."""


@dataclass(frozen=True)
class Annotations:
    """The document, its parse, and one tuple for each kind of item, in text order.

    `doc` is the language parse of the whole document; its token offsets are offsets in `document.text`, but its words
    may differ from the text's in quote marks and blanked markup: always take exact words from `evidence`.
    """

    document: Document
    key: str
    doc: Doc
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    control: tuple[Control, ...] = ()
    notes: tuple[Note, ...] = ()
    _tables: dict[str, Table] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The document's text: the only source of `exact`."""
        return self.document.text

    def id(self, kind: str, *parts: object) -> str:
        """A content id for an item of this document; `kind` is one letter or short word."""
        return content_id(kind, self.key, *parts)

    def evidence(self, start: int, end: int) -> Evidence:
        """The span with its exact words."""
        return Evidence(start=start, end=end, exact=self.text[start:end])

    def located(self, start: int, end: int) -> dict[str, Any]:
        """`start`, `end`, `exact` as keyword arguments for an item that is itself a span."""
        return {"start": start, "end": end, "exact": self.text[start:end]}

    def tokens(self, span: Span) -> TokenSpan | None:
        """The tokens that a span of the text touches."""
        found: TokenSpan | None = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found

    def by_token(self, layer: str) -> dict[int, list[Any]]:
        """The items of a layer by the index of each token that they touch: made once, and anew when a step changed the layer."""
        items = getattr(self, layer)
        table = self._tables.get(layer)
        if table is None or table[0] is not items:
            table = self._tables[layer] = items, _by_token(items, self.doc.starts)
        return table[1]

    def block_at(self, offset: int) -> Block | None:
        """The block in which an offset lies."""
        i = bisect_right(self._block_starts, offset) - 1
        block = self.document.blocks[i] if i >= 0 else None
        return block if block and offset < block.end else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self.document.blocks]

    @cached_property
    def mention_by_id(self) -> dict[str, Mention]:
        """Mentions by their id."""
        return {m.id: m for m in self.mentions}

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """Entities by their id."""
        return {e.id: e for e in self.entities}


def _by_token(items: Iterable[Span], starts: list[int]) -> dict[int, list[Any]]:
    table: dict[int, list[Any]] = defaultdict(list)
    for item in items:
        first = max(0, bisect_left(starts, item.start + 1) - 1)
        for i in range(first, bisect_left(starts, item.end)):
            table[i].append(item)
    return table


LAYERS = tuple(f.name for f in fields(Annotations) if f.name not in ("document", "key", "_tables"))
"""Names a step may require or add."""
