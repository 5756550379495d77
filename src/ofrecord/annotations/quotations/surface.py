"""The cue of a quoted stretch, read from the words around it: quoted sentences often break the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft
from ofrecord.annotations.quotations.indirect import cue_stretch
from ofrecord.annotations.quotations.marks import Quoted, nested_spans
from ofrecord.annotations.quotations.relays import quoted_as_saying
from ofrecord.annotations.quotations.speakers import is_nobody, speaker_of, subject_at_a_distance
from ofrecord.annotations.quotations.stance import stance_after_negation
from ofrecord.domain.base import Span
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, is_negated

_REACH = 45
"""Tokens between a quoted stretch and the cue that is sought for it."""
_STOPS = frozenset({".", "!", "?", ";"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INNER = " \"'“”‘’„«»`"
_DASHES = frozenset({"-", "–", "—", "--", "|"})
_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*(?P<name>[^\n\"“”]{2,80}?)\.?\s*(?=[\n\"“]|$)")
_ENDS = frozenset(",.?!…—-–")


def tokens_of(doc: Doc, start: int, end: int) -> list[Token]:
    """Tokens of a stretch; none for an empty one."""
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    return list(span) if span is not None else []


def is_turn(mark: Quoted, doc: Doc, text: str) -> bool:
    """Is the stretch speech, or a title, nickname, or word held at a distance?"""
    inner = text[mark.start : mark.end].strip(_INNER)
    words = inner.split()
    if not words:
        return False
    tokens = tokens_of(doc, mark.start, mark.end)
    clause = any(t.tag_ in (*_FINITE, "MD") for t in tokens) and len(words) >= 3
    if clause or mark.open:
        return True
    if len(words) >= 2 and sum(w[:1].isupper() for w in words) * 3 >= len(words) * 2:
        return inner[-1] in "?!"
    return inner[-1] in _ENDS if not mark.single else inner[-1] in _ENDS and len(words) >= 3


def cue_after(mark: Quoted, doc: Doc, text: str, block: Span, cues: Cues) -> Draft | None:
    """ "…," X said."""
    inner = text[mark.start : mark.end].rstrip(_INNER)
    after = tokens_of(doc, mark.end, min(block.end, mark.end + 400))[:_REACH]
    ended = inner[-1:] == "."
    if not after or after[0].pos_ == "CCONJ" or (ended and not (after[0].pos_ == "PRON" or after[0].is_lower)):
        return None
    for token in after:
        if token.text in _STOPS or token.text in ('"', "''", "``"):
            return None
        if _is_cue(token, cues):
            if children(token, "ccomp") and any(c.i > token.i and c.idx >= mark.end for c in children(token, "ccomp")):
                return None if inner[-1:] not in ",?!" else _draft(token, mark, cues)
            return _draft(token, mark, cues)
        if token.pos_ == "VERB" and token.tag_ in _FINITE and token.dep_ in ("ROOT", "conj"):
            return None
    return None


def cue_before(mark: Quoted, since: int, doc: Doc, text: str, cues: Cues) -> Draft | None:
    """X said, "…" or X: "…"."""
    before = tokens_of(doc, max(since, mark.start - 400), mark.start)[-_REACH:]
    lead = text[max(0, since) : mark.start].rstrip()
    if not before or not lead:
        return None
    for n, token in enumerate(reversed(before)):
        if token.text in _STOPS and (n > 0 or lead[-1] in _STOPS):
            break
        if _is_cue(token, cues) and (lead[-1] in ",:" or n <= 6):
            return _draft(token, mark, cues)
    return _labelled(before, mark) if lead[-1] == ":" else None


def nested_turns(outer: Quoted, doc: Doc, text: str, cues: Cues) -> Iterator[Draft]:
    """What a speaker quotes in his own words: "They told us, 'Leave now,' and we ran"; only where the cue stands before."""
    since = outer.start + 1
    for mark in nested_spans(text, outer):
        draft = cue_before(mark, since, doc, text, cues) if is_turn(mark, doc, text) else None
        if draft is not None and draft.verb is not None and draft.head is not None and draft.head.idx >= outer.start:
            yield draft
        since = mark.end


def _is_cue(token: Token, cues: Cues) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("relcl", "amod", "aux"):
        return False
    frames = cues.frames(token)
    return frames is not None and "quote" in frames


def _draft(verb: Token, mark: Quoted, cues: Cues) -> Draft | None:
    frames = cues.frames(verb) or {}
    via, quoted = quoted_as_saying(verb, cues) or (None, None)
    head = quoted or speaker_of(verb)
    if head is not None and (mark.holds(head.idx) or is_nobody(head) or head == via):
        head = None
    head = head or _inverted(verb, mark) or _neighbour(verb, mark) or _between(verb, mark)
    if head is None:
        distant = subject_at_a_distance(verb)
        head = None if distant is None or mark.holds(distant.idx) else distant
    stance = stance_after_negation(frames["quote"], is_negated(verb), cues)
    return Draft("direct_cue", stance, ((mark.start, mark.end),), cue_stretch(verb), verb, head, via)


def _inverted(verb: Token, mark: Quoted) -> Token | None:
    """ "…," warned the mayor: right after the marks a cue's object is its subject."""
    before = verb.nbor(-1) if verb.i > 0 else verb
    if not mark.end - 2 <= before.idx + len(before) <= mark.end or verb.tag_ not in _FINITE:
        return None
    return next((o for o in children(verb, "dobj", "dative") if o.i > verb.i and o.left_edge.i == verb.i + 1), None)


