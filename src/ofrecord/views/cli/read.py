"""`ofrecord read`: reports in, records out; nothing is stored."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from ofrecord.configuration import user_files
from ofrecord.domain.record import Record
from ofrecord.errors import SourceRefused
from ofrecord.records import record_json
from ofrecord.settings import Settings
from ofrecord.sources import captures
from ofrecord.views.cli import options
from ofrecord.views.cli.common import ConfigOption
from ofrecord.views.cli.progress import counted
from ofrecord.views.explained import why
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
    config: ConfigOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also why: each quotation's cue, rule and the speakers that were weighed.")
    ] = False,
) -> None:
    """Read reports and print who said what, what happened, where, when and how many. Nothing is stored.

    Text, Markdown, HTML and JSONL (one {"id", "text", "published"?, "title"?, "url"?, "publisher"?} a line).
    What cannot be read is listed on stderr and the exit code is 3; the rest is done.

    [dim]ofrecord read report.md[/dim]  ·  [dim]ofrecord read --format jsonl archive.jsonl > records.jsonl[/dim]
    """
    from ofrecord.verbs.read_all import read_all

    user = user_files(config)
    settings = Settings(model, encoding, kind.value if kind else None, max_bytes, max_line, user)
    if explain:
        _explain(files, settings, output)
        return
    printer = Printer(output)
    refused: list[SourceRefused] = []
    for result in counted(read_all(files, settings, workers), "reading"):
        if isinstance(result, SourceRefused):
            refused.append(result)
        else:
            printer.show(result)
    printer.finish()
    options.list_refusals(refused)


def _explain(files: list[str], settings: Settings, output: Output) -> None:
    """Print the reports with explanations, which are for people and no part of a record."""
    from ofrecord.verbs.read import reader_for

    if output is not Output.text:
        raise typer.BadParameter("explanations are printed as text only", param_hint="--explain")
    printer = Printer(output)
    refused: list[SourceRefused] = []
    for result in (c for file in files for c in captures(file, settings)):
        try:
            if isinstance(result, SourceRefused):
                raise result
            record, explanations = reader_for(settings).explain(result)
        except SourceRefused as refusal:
            refused.append(refusal)
            continue
        printer.show(record)
        printer.console.print(why(record, explanations))
    options.list_refusals(refused)


class Printer:
    """Prints records one by one as they come. JSON: one record is an object, several are an array."""

    def __init__(self, output: Output) -> None:
        self.output, self.count = output, 0
        self.first: str | None = None
        """The first record as JSON, held back until it is known whether it stays alone."""
        self.console = Console(highlight=False, width=None if sys.stdout.isatty() else 110)

    def show(self, record: Record) -> None:
        """Print one record."""
        if self.output is Output.text:
            if self.count:
                self.console.rule()
            self.console.print(report(record))
        elif self.output is Output.jsonl:
            sys.stdout.write(record_json(record) + "\n")
        else:
            self._show_json(record_json(record, indent=1))
        self.count += 1

    def _show_json(self, record: str) -> None:
        if self.count == 0:
            self.first = record
            return
        if self.first is not None:
            sys.stdout.write("[\n" + self.first)
            self.first = None
        sys.stdout.write(",\n" + record)

    def finish(self) -> None:
        """Close what is open."""
        if self.output is Output.json:
            sys.stdout.write({0: "[]\n", 1: f"{self.first}\n"}.get(self.count, "\n]\n"))
        sys.stdout.flush()
