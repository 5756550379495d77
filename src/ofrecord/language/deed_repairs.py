"""Deeds told by participles, and what is hung on the party beside them: where the parser makes nouns of them."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import NOMINAL, Change, RepairWords, before_phrase
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children, is_finite, own_subject

_FAR = 6
"""Words of a sentence before a verb of saying at its end, at least."""
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBG"})


def deed_before_object(gerund: Token, words: RepairWords) -> Iterator[Change]:
    """ "Shooting men and burning homes", "denied obstructing aid": what is burned or obstructed, no kind of home or aid."""
    if gerund.lower_ not in words.harming or gerund.head.pos_ not in NOMINAL or gerund.head.left_edge != gerund:
        return
    thing, before = gerund.head, before_phrase(gerund)
    if before is None or gerund.i + 1 > thing.i:
        return
    if thing.dep_ == "dobj" and before == thing.head and before.lemma_.lower() in words.owning:
        yield Change(gerund, before, "xcomp", "VBG", "VERB")
    elif thing.dep_ == "conj" and before.dep_ == "cc" and before.head == thing.head:
        first = thing.head.head
        if thing.head.dep_ != "dobj" or first.tag_ != "VBG":
            return
        yield Change(gerund, first, "conj", "VBG", "VERB")
        yield Change(before, first, "cc")
    elif thing.dep_ == "dobj" and before.text == "," and _has_object_before(thing):
        yield Change(gerund, thing.head, "advcl", "VBG", "VERB")
        for after in (c for c in thing.rights if c.dep_ in ("acl", "conj", "cc") and c.tag_ in ("VBG", "CC")):
            yield Change(after, gerund, "conj" if after.tag_ == "VBG" else "cc")
    else:
        return
    yield Change(thing, gerund, "dobj")


def _has_object_before(thing: Token) -> bool:
    """Has the verb of an object another object before it, which a comma parts from this one?"""
    verb = thing.head
    return verb.tag_ in _FINITE_TAGS and any(c.dep_ == "dobj" and verb.i < c.i < thing.i for c in verb.rights)


def accused_of(of: Token, words: RepairWords) -> Iterator[Change]:
    """ "Accused the rebels of looting": the looting is what they are accused of, no kind of rebels."""
    party = of.head
    suffers = of.i > party.i and party.dep_ in ("dobj", "nsubjpass") and party.head.pos_ == "VERB"
    if of.lower_ != "of" or not suffers or party.head.lemma_.lower() not in words.accusing:
        return
    inner = (p for o in children(of, "pobj") for p in children(o, "prep"))
    deed = next(
        (p for p in inner if p.lower_ == "of" and children(p, "pcomp")), of
    )  # "soldiers of the brigade of looting"
    yield Change(deed, party.head, "prep")


def allied(word: Token, words: RepairWords) -> Iterator[Change]:
    """ "The Front and allied fighters took Bani": who is allied takes part, though the parse makes a deed of it."""
    if word.lower_ not in words.siding or word.i + 1 >= len(word.doc) or word.i == 0 or children(word, "aux"):
        return
    first, joint, thing = own_subject(word), word.nbor(-1), next(iter(children(word, "dobj")), None)
    verb = next((c for c in children(word, "ccomp") if is_finite(c)), None)
    second = thing or (own_subject(verb) if verb is not None else None)
    if first is None or second is None or verb is None or joint.dep_ != "cc" or not word.i < second.i < verb.i:
        return
    if thing is not None and own_subject(verb) is not None:
        return
    yield Change(verb, verb if word.head == word else word.head, word.dep_)
    yield Change(first, verb, "nsubj")
    yield Change(joint, first, "cc")
    yield Change(second, first, "conj")
    yield Change(word, second, "amod", "JJ", "ADJ")
    for child in word.children:
        if child not in (first, joint, second, verb):
            yield Change(child, verb, child.dep_)


def after_semicolon(noun: Token, words: RepairWords) -> Iterator[Change]:
    """ "Nine died, according to the mayor; a local group put the toll at 12": the group puts it, and is not the mayor."""
    mark = before_phrase(noun)
    if mark is None or mark.text != ";" or noun.head.i > mark.i:
        return
    after = noun.doc[noun.right_edge.i + 1 : noun.sent.end]
    verb = next((t for t in after if is_finite(t) and t.pos_ == "VERB"), None)
    if verb is None or own_subject(verb) is not None or verb.left_edge.i > noun.i:
        return
    yield Change(noun, verb, "nsubj")
    yield Change(mark, verb, "punct")
    for child in (c for c in noun.head.rights if c.i > noun.i):
        yield Change(child, noun, child.dep_)
    if verb.head.i < mark.i:
        for child in (c for c in verb.lefts if c.i < mark.i):
            yield Change(child, verb.head, child.dep_)


def according_before(according: Token, words: RepairWords) -> Iterator[Change]:
    """The same where the parse only hangs "according to the mayor" on the verb behind the semicolon."""
    verb = according.head
    if according.lower_ != "according" or verb.i < according.i or verb.head.i > according.i or verb.head == verb:
        return
    if any(c.text == ";" and according.i < c.i < verb.i for c in verb.lefts):
        yield Change(according, verb.head, "prep")


def infinitive_root(root: Token, words: RepairWords) -> Iterator[Change]:
    """ "The envoy called on both sides to let trucks pass.": called is what the envoy did; no infinitive opens a sentence."""
    subject = own_subject(root)
    to = next((c for c in root.lefts if c.tag_ == "TO"), None)
    if subject is None or to is None or root.tag_ != "VB" or to.i == 0:
        return
    told = [c for c in children(subject, "acl", "relcl") if c.tag_ == "VBD" or c.tag_ == "VBN"]
    verb = next((c for c in told if c.right_edge == to.nbor(-1) and c.i == subject.i + 1), None)
    if verb is None or children(verb, "agent", "auxpass"):
        return
    yield Change(verb, verb if root.head == root else root.head, root.dep_, "VBD")
    yield Change(subject, verb, "nsubj")
    yield Change(root, verb, "xcomp")
    for child in root.children:
        outside = child.i < subject.left_edge.i or (child.dep_ in ("advcl", "punct") and child.i > root.i)
        if outside:
            yield Change(child, verb, child.dep_)


def named_sayer(said: Token, words: RepairWords) -> Iterator[Change]:
    """ "Shells hit Bani, the head of the council, Ada Kone, reported.": Kone reports, and is not what was hit."""
    if said.tag_ not in ("VBN", "VBD") or said.lemma_.lower() not in words.saying or said.i < said.sent.start + _FAR:
        return
    comma, root = said.nbor(-1), next((t for t in said.ancestors if t.head == t), said)
    name = comma.nbor(-1)
    if comma.text != "," or name.pos_ != "PROPN" or name.dep_ != "appos" or _text_before(name) != ",":
        return
    if not is_finite(root) or root.i > name.i or children(said, "agent", "auxpass") or own_subject(said) is not None:
        return
    yield Change(said, root, "conj", "VBD")
    yield Change(name, said, "nsubj")
    yield Change(comma, said, "punct")


def _text_before(token: Token) -> str:
    """The text of the word or mark before a phrase; empty at a sentence's start."""
    before = before_phrase(token)
    return before.text if before is not None else ""


