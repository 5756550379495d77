"""What every type here shares: frozenness, evidence spans, content ids, credit (rule and confidence)."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Confidence = Literal["high", "medium", "low"]


class Frozen(BaseModel):
    """A value: never changed after it is built, equal when its fields are, refused when a field is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True)


class Span(Frozen):
    """A half-open stretch of `document.text`, counted in Unicode code points."""

    start: Annotated[int, Field(ge=0, description="first code point")]
    end: Annotated[int, Field(ge=0, description="one past the last code point")]

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"empty or backward span {self.start}-{self.end}")
        return self

    def covers(self, other: Span) -> bool:
        """Does this span hold all of the other?"""
        return self.start <= other.start and other.end <= self.end


class Evidence(Span):
    """A span with the exact words it covers: `document.text[start:end] == exact`, checked when a record is built."""

    exact: Annotated[str, Field(description="document.text[start:end]")]


class Credit(Frozen):
    """Who made an item: the step (a plural noun) and the rule in it."""

    step: Annotated[str, Field(description="the step: a plural noun")]
    rule: Annotated[str, Field(description="the rule in lexicons/rules/<step>.yaml")]


class Item(Frozen):
    """Anything that stands at the top level of a record."""

    id: Annotated[str, Field(description="content hash, the same whenever the same bytes are read the same way")]
    by: Annotated[Credit, Field(description="step and rule that made the item")]
    confidence: Annotated[
        Confidence,
        Field(description="precision class of the rule: high >= .9, medium >= .75, low (measured on development data)"),
    ]


def content_id(kind: str, *parts: object) -> str:
    """A short stable id: the kind's letter and 64 bits of a hash of what identifies the item."""
    key = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.blake2b(key, digest_size=8).hexdigest()}"
