"""What several commands share: the store option, the filter options (defined once), settings, rows as text."""

from __future__ import annotations

import functools
import inspect
import re
import typing
from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from ofrecord.domain.events import Access, EventType, Modality
from ofrecord.domain.figures import Counts
from ofrecord.domain.quotations import Stance
from ofrecord.store import Box, Filter
from ofrecord.store.rows import Kind

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", envvar="OFRECORD_STORE", metavar="FOLDER", help="The store. [default: the user's data folder]"
    ),
]
KindOption = Annotated[
    Kind,
    typer.Option("--kind", help="What to look for. For documents, those that hold an item which meets all filters."),
]

WHO, WHERE, WHEN, WHAT = "Who", "Where", "When", "What"
AGAIN = "may be given several times, any of them will do"


def _words(literal: object) -> str:
    """The values of a Literal type, for the help."""
    return ", ".join(typing.get_args(literal))


def _filter(
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar="WORDS",
            rich_help_panel=WHAT,
            help='All these words, in any order; "a phrase" in quotation marks; evacuat* for any ending. '
            "Looked for in the sentence around an item, for documents in title and text.",
        ),
    ] = None,
    type: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            rich_help_panel=WHAT,
            help=f"Event type, or type and mode such as ASSAULT/aerial; {AGAIN}: {_words(EventType)}",
        ),
    ] = None,
    access: Annotated[
        list[str] | None,
        typer.Option("--access", rich_help_panel=WHAT, help=f"Humanitarian-access reading; {AGAIN}: {_words(Access)}"),
    ] = None,
    counts: Annotated[
        list[str] | None,
        typer.Option(
            "--counts",
            rich_help_panel=WHAT,
            help=f"What a figure counts, also one of an event; {AGAIN}: {_words(Counts)}",
        ),
    ] = None,
    modality: Annotated[
        list[str] | None,
        typer.Option(
            "--modality",
            rich_help_panel=WHAT,
            help=f"Whether an event is told as happened; {AGAIN}: {_words(Modality)}",
        ),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", rich_help_panel=WHO, help="Part of the name of who says so.")
    ] = None,
    stance: Annotated[
        list[str] | None,
        typer.Option("--stance", rich_help_panel=WHO, help=f"How it is said; {AGAIN}: {_words(Stance)}"),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor", rich_help_panel=WHO, help="Part of the name of who acts, is acted on, or holds a place."
        ),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", rich_help_panel=WHO, help="Part of the publisher's name.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", rich_help_panel=WHERE, help="Part of the name of a place or its region.")
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", rich_help_panel=WHERE, help=f"ISO 3166 code of two letters, such as SD; {AGAIN}."),
    ] = None,
    box: Annotated[
        str | None,
        typer.Option("--box", metavar="W,S,E,N", rich_help_panel=WHERE, help="Inside these longitudes and latitudes."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", rich_help_panel=WHEN, help="On this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", rich_help_panel=WHEN, help="On this day or earlier.")
    ] = None,
    dated: Annotated[
        Literal["event", "published"],
        typer.Option("--dated", rich_help_panel=WHEN, help="Which date counts: the item's own or the report's."),
    ] = "event",
    with_related: Annotated[
        bool,
        typer.Option("--with-related", help="Also items in related links, credits and page footers."),
    ] = False,
) -> Filter:
    """The one definition of the filter options."""
    many = {
        "stance": stance,
        "country": country,
        "type": type,
        "access": access,
        "counts": counts,
        "modality": modality,
    }
    return Filter(
        text=text,
        speaker=speaker,
        actor=actor,
        publisher=publisher,
        place=place,
        box=Box.parse(box) if box else None,
        since=since,
        until=until,
        dated=dated,
        with_related=with_related,
        **{name: tuple(values or ()) for name, values in many.items()},  # type: ignore[arg-type]
    )


def with_filter(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filter options; it gets them as one `Filter` in its parameter `asked`."""
    own = dict(inspect.signature(command, eval_str=True).parameters)
    options = inspect.signature(_filter, eval_str=True).parameters
    del own["asked"]

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:
        asked = _filter(**{name: given.pop(name) for name in options})
        command(asked=asked, **given)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own.values(), *options.values())]
    typing.cast(Any, wrapped).__signature__ = inspect.Signature(parameters)
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del wrapped.__dict__["__wrapped__"]
    return wrapped


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(text: str) -> None:
    """Print text that came from outside: what would steer the terminal or turn the reading order is made visible."""
    typer.echo(_CONTROL.sub("\ufffd", text))