def _between(verb: Token, mark: Quoted) -> Token | None:
    """The name between the marks and a cue after them, where the parse hangs it elsewhere."""
    words = tokens_of(verb.doc, mark.end, verb.idx)[:_REACH]
    return _name_of([w for w in words if w.pos_ == "PROPN"]) if words and words[0].text not in _STOPS else None


def _neighbour(verb: Token, mark: Quoted) -> Token | None:
    """The noun or pronoun right beside the cue, where the parse gives it no subject."""
    if children(verb, "nsubjpass", "auxpass"):
        return None
    for step in (1, -1):
        i = verb.i + step
        if 0 <= i < len(verb.doc):
            word = verb.doc[i]
            while (
                word.dep_ in ("compound", "amod", "det", "poss")
                and word.head.i > word.i
                and word.head.pos_ in ("PROPN", "NOUN")
            ):
                word = word.head
            if (
                word.pos_ in ("PROPN", "PRON", "NOUN")
                and not mark.holds(word.idx)
                and word.dep_ not in ("dobj", "pobj")
            ):
                return word
    return None


def _name_of(words: list[Token]) -> Token | None:
    """The last of the first neighbouring name words: "Issa Garba" of "survivor Issa Garba, 45, a baker from Dori"."""
    head = words[0] if words else None
    for word in words[1:]:
        if head is not None and word.i == head.i + 1:
            head = word
    return head


def signature_after(mark: Quoted, doc: Doc, text: str, block: Span) -> Draft | None:
    """ "…" — X: a name after a dash, to the end of the line."""
    signed = _SIGNATURE.match(text, mark.end, min(block.end, mark.end + 120))
    names = tokens_of(doc, *signed.span("name")) if signed else []
    if not names or names[0].pos_ not in ("PROPN", "NOUN", "DET") or not any(t.pos_ == "PROPN" for t in names):
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in names):
        return None
    return Draft("signature", "asserts", ((mark.start, mark.end),), head=_top(names))


def _top(names: list[Token]) -> Token | None:
    """The head of some neighbouring words; null for none."""
    if not names:
        return None
    head = names[-1]
    for _ in names:
        if head.head == head or head.head not in names:
            break
        head = head.head
    return head


def _labelled(before: list[Token], mark: Quoted) -> Draft | None:
    """A speaker's name and a colon: "Health Ministry: '…'"."""
    colon = before[-1]
    dashes = [n for n, t in enumerate(before[:-1]) if t.text in _DASHES]
    names = [t for t in before[dashes[-1] + 1 if dashes else 0 : -1] if not t.is_space]
    if (
        colon.text != ":"
        or not names
        or len(names) > 6
        or names[0].pos_ == "ADP"
        or not any(t.pos_ == "PROPN" for t in names)
    ):
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in names):
        return None
    return Draft("label", "asserts", ((mark.start, mark.end),), (colon.idx, colon.idx + 1), None, _top(names))
