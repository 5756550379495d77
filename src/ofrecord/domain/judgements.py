"""Judgements: what people decided about what was read and grouped. Rows are added and never changed.

A judgement is keyed on a source's hash and a span of its text, so that it survives every new reading. It wins over the
program, says who made it and when, and is taken back by another row.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Frozen

Verdict = Literal[
    "same", "not_same", "same_actor", "other_actor", "right", "wrong", "corrected", "note", "redacted", "undone"
]


class Target(Frozen):
    """What is judged: a source, and the span of its text where it is not the whole report."""

    sha256: Annotated[str, Field(description="hash of the source's bytes")]
    start: Annotated[int | None, Field(description="first code point; null: the whole report")] = None
    end: Annotated[int | None, Field(description="one past the last code point")] = None


class Judgement(Frozen):
    """One decision of one person. `undoes` names the judgement that an `undone` takes back."""

    id: Annotated[str, Field(description="content hash")]
    verdict: Annotated[Verdict, Field(description="what was decided")]
    target: Annotated[Target, Field(description="what it is about")]
    other: Annotated[
        Target | None,
        Field(description="the second report of same and not_same, or the words of same_actor that name whom it is"),
    ] = None
    field: Annotated[str | None, Field(description="the field judged: killed, agent, place …")] = None
    value: Annotated[str | None, Field(description="the corrected value, or the name of other_actor")] = None
    note: Annotated[str | None, Field(description="why, in the person's words")] = None
    who: Annotated[str, Field(description="who decided")]
    made: Annotated[str, Field(description="ISO datetime, UTC")]
    undoes: Annotated[str | None, Field(description="id of the judgement that is taken back")] = None
