"""`ofrecord read`: reports in, records out; nothing is stored."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ofrecord.domain.record import Record
from ofrecord.errors import SourceRefused
from ofrecord.records import record_json
from ofrecord.settings import Settings, SourceKind
from ofrecord.views.cli import options
from ofrecord.views.cli.progress import counted
from ofrecord.views.terminal import report


class Output(StrEnum):
    """How records are printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def read(
    files: Annotated[list[str], typer.Argument(help="Files or folders; - is standard input.", metavar="FILE...")],
    output: Annotated[
        Output, typer.Option("--format", help="text for people, json or jsonl for programs.")
    ] = Output.text,
    kind: options.Kind = None,
    encoding: options.Encoding = None,
    max_line: options.MaxLine = Settings.max_line,
    max_bytes: options.MaxBytes = Settings.max_bytes,
    model: options.Model = Settings.model,
    workers: options.Workers = 1,
) -> None:
    """Read reports and print who said what, what happened, where, when and how many. Nothing is stored.

    Text, Markdown, HTML and JSONL (one {"id", "text", "published"?, "title"?, "url"?, "publisher"?} a line).
    What cannot be read is listed on stderr and the exit code is 3; the rest is done.

    [dim]ofrecord read report.md[/dim]  ·  [dim]ofrecord read --format jsonl archive.jsonl > records.jsonl[/dim]
    """
    from ofrecord.verbs.read_all import read_all

    settings = Settings(model=model, encoding=encoding, kind=_kind(kind), max_bytes=max_bytes, max_line=max_line)
    printer = Printer(output, many=len(files) > 1 or any(_holds_many(f) for f in files))
    refused: list[SourceRefused] = []
    for result in counted(read_all(files, settings, workers), "reading"):
        if isinstance(result, SourceRefused):
            refused.append(result)
        else:
            printer.show(result)
    printer.finish()
    options.list_refusals(refused)


class Printer:
    """Prints records one by one as they come: a JSON array is opened, continued and closed."""

    def __init__(self, output: Output, many: bool) -> None:
        self.output, self.many, self.count = output, many, 0
        self.console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())

    def show(self, record: Record) -> None:
        """Print one record."""
        if self.output is Output.text:
            if self.count:
                self.console.rule()
            self.console.print(report(record))
        elif self.output is Output.jsonl:
            sys.stdout.write(record_json(record) + "\n")
        else:
            opening = ("[\n" if self.count == 0 else ",\n") if self.many else ""
            sys.stdout.write(opening + record_json(record, indent=1))
        self.count += 1

    def finish(self) -> None:
        """Close what is open."""
        if self.output is Output.json and self.many:
            sys.stdout.write("\n]\n" if self.count else "[]\n")
        elif self.output is Output.json and self.count:
            sys.stdout.write("\n")
        sys.stdout.flush()


def _holds_many(file: str) -> bool:
    return file.endswith((".jsonl", ".ndjson")) or Path(file).is_dir()


def _kind(kind: options.KindName | None) -> SourceKind | None:
    return kind.value if kind else None
