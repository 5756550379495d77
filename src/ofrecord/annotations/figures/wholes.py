"""How the figures of a text hang together: parts of a whole, sums that the text spells out, totals that replace others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from ofrecord.annotations.figures.counting import Count, is_older
from ofrecord.annotations.figures.details import is_included
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity
from ofrecord.domain.figures import Counts, Figure
from ofrecord.language.parse import Doc

_OF_PEOPLE: frozenset[Counts] = frozenset(
    {"killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated"}
)
"""What sums are read of: things done to people, told of each part in one breath."""
_OPENERS = frozenset({",", ":", "(", "-", "–", "—", "--"})


@dataclass(frozen=True)
class Told:
    """A count and the figure made of it."""

    count: Count
    figure: Figure

    def updated(self, **fields: object) -> Told:
        """The same with other fields of its figure."""
        return Told(self.count, self.figure.model_copy(update=fields))


def with_parts(doc: Doc, told: Sequence[Told], words: FigureWords) -> Iterator[Told]:
    """Figures that are introduced as part of the one before ("including", "two of them") point to it and take what it counts."""
    whole: tuple[Figure, int] | None = None
    last: Told | None = None
    for one in told:
        token = one.count.head(doc)
        joined = last if last and token.dep_ == "conj" and token.head == last.count.head(doc) else None
        if joined and joined.figure.cumulative:
            one = one.updated(cumulative=True)
        sentence = token.sent.start
        part = one.count.rule == "part" or is_included(doc, one.count.start, one.count.quantity.end, words)
        if whole and whole[1] == sentence and (part or (joined and joined.figure.part_of)):
            one = _part(one, whole[0])
        else:
            whole = (one.figure, sentence)
        last = one
        yield one


def _part(one: Told, whole: Figure) -> Told:
    counts = whole.counts if one.figure.counts in ("people", "other") else one.figure.counts
    return one.updated(part_of=whole.id, counts=counts)


def out_of_wholes(told: Sequence[Told]) -> Iterator[Told]:
    """ "11 of the 24 hostages": the figure that holds the next one is part of it."""
    for one, following in zip_longest(told, told[1:]):
        if following and one.figure.covers(following.figure) and one.figure.exact != following.figure.exact:
            yield one.updated(part_of=following.figure.id)
        else:
            yield one


def runs(doc: Doc, told: Sequence[Told], words: FigureWords) -> Iterator[list[int]]:
    """Indices of figures of one kind that follow each other in one co-ordination: "two women, a man and their sons"."""
    run: list[int] = []
    for i, one in enumerate(told):
        if run and _follows(doc, told[run[-1]], one, words):
            run.append(i)
            continue
        if len(run) > 1:
            yield run
        run = [i] if _may_add(one) else []
    if len(run) > 1:
        yield run


def _may_add(one: Told) -> bool:
    figure = one.figure
    plain = figure.qualifier == "exact" and figure.part_of is None and not figure.cumulative and figure.unit is None
    return plain and figure.counts in _OF_PEOPLE and one.count.noun is not None


def _follows(doc: Doc, one: Told, other: Told, words: FigureWords) -> bool:
    if not _may_add(other) or one.figure.counts != other.figure.counts or other.count.start < one.count.end:
        return False
    between = {t.lower_ for t in doc[one.count.end : other.count.start]}
    return bool(between) and between <= words.joins | _OPENERS


def summed(doc: Doc, told: Sequence[Told], words: FigureWords) -> Iterator[tuple[Count | None, list[int]]]:
    """For each run, the count of its sum with the indices of the parts; null where its first figure already is the sum.

    "Two aid workers, a doctor and a nurse" are two people, and "two women and a child" are three.
    """
    for run in runs(doc, told, words):
        numbers = [told[i].figure.low or 0 for i in run]
        opened = doc[told[run[0]].count.end].lower_ in _OPENERS
        if len(run) > 2 and opened and numbers[0] == sum(numbers[1:]):
            yield None, run
            continue
        first, last = told[run[0]].count, told[run[-1]].count
        joints = [_joint(doc, told[a].count, told[b].count) for a, b in pairwise(run)]
        if "and" in joints[-1] and not any(joint & (_OPENERS - {","}) for joint in joints):
            total = sum(numbers)
            quantity = Quantity(first.start, last.end, first.start, last.end, total, total, "exact")
            yield replace(first, quantity=quantity, end=last.end, noun=None, rule="sum"), run


def _joint(doc: Doc, one: Count, other: Count) -> set[str]:
    return {t.lower_ for t in doc[one.end : other.start]}


def replaced(doc: Doc, told: Sequence[Told], words: FigureWords) -> Iterator[Told]:
    """ "From 40 to 28", "15, up from 12", "28, not 40": the newer number names the one that it replaces."""
    older = [i for i, one in enumerate(told) if is_older(doc, one.count.start, words.older | words.changing)]
    pairs = {old: new for old in older if (new := _newer(doc, told, old)) is not None}
    newer = {new: told[old].figure.id for old, new in pairs.items()}
    for i, one in enumerate(told):
        if i in newer:
            yield one.updated(replaces=newer[i])
        elif one.count.rule != "older":
            yield one
        elif i in pairs:
            yield one.updated(counts=told[pairs[i]].figure.counts)


def _newer(doc: Doc, told: Sequence[Told], old: int) -> int | None:
    """The total beside an older one, in the same sentence."""
    sentence = doc[told[old].count.start].sent
    beside = (i for i in (old + 1, old - 1) if 0 <= i < len(told))
    for i in beside:
        alike = told[old].count.rule == "older" or told[i].figure.counts == told[old].figure.counts
        same = alike and doc[told[i].count.start].sent == sentence
        if same and (i < old or doc[told[i].count.start - 1].lower_ in ("to", "at")):
            return i
    return None
