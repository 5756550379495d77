"""Options that several commands share, defined once; and how refusals end a command."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from ofrecord.errors import SourceRefused


class KindName(StrEnum):
    """Kinds of source that can be named for standard input or files with an odd suffix."""

    text = "text"
    markdown = "markdown"
    html = "html"
    jsonl = "jsonl"


Kind = Annotated[
    KindName | None, typer.Option("--kind", help="Read every source as this kind, whatever its name (for - too).")
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of sources that are not UTF-8, such as cp1251.")
]
MaxLine = Annotated[int, typer.Option("--max-line", min=1, help="Longest line read, in bytes.")]
MaxBytes = Annotated[int, typer.Option("--max-bytes", min=1, help="Largest report read, in bytes.")]
Model = Annotated[str, typer.Option("--model", help="An installed spaCy English model.")]
Workers = Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that read side by side.")]


def list_refusals(refused: Sequence[SourceRefused]) -> None:
    """List what was not read on stderr and end with exit code 3; do nothing when all was read."""
    for one in refused:
        typer.echo(f"ofrecord: {one}", err=True)
    if refused:
        some = "1 input was" if len(refused) == 1 else f"{len(refused)} inputs were"
        typer.echo(f"ofrecord: {some} not read", err=True)
        raise typer.Exit(SourceRefused.exit_code)
