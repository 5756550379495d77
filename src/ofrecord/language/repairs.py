"""Turns that the parser takes wrongly in news sentences, mended once for all steps.

A parser that is led up the garden path says so itself: a finite verb is left without a subject, a noun phrase has none to
hang on, or a sentence has no verb. Each mend looks for one such trace and for the shape that makes one other reading the
only one left; where the shape is not whole, the parse stays as it is. Labels are those of `syntax`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ofrecord.domain.base import Frozen
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import SUBJECTS, children, is_finite, own_subject

_NOMINAL = frozenset({"NOUN", "PROPN"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_PERSONS = frozenset({"PERSON", "NORP"})
_TIMES = frozenset({"DATE", "TIME"})


class RepairWords(Frozen):
    """The lexicon `en/repairs.yaml`."""

    origins: frozenset[str]
    articles: frozenset[str]
    scenes: frozenset[str]
    telling: frozenset[str]
    saying: frozenset[str]
    dealings: dict[str, frozenset[str]]
    judging: frozenset[str]


@dataclass(frozen=True)
class Change:
    """A new head and label for a token, and a new tag and class where the old ones were part of the error."""

    token: Token
    head: Token
    label: str
    tag: str = ""
    pos: str = ""


def repaired(doc: Doc, words: RepairWords) -> Doc:
    """The document with its garden paths mended; the same object where there are none."""
    changes = {c.token.i: c for mend in _MENDS for token in doc for c in mend(token, words)}
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
    pos = change.pos or old.pos_
    words = (old.text, old.lower_, old.lemma_, tag, pos, change.label, old.ent_type_)
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


def _lent_subject(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "A drone hit a bus in Bani and rebels fired rockets": the rebels hang on Bani, and nobody fires."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or not is_finite(verb) or own_subject(verb) is not None:
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


def _reduced_relative(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Two men captured at the border are being questioned": captured takes the men, and nobody is questioned."""
    if not is_finite(verb) or own_subject(verb) is not None or verb.dep_ not in ("conj", "ccomp"):
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


def _verbless(root: Token, words: RepairWords) -> Iterator[Change]:
    """ "Ayo Bah, an ally who drew up the deal, called on both sides to keep it.": called hangs on Bah, who does nothing."""
    if root.head != root or root.pos_ != "PROPN":
        return
    last = next((t for t in reversed(list(root.sent)) if not t.is_space), root)
    if last.text not in (".", '"'):
        return
    for verb in (c for c in root.rights if c.dep_ == "acl" and c.tag_ in _PARTICIPLES):
        before, after = _before(verb), [c for c in verb.rights if c.dep_ in ("prep", "agent")]
        told = before is not None and before.text == "," and any(c.dep_ in ("appos", "relcl") for c in root.rights)
        done_to = bool(after) and after[0].i == verb.i + 1 and after[0].lower_ in words.scenes and not _addresses(verb)
        if not told or done_to or not verb.rights:
            continue
        yield Change(root, verb, "nsubj")
        yield Change(verb, verb, "ROOT", "VBD")
        for child in (c for c in root.rights if c.i > verb.i):
            yield Change(child, verb, child.dep_)


def _addresses(verb: Token) -> bool:
    """ "Called on X", which needs its preposition."""
    return verb.lemma_ == "call" and verb.nbor(1).lower_ == "on"


def _named_first(name: Token, words: RepairWords) -> Iterator[Change]:
    """ "ICAD, the body that guards the site, denied …": the name hangs loose before the body, which does the denying."""
    verb, sentence = name.head, name.sent
    if (
        name.dep_ != "npadvmod"
        or name.pos_ != "PROPN"
        or name.left_edge.i != sentence.start
        or name.ent_type_ in _TIMES
    ):
        return
    body = own_subject(verb)
    if body is None or body.left_edge.i != name.right_edge.i + 2 or name.right_edge.nbor(1).text != ",":
        return
    closed = "," in (body.right_edge.text, body.right_edge.nbor(1).text)
    if body.pos_ != "NOUN" or not closed or body.left_edge.dep_ not in ("det", "poss"):
        return
    yield Change(name, verb, body.dep_)
    yield Change(body, name, "appos")


