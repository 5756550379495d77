"""Control: who holds, takes or leaves which place, in the words of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.control.nouns import Nouns
from ofrecord.annotations.control.verbs import Verbs
from ofrecord.annotations.control.words import ControlWords, Holding, span_of
from ofrecord.annotations.lookup import Lookup
from ofrecord.annotations.modality import Modalities, ModalityWords
from ofrecord.annotations.parties import Parties, together
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.base import Span
from ofrecord.domain.events import AsOf
from ofrecord.domain.events import Control as ControlEntry
from ofrecord.domain.mentions import Mention
from ofrecord.domain.places import Place
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_ARMED = frozenset({"armed_force", "armed_group", "government"})
"""Mention types that can give up a place by leaving it."""
_STANDING = frozenset({"compound", "adjective", "not_fallen", "inside"})
"""Rules whose expressions tell a state, whatever is planned or denied around them."""
_OF_FORCES = frozenset({"left", "force", "lost", "given", "driven"})
"""Rules whose words tell of control only where forces or authorities do it."""
_EXTENTS = frozenset({"settlements", "area", "other"})
"""What figures in the expression count: how much of a place is held."""


class Control(Step):
    """Finds control."""

    name = "control"
    requires = ("doc", "mentions", "entities", "places", "times", "figures", "quotations")
    adds = ("control",)

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.words = knowledge.lexicons.load("control", ControlWords)
        self.modality = Modalities(knowledge.lexicons.load("modality", ModalityWords))
        self.verbs, self.nouns = Verbs(self.words), Nouns(self.words)
        self.known = self.verbs.known | self.nouns.known
        """Lemmas of the verbs and nouns that are read."""

    def __call__(self, found: Annotations) -> Annotations:
        lookup = Lookup(found)
        parties = Parties(lookup)
        cues = [q.cue for q in found.quotations if q.cue]
        entries: dict[tuple[int, int], ControlEntry] = {}
        for holding in self._holdings(found):
            entry = self._entry(found, lookup, parties, holding)
            if entry is not None and not self._is_unheard_claim(cues, holding.anchor):
                entries.setdefault((entry.start, entry.end), entry)
        return replace(found, control=tuple(sorted(entries.values(), key=lambda e: (e.start, e.end))))

    def _is_unheard_claim(self, cues: Sequence[Span], anchor: Token) -> bool:
        """Does somebody only claim it ("claims to hold"), that opens no quotation? It would pass for a fact."""
        if anchor.dep_ != "xcomp" or anchor.head.lemma_.lower() not in self.modality.words.saying:
            return False
        return not any(cue.start <= anchor.head.idx < cue.end for cue in cues)

    def _holdings(self, found: Annotations) -> Iterator[Holding]:
        for token in found.doc:
            if token.lemma_.lower() in self.known or token.lower_ in self.nouns.describes:
                for holding in (h for read in self._read(token) for h in _each(read)):
                    yield from (holding,) if holding.rule in _STANDING else self._judged(holding)

    def _read(self, token: Token) -> Iterator[Holding]:
        """What one word says of holding a place."""
        yield from self.nouns.describing(token)
        if token.pos_ == "VERB":
            yield from self.verbs(token)
        elif token.pos_ == "NOUN":
            yield from self.nouns(token)

    def _judged(self, holding: Holding) -> Iterator[Holding]:
        """What is only planned, asked for or possible is no control; what is denied or failed is not held."""
        modality = self.modality(holding.anchor)
        above = holding.anchor.head.lemma_.lower()
        tried = holding.anchor.dep_ == "xcomp" and above in self.modality.words.attempts
        if modality in ("negated", "denied"):
            yield replace(holding, status="holds" if holding.rule == "lost" else "not_held")
        elif modality in ("actual", "ongoing") and not tried and not self._is_aim(holding.anchor):
            yield holding

    def _is_aim(self, verb: Token) -> bool:
        """Is it only what something is done for: "expanded its operation to seize the town"?"""
        infinitive = any(c.tag_ == "TO" for c in verb.children)
        objects = verb.dep_ == "xcomp" and any(
            o.pos_ == "NOUN" and o.lemma_ in self.words.efforts for o in verb.head.children
        )
        return infinitive and (verb.dep_ in ("acl", "advcl", "relcl") or objects)

    def _entry(self, found: Annotations, lookup: Lookup, parties: Parties, holding: Holding) -> ControlEntry | None:
        """The entry, or null where what is held is neither a place nor a piece of territory."""
        if holding.place is not None:
            holding = replace(holding, place=self._counted(holding.place))
        held = lookup.mention(holding.place) if holding.place is not None else None
        several = holding.place is not None and holding.place.tag_ in ("NNS", "NNPS")
        if held is not None and held.type in ("people", "person") and several:
            return None  # "nine Kenyans were captured"
        place = self._place(lookup, holding.place) if holding.place is not None else None
        place = place or _called(found, held)
        if place is None and (holding.place is None or holding.place.pos_ in ("PRON", "DET")):
            return None
        if place is None and not self._is_territory(holding.place) and not _names_place(lookup, holding.place):
            return None
        holder = self._holder(parties, holding)
        if holding.rule in _OF_FORCES and (holder is None or holder.type not in _ARMED):
            return None
        if place is None and not self._is_territory(holding.place) and (holder is None or holder.type not in _ARMED):
            return None
        if place is None and self._is_nobody(holder) and holding.rule == "verb":
            return None
        start, end = holding.span
        near = [t for t in holding.anchor.subtree if start <= t.idx < end]
        figures = [f for f in lookup.figures(near) if f.counts in _EXTENTS]
        return ControlEntry(
            id=found.id("c", holding.status, start, end),
            **found.located(start, end),
            place=place.id if place else None,
            holder=holder.id if holder else None,
            status=holding.status,
            as_of=_as_of(lookup, holding.anchor),
            partial=self._is_part(holding.place) or any(f.unit is not None or f.part_of for f in figures),
            figures=tuple(f.id for f in figures),
            **self.credit(holding.rule),
        )

    def _is_territory(self, head: Token | None) -> bool:
        return head is not None and bool({head.lemma_.lower(), head.lower_} & self.words.territory)

    def _is_part(self, head: Token | None) -> bool:
        return head is not None and bool({head.lemma_.lower(), head.lower_} & self.words.portions)

    @staticmethod
    def _is_nobody(holder: Mention | None) -> bool:
        """Is the holder unnamed: none, an unresolved pronoun, or a private person ("the land he occupied")?"""
        if holder is None:
            return True
        return holder.form == "pronoun" and (holder.entity is None or holder.type == "person")

    @staticmethod
    def _counted(head: Token) -> Token:
        """The noun of which a bare number counts some: "14 of the state's 17 townships"."""
        counted = syntax.prepositional(head, "of") if head.pos_ == "NUM" else []
        return counted[0] if counted else head

    def _place(self, lookup: Lookup, head: Token) -> Place | None:
        """The place at a head, or the one that a piece of territory is named by ("parts of Kherson", "the town of Sake")."""
        own = lookup.place(head) or self._beside(lookup, head)
        if own is not None:
            measured = own.relation is not None and own.relation.distance_km is not None and head.pos_ == "PROPN"
            return None if measured else own  # "9 km south of Bani, which rebels took": they took Bani
        if not self._is_territory(head):
            return None
        around = () if head.tag_ == "NN" else ("in", "near", "across")
        below = [o for p in ("of", *around) for o in syntax.prepositional(head, p)]
        below += [c for c in head.children if c.dep_ in ("appos", "compound", "nmod", "poss")]
        if head.dep_ == "attr":
            below += [c for c in head.head.children if c.dep_ == "nsubj"]
        found = [p for b in below if (p := lookup.place(b) or self._deeper(lookup, b)) is not None]
        return found[0] if found else None

    def _beside(self, lookup: Lookup, head: Token) -> Place | None:
        """The place that a town or piece of land stands beside: "Bani, the last town held by the army"."""
        beside = head.head if head.dep_ == "appos" and head.i > head.head.i else None
        return lookup.place(beside) if beside is not None and self._is_territory(head) else None

    @staticmethod
    def _deeper(lookup: Lookup, head: Token) -> Place | None:
        named = [p for o in syntax.prepositional(head, "of", "in") if (p := lookup.place(o)) is not None]
        return named[0] if named else None

    @staticmethod
    def _holder(parties: Parties, holding: Holding) -> Mention | None:
        """The holder's mention; one that holds the whole expression ("rebel-held areas") names the place, not the holder."""
        if holding.holder is None:
            return None
        mention = parties.one(holding.holder, True)
        anchor = holding.anchor
        swallowed = mention is not None and mention.start <= anchor.idx < mention.end
        return None if swallowed else mention


