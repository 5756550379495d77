"""Mends of a phrase that the parse hangs on a noun and that belongs to the verb, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.changes import NOMINAL, Change, RepairWords
from ofrecord.language.clause_repairs import finite_tag
from ofrecord.language.parse import Token
from ofrecord.language.syntax import SUBJECTS, children, is_passive, is_title, own_subject

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_DEPTH = 3
"""Phrases climbed at most between the noun that holds a doer and its verb."""


def passive_doer(by: Token, words: RepairWords) -> Iterator[Change]:
    """ "Beaten with sticks by the guards": who did it stands after "by", though the parse gives the guards the sticks."""
    noun = by.head
    if by.lower_ != "by" or noun.pos_ not in NOMINAL or noun.lemma_.lower() in words.deeds:
        return
    top = noun
    for _ in range(_DEPTH):
        if top.dep_ != "pobj" or top.head.dep_ != "prep" or top.head.lower_ not in words.manner:
            return
        top = top.head.head
        if top.pos_ == "VERB":
            break
    if top.pos_ == "VERB" and top.tag_ == "VBN" and is_passive(top) and not children(top, "agent"):
        yield Change(by, top, "agent")


def called_that(pointing: Token, words: RepairWords) -> Iterator[Change]:
    """ "The office called that a lie": that is what is called so, and no part of the lie."""
    if pointing.lower_ not in ("that", "this") or not pointing.sent.start < pointing.i < pointing.sent.end - 2:
        return
    verb, article = pointing.nbor(-1), pointing.nbor(1)
    if verb.lemma_ in words.calling and verb.pos_ == "VERB" and article.lower_ in ("a", "an"):
        yield Change(pointing, verb, "dobj")
        yield Change(article.head, verb, "oprd")


def that_opens(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Reminded both sides that attacks are barred": a clause with a subject beside "that" describes nobody."""
    that = next((c for c in verb.lefts if c.lower_ == "that" and c.dep_ in SUBJECTS), None)
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS and that is not None and c.i > that.i), None)
    told, above = verb.head, verb.head.head
    if that is None or subject is None or told.dep_ not in ("dobj", "dative") or above.pos_ != "VERB":
        return
    yield Change(that, verb, "mark", "IN")
    yield Change(verb, above, "ccomp")
    if subject.pos_ == "VERB":  # "attacks"
        yield Change(subject, verb, subject.dep_, "NNS", "NOUN")


def which_they_deny(which: Token, words: RepairWords) -> Iterator[Change]:
    """ "Accused it of hiding guns in clinics, which it denies": the accusation is denied, and no clinic."""
    verb = which.head
    if which.tag_ != "WDT" or verb.dep_ != "relcl" or verb.lemma_.lower() not in words.denying or which.i < 2:
        return
    thing = verb.head
    accusing = next((t for t in thing.ancestors if t.pos_ == "VERB" and t.lemma_.lower() in words.charging), None)
    if which.nbor(-1).text == "," and accusing is not None and thing.lemma_.lower() not in words.judged:
        yield Change(verb, accusing, "relcl")


def by_count(by: Token, words: RepairWords) -> Iterator[Change]:
    """ "Nine were killed, by the ministry's count", "were flown out by air": who counts kills nobody, and air flies nobody."""
    led_to = children(by, "pobj") if by.lower_ == "by" else []
    if any(o.lemma_.lower() in words.tallies or (o.lower_ in words.ways and not o.lefts) for o in led_to):
        yield Change(by, by.head, "prep")


def shot_dead(dead: Token, words: RepairWords) -> Iterator[Change]:
    """ "Shot dead eight traders": dead is what the shot made of them."""
    verb = dead.nbor(-1) if dead.i > dead.sent.start else dead
    if dead.lower_ == "dead" and verb.lemma_ == "shoot" and verb.pos_ == "VERB" and dead.head.head == verb:
        yield Change(dead, verb, "oprd")


def deed_after_and(participle: Token, words: RepairWords) -> Iterator[Change]:
    """ "Raided a market and burned shops": the shops hang on the first verb, as no noun can; what was done to them is a verb.

    So it is for a word of `done` where the shops hang on the market.
    """
    noun, first = participle.head, participle.head.head
    if first.dep_ == "dobj" and participle.lower_ in words.done:
        first = first.head
    beside = noun.dep_ == "conj" and noun.left_edge == participle and first.pos_ == "VERB" and first.tag_ == "VBD"
    joint = participle.nbor(-1) if participle.i > participle.sent.start else participle
    if not (beside and joint.lower_ in ("and", "or", "but") and participle.lower_.endswith("ed")):
        return
    yield Change(participle, first, "conj", "VBD", "VERB")
    yield Change(noun, participle, "dobj")


