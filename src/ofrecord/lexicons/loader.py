"""Reads `*.yaml` into frozen types and says file and line when it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ofrecord.domain.base import Confidence, Credit, Frozen
from ofrecord.errors import LexiconError, PipelineError

T = TypeVar("T")
PACKAGED = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Measured(Frozen):
    """How right a rule was on development data: `right` of `of` items, on the named corpus."""

    right: int
    of: int
    on: str


class RuleEntry(Frozen):
    """One rule of a step: what it looks for, and the precision class it has earned."""

    says: str
    confidence: Confidence
    measured: Measured | None = None


@dataclass(frozen=True)
class RuleBook:
    """The rules of one step; items get their `by` and `confidence` from here and nowhere else."""

    step: str
    entries: dict[str, RuleEntry]
    _credits: dict[str, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)

    def credit(self, rule: str) -> dict[str, Any]:
        """The `by` and `confidence` fields of an item made by this rule; made once for each rule."""
        if rule not in self._credits:
            if rule not in self.entries:
                raise PipelineError(
                    f"{self.step}: rule {rule!r} is not in lexicons/rules/{self.step}.yaml; add it there"
                )
            by = Credit(step=self.step, rule=rule)
            self._credits[rule] = {"by": by, "confidence": self.entries[rule].confidence}
        return self._credits[rule]


@dataclass(frozen=True)
class Lexicons:
    """The data files of one language."""

    language: str = "en"
    folder: Path = PACKAGED
    _loaded: dict[tuple[str, Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def load(self, name: str, shape: type[T]) -> T:
        """The lexicon `name` of this language as a value of type `shape`; loaded once.

        Raises LexiconError with `file:line` when the file is missing or does not fit.
        """
        return self._load(f"{self.language}/{name}.yaml", shape)

    def codes(self, name: str, shape: type[T]) -> T:
        """A data file that belongs to no language (codes, rules)."""
        return self._load(f"{name}.yaml", shape)

    def rules(self, step: str) -> RuleBook:
        """The rule book of a step."""
        return RuleBook(step, self.codes(f"rules/{step}", dict[str, RuleEntry]))

    def _load(self, path: str, shape: type[T]) -> T:
        key = (path, repr(shape))
        if key not in self._loaded:
            self._loaded[key] = load_yaml(self.folder / path, shape)
        found: T = self._loaded[key]
        return found


def load_yaml(path: Path, shape: type[T]) -> T:
    """The file as a value of type `shape`, strictly: `no` and `on` unquoted are truth values in YAML and are refused."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{path}:1: cannot be read ({error.strerror}); reinstall the package") from error
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, C or Python
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexiconError(f"{path}:{line}: not YAML: {error.problem}") from error
    try:
        own = isinstance(shape, type) and issubclass(shape, BaseModel)
        adapter = TypeAdapter(shape, config=None if own else ConfigDict(coerce_numbers_to_str=False))
        return adapter.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise LexiconError(f"{path}:{_line_of(text, first['loc'])}: {where}: {first['msg']}") from error


def _line_of(text: str, loc: Sequence[int | str]) -> int:
    """The line on which the value at `loc` starts; walks the YAML nodes, which know where they stand."""
    node = yaml.compose(text, Loader=_Loader)
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            found = next((v for k, v in node.value if k.value == str(part)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = node.value[part]
        else:
            found = None
        if found is None:
            break
        node = found
    return node.start_mark.line + 1 if node else 1
