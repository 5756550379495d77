"""Query parameters ↔ filter: the same names as the command line's options, for pages, data files and the API."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ofrecord.domain.events import Access, Modality
from ofrecord.domain.figures import Counts
from ofrecord.domain.quotations import Stance
from ofrecord.errors import SettingsError
from ofrecord.store import Box, Filter
from ofrecord.store.rows import Kind

LONGEST = 500
"""Code points of one condition: longer ones are refused, so that no search takes long."""
MOST = 40
"""Values of one condition."""

Words = Annotated[str, Field(max_length=LONGEST)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Several = Field(default=(), max_length=MOST)


class Conditions(BaseModel):
    """All conditions hold together; within one condition any of its values will do."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Annotated[
        Words | None, Field(description='all these words; "a phrase" in quotation marks; evacuat* for any ending')
    ] = None
    speaker: Annotated[Words | None, Field(description="part of the name of who says so")] = None
    stance: tuple[Stance, ...] = Several
    actor: Annotated[Words | None, Field(description="part of the name of who acts, is acted on, or holds a place")] = (
        None
    )
    place: Annotated[Words | None, Field(description="part of the name of a place or its region")] = None
    country: tuple[Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")], ...] = Several
    box: Annotated[str | None, Field(description="WEST,SOUTH,EAST,NORTH in degrees", max_length=100)] = None
    since: Annotated[Day | None, Field(description="ISO date, inclusive")] = None
    until: Annotated[Day | None, Field(description="ISO date, inclusive")] = None
    dated: Annotated[Literal["event", "published"], Field(description="which date counts")] = "event"
    type: tuple[Annotated[str, Field(max_length=60)], ...] = Several
    access: tuple[Access, ...] = Several
    counts: tuple[Counts, ...] = Several
    modality: tuple[Modality, ...] = Several
    publisher: Annotated[Words | None, Field(description="part of the publisher's name")] = None
    with_related: Annotated[bool, Field(description="also items in related links, credits and page footers")] = False

    @field_validator("*", mode="before")
    @classmethod
    def _nothing_is_no_condition(cls, value: Any) -> Any:
        """A form field left empty asks for nothing."""
        if value == "":
            return None
        return tuple(part for part in value if part != "") if isinstance(value, list) else value

    @field_validator("text", "speaker", "actor", "place", "publisher")
    @classmethod
    def _no_control_characters(cls, value: str | None) -> str | None:
        if value and any(ord(character) < 32 for character in value):
            raise ValueError("control characters are not looked for")
        return value

    @field_validator("dated", "with_related", mode="before")
    @classmethod
    def _empty_is_default(cls, value: Any, info: Any) -> Any:
        return cls.model_fields[info.field_name].default if value is None else value

    @classmethod
    def of(cls, parameters: Iterable[tuple[str, str]]) -> Self:
        """Parameters as they stand in an address → conditions. Raises SettingsError."""
        given: dict[str, Any] = {}
        for name, value in parameters:
            if name in LISTS:
                given.setdefault(name, []).append(value)
            else:
                given[name] = value
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise SettingsError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error

    def filter(self, kind: Kind) -> Filter:
        """The filter with these conditions. Raises SettingsError where one makes no sense."""
        given = self.model_dump(exclude={"box"})
        return Filter(**given, kind=kind, box=Box.parse(self.box) if self.box else None)


LISTS = frozenset(name for name, field in Conditions.model_fields.items() if field.default == ())


def filter_of(parameters: Iterable[tuple[str, str]]) -> Filter:
    """A page's parameters → its filter; `kind` is one of them. Raises SettingsError."""
    rest = [(name, value) for name, value in parameters if name != "kind"]
    kinds = [value for name, value in parameters if name == "kind"] or ["events"]
    if kinds[-1] not in ("events", "quotations", "figures", "control", "documents"):
        raise SettingsError(f"kind {kinds[-1][:60]!r}: choose events, quotations, figures, control or documents")
    kind: Any = kinds[-1]
    return Conditions.of(rest).filter(kind)


def query_of(asked: Filter, **changes: Any) -> str:
    """The parameters that ask for a filter, changed in some conditions: `?…`, or nothing where all is as usual."""
    asked, usual = replace(asked, **changes), Filter()
    pairs: list[tuple[str, str]] = [] if asked.kind == usual.kind else [("kind", asked.kind)]
    for name in Conditions.model_fields:
        value = getattr(asked, name)
        if value == getattr(usual, name):
            continue
        values = value if name in LISTS else (",".join(map(str, value)),) if name == "box" else (value,)
        pairs += [(name, str(v).lower() if isinstance(v, bool) else str(v)) for v in values]
    return f"?{urlencode(pairs)}" if pairs else ""
