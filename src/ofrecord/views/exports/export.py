"""A query, in any of the formats, as pieces of text: memory stays flat however long the result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ofrecord.errors import SettingsError
from ofrecord.views.exports.cells import csv_lines
from ofrecord.views.exports.coded import ACLED_COLUMNS, HAPPENED, UCDP_COLUMNS, acled_row, plover_event, ucdp_row
from ofrecord.views.exports.codes import acled
from ofrecord.views.exports.flat import COLUMNS, flat_row
from ofrecord.views.exports.geojson import geojson_lines

if TYPE_CHECKING:
    from ofrecord.store import Filter, Query, Store

Format = Literal["csv", "records", "geojson", "acled", "ucdp", "plover"]
CODED: frozenset[Format] = frozenset({"acled", "ucdp"})
EVENTS_ONLY: frozenset[Format] = CODED | {"plover"}


def coded_types(format: Format) -> tuple[str, ...]:
    """The event types that a scheme codes; UCDP's is about violence alone."""
    return tuple(sorted({entry.type for entry in acled().events})) if format == "acled" else ("ASSAULT",)


@dataclass(frozen=True)
class Export:
    """What to write, and how.

    ACLED-like and UCDP-like files hold only event types that those schemes code, only what is told as happened and only
    stated dates; `all_modalities` and `assume_dates` ask for the rest. All other formats hold exactly what the filter
    finds.
    """

    format: Format
    excel: bool = False
    all_modalities: bool = False
    assume_dates: bool = False

    def query(self, store: Store, asked: Filter) -> Query:
        """The query whose results are written. Raises SettingsError where the format holds events only."""
        if self.format in EVENTS_ONLY and asked.kind != "events":
            raise SettingsError(f"{self.format} holds events; leave out --kind {asked.kind}, or write csv or geojson")
        if self.format in CODED and not self.all_modalities:
            asked = replace(asked, modality=asked.modality or HAPPENED, type=asked.type or coded_types(self.format))
        return store.query(asked)

    def pieces(self, query: Query) -> Iterator[str]:
        """The file, piece by piece."""
        match self.format:
            case "csv":
                yield from csv_lines(COLUMNS[query.filter.kind], map(flat_row, query), self.excel)
            case "records":
                yield from (f"{record}\n" for record in query.records())
            case "geojson":
                yield from geojson_lines(query)
            case "acled":
                yield from csv_lines(ACLED_COLUMNS, (acled_row(row, self.assume_dates) for row in query), self.excel)
            case "ucdp":
                yield from csv_lines(UCDP_COLUMNS, (ucdp_row(row, self.assume_dates) for row in query), self.excel)
            case "plover":
                yield from (json.dumps(plover_event(row), ensure_ascii=False) + "\n" for row in query)
