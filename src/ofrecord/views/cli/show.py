"""`ofrecord show`: one item or report, with its words, who says so, and how to cite it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ofrecord.domain.record import Record
from ofrecord.store import Filter, Found
from ofrecord.store.lookup import KINDS, find
from ofrecord.views.citation import reference
from ofrecord.views.cli.common import StoreOption, opened_store, say
from ofrecord.views.exports.flat import flat_row
from ofrecord.views.found_text import credited, headline, report_line

if TYPE_CHECKING:
    from ofrecord.store import Store


def show(
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="Id of an item or document, or as much of it as is unique.")
    ],
    store: StoreOption = None,
    output: Annotated[
        Literal["text", "json"], typer.Option("--format", help="json: the item, or a report's record.")
    ] = "text",
) -> None:
    """Show one item with its words in their paragraph, who says so, and a reference that can be cited.

    [bold]Example:[/bold] ofrecord show e-4f45
    """
    with opened_store(store, create=False) as opened:
        found = find(opened, item)
        record = next(opened.query(Filter(kind="documents", report=found[0].report.number)).records())
        if output == "json":
            typer.echo(_json(found, record))
        elif found[0].item is None:
            say(_report_text(opened, found[0], Record.model_validate_json(record)))
        else:
            say(_item_text(found, Record.model_validate_json(record)))


def _json(found: list[Found], record: str) -> str:
    if found[0].item is None:
        return record
    rows = [{**row.model_dump(mode="json"), "reference": reference(row)} for row in found]
    return json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=1)


def _item_text(found: list[Found], record: Record) -> str:
    item = found[0].item
    assert item is not None, "a report has its own text"
    lines = [headline(item), "", in_paragraph(record, item.start, item.end), ""]
    lines.append(credited(item) or "in the report's own words")
    known = {name: value for name, value in flat_row(found[0]).items() if value not in (None, "")}
    width = max(map(len, known))
    lines += ["", *(f"{name:{width}}  {value}" for name, value in known.items() if name not in ("exact", "context"))]
    return "\n".join([*lines, "", *(reference(row) for row in found)])


def _report_text(store: Store, found: Found, record: Record) -> str:
    lines = [report_line(found.report), ""]
    for kind in KINDS[1:]:
        rows = list(store.query(Filter(kind=kind, report=found.report.number, with_related=True)))
        lines += [f"{kind}: {len(rows)}", *(f"  {row.item.id}  {headline(row.item)}" for row in rows if row.item)]
    lines += [f"note: {note.message}" for note in record.notes]
    return "\n".join([*lines, "", reference(found)])


def in_paragraph(record: Record, start: int, end: int) -> str:
    """The block around a span, with the span's words in double brackets."""
    text = record.document.text
    block = next((b for b in record.document.blocks if b.start <= start < b.end), None)
    first, last = (block.start, max(block.end, end)) if block else (max(0, start - 300), end + 300)
    return f"{text[first:start]}[[{text[start:end]}]]{text[end:last]}"
