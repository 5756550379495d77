"""Data files: what is wrong is named with file and line; every rule of a step is in its book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ofrecord
from ofrecord.annotations.order import STEPS
from ofrecord.domain.base import Frozen
from ofrecord.errors import LexiconError, PipelineError
from ofrecord.lexicons import Lexicons
from ofrecord.lexicons.loader import load_yaml


class Shape(Frozen):
    """A shape for the tests."""

    verbs: dict[str, tuple[str, ...]]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("verbs:\n  say: [said, says]\n  deny: 3\n", 3, "verbs.deny"),
        ("verbs:\n  say: [said, yes]\n", 2, "valid string"),  # an unquoted yes is a truth value in YAML
        ("verbs:\n  say: [said]\nnouns: {}\n", 3, "nouns"),
        ("verbs:\n  say: [said\n  deny: [denied]\n", 3, "not YAML"),
        ("other: 1\n", 1, "verbs"),
    ],
)
def test_a_file_that_does_not_fit_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=f"words.yaml:{line}:.*{says}"):
        load_yaml(path, Shape)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(LexiconError, match=r"no_such_list\.yaml:1: cannot be read"):
        Lexicons().load("no_such_list", Shape)


def test_a_rule_that_is_not_in_its_book_is_a_fault_of_the_program() -> None:
    with pytest.raises(PipelineError, match=r"rules/times\.yaml"):
        Lexicons().rules("times").credit("no such rule")


PACKAGE = Path(ofrecord.__file__).parent
BUILT_NAMES = re.compile(r'f"([a-z]+_)\{')
"""Rule names that code puts together from a beginning and the name of what was found."""


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_every_rule_is_given_by_the_code_or_by_a_word_list(step: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    words = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("lexicons/en/*.yaml"))
    named, built = set(re.findall(r"\w+", code + words)), tuple(BUILT_NAMES.findall(code))
    rules = Lexicons().rules(step).entries
    assert [rule for rule in rules if rule not in named and not rule.startswith(built)] == []


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_every_rule_says_what_it_looks_for(step: str) -> None:
    assert all(len(entry.says) > 10 for entry in Lexicons().rules(step).entries.values())
