"""Across records: incidents, the accounts that are given of them, and where these differ.

An incident is one happening, from many reports. It is a judgement kept beside the records, never a rewrite of them: every
report stays as it was read, and each one says by which features it was joined.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Confidence, Frozen
from ofrecord.domain.events import EventType
from ofrecord.domain.figures import Qualifier
from ofrecord.domain.judgements import Judgement
from ofrecord.domain.places import Precision
from ofrecord.domain.quotations import Stance

Relation = Literal["original", "copy", "shortened", "version"]
DifferenceKind = Literal["contradiction", "update", "position", "compatible"]


class Reason(Frozen):
    """One feature of a link: how many points it gave, and what it looks at."""

    feature: Annotated[str, Field(description="name of the feature")]
    points: Annotated[float, Field(description="what it added to the sum; negative: it spoke against the link")]
    says: Annotated[str, Field(description="what it looks at, with what was found")]


class TellingReport(Frozen):
    """One report that tells of the incident. `event` is null where none of its events is coded for it."""

    document: Annotated[str, Field(description="document.id of the record")]
    event: Annotated[str | None, Field(description="event id in that record")] = None
    also: Annotated[tuple[str, ...], Field(description="further events of the record that tell of the same")] = ()
    start: Annotated[int | None, Field(description="first code point of the event's word; null without an event")] = (
        None
    )
    end: Annotated[int | None, Field(description="one past its last code point")] = None
    sha256: Annotated[str, Field(description="hash of the source's bytes")]
    title: Annotated[str | None, Field(description="headline")] = None
    publisher: Annotated[str | None, Field(description="who published it")] = None
    published: Annotated[str | None, Field(description="ISO date or datetime of publication")] = None
    origin: Annotated[str, Field(description="id of the original text that it gives")]
    main: Annotated[bool, Field(description="true: the happening that the report is mainly about")] = True
    score: Annotated[
        float, Field(description="mean score of its links to the other reports, 0 to 1; 1 for a lone one")
    ] = 1.0
    reasons: Annotated[tuple[Reason, ...], Field(description="the best link's features, strongest first")] = ()
    judged: Annotated[str | None, Field(description="id of the judgement that put it here")] = None


class Derived(Frozen):
    """How one report's text stands to the original text."""

    document: Annotated[str, Field(description="document.id of the record")]
    relation: Annotated[Relation, Field(description="original, copy, shortened reprint, or another version of a story")]
    containment: Annotated[float, Field(description="share of the shorter text's word sequences that the other has")]


class Origin(Frozen):
    """One original text, however often it was reprinted."""

    id: Annotated[str, Field(description="content hash of the earliest report's source")]
    agency: Annotated[str | None, Field(description="news agency that is credited with it")] = None
    texts: Annotated[tuple[Derived, ...], Field(description="the reports that give it, earliest first")]


class Value(Frozen):
    """What one account says in one field, with the words it stands in.

    `low` and `high` are inclusive bounds of figures and ISO dates of times; `of` says who or what is counted or held.
    """

    value: Annotated[str, Field(description="the value in a few words, for people; of a place the report's words")]
    name: Annotated[str | None, Field(description="of a place its name in the gazetteer, where that differs")] = None
    low: Annotated[float | int | str | None, Field(description="least number, or first day; null: open")] = None
    high: Annotated[float | int | str | None, Field(description="greatest number, or last day; null: open")] = None
    qualifier: Annotated[Qualifier | None, Field(description="how the words bound a number")] = None
    unit: Annotated[str | None, Field(description="unit of a figure")] = None
    of: Annotated[
        str | None, Field(description="what the figure is about, where figures of several things can stand")
    ] = None
    negated: Annotated[bool, Field(description="true: the speaker says that it is not so")] = False
    keys: Annotated[tuple[str, ...], Field(description="names and codes by which values are compared")] = ()
    document: Annotated[str, Field(description="document.id of the record it was read from")]
    sha256: Annotated[str, Field(description="hash of that source's bytes")]
    start: Annotated[int, Field(description="first code point of the words")]
    end: Annotated[int, Field(description="one past the last code point")]
    exact: Annotated[str, Field(description="the words")]
    said: Annotated[str | None, Field(description="ISO date: day on which it was said or published")] = None
    item: Annotated[str | None, Field(description="id of the event or figure that it was read from")] = None
    confidence: Annotated[Confidence | None, Field(description="how often the rule that read it is right")] = None
    judged: Annotated[str | None, Field(description="id of the judgement that gave or changed it")] = None


