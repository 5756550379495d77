"""The parts of README.md that the program itself says: the bundled example and the example story's matrix."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rich.console import Console

import ofrecord
from ofrecord.views.cli.demo import demo_incident
from ofrecord.views.matrix import matrix_lines
from ofrecord.views.terminal import report

EXAMPLE = Path(__file__).parents[2] / "examples" / "report.md"
SHOWN = ("drones attacked a", "carried out the attack", "army holds El Fasher", "“five people”")
"""Words of the items that the excerpt shows; one mark stands for all that a section leaves out."""
EXCERPT = re.compile(r"(?s)(?<=<!-- example -->\n).*?(?=<!-- /example -->)")


@cache
def example_report() -> str:
    """What `ofrecord read examples/report.md` writes into a file."""
    written = io.StringIO()
    Console(file=written, width=110, highlight=False, color_system=None).print(report(ofrecord.read(str(EXAMPLE))))
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def excerpt() -> Iterator[str]:
    """The example's heading, then of every section the items that are to be shown."""
    heading, *sections = example_report().split("\n\n")
    yield heading
    for section in sections:
        title, *items = re.split(r"\n(?=  \S)", section)
        shown = [item for item in items if any(words in " ".join(item.split()) for words in SHOWN)]
        if shown:
            yield from ("", title, *shown)
            yield from ["  …"] if len(shown) < len(items) else []


MATRIX = re.compile(r"(?s)(?<=<!-- matrix -->\n).*?(?=<!-- /matrix -->)")


@cache
def demo_matrix() -> tuple[str, ...]:
    """What `ofrecord demo` shows of the example story."""
    return tuple(matrix_lines(demo_incident()))


def with_example(readme: str) -> str:
    """README.md with the excerpt and the example story's matrix between their marks."""
    blocks = {EXCERPT: tuple(excerpt()), MATRIX: demo_matrix()}
    for mark, lines in blocks.items():
        block = "\n".join(("```text", *lines, "```", ""))
        readme = mark.sub(lambda _, block=block: block, readme)
    return readme