def _each(holding: Holding) -> Iterator[Holding]:
    """The holding, and the same of each place that is named beside the first ("hold Goma, Sake and Minova")."""
    yield holding
    if holding.place is None or holding.rule == "changed":
        return
    for other in together(holding.place)[1:]:
        if other.pos_ == "PROPN":
            yield replace(holding, place=other, span=span_of(holding.anchor, holding.holder, other))


def _called(found: Annotations, held: Mention | None) -> Place | None:
    """The place for which a description stands ("the army retook the town"), by its name last told before."""
    if held is None or held.form != "nominal" or held.type != "place" or held.entity is None:
        return None
    names = [m for m in found.mentions if m.entity == held.entity and m.form == "name" and m.end <= held.start]
    at = {(p.start, p.end): p for p in found.places if p.use == "location"} if names else {}
    return next((p for m in reversed(names) if (p := at.get((m.start, m.end))) is not None), None)


def _names_place(lookup: Lookup, head: Token | None) -> bool:
    """Is it called a place, or a proper name that the mentions take for an organisation, as they do with small towns?"""
    mention = lookup.mention(head) if head is not None else None
    if mention is None or head is None:
        return False
    return mention.type == "place" or (
        mention.type == "organization" and mention.form == "name" and head.pos_ == "PROPN"
    )


def _as_of(lookup: Lookup, anchor: Token) -> AsOf | None:
    """The first dated time that hangs on the expression."""
    for time in lookup.times(list(anchor.subtree)[:60]):
        if time.earliest is not None or time.latest is not None:
            return AsOf(earliest=time.earliest, latest=None if lookup.is_open(time) else time.latest)
    return None
