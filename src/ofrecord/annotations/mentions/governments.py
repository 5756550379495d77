"""When a state's name or capital stands for its government."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.mentions.names import Name
from ofrecord.domain.places import Place, PlaceUse
from ofrecord.language.parse import Token
from ofrecord.language.parties import Parties
from ofrecord.language.syntax import children, is_passive, own_subject


class Governments:
    """Decides for one document, from its places where they know, else from the clause."""

    def __init__(self, parties: Parties, found: Annotations) -> None:
        self.parties = parties
        self.uses: dict[int, Place] = {p.start: p for p in found.places}

    def acts(self, name: Name, head: Token) -> bool:
        """Does this name of a place stand for the government that has its seat there?"""
        doc = head.doc
        place = self.uses.get(doc[name.first].idx)
        if place is not None:
            use: PlaceUse = place.use
            if use == "actor":
                return not self._is_described_as_place(head)
            if use == "location" and self._is_told_of(head):
                return doc[name.first : name.last].text in self.parties.state_names
            if use != "modifier" or head.dep_ != "poss":
                return False
        words = doc[name.first : name.last].text
        if words not in self.parties.state_names and words not in self.parties.metonyms:
            return False
        return self._acts_in_clause(head, words in self.parties.state_names)

    def _is_told_of(self, head: Token) -> bool:
        """ "It drew in Chad, which bombed the port": a state that a clause after a comma says to have done something."""
        told = (c for c in head.rights if c.dep_ == "relcl" and c.tag_ in ("VBD", "VBN") and children(c, "dobj"))
        verbs = (v for v in told if v.lemma_ not in self.parties.cues.land_verbs and v.left_edge.i == head.i + 2)
        return any((s := own_subject(v)) is not None and s.lower_ == "which" for v in verbs)

    def _is_described_as_place(self, head: Token) -> bool:
        """ "Nagaro, the capital of the region, has been under siege": the town, not who governs from it."""
        return any(c.dep_ == "appos" and self.parties.noun_type(c)[0] == "place" for c in head.rights)

    def _has_government(self, owned: Token, state: bool) -> bool:
        """ "Kyiv's offensive" is a government's, "Kyiv's streets" are not; nor is "Ukraine's north"."""
        noun, _ = self.parties.noun_type(owned)
        of_the_land = noun in ("place", "facility") or (noun in ("people", "person") and not state)
        return not of_the_land and owned.lemma_.lower() not in self.parties.cues.land_heads

    def _is_disposed(self, verb: Token) -> bool:
        """ "is ready to", "remains committed": states of mind that a land has not."""
        return any(c.dep_ == "acomp" and c.lower_ in self.parties.cues.acting_adjectives for c in verb.children)

    def _acts_in_clause(self, head: Token, state: bool) -> bool:
        if head.dep_ in ("conj", "appos") and head.head is not head and head.head.pos_ == "PROPN":
            return self._acts_in_clause(head.head, state)
        verb, cues = head.head, self.parties.cues
        if head.dep_ == "nsubj":
            return verb.pos_ in ("VERB", "AUX") and (verb.lemma_ not in cues.land_verbs or self._is_disposed(verb))
        if head.dep_ in ("dobj", "nsubjpass"):
            return verb.lemma_ in cues.target_verbs
        if head.dep_ == "poss":
            return self._has_government(verb, state)
        if head.dep_ == "pobj":
            preposition = verb.lower_
            if preposition == "by":
                return is_passive(verb.head)
            return preposition in cues.party_prepositions
        return False
