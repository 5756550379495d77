"""The generated pages are current, and a page that is not is named."""

from __future__ import annotations

import importlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from ofrecord.domain.record import Record
from ofrecord.records import record_schema

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generate() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        yield importlib.import_module("generate")


def test_the_pages_are_current(generate: ModuleType) -> None:
    assert sorted(generate.stale(DOCS)) == [], "run: python docs/generate.py"


def test_a_stale_page_is_named(
    generate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name in generate.PAGES:
        shutil.copy(DOCS / name, folder / name)
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    (tmp_path / "README.md").write_text(readme.replace("WHAT HAPPENED", "something else"), encoding="utf-8")
    monkeypatch.setattr(generate, "FOLDER", folder)
    (folder / "rules.md").write_text("something else", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    named = capsys.readouterr().err
    assert ("docs/rules.md" in named, "README.md" in named, "docs/cli.md" in named) == (True, True, False)
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0


def test_every_page_says_that_it_is_generated(generate: ModuleType) -> None:
    heads = {name: (DOCS / name).read_text(encoding="utf-8")[:120] for name in generate.PAGES}
    assert [name for name, head in heads.items() if "do not edit" not in head] == []


@pytest.mark.usefixtures("generate")
def test_the_excerpt_in_the_readme_is_short_and_real() -> None:
    writer = importlib.import_module("writers.readme")
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    lines = writer.EXCERPT.search(readme).group().splitlines()[1:-1]
    real = {*writer.example_report().splitlines(), "  …"}
    assert [line for line in lines if line not in real] == []
    assert 15 <= len(lines) <= 30
    words = " ".join(" ".join(lines).split())
    assert [shown for shown in writer.SHOWN if shown not in words] == [], "the example no longer reads like this"


def test_every_field_is_described() -> None:
    schema = record_schema()
    parts = {"Record": schema, **schema["$defs"]}
    bare = [
        f"{part}.{name}" for part, s in parts.items() for name, f in s["properties"].items() if not f.get("description")
    ]
    assert bare == []


def test_the_schema_file_is_the_schema_of_a_record(generate: ModuleType) -> None:
    written = json.loads((DOCS / "record.schema.json").read_text(encoding="utf-8"))
    assert set(written["properties"]) == {f.alias or name for name, f in Record.model_fields.items()}


def test_help_does_not_depend_on_the_terminal(generate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    narrow = generate.PAGES["cli.md"]()
    monkeypatch.setenv("COLUMNS", "200")
    assert generate.PAGES["cli.md"]() == narrow
    assert "\x1b[" not in narrow
