"""The first passes: a user's own names, names and adjectives that the lists hold, states' abbreviations after a comma."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.places.entities import name_length, trimmed_text
from ofrecord.annotations.places.expression import PLACE_LABELS, Expression
from ofrecord.annotations.places.page import Page
from ofrecord.annotations.places.words import Known
from ofrecord.gazetteer.names import name_key
from ofrecord.language.parse import Span as TokenSpan


def own(page: Page) -> list[Expression]:
    """Names of a user's own list, the longest at each place, unless somebody is called so."""
    starts = page.gazetteer.own.starts
    found: list[Expression] = []
    for i, word in enumerate(page.lower) if starts else ():
        longest = starts.get(word, 0)
        if longest and (page.spelled[i][0].isupper() or not word.isascii()) and (not found or i > found[-1].last):
            found.extend(_own_at(page, i, longest))
    return found


def _own_at(page: Page, first: int, longest: int) -> Iterator[Expression]:
    for last in range(min(first + longest, len(page.spelled)) - 1, first - 1, -1):
        name = page.span(first, last)
        if name_key(name) not in page.gazetteer.own.by_key or not page.spelled[last][0].isalnum():
            continue
        ent = page.entity.get(first)
        if ent is None or ent.label_ != "PERSON" or name_length(ent) <= last - first + 1:
            yield Expression(first, last, first, last, name, "own")
        return


def listed(page: Page) -> list[Expression]:
    """Names of countries and regions and their demonyms, the longest at each place."""
    found = []
    end = 0
    starts = page.vocabulary.starts
    for i, word in enumerate(page.spelled):
        if i < end or not (word[0].isupper() or word == "sub"):
            continue
        longest = starts.get(page.lower[i], 0) or starts.get(page.lower[i][:-1], 0)
        one = _listed_at(page, i, longest) if longest else None
        if one is not None:
            found.append(one)
            end = one.core_last + 1
    return found


def _listed_at(page: Page, first: int, longest: int) -> Expression | None:
    for last in range(min(first + longest, len(page.spelled)) - 1, first - 1, -1):
        if not page.spelled[last][0].isalnum():
            continue
        text = page.span(first, last)
        known = page.vocabulary.names.get(name_key(text))
        if known is not None and not (known.capitals and not text.replace(".", "").isupper()):
            return _accepted(page, first, last, known)
    return None


def _accepted(page: Page, first: int, last: int, known: Known) -> Expression | None:
    """A listed name, unless it is a person's or a language's, or part of a longer place name ("New Mexico")."""
    ent = page.entity.get(first)
    label = ent.label_ if ent is not None else ""
    if _is_other(page, first, last, known):
        page.others.update(range(first, last + 1))
        return None
    longer = ent is not None and name_length(ent) > last - first + 1 and page.spelled[ent.end - 1][0].isalpha()
    headed = ent is not None and ent.end == last + 2 and ent[-1].lower_ in page.words.heads
    if (label == "PERSON" and longer and not headed) or (label == "LANGUAGE" and known.demonym):
        return None
    if ent is not None and longer and label in PLACE_LABELS and _is_name(page, ent):
        return None
    if known.demonym and _ends_town(page, first, last):
        return None
    if page.before(first) in page.words.linking and page.spelled[first - 2][0].isupper():  # "Nioro du Sahel"
        return None
    embedded = longer and label in page.words.embedding and not headed
    start = first if known.demonym or known.country else page.with_article(first)
    return Expression(start, last, start, last, known.name, "listed", known, embedded=embedded, label=label)


def _is_other(page: Page, first: int, last: int, known: Known) -> bool:
    """A language that somebody learns or speaks; somebody called by a name that is a country's too ("Jordan scored twice")."""
    root = page.doc[first : last + 1].root
    if known.demonym:
        return (
            root.dep_ == "dobj"
            and root.head.lemma_ in page.words.tongues
            and root.lower_ in page.lower[first : last + 1]
        )
    named = page.lower[first] in page.words.given_names and first == last
    return named and root.dep_ == "nsubj" and root.head.lemma_ in page.words.personal_verbs


def _ends_town(page: Page, first: int, last: int) -> bool:
    """Is it the last word of a town's name after "village of" and the like ("the village of Staro Pole")?"""
    start = first
    while start > 0 and page.doc[start - 1].dep_ == "compound" and page.doc[start - 1].head.i == last:
        start -= 1
    return start < first and page.before(start) == "of" and bool(page.find(page.span(start, last)))


def _is_name(page: Page, ent: TokenSpan) -> bool:
    text = trimmed_text(ent)
    return "," not in text and "'s" not in text and bool(page.find(text))


def abbreviated(page: Page) -> list[Expression]:
    """States by their abbreviations, after a comma."""
    found = []
    for i in range(2, len(page.spelled)):
        if page.spelled[i - 1] == "," and page.spelled[i - 2][0].isupper():
            full = page.words.abbreviations.get(page.spelled[i])
            if full:
                found.append(Expression(i, i, i, i, full, "abbreviated"))
    return found
