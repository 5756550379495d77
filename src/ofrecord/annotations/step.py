"""What a step is, and the loop that runs an ordered list of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ofrecord.annotations.annotations import LAYERS, Annotations
from ofrecord.errors import OfRecordError, PipelineError
from ofrecord.gazetteer import Gazetteer
from ofrecord.lexicons import Lexicons
from ofrecord.userfiles import DataFile


@dataclass(frozen=True)
class Knowledge:
    """What steps may know beside the document: word lists, the gazetteer, and the user's files of actors."""

    lexicons: Lexicons
    gazetteer: Gazetteer
    actors: tuple[DataFile, ...] = ()


class Step(ABC):
    """One small part of the reading: earlier annotations in, the same with its own layer out.

    `requires` and `adds` are dotted names: a layer (`quotations`) or a field that a later step fills in an earlier
    layer (`mentions.entity`). A step changes nothing but what it declares; `run` looks.
    """

    name: ClassVar[str]
    requires: ClassVar[tuple[str, ...]]
    adds: ClassVar[tuple[str, ...]]

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.rules = knowledge.lexicons.rules(self.name)

    def credit(self, rule: str) -> dict[str, Any]:
        """`by` and `confidence` for an item made by one of this step's rules."""
        return self.rules.credit(rule)

    @abstractmethod
    def __call__(self, found: Annotations) -> Annotations:
        """The annotations with this step's layers filled."""


def check_order(steps: Iterable[type[Step]]) -> None:
    """Refuse an order in which a step needs what no earlier step adds. Nothing is run."""
    present = {"doc", "notes"}
    for step in steps:
        unknown = [n for n in (*step.requires, *step.adds) if n.partition(".")[0] not in LAYERS]
        if unknown:
            raise PipelineError(f"step {step.name}: no layer is called {', '.join(unknown)}")
        missing = [n for n in step.requires if n not in present]
        if missing:
            raise PipelineError(f"step {step.name} requires {', '.join(missing)}, which no earlier step adds")
        present.update(step.adds)


def run(steps: Sequence[Step], found: Annotations) -> Annotations:
    """Run the steps in order; a step that fails or changes what is not its own is named in the error."""
    for step in steps:
        before = found
        try:
            found = step(before)
        except OfRecordError:
            raise
        except Exception as error:
            raise PipelineError(f"step {step.name} failed: {type(error).__name__}: {error}") from error
        own = {name.partition(".")[0] for name in step.adds} | {"notes"}
        changed = [n for n in LAYERS if n not in own and getattr(found, n) is not getattr(before, n)]
        if changed:
            raise PipelineError(f"step {step.name} changed {', '.join(changed)}, which it does not declare in `adds`")
    return found
