"""Stance: what a speaker does with the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch
from ofrecord.domain.quotations import Stance
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, is_negated, own_subject, prepositional


def stance_after_negation(stance: Stance, negated: bool, cues: Cues) -> Stance:
    """The stance of a cue that is itself negated: who "did not say that" has declined to."""
    return cues.words.negated[stance] if negated else stance


def own_stance(verb: Token, frame: str, stance: Stance, content: tuple[Stretch, ...], cues: Cues) -> Stance:
    """The stance of a verb of calling by what it calls things: who calls a report a lie rejects it."""
    called = {
        w for p in children(verb, "prep") if p.lower_ == "as" for c in children(p, "amod") for w in (c.lower_, c.lemma_)
    }
    if frame == "object" and called & cues.words.dismissals:
        return "rejects"  # "described as false reports that …"
    if stance == "asserts" and frame in ("clause", "aside") and content and _lays(verb.doc, content[0], cues):
        return "accuses"
    if frame not in ("object_clause", "object+as") or not content:
        return stance
    words = verb.doc.char_span(*content[-1], alignment_mode="contract")
    last = [t.lemma_.lower() for t in words[-6:]] if words is not None else []
    return "rejects" if cues.words.dismissals.intersection(last) else stance


def _lays(doc: Doc, content: Stretch, cues: Cues) -> bool:
    """Does the content's first clause hold somebody other than its speaker responsible for a harm ("X was behind the raid")?"""
    for token in doc.char_span(*content, alignment_mode="contract") or ():
        if token.text in (".", ";"):
            return False
        subject = own_subject(token.head) if token.dep_ in ("acomp", "prep") and token.head.lemma_ == "be" else None
        if token.lemma_.lower() not in cues.words.answerable or subject is None or is_negated(token.head):
            continue
        deeds = [*prepositional(token, "for", "of"), *children(token, "pobj")]
        return subject.pos_ != "PRON" and any(d.lower_ in cues.words.harms for d in deeds)
    return False


def is_unsaid(verb: Token, cues: Cues) -> bool:
    """Is the cue negated, by itself or in a pair: "did not say", "neither confirmed nor denied", "neither side said"?"""
    pair = [verb, *([verb.head] if verb.dep_ == "conj" else []), *(c for c in verb.children if c.dep_ == "conj")]
    subject = own_subject(verb)
    pair += [subject] if subject is not None else []
    return is_negated(verb) or any(c.lower_ in cues.words.grammar.pairs for v in pair for c in v.children)


def awaited(verb: Token, cues: Cues) -> Token | None:
    """First word of a cue that has not happened: "have" of "have yet to confirm"; null for any other cue."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if to is None or to.i == 0 or to.nbor(-1).lower_ not in cues.words.awaited:
        return None
    return to.nbor(-2) if to.i > 1 and to.nbor(-2).pos_ in ("VERB", "AUX") else to.nbor(-1)


def is_only_wanted(verb: Token, cues: Cues) -> bool:
    """Does somebody else want or expect these words of their speaker: "expected both to refuse it", "called on X to act and
    to guarantee that …"?"""
    if not any(c.tag_ == "TO" for c in verb.lefts):
        return False
    top = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VB" else verb
    if top.dep_ not in ("ccomp", "xcomp", "advcl") or top.head.lemma_.lower() not in cues.words.wanting:
        return False
    asked = [*children(top.head, "dobj"), *prepositional(top.head, "on", "upon", "to")]
    other = own_subject(top) or next(iter(asked), None)
    return other is not None and other.i < top.i


def is_only_supposed(verb: Token, cues: Cues) -> bool:
    """Is it only a condition that somebody says it: "if the rebels agree to leave"?"""
    return any(c.dep_ == "mark" and c.lower_ in cues.words.suppositions for c in verb.lefts)


def is_standing(verb: Token, content: tuple[Stretch, ...], cues: Cues) -> bool:
    """Is a denial one of what is said to happen in general: "denies targeting civilians", "has always denied that …"?

    Told by the cue's tense or adverb, and by content without a past tense, a date, a number or a definite object.
    """
    always = any(c.lower_ in cues.words.always for c in verb.children)
    if verb.tag_ not in ("VBZ", "VBP") and not always:
        return False
    words = verb.doc.char_span(*content[0], alignment_mode="expand") or ()
    if always:
        return not any(t.ent_type_ in ("DATE", "TIME") for t in words)
    return not any(
        t.tag_ in ("VBD", "CD")
        or t.ent_type_ in ("DATE", "TIME")
        or (
            t.dep_ == "det"
            and t.head.dep_ == "dobj"
            and t.lower_ in cues.words.grammar.definite
            and t.head.tag_ != "NNS"
        )
        for t in words
    )


def split_by_stance(drafts: Iterable[Draft], doc: Doc, cues: Cues) -> Iterator[Draft]:
    """Turns with a neutral cue, cut where the speaker's own words begin or stop to be a promise.

    The first part keeps the cue; the others go on without one.
    """
    for draft in drafts:
        if draft.stance != "asserts" or draft.rule not in ("direct_cue", "floating"):
            yield draft
            continue
        parts = [(_own_stance(part, doc, cues), part) for part in draft.content]
        start = 0
        for i in range(1, len(parts) + 1):
            if i == len(parts) or parts[i][0] != parts[start][0]:
                content = tuple(part for _, part in parts[start:i])
                cut = replace(draft, stance=parts[start][0], content=content)
                yield cut if start == 0 else replace(cut, rule="floating", cue=None, verb=None, floating=True)
                start = i


def _own_stance(part: Stretch, doc: Doc, cues: Cues) -> Stance:
    """Promises where the stretch's first clause commits its subject: "we are ready to …"."""
    span = doc.char_span(*part, alignment_mode="contract")
    for token in span if span is not None else ():
        if token.lemma_.lower() in cues.words.commitments and _commits(token):
            return "promises"
        if token.text in (".", "?", "!"):
            break
    return "asserts"


def _commits(word: Token) -> bool:
    """Is the word said of the subject, unnegated, with an infinitive?"""
    to = any(c.dep_ in ("xcomp", "prep", "ccomp") and c.i > word.i for c in word.children)
    return word.dep_ == "acomp" and to and not is_negated(word.head) and not is_negated(word)
