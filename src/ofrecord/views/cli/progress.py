"""Progress on stderr, only where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

T = TypeVar("T")


def counted(results: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
    """Pass results on while counting them on stderr; silent when stderr is no terminal or stdout is the same one."""
    if not sys.stderr.isatty() or (sys.stdout.isatty() and total is None):
        yield from results
        return
    columns = (SpinnerColumn(), TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=total)
        for result in results:
            yield result
            progress.advance(task)
