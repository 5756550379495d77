"""rules.md: the rules of every step, with the precision that they have shown."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from ofrecord.annotations.order import STEPS
from ofrecord.lexicons import Lexicons
from ofrecord.lexicons.loader import RuleEntry
from writers.markdown import table


def measured_words(rule: RuleEntry) -> str:
    """What was measured: "41 of 44 (93 %), quotes dev"."""
    found = rule.measured
    return f"{found.right} of {found.of} ({found.right / found.of:.0%}), {found.on}" if found and found.of else ""


def rules_page() -> Iterator[str]:
    """The rules of every step, with the precision that they have shown."""
    yield "# Rules"
    yield ""
    yield "Every item of a record names the step and the rule that made it (`by`). The confidence of an item is the precision"
    yield "class of its rule: high from 90 %, medium from 75 %, low below that or where the rule has not been measured."
    yield ""
    lexicons = Lexicons()
    for step in STEPS:
        book = lexicons.rules(step.name).entries
        yield f"## {step.name}"
        yield ""
        yield inspect.cleandoc(step.__doc__ or "").partition("\n")[0]
        yield ""
        if book:
            rows = ((f"`{n}`", r.says, r.confidence, measured_words(r)) for n, r in book.items())
            yield from table(("rule", "what it reads", "confidence", "measured"), rows)
