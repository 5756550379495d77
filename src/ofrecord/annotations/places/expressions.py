"""Where the text names a place: one expression each, found by four passes, none overlapping another."""

from __future__ import annotations

from dataclasses import replace

from ofrecord.annotations.places.expression import Expression
from ofrecord.annotations.places.extents import extended
from ofrecord.annotations.places.labelled import labelled
from ofrecord.annotations.places.listed import abbreviated, listed, own
from ofrecord.annotations.places.page import Page
from ofrecord.annotations.places.positions import positioned
from ofrecord.annotations.places.words import HeadFit


def find_expressions(page: Page) -> list[Expression]:
    """All expressions in text order. A later pass sees what the earlier ones took."""
    cores = _without_overlaps([*own(page), *listed(page), *abbreviated(page)])
    cores = _without_overlaps([*cores, *labelled(page, cores)])
    cores = _without_overlaps([*cores, *positioned(page, cores)])
    return _joined(page, _shared_heads(page, [extended(page, core) for core in cores]))


def _without_overlaps(found: list[Expression]) -> list[Expression]:
    """In text order; where two overlap the longer one stays."""
    kept: list[Expression] = []
    for one in sorted(found, key=lambda e: (e.core_first, -e.core_last)):
        if kept and one.core_first <= kept[-1].core_last:
            if one.core_last - one.core_first > kept[-1].core_last - kept[-1].core_first:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _shared_heads(page: Page, found: list[Expression]) -> list[Expression]:
    """ "A, B and C regions": the noun in the plural says of each of them what it is."""
    shared: list[Expression] = []
    fit: HeadFit | None = None
    for one in reversed(found):
        if fit is not None and one.known is None and one.fit is None and _is_listed_before(page, one, shared[-1]):
            one = replace(one, fit=fit)
        else:
            fit = one.fit if page.lower[one.last] in page.words.plurals else None
        shared.append(one)
    return shared[::-1]


def _is_listed_before(page: Page, one: Expression, after: Expression) -> bool:
    """Is there nothing but commas and "and" between two expressions?"""
    between = page.lower[one.last + 1 : after.first]
    return bool(between) and all(w in (",", "and", "or") for w in between)


def _joined(page: Page, found: list[Expression]) -> list[Expression]:
    """A possessive container and what it holds as one: "Russia's Kursk region"."""
    joined: list[Expression] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and _is_held(page, before, one):
            joined[-1] = replace(one, first=before.first, container=before.known, known=None)
        elif before is None or one.first > before.last:
            joined.append(one)
        elif one.core_first > before.last:
            joined.append(replace(one, first=one.core_first, relation=None))
    return joined


def _is_held(page: Page, before: Expression, one: Expression) -> bool:
    if one.first != before.last + 2 or page.spelled[before.last + 1] not in ("'s", "'"):
        return False
    if before.known is None or before.demonym or one.embedded or before.embedded:
        return False
    if one.known is None:
        return True
    # A region of the list whose name is also an area of that country ("Burkina Faso's Sahel region").
    areas = (e for e in page.find(one.name) if e.feature == "A.ADM1")
    return one.fit == "admin1" and any(e.country in before.known.all_countries for e in areas)
