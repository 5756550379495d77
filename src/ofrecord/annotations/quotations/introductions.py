"""What leads to quoted words without a reporting verb: a name and a colon, a sentence and a colon, a name after a dash."""

from __future__ import annotations

import re

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, cue_stretch
from ofrecord.annotations.quotations.marks import Quoted
from ofrecord.annotations.quotations.speakers import speaker_of
from ofrecord.domain.base import Span
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, is_finite, own_subject

_DASHES = frozenset({"-", "–", "—", "--", "|"})
_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*(?P<name>[^\n\"“”]{2,80}?)\.?\s*(?=[\n\"“]|$)")
_STOPS = frozenset({".", "!", "?", ";"})


def tokens_of(doc: Doc, start: int, end: int) -> list[Token]:
    """Tokens of a stretch; none for an empty one."""
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    return list(span) if span is not None else []


def signature_after(mark: Quoted, doc: Doc, text: str, block: Span) -> Draft | None:
    """ "…" — X: a name after a dash, to the end of the line."""
    signed = _SIGNATURE.match(text, mark.end, min(block.end, mark.end + 120))
    names = tokens_of(doc, *signed.span("name")) if signed else []
    if not names or names[0].pos_ not in ("PROPN", "NOUN", "DET") or not any(t.pos_ == "PROPN" for t in names):
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in names):
        return None
    return Draft("signature", "asserts", ((mark.start, mark.end),), head=_top(names))


def labelled(before: list[Token], mark: Quoted) -> Draft | None:
    """A speaker's name and a colon: "Health Ministry: '…'"."""
    before = [t for t in before if not t.is_space]
    if not before:
        return None
    colon = before[-1]
    breaks = [n for n, t in enumerate(before[:-1]) if t.text in _DASHES]
    names = before[breaks[-1] + 1 if breaks else 0 : -1]
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


def introduced(before: list[Token], mark: Quoted, cues: Cues) -> Draft | None:
    """Whom the sentence before the colon is about: "The mayor was blunt: '…'", "Her answer was: '…'".

    A reporting verb in it comes first, the nearest to the colon: "The mayor left, where he said he was ill: '…'".
    """
    sentence: list[Token] = []
    for token in reversed(before):
        if token.text in _STOPS:
            break
        sentence.append(token)
    verb = next((t for t in sentence if t.dep_ == "ROOT"), None)
    verb = verb or next((t for t in sentence if is_finite(t) and own_subject(t) is not None), None)
    if verb is None or verb.pos_ not in ("VERB", "AUX") or children(verb, "nsubjpass", "auxpass"):
        return None
    verb = next((t for t in sentence if t.pos_ == "VERB" and "aside" in (cues.frames(t) or {})), verb)
    head = speaker_of(verb)
    if head is None or mark.holds(head.idx):
        return None
    head = next(iter(children(head, "poss")), head)
    return (
        Draft("introduced", "asserts", ((mark.start, mark.end),), cue_stretch(verb), verb, head)
        if _speaks(head, cues)
        else None
    )


def _speaks(head: Token, cues: Cues) -> bool:
    """A name, a person's pronoun, or a noun for speakers or texts."""
    words = cues.words
    known = {*words.speakers.collective, *words.speakers.anonymous, *words.speakers.offices, *words.texts}
    return (
        head.pos_ == "PROPN"
        or head.lower_ in words.grammar.persons
        or head.tag_ == "PRP$"
        or head.lemma_.lower() in known
    )


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