class Said(Frozen):
    """Exact words of an account."""

    document: Annotated[str, Field(description="document.id of the record")]
    sha256: Annotated[str, Field(description="hash of the source's bytes")]
    quotation: Annotated[str, Field(description="quotation id in that record")]
    start: Annotated[int, Field(description="first code point")]
    end: Annotated[int, Field(description="one past the last code point")]
    exact: Annotated[str, Field(description="the words")]
    stance: Annotated[Stance, Field(description="what the speaker does by saying it")]
    via: Annotated[str | None, Field(description="who relays it")] = None
    said: Annotated[str | None, Field(description="ISO date: day on which it was said or published")] = None
    judged: Annotated[str | None, Field(description="id of the judgement that changed the stance")] = None


class Correction(Frozen):
    """A value that the same speaker changed later."""

    field: Annotated[str, Field(description="name of the field")]
    before: Annotated[Value, Field(description="what was said first")]
    after: Annotated[Value, Field(description="what was said last")]


class Account(Frozen):
    """What one speaker, through one original text, says of the incident. Speaker null: the article's own voice."""

    id: Annotated[str, Field(description="content hash of speaker and origin")]
    speaker: Annotated[str | None, Field(description="who says it; null: the report itself")] = None
    role: Annotated[str | None, Field(description="title or office that the text gives the speaker")] = None
    source: Annotated[str, Field(description="accounts with equal `source` go back to one statement or text")]
    origin: Annotated[str, Field(description="id of the original text")]
    via: Annotated[tuple[str, ...], Field(description="who relays it")] = ()
    stance: Annotated[Stance, Field(description="the strongest stance of its words: a denial before an assertion")] = (
        "asserts"
    )
    values: Annotated[
        dict[str, Value],
        Field(default_factory=dict, description="field to value: killed, agent, place, time, happened …"),
    ]
    also: Annotated[tuple[Value, ...], Field(description="further figures of the speaker, of other things")] = ()
    quotations: Annotated[tuple[str, ...], Field(description="quotation ids")] = ()
    words: Annotated[tuple[Said, ...], Field(description="the exact words")] = ()
    first_said: Annotated[str | None, Field(description="ISO date of its first words")] = None
    last_said: Annotated[str | None, Field(description="ISO date of its last words")] = None
    corrections: Annotated[tuple[Correction, ...], Field(description="values that the speaker changed")] = ()


class Standing(Frozen):
    """One value of a difference and who gives it."""

    value: Annotated[str, Field(description="the value in a few words")]
    accounts: Annotated[tuple[str, ...], Field(description="account ids")]
    sources: Annotated[int, Field(description="independent sources for it: statements and original texts, each once")]
    words: Annotated[tuple[Said, ...], Field(description="of positions: the exact words that show them")] = ()


class Difference(Frozen):
    """Where accounts differ in one field. Only a contradiction is a conflict."""

    field: Annotated[str, Field(description="name of the field")]
    kind: Annotated[
        DifferenceKind,
        Field(
            description="contradiction; update: a later state; position: for, against, on a condition; compatible: both true"
        ),
    ]
    conflict: Annotated[bool, Field(description="can the values not be true together?")]
    values: Annotated[tuple[Standing, ...], Field(description="which values stand against which")]


class Incident(Frozen):
    """One happening, told by one report or many."""

    id: Annotated[str, Field(description="content hash of its first report")]
    type: Annotated[EventType, Field(description="event type, or OTHER where no event is coded")]
    place: Annotated[str | None, Field(description="where, as most reports have it")] = None
    latitude: Annotated[float | None, Field(description="WGS 84 degrees")] = None
    longitude: Annotated[float | None, Field(description="WGS 84 degrees")] = None
    precision: Annotated[Precision | None, Field(description="how exactly the place is known")] = None
    time: Annotated[str | None, Field(description="when: ISO date, or two with a slash between")] = None
    title: Annotated[str, Field(description="headline of its first report, or the words that tell it")]
    reports: Annotated[tuple[TellingReport, ...], Field(description="every report, copies included; earliest first")]
    origins: Annotated[int, Field(description="distinct original texts: copies of one story count once")]
    texts: Annotated[tuple[Origin, ...], Field(description="the original texts")] = ()
    accounts: Annotated[tuple[Account, ...], Field(description="who says what")] = ()
    differences: Annotated[tuple[Difference, ...], Field(description="where the accounts differ")] = ()
    judgements: Annotated[tuple[Judgement, ...], Field(description="what people decided about its reports")] = ()
