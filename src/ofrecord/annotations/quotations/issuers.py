"""Texts that are made to speak: "the statement said". The words are their issuer's, where the report says who that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.links import Links
from ofrecord.annotations.quotations.speakers import speaker_of
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children, prepositional

_REACH = 120
"""Tokens before "the statement" in which the statement itself is sought."""


@dataclass(frozen=True)
class Issuer:
    """`text` is the noun for the text; `head` whose it is, null where the report does not say; `beside` = in one phrase."""

    text: Token
    head: Token | None
    beside: bool


def issuer_of(head: Token, cues: Cues, links: Links) -> Issuer | None:
    """Whose words a text's are, if the speaker is a text: "the ministry's statement", "a letter from the union", "a UN report"."""
    if head.lemma_.lower() not in cues.words.texts or head.pos_ != "NOUN":
        return None
    own = next((o for o in _owners(head, cues) if links.is_party(o)), None)
    known = {*cues.words.speakers.offices, *cues.words.speakers.masses}
    beside = children(head, "compound")
    own = own or next((c for c in beside if links.is_body(c) or c.lemma_.lower() in known), None)
    if own is not None:
        return Issuer(head, own, beside=True)
    return Issuer(head, _before(head, cues) if _is_known(head, cues) else None, beside=False)


def _owners(text: Token, cues: Cues) -> Iterator[Token]:
    """Who owns or issues a text, as its own phrase says."""
    yield from (c for c in children(text, "poss") if c.tag_ != "PRP$")
    yield from prepositional(text, "from", "by")
    for clause in (c for c in text.rights if c.dep_ == "acl" and c.tag_ == "VBN"):
        if clause.lemma_ in cues.words.issuing_verbs:
            yield from prepositional(clause, "by")


def _is_known(text: Token, cues: Cues) -> bool:
    """Does "the" or "its" point back to a text that was named before?"""
    return any(c.lower_ in cues.words.grammar.definite for c in children(text, "det")) or bool(children(text, "poss"))


def _before(text: Token, cues: Cues) -> Token | None:
    """The issuer of the same text where it was last named: "issued a statement", "said in a statement"."""
    for i in range(text.i - 1, max(-1, text.i - _REACH), -1):
        word = text.doc[i]
        if word.lemma_ == text.lemma_ and word.pos_ == "NOUN":
            return next(_issuing(word, cues), None)
    return None


def _issuing(text: Token, cues: Cues) -> Iterator[Token]:
    yield from _owners(text, cues)
    verb: Token | None = None
    if text.dep_ == "dobj":
        verb = text.head
    elif text.dep_ == "pobj" and text.head.lower_ in cues.words.grammar.through and text.head.dep_ == "prep":
        verb = text.head.head
    subject = speaker_of(verb) if verb is not None and verb.pos_ in ("VERB", "AUX") else None
    yield from _voiced([subject] if subject is not None else [], cues)


def _voiced(heads: Iterable[Token], cues: Cues) -> Iterator[Token]:
    """Without subjects that are themselves "it" or the text."""
    yield from (h for h in heads if h.lower_ not in {"it", *cues.words.grammar.relative, *cues.words.grammar.definite})
