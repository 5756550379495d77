"""Features of a pair: each looks at one thing and gives a number, with words that say what it found. No control flow.

The weights stand in `lexicons/incidents.yaml`; a feature that finds nothing to compare gives nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Generic, TypeVar

from ofrecord.domain.incidents import Reason
from ofrecord.incidents.names import same_party
from ofrecord.incidents.profile import Profile
from ofrecord.incidents.tellings import Spot, Telling, apart, elsewhere, holds, other_side
from ofrecord.incidents.tellings import same_spot as one_spot
from ofrecord.incidents.tuning import Weights
from ofrecord.incidents.words import cosine

Thing = TypeVar("Thing")
Says = str | Callable[[], str]
"""What was found, or how to say it: words cost more than numbers, and most pairs are never explained."""
Found = tuple[float, Says] | None
"""A feature's number (mostly 0 to 1) and what was found; None where it has nothing to say."""
SHOWN = 6
NEAR_DAYS, FAR_DAYS = 2, 7
"""Reports published up to NEAR_DAYS apart may well tell of one happening; from FAR_DAYS on they rarely do."""


@dataclass(frozen=True)
class Feature(Generic[Thing]):
    """One thing to compare."""

    name: str
    says: str
    look: Callable[[Thing, Thing], Found]


@dataclass(frozen=True)
class Score:
    """How alike two things are, 0 to 1, and why: strongest reasons first."""

    value: float
    reasons: tuple[Reason, ...]


def scored(first: Thing, second: Thing, features: Sequence[Feature[Thing]], weights: Weights) -> Score:
    """The score of a pair with its reasons."""
    reasons = []
    for feature in features:
        if (found := feature.look(first, second)) is not None and found[0]:
            points = round(found[0] * weights.weights[feature.name], 3)
            what = found[1]() if callable(found[1]) else found[1]
            says = f"{feature.says}: {what}" if what else feature.says
            reasons.append(Reason(feature=feature.name, points=points, says=says))
    reasons.sort(key=lambda reason: (-abs(reason.points), reason.feature))
    return Score(logistic(weights.base + sum(reason.points for reason in reasons)), tuple(reasons))


def score(first: Thing, second: Thing, features: Sequence[Feature[Thing]], weights: Weights) -> float:
    """The score alone, where nobody asks for reasons."""
    total = weights.base
    for feature in features:
        if (found := feature.look(first, second)) is not None:
            total += round(found[0] * weights.weights[feature.name], 3)
    return logistic(total)


def logistic(points: float) -> float:
    """Points → a score between 0 and 1, rounded so that it is the same on every machine."""
    return round(1 / (1 + math.exp(-points)), 4)


# What features look at.


def words(first: Profile, second: Profile) -> Found:
    like = cosine(first.words, second.words)
    return (math.sqrt(like), partial(common, first.words, second.words)) if like > 0 else None


def names(first: Profile, second: Profile) -> Found:
    like = cosine(first.names, second.names)
    return (like, partial(common, first.names, second.names)) if like > 0 else None


def common(first: dict[str, float], second: dict[str, float]) -> str:
    """The heaviest words that both have."""
    shared = sorted(first.keys() & second.keys(), key=lambda word: (-first[word] * second[word], word))
    return ", ".join(shared[:SHOWN])


def shared(part: str) -> Callable[[Profile, Profile], Found]:
    """Share of the shorter list that both have."""

    def look(first: Profile, second: Profile) -> Found:
        mine, theirs = set(getattr(first, part)), set(getattr(second, part))
        if both := mine & theirs:
            return len(both) / min(len(mine), len(theirs)), lambda: ", ".join(sorted(both)[:SHOWN])
        return None

    return look


def disjoint(part: str) -> Callable[[Profile, Profile], Found]:
    """1 where both have something and nothing in common."""

    def look(first: Profile, second: Profile) -> Found:
        mine, theirs = getattr(first, part), getattr(second, part)
        if mine and theirs and not set(mine) & set(theirs):
            return 1.0, f"{', '.join(mine[:SHOWN])} against {', '.join(theirs[:SHOWN])}"
        return None

    return look


