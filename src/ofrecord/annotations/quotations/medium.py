"""The circumstances of saying: by what means, when, and to whom, as the cue's own clause tells it."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch, branch, stretch
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children


def medium_of(draft: Draft, cues: Cues) -> tuple[Stretch, str] | None:
    """The prepositional phrase that names the medium, and its normalised value."""
    if draft.verb is None:
        return None
    for told in _outside(draft, "dobj"):
        value = _value(told, cues)
        if value in cues.words.platforms:
            return stretch(told.left_edge, told), value
    for prep in (p for p in _outside(draft, "prep") if p.lower_ in cues.words.medium_prepositions):
        for thing in children(prep, "pobj"):
            value = _platform(thing, cues) or _value(thing, cues)
            if value is not None and _is_channel(prep, thing, value, cues):
                last = next(
                    (c.left_edge.nbor(-1) for c in thing.rights if c.dep_ in ("relcl", "acl")), thing.right_edge
                )
                return stretch(prep, last), value
    if draft.head is not None and draft.head.lemma_.lower() in cues.words.texts:
        value = _value(draft.head, cues)
        return (stretch(draft.head, draft.head), value) if value is not None else None
    return None


def _is_channel(prep: Token, thing: Token, value: str, cues: Cues) -> bool:
    """Does something come through it: no matter of alarm ("over reports"), no freeing of people ("on the release of")?"""
    if prep.lower_ == "over" and value not in cues.words.heard_over:
        return False
    return value != "news_release" or not any(p.lower_ == "of" for p in children(thing, "prep"))


def _platform(thing: Token, cues: Cues) -> str | None:
    """Where a post or message appeared: "in a post on Telegram", "on its Telegram channel"."""
    named = (_value(c, cues) for c in thing.lefts if c.dep_ in ("compound", "nmod"))
    platform = next((n for n in named if n in cues.words.platforms), None)
    if platform is not None or _value(thing, cues) is None:
        return platform
    places = (_value(o, cues) for prep in children(thing, "prep") for o in children(prep, "pobj"))
    return next((p for p in places if p in cues.words.platforms), None)


def _value(thing: Token, cues: Cues) -> str | None:
    """The longest known name first: "news conference" before "conference"."""
    words = " ".join(t.lower_ for t in (*[c for c in thing.lefts if c.dep_ in ("compound", "amod")], thing))
    lemma = thing.lemma_.lower()
    for name in (words, *_tails(words), thing.lower_, lemma):
        if name in cues.media:
            return cues.media[name]
    return None


def _tails(words: str) -> Iterator[str]:
    while " " in words:
        words = words.partition(" ")[2]
        yield words


def addressee_of(draft: Draft, cues: Cues) -> Token | None:
    """Head word of whom it is said to: "told AFP", "said to reporters", "was told"."""
    if draft.verb is None or draft.rule in ("noun", "adjective", "according_to"):
        return None
    if draft.verb.lemma_ in cues.words.hearer_verbs:
        for thing in _outside(draft, "dobj", "dative", "nsubjpass"):
            return thing if thing != draft.head else None
    for prep in _outside(draft, "prep", "dative"):
        if prep.lower_ == "to":
            return next(iter(children(prep, "pobj")), None)
    return None


def _outside(draft: Draft, *labels: str) -> list[Token]:
    """Dependants of the cue that are no part of the content."""
    own = children(draft.verb, *labels) if draft.verb is not None else []
    return [c for c in own if not any(a <= c.idx < b for a, b in draft.content)]


def said_within(draft: Draft) -> Stretch | None:
    """Where a time of the saying may stand: the cue's branch."""
    return branch(draft.verb) if draft.verb is not None else None
