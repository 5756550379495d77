"""cli.md: the help of every command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer

from ofrecord.views.cli import app

WIDTH = 100
STYLE = re.compile(r"\[/?(?:bold|dim|italic)\]")
"""Marks of emphasis in help texts, which only a terminal shows."""


def commands(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every command under a group with its full name, the group first; help texts without marks of emphasis."""
    for command in (group, *getattr(group, "commands", {}).values()):
        command.help = STYLE.sub("", command.help or "")
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        if not command.hidden:
            yield from commands(command, f"{path} {name}")


def help_of(command: Any, path: str) -> str:
    """The help text in a fixed width, without the colours and boxes of a terminal."""
    command.rich_markup_mode = None
    context = command.context_class(command, info_name=path, terminal_width=WIDTH, max_content_width=WIDTH)
    return "\n".join(line.rstrip() for line in str(command.get_help(context)).splitlines())


def cli_page() -> Iterator[str]:
    """The help of every command."""
    yield "# Commands"
    yield ""
    yield "Data go to stdout, progress and messages to stderr. Exit codes: 0 ok, 1 failure, 2 usage, 3 some inputs failed."
    yield ""
    for path, command in commands(typer.main.get_command(app), "ofrecord"):
        yield f"## {path}"
        yield ""
        yield "```text"
        yield help_of(command, path)
        yield "```"
        yield ""