def far_published(first: Profile | Telling, second: Profile | Telling) -> Found:
    """Grows from 0 to 1 between NEAR_DAYS and FAR_DAYS."""
    if (gap := days_between(first.published, second.published)) is None or gap <= NEAR_DAYS:
        return None
    return min(1.0, (gap - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)), f"{gap} days"


@lru_cache(maxsize=4096)
def day(iso: str | None) -> date | None:
    """The day of an ISO date or datetime; None for a month or a year."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def days_between(first: str | None, second: str | None) -> int | None:
    """Days between two ISO dates or datetimes; None where one is not known to the day."""
    one, two = day(first), day(second)
    return abs((one - two).days) if one and two else None


def other_days(first: Profile, second: Profile) -> Found:
    """1 where both begin with a kind of event on known days, and no such kind has a day in common."""
    mine, theirs = _days(first), _days(second)
    both = sorted(mine.keys() & theirs.keys())
    if not both or any(mine[type] & theirs[type] for type in both):
        return None
    return 1.0, "; ".join(f"{min(mine[type])} against {min(theirs[type])}" for type in both)


def same_victim(first: Profile, second: Profile) -> Found:
    """1 where both begin with a deed to one named person: such a deed rarely happens twice."""
    persons = {*first.persons, *second.persons}
    both = sorted(key for key in _harmed(first) & _harmed(second) if key.rsplit(" ", 1)[-1] in persons)
    return (1.0, ", ".join(both)) if both else None


def _harmed(profile: Profile) -> set[str]:
    """A person's full or last name: one report may well not know that a name is a person's, the other does."""
    found = {key for t in profile.tellings if t.early and t.material for party in t.recipients for key in party}
    return {key for key in found if " " in key or key in profile.persons}


def other_spots(first: Profile, second: Profile) -> Found:
    """1 where both begin with a kind of event at known places, and no such kind has a place in common."""
    mine, theirs = _places(first), _places(second)
    both = sorted(mine.keys() & theirs.keys())
    if not both or not all(elsewhere(mine[type], theirs[type]) for type in both):
        return None
    return 1.0, "; ".join(f"{mine[type][0].names[0]} against {theirs[type][0].names[0]}" for type in both)


def _places(profile: Profile) -> dict[str, list[Spot]]:
    """Places of the events that the beginning of a report tells, by their type."""
    found: dict[str, list[Spot]] = {}
    for telling in profile.tellings:
        if telling.early and telling.spots:
            found.setdefault(telling.type, []).extend(telling.spots)
    return found


def _days(profile: Profile) -> dict[str, set[str]]:
    """Days of the events that the beginning of a report tells, by their type."""
    found: dict[str, set[str]] = {}
    for telling in profile.tellings:
        if telling.early and telling.dated and telling.earliest and telling.earliest == telling.latest:
            found.setdefault(telling.type, set()).add(telling.earliest[:10])
    return found


REPORT_FEATURES: tuple[Feature[Profile], ...] = (
    Feature("words", "words in common", words),
    Feature("names", "names in common", names),
    Feature("same_person", "same people", shared("persons")),
    Feature("other_person", "other people", disjoint("persons")),
    Feature("same_place", "same places", shared("places")),
    Feature("same_figure", "same figures", shared("figures")),
    Feature("same_number", "same numbers", shared("numbers")),
    Feature("same_weekday", "same weekday", shared("weekdays")),
    Feature("other_weekday", "other weekday", disjoint("weekdays")),
    Feature("same_year", "same year", shared("years")),
    Feature("other_year", "other year", disjoint("years")),
    Feature("other_country", "other country", disjoint("countries")),
    Feature("same_type", "same kinds of events", shared("types")),
    Feature("other_day", "one kind of event on other days", other_days),
    Feature("other_spot", "one kind of event at other places", other_spots),
    Feature("same_victim", "the same person harmed", same_victim),
    Feature("far_published", "published far apart", far_published),
)


# Events.


def same_mode(first: Telling, second: Telling) -> Found:
    both = sorted(set(first.modes) & set(second.modes))
    return (1.0, ", ".join(both)) if both else None


def same_day(first: Telling, second: Telling) -> Found:
    if (
        first.dated
        and second.dated
        and first.earliest
        and first.earliest == second.earliest
        and first.latest == second.latest
    ):
        return 1.0, first.earliest
    return None


def other_day(first: Telling, second: Telling) -> Found:
    """1 where the stated days of both cannot be one."""
    if not (first.dated and second.dated) or not apart(first, second):
        return None
    return 1.0, f"{span_of(first)} against {span_of(second)}"


def span_of(telling: Telling) -> str:
    """The interval in a few words."""
    if telling.earliest == telling.latest:
        return telling.earliest or "?"
    return f"{telling.earliest or ''}/{telling.latest or ''}"


def same_spot(first: Telling, second: Telling) -> Found:
    pairs = ((a, b) for a in first.spots for b in second.spots if not a.area and not b.area)
    both = sorted({a.names[0] for a, b in pairs if one_spot(a, b)})
    return (1.0, ", ".join(both)) if both else None


def place_inside(first: Telling, second: Telling) -> Found:
    """1 where one place is or lies in the other's area."""
    if not same_spot(first, second) and any(holds(a, b) or holds(b, a) for a in first.spots for b in second.spots):
        return 1.0, ""
    return None


