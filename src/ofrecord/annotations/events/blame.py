"""Who is said to have done a deed that is only named: claimed by X, blamed on X, X is accused of it, responsible for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.events.words import BlameFrame
from ofrecord.annotations.parties import Parties, doer, undergoer
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_CARRIERS = ("NOUN", "ADJ")


class Blame:
    """Reads the doers of named deeds in one document."""

    def __init__(self, frames: Iterable[BlameFrame], parties: Parties) -> None:
        self.frames, self.parties = tuple(frames), parties

    def doers(self, candidate: Candidate) -> list[Mention]:
        """Those to whom a deed without a doer of its own is laid."""
        return next((found for _, found in self._laid(candidate)), [])

    def is_open(self, candidate: Candidate) -> bool:
        """Is the deed only laid at somebody's door, so that it is a claim and no report?"""
        return any(not frame.sure for frame, _ in self._laid(candidate))

    def _laid(self, candidate: Candidate) -> Iterator[tuple[BlameFrame, list[Mention]]]:
        above = self._above(candidate.head) if candidate.verb is None else ()
        for verb, slot, through in above:
            if syntax.is_negated(verb):  # "has not claimed responsibility for the deaths"
                continue
            for frame in self.frames:
                if verb.lemma_.lower() in frame.verbs and slot == frame.deed and self._passes(through, frame):
                    heads = _at(verb, frame.doer) or _small_subject(through)
                    found = [m for h in heads for m in self.parties.of(h, True)]
                    if found:
                        yield frame, found

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
        if above.pos_ in _CARRIERS and above.head != above:
            yield above.head, slot, above
            if above.dep_ == "dobj":  # "accused the rebels of the killing", of hung on rebels
                yield above.head, slot, None


def _at(verb: Token, slot: str) -> list[Token]:
    """Heads in a slot of the verb, turned round in the passive."""
    passive = syntax.is_passive(verb)
    if slot == "subject":
        found = syntax.passive_agents(verb) if passive else [doer(verb)]
    elif slot == "object":
        found = [undergoer(verb)]
    else:
        found = list(syntax.prepositional(verb, slot))
    return [t for t in found if t is not None]


def _small_subject(through: Token | None) -> list[Token]:
    """ "Held the army responsible for": the parse makes the object a subject of the adjective."""
    return syntax.children(through, "nsubj") if through is not None else []
