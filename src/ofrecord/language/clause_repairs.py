"""Clauses that the parser hangs on the wrong verb, or whose verb or subject it does not see."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import NOMINAL, Change, RepairWords, before_phrase
from ofrecord.language.parse import Token
from ofrecord.language.syntax import FINITE, children, is_finite, own_subject, prepositional

_PARTICIPLES = frozenset({"VBN", "VBD"})


def lent_subject(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "A drone hit a bus in Bani and rebels fired rockets": the rebels hang on Bani, and nobody fires."""
    if verb.pos_ != "VERB" or not is_finite(verb) or own_subject(verb) is not None:
        return
    above, before = verb.head, before_phrase(verb)
    if _clause_of_preposition(verb, words) is not None:
        return
    if above.pos_ not in ("VERB", "AUX") or before is None or any(c.i > above.i for c in children(above, "cc")):
        return
    phrase = next((t for t in (before, *before.ancestors) if t.right_edge == before and t.dep_ == "conj"), None)
    joint = before_phrase(phrase) if phrase is not None else None
    if phrase is None or joint is None or joint.dep_ != "cc" or phrase.pos_ not in NOMINAL or phrase.head.i <= above.i:
        return
    if phrase.head.dep_ == "conj":  # a list
        return
    if next((t for t in phrase.ancestors if t.pos_ in ("VERB", "AUX")), None) != above:
        return
    yield Change(phrase, verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")
    yield Change(joint, above, "cc")


def reduced_relative(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Two men captured at the border are being questioned": captured takes the men, and nobody is questioned."""
    if not is_finite(verb) or own_subject(verb) is not None:
        return
    first = verb.head if verb.dep_ == "conj" else _sister_before(verb)
    before = before_phrase(verb)
    if first is None or before is None or before.dep_ in ("cc", "punct") or children(first, "cc"):
        return
    subject = own_subject(first)
    doing = first.tag_ == "VBG" and not children(first, "aux")  # "a school sheltering families had been bombed"
    plain = first.tag_ in _PARTICIPLES and not children(first, "aux", "auxpass", "dobj", "ccomp", "xcomp", "neg")
    if subject is None or not (plain or doing) or subject.right_edge.i + 1 != first.i or subject.pos_ not in NOMINAL:
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


def participle_root(root: Token, words: RepairWords) -> Iterator[Change]:
    """ "Soldiers guarding a convoy killed nine men.": killed is what they did, and guarding tells which soldiers."""
    subject = own_subject(root)
    if root.tag_ != "VBG" or subject is None or children(root, "aux") or subject.right_edge.i + 1 != root.i:
        return
    things = [o for o in children(root, "dobj") if o.i > root.i]
    verb = next((a for o in things for a in children(o, "acl") if a.tag_ in _PARTICIPLES and children(a, "dobj")), None)
    if verb is None or subject.pos_ not in NOMINAL or children(verb, "agent"):
        return
    yield Change(verb, verb if root.head == root else root.head, root.dep_, "VBD")
    yield Change(subject, verb, "nsubj")
    yield Change(root, subject, "acl")
    for child in root.children:
        if child != subject and (child.i < subject.left_edge.i or child.i > verb.right_edge.i):
            yield Change(child, verb, child.dep_)


def _sister_before(verb: Token) -> Token | None:
    """The clause before this one under the same cue."""
    before = [c for c in children(verb.head, "ccomp") if verb.head.i < c.i < verb.i]
    return before[-1] if before else None


def verbless(root: Token, words: RepairWords) -> Iterator[Change]:
    """ "Ayo Bah, an ally who drew up the deal, called on both sides to keep it.": called hangs on Bah, who does nothing."""
    if root.pos_ != "PROPN":
        return
    last = next((t for t in reversed(list(root.sent)) if not t.is_space), root)
    if last.text not in (".", '"'):
        return
    for verb in (c for c in root.rights if c.dep_ == "acl" and c.tag_ in _PARTICIPLES):
        before, after = before_phrase(verb), [c for c in verb.rights if c.dep_ in ("prep", "agent")]
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


def gapped(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "After a raid in which two were killed and nine taken away": nine were taken, beside the two who were killed."""
    subject = own_subject(verb)
    plain = verb.tag_ == "VBN" and not children(verb, "aux", "auxpass")
    if not plain or subject is None or subject.i > verb.i:
        return
    joint = before_phrase(subject)
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


def gapped_noun(noun: Token, words: RepairWords) -> Iterator[Change]:
    """ "Nine were killed and two others wounded": the others were wounded, though the parse makes them stand beside killed."""
    verb, joint = noun.head, before_phrase(noun)
    if noun.pos_ not in NOMINAL or verb.tag_ != "VBN" or not children(verb, "auxpass") or verb.i > noun.i:
        return
    done = next((c for c in children(noun, "acl") if c.tag_ == "VBN" and c.i == noun.i + 1), None)
    if done is None or joint is None or joint.dep_ != "cc" or joint.head != verb or children(done, "dobj"):
        return
    yield Change(done, verb, "conj")
    yield Change(noun, done, "nsubjpass")


def did_not(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "The envoy said a bridge had been hit but did not say by whom": the envoy did not say; a bridge had been."""
    clause = verb.head
    said = clause.head
    did = any(c.lower_ == "did" for c in children(verb, "aux")) and own_subject(verb) is None
    earlier = any(c.lower_ == "had" for c in children(clause, "aux"))
    if did and earlier and clause.dep_ == "ccomp" and said.tag_ == "VBD" and said.i < clause.i:
        yield Change(verb, said, "conj")
        for joint in (c for c in children(clause, "cc") if clause.i < c.i < verb.i):
            yield Change(joint, said, "cc")


def other_number(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "They deny that there is hunger and have left": "have" is said of them, since "is" is of another number."""
    clause = verb.head
    said = clause.head
    if clause.dep_ != "ccomp" or said.pos_ != "VERB" or said.i > clause.i or own_subject(verb) is not None:
        return
    mine, inner, outer = finite_tag(verb), finite_tag(clause), finite_tag(said)
    now = mine in ("VBP", "VBZ") and mine == outer  # "says it hit them and calls reports of deaths lies"
    if now and ({mine, inner} == {"VBP", "VBZ"} or inner == "VBD"):
        yield Change(verb, said, "conj")
        for joint in (c for c in children(clause, "cc") if clause.i < c.i < verb.i):
            yield Change(joint, said, "cc")


def finite_tag(verb: Token) -> str:
    return next((c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb.tag_)


def as_they_clash(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Thousands fled as rebels and troops clash": the parse makes those who fled clash."""
    found = _clause_of_preposition(verb, words)
    if found is not None:
        mark, doer = found
        yield Change(doer, verb, "nsubj")
        yield Change(mark, verb, "mark")
        yield Change(verb, verb.head, "advcl")


def _clause_of_preposition(verb: Token, words: RepairWords) -> tuple[Token, Token] | None:
    """The word that opens a verb's clause and the verb's doer, which the parse takes for a preposition and its object."""
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ != "VERB" or not is_finite(verb) or children(head, "cc"):
        return None
    mark = next((c for c in reversed(head.rights) if c.dep_ == "prep" and c.i < verb.i), None)
    doers = children(mark, "pobj") if mark is not None and mark.lower_ in words.joining else []
    if mark is None or len(doers) != 1 or own_subject(verb) is not None:
        return None
    between = verb.doc[doers[0].right_edge.i + 1 : verb.i]
    if any(reduced_relative(verb, words)):  # "men caught after the raid are held"
        return None
    return (mark, doers[0]) if len(between) < 2 and all(t.text == "," for t in between) else None


def counted_object(number: Token, words: RepairWords) -> Iterator[Change]:
    """ "Shot down 78 of 112 drones": the 78 are what was shot down, no measure."""
    verb = number.head
    active = verb.pos_ == "VERB" and not children(verb, "dobj", "auxpass", "acomp", "ccomp", "xcomp")
    if number.tag_ == "CD" and active and number.i > verb.i and prepositional(number, "of"):
        yield Change(number, verb, "dobj")


def said_beside(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "The army rejected claims that it had hit the camp, saying rebels had": the army says it, not who is told of."""
    if verb.tag_ != "VBG" or verb.lemma_.lower() not in words.telling:
        return
    before, clause = before_phrase(verb), verb.head
    if before is None or before.text not in (",", '"') or own_subject(verb) is not None or children(verb, "mark"):
        return
    teller = _told_before(verb, before)
    if teller is not None:
        yield Change(verb, teller, "advcl")
        return
    joined = clause.dep_ == "advcl" and any(m.lower_ in words.joining for m in children(clause, "mark"))
    if joined and clause.i > clause.head.i and clause.head.lemma_.lower() in words.telling | words.saying:
        above = clause.head  # "announced it after troops left, saying that …"
    elif clause.dep_ in ("acl", "ccomp") and clause.head.pos_ == "NOUN" and clause.head.dep_ in ("dobj", "pobj"):
        above = clause.head.head if clause.head.dep_ == "dobj" else clause.head.head.head
    elif clause.dep_ in ("xcomp", "pcomp") and clause.tag_ == "VBG":
        above = clause.head if clause.dep_ == "xcomp" else clause.head.head
    else:
        return
    if above.pos_ == "VERB" and above.i < clause.i and own_subject(above) is not None:
        yield Change(verb, above, "advcl")


def _told_before(saying: Token, comma: Token) -> Token | None:
    """ "The unrest drew in Chad, which bombed a port, saying …": the verb of a clause right before, of a name, where the
    subject of the whole is a thing."""
    subject = own_subject(saying.head)
    if subject is None or subject.tag_ != "NN" or children(subject, "appos", "relcl") or comma.i <= saying.sent.start:
        return None
    last = comma.nbor(-1)
    clause = next((t for t in (last, *last.ancestors) if t.dep_ == "relcl" and t.right_edge == last), None)
    if clause is None or clause.head.pos_ != "PROPN" or clause.head.i < saying.head.i:
        return None
    who = own_subject(clause)
    return clause if who is not None and who.lower_ in ("which", "who") and clause.tag_ in FINITE else None


def striking_subject(gerund: Token, words: RepairWords) -> Iterator[Change]:
    """ "Shelling wounded two, a medic said": what is said, though the parse takes it for a circumstance of the saying."""
    verb = gerund.head
    if gerund.tag_ == "VBG" and gerund.dep_ == "advcl":
        yield from _doing_before(gerund, verb, words)
        return
    if gerund.tag_ != "VBG" or own_subject(verb) != gerund or verb.dep_ != "advcl":
        return
    if verb.i < verb.head.i and verb.head.lemma_.lower() in words.saying:
        yield Change(verb, verb.head, "ccomp")
        yield Change(gerund, verb, "nsubj")


def _doing_before(gerund: Token, verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "…, although shelling near the border killed two": right before a verb without a subject, the shelling is what did it."""
    before = gerund.i < verb.i and gerund.right_edge.i + 1 == verb.i - len(children(verb, "aux", "auxpass", "neg"))
    named = gerund.lower_ in words.deeds and not children(gerund, "nsubj", "dobj", "aux")
    if before and named and is_finite(verb) and own_subject(verb) is None:
        yield Change(gerund, verb, "nsubj")
        yield from (Change(m, verb, "mark") for m in children(gerund, "mark"))


def object_before_speakers(noun: Token, words: RepairWords) -> Iterator[Change]:
    """ "The shell killed nine people, two nurses and a cook said": the people are who was killed, and do not speak."""
    said, verb = noun.head, before_phrase(noun)
    comma = next((c for c in noun.rights if c.text == ","), None)
    if comma is None or verb is None or verb.pos_ != "VERB" or said.lemma_.lower() not in words.saying:
        return
    speakers = [c for c in children(noun, "conj") if comma.i < c.i < said.i]
    taken = [c for c in children(verb, "dobj") if c.i < said.i] or children(verb, "nsubjpass", "auxpass", "agent")
    if not speakers or taken or speakers[0].left_edge.i != comma.i + 1:
        return
    yield Change(noun, verb, "dobj")
    yield Change(comma, said, "punct")
    yield Change(speakers[0], said, "nsubj")
    for child in noun.rights:
        if child.i > comma.i and child != speakers[0]:
            yield Change(child, speakers[0], child.dep_)


def speakers_beside_object(said: Token, words: RepairWords) -> Iterator[Change]:
    """The same where the parse sets the two nurses beside the people, and leaves nobody to speak."""
    if said.lemma_.lower() not in words.saying or own_subject(said) is not None or said.i < 4:
        return
    last = said.nbor(-1)
    phrases = [t for t in (last, *last.ancestors) if t.right_edge == last and t.dep_ in ("appos", "conj")]
    speakers = next((t for t in phrases if t.head.right_edge == last and t.head.dep_ == "dobj"), None)
    comma = before_phrase(speakers) if speakers is not None else None
    if speakers is None or comma is None or comma.text != "," or speakers.head.head not in children(said, "ccomp"):
        return
    yield Change(speakers, said, "nsubj")
    yield Change(comma, said, "punct")


def subject_of_what_is_said(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Medics said nine people, among them two cooks, were killed": the people were killed, and are not what is said."""
    said = verb.head
    if said.lemma_.lower() not in words.saying or said.lemma_ == "tell" or own_subject(verb) is not None:
        return
    people = next((c for c in children(said, "dobj") if said.i < c.i < verb.i), None)
    joined = verb.dep_ == "conj" and bool(children(said, "cc"))
    if people is None or joined or not children(verb, "aux", "auxpass") or not is_finite(verb):
        return
    after = people.right_edge if people.right_edge.text == "," else people.right_edge.nbor(1)
    if after.text == ",":
        yield Change(people, verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")
        yield Change(verb, said, "ccomp")


def dismissed_as(noun: Token, words: RepairWords) -> Iterator[Change]:
    """ "Dismissed as fake reports that …": the reports are what is dismissed, and fake is what they are called."""
    prep, called = noun.head, next((c for c in noun.lefts if not c.is_punct), noun)
    if prep.lower_ != "as" or prep.head.pos_ != "VERB" or noun.left_edge.i != prep.i + 1:
        return
    told = [c for c in children(noun, "acl", "ccomp", "relcl") if any(m.lower_ == "that" for m in children(c, "mark"))]
    if prep.i == prep.head.i + 1 and called.dep_ == "amod" and called.head == noun and told:
        yield Change(noun, prep.head, "dobj")
        yield Change(called, prep, "amod")


def judging(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "An accusation Asmara rejects.": a verb at the end of its sentence that the parse takes for a noun."""
    if verb.tag_ != "NNS" or verb.lower_ not in words.judging or verb.i < 3:
        return
    judge, noun = verb.nbor(-1), verb.nbor(-1).left_edge.nbor(-1)
    if judge.head != verb or judge.pos_ != "PROPN" or noun.pos_ != "NOUN" or verb.right_edge != verb:
        return
    yield Change(verb, noun, "relcl", "VBZ", "VERB")
    yield Change(judge, verb, "nsubj")


def verb_as_noun(word: Token, words: RepairWords) -> Iterator[Change]:
    """ "The Houthis control the ports": a noun with a subject and an object is a verb."""
    if word.tag_ == "NN" and children(word, "nsubj") and children(word, "dobj") and not children(word, "det", "cop"):
        yield Change(word, word.head, word.dep_, "VBP", "VERB")


def other_judges(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Chad accused Togo of theft, a charge Lome has denied": what was told first is no part of the denial."""
    judge, told = own_subject(verb), next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    beside = before_phrase(verb)
    if judge is None and beside is not None:
        judge = next((t for t in (beside, *beside.ancestors) if t.right_edge == beside and t.dep_ == "appos"), None)
    if judge is None or (told is None) == (verb.head is verb):
        return
    article, comma = judge.left_edge, before_phrase(judge)
    noun = article.nbor(1) if article.lower_ in ("a", "an") and judge.pos_ == "PROPN" else judge
    if comma is None or comma.text != "," or noun.lower_ not in words.judged or noun.head != judge or noun == judge:
        return
    yield Change(noun, told or judge.head, "npadvmod" if told else judge.dep_)
    yield Change(article, noun, "det")
    yield Change(judge, verb, "nsubj")
    yield Change(verb, noun, "relcl")
    if told is not None:
        yield Change(told, told, "ROOT")
        for child in (c for c in verb.children if c != told and (c.i <= comma.i or c.is_punct)):
            yield Change(child, told, child.dep_)
