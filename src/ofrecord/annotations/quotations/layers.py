"""Drafts that stand in each other's words: what is a layer of its own, and where one ends for the other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, own_subject

_OPINIONS = frozenset({"asserts", "supports", "believes", "intends", "doubts"})
_STATEMENTS = frozenset({"verb_clause", "verb_aside", "according_to", "direct_cue"})
_CLAIMS = frozenset({"verb_infinitive", "verb_gerund"})
"""Rules whose content, where a speaker asserts it, is something that he says to have done."""
_REACH = 12
"""Contents looked at before a cue: those that begin nearest to it."""


def layered(drafts: list[Draft]) -> list[Draft]:
    """The drafts without what is no layer.

    Inside another's words a statement or a speech act of somebody else is a layer ("the UN said the army denied that …");
    a plan, feeling, possibility or mere topic is the outer speaker's own matter ("said they want to leave").
    """
    spans = sorted((a, b, n) for n, d in enumerate(drafts) for a, b in d.content)
    starts = [a for a, _, _ in spans]
    return [d for n, d in enumerate(drafts) if not _is_thin(d) or not _is_inside(n, d, spans, starts)]


def _is_thin(draft: Draft) -> bool:
    nameless = draft.head is None and draft.rule == "passive"
    opinion = draft.stance in _OPINIONS and draft.rule not in _STATEMENTS
    claim = draft.stance == "asserts" and (draft.rule == "noun" or draft.rule in _CLAIMS)
    unsaid = draft.stance in ("asserts", "confirms", "denies") and _is_infinitive(draft.verb)
    return nameless or unsaid or draft.rule == "modal_cue" or (opinion and not claim)


def _is_infinitive(verb: Token | None) -> bool:
    """Is the cue itself only wanted, refused, planned: "declined to confirm or deny"?"""
    above = verb.head if verb is not None and verb.dep_ == "conj" else verb
    return verb is not None and above is not None and verb.tag_ == "VB" and above.dep_ == "xcomp" and above.tag_ == "VB"


def _is_inside(n: int, draft: Draft, spans: list[tuple[int, int, int]], starts: list[int]) -> bool:
    if draft.cue is None:
        return False
    at = bisect_right(starts, draft.cue[0])
    return any(m != n and a <= draft.cue[0] < b for a, b, m in spans[max(0, at - _REACH) : at])


def parted(drafts: list[Draft]) -> list[Draft]:
    """ "The governor said two people died, the agency reported": the agency reports the saying, and the governor's words
    end before the agency's reporting clause."""
    found = list(drafts)
    for n, aside in enumerate(drafts):
        if aside.rule != "verb_aside" or aside.cue is None or aside.head is None:
            continue
        for m in range(max(0, n - _REACH), min(len(drafts), n + _REACH)):
            outer = drafts[m]
            if m == n or outer.rule != "verb_clause" or outer.cue is None or outer.head is None:
                continue
            a, b = outer.content[-1]
            if outer.cue[1] <= aside.start and a <= aside.start and a <= aside.cue[0] < b:
                end = min(aside.end, b)
                found[m] = replace(found[m], content=(*outer.content[:-1], (a, end)))
                whole: Stretch = (min(outer.head.left_edge.idx, outer.cue[0]), end)
                found[n] = replace(aside, content=(whole,))
    return found


def contrasted(drafts: list[Draft], doc: Doc, cues: Cues) -> list[Draft]:
    """ "Residents said the army hit the market, while the army insisted that it hit a base": the residents' words end at
    the comma, before another's own reporting clause."""
    found = sorted(drafts, key=lambda d: (d.start, -d.end))
    for at, inner in enumerate(found):
        comma = _comma_before(inner, doc, cues) or _joint_before(inner, cues) or _semicolon_before(inner)
        if comma is None:
            continue
        for n in range(max(0, at - _REACH), at):
            outer = found[n]
            a, b = outer.content[-1]
            before = outer.cue is not None and outer.cue[1] <= a
            if before and outer.rule == "verb_clause" and a < comma.idx and inner.start < b:
                last = comma.nbor(-1)
                found[n] = replace(outer, content=(*outer.content[:-1], (a, last.idx + len(last))))
    return found


def _joint_before(inner: Draft, cues: Cues) -> Token | None:
    """ "Kyiv said it had shot down six and Moscow accused it of lying": the word that joins another's speech act to the cue.

    The tenses tell: what the first one says is set back in time, the second act stands in the tense of the first cue.
    """
    verb = inner.verb
    clause = verb.head if verb is not None else None
    if verb is None or clause is None or verb.dep_ != "conj" or clause.dep_ != "ccomp" or own_subject(verb) is None:
        return None
    if verb.tag_ != "VBD" or clause.head.tag_ != "VBD" or children(verb, "aux"):
        return None
    set_back = any(c.lower_ in cues.words.grammar.set_back for c in children(clause, "aux"))
    joint = next((c for c in clause.rights if c.dep_ == "cc" and c.i < verb.i), None)
    return joint if set_back else None


def _semicolon_before(inner: Draft) -> Token | None:
    """ "Russia said it had shot down nine drones; Ukraine did not comment": the semicolon before another's own clause."""
    if inner.head is None or inner.verb is None or own_subject(inner.verb) != inner.head or inner.head.left_edge.i < 2:
        return None
    before = inner.head.left_edge.nbor(-1)
    return before if before.text == ";" else None


def _comma_before(inner: Draft, doc: Doc, cues: Cues) -> Token | None:
    """The comma and word of contrast right before a reporting clause, if that is how it begins."""
    if inner.cue is None or inner.head is None or inner.rule not in _STATEMENTS:
        return None
    start = min(inner.start, inner.cue[0], inner.head.left_edge.idx)
    words = doc.char_span(start, start + 1, alignment_mode="expand")
    if words is None or words.start < 2 or doc[words.start - 1].lower_ not in cues.words.contrasts:
        return None
    comma = doc[words.start - 2]
    return comma if comma.text == "," else None
