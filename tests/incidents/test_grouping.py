"""Clusters depend on the set alone; look-alikes are told apart by the words that only one side has."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from ofrecord.incidents.grouping import average_link, components, split_look_alikes
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
