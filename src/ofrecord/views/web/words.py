"""How things are called on the pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup

from ofrecord.domain.events import EventTime
from ofrecord.store.folding import folded
from ofrecord.views.web.unseen import visible


class Look(NamedTuple):
    """How a stance is shown: two letters, so that colour is never all, and the family that gives the colour."""

    letters: str
    family: str


STANCES: dict[str, Look] = {
    "asserts": Look("As", "claim"),
    "confirms": Look("Co", "claim"),
    "supports": Look("Su", "claim"),
    "believes": Look("Be", "claim"),
    "denies": Look("De", "against"),
    "rejects": Look("Rj", "against"),
    "doubts": Look("Do", "against"),
    "declines": Look("Dc", "against"),
    "accuses": Look("Ac", "blame"),
    "condemns": Look("Cd", "blame"),
    "warns": Look("Wa", "blame"),
    "threatens": Look("Th", "blame"),
    "demands": Look("Dm", "will"),
    "requests": Look("Rq", "will"),
    "promises": Look("Pr", "will"),
    "intends": Look("In", "will"),
}
KINDS = {
    "events": "Events",
    "quotations": "Quotations",
    "figures": "Figures",
    "control": "Control",
    "documents": "Reports",
}
SLOTS = {
    "type": "Type",
    "access": "Access",
    "stance": "Stance",
    "counts": "Counts",
    "speaker": "Speaker",
    "actor": "Actor",
    "place": "Place",
    "country": "Country",
    "publisher": "Publisher",
}


def code(value: str) -> str:
    """A code in words: `attack_on_aid` → "attack on aid"; event types keep their capitals."""
    return value.replace("_", " ")


def day(value: str | None) -> str:
    """The date of an ISO date or datetime."""
    return value[:10] if value else ""


def span_of_days(time: EventTime | None) -> str:
    """When an item's time is, in a few characters; `~` before what is assumed from the report's date."""
    if time is None or not (time.earliest or time.latest):
        return ""
    first, last = day(time.earliest), day(time.latest)
    both = f"{first} – {last}" if first and last else f"since {first}" if first else f"until {last}"
    words = first if first == last else both
    return words if time.stated else f"~ {words}"


def looked_for(text: str, asked: str | None) -> Markup:
    """A text with the words that were asked for marked, without regard to case and accents."""
    wanted = [folded(word) for word in re.findall(r"\w+", asked or "")]
    if not wanted:
        return visible(text)
    prefixes = tuple(folded(word) for word in re.findall(r"(\w+)\*", asked or ""))
    pieces = []
    for piece in re.split(r"(\w+)", text):
        plain = folded(piece)
        hit = plain in wanted or (prefixes and plain.startswith(prefixes))
        pieces.append(Markup("<mark>{}</mark>").format(visible(piece)) if hit else visible(piece))
    return Markup("").join(pieces)


def plural(number: int, word: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
