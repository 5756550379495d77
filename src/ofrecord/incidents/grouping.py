"""Clusters of a set, as a function of the set: average link over given scores, and splitting of look-alikes.

Everything is done in the order of the members' content keys and ties are broken by them, so that the result depends on
nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeVar

from ofrecord.incidents.tuning import Contrast

Key = TypeVar("Key", bound=Hashable)
Links = Mapping[tuple[int, int], float]
"""Scores of pairs (smaller number first); a pair that is not there has score 0."""
Pair = tuple[float, int, int, int]
"""Two groups, closest first when sorted, of equals those with the smallest names: mean score (negative), names, members."""
Words = Mapping[str, float]
FEWEST = 48
"""Groups from which a matrix is worth it."""
DENSE = 8
"""A matrix is used where it has at most so many cells a link."""


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The members 0 … count-1 by what pairs connect, each list in order, lists by their first member."""
    parent = list(range(count))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for first, second in pairs:
        one, two = sorted((root(first), root(second)))
        parent[two] = one
    found: dict[int, list[int]] = {}
    for member in range(count):
        found.setdefault(root(member), []).append(member)
    return list(found.values())


@dataclass(frozen=True)
class Fixed:
    """What people decided about members: pairs that are together, pairs that are never."""

    together: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()

    def forbids(self, first: Iterable[int], second: Sequence[int]) -> bool:
        """Is a member of one group to be kept apart from one of the other?"""
        return bool(self.apart) and any((min(a, b), max(a, b)) in self.apart for a in first for b in second)


FREE = Fixed()


def average_link(
    count: int, links: Links, threshold: float, least: float = 0.0, fixed: Fixed = FREE
) -> list[list[int]]:
    """Groups by average link: the two groups with the highest mean score are joined while it is at least `threshold`.

    With `least`, every member of the smaller group must have so high a mean score with the other group, so that one report
    that tells of two happenings does not draw them together. Only pairs of groups with a link between them are looked
    at: the work grows with the links, times the logarithm of their number.
    """
    groups = {group[0]: group for group in components(count, fixed.together)}
    for _ in _joins(groups, links, threshold, least, fixed):
        pass
    return sorted(groups.values())


def _joins(
    groups: dict[int, list[int]], links: Links, threshold: float, least: float = 0.0, fixed: Fixed = FREE
) -> Iterator[tuple[float, int, int]]:
    """Joins groups in place, the closest two first: the mean score, the name that stays and the name that goes.

    On a matrix where that takes no more memory than the links themselves, else by a queue.
    """
    if len(groups) >= FEWEST and len(groups) ** 2 <= DENSE * len(links):
        from ofrecord.incidents import dense  # few neighbourhoods need it, and numpy takes long to load

        return dense.joins(groups, links, threshold, least, fixed.forbids)
    return _queued_joins(groups, links, threshold, least, fixed)


def _queued_joins(
    groups: dict[int, list[int]], links: Links, threshold: float, least: float, fixed: Fixed
) -> Iterator[tuple[float, int, int]]:
    """Joins groups by a queue of pairs.

    Pairs wait in a queue with the size that they had together. Groups only grow, so that a pair with another size, or with
    a group that is gone, is out of date: a join puts the grown group's pairs in anew and leaves the old ones to be passed
    over. A pair that is refused is thereby looked at again when one of its groups has grown.
    """
    sums = _sums(groups, links)
    queue = [pair for name in groups for pair in _pairs(name, groups, sums, threshold) if pair[1] == name]
    heapify(queue)
    while queue:
        mean, keep, drop, size = heappop(queue)
        if keep not in groups or drop not in groups or len(groups[keep]) + len(groups[drop]) != size:
            continue
        if least and not _all_near(groups[keep], groups[drop], links, least):
            continue
        if fixed.forbids(groups[keep], groups[drop]):
            continue
        groups[keep] = sorted(groups[keep] + groups.pop(drop))
        for other, score in sums.pop(drop).items():
            del sums[other][drop]
            if other != keep:
                sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0.0) + score
        yield -mean, keep, drop
        for pair in _pairs(keep, groups, sums, threshold):
            heappush(queue, pair)


def _sums(groups: Mapping[int, list[int]], links: Links) -> dict[int, dict[int, float]]:
    """Sums of scores between groups, in both directions."""
    home = {member: name for name, group in groups.items() for member in group}
    sums: dict[int, dict[int, float]] = {name: {} for name in groups}
    for (first, second), score in sorted(links.items()):
        one, two = home[first], home[second]
        if one != two:
            sums[one][two] = sums[two][one] = sums[one].get(two, 0.0) + score
    return sums


