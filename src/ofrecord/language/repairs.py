"""Turns that the parser takes wrongly in news sentences, mended once for all steps.

A parser that is led up the garden path says so itself: a finite verb is left without a subject, a noun phrase has none to
hang on, or a sentence has no verb. Each mend looks for one such trace and for the shape that makes one other reading the
only one left; where the shape is not whole, the parse stays as it is. Labels are those of `syntax`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import SUBJECTS, children, is_finite, own_subject, prepositional

_NOMINAL = frozenset({"NOUN", "PROPN"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_ORIGINS = frozenset({"of", "from", "in", "at"})
_PERSONS = frozenset({"PERSON", "NORP"})
_TIMES = frozenset({"DATE", "TIME"})
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at"})
"""Articles inside Arabic names: "Deir al-Balah"."""
_SCENES = frozenset({"by", "in", "at", "near", "during", "on", "after", "from"})
"""What follows a participle that says what was done to somebody: "killed in …"."""


@dataclass(frozen=True)
class Change:
    """A new head and label for a token, and a new tag where the old one was part of the error."""

    token: Token
    head: Token
    label: str
    tag: str = ""


def repaired(doc: Doc) -> Doc:
    """The document with its garden paths mended; the same object where there are none."""
    labelled = defaultdict[str, list[Token]](list)
    for token in doc:
        labelled[token.dep_].append(token)
    changes = {
        c.token.i: c
        for mend, labels in _MENDS
        for label in labels
        for token in labelled.get(label, ())
        for c in mend(token)
    }
    if not changes:
        return doc
    tokens, heads = [], []
    for old in doc:
        change = changes.get(old.i) or Change(old, old.head, old.dep_)
        tokens.append(_copy(old, change))
        heads.append(change.head.i)
    if _loops(heads):
        return doc
    return Doc(doc.text, tokens, heads, [(e.start, e.end, e.label_) for e in doc.ents])


def _copy(old: Token, change: Change) -> Token:
    tag = change.tag or old.tag_
    words = (old.text, old.lower_, old.lemma_, tag, old.pos_, change.label, old.ent_type_)
    return Token(old.i, old.idx, *words, old.is_punct, old.is_space)


def _loops(heads: list[int]) -> bool:
    """Did changes that were made apart tie words into a ring?"""
    for at in range(len(heads)):
        seen, i = set[int](), at
        while heads[i] != i:
            if i in seen:
                return True
            seen.add(i)
            i = heads[i]
    return False


def _lent_subject(verb: Token) -> Iterator[Change]:
    """ "A drone hit a bus in Bani and rebels fired rockets": the rebels hang on Bani, and nobody fires."""
    if verb.pos_ != "VERB" or not is_finite(verb) or own_subject(verb) is not None:
        return
    above, before = verb.head, _before(verb)
    if above.pos_ not in ("VERB", "AUX") or before is None or any(c.i > above.i for c in children(above, "cc")):
        return
    phrase = next((t for t in (before, *before.ancestors) if t.right_edge == before and t.dep_ == "conj"), None)
    joint = _before(phrase) if phrase is not None else None
    if phrase is None or joint is None or joint.dep_ != "cc" or phrase.pos_ not in _NOMINAL or phrase.head.i <= above.i:
        return
    if phrase.head.dep_ == "conj":  # a list
        return
    if next((t for t in phrase.ancestors if t.pos_ in ("VERB", "AUX")), None) != above:
        return
    yield Change(phrase, verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")
    yield Change(joint, above, "cc")


def _reduced_relative(verb: Token) -> Iterator[Change]:
    """ "Two men captured at the border are being questioned": captured takes the men, and nobody is questioned."""
    if not is_finite(verb) or own_subject(verb) is not None:
        return
    first = verb.head if verb.dep_ == "conj" else _sister_before(verb)
    before = _before(verb)
    if first is None or before is None or before.dep_ in ("cc", "punct") or children(first, "cc"):
        return
    subject = own_subject(first)
    doing = first.tag_ == "VBG" and not children(first, "aux")  # "a school sheltering families had been bombed"
    plain = first.tag_ in _PARTICIPLES and not children(first, "aux", "auxpass", "dobj", "ccomp", "xcomp", "neg")
    if subject is None or not (plain or doing) or subject.right_edge.i + 1 != first.i or subject.pos_ not in _NOMINAL:
        return
    if not (first == before or first.is_ancestor(before)):
        return
    yield Change(subject, verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")
    yield Change(first, subject, "acl", "VBG" if doing else "VBN")
    if verb.dep_ == "conj":
        yield Change(verb, verb if first.head == first else first.head, first.dep_)
    for child in first.lefts:
        if child != subject:
            yield Change(child, verb, child.dep_)


def _sister_before(verb: Token) -> Token | None:
    """The clause before this one under the same cue."""
    before = [c for c in children(verb.head, "ccomp") if verb.head.i < c.i < verb.i]
    return before[-1] if before else None


def _verbless(root: Token) -> Iterator[Change]:
    """ "Ayo Bah, an ally who drew up the deal, called on both sides to keep it.": called hangs on Bah, who does nothing."""
    if root.pos_ != "PROPN":
        return
    last = next((t for t in reversed(list(root.sent)) if not t.is_space), root)
    if last.text not in (".", '"'):
        return
    for verb in (c for c in root.rights if c.dep_ == "acl" and c.tag_ in _PARTICIPLES):
        before, after = _before(verb), [c for c in verb.rights if c.dep_ in ("prep", "agent")]
        told = before is not None and before.text == "," and any(c.dep_ in ("appos", "relcl") for c in root.rights)
        done_to = bool(after) and after[0].i == verb.i + 1 and after[0].lower_ in _SCENES and not _addresses(verb)
        if not told or done_to or not verb.rights:
            continue
        yield Change(root, verb, "nsubj")
        yield Change(verb, verb, "ROOT", "VBD")
        for child in (c for c in root.rights if c.i > verb.i):
            yield Change(child, verb, child.dep_)


def _addresses(verb: Token) -> bool:
    """ "Called on X", which needs its preposition."""
    return verb.lemma_ == "call" and verb.nbor(1).lower_ == "on"


def _named_first(name: Token) -> Iterator[Change]:
    """ "ICAD, the body that guards the site, denied …": the name hangs loose before the body, which does the denying."""
    verb, sentence = name.head, name.sent
    if name.pos_ != "PROPN" or name.left_edge.i != sentence.start or name.ent_type_ in _TIMES:
        return
    body = own_subject(verb)
    if body is None or body.left_edge.i != name.right_edge.i + 2 or name.right_edge.nbor(1).text != ",":
        return
    if body.pos_ != "NOUN" or body.right_edge.nbor(1).text != "," or body.left_edge.dep_ not in ("det", "poss"):
        return
    yield Change(name, verb, body.dep_)
    yield Change(body, name, "appos")


def _who_of_a_place(verb: Token) -> Iterator[Change]:
    """ "Defenders of Bani who were held": "who" is never a place."""
    place, subject = verb.head, own_subject(verb)
    if subject is None or subject.lower_ != "who":
        return
    if place.ent_type_ in _PERSONS or place.tag_ != "NNP" or children(place, "nummod", "det"):
        return
    people, before = place.head.head, _before(verb)
    tied = place.dep_ == "pobj" and place.head.lower_ in _ORIGINS and before is not None and before.text != ","
    if tied and people.tag_ == "NNS":
        yield Change(verb, people, "relcl")


def _torn_name(last: Token) -> Iterator[Change]:
    """ "Men returning to Deir al-Bani found …": the second half of the name is torn off, for a subject of "found"."""
    if last.i < 3 or last.pos_ != "PROPN":
        return
    first, article, hyphen = last.doc[last.i - 3], last.nbor(-2), last.nbor(-1)
    if hyphen.text != "-" or article.lower_ not in _ARTICLES or first.pos_ != "PROPN":
        return
    if article.head == article or article.idx + len(article) != hyphen.idx or first.head in (last.head, last, article):
        return
    yield Change(last, first.head, first.dep_)
    for part in (first, article, hyphen):
        yield Change(part, last, "punct" if part is hyphen else "compound")


def _gapped(verb: Token) -> Iterator[Change]:
    """ "After a raid in which two were killed and nine taken away": nine were taken, beside the two who were killed."""
    subject = own_subject(verb)
    plain = verb.tag_ == "VBN" and not children(verb, "aux", "auxpass")
    if not plain or subject is None or subject.i > verb.i:
        return
    joint = _before(subject)
    if joint is None or joint.dep_ != "cc" or joint.head != verb.head or joint.i == 0:
        return
    end = joint.nbor(-1)
    beside = next((t for t in (end, *end.ancestors) if t.tag_ == "VBN" and children(t, "auxpass")), None)
    if beside is None or beside == verb.head or beside.right_edge != end or not verb.head.is_ancestor(beside):
        return
    yield Change(verb, beside, "conj", "VBN")
    yield Change(joint, beside, "cc")
    yield Change(subject, verb, "nsubjpass")
    for child in (c for c in verb.rights if c.lower_ == "according"):
        yield Change(child, beside, child.dep_)


def _counted_object(number: Token) -> Iterator[Change]:
    """ "Shot down 78 of 112 drones": the 78 are what was shot down, no measure."""
    verb = number.head
    active = verb.pos_ == "VERB" and not children(verb, "dobj", "auxpass", "acomp", "ccomp", "xcomp")
    if number.tag_ == "CD" and active and number.i > verb.i and prepositional(number, "of"):
        yield Change(number, verb, "dobj")


def _two_sides(last: Token) -> Iterator[Change]:
    """ "Between the Bani army and Tosk rebels": two parties, of which the parse makes one whose rebels are of both."""
    if last.head.lower_ != "between" or children(last, "conj"):
        return
    for first in (c for c in last.lefts if c.dep_ in ("nmod", "compound") and c.pos_ in _NOMINAL):
        joint, second = children(first, "cc"), children(first, "conj")
        if joint and second and second[0].right_edge.i + 1 == last.i:
            yield Change(first, last.head, "pobj")
            yield Change(last, first, "conj")
            yield Change(second[0], last, "compound")
            for before in (c for c in last.lefts if c.i < first.i):
                yield Change(before, first, before.dep_)
            return


def _did_not(verb: Token) -> Iterator[Change]:
    """ "The envoy said a bridge had been hit but did not say by whom": the envoy did not say; a bridge had been."""
    clause = verb.head
    said = clause.head
    did = any(c.lower_ == "did" for c in children(verb, "aux")) and own_subject(verb) is None
    earlier = any(c.lower_ == "had" for c in children(clause, "aux"))
    if did and earlier and clause.dep_ == "ccomp" and said.tag_ == "VBD" and said.i < clause.i:
        yield Change(verb, said, "conj")
        for joint in (c for c in children(clause, "cc") if clause.i < c.i < verb.i):
            yield Change(joint, said, "cc")


def _before(token: Token) -> Token | None:
    """The word or mark before a phrase."""
    edge = token.left_edge
    return edge.nbor(-1) if edge.i > token.sent.start else None


_MENDS: tuple[tuple[Callable[[Token], Iterator[Change]], tuple[str, ...]], ...] = (
    (_lent_subject, ("conj",)),
    (_reduced_relative, ("conj", "ccomp")),
    (_verbless, ("ROOT",)),
    (_named_first, ("npadvmod",)),
    (_who_of_a_place, ("relcl",)),
    (_torn_name, tuple(sorted(SUBJECTS))),
    (_gapped, ("conj",)),
    (_counted_object, ("npadvmod",)),
    (_two_sides, ("pobj",)),
    (_did_not, ("conj",)),
)
"""Each mend with the labels of the words at which its error can show."""
