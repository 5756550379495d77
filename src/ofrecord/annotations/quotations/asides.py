"""Reporting clauses that commas set off, read from the surface where the parse does not show them.

"…, residents and a local official said on Friday." News sentences are long; the parser often hangs their main verb on its
own subject, and the reporting clause at the end is then left without content.
"""

from __future__ import annotations

from ofrecord.annotations.quotations.drafts import Stretch, stretch
from ofrecord.language.parse import Token
from ofrecord.language.syntax import FINITE, SUBJECTS, children, is_finite, own_subject

_MARKS = frozenset({'"', "''", "``"})
_OPENING = frozenset({"DET", "PROPN", "NOUN", "ADJ"})
_TIMES = frozenset({"DATE", "TIME"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SPEAKER = 14
"""Tokens from the comma to the cue: a speaker with role and affiliation."""
_CIRCUMSTANCE = frozenset({"after", "before", "as", "while", "when"})
_MEASURE = 5
"""Tokens after the comma in which a circumstance opens: "two days after"."""
_LEAST = 3
"""Words of what is said at least."""
_AFTER = 16
"""Tokens after the cue: day, medium, addressee."""


def closing_aside(verb: Token) -> tuple[Token, Stretch] | None:
    """Speaker and content of a reporting clause at its sentence's end: all before the comma is what is said."""
    sentence = verb.sent
    if verb.tag_ not in FINITE or not (_is_last_clause(verb, sentence.end) or precedes_circumstance(verb)):
        return None
    comma = _comma_before(verb, sentence.start)
    if comma is None or comma.i - sentence.start < 3:
        return None
    between = list(verb.doc[comma.i + 1 : verb.i])
    head = _head_of(between)
    before = verb.doc[sentence.start : comma.i]
    said = any(t.pos_ in ("VERB", "AUX") or t.tag_ in (*FINITE, "VBN") for t in before)
    opening = (before[0].dep_ in ("mark", "advmod") and before[0].pos_ == "SCONJ") or before[0].tag_ in ("VBN", "VBG")
    if head is None or not said or (opening and not any(t.text == "," for t in before)):
        return None
    return head, stretch(before[0], before[-1])


def inverted_aside(verb: Token) -> tuple[Token, Stretch] | None:
    """ "Thousands will starve, warned the mayor": right after the comma the verb, then its speaker to the sentence's end."""
    sentence = verb.sent
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ in ("conj", "relcl", "acl") or verb.i - sentence.start < 4:
        return None
    if verb.nbor(-1).text != "," or verb.i + 1 >= sentence.end or own_subject(verb) is not None:
        return None
    before, after = verb.doc[sentence.start : verb.i - 1], verb.doc[verb.i + 1 : sentence.end]
    told = any(t.dep_ in SUBJECTS and t.head.i < verb.i and is_finite(t.head) for t in before)
    quoted = any(t.text in _MARKS for t in before)
    listed = any(t.tag_ in (*FINITE, "MD", "TO") or t.dep_ == "cc" for t in after[:_SPEAKER])
    if (
        not told
        or quoted
        or listed
        or before[0].lower_ == "as"
        or after[0].pos_ not in _OPENING
        or after[0].ent_type_ in _TIMES
    ):
        return None
    head = next((t for t in after if t.pos_ in _NOMINAL and t.head.i <= verb.i), None)
    return (head, stretch(before[0], before[-1])) if head is not None and head.pos_ != "PRON" else None


def beside_according(cue: Token, speaker: Token) -> tuple[Stretch, ...]:
    """What stands beside "according to X" where the parse ties it to no verb: all after its comma, or all before it."""
    sentence, doc = cue.sent, cue.doc
    if cue.i == sentence.start:
        commas = (t for t in doc[speaker.i + 1 : min(sentence.end, speaker.i + _SPEAKER)] if t.text == ",")
        comma = next(commas, None)
        if comma is not None and comma.i + _LEAST < sentence.end:
            return (stretch(doc[comma.i + 1], doc[sentence.end - 1]),)
    elif cue.i - sentence.start > _LEAST and doc[cue.i - 1].text == ",":
        return (stretch(doc[sentence.start], doc[cue.i - 1]),)
    return ()


def _is_last_clause(verb: Token, end: int) -> bool:
    """Does nothing follow but circumstances of the saying?"""
    going_on = next((c for c in children(verb, "advcl") if c.tag_ == "VBG" and c.i == verb.i + 2), None)
    if going_on is not None and verb.nbor(1).text == "," and own_subject(going_on) is None:
        return True  # "…, the radio reported, saying that …"
    after = verb.doc[verb.i + 1 : end]
    if len(after) > _AFTER or (children(verb, "ccomp") and children(verb, "ccomp")[-1].i > verb.i):
        return False
    return not any(t.tag_ in (*FINITE, "MD", "TO") or t.lower_ == "that" or t.text in _MARKS for t in after)


def precedes_circumstance(verb: Token) -> bool:
    """Does a comma follow, and a clause of what else was going on: "…, the envoy said, hours after the group confirmed …"?"""
    after = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 2 + _MEASURE)]
    if len(after) < 3 or after[0].text != ",":
        return False
    opening = next((t for t in after[1:] if t.dep_ == "mark" or t.tag_ == "IN"), None)
    return opening is not None and opening.lower_ in _CIRCUMSTANCE and opening.head.i > opening.i


def _comma_before(verb: Token, start: int) -> Token | None:
    """The nearest comma with nothing between it and the cue but words of a noun phrase."""
    for i in range(verb.i - 1, max(start, verb.i - _SPEAKER) - 1, -1):
        token = verb.doc[i]
        if token.text == "," and i < verb.i - 1:
            return token
        if token.tag_ in (*FINITE, "MD", "VB") or token.text in _MARKS or token.dep_ == "mark":
            return None
    return None


def _head_of(words: list[Token]) -> Token | None:
    """The head of the noun phrase: its first noun that hangs on a word outside."""
    if words[0].pos_ in ("CCONJ", "SCONJ", "ADP", "VERB") or words[0].tag_ in ("WDT", "WP", "TO"):
        return None
    inside = set(words)
    return next((w for w in words if w.pos_ in _NOMINAL and w.head not in inside), None)
