"""Who is said to have done a deed that is only named: claimed by X, blamed on X, X is accused of it, responsible for it."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.events.words import BlameFrame, EventWords
from ofrecord.annotations.parties import Parties, doer, undergoer
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_CARRIERS = ("NOUN", "ADJ")
_NOBODY = frozenset({"no", "neither", "none", "nobody"})
"""Words by which a doer is said to be nobody: "no group claimed the attack"."""
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


class Blame:
    """Reads the doers of named deeds in one document."""

    def __init__(self, words: EventWords, parties: Parties) -> None:
        self.frames, self.hedges, self.parties = words.blames, words.hedges, parties

    def doers(self, candidate: Candidate) -> list[Mention]:
        """Those to whom a deed without a doer of its own is laid."""
        return next((found for _, _, found in self._laid(candidate)), [])

    def is_open(self, candidate: Candidate) -> bool:
        """Is the deed only laid at somebody's door, so that it is a claim and no report?"""
        return any(not frame.sure for frame, _, _ in self._laid(candidate))

    def is_hedged(self, candidate: Candidate) -> bool:
        """Do the words by which it is laid leave it open, whoever says them ("may have been the work of")?"""
        hung = (c.lower_ for _, verb, _ in self._laid(candidate) for c in verb.children if c.dep_ in ("aux", "advmod"))
        return not self.hedges.isdisjoint(hung)

    def _laid(self, candidate: Candidate) -> Iterator[tuple[BlameFrame, Token, list[Mention]]]:
        """Every frame by whose verb the deed is laid at somebody's door, with the verb and those to whom."""
        above = self._above(candidate.head) if candidate.verb is None else ()
        for verb, slot, through in above:
            if syntax.is_negated(verb):  # "has not claimed responsibility for the deaths"
                continue
            for frame in self.frames:
                fits = verb.lemma_.lower() in frame.verbs and slot == frame.deed and self._passes(through, frame)
                if not fits or (frame.known and not is_known(candidate.head)):
                    continue
                heads = _at(verb, frame.doer) or _small_subject(through) or _hung_on(candidate.head, frame)
                found = self._parties(_identified(verb, through)) or self._parties(heads)
                if found:
                    yield frame, verb, found

    def _parties(self, heads: list[Token]) -> list[Mention]:
        return [m for h in heads if not _is_nobody(h) for m in self.parties.of(h, True)]

    @staticmethod
    def _passes(through: Token | None, frame: BlameFrame) -> bool:
        return (through.lemma_.lower() in frame.through) if through is not None else not frame.through

    @staticmethod
    def _above(deed: Token) -> Iterator[tuple[Token, str, Token | None]]:
        """Verbs over a deed, the slot in which it stands, and the noun or adjective between."""
        for participle in (c for c in deed.children if c.dep_ in ("acl", "relcl")):
            yield participle, "object", None
        if deed.dep_ in ("dobj", "nsubjpass", "nsubj"):
            yield deed.head, "object", None
        if deed.dep_ != "pobj":
            return
        slot, above = deed.head.lower_, deed.head.head
        yield above, slot, None
        if above.pos_ in _CARRIERS and above.head.lower_ == "as":
            yield above.head.head, f"as {slot}", above
        elif above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.pos_ == "VERB":
            yield above.head.head, slot, above  # "accused X of responsibility for the raid"
        elif above.pos_ in _CARRIERS and above.head != above:
            yield _holding(above), slot, above
        for carrier in syntax.children(above, "dobj") if above.pos_ == "VERB" else ():  # "took part | in the raid"
            yield above, slot, carrier
        if above.dep_ == "dobj":  # "accused the rebels of the killing", of hung on rebels
            yield above.head, slot, None


def _at(verb: Token, slot: str) -> list[Token]:
    """Heads in a slot of the verb, turned round in the passive; "work of" is what its noun is said to be."""
    noun, _, led = slot.rpartition(" ")
    if noun:
        said = (a for a in syntax.children(verb, "attr") if a.lemma_.lower() == noun)
        return [o for a in said for o in syntax.prepositional(a, led)]
    if slot == "owner":
        return syntax.children(verb, "poss")
    passive = syntax.is_passive(verb)
    if slot == "subject":
        found = syntax.passive_agents(verb) if passive else [doer(verb)]
    elif slot == "object":
        found = [undergoer(verb)]
    else:
        found = list(syntax.prepositional(verb, slot))
    return [t for t in found if t is not None]


def _holding(carrier: Token) -> Token:
    """The verb over a carrier: for "held X and Y responsible", where the parse hangs the adjective on the object, hold."""
    top = carrier.head
    while carrier.dep_ == "amod" and top.dep_ == "conj":
        top = top.head
    return top.head if carrier.dep_ == "amod" and top.dep_ == "dobj" else carrier.head


def _identified(verb: Token, through: Token | None) -> list[Token]:
    """ "The author of the raid is X": who the subject is said to be, not the subject."""
    named = through is not None and through.dep_ in syntax.SUBJECTS and verb.lemma_.lower() == "be"
    return syntax.children(verb, "attr") if named else []


def _small_subject(through: Token | None) -> list[Token]:
    """ "Held the army responsible for": the parse makes the object a subject of the adjective."""
    return syntax.children(through, "nsubj") if through is not None else []


def _hung_on(deed: Token, frame: BlameFrame) -> list[Token]:
    """ "Blamed the raid on the rebels": the parse may hang on the deed what belongs to the verb."""
    laid = frame.deed == "object" and frame.doer in ("on", "to")
    return list(syntax.prepositional(deed, frame.doer)) if laid else []


def _is_nobody(head: Token) -> bool:
    return head.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in head.children)


def is_known(deed: Token) -> bool:
    """Is the deed one that the reader knows: "the attack", "these killings"?"""
    return any(c.lower_ in _KNOWN for c in deed.children)
