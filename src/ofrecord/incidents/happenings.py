"""Profiles of reports → happenings: what each report is mainly about, and what else it tells.

1. *Stories.* Reports whose beginnings are about one thing, by average link over their scores; a story with two look-alikes
   in it is split by its own words. Each story is one happening: its main one.
2. *Type and events.* The event type that most of a story's reports tell at their beginning; the telling of that type that
   agrees best with the other reports' is a report's event, and a report without one has none.
3. *Side tellings.* What else the reports tell that is an event of its own: it joins the story that is mainly about it, or
   other reports' side tellings of the same.

The result is a function of the set of profiles; nothing here looks at the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ofrecord.incidents.features import EVENT_FEATURES, REPORT_FEATURES, days_between, score
from ofrecord.incidents.grouping import Fixed, average_link, components, split_look_alikes
from ofrecord.incidents.judged import Bonds, Node
from ofrecord.incidents.profile import Profile, profile_id
from ofrecord.incidents.tellings import Telling
from ofrecord.incidents.tuning import tuning

OTHER = "OTHER"
UNDECIDED = Bonds()
ReportLinks = Mapping[tuple[str, str], float]
"""Scores of pairs of reports by their keys, smaller key first."""
TellingLinks = Mapping[tuple[Node, Node], float]
"""Scores of pairs of tellings of different reports."""


@dataclass(frozen=True)
class Member:
    """One report in a happening; `telling` is its place in the profile, None where no event is coded for it."""

    report: str
    telling: int | None
    main: bool


@dataclass(frozen=True)
class Happening:
    """One happening with everything that tells of it, earliest report first."""

    id: str
    type: str
    members: tuple[Member, ...]


def group(profiles: Iterable[Profile], decided: Bonds = UNDECIDED) -> tuple[Happening, ...]:
    """The happenings of a set of reports; what people decided holds."""
    found = {profile.key: profile for profile in profiles}
    links = {}
    for first, second in candidate_pairs(found.values()):
        links[first.key, second.key] = report_score(first, second)
    ordered = sorted(found.values(), key=lambda profile: profile.order)
    nodes = telling_nodes(found, decided)
    made = side_happenings(main_happenings(ordered, links, decided), nodes, side_links(nodes, found), found, decided)
    return tuple(sorted(made, key=lambda happening: happening.id))


def telling_nodes(profiles: Mapping[str, Profile], decided: Bonds) -> list[Node]:
    """The tellings that can stand for a happening of their own or were judged, by the order of their reports."""
    nodes = {(key, n) for key, profile in profiles.items() for n, told in enumerate(profile.tellings) if told.material}
    nodes |= {node for pair in decided.told_same for node in pair if node[0] in profiles}
    return sorted(nodes, key=lambda node: (profiles[node[0]].order, node[1]))


# Which reports are compared.


def block_keys(profile: Profile) -> tuple[str, ...]:
    """The report's rarest words: those by which other reports about the same are found. Figures and years find too much."""
    named = (word for word in profile.words if not word.isdigit())
    by_weight = sorted(named, key=lambda word: (-profile.words[word], word))
    return tuple(by_weight[: tuning().blocking.terms])