def _pairs(
    name: int, groups: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, float]], threshold: float
) -> Iterator[Pair]:
    """A group's pairs with the groups it has links to, as far as they are close enough to be joined."""
    for other, total in sums[name].items():
        mean = round(total / (len(groups[name]) * len(groups[other])), 9)
        if mean >= threshold:
            yield -mean, min(name, other), max(name, other), len(groups[name]) + len(groups[other])


def _all_near(first: Sequence[int], second: Sequence[int], links: Links, least: float) -> bool:
    """Has every member of the smaller group a mean score of at least `least` with the larger one? Both, of equal size."""
    small, large = sorted((first, second), key=len)
    return _near(small, large, links, least) and (len(small) < len(large) or _near(large, small, links, least))


def _near(some: Sequence[int], others: Sequence[int], links: Links, least: float) -> bool:
    return all(round(_mean([(min(a, b), max(a, b)) for b in others], links), 9) >= least for a in some)


# Look-alikes: two happenings of one kind, each told by many reports, in one group.


def split_look_alikes(
    members: Sequence[int], words: Sequence[Words], limits: Contrast, fixed: Fixed = FREE
) -> list[list[int]]:
    """The group whole, or in the parts that its own words set apart.

    Words that all the group's reports share say nothing here, whatever they weigh in general. With the others weighed by
    how few of the group have them, the group is halved by average link; the halves stand if both are large enough to
    show what sets them apart and are much less like each other than like themselves. Each half is looked at again.
    """
    if len(members) < 2 * limits.smallest:
        return [list(members)]
    likeness = _local_likeness([words[member] for member in members])
    halves = _two_groups(len(members), likeness)
    if min(map(len, halves)) < limits.smallest or _ratio(halves, likeness) > limits.ratio:
        return [list(members)]
    parts = [[members[one] for one in half] for half in halves]
    if any((min(a, b), max(a, b)) in fixed.together for a in parts[0] for b in parts[1]):
        return [list(members)]
    return [part for half in parts for part in split_look_alikes(half, words, limits, fixed)]


def _local_likeness(vectors: Sequence[Words]) -> dict[tuple[int, int], float]:
    """Cosines with words weighed by how few of these vectors have them; words of one alone are left out."""
    having: dict[str, int] = {}
    for found in vectors:
        for word in found:
            having[word] = having.get(word, 0) + 1
    weigh = {word: math.log(len(vectors) / n) for word, n in having.items() if 1 < n < len(vectors)}
    local = [{word: x * weigh[word] for word, x in found.items() if word in weigh} for found in vectors]
    from ofrecord.incidents import dense  # numpy takes long to load

    return dense.cosines(local)


def _two_groups(count: int, likeness: Links) -> list[list[int]]:
    """Average link until two groups are left (members without any likeness are added to the first)."""
    joins = list(_joins({member: [member] for member in range(count)}, likeness, 0.0))
    groups = _joined_by(count, joins)
    if len(groups) > 2:
        return [sorted(member for group in groups[1:] for member in group), groups[0]]
    low, high, done = 0.0, 1.0, len(joins)
    for _ in range(24):  # the threshold at which the last two are not yet joined
        middle = (low + high) / 2
        done = next((n for n, (mean, _, _) in enumerate(joins) if mean < middle), len(joins))
        if count - done == 2:
            break
        low, high = (middle, high) if count - done < 2 else (low, middle)
    groups = _joined_by(count, joins[:done])
    return (
        [groups[0], sorted(member for group in groups[1:] for member in group)] if len(groups) > 1 else [groups[0], []]
    )


def _joined_by(count: int, joins: Iterable[tuple[float, int, int]]) -> list[list[int]]:
    """Groups of single members after these joins: a higher threshold makes the first of those that a lower one makes."""
    return components(count, [(keep, drop) for _, keep, drop in joins])


def _ratio(halves: Sequence[Sequence[int]], likeness: Links) -> float:
    """Mean likeness between the halves over the mean likeness inside them."""
    first, second = halves
    inside = [(_mean([(i, j) for i in half for j in half if i < j], likeness), len(half)) for half in halves]
    within = sum(mean * size for mean, size in inside) / (len(first) + len(second))
    between = _mean([(min(i, j), max(i, j)) for i in first for j in second], likeness)
    return between / within if within else 1.0


def _mean(pairs: Sequence[tuple[int, int]], likeness: Links) -> float:
    return sum(likeness.get(pair, 0.0) for pair in pairs) / len(pairs) if pairs else 0.0
