"""Average link and likeness where nearly everything is linked with everything: the same as in `grouping`, on matrices.

Four hundred copies of one story have 80,000 links; a queue of pairs of groups then costs more than looking at the whole matrix
after every join does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Forbids = Callable[[Sequence[int], Sequence[int]], bool]
DIGITS = 9
"""Means are rounded, so that equals are equals whatever the order of their sums."""


def joins(
    groups: dict[int, list[int]],
    links: Mapping[tuple[int, int], float],
    threshold: float,
    least: float,
    forbids: Forbids,
) -> Iterator[tuple[float, int, int]]:
    """Joins groups in place, the closest two first: the mean score, the name that stays and the name that goes.

    Of equals those with the smallest names are joined, which are the first in the upper half of the matrix. Groups that
    may not be joined are passed over until one of them has grown.
    """
    scores = _matrix(max(max(group) for group in groups.values()) + 1, links)
    names = sorted(groups)
    member_of = np.zeros((len(names), len(scores)))
    for row, name in enumerate(names):
        member_of[row, groups[name]] = 1.0
    sums = member_of @ scores @ member_of.T
    sizes = np.array([len(groups[name]) for name in names], dtype=np.float64)
    means = np.triu(np.round(sums / np.outer(sizes, sizes), DIGITS), 1)
    means[means <= 0] = -1.0
    while len(groups) > 1:
        first, second = divmod(int(means.argmax()), len(names))
        mean = float(means[first, second])
        if mean < threshold or mean < 0:
            return
        keep, drop = names[first], names[second]
        near = not least or _all_near(groups[keep], groups[drop], scores, least)
        if not near or forbids(groups[keep], groups[drop]):
            means[first, second] = -1.0
            continue
        groups[keep] = sorted(groups[keep] + groups.pop(drop))
        _grow(sums, sizes, means, first, second)
        yield mean, keep, drop


def _grow(sums: Matrix, sizes: Matrix, means: Matrix, first: int, second: int) -> None:
    """The second group's sums and size go over to the first, whose means are worked out anew."""
    sums[first] += sums[second]
    sums[:, first] = sums[first]
    sizes[first] += sizes[second]
    sums[second] = sums[:, second] = 0.0
    means[second] = means[:, second] = -1.0
    own = np.round(sums[first] / (sizes[first] * sizes), DIGITS)
    own[own <= 0] = -1.0
    means[first, first + 1 :] = own[first + 1 :]
    means[:first, first] = own[:first]


def _all_near(first: Sequence[int], second: Sequence[int], scores: Matrix, least: float) -> bool:
    """Has every member of the smaller group a mean score of at least `least` with the larger one? Both, of equal size."""
    between = scores[np.ix_(first, second)]
    if len(first) > len(second):
        between = between.T
    near = bool((np.round(between.mean(axis=1), DIGITS) >= least).all())
    return near and (len(first) != len(second) or bool((np.round(between.mean(axis=0), DIGITS) >= least).all()))


def _matrix(count: int, links: Mapping[tuple[int, int], float]) -> Matrix:
    found = np.zeros((count, count))
    if links:
        one, two = np.array(list(links), dtype=np.intp).T
        found[one, two] = found[two, one] = np.fromiter(links.values(), dtype=np.float64, count=len(links))
    return found


def cosines(vectors: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """Cosines of all pairs that are like each other at all."""
    place = {word: number for number, word in enumerate(sorted({word for found in vectors for word in found}))}
    values = np.zeros((len(vectors), len(place)))
    for row, found in enumerate(vectors):
        for word, weight in found.items():
            values[row, place[word]] = weight
    lengths = np.sqrt((values * values).sum(axis=1))
    values[lengths > 0] /= lengths[lengths > 0][:, None]
    like = np.triu(np.round(values @ values.T, DIGITS), 1)
    rows, columns = np.nonzero(like)
    return dict(zip(zip(rows.tolist(), columns.tolist(), strict=True), like[rows, columns].tolist(), strict=True))
