"""The third pass: what the language model labels as a place, and place names within names of organisations."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.places.entities import pieces
from ofrecord.annotations.places.expression import LARGE, PLACE_LABELS, Expression, covered
from ofrecord.annotations.places.page import Page
from ofrecord.language.parse import Span as TokenSpan


def labelled(page: Page, taken: list[Expression]) -> list[Expression]:
    """The model's places that are credible and that nothing covers yet."""
    done = covered(taken) | page.others
    found = []
    for ent in page.entities:
        embedded = ent.label_ in page.words.embedding
        if ent.label_ in PLACE_LABELS:
            parts = pieces(ent)
        elif embedded and len(ent) > 1:
            parts = _embedded(page, ent)
        else:
            continue
        for first, last in parts:
            first = first or _whole(page, first, last, done)
            if done.isdisjoint(range(first, last + 1)) and _is_credible(page, ent.label_, first, last):
                name = page.span(first, last)
                found.append(Expression(first, last, first, last, name, "named", embedded=embedded, label=ent.label_))
    return found


def _whole(page: Page, first: int, last: int, done: set[int]) -> int:
    """Where a name with a noun such as "village" starts: the model may have seen its last word only ("Let Yet Kone village")."""
    if not (page.lower[last] in page.words.heads or page.after(last) in page.words.heads):
        return first
    while first > 0 and first - 1 not in done and first - 1 not in page.entity and page.spelled[first - 1].istitle():
        if page.doc[first - 1].pos_ != "PROPN" or page.lower[first - 1] in page.words.directions:
            break
        first -= 1
    return first


def _is_credible(page: Page, label: str, first: int, last: int) -> bool:
    """The model's labels are doubted for surnames, names with digits, and names nobody knows in no place's position."""
    name = page.span(first, last)
    if label == "FAC" or label in page.words.embedding:
        return True
    if page.is_outlet(name, last) or name.islower():
        return False
    before = page.before(first)
    positioned = before in page.words.locative or before in page.words.of_nouns
    if any(c.isdigit() for c in name) or (page.is_surname(name) and not positioned):
        return False
    headed = page.lower[last] in page.words.heads or page.head_after(last) is not None
    return positioned or headed or label == "LOC" or bool(page.find(name))


def _embedded(page: Page, ent: TokenSpan) -> Iterator[tuple[int, int]]:
    """The town that an organisation's name starts with: known by its main name and large."""
    start = ent.start + (ent[0].lower_ == "the")
    for last in (start + 1, start):
        if last >= ent.end - 1 or page.doc[start].pos_ != "PROPN" or page.doc[last].pos_ != "PROPN":
            continue
        if any(e.main and e.population >= LARGE for e in page.find(page.span(start, last))):
            yield start, last
            return
