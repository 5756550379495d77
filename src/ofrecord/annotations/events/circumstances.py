"""Where, when and how many: what stands in the event's own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.events.reading import Act
from ofrecord.annotations.lookup import Lookup
from ofrecord.domain.events import Event, EventTime
from ofrecord.domain.figures import Figure
from ofrecord.domain.places import Place
from ofrecord.domain.times import Time
from ofrecord.language.parse import Token

_OTHER_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "parataxis", "csubj"})
_TO_COME = frozenset({"planned", "demanded", "hypothetical"})
_DAYS = frozenset({"day", "part_of_day", "hour", "minute"})
"""Granularities of a time fine enough to go on from."""
_BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_BESIDE = frozenset({"after", "before", "following", "since"})
_REGARDING = frozenset({"for", "over", "to", "about", "of", "against", "despite"})
"""Prepositions before a happening that is not the one told; those of the second kind only where the time stands before it."""
_WIDEST = 120
"""Tokens of a clause looked at, at most."""


def clause(anchor: Token, others: frozenset[int]) -> list[Token]:
    """Tokens of an act's own clause: what hangs on its anchor, without other clauses and other acts."""
    found: list[Token] = []
    waiting = [anchor]
    while waiting and len(found) < _WIDEST:
        token = waiting.pop()
        found.append(token)
        waiting += [c for c in token.children if c.i not in others and not _leaves(c)] if token.children else ()
    return sorted(found, key=lambda t: t.i)


def _leaves(token: Token) -> bool:
    """Does a clause of its own start here? A participle ("killing three") stays."""
    if token.dep_ == "conj":
        return token.pos_ in ("VERB", "AUX")
    if token.dep_ not in _OTHER_CLAUSES:
        return False
    return token.tag_ not in ("VBG", "VBN") or any(c.dep_ in ("aux", "auxpass", "nsubj") for c in token.children)


def places(lookup: Lookup, tokens: list[Token]) -> tuple[Place, ...]:
    """Places of the clause that are locations, without those from which named people are ("Ali Sample of Nagaro")."""
    return tuple(
        p for p in lookup.places([t for t in tokens if t.dep_ != "pobj" or not _is_origin(t)]) if p.use == "location"
    )


def _is_origin(token: Token) -> bool:
    of = token.head
    return of.lower_ in ("of", "from") and of.head.ent_type_ == "PERSON"


def when(lookup: Lookup, tokens: list[Token], act: Act, published: str | None) -> EventTime | None:
    """The time of the clause; else that of the verb which it is joined to; else the day of publication as not
    stated, for what is to have happened by then."""
    found = _stated(lookup, tokens)
    if found is not None:
        return found
    joined = _joined(act.candidate.anchor)
    shared = _stated(lookup, clause(joined, frozenset())) if joined is not None else None
    if joined is not None and shared is not None:
        time = next(t for t in lookup.times(clause(joined, frozenset())) if t.id == shared.time_id)
        return shared.model_copy(update={"stated": time.start < joined.idx})
    day = published[:10] if published and act.modality not in _TO_COME else None
    return EventTime(earliest=None, latest=day, granularity=None, stated=False) if day else None


def is_to_come(act: Act, time: EventTime | None, published: str | None) -> bool:
    """ "The bloc meets on 26 October", in a report of the 15th: what the present tells of a later day has not happened."""
    if time is None or not time.stated or time.earliest is None or published is None:
        return False
    told = act.candidate.anchor.tag_ in ("VBZ", "VBP") and act.modality in ("actual", "ongoing")
    return told and time.earliest[:10] > published[:10]


def _stated(lookup: Lookup, tokens: list[Token]) -> EventTime | None:
    """The first of some words' times that stands for days."""
    dated = [t for t in lookup.times(tokens) if t.type != "SET" and (t.earliest or t.latest)]
    for time in dated:
        if not lookup.is_yardstick(time) and not _dates_another(time, tokens):
            earliest, latest = _bounds(lookup, time, dated)
            return EventTime(
                earliest=earliest, latest=latest, granularity=time.granularity, time_id=time.id, stated=True
            )
    return None


def _dates_another(time: Time, tokens: list[Token]) -> bool:
    """Does the time belong to a happening that is only named: "after the march on Sunday", "for Sunday's raid"?"""
    token = next((t for t in tokens if time.start <= t.idx < time.end), None)
    while token is not None and time.start <= token.head.idx < time.end and token.head is not token:
        token = token.head
    if token is None:
        return False
    modifies = token.dep_ in _BEFORE_NOUN
    noun = token.head.head if token.dep_ == "pobj" else token.head
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in _BESIDE or (modifies and noun.head.lower_ in _REGARDING)


def _joined(anchor: Token) -> Token | None:
    """The verb in the same tense that this one is joined to: "On Friday they took the town and burned it"."""
    head = anchor.head
    same = anchor.dep_ == "conj" and head.pos_ == "VERB" and head.tag_ == anchor.tag_
    return head if same and not _is_before_another(anchor) else None


def _is_before_another(verb: Token) -> bool:
    """Does the tense put it before the other happenings: "had fled"?"""
    return any(c.lower_ in ("had", "'d") and c.dep_ in ("aux", "auxpass") for c in verb.children)


def told(found: Annotations, acts: Sequence[tuple[Token, Event]]) -> list[Event]:
    """Acts without a time of their own right after a sentence that dates one: theirs is that day, as not stated.

    A story goes on from sentence to sentence of one paragraph; a verb that looks back ("had fled"), one inside another's
    words and one that did not happen do not go on with it.
    """
    story: tuple[Token, EventTime] | None = None
    events: list[Event] = []
    for anchor, event in acts:
        time = event.time
        if time is not None and time.time_id is None and story is not None and _goes_on(found, story[0], anchor, event):
            event = event.model_copy(update={"time": story[1].model_copy(update={"stated": False})})
        elif time is not None and time.stated and time.granularity in _DAYS and _tells(anchor, event):
            story = (anchor, time)
        events.append(event)
    return events


def _tells(anchor: Token, event: Event) -> bool:
    """Is it told as having happened, by the main verb of a sentence?"""
    return anchor.tag_ in ("VBD", "VBN") and anchor.dep_ == "ROOT" and event.modality == "actual"


def _goes_on(found: Annotations, before: Token, anchor: Token, event: Event) -> bool:
    """Does an act stand in the sentence after another's, in the same paragraph, and go on with its story?"""
    following = before.sent.end == anchor.sent.start and found.block_at(before.idx) == found.block_at(anchor.idx)
    dated = any(anchor.sent.start_char <= t.start < anchor.sent.end_char for t in found.times)
    return following and not dated and _tells(anchor, event) and not _is_before_another(anchor)


def _bounds(lookup: Lookup, time: Time, dated: list[Time]) -> tuple[str | None, str | None]:
    """First and last day: "since" leaves the end open, "until" the beginning, a range ends with its second time."""
    if lookup.is_open(time):
        return time.earliest, None
    if lookup.is_end(time):
        return None, time.latest
    end = lookup.range_end(time, dated)
    latest = end.latest if end is not None else time.latest
    ordered = time.earliest is None or latest is None or latest >= time.earliest
    return time.earliest, latest if ordered else time.latest


def figures(lookup: Lookup, tokens: list[Token], extra: Iterator[Token]) -> tuple[Figure, ...]:
    """Figures of the clause and of the effects told with it."""
    return tuple(lookup.figures([*tokens, *extra]))
