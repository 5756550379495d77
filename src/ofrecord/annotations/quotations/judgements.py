"""What somebody says of another's word: "…, a charge the army denied", "a claim rejected by Kyiv"."""

from __future__ import annotations

from dataclasses import replace

from ofrecord.annotations.quotations.cues import Cues, Frames
from ofrecord.annotations.quotations.drafts import Draft, Stretch, cue_stretch, stretch
from ofrecord.annotations.quotations.stance import is_unsaid, stance_after_negation
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import FINITE, children, own_subject, passive_agents

_SPEAKER = 12
"""Tokens from the judged word to its judge's verb."""
_BREAKS = frozenset({",", "—", "–", "--", "-"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_RULES = frozenset({"verb_object", "standing_denial", "passive"})
_REACH = 12
"""Drafts beside a judgement that are looked at."""


def judged(verb: Token, frames: Frames, cues: Cues) -> Draft | None:
    """The judgement that a verb makes of a reporting noun before it, as a participle or in a clause without "that"."""
    stance = frames.get("object", "asserts")
    if stance == "asserts":
        return None
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod")
    return _by_participle(verb, cues) if participle else _by_clause(verb, cues)


def _by_participle(verb: Token, cues: Cues) -> Draft | None:
    agents, noun = passive_agents(verb), verb.head
    if not agents or noun.lemma_.lower() not in cues.nouns or noun.i > verb.i:
        return None
    content = stretch(noun.left_edge, verb.left_edge.nbor(-1))
    return _draft(verb, content, agents[0], cues)


def _by_clause(verb: Token, cues: Cues) -> Draft | None:
    """Told from the surface, because the parse often makes the reporting noun the subject: comma, noun, judge, verb."""
    finite = verb.tag_ in FINITE or (verb.tag_ == "VBN" and children(verb, "aux"))
    if not finite or any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "oprd") and c.i > verb.i for c in verb.children):
        return None
    noun = _judged_noun(verb, cues)
    if noun is None:
        return None
    subject = own_subject(verb)
    within = [t for t in verb.doc[noun.i + 1 : verb.i] if t.pos_ in _NOMINAL]
    head = subject if subject is not None and noun.i < subject.i < verb.i else within[-1] if within else None
    return _draft(verb, stretch(_opening(noun), noun), head, cues) if head is not None else None


def _judged_noun(verb: Token, cues: Cues) -> Token | None:
    """The reporting noun after a comma or dash, with its judge's noun phrase between it and the verb."""
    for i in range(verb.i - 2, max(verb.sent.start, verb.i - _SPEAKER), -1):
        word = verb.doc[i]
        if word.text in _BREAKS or (word.tag_ in (*FINITE, "MD", "TO", "IN", "WDT") and i < verb.i - 3):
            return None
        if word.pos_ == "NOUN" and word.lemma_.lower() in cues.nouns and word.nbor(1).pos_ in _OPENING:
            first = _opening(word)
            return word if first.i > verb.sent.start and first.nbor(-1).text in _BREAKS else None
    return None


def _opening(noun: Token) -> Token:
    """The first word of a plain noun phrase: "a", "a new", or the bare noun."""
    first = noun
    while first.i > noun.sent.start and first.nbor(-1).pos_ in ("DET", "ADJ", "NUM"):
        first = first.nbor(-1)
    return first


def _draft(verb: Token, content: Stretch, head: Token, cues: Cues) -> Draft:
    frames = cues.frames(verb) or {}
    rule = "passive" if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN" else "verb_object"
    stance = stance_after_negation(frames["object"], is_unsaid(verb, cues), cues)
    return Draft(rule, stance, (content,), cue_stretch(verb), verb, head)


def parted_from_judgements(drafts: list[Draft], doc: Doc, cues: Cues) -> list[Draft]:
    """The drafts, with another's words ended where a judgement on them begins.

    "The ministry said its troops held the town, a claim that Kyiv rejected": the ministry's words end at the comma. In
    "Kyiv blamed Moscow for the raid, which Moscow denied" what is denied is what Kyiv says, not that Kyiv says it.
    """
    found = list(drafts)
    for at, judgement in enumerate(drafts):
        if judgement.cue is None or len(judgement.content) != 1 or judgement.rule not in _RULES:
            continue
        start, end = judgement.content[0]
        for n in range(max(0, at - _REACH), min(len(found), at + _REACH)):
            outer = found[n]
            if n == at or outer.cue is None or outer.cue[0] >= judgement.cue[0]:
                continue
            if start <= outer.cue[0] < end < judgement.cue[0] and end <= outer.end:
                cut = tuple((a, min(b, end)) for a, b in outer.content if a < end)
                found[n], found[at] = replace(outer, content=cut), replace(judgement, content=cut)
            elif _is_reporting_noun(start, end, doc, cues) and any(a <= start and end <= b for a, b in outer.content):
                cut = tuple((a, min(b, _before(start, doc))) for a, b in outer.content if a < start)
                found[n] = replace(outer, content=cut or outer.content)
    return found


def _is_reporting_noun(start: int, end: int, doc: Doc, cues: Cues) -> bool:
    """ "a claim", after a comma or dash?"""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or not words.start or doc[words.start - 1].text not in _BREAKS:
        return False
    return words[-1].lemma_.lower() in cues.nouns and words[0].lower_ not in cues.words.grammar.definite


def _before(start: int, doc: Doc) -> int:
    """Where the words before the comma end."""
    words = doc.char_span(start, start + 1, alignment_mode="expand")
    if words is None or words.start < 2:
        return start
    last = doc[words.start - 2]
    return last.idx + len(last)
