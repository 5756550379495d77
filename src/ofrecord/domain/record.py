"""The record: everything that was read from one document, checked against its text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, Field, model_validator

from ofrecord.domain.base import Evidence, Frozen
from ofrecord.domain.documents import Document, Source
from ofrecord.domain.events import Control, Event
from ofrecord.domain.figures import Figure
from ofrecord.domain.marked import marked_html
from ofrecord.domain.mentions import Entity, Mention
from ofrecord.domain.places import Place
from ofrecord.domain.quotations import Quotation, Speaker
from ofrecord.domain.times import Time


class Note(Frozen):
    """What was skipped, doubtful or not understood."""

    code: Annotated[str, Field(description="one word; see the codebook")]
    message: Annotated[str, Field(description="one sentence for a reader")]
    start: Annotated[
        int | None, Field(description="first code point, where the note is about a stretch of the text")
    ] = None
    end: Annotated[int | None, Field(description="one past the last code point")] = None


class Record(Frozen):
    """One document's record. Building it refuses any span whose words are not the text at its offsets."""

    schema_: Annotated[
        Literal["ofrecord/record/1"], Field(alias="schema", description="name and version of this format")
    ] = "ofrecord/record/1"
    reader: Annotated[str, Field(description="version of the program, model, gazetteer and user files that read it")]
    source: Annotated[Source, Field(description="the bytes that were read")]
    document: Annotated[Document, Field(description="the report made from them")]
    mentions: Annotated[tuple[Mention, ...], Field(description="words that name somebody or something")] = ()
    entities: Annotated[tuple[Entity, ...], Field(description="who or what the mentions name")] = ()
    places: Annotated[
        tuple[Place, ...], Field(description="toponyms, demonyms, vague regions and named facilities")
    ] = ()
    times: Annotated[tuple[Time, ...], Field(description="time expressions")] = ()
    figures: Annotated[tuple[Figure, ...], Field(description="numbers with their bounds")] = ()
    quotations: Annotated[tuple[Quotation, ...], Field(description="who says what")] = ()
    events: Annotated[tuple[Event, ...], Field(description="what happened, by type and mode")] = ()
    control: Annotated[tuple[Control, ...], Field(description="who holds which place, according to whom")] = ()
    notes: Annotated[tuple[Note, ...], Field(description="what was skipped, doubtful or not understood")] = ()

    @model_validator(mode="after")
    def _evidence_holds(self) -> Self:
        text = self.document.text
        for start, end, exact in evidence_in(self):
            if text[start:end] != exact:
                raise ValueError(f"span {start}-{end} says {exact!r}, the text says {text[start:end]!r}")
        return self

    def _repr_html_(self) -> str:
        """The text with its evidence marked, for notebooks."""
        return marked_html(self)


LISTS = ("mentions", "entities", "places", "times", "figures", "quotations", "events", "control")
"""Names of a record's lists of items, in the order in which the format gives them."""


def evidence_in(value: object) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, exact) anywhere in a record or part of one."""
    if isinstance(value, Evidence | Speaker) and value.start is not None:
        yield value.start, value.end or 0, value.exact or ""
    if isinstance(value, tuple):
        for member in value:
            yield from evidence_in(member)
    elif isinstance(value, BaseModel):
        for name in _fields_with_evidence(type(value)):
            yield from evidence_in(getattr(value, name))


@cache
def _fields_with_evidence(kind: type[BaseModel]) -> tuple[str, ...]:
    """Fields of a type below which evidence can stand: a record has thousands of values, and few are looked at."""
    return tuple(
        name for name, field in kind.model_fields.items() if any(map(_bears_evidence, _types(field.annotation)))
    )


def _bears_evidence(kind: type[BaseModel]) -> bool:
    return issubclass(kind, Evidence | Speaker) or bool(_fields_with_evidence(kind))


def _types(annotation: object) -> Iterator[type[BaseModel]]:
    """The record types named in an annotation, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)