def candidate_pairs(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs, smaller key first, that share enough rare words and were published near enough to be compared."""
    holders: dict[str, list[Profile]] = {}
    limits = tuning().blocking
    for profile in sorted(profiles, key=lambda profile: profile.key):
        shared: dict[str, int] = {}
        known: dict[str, Profile] = {}
        for word in block_keys(profile):
            for other in holders.setdefault(word, []):
                shared[other.key] = shared.get(other.key, 0) + 1
                known[other.key] = other
            holders[word].append(profile)
        for key, count in shared.items():
            if count >= limits.shared and near(known[key], profile):
                yield known[key], profile


def near(first: Profile, second: Profile) -> bool:
    """Published near enough, as far as that is known."""
    gap = days_between(first.published, second.published)
    return gap is None or gap <= tuning().blocking.days


# Stories.


def main_happenings(ordered: Sequence[Profile], links: ReportLinks, decided: Bonds = UNDECIDED) -> list[Happening]:
    """The stories of these reports as happenings.

    What was decided on two events is about their reports where both are mainly about these events; whether they are
    is known when the stories are made, which is why they are made again.
    """
    found = [main_happening(story) for story in stories_of(ordered, links, decided)]
    mains = {(member.report, member.telling) for h in found for member in h.members if member.telling is not None}
    if (further := decided.of_mains(mains)) == decided:
        return found
    return [main_happening(story) for story in stories_of(ordered, links, further)]


def stories_of(ordered: Sequence[Profile], links: ReportLinks, decided: Bonds = UNDECIDED) -> list[list[Profile]]:
    """Reports about one happening, each list in the given order; what people decided holds."""
    place = {profile.key: number for number, profile in enumerate(ordered)}
    limits = tuning()
    strong = {
        (min(place[a], place[b]), max(place[a], place[b])): value
        for (a, b), value in links.items()
        if value >= limits.reports.link
    }
    found = []
    together, apart = (_numbered(pairs, place) for pairs in (decided.same, decided.apart))
    for members in components(len(ordered), [*strong, *together]):
        inside = {one: number for number, one in enumerate(members)}
        own = {(inside[a], inside[b]): value for (a, b), value in strong.items() if a in inside}
        words = [ordered[one].words for one in members]
        fixed = Fixed(_inside(together, inside), _inside(apart, inside))
        for group in average_link(len(members), own, limits.reports.threshold, limits.reports.least, fixed):
            for part in split_look_alikes(group, words, limits.contrast, fixed):
                found.append([ordered[members[one]] for one in sorted(part)])
    return found


def _numbered(pairs: Iterable[tuple[str, str]], place: Mapping[str, int]) -> list[tuple[int, int]]:
    known = [(place[a], place[b]) for a, b in sorted(pairs) if a in place and b in place]
    return [(min(pair), max(pair)) for pair in known]


def _inside(pairs: Iterable[tuple[int, int]], inside: Mapping[int, int]) -> frozenset[tuple[int, int]]:
    return frozenset((inside[a], inside[b]) for a, b in pairs if a in inside and b in inside)


def main_happening(story: Sequence[Profile]) -> Happening:
    """What a story is about: its type, and in each report the telling of that type that agrees best with the others'."""
    type = story_type(story)
    first = {profile.key: told for profile in story if (told := first_of(profile, type)) is not None}
    members = tuple(Member(profile.key, _best_telling(profile, type, story, first), True) for profile in story)
    return Happening(profile_id(story[0].key), type, members)


def _best_telling(profile: Profile, type: str, story: Sequence[Profile], first: Mapping[str, int]) -> int | None:
    """The place of the telling with the highest scores with the other reports' first tellings; of equals the first."""
    own = [n for n, telling in enumerate(profile.tellings) if telling.type == type]
    others = [one.tellings[first[one.key]] for one in story if one.key in first and one.key != profile.key]
    if len(own) < 2 or not others:
        return own[0] if own else None
    return max(own, key=lambda n: (round(sum(telling_score(one, profile.tellings[n]) for one in others), 6), -n))


def story_type(story: Sequence[Profile]) -> str:
    """The type that most reports tell at their beginning; of equals the one that is told first.

    What is said counts less than what is done, so that reactions do not hide what they react to. OTHER where no type is
    told by enough of the reports.
    """
    votes: dict[str, list[float]] = {}
    for profile in story:
        best: dict[str, tuple[float, int]] = {}
        for telling in profile.tellings:
            if telling.early and telling.type not in best:
                best[telling.type] = (1.0 if telling.material else WORDS_WEIGHT, -telling.start)
        for type, (weight, _) in best.items():
            votes.setdefault(type, []).append(weight)
    if not votes:
        return OTHER
    starts = {type: min(_starts(story, type)) for type in votes}
    best_type = min(votes, key=lambda type: (-sum(votes[type]), starts[type], type))
    return best_type if len(votes[best_type]) >= tuning().story_share * len(story) else OTHER


WORDS_WEIGHT = 0.5
"""What the telling of words (an accusation, a demand) counts beside that of a deed, when a story's type is found."""


def _starts(story: Sequence[Profile], type: str) -> Iterator[int]:
    return (telling.start for profile in story for telling in profile.tellings if telling.type == type)


def first_of(profile: Profile, type: str) -> int | None:
    """The place of the profile's first telling of a type."""
    return next((n for n, telling in enumerate(profile.tellings) if telling.type == type), None)


# Side tellings.


def side_happenings(
    stories: Sequence[Happening],
    nodes: Sequence[Node],
    links: TellingLinks,
    profiles: Mapping[str, Profile],
    decided: Bonds = UNDECIDED,
) -> Iterator[Happening]:
    """The stories with what other reports tell of them, and the happenings that no report is mainly about."""
    mains = {(m.report, m.telling): h.id for h in stories for m in h.members if m.main and m.telling is not None}
    weakest = tuning().events.link
    links = {pair: value for pair, value in links.items() if value >= weakest and (not decided or decided.allow(*pair))}
    joined = _as_decided(nodes, mains, joins(nodes, mains, links, decided), decided)
    for happening in stories:
        extra = [Member(key, n, False) for (key, n), id in joined.items() if id == happening.id]
        yield Happening(happening.id, happening.type, (*happening.members, *extra))
    free = [node for node in nodes if node not in joined and node not in mains]
    for members in _side_groups(free, links, decided):
        first = members[0]
        told = tuple(Member(key, n, False) for key, n in members)
        yield Happening(profile_id(f"{first[0]}#{first[1]}"), profiles[first[0]].tellings[first[1]].type, told)


def telling_keys(telling: Telling) -> frozenset[str]:
    """Keys by which other reports' tellings of the same are found: type with a place, a party acted on, or a figure."""
    keys = {f"{telling.type} {name}" for spot in telling.spots for name in (spot.id, *spot.names)}
    keys |= {f"{telling.type} {key}" for party in (*telling.recipients, *telling.agents) for key in party}
    keys |= {f"{telling.type} {counts} {low} {high}" for counts, low, high in telling.figures}
    return frozenset(keys)


def side_links(nodes: Sequence[Node], profiles: Mapping[str, Profile]) -> dict[tuple[Node, Node], float]:
    """Scores of tellings of different reports that share a key; pairs in the order of `nodes`."""
    holders: dict[str, list[Node]] = {}
    links: dict[tuple[Node, Node], float] = {}
    for node in nodes:
        telling = profiles[node[0]].tellings[node[1]]
        others: set[Node] = set()
        for key in telling_keys(telling):
            others.update(holders.setdefault(key, []))
            holders[key].append(node)
        for other in others:
            if other[0] != node[0] and near(profiles[other[0]], profiles[node[0]]):
                value = telling_score(profiles[other[0]].tellings[other[1]], telling)
                if value >= tuning().events.link:
                    links[other, node] = value
    return links


def report_score(first: Profile, second: Profile) -> float:
    """The score of two reports; they are compared in the order of their keys, so that it is the same for both."""
    one, two = sorted((first, second), key=lambda profile: profile.key)
    return score(one, two, REPORT_FEATURES, tuning().reports)


def telling_score(first: Telling, second: Telling) -> float:
    """The score of two tellings of different reports."""
    return score(first, second, EVENT_FEATURES, tuning().events)


def joins(
    nodes: Sequence[Node], mains: Mapping[Node, str], links: TellingLinks, decided: Bonds = UNDECIDED
) -> dict[Node, str]:
    """Side tellings that belong to a story: those whose mean score with its main tellings is high enough; to the best.

    What people hold apart from one of the story's main tellings, or of its reports, tells nothing of it.
    """
    held = _held_off(mains, decided)
    sizes: dict[str, int] = {}
    for id in mains.values():
        sizes[id] = sizes.get(id, 0) + 1
    sums: dict[Node, dict[str, float]] = {}
    for (first, second), value in links.items():
        for one, other in ((first, second), (second, first)):
            if one not in mains and other in mains:
                told = sums.setdefault(one, {})
                told[mains[other]] = told.get(mains[other], 0.0) + value
    found = {}
    for node in nodes:
        found_in = sums.get(node, {}).items()
        means = {id: round(total / sizes[id], 9) for id, total in found_in if (node, id) not in held}
        if means:
            best = min(means, key=lambda id: (-means[id], id))
            if means[best] >= tuning().events.threshold:
                found[node] = best
    return found


def _held_off(mains: Mapping[Node, str], decided: Bonds) -> set[tuple[Node, str]]:
    """Tellings with the stories from whose main tellings people held them apart."""
    pairs = [(a, b) for pair in decided.told_apart for a, b in (pair, pair[::-1])]
    return {(a, mains[b]) for a, b in pairs if b in mains}


def _as_decided(
    nodes: Sequence[Node], mains: Mapping[Node, str], joined: Mapping[Node, str], decided: Bonds
) -> dict[Node, str]:
    """What joins a story after people's word: what is one with a telling of it goes with that, of two apart the later leaves."""
    place = {node: number for number, node in enumerate(nodes)}
    found = dict(joined)
    for members in components(len(nodes), _numbered_nodes(decided.told_same, place)):
        group = [nodes[one] for one in members] if len(members) > 1 else []
        homes = sorted({mains[node] for node in group if node in mains})
        homes = homes or sorted({joined[node] for node in group if node in joined})
        found |= {node: homes[0] for node in group if homes and node not in mains}
    for first, second in _numbered_nodes(decided.told_apart, place):
        one, two = nodes[first], nodes[second]
        if one in found and found[one] == found.get(two):
            del found[two]
    return found


def _numbered_nodes(pairs: Iterable[tuple[Node, Node]], place: Mapping[Node, int]) -> list[tuple[int, int]]:
    known = [(place[a], place[b]) for a, b in sorted(pairs) if a in place and b in place]
    return [(min(pair), max(pair)) for pair in known]


def _side_groups(free: Sequence[Node], links: TellingLinks, decided: Bonds) -> Iterator[list[Node]]:
    limits = tuning().events
    place = {node: number for number, node in enumerate(free)}
    together, apart = (_numbered_nodes(pairs, place) for pairs in (decided.told_same, decided.told_apart))
    pairs = ((sorted((place[a], place[b])), value) for (a, b), value in links.items() if a in place and b in place)
    own = {(first, second): value for (first, second), value in pairs}
    for members in components(len(free), [*own, *together]):
        inside = {one: number for number, one in enumerate(members)}
        links_inside = {(inside[a], inside[b]): value for (a, b), value in own.items() if a in inside}
        fixed = Fixed(_inside(together, inside), _inside(apart, inside))
        for found in average_link(len(members), links_inside, limits.threshold, limits.least, fixed):
            yield [free[members[one]] for one in found]