def finite_after_infinitive(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Urged him not to leave and called on both sides to talk": a finite verb goes on with a finite one, never with "to leave"."""
    act = verb.head
    if verb.tag_ not in ("VBD", "VBZ") or own_subject(verb) is not None or act.tag_ != "VB" or verb.i < act.i:
        return
    if not any(c.tag_ == "TO" for c in act.lefts) or children(verb, "aux", "auxpass"):
        return
    above = next((t for t in act.ancestors if t.tag_ == verb.tag_ and t.pos_ == "VERB"), None)
    if above is None or above.i > act.i:
        return
    yield Change(verb, above, "conj")
    for joint in (c for c in children(act, "cc") if act.i < c.i < verb.i):
        yield Change(joint, above, "cc")


def that_goes_on(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Said the town had fallen, but that troops held the port": with "that" it goes on with what is said."""
    said = verb.head
    first = next((c for c in children(said, "ccomp") if said.i < c.i < verb.i), None)
    if first is not None and any(m.lower_ == "that" for m in children(verb, "mark")) and said.pos_ == "VERB":
        yield Change(verb, first, "conj")
        for joint in (c for c in children(said, "cc") if first.i < c.i < verb.i):
            yield Change(joint, first, "cc")


def doer_as_part(name: Token, words: RepairWords) -> Iterator[Change]:
    """ "Bombs hit Bani as Kyiv presses for aid": Kyiv does it, though the parse makes one word of both."""
    verb = name.head
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBZ", "VBP", "VBD") or own_subject(verb) is not None:
        return
    if name.pos_ in NOMINAL and name.right_edge.i + 1 == verb.i and _text_before(name).lower() in words.joining:
        yield Change(name, verb, "nsubj")


def described_object(participle: Token, words: RepairWords) -> Iterator[Change]:
    """ "Drone hits displaced people's shelter": what is hit hangs loose, and displaced tells which people."""
    verb, thing = participle.head, next(iter(children(participle, "dobj")), None)
    if participle.tag_ != "VBN" or thing is None or verb != participle.nbor(-1) or children(verb, "dobj"):
        return
    after = participle.nbor(1)
    if verb.pos_ == "VERB" and after.pos_ in NOMINAL and thing.left_edge.i <= after.i:
        yield Change(participle, after, "amod")
        yield Change(thing, verb, "dobj")


def moved_army(root: Token, words: RepairWords) -> Iterator[Change]:
    """ "The 5th Army under Bah counterattacked in May.": nobody can be counterattacked in a sentence without another verb."""
    if root.pos_ not in NOMINAL or root.dep_ != "ROOT":
        return
    last = next((t for t in reversed(list(root.sent)) if not t.is_space), root)
    verb = next((c for c in root.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if verb is None or last.text != "." or verb.lemma_.lower() not in words.moving or children(verb, "agent", "dobj"):
        return
    yield Change(root, verb, "nsubj")
    yield Change(verb, verb, "ROOT", "VBD")
    for child in (c for c in root.rights if c.i > verb.i):
        yield Change(child, verb, "advcl" if child.dep_ == "acl" else child.dep_)


def joined_infinitive(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Hoped to hold the line, halt the raids and rest": a bare verb goes with the infinitive, not with who hoped."""
    above = verb.head
    if verb.tag_ != "VB" or above.tag_ not in ("VBD", "VBZ") or children(verb, "aux") or own_subject(verb) is not None:
        return
    before = [x for x in children(above, "xcomp") if above.i < x.i < verb.i and _is_infinitive(x)]
    if before:
        yield Change(verb, before[-1], "conj")


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in children(verb, "aux"))
