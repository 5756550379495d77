"""What one report tells of one happening: its events that mean the same, joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ofrecord.incidents.names import same_party, sides

Thing = TypeVar("Thing")
Words = tuple[int, int]
"""A span of a report's text."""


@dataclass(frozen=True)
class Spot:
    """A place as far as it can be compared: id, names, the areas that it lies in, and whether it is an area itself.

    The names are there because one report's place may be resolved where another's is not.
    """

    id: str
    names: tuple[str, ...]
    inside: tuple[str, ...]
    area: bool
    known: bool


@dataclass(frozen=True)
class Telling:
    """One happening as one report tells it, by one event or several. `agents` and `recipients`: one set of keys a party."""

    events: tuple[str, ...]
    start: int
    spans: tuple[Words, ...]
    """The words of the events, by which people's judgements on them are known again."""
    sentences: tuple[int, ...]
    """Where the sentences begin in which the events stand."""
    type: str
    modes: tuple[str, ...]
    material: bool
    """Does it open an incident of its own, though the report be mainly about something else?"""
    published: str | None
    earliest: str | None
    latest: str | None
    dated: bool
    spots: tuple[Spot, ...]
    agents: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]
    figures: tuple[tuple[str, float | None, float | None], ...]
    words: dict[str, float]
    early: bool
    """In the headline or the beginning of the report."""
    headline: bool


def touch(first: Words, second: Words) -> bool:
    """Have two spans a character in common?"""
    return first[0] < second[1] and second[0] < first[1]


def joined(tellings: Iterable[Telling], apart: Sequence[tuple[Words, Words]] = ()) -> tuple[Telling, ...]:
    """The tellings of one report, in text order, with those of one happening joined, unless people held their words apart.

    A telling joins the nearest earlier one of its type that nothing sets it apart from, if one of them says nothing of its
    own ("denied the attack", a headline), if they stand in one sentence, or share a day, place, party or figure.
    """
    found: list[Telling] = []
    for telling in sorted(tellings, key=lambda telling: telling.start):
        for place in range(len(found) - 1, -1, -1):
            if one_happening(found[place], telling) and not _held_apart(found[place], telling, apart):
                found[place] = _merged(found[place], telling)
                break
        else:
            found.append(telling)
    return tuple(found)


def _held_apart(first: Telling, second: Telling, apart: Sequence[tuple[Words, Words]]) -> bool:
    pairs = [(a, b) for one, two in apart for a, b in ((one, two), (two, one))]
    return any(
        any(touch(span, a) for span in first.spans) and any(touch(span, b) for span in second.spans) for a, b in pairs
    )


def one_happening(first: Telling, second: Telling) -> bool:
    """Does the second, later in one report, tell what the first tells?"""
    same = first.type == second.type and not set_apart(first, second)
    headline = first.headline and not (first.spots or first.dated)
    alike = (
        headline or bare(first) or bare(second) or set(first.sentences) & set(second.sentences) or shares(first, second)
    )
    return same and bool(alike)


def bare(telling: Telling) -> bool:
    """Does it name no place, day or agent: "the attack killed four", "four people were killed"?"""
    return not (telling.spots or telling.dated or telling.agents)


def set_apart(first: Telling, second: Telling) -> bool:
    """Can the two not be one happening: other days, other places, other figures of one kind, other recipients' states?"""
    if first.dated and second.dated and apart(first, second):
        return True
    if elsewhere(first.spots, second.spots):
        return True
    kinds = {figure[0] for figure in first.figures} & {figure[0] for figure in second.figures}
    if kinds and not set(first.figures) & set(second.figures):
        return True
    return other_side(first.recipients, second.recipients) or other_side(first.agents, second.agents)


def shares(first: Telling, second: Telling) -> bool:
    """Do they share a day, a place that is no area, a party acted on, or a figure?"""
    days = first.dated and second.dated and first.earliest == second.earliest
    spots = any(same_spot(a, b) for a in first.spots for b in second.spots)
    parties = any(same_party(a, b) for a in first.recipients for b in second.recipients)
    return bool(days or spots or parties or set(first.figures) & set(second.figures))


def apart(first: Telling, second: Telling) -> bool:
    """Do the two intervals not touch?"""
    ends_first = bool(first.latest and second.earliest and first.latest[:10] < second.earliest[:10])
    ends_second = bool(second.latest and first.earliest and second.latest[:10] < first.earliest[:10])
    return ends_first or ends_second


def same_spot(first: Spot, second: Spot) -> bool:
    """One place, by its id or by a name?"""
    return first.id == second.id or bool(set(first.names) & set(second.names))


def touching(first: Iterable[Spot], second: Iterable[Spot]) -> bool:
    """Is a place of one that of the other, or does one hold the other?"""
    theirs = tuple(second)
    return any(same_spot(a, b) or holds(a, b) or holds(b, a) for a in first for b in theirs)


def elsewhere(first: Iterable[Spot], second: Iterable[Spot]) -> bool:
    """Are both known to be at places that have nothing to do with each other? An unresolved one may lie anywhere."""
    mine, theirs = tuple(first), tuple(second)
    known = any(spot.known for spot in mine) and any(spot.known for spot in theirs)
    return known and not touching(mine, theirs)


def holds(area: Spot, spot: Spot) -> bool:
    """Is the area the spot's own place, or one around it?"""
    return area.area and (area.id == spot.id or area.id in spot.inside)


def other_side(first: Iterable[Iterable[str]], second: Iterable[Iterable[str]]) -> bool:
    """Do both name governments or forces of states, and no state in common?"""
    mine = {side for keys in first for side in sides(keys)}
    theirs = {side for keys in second for side in sides(keys)}
    return bool(mine and theirs and not mine & theirs)


def _merged(first: Telling, second: Telling) -> Telling:
    """The first with what the second adds."""
    dated = first if first.dated or not second.dated else second
    return replace(
        first,
        events=(*first.events, *second.events),
        spans=(*first.spans, *second.spans),
        sentences=union(first.sentences, second.sentences),
        modes=union(first.modes, second.modes),
        material=first.material or second.material,
        earliest=dated.earliest,
        latest=dated.latest,
        dated=dated.dated,
        spots=union(first.spots, second.spots),
        agents=union(first.agents, second.agents),
        recipients=union(first.recipients, second.recipients),
        figures=union(first.figures, second.figures),
        words=first.words if len(first.words) >= len(second.words) else second.words,
        early=first.early or second.early,
    )


def union(first: tuple[Thing, ...], second: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Both without repetition, in order."""
    return tuple(dict.fromkeys((*first, *second)))