def _who_of_a_place(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Defenders of Bani who were held": "who" is never a place."""
    place, subject = verb.head, own_subject(verb)
    if verb.dep_ != "relcl" or subject is None or subject.lower_ != "who":
        return
    people, before = place.head.head, _before(verb)
    many = place.tag_ == "NN" and any(
        c.lower_ in ("were", "are", "have") for c in (verb, *children(verb, "aux", "auxpass"))
    )
    if many and place.dep_ == "pobj" and place.head.lower_ == "of" and place.head.head.tag_ == "NNS":
        yield Change(verb, place.head.head, "relcl")  # "members of a family who were killed"
    tied = place.dep_ == "pobj" and place.head.lower_ in words.origins and before is not None and before.text != ","
    named = place.tag_ == "NNP" and place.ent_type_ not in _PERSONS and not children(place, "nummod", "det")
    if named and tied and people.tag_ == "NNS":
        yield Change(verb, people, "relcl")


def _torn_name(last: Token, words: RepairWords) -> Iterator[Change]:
    """ "Men returning to Deir al-Bani found …": the second half of the name is torn off, for a subject of "found"."""
    if last.i < 3 or last.dep_ not in SUBJECTS or last.pos_ != "PROPN":
        return
    first, article, hyphen = last.doc[last.i - 3], last.nbor(-2), last.nbor(-1)
    if hyphen.text != "-" or article.lower_ not in words.articles or first.pos_ != "PROPN":
        return
    if article.head == article or article.idx + len(article) != hyphen.idx or first.head in (last.head, last, article):
        return
    yield Change(last, first.head, first.dep_)
    for part in (first, article, hyphen):
        yield Change(part, last, "punct" if part is hyphen else "compound")


def _gapped(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "After a raid in which two were killed and nine taken away": nine were taken, beside the two who were killed."""
    subject = own_subject(verb)
    plain = verb.tag_ == "VBN" and not children(verb, "aux", "auxpass")
    if verb.dep_ != "conj" or not plain or subject is None or subject.i > verb.i:
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


def _did_not(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "The envoy said a bridge had been hit but did not say by whom": the envoy did not say; a bridge had been."""
    clause = verb.head
    said = clause.head
    did = any(c.lower_ == "did" for c in children(verb, "aux")) and own_subject(verb) is None
    earlier = any(c.lower_ == "had" for c in children(clause, "aux"))
    if verb.dep_ == "conj" and did and earlier and clause.dep_ == "ccomp" and said.tag_ == "VBD" and said.i < clause.i:
        yield Change(verb, said, "conj")
        for joint in (c for c in children(clause, "cc") if clause.i < c.i < verb.i):
            yield Change(joint, said, "cc")


def _said_beside(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "The army rejected claims that it had hit the camp, saying rebels had": the army says it, not who is told of."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_.lower() not in words.telling:
        return
    before, clause = _before(verb), verb.head
    if before is None or before.text not in (",", '"') or own_subject(verb) is not None or children(verb, "mark"):
        return
    if clause.dep_ in ("acl", "ccomp") and clause.head.pos_ == "NOUN" and clause.head.dep_ in ("dobj", "pobj"):
        above = clause.head.head if clause.head.dep_ == "dobj" else clause.head.head.head
    elif clause.dep_ in ("xcomp", "pcomp") and clause.tag_ == "VBG":
        above = clause.head if clause.dep_ == "xcomp" else clause.head.head
    else:
        return
    if above.pos_ == "VERB" and above.i < clause.i and own_subject(above) is not None:
        yield Change(verb, above, "advcl")


def _two_subjects(second: Token, words: RepairWords) -> Iterator[Change]:
    """ "Army, rebels blame each other", as titles write: both do it, though the parse leaves the first one loose."""
    verb, comma = second.head, _before(second)
    loose = next(
        (c for c in children(second, "nmod", "npadvmod") if c.i + 1 < len(c.doc) and c.nbor(1).text == ","), None
    )
    comma = loose.nbor(1) if loose is not None else comma
    if second.dep_ == "appos":
        verb = second.head.head
    if comma is None or comma.text != "," or verb.tag_ not in ("VB", "VBP") or second.pos_ not in _NOMINAL:
        return
    first, end = comma.nbor(-1), second.right_edge
    first = next((t for t in (first, *first.ancestors) if t.right_edge.i <= comma.i and t.pos_ in _NOMINAL), first)
    if end.i + 1 >= len(end.doc) or end.nbor(1) not in (verb, *verb.lefts) or end.nbor(1).text == ",":
        return
    beside = (
        second.dep_ == "nsubj" and first.dep_ in ("npadvmod", "dep", "nsubj", "ROOT") and first.head in (verb, first)
    )
    within = second.dep_ == "nsubj" and first.head == second and first.dep_ in ("nmod", "compound", "npadvmod")
    after = second.dep_ == "appos" and second.head == first and first.dep_ == "nsubj"
    if not (beside or within or after) or not _is_party(first) or children(second, "det"):
        return
    if first.tag_ in ("NN", "NNP", "NNPS", "NNS") and first.ent_type_ not in _TIMES:
        yield Change(first, verb, "nsubj")
        yield Change(second, first, "conj")


def _is_party(noun: Token) -> bool:
    """Does a noun phrase open its clause without an article, as in titles?"""
    return not children(noun, "det") and (
        noun.left_edge.i == noun.sent.start or noun.left_edge.nbor(-1).lower_ in ("as", "after", "while")
    )


def _traded(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Kyiv, Moscow trade accusations": trade is what both do, though the parse makes it part of a noun."""
    thing = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if (
        verb.pos_ != "NOUN"
        or verb.dep_ != "compound"
        or thing.lemma_.lower() not in words.dealings.get(verb.lemma_, ())
    ):
        return
    top = verb.head if verb.head != thing or thing.dep_ != "compound" else thing
    second = next((t for t in (verb.nbor(-1),) if verb.i and t.pos_ in _NOMINAL), None)
    comma = _before(second) if second is not None else None
    if second is None or comma is None or comma.text != "," or second.head not in (verb, thing, top):
        return
    first = comma.nbor(-1)
    first = next((t for t in (first, *first.ancestors) if t.right_edge.i >= comma.i and t.pos_ in _NOMINAL), first)
    opening = _before(first)
    yield from _as_clause(
        first, second, verb, thing, opening if opening is not None and opening.lower_ == "as" else None
    )


def _as_clause(first: Token, second: Token, verb: Token, thing: Token, mark: Token | None) -> Iterator[Change]:
    """The clause of two subjects, their verb and its object, by itself or after "as"."""
    yield Change(first, verb, "nsubj")
    yield Change(second, first, "conj")
    yield Change(thing, verb, "dobj")
    root = next((t for t in first.sent if t.head == t), verb)
    if mark is None or root == first:
        yield Change(verb, verb, "ROOT", "VBP", "VERB")
    else:
        yield Change(verb, root, "advcl", "VBP", "VERB")
        yield Change(mark, verb, "mark")


def _striking_subject(gerund: Token, words: RepairWords) -> Iterator[Change]:
    """ "Shelling wounded two, a medic said": what is said, though the parse takes it for a circumstance of the saying."""
    verb = gerund.head
    if gerund.dep_ != "aux" or gerund.tag_ != "VBG" or own_subject(verb) != gerund or verb.dep_ != "advcl":
        return
    if verb.i < verb.head.i and verb.head.lemma_.lower() in words.saying:
        yield Change(verb, verb.head, "ccomp")
        yield Change(gerund, verb, "nsubj")


def _dismissed_as(noun: Token, words: RepairWords) -> Iterator[Change]:
    """ "Dismissed as fake reports that …": the reports are what is dismissed, and fake is what they are called."""
    prep, called = noun.head, noun.left_edge
    if noun.dep_ != "pobj" or prep.lower_ != "as" or prep.head.pos_ != "VERB" or called.i != prep.i + 1:
        return
    told = [c for c in children(noun, "acl", "ccomp", "relcl") if any(m.lower_ == "that" for m in children(c, "mark"))]
    if prep.i == prep.head.i + 1 and called.dep_ == "amod" and called.head == noun and told:
        yield Change(noun, prep.head, "dobj")
        yield Change(called, prep, "amod")


def _judging(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "An accusation Asmara rejects.": a verb at the end of its sentence that the parse takes for a noun."""
    if verb.tag_ != "NNS" or verb.lower_ not in words.judging or verb.i < 3:
        return
    judge, noun = verb.nbor(-1), verb.nbor(-1).left_edge.nbor(-1)
    if judge.head != verb or judge.pos_ != "PROPN" or noun.pos_ != "NOUN" or verb.right_edge != verb:
        return
    yield Change(verb, noun, "relcl", "VBZ", "VERB")
    yield Change(judge, verb, "nsubj")


def _named_twice(name: Token, words: RepairWords) -> Iterator[Change]:
    """ "According to the rights office, OHCHR, nine people were killed": the parse gives killed two subjects."""
    verb, comma = name.head, _before(name)
    if name.dep_ not in SUBJECTS or name.pos_ != "PROPN" or comma is None or comma.text != "," or comma.i == 0:
        return
    subject = next((c for c in children(verb, *SUBJECTS) if c.i > name.i), None)
    if subject is None or subject.left_edge.i != name.i + 2 or name.nbor(1).text != ",":
        return
    last = comma.nbor(-1)
    body = next((t for t in (last, *last.ancestors) if t.dep_ == "pobj" and t.right_edge == last), None)
    if body is not None and body.head.head.lower_ == "according":
        yield Change(name, body, "appos")


def _hyphened(hyphen: Token, words: RepairWords) -> Iterator[Change]:
    """ "The former vice-president": three words that the parse sets side by side."""
    if hyphen.text != "-" or hyphen.dep_ in ("punct", "ROOT") or not 0 < hyphen.i < len(hyphen.doc) - 1:
        return
    before, after = hyphen.nbor(-1), hyphen.nbor(1)
    close = before.idx + len(before) == hyphen.idx and hyphen.idx + 1 == after.idx
    if close and before.dep_ == hyphen.dep_ == after.dep_ and before.head == after.head and before.pos_ == "NOUN":
        yield Change(before, after, "compound")
        yield Change(hyphen, after, "punct")
        for child in before.lefts:
            yield Change(child, after, child.dep_)


def _before(token: Token) -> Token | None:
    """The word or mark before a phrase."""
    edge = token.left_edge
    return edge.nbor(-1) if edge.i > token.sent.start else None


_MENDS: tuple[Callable[[Token, RepairWords], Iterator[Change]], ...] = (
    _lent_subject,
    _reduced_relative,
    _verbless,
    _named_first,
    _who_of_a_place,
    _torn_name,
    _gapped,
    _did_not,
    _said_beside,
    _two_subjects,
    _traded,
    _striking_subject,
    _dismissed_as,
    _judging,
    _named_twice,
    _hyphened,
)
