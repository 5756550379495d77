"""Control: who holds, takes or leaves which place, in the words of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.lookup import Lookup
from ofrecord.annotations.modality import Modalities, ModalityWords
from ofrecord.annotations.parties import Parties, doer, is_relative, undergoer
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.base import Frozen
from ofrecord.domain.events import AsOf, ControlStatus
from ofrecord.domain.events import Control as ControlEntry
from ofrecord.domain.mentions import Mention
from ofrecord.domain.places import Place
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_OWNERS = ("poss", "amod", "compound", "nmod")
_OTHER_PHRASES = frozenset({"relcl", "acl", "advcl", "conj", "cc", "punct", "case"})
_ARMED = frozenset({"armed_force", "armed_group", "government"})
"""Mention types that can give up a place by leaving it."""
_OPEN = frozenset({"VERB", "NOUN"})
_EXTENTS = frozenset({"settlements", "area", "other"})
"""What figures in the expression count: how much of a place is held."""


class ControlWords(Frozen):
    """The lexicon `en/control.yaml`: words by the status that they tell."""

    verbs: dict[ControlStatus, tuple[str, ...]]
    fallen: dict[ControlStatus, tuple[str, ...]]
    leaving: tuple[str, ...]
    nouns: dict[ControlStatus, tuple[str, ...]]
    participles: dict[ControlStatus, tuple[str, ...]]
    states: dict[ControlStatus, tuple[str, ...]]
    outside: frozenset[str]
    inside: frozenset[str]
    loses: frozenset[str]
    gains: dict[ControlStatus, frozenset[str]]
    territory: frozenset[str]


@dataclass(frozen=True)
class Holding:
    """A reading of one expression before it is tied to mentions and places: heads of holder and place, and the span."""

    status: ControlStatus
    holder: Token | None
    place: Token | None
    span: tuple[int, int]
    anchor: Token
    rule: str


class Control(Step):
    """Finds control."""

    name = "control"
    requires = ("doc", "mentions", "entities", "places", "times", "figures", "quotations")
    adds = ("control",)

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.words = knowledge.lexicons.load("control", ControlWords)
        self.modality = Modalities(knowledge.lexicons.load("modality", ModalityWords))
        self.verbs = _by_word(self.words.verbs)
        self.fallen = _by_word(self.words.fallen)
        self.nouns = _by_word(self.words.nouns)
        self.participles = _by_word(self.words.participles)
        self.states = _by_word(self.words.states)

    def __call__(self, found: Annotations) -> Annotations:
        lookup = Lookup(found)
        parties = Parties(lookup)
        cues = frozenset(i for q in found.quotations if q.cue for i in range(q.cue.start, q.cue.end))
        entries: dict[tuple[int, int], ControlEntry] = {}
        for holding in self._holdings(found):
            entry = self._entry(found, lookup, parties, holding)
            if entry is not None and not self._is_unheard_claim(cues, holding.anchor):
                entries.setdefault((entry.start, entry.end), entry)
        return replace(found, control=tuple(sorted(entries.values(), key=lambda e: (e.start, e.end))))

    def _is_unheard_claim(self, cues: frozenset[int], anchor: Token) -> bool:
        """Does somebody only claim it ("claims to hold"), that opens no quotation? It would pass for a fact."""
        if anchor.dep_ != "xcomp" or anchor.head.lemma_.lower() not in self.modality.words.saying:
            return False
        return anchor.head.idx not in cues

    def _holdings(self, found: Annotations) -> Iterator[Holding]:
        for token in found.doc:
            if token.lower_ in self.participles:
                yield from self._compound(token)
            if token.pos_ not in _OPEN:
                continue
            lemma = token.lemma_.lower()
            if token.pos_ == "VERB" and lemma in self.verbs:
                yield from self._verb(token)
            elif token.pos_ == "VERB" and (lemma in self.fallen or lemma in self.words.leaving):
                yield from self._change(token)
            elif token.pos_ == "NOUN" and lemma in self.nouns:
                yield from self._noun(token)
            elif token.pos_ == "NOUN" and lemma in self.states:
                yield from self._state(token)

    def _compound(self, token: Token) -> Iterator[Holding]:
        """ "Rebel-held town", "Ukraine-Held Areas": holder, hyphen, participle, place noun."""
        doc = token.doc
        if token.i < 2 or not doc[token.i - 1].text.startswith(("-", "–", "‑")):
            return
        holder = doc[token.i - 2]
        head = token
        while (
            head.head != head
            and head.head.i > head.i
            and head.dep_ in (*_OWNERS, "acl", "punct")
            and head.pos_ != "NOUN"
        ):
            head = head.head
        if head.i <= token.i:
            head = doc[token.i + 1] if token.i + 1 < len(doc) else token
        start, end = holder.idx, _phrase_end(head)
        yield Holding(self.participles[token.lower_], holder, head, (start, end), token, "compound")

    def _verb(self, token: Token) -> Iterator[Holding]:
        """ "Forces seized the town", "the town was retaken by …", "areas that its forces seized"."""
        status = self.verbs[token.lemma_.lower()]
        place = self._relative(token) or undergoer(token)
        if place is None or any(c.tag_ == "HYPH" for c in token.children):
            return
        if syntax.is_passive(token):
            agents = syntax.passive_agents(token)
            holder = agents[0] if agents else None
        else:
            holder = doer(token)
        yield from self._judged(Holding(status, holder, place, _span(token, holder, place), token, "verb"))

    def _relative(self, verb: Token) -> Token | None:
        """The noun phrase just before a relative clause that lacks an object: the parse often attaches the clause higher."""
        clause = verb
        while clause.dep_ in ("xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and not is_relative(c)]
        if clause.dep_ != "relcl" or objects:
            return None
        left = clause.left_edge.i
        noun = next((t for t in reversed(list(verb.doc[max(0, left - 3) : left])) if t.pos_ in ("NOUN", "PROPN")), None)
        while (
            noun is not None
            and noun.dep_ == "pobj"
            and noun.head.lower_ in ("of", "in")
            and self._is_territory(noun.head.head)
        ):
            noun = noun.head.head
        return noun

    def _change(self, token: Token) -> Iterator[Holding]:
        """ "The city fell to the rebels"; "troops withdrew from the city"."""
        subject = doer(token)
        lemma = token.lemma_.lower()
        if lemma in self.words.leaving:
            left = syntax.prepositional(token, "from", "of")
            place = left[0] if left else undergoer(token)
            if place is not None and subject is not None:
                yield from self._judged(
                    Holding("withdrew", subject, place, _span(token, subject, place), token, "left")
                )
            return
        to = syntax.prepositional(token, "to", "into")
        if subject is not None and to:
            yield from self._judged(
                Holding(self.fallen[lemma], to[0], subject, _span(token, to[0], subject), token, "fell")
            )
        elif subject is not None and syntax.is_negated(token):
            yield Holding("not_held", None, subject, _span(token, None, subject), token, "fell")
        elif subject is not None and not _is_measured(token):
            yield from self._judged(
                Holding(self.fallen[lemma], None, subject, _span(token, None, subject), token, "fell_alone")
            )

    def _noun(self, token: Token) -> Iterator[Holding]:
        """ "Russia's occupation of the south", "the capture of the town by the army"."""
        places = syntax.prepositional(token, "of")
        owners = [*syntax.children(token, "poss"), *syntax.prepositional(token, "by")]
        owners += [c for c in token.children if c.dep_ in ("amod", "compound")]
        if places:
            holder = owners[0] if owners else None
            holding = Holding(
                self.nouns[token.lemma_.lower()], holder, places[0], _span(token, holder, places[0]), token, "noun"
            )
            yield from self._judged(holding)

    def _state(self, token: Token) -> Iterator[Holding]:
        """ "Under rebel control", "in the hands of the army", "outside RSF control", "took control of the port"."""
        status = self.states[token.lemma_.lower()]
        owners = [c for c in token.children if c.dep_ in _OWNERS]
        if token.dep_ == "pobj" and token.head.lower_ in self.words.inside | self.words.outside:
            holders = [*owners, *syntax.prepositional(token, "of", "by")]
            above = token.head.head
            place = doer(above) or undergoer(above) if above.pos_ in ("VERB", "AUX") else above
            outside = token.head.lower_ in self.words.outside or (
                above.pos_ in ("VERB", "AUX") and syntax.is_negated(above)
            )
            if place is not None and holders:
                span = _span(token, holders[0], place)
                yield Holding("not_held" if outside else status, holders[0], place, span, token, "state")
        elif token.dep_ in ("dobj", "nsubjpass"):
            yield from self._gained(token, status)

    def _gained(self, token: Token, status: ControlStatus) -> Iterator[Holding]:
        """ "Took control of", "lost control of", "maintain control over"."""
        places = syntax.prepositional(token, "of", "over")
        lemma = token.head.lemma_.lower()
        holder = doer(token.head)
        gained = next((s for s, verbs in self.words.gains.items() if lemma in verbs), None)
        if lemma in self.words.loses:
            gained = "not_held"
        if places and gained is not None:
            span = _span(token.head, holder, places[0])
            yield from self._judged(Holding(gained, holder, places[0], span, token.head, "state"))

    def _judged(self, holding: Holding) -> Iterator[Holding]:
        """What is only planned, asked for or possible is no control; what is denied or failed is not held."""
        modality = self.modality(holding.anchor)
        above = holding.anchor.head.lemma_.lower()
        tried = holding.anchor.dep_ == "xcomp" and above in self.modality.words.attempts
        if modality in ("negated", "denied"):
            yield replace(holding, status="not_held")
        elif modality in ("actual", "ongoing") and not tried:
            yield holding

    def _entry(self, found: Annotations, lookup: Lookup, parties: Parties, holding: Holding) -> ControlEntry | None:
        """The entry, or null where what is held is neither a place nor a piece of territory."""
        if holding.place is not None:
            holding = replace(holding, place=self._counted(holding.place))
        place = self._place(lookup, holding.place) if holding.place is not None else None
        if place is None and not self._is_territory(holding.place) and not _names_place(lookup, holding.place):
            return None
        holder = self._holder(parties, holding)
        if holding.rule == "left" and (holder is None or holder.type not in _ARMED):
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
            figures=tuple(f.id for f in figures),
            **self.credit(holding.rule),
        )

    def _is_territory(self, head: Token | None) -> bool:
        return head is not None and bool({head.lemma_.lower(), head.lower_} & self.words.territory)

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
        own = lookup.place(head)
        if own is not None:
            return own
        if not self._is_territory(head):
            return None
        around = () if head.tag_ == "NN" else ("in", "near", "across")
        below = [o for p in ("of", *around) for o in syntax.prepositional(head, p)]
        below += [c for c in head.children if c.dep_ in ("appos", "compound", "nmod", "poss")]
        if head.dep_ == "attr":
            below += [c for c in head.head.children if c.dep_ == "nsubj"]
        found = [p for b in below if (p := lookup.place(b) or self._deeper(lookup, b)) is not None]
        return found[0] if found else None

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


def _by_word(table: dict[ControlStatus, tuple[str, ...]]) -> dict[str, ControlStatus]:
    return {word: status for status, words in table.items() for word in words}


def _names_place(lookup: Lookup, head: Token | None) -> bool:
    """Is it called a place, or a proper name that the mentions take for an organisation, as they do with small towns?"""
    mention = lookup.mention(head) if head is not None else None
    if mention is None or head is None:
        return False
    return mention.type == "place" or (
        mention.type == "organization" and mention.form == "name" and head.pos_ == "PROPN"
    )


def _phrase_end(head: Token) -> int:
    """End of a place phrase: its head with "of" and "in" phrases and appositions, not its clauses."""
    return syntax.subtree_span(head, _OTHER_PHRASES)[1]


def _is_measured(verb: Token) -> bool:
    """Is the fall one of amount or state ("fell by 3 %", "fell silent")?"""
    return any(c.dep_ in ("acomp", "oprd", "npadvmod", "dobj", "attr", "prt") for c in verb.children) or bool(
        syntax.prepositional(verb, "by", "below", "from", "under")
    )


def _span(anchor: Token, holder: Token | None, place: Token) -> tuple[int, int]:
    """The whole expression: from the first to the last of holder, anchor and place phrase."""
    spans = [(anchor.idx, anchor.idx + len(anchor))]
    for head in (holder, place):
        if head is not None and head.sent == anchor.sent:
            start, end = syntax.subtree_span(head, _OTHER_PHRASES)
            spans.append((start, end if head is place else head.idx + len(head)))
    return min(s for s, _ in spans), max(e for _, e in spans)


def _as_of(lookup: Lookup, anchor: Token) -> AsOf | None:
    """The first dated time that hangs on the expression."""
    for time in lookup.times(list(anchor.subtree)[:60]):
        if time.earliest is not None or time.latest is not None:
            return AsOf(earliest=time.earliest, latest=None if lookup.is_open(time) else time.latest)
    return None
