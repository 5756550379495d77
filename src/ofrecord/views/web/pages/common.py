"""What the pages with a list have in common: their filter, the kinds beside it, and where the next page begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.requests import Request

from ofrecord.domain.events import EventType
from ofrecord.store import Filter
from ofrecord.store.facets import Facet, Slot
from ofrecord.store.pages import Cursor
from ofrecord.views.web.asked import LISTS, filter_of, query_of
from ofrecord.views.web.site import Site
from ofrecord.views.web.words import KINDS, SLOTS

PAGE = 30
EVENT_TYPES: frozenset[str] = frozenset(get_args(EventType))
SLOTS_OF: dict[str, tuple[Slot, ...]] = {
    "events": ("type", "access", "actor", "speaker", "place", "country", "publisher"),
    "quotations": ("stance", "speaker", "actor", "place", "publisher"),
    "figures": ("counts", "speaker", "place", "country", "publisher"),
    "control": ("type", "actor", "place", "speaker", "country", "publisher"),
    "documents": ("publisher", "place", "actor", "speaker", "access"),
}


@dataclass(frozen=True)
class Asked:
    """What a page with a list was asked for."""

    filter: Filter
    cursor: Cursor | None

    @classmethod
    def of(cls, request: Request) -> Asked:
        """Read from the address. Raises SettingsError."""
        return cls.of_pairs(request.query_params.multi_items())

    @classmethod
    def of_pairs(cls, given: list[tuple[str, str]]) -> Asked:
        """Read from parameters. Raises SettingsError."""
        cursors = [value for name, value in given if name == "cursor" and value]
        asked = filter_of([(name, value) for name, value in given if name != "cursor"])
        return cls(asked, Cursor.parse(cursors[-1]) if cursors else None)

    def next(self, cursor: Cursor | None) -> str:
        """The address of the next page, without its path; empty at the end."""
        if cursor is None:
            return ""
        here = query_of(self.filter)
        return f"{here}{'&' if here else '?'}{urlencode({'cursor': str(cursor)})}"


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how it is shown, and the filter with it or, where it is chosen, without."""

    label: str
    count: int | None
    chosen: bool
    query: str


def facets_of(site: Site, asked: Filter) -> list[tuple[str, list[Choice]]]:
    """Title and choices of each facet that has any."""
    slots = SLOTS_OF[asked.kind]
    counted: dict[Slot, tuple[Facet, ...]] = site.counted("facets", asked, lambda query: query.facets(slots))
    made = [(SLOTS[slot], list(_choices(asked, slot, counted[slot]))) for slot in slots]
    return [(title, choices) for title, choices in made if choices]


def _choices(asked: Filter, slot: Slot, found: tuple[Facet, ...]) -> Iterator[Choice]:
    current: Any = getattr(asked, slot)
    chosen = set(current) if slot in LISTS else {current} - {None}
    for value in sorted(chosen):
        without = tuple(v for v in current if v != value) if slot in LISTS else None
        yield Choice(value, None, True, query_of(asked, **{slot: without}))
    for facet in found:
        value = _as_code(slot, facet.value)
        if value in chosen or facet.label in chosen:
            continue
        with_it = (*current, value) if slot in LISTS else facet.label
        yield Choice(
            facet.label if slot not in LISTS else value, facet.count, False, query_of(asked, **{slot: with_it})
        )


def _as_code(slot: Slot, value: str) -> str:
    """A code as records write it: the store compares without case."""
    if slot == "country":
        return value.upper()
    if slot == "type":
        name, slash, mode = value.partition("/")
        return f"{name.upper()}{slash}{mode}" if name.upper() in EVENT_TYPES else value
    return value


def kinds_of(asked: Filter) -> list[tuple[str, str, bool]]:
    """The kinds that can be looked for with the same conditions: title, parameters, whether it is this one."""
    made = []
    for kind, title in KINDS.items():
        made.append((title, query_of(replace(asked, kind=kind)), kind == asked.kind))  # type: ignore[arg-type]
    return made
