"""The user's own actors, as steps see them: before the package's parties, and with the aid organisations they name."""

from __future__ import annotations

from ofrecord.annotations.step import Knowledge
from ofrecord.language.countries import countries
from ofrecord.language.own_parties import over, own_parties
from ofrecord.language.parties import Parties, PartyName


def user_parties(knowledge: Knowledge) -> tuple[PartyName, ...]:
    """The actors of the user's files, each joined with the package's party of the same name."""
    if not knowledge.actors:
        return ()
    states = {c.iso3 for c in countries(knowledge.lexicons).values()}
    known = knowledge.lexicons.load("party_names", tuple[PartyName, ...])
    return tuple(over(own_parties(knowledge.actors, states), known))


def known_parties(knowledge: Knowledge) -> Parties:
    """The word lists on parties, the user's first."""
    return Parties(knowledge.lexicons, user_parties(knowledge))