def other_spot(first: Telling, second: Telling) -> Found:
    """1 where both have places and none of one is, holds or lies in one of the other."""
    return (1.0, "") if elsewhere(first.spots, second.spots) else None


def same_of(part: str) -> Callable[[Telling, Telling], Found]:
    """1 where one party is named by both."""

    def look(first: Telling, second: Telling) -> Found:
        mine, theirs = getattr(first, part), getattr(second, part)
        return (1.0, "") if any(same_party(a, b) for a in mine for b in theirs) else None

    return look


def other_of(part: str) -> Callable[[Telling, Telling], Found]:
    """1 where both name parties of states and no state is common."""

    def look(first: Telling, second: Telling) -> Found:
        return (1.0, "") if other_side(getattr(first, part), getattr(second, part)) else None

    return look


def same_count(first: Telling, second: Telling) -> Found:
    both = set(first.figures) & set(second.figures)
    return (1.0, ", ".join(sorted(f"{f[0]} {f[1]:g}" for f in both if f[1] is not None))) if both else None


def other_count(first: Telling, second: Telling) -> Found:
    """1 where both count the same kind of thing and no number is equal."""
    kinds = {figure[0] for figure in first.figures} & {figure[0] for figure in second.figures}
    return (1.0, ", ".join(sorted(kinds))) if kinds and not same_count(first, second) else None


def sentence_words(first: Telling, second: Telling) -> Found:
    like = cosine(first.words, second.words)
    return (like, partial(common, first.words, second.words)) if like > 0 else None


EVENT_FEATURES: tuple[Feature[Telling], ...] = (
    Feature("same_mode", "same kind", same_mode),
    Feature("same_day", "same day", same_day),
    Feature("other_day", "other day", other_day),
    Feature("same_spot", "same place", same_spot),
    Feature("place_inside", "one place lies in the other", place_inside),
    Feature("other_spot", "other place", other_spot),
    Feature("same_agent", "same agent", same_of("agents")),
    Feature("other_agent", "agents of other states", other_of("agents")),
    Feature("same_recipient", "same recipient", same_of("recipients")),
    Feature("other_recipient", "recipients of other states", other_of("recipients")),
    Feature("same_count", "same figures", same_count),
    Feature("other_count", "other figures", other_count),
    Feature("sentence_words", "words in common", sentence_words),
    Feature("far_published", "published far apart", far_published),
)
