"""Hand-written pages point at what exists: files, headings, commands, options, data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import ofrecord
from ofrecord.annotations.order import STEPS
from ofrecord.views.cli import app

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    {*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")} - {ROOT / "examples/report.md"}
)
MEASURED = {ROOT / "docs/quality.md"}
"""Written by `do.py quality --update`, which needs the evaluation data: may be absent."""
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def names(pages: list[Path]) -> list[str]:
    return [str(p.relative_to(ROOT)) for p in pages]


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get."""
    heads = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in heads}


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        other = (page.parent / path).resolve() if path else page
        if other in MEASURED:
            continue
        if not other.exists() or (anchor and anchor not in anchors(other)):
            broken.append(target)
    assert broken == []


def commands_in(page: Path) -> Iterator[list[str]]:
    """Every `ofrecord …` line of a page's shell blocks, as words."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    for block in (words for kind, words in blocks if kind in ("", "sh")):
        for line in re.findall(r"(?m)(?:^|\| )(ofrecord [a-z].*)$", block):
            yield line.split("#")[0].split()


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_commands_and_options_exist(page: Path) -> None:
    group: Any = typer.main.get_command(app)
    unknown = []
    for words in commands_in(page):
        command = group.commands.get(words[1])
        if command is not None and len(words) > 2 and words[2] in getattr(command, "commands", {}):
            command = command.commands[words[2]]
        known = {option for p in command.params for option in p.opts} if command else set()
        given = {w.split("=")[0] for w in words[2:] if w.startswith("--")}
        if command is None or given - known:
            unknown.append(" ".join(words))
    assert unknown == []


def test_data_files_that_a_guide_names_exist() -> None:
    guide = (ROOT / "docs/guides/add-words.md").read_text(encoding="utf-8")
    folder = Path(ofrecord.__file__).parent / "lexicons"
    missing = [name for name in re.findall(r"`(en/[\w*]+\.yaml)`", guide) if not list(folder.glob(name))]
    assert missing == []


def test_the_map_of_folders_is_complete() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    package = Path(ofrecord.__file__).parent
    folders = {p.name for p in package.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert {f for f in folders if f"`{f}/`" not in text} == set()
    assert len(STEPS) > 5
