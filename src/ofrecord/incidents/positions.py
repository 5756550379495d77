"""Where speakers stand on what somebody proposes: for it, against it, or on a condition.

Asked only of happenings that others can accept or refuse (an invitation, an offer, a deal). Nobody is given a position by silence,
and none is made sharper than the words: a group is called by the stances that its words were read with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ofrecord.domain.incidents import Account, Difference, Said, Standing
from ofrecord.domain.mentions import Entity
from ofrecord.domain.quotations import Stance
from ofrecord.incidents.accounts import STRONGEST, Teller
from ofrecord.incidents.judged import STANCE
from ofrecord.incidents.names import entity_keys, mention_keys
from ofrecord.incidents.tuning import incident_words, tuning
from ofrecord.incidents.words import stem, words_in

AGAINST: frozenset[Stance] = frozenset({"rejects", "condemns", "doubts"})
TOWARDS: frozenset[Stance] = frozenset({"supports", "promises", "intends", "requests"})
FOR_IT, AGAINST_IT, CONDITION = "for", "against", "on a condition"
SHORTEST_STEM = 4
"""Letters from which the beginning of a word is enough to know it again: "invited", "invitation"."""
Key = tuple[str, str]
"""Words of an account: hash of the source, and quotation id."""


@dataclass
class _Group:
    """Those who stand alike, with the words that show it."""

    accounts: list[Account] = field(default_factory=list)
    words: list[Said] = field(default_factory=list)


def positions_of(type: str, tellers: Sequence[Teller], accounts: Sequence[Account]) -> Difference | None:
    """How the speakers stand, where at least two ways of standing are told of; sources count as in other differences."""
    if type not in tuning().families.proposals:
        return None
    parties = _parties(tellers)
    groups: dict[str, _Group] = {}
    for source in dict.fromkeys(account.source for account in accounts if account.speaker):
        own = [account for account in accounts if account.source == source]
        side, shown = _stand([said for account in own for said in account.words], parties)
        if shown:
            group = groups.setdefault(side, _Group())
            group.accounts += [account for account in own if any(said in shown for said in account.words)]
            group.words += shown
    if len(groups) < 2:
        return None
    values = tuple(_standing(side, group) for side, group in groups.items())
    return Difference(field=STANCE, kind="position", conflict=False, values=values)


def _stand(words: Sequence[Said], parties: Mapping[Key, _Standpoint]) -> tuple[str, list[Said]]:
    """For, against or on a condition, with the words that show it; empty where the speaker takes no position."""
    known = [(said, parties[said.sha256, said.quotation]) for said in words if (said.sha256, said.quotation) in parties]
    proposes, asked = any(point.proposes for _, point in known), any(point.asked for _, point in known)
    against = [said for said, point in known if said.stance in AGAINST and point.names_it]
    if against and not proposes:
        return AGAINST_IT, against
    bound = [said for said, point in known if conditional(said.exact) and (proposes or asked or point.names_it)]
    if bound:
        return CONDITION, bound
    towards = [said for said, point in known if said.stance in TOWARDS and (proposes or asked or point.names_it)]
    return (FOR_IT, towards) if towards else ("", [])


def _standing(side: str, group: _Group) -> Standing:
    stances = sorted({said.stance for said in group.words}, key=STRONGEST.index)
    unique = {said.exact: said for said in group.words}
    return Standing(
        value=", ".join([*stances, CONDITION] if side == CONDITION else stances),
        accounts=tuple(account.id for account in group.accounts),
        sources=len({account.source for account in group.accounts}),
        words=tuple(unique.values()),
    )


# What a quotation has to do with the happening.


@dataclass(frozen=True)
class _Standpoint:
    """Whose words they are, as seen from the happening: of who proposes, of who is asked; and whether they name it."""

    proposes: bool
    asked: bool
    names_it: bool


def _parties(tellers: Sequence[Teller]) -> dict[Key, _Standpoint]:
    """The standpoints of all quotations in reports that are mainly about the happening."""
    agents, recipients = _keys_of(tellers, "agents"), _keys_of(tellers, "recipients")
    stems = frozenset(_stems(tellers))
    found = {}
    for teller in tellers:
        entities = {entity.id: entity for entity in teller.record.entities}
        told = {id for event in teller.record.events if event.id in teller.events for id in event.attributed_to}
        for quotation in teller.record.quotations if teller.main else ():
            keys = _party_keys(quotation.speaker.entity, entities)
            text = " ".join(content.exact for content in quotation.content)
            found[teller.record.source.sha256, quotation.id] = _Standpoint(
                proposes=bool(keys & agents) or quotation.id in told,
                asked=bool(keys & recipients),
                names_it=any(_is_one(word, stems) for word in words_in(text.lower())),
            )
    return found


def _keys_of(tellers: Sequence[Teller], part: str) -> frozenset[str]:
    keys: set[str] = set()
    for teller in tellers:
        mentions = {mention.id: mention for mention in teller.record.mentions}
        entities = {entity.id: entity for entity in teller.record.entities}
        for event in teller.record.events:
            for id in getattr(event, part) if event.id in teller.events else ():
                if (mention := mentions.get(id)) is not None:
                    keys |= mention_keys(mention, entities.get(mention.entity or ""))
    return frozenset(keys)


def _party_keys(entity: str | None, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Keys of a speaker and of what it belongs to."""
    keys: set[str] = set()
    seen: set[str] = set()
    while entity is not None and entity in entities and entity not in seen:
        seen.add(entity)
        keys |= entity_keys(entities[entity])
        entity = entities[entity].affiliation
    return frozenset(keys)


def _stems(tellers: Iterable[Teller]) -> Iterator[str]:
    """Stems of the words by which the happening is told."""
    for teller in tellers:
        for event in teller.record.events:
            if event.id in teller.events:
                yield from (stem(word) for word in words_in(event.trigger.exact.lower()))


def _is_one(word: str, stems: frozenset[str]) -> bool:
    return stem(word) in stems or any(len(one) >= SHORTEST_STEM and word.startswith(one) for one in stems)


def conditional(text: str) -> bool:
    """Do the words bind what they offer to a condition?"""
    return _conditions().search(" ".join(text.split()).casefold()) is not None


@lru_cache(maxsize=1)
def _conditions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, incident_words().conditions))})\b")
