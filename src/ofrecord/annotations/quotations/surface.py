"""The cue of a quoted stretch, read from the words around it: quoted sentences often break the parse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, cue_stretch
from ofrecord.annotations.quotations.introductions import introduced, labelled, tokens_of
from ofrecord.annotations.quotations.marks import Quoted, nested_spans
from ofrecord.annotations.quotations.relays import quoted_as_saying
from ofrecord.annotations.quotations.speakers import is_nobody, speaker_of, subject_at_a_distance
from ofrecord.annotations.quotations.stance import stance_after_negation
from ofrecord.domain.base import Span
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import FINITE, children, is_negated

_REACH = 45
"""Tokens between a quoted stretch and the cue that is sought for it."""
_STOPS = frozenset({".", "!", "?", ";"})
_DOUBLE = frozenset({'"', "''", "``"})
_BARE = 9
"""Words of a sentence that only names speaker and cue."""
_NAME = 6
"""Words of a quoted name with its marks."""
_INNER = " \"'“”‘’„«»`"
_ENDS = frozenset(",.?!…—-–")


def is_turn(mark: Quoted, doc: Doc, text: str) -> bool:
    """Is the stretch speech, or a title, nickname, or word held at a distance?"""
    inner = text[mark.start : mark.end].strip(_INNER)
    words = inner.split()
    if not words:
        return False
    tokens = tokens_of(doc, mark.start, mark.end)
    clause = any(t.tag_ in (*FINITE, "MD") for t in tokens) and len(words) >= 3
    if clause or mark.open:
        return True
    if len(words) >= 2 and sum(w[:1].isupper() for w in words) * 3 >= len(words) * 2:
        return inner[-1] in "?!"
    return inner[-1] in _ENDS if not mark.single else inner[-1] in _ENDS and len(words) >= 3


def cue_after(mark: Quoted, doc: Doc, text: str, block: Span, cues: Cues) -> Draft | None:
    """ "…," X said."""
    inner = text[mark.start : mark.end].rstrip(_INNER)
    after = tokens_of(doc, mark.end, min(block.end, mark.end + 400))[:_REACH]
    ended = inner[-1:] == "." and not _is_bare(after, cues)
    if not after or after[0].pos_ == "CCONJ" or (ended and not (after[0].pos_ == "PRON" or after[0].is_lower)):
        return None
    for token in _without_names(after):
        if token.text in _STOPS or token.text in _DOUBLE:
            return None
        if _is_cue(token, cues):
            if children(token, "ccomp") and any(c.i > token.i and c.idx >= mark.end for c in children(token, "ccomp")):
                return None if inner[-1:] not in ",?!" else _draft(token, mark, cues)
            return _draft(token, mark, cues)
        if token.pos_ == "VERB" and token.tag_ in FINITE and token.dep_ in ("ROOT", "conj"):
            return None
    return None


def _is_bare(after: list[Token], cues: Cues) -> bool:
    """Is the next sentence nothing but speaker and cue: '"…we will see." The mayor said.'?"""
    sentence = list(takewhile(lambda t: t.text not in _STOPS, after[:_BARE]))
    return (
        1 < len(sentence) < _BARE and _is_cue(sentence[-1], cues) and not any(t.pos_ == "VERB" for t in sentence[:-1])
    )


def _without_names(words: list[Token]) -> Iterator[Token]:
    """The words without short quoted names: nicknames, titles, slogans ('Marcia "Cia" Price')."""
    at = 0
    while at < len(words):
        ends = (n for n in range(at + 2, min(at + _NAME, len(words))) if words[n].text in _DOUBLE)
        close = next(ends, None) if words[at].text in _DOUBLE else None
        if close is not None and not any(t.text in _STOPS or t.text == "," for t in words[at:close]):
            at = close + 1
            continue
        yield words[at]
        at += 1


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
    return (labelled(before, mark) or introduced(before, mark, cues)) if lead[-1] == ":" else None


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
    if head is not None and (mark.holds(head.idx) or is_nobody(head, cues.words.grammar) or head == via):
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
    if not mark.end - 2 <= before.idx + len(before) <= mark.end or verb.tag_ not in FINITE:
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
