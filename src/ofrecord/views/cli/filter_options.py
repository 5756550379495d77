"""The filter options, defined once: what each asks for, and how a command gets them as one `Filter`."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from ofrecord.domain.events import Access, EventType, Modality
from ofrecord.domain.figures import Counts
from ofrecord.domain.quotations import Stance
from ofrecord.store import Box, Filter
from ofrecord.store.rows import Kind

KindOption = Annotated[
    Kind,
    typer.Option("--kind", help="What to look for. For documents, those that hold an item which meets all filters."),
]

AGAIN = "may be given several times, any of them will do"


def _option(name: str, panel: str | None, help: str, metavar: str | None = None, words: object = None) -> Any:
    """An option in a panel of the help; `words` is the Literal type whose values it takes."""
    listed = f"{help}: {', '.join(typing.get_args(words))}" if words else help
    return typer.Option(name, help=listed, metavar=metavar, rich_help_panel=panel)


WordsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[WORDS]...", help="Words looked for, as with --text.", show_default=False)
]


def all_words(words: list[str] | None, text: str | None) -> str | None:
    """The words given bare and those given with --text, as one condition."""
    return " ".join([*(words or ()), *([text] if text else ())]) or None


TextOption = Annotated[
    str | None,
    _option(
        "--text",
        "What",
        'All these words, in any order; "a phrase" in quotation marks; evacuat* for any ending. '
        "Looked for in the sentence around an item, for documents in title and text.",
        "WORDS",
    ),
]
TypeOption = Annotated[
    list[str] | None,
    _option("--type", "What", f"Event type, or type and mode such as ASSAULT/aerial; {AGAIN}", words=EventType),
]
AccessOption = Annotated[
    list[str] | None, _option("--access", "What", f"Humanitarian-access reading; {AGAIN}", words=Access)
]
CountsOption = Annotated[
    list[str] | None,
    _option("--counts", "What", f"What a figure counts, also one of an event; {AGAIN}", words=Counts),
]
ModalityOption = Annotated[
    list[str] | None, _option("--modality", "What", f"Whether an event is told as happened; {AGAIN}", words=Modality)
]
SpeakerOption = Annotated[str | None, _option("--speaker", "Who", "Part of the name of who says so.")]
StanceOption = Annotated[list[str] | None, _option("--stance", "Who", f"How it is said; {AGAIN}", words=Stance)]
ActorOption = Annotated[
    str | None, _option("--actor", "Who", "Part of the name of who acts, is acted on, or holds a place.")
]
PublisherOption = Annotated[str | None, _option("--publisher", "Who", "Part of the publisher's name.")]
PlaceOption = Annotated[str | None, _option("--place", "Where", "Part of the name of a place or its region.")]
CountryOption = Annotated[
    list[str] | None, _option("--country", "Where", f"ISO 3166 code of two letters, such as SD; {AGAIN}.")
]
BoxOption = Annotated[str | None, _option("--box", "Where", "Inside these longitudes and latitudes.", "W,S,E,N")]
SinceOption = Annotated[str | None, _option("--since", "When", "On this day or later.", "YYYY-MM-DD")]
UntilOption = Annotated[str | None, _option("--until", "When", "On this day or earlier.", "YYYY-MM-DD")]
DatedOption = Annotated[
    Literal["event", "published"], _option("--dated", "When", "Which date counts: the item's own or the report's.")
]
RelatedOption = Annotated[
    bool, typer.Option("--with-related", help="Also items in related links, credits and page footers.")
]


def _filter(
    text: TextOption = None,
    type: TypeOption = None,
    access: AccessOption = None,
    counts: CountsOption = None,
    modality: ModalityOption = None,
    speaker: SpeakerOption = None,
    stance: StanceOption = None,
    actor: ActorOption = None,
    publisher: PublisherOption = None,
    place: PlaceOption = None,
    country: CountryOption = None,
    box: BoxOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    dated: DatedOption = "event",
    with_related: RelatedOption = False,
) -> Filter:
    """Every parameter is the condition of that name. The filter itself checks the words (it serves other views too)."""
    given: dict[str, Any] = {name: value for name, value in locals().items() if value is not None}
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Filter(**{**given, **lists, "box": Box.parse(box) if box else None})


def with_filter(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filter options; it gets them as one `Filter` in its parameter `asked`."""
    own = dict(inspect.signature(command, eval_str=True).parameters)
    options = inspect.signature(_filter, eval_str=True).parameters
    del own["asked"]

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:
        asked = _filter(**{name: given.pop(name) for name in options})
        command(asked=asked, **given)

    # Typer reads the signature and the annotations: both are those of the command with the options in place of `asked`.
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own.values(), *options.values())]
    typing.cast(Any, wrapped).__signature__ = inspect.Signature(parameters)
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del wrapped.__dict__["__wrapped__"]
    return wrapped