def shared_passive(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Were detained near Goma and freed on Friday": who was detained was freed, and freed nobody."""
    beside = verb.head
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in words.done_to_somebody:
        return
    if not children(beside, "nsubjpass") or not children(beside, "auxpass") or own_subject(verb) is not None:
        return
    if not children(verb, "dobj", "aux", "auxpass", "nsubjpass"):
        yield Change(verb, beside, "conj", "VBN", "VERB")


def deed_in_a_row(participle: Token, words: RepairWords) -> Iterator[Change]:
    """ "Has flown 300 sorties, made 40 raids and …": a participle with an object of its own goes on with what was done.

    Not one of `bestowing` ("an activist, given a year in prison"), where whoever is described has got the object.
    """
    noun, verb = participle.head, participle.head.head
    before = participle.left_edge.nbor(-1) if participle.left_edge.i > participle.sent.start else participle
    active = participle.tag_ == "VBN" and bool(children(participle, "dobj")) and before.text == ","
    if active and noun.dep_ == "dobj" and verb.pos_ == "VERB" and participle.lemma_.lower() not in words.bestowing:
        perfect = any(c.lemma_ == "have" for c in children(verb, "aux"))
        if perfect and verb.tag_ == "VBN" and not is_passive(verb):
            yield Change(participle, verb, "conj")


def denied_entry(verb: Token, words: RepairWords) -> Iterator[Change]:
    """In a title "Surgical team denied entry": the team was, unless it is one that can let others in."""
    team = next(iter(children(verb, "nsubj")), None)
    if verb.lemma_.lower() not in words.withholding or verb.tag_ not in ("VBD", "VBN") or team is None:
        return
    kept = any(o.lemma_.lower() in words.withheld for o in children(verb, "dobj")) and not children(verb, "aux")
    led = team.pos_ == "NOUN" and team.lemma_.lower() not in words.gatekeepers
    if kept and led and is_title(verb.sent):
        yield Change(team, verb, "nsubjpass")


def plural_that_says(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "The group, which it says plans attacks": plans is what the group does, though the parse takes it for part of a noun."""
    thing = verb.head
    said = thing.head
    if verb.tag_ != "NNS" or thing.dep_ != "dobj" or said.lemma_.lower() not in words.saying or verb.i != said.i + 1:
        return
    which = next((c for c in children(said, "nsubj") if c.tag_ in _RELATIVE), None)
    if which is not None and any(c.i > which.i for c in children(said, "nsubj")):
        yield Change(verb, said, "ccomp", "VBZ", "VERB")
        yield Change(thing, verb, "dobj")
        yield Change(which, verb, "nsubj")


def counted_wounded(wounded: Token, words: RepairWords) -> Iterator[Change]:
    """ "Received 11 bodies and 23 wounded": so many wounded, and nobody is wounded there."""
    number = wounded.nbor(-1) if wounded.i > wounded.sent.start else wounded
    counted = number.tag_ == "CD" and number.dep_ == "conj" and number.head.dep_ in ("dobj", "pobj")
    plain = wounded.tag_ in ("VBN", "VBD") and not children(wounded, "dobj", "aux", "auxpass", "agent")
    if counted and plain and wounded.lower_ in words.harmed:
        yield Change(wounded, number, "amod", "JJ", "ADJ")
        yield from (Change(c, wounded.head, c.dep_) for c in wounded.rights)


def which_they_say(which: Token, words: RepairWords) -> Iterator[Change]:
    """ "Strikes which it says target depots": it says so, and which are the strikes."""
    said = which.head
    if which.tag_ not in _RELATIVE or said.lemma_.lower() not in words.saying:
        return
    told = next((c for c in children(said, "xcomp", "ccomp") if c.i > said.i), None)
    if told is not None and any(c.i > which.i for c in children(said, "nsubj")):
        yield Change(which, told, "nsubj")
        yield Change(told, said, "ccomp")


def singular_beside_plural(verb: Token, words: RepairWords) -> Iterator[Change]:
    """ "Ukraine is ready to help those who remain and has asked the UN": who remain are many, and Ukraine has asked."""
    relative = verb.head
    if relative.dep_ != "relcl" or own_subject(verb) is not None or own_subject(relative) is None:
        return
    mine, inner = finite_tag(verb), finite_tag(relative)
    outer = next((t for t in relative.head.ancestors if t.pos_ in ("VERB", "AUX") and finite_tag(t) == mine), None)
    if (
        {mine, inner} == {"VBP", "VBZ"}
        and outer is not None
        and own_subject(outer) is not None
        and outer.i < relative.i
    ):
        yield Change(verb, outer, "conj")
        yield from (Change(c, outer, "cc") for c in children(relative, "cc") if c.i < verb.i)


def claim_to_have(noun: Token, words: RepairWords) -> Iterator[Change]:
    """ "Russia's claim to have encircled it was denied": the claim was denied, though the parse has it encircle."""
    deed = noun.head
    judged = next(iter(children(deed, "ccomp")), None)
    infinitive = any(c.tag_ == "TO" for c in children(deed, "aux")) and deed.dep_ == "ROOT"
    if noun.lemma_.lower() not in words.judged or not infinitive or judged is None:
        return
    thing = own_subject(judged)
    if thing is None or thing.i != deed.i + 1:
        return
    yield Change(noun, judged, thing.dep_)
    yield Change(deed, noun, "acl")
    yield Change(thing, deed, "dobj")
    yield Change(judged, judged, "ROOT")
    yield from (Change(c, judged, c.dep_) for c in deed.rights if c.i > judged.i)
