"""Names and noun phrases that the parser tears apart or ties to the wrong word."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import NOMINAL, TIMES, Change, RepairWords, before_phrase
from ofrecord.language.parse import Token
from ofrecord.language.syntax import SUBJECTS, children, own_subject

_PERSONS = frozenset({"PERSON", "NORP"})


def named_first(name: Token, words: RepairWords) -> Iterator[Change]:
    """ "ICAD, the body that guards the site, denied …": the name hangs loose before the body, which does the denying."""
    verb, sentence = name.head, name.sent
    if name.pos_ != "PROPN" or name.left_edge.i != sentence.start or name.ent_type_ in TIMES:
        return
    body = own_subject(verb)
    if body is None or body.left_edge.i != name.right_edge.i + 2 or name.right_edge.nbor(1).text != ",":
        return
    closed = "," in (body.right_edge.text, body.right_edge.nbor(1).text)
    if body.pos_ != "NOUN" or not closed or body.left_edge.dep_ not in ("det", "poss"):
        return
    yield Change(name, verb, body.dep_)
    yield Change(body, name, "appos")


def who_of_a_place(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Defenders of Bani who were held": "who" is never a place."""
    place, subject = verb.head, own_subject(verb)
    if subject is None or subject.lower_ != "who":
        return
    people, before = place.head.head, before_phrase(verb)
    many = place.tag_ == "NN" and any(
        c.lower_ in ("were", "are", "have") for c in (verb, *children(verb, "aux", "auxpass"))
    )
    if many and place.dep_ == "pobj" and place.head.lower_ == "of" and place.head.head.tag_ == "NNS":
        yield Change(verb, place.head.head, "relcl")  # "members of a family who were killed"
    were = any(c.lower_ == "were" for c in (verb, *children(verb, "aux", "auxpass")))
    apart = before is None or (before.text == "," and not were)
    tied = place.dep_ == "pobj" and place.head.lower_ in words.origins and not apart
    named = place.tag_ == "NNP" and place.ent_type_ not in _PERSONS and not children(place, "nummod", "det")
    if named and tied and people.pos_ == "NOUN" and (people.tag_ == "NNS" or were):
        yield Change(verb, people, "relcl")


def day_before_name(name: Token, words: RepairWords) -> Iterator[Change]:
    """ "On 12 March Chad announced": the day is when it did so, and no part of its name."""
    days = [t for t in name.lefts if t.lower_ in words.calendar and t.dep_ in ("compound", "nmod")]
    if name.pos_ != "PROPN" or name.lower_ in words.calendar or len(days) != 1 or days[0].i + 1 != name.i:
        return
    day, before = days[0], before_phrase(name)
    tied = before is not None and before.dep_ == "prep" and before.head == name.head
    yield Change(day, before if before is not None and tied else name.head, "pobj" if tied else "npadvmod")
    yield from (Change(t, day, "nummod") for t in name.lefts if t.i < day.i and t.pos_ == "NUM")


def torn_name(last: Token, words: RepairWords) -> Iterator[Change]:
    """ "Men returning to Deir al-Bani found …": the second half of the name is torn off, for a subject of "found"."""
    if last.i < 3 or last.pos_ != "PROPN":
        return
    first, article, hyphen = last.doc[last.i - 3], last.nbor(-2), last.nbor(-1)
    if hyphen.text != "-" or article.lower_ not in words.articles or first.pos_ != "PROPN":
        return
    if article.head == article or article.idx + len(article) != hyphen.idx or first.head in (last.head, last, article):
        return
    yield Change(last, first.head, first.dep_)
    for part in (first, article, hyphen):
        yield Change(part, last, "punct" if part is hyphen else "compound")


def named_twice(name: Token, words: RepairWords) -> Iterator[Change]:
    """ "According to the rights office, OHCHR, nine people were killed": the parse gives killed two subjects."""
    verb, comma = name.head, before_phrase(name)
    if name.pos_ != "PROPN" or comma is None or comma.text != "," or comma.i == 0:
        return
    subject = next((c for c in children(verb, *SUBJECTS) if c.i > name.i), None)
    if subject is None or subject.left_edge.i != name.i + 2 or name.nbor(1).text != ",":
        return
    last = comma.nbor(-1)
    body = next((t for t in (last, *last.ancestors) if t.dep_ == "pobj" and t.right_edge == last), None)
    if body is not None and body.head.head.lower_ == "according":
        yield Change(name, body, "appos")


def hyphened(hyphen: Token, words: RepairWords) -> Iterator[Change]:
    """ "The former vice-president": three words that the parse sets side by side."""
    if hyphen.text != "-" or not 0 < hyphen.i < len(hyphen.doc) - 1:
        return
    before, after = hyphen.nbor(-1), hyphen.nbor(1)
    close = before.idx + len(before) == hyphen.idx and hyphen.idx + 1 == after.idx
    if close and before.dep_ == hyphen.dep_ == after.dep_ and before.head == after.head and before.pos_ == "NOUN":
        yield Change(before, after, "compound")
        yield Change(hyphen, after, "punct")
        for child in before.lefts:
            yield Change(child, after, child.dep_)


def two_sides(last: Token, words: RepairWords) -> Iterator[Change]:
    """ "Between the Bani army and Tosk rebels": two parties, of which the parse makes one whose rebels are of both."""
    if last.head.lower_ != "between" or children(last, "conj"):
        return
    for first in (c for c in last.lefts if c.dep_ in ("nmod", "compound") and c.pos_ in NOMINAL):
        joint, second = children(first, "cc"), children(first, "conj")
        if joint and second and second[0].right_edge.i + 1 == last.i:
            yield Change(first, last.head, "pobj")
            yield Change(last, first, "conj")
            yield Change(second[0], last, "compound")
            for before in (c for c in last.lefts if c.i < first.i):
                yield Change(before, first, before.dep_)
            return


def of_many(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "An alliance of gangs that controls the port": the alliance controls it, as the verb's number says."""
    many, subject = verb.head, own_subject(verb)
    if (
        many.dep_ != "pobj"
        or many.head.lower_ != "of"
        or many.tag_ != "NNS"
        or subject is None
        or subject.tag_ != "WDT"
    ):
        return
    one = many.head.head
    finite = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    if finite.tag_ == "VBZ" and one.tag_ == "NN" and one.i < many.i:
        yield Change(verb, one, "relcl")
