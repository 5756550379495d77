"""One item or document by its id, or by as much of it as is unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofrecord.errors import NotInStore
from ofrecord.store.filters import Filter
from ofrecord.store.rows import Found, Kind

if TYPE_CHECKING:
    from ofrecord.store.store import Store

KINDS: tuple[Kind, ...] = ("documents", "events", "quotations", "figures", "control")
LISTED = 8


def find(store: Store, id: str) -> list[Found]:
    """What has this id, or begins with it. Several only where one text stands in several reports.

    Raises NotInStore when there is nothing, or when several different things begin so; the message lists them.
    """
    found = [
        row
        for kind in KINDS
        for row in (store.query(Filter(kind=kind, id=id, with_related=True)).rows(LISTED + 1) if id else ())
    ]
    exact = [row for row in found if id_of(row) == id]
    chosen = exact or found
    if not chosen:
        raise NotInStore(f"nothing in {store.folder} has an id that begins with {id!r}; `ofrecord search` shows ids")
    names = sorted({f"{id_of(row)} ({row.report.sha256[:12]})" if row.item is None else id_of(row) for row in chosen})
    if len(names) > 1:
        more = ", …" if len(names) > LISTED else ""
        raise NotInStore(
            f"{id!r} could be any of {', '.join(names[:LISTED])}{more}; give more of the id, or of the hash"
        )
    return chosen


def id_of(found: Found) -> str:
    """The id of the item, or of the document where no item is meant."""
    return found.item.id if found.item else found.report.document
