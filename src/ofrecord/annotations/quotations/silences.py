"""Silence and doubt told as such: who gave no answer, and what could not be checked."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch, branch, stretch
from ofrecord.annotations.quotations.speakers import is_nobody, speaker_of
from ofrecord.annotations.quotations.stance import awaited, is_unsaid
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children, is_negated, prepositional


def silence(verb: Token, cues: Cues) -> Draft | None:
    """ "did not respond to a request for comment", "did not immediately comment", "could not be reached"."""
    words = cues.words
    if verb.lemma_ not in words.no_answer or not (is_unsaid(verb, cues) or awaited(verb, cues) is not None):
        return None
    passive = children(verb, "nsubjpass")
    head = passive[0] if passive else speaker_of(verb)
    asked = [c for c in verb.rights if c.dep_ in ("prep", "dobj")]
    matters = passive or verb.lemma_ in words.own_silence or any(_is_asking(a, cues) for a in asked)
    if head is None or is_nobody(head, cues.words.grammar) or not matters:
        return None
    cue, content = _parts(verb, asked, awaited(verb, cues))
    return Draft("no_answer", "declines", (content,), cue, verb, head)


def _is_asking(asked: Token, cues: Cues) -> bool:
    """ "to a request", "calls seeking comment"."""
    objects = children(asked, "pobj") if asked.dep_ == "prep" else [asked]
    return any(o.lemma_.lower() in cues.words.enquiries for o in objects)


def _parts(verb: Token, asked: list[Token], yet: Token | None) -> tuple[Stretch, Stretch]:
    """Cue and content; where nothing is named that was not answered, the verb itself is the content."""
    first = min((c for c in verb.children if c.dep_ in ("aux", "neg", "auxpass")), key=lambda c: c.i, default=verb)
    first = yet or first
    if asked:
        return stretch(first, verb), stretch(asked[0].left_edge, asked[-1].right_edge)
    return stretch(first, verb.nbor(-1)) if first.i < verb.i else stretch(verb, verb), stretch(verb, verb)


def no_comment(noun: Token, cues: Cues) -> Draft | None:
    """ "There was no immediate comment from the army", "the army had no comment"."""
    if noun.lemma_.lower() not in cues.words.answers:
        return None
    none = [c for c in noun.lefts if c.lower_ == "no"]
    if not none:
        return None
    holders = prepositional(noun, "from", "by") or (
        [h for h in [speaker_of(noun.head)] if h is not None] if noun.dep_ == "dobj" else []
    )
    if not holders or is_nobody(holders[0], cues.words.grammar) or holders[0].tag_ == "EX":
        return None
    return Draft("no_answer", "declines", (stretch(noun, noun),), _before(none[0], noun), noun, holders[0])


def _before(first: Token, noun: Token) -> Stretch:
    return stretch(first, noun.nbor(-1)) if noun.i > first.i else stretch(first, first)


def unverified(verb: Token, cues: Cues) -> Draft | None:
    """ "The claim could not be independently verified": the report, or the agency that is named, leaves it open."""
    if verb.lemma_ not in cues.words.checks:
        return None
    able = any(c.lower_ in cues.words.ability for c in children(verb, "aux"))
    able = able or (verb.dep_ == "xcomp" and verb.head.lower_ in cues.words.disabled)
    able = able or (verb.dep_ == "xcomp" and verb.head.lower_ == "able" and is_negated(verb.head.head))
    able = able or _is_impossible(verb, cues)
    negated = is_negated(verb) or verb.dep_ == "xcomp" or any(_is_neither(s, cues) for s in children(verb, "nsubjpass"))
    if not able or not negated:
        return None
    things = list(_checked(verb))
    if not things:
        return None
    subject = speaker_of(verb.head.head if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" else verb)
    head = (
        None
        if children(verb, "nsubjpass") or is_nobody(subject, cues.words.grammar) or _is_impossible(verb, cues)
        else subject
    )
    first = min((c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")), key=lambda c: c.i, default=verb)
    return Draft("unverified", "doubts", (things[0],), stretch(min(first, verb, key=lambda t: t.i), verb), verb, head)


def _is_impossible(verb: Token, cues: Cues) -> bool:
    """ "It was not possible to verify", "it was impossible to confirm"."""
    above = verb.head
    states = [above, *children(above, "acomp", "oprd")] if verb.dep_ in ("xcomp", "ccomp", "advcl") else []
    words = {s.lower_ for s in states}
    main = above.head if above.pos_ == "ADJ" else above
    return bool(words & cues.words.impossible) or (bool(words & cues.words.possible) and is_negated(main))


def _is_neither(subject: Token, cues: Cues) -> bool:
    return any(c.lower_ in cues.words.grammar.pairs for c in (subject, *subject.lefts))


def _checked(verb: Token) -> Iterator[Stretch]:
    for thing in children(verb, "nsubjpass", "dobj", "ccomp"):
        yield branch(thing)
