"""Clusters depend on the set alone; look-alikes are told apart by the words that only one side has."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.incidents import dense, grouping
from ofrecord.incidents.grouping import Fixed, average_link, components, split_look_alikes
from ofrecord.incidents.tuning import Contrast

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
    st.floats(0.05, 1.0).map(lambda x: round(x, 2)),
    max_size=20,
)


def test_components_are_what_pairs_connect() -> None:
    assert components(5, [(0, 3), (3, 4)]) == [[0, 3, 4], [1], [2]]


def test_a_weak_link_to_one_member_does_not_join_a_group() -> None:
    links = {(0, 1): 0.9, (1, 2): 0.45, (0, 2): 0.1}
    assert average_link(3, links, 0.4) == [[0, 1], [2]]
    assert average_link(3, {**links, (0, 2): 0.4}, 0.4) == [[0, 1, 2]]


@given(PAIRS)
def test_every_member_is_in_one_group_and_groups_hold_together(links: dict[tuple[int, int], float]) -> None:
    groups = average_link(8, links, 0.5)
    assert sorted(member for group in groups for member in group) == list(range(8))
    for first in groups:
        for second in groups:
            if first < second:
                total = sum(links.get((min(a, b), max(a, b)), 0.0) for a in first for b in second)
                assert total / (len(first) * len(second)) < 0.5 + 1e-6


SIZE = 7
Join = tuple[float, int, int]
TWO = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1])
SCORES = st.one_of(st.sampled_from([0.2, 0.5, 0.9]), st.integers(1, 99).map(lambda x: x / 99))
"""Scores with many ties, and scores whose sums are not exact."""


def mean_of(first: list[int], second: list[int], links: dict[tuple[int, int], float]) -> float:
    return sum(links.get((min(a, b), max(a, b)), 0.0) for a in first for b in second) / (len(first) * len(second))


def may_join(
    first: list[int], second: list[int], links: dict[tuple[int, int], float], least: float, fixed: Fixed
) -> bool:
    """No two members are held apart, and each of the smaller group (of both, of equal size) is near the other."""
    if any((min(a, b), max(a, b)) in fixed.apart for a in first for b in second):
        return False
    sides = [(one, two) for one, two in ((first, second), (second, first)) if len(one) <= len(two)]
    return all(round(mean_of([member], two, links), 9) >= least for one, two in sides for member in one)


def plain_average_link(
    links: dict[tuple[int, int], float], threshold: float, least: float, fixed: Fixed
) -> list[list[int]]:
    """Average link as it is defined: after every join all pairs of groups are compared anew."""
    groups = components(SIZE, fixed.together)
    while True:
        pairs = [(-round(mean_of(one, two, links), 9), one, two) for one in groups for two in groups if one[0] < two[0]]
        near = [pair for pair in pairs if -pair[0] >= threshold and pair[0] < 0]
        found = [pair for pair in near if may_join(pair[1], pair[2], links, least, fixed)]
        if not found:
            return sorted(groups)
        _, first, second = min(found)
        groups = [group for group in groups if group not in (first, second)] + [sorted(first + second)]


@settings(max_examples=400)
@given(
    st.dictionaries(TWO, SCORES, max_size=SIZE * SIZE),
    st.sampled_from([0.0, 0.06, 0.2, 0.5]),
    st.sampled_from([0.0, 0.06, 0.3]),
    st.frozensets(TWO, max_size=2),
    st.frozensets(TWO, max_size=3),
)
def test_groups_are_those_of_comparing_all_pairs_after_every_join(
    links: dict[tuple[int, int], float],
    threshold: float,
    least: float,
    together: frozenset[tuple[int, int]],
    apart: frozenset[tuple[int, int]],
) -> None:
    fixed = Fixed(together, apart)
    expected = plain_average_link(links, threshold, least, fixed)
    assert average_link(SIZE, links, threshold, least, fixed) == expected
    backwards = dict(reversed(links.items()))
    assert average_link(SIZE, backwards, threshold, least, fixed) == expected


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(TWO, SCORES, min_size=4, max_size=SIZE * SIZE),
    st.sampled_from([0.0, 0.06, 0.2, 0.5]),
    st.sampled_from([0.0, 0.06, 0.3]),
    st.frozensets(TWO, max_size=2),
    st.frozensets(TWO, max_size=3),
)
def test_the_matrix_joins_the_same_groups_in_the_same_order_as_the_queue(
    links: dict[tuple[int, int], float],
    threshold: float,
    least: float,
    together: frozenset[tuple[int, int]],
    apart: frozenset[tuple[int, int]],
) -> None:
    fixed = Fixed(together, apart)

    def made(how: Callable[[dict[int, list[int]]], Iterable[Join]]) -> tuple[list[Join], dict[int, list[int]]]:
        groups = {group[0]: group for group in components(SIZE, together)}
        return list(how(groups)), groups

    matrix = made(lambda groups: dense.joins(groups, links, threshold, least, fixed.forbids))
    assert matrix == made(lambda groups: grouping._queued_joins(groups, links, threshold, least, fixed))


def test_many_alike_are_grouped_by_the_matrix_and_as_by_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(9)
    links = {(a, b): round(chance.uniform(0.05, 0.95), 4) for a in range(60) for b in range(a + 1, 60)}
    groups = average_link(60, links, 0.5, 0.06)
    assert 1 < len(groups) < 60
    monkeypatch.setattr(grouping, "FEWEST", 1000)
    monkeypatch.setattr(dense, "joins", None)
    assert average_link(60, links, 0.5, 0.06) == groups


def test_equals_are_joined_in_order() -> None:
    links = {(2, 3): 0.5, (1, 2): 0.5, (0, 1): 0.5}
    assert average_link(4, links, 0.4) == [[0, 1], [2, 3]]


def test_groups_that_were_refused_are_looked_at_again_when_one_has_grown() -> None:
    inside = {(0, 1): 0.95, (2, 3): 0.95, (2, 4): 0.4, (3, 4): 0.4}
    links = {**inside, (0, 2): 0.9, (0, 3): 0.9, (1, 2): 0.1, (1, 3): 0.1}  # 1 is too far from 2 and 3
    assert average_link(5, {**links, (1, 4): 0.6}, 0.2, 0.3) == [[0, 1], [2, 3, 4]]
    assert average_link(5, {**links, (1, 4): 0.75}, 0.2, 0.3) == [[0, 1, 2, 3, 4]]


def reports(ship: str, count: int, seed: int) -> list[dict[str, float]]:
    """Word vectors of reports on one boarding: shared words, the ship's own, and some noise."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        words = {"navy", "pirates", "gulf", "boarded", f"{ship}-a", f"{ship}-b", f"{ship}-c"}
        found.append({**dict.fromkeys(sorted(words), 0.37), f"noise{chance.randint(0, 9)}": 0.1})
    return found


def test_two_look_alikes_in_one_group_are_split() -> None:
    words = [*reports("mysore", 7, 1), *reports("sukanya", 8, 2)]
    parts = split_look_alikes(list(range(15)), words, Contrast(smallest=6, ratio=0.3))
    assert sorted(parts) == [list(range(7)), list(range(7, 15))]


def test_one_happening_is_not_split() -> None:
    words = reports("mysore", 15, 3)
    assert split_look_alikes(list(range(15)), words, Contrast(smallest=6, ratio=0.3)) == [list(range(15))]
