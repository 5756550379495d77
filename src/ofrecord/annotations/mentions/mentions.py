"""One mention for each noun phrase, pronoun and name that stands for a party or thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.mentions.governments import Governments
from ofrecord.annotations.mentions.names import Name, Names
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.annotations.user_actors import known_parties
from ofrecord.domain.mentions import Mention, MentionForm, MentionType
from ofrecord.domain.places import Place, PlaceUse
from ofrecord.language.noun_phrases import base_phrase, full_phrase, is_phrase_head, of_object
from ofrecord.language.parse import Doc, Token
from ofrecord.language.parties import Parties, is_plural

_PREDICATE = frozenset({"ROOT", "ccomp", "conj", "advcl", "acomp", "attr"})
_OWNING = frozenset({"compound", "nmod", "amod"})
_WHENCE = frozenset({"person", "people", "armed_force", "armed_group"})
_WIELDERS = frozenset({"armed_force", "armed_group", "government", "organization"})
_BODIES = frozenset({"organization", "government", "armed_group", "armed_force"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})


@dataclass(frozen=True)
class Draft:
    """A mention before it has an id: token indices, half-open."""

    first: int
    last: int
    type: MentionType
    form: MentionForm
    rule: str


class Mentions(Step):
    """Finds named, described and pronominal parties and things.

    1. names     word lists, the model's labels, places
    2. phrases   every noun phrase: typed by its name, else by its head noun
    3. pronouns  with the type that they allow
    4. names that no phrase has taken (modifiers: "ICRC workers")
    """

    name = "mentions"
    requires = ("doc", "places", "times")
    adds = ("mentions", "places.mention", "places.use")

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.parties = known_parties(knowledge)
        self.find_names = Names(self.parties)

    def __call__(self, found: Annotations) -> Annotations:
        drafts = _Drafts(self.parties, found, self.find_names(found)).all()
        mentions = tuple(self._mention(found, d) for d in drafts)
        at = {(m.start, m.end): m for m in mentions}
        places = tuple(_tied(p, at.get((p.start, p.end))) for p in found.places)
        return replace(found, mentions=mentions, places=places)

    def _mention(self, found: Annotations, draft: Draft) -> Mention:
        first, last = found.doc[draft.first], found.doc[draft.last - 1]
        start, end = first.idx, last.idx + len(last)
        key = found.id("m", start, end)
        return Mention(id=key, **found.located(start, end), type=draft.type, form=draft.form, **self.credit(draft.rule))


def _tied(place: Place, mention: Mention | None) -> Place:
    """The place with its mention; a name that is nowhere, and that the lists know for a body, is no location."""
    if mention is None:
        return place
    body = mention.type in _BODIES and mention.by.rule in ("known_party", "own_list")
    use: PlaceUse = "embedded" if body and place.name is None else place.use
    return place.model_copy(update={"mention": mention.id, "use": use})


class _Drafts:
    """The work on one document."""

    def __init__(self, parties: Parties, found: Annotations, names: list[Name]) -> None:
        self.parties, self.found, self.names = parties, found, names
        self.doc: Doc = found.doc
        self.name_at = {i: n for n in names for i in range(n.first, n.last)}
        self.used: set[Name] = set()
        self.governments = Governments(parties, found)
        self.timed = {i for t in found.times for i in _indices(found, t.start, t.end)}

    def all(self) -> list[Draft]:
        """Every mention of the document, one for each span, in text order."""
        drafts: dict[tuple[int, int], Draft] = {}
        for token in self.doc:
            head = is_phrase_head(token) or (token.pos_ == "VERB" and self._is_people(token))
            if (holder := self._holder(token)) is not None:
                drafts.setdefault((holder.first, holder.last), holder)
            elif head and token.i not in self.timed:
                draft = self._pronoun(token) if token.pos_ == "PRON" or token.tag_ == "PRP$" else self._phrase(token)
                if draft is not None:
                    drafts.setdefault((draft.first, draft.last), draft)
            elif token.dep_ in _OWNING and (owner := self._owner(token)) is not None:
                drafts.setdefault((owner.first, owner.last), owner)
        for draft in list(self._left_over(drafts)):
            drafts.setdefault((draft.first, draft.last), draft)
        return sorted(drafts.values(), key=lambda d: (d.first, -d.last))

    def _phrase(self, head: Token) -> Draft | None:
        """The mention whose head is this noun, if its name or noun is of a party or thing."""
        name = self.name_at.get(head.i)
        if name is not None and not name.adjective:
            return self._named(name, head)
        if self._is_people(head):
            return Draft(*base_phrase(head), "people", "nominal", "people_adjective")
        if head.dep_ == "npadvmod" or not (head.pos_ in ("NOUN", "PROPN") or head.tag_ in ("JJ", "NNS", "CD")):
            return None
        if head.tag_ == "JJ" and not any(c.dep_ in ("det", "nummod") for c in head.lefts):
            return None
        type_, listed = self.parties.noun_type(head)
        if type_ is not None and not self._is_means(head):
            return None
        inner = of_object(head)
        if {head.lower_, head.lemma_.lower()} & self.parties.nouns.quantity or self._counts_some(head, inner):
            counted = self._quantity(head, inner)
            owned = type_ is not None and counted in ("place", "government")  # "the army of Chad"
            type_ = type_ if owned else counted or type_
        if type_ is None and not listed:
            type_ = self._somebody(head) or self._harmed(head)
        if type_ is None or self._is_bare_name(head, type_):
            return None
        if type_ == "government" and self._is_land(head):
            type_ = "place"
        if type_ == "organization" and self.parties.is_building(head) and not self._stands_as_party(head):
            type_ = "facility"
        first, last = full_phrase(head)
        last = max(last, self._origin(head, type_))
        opening = self.name_at.get(first)
        first = opening.first if opening is not None else first
        if (head.pos_ == "PROPN" or _is_opening(head)) and not listed:
            if first < head.i and self.doc[first].lower_ in self.parties.cues.locative:  # "Near Nagaro"
                first += 1
            return Draft(first, last, type_, "name", "somebody")
        return Draft(first, last, type_, "nominal", "head_noun")

    def _origin(self, head: Token, type_: MentionType) -> int:
        """The end of whose or whence those are who act: "soldiers from Chad have …", not the way of what is moved."""
        if type_ not in _WHENCE or head.dep_ not in ("nsubj", "nsubjpass"):
            return head.i
        behind = (c for c in head.rights if c.dep_ == "prep" and c.lower_ == "from" and c.i == head.i + 1)
        named = (o for c in behind for o in c.rights if o.dep_ == "pobj" and o.pos_ == "PROPN")
        return max((base_phrase(o)[1] for o in named), default=head.i)

    def _owner(self, noun: Token) -> Draft | None:
        """A party that only stands before its weapon or act: "an army drone", "Kenyan police gunfire", "a Togo military raid"."""
        wielded = noun.head if noun.head.i > noun.i else noun
        while wielded.dep_ == "compound":  # "a junta air strike": the parse may hang the junta on the air
            wielded = wielded.head
        if noun.i in self.name_at or not self._is_wielded(wielded) or self._is_kind_of_machine(noun, wielded):
            return None
        type_, _ = self.parties.noun_type(noun, as_body=True)
        before = self.name_at.get(noun.i - 1)
        of_state = before is not None and (before.adjective or before.rule == "known_state")
        if type_ not in _WIELDERS or (noun.lower_ in self.parties.cues.adjectival_forces and not of_state):
            return None
        return Draft(before.first if before and of_state else noun.i, noun.i + 1, type_, "nominal", "owner_noun")

    def _is_kind_of_machine(self, noun: Token, wielded: Token) -> bool:
        """ "A fighter jet", "a pilot seat": what kind of machine it is, no party whose it is."""
        return (
            noun.lower_ in self.parties.nouns.machine_kinds
            and wielded.lemma_.lower() in self.parties.nouns.war_vehicles
        )

    def _holder(self, noun: Token) -> Draft | None:
        """A party with a hyphen before the participle that says what it holds or backs: "militia-held", "army-run"."""
        if noun.i + 2 >= len(self.doc) or noun.nbor(1).text != "-" or noun.i in self.name_at:
            return None
        if noun.nbor(2).lower_ not in self.parties.cues.holder_participles or noun.pos_ not in ("NOUN", "PROPN"):
            return None
        type_, _ = self.parties.noun_type(noun, as_body=True)
        return Draft(noun.i, noun.i + 1, type_, "nominal", "owner_noun") if type_ in _WIELDERS else None

    def _is_wielded(self, head: Token) -> bool:
        """Is the noun a weapon, a machine of war, or an act of force with one?"""
        if head.pos_ not in ("NOUN", "PROPN"):
            return False
        listed = self.parties.nouns.acts | self.parties.nouns.force_acts | self.parties.nouns.war_vehicles
        return bool({head.lemma_.lower(), head.lower_} & listed) or self.parties.noun_type(head)[0] == "weapon"

    def _wields(self, name: Name) -> bool:
        short = name.rule == "known_state" and self.doc[name.first].is_upper  # "a US strike", unlike "a Ukraine strike"
        return (name.adjective or short) and self._is_wielded(self.doc[name.last - 1].head)

    def _is_land(self, head: Token) -> bool:
        """A country's noun where it is a stretch of land: "in the country", "Kayah state"."""
        cues = self.parties.cues
        if head.lower_ in cues.land_when_named and head.i and head.nbor(-1).pos_ == "PROPN":
            return True
        located = head.dep_ == "pobj" and head.head.lower_ in cues.land_prepositions
        return located and head.lemma_.lower() in cues.lands

    def _is_means(self, head: Token) -> bool:
        """Is an act of force the means of another ("a strike killed two", "killed by shelling")? Else it is no thing."""
        if head.lemma_.lower() not in self.parties.nouns.acts:
            return True
        by = head.dep_ == "pobj" and head.head.lower_ in self.parties.cues.means_prepositions
        return by or (head.dep_ in ("nsubj", "conj", "compound") and head.head.pos_ in ("VERB", "NOUN"))

    def _is_bare_name(self, head: Token, type_: MentionType) -> bool:
        """A capitalised singular inside a sentence without any word before it names something else ("saw Tower win")."""
        bare = head.pos_ == "PROPN" and not is_plural(head) and head.left_edge.i == head.i and not head.is_sent_start
        return bare and type_ in ("weapon", "vehicle", "facility", "place", "other")

    def _named(self, name: Name, head: Token) -> Draft | None:
        if name in self.used or name.first <= head.head.i < name.last:
            return None  # the name's own inner noun: "cross" in "committee of the red cross"
        self.used.add(name)
        first, last = base_phrase(head)
        if self.doc[first].lower_ in self.parties.cues.locative:
            first = name.first
        first, last = min(first, name.first), max(last, name.last)
        type_ = name.type
        if type_ == "place" and self.governments.acts(name, head):
            type_ = "government"
        if type_ in ("organization", "government", "armed_force") and last == head.i + 1:
            last = max(last, full_phrase(head)[1])
        return Draft(first, last, type_, "name", name.rule)

    @staticmethod
    def _counts_some(head: Token, inner: Token | None) -> bool:
        """ "Seven of the nine soldiers": some of those who are told of, never "one of the first"."""
        return head.tag_ == "CD" and inner is not None and inner.tag_ == "NNS" and head.lower_ != "one"

    def _quantity(self, head: Token, inner: Token | None) -> MentionType | None:
        """What a number of something is; a number alone as subject or object is people."""
        if inner is not None:
            nested = self._phrase(inner)
            type_ = nested.type if nested is not None else None
            return "people" if type_ == "person" else type_
        alone = head.lower_ in self.parties.nouns.standing_alone
        return "people" if alone and head.dep_ in ("nsubj", "nsubjpass", "dobj") else None

    def _is_people(self, token: Token) -> bool:
        """An adjective that stands for people: "the wounded"."""
        if token.dep_ not in _ARGUMENTS or token.lower_ not in self.parties.nouns.adjectives:
            return False
        return any(c.lower_ == "the" for c in token.lefts)

    def _somebody(self, head: Token) -> MentionType | None:
        """A proper noun that no list knows: after a common given name, or where a party stands in a clause."""
        tied = head.i > 0 and head.nbor(-1).text == "-"  # "the Front-IO"
        if (
            (head.pos_ != "PROPN" and not _is_opening(head))
            or not head.text[0].isupper()
            or (len(head) < 3 and not tied)
            or self._in_headline(head)
        ):
            return None
        if head.i + 1 < len(self.doc) and head.nbor(1).text == "-":
            return None
        titles, given = self.parties.titles, head.left_edge.lower_
        if head.left_edge.i < head.i and (given in titles.male_names or given in titles.female_names):
            return "person"
        if given in self.parties.cues.locative and head.left_edge.i < head.i:
            return "place"
        speaks = head.dep_ == "nsubj" and head.head.lemma_ in self.parties.cues.speech_verbs
        if any(c.tag_ == "DT" for c in head.lefts):  # "the Constitution": a thing with a capital
            named = head.text.isupper() or any(c.pos_ == "PROPN" for c in head.lefts)
            return "organization" if speaks and named else None
        if speaks:
            return "person"
        if head.dep_ == "appos":
            return "person" if self._beside_person(head) else None
        if head.text.isupper() and head.dep_ in ("nsubj", "nsubjpass", "dobj", "conj"):
            return "organization"
        return "organization" if self._stands_as_party(head) else None

    def _harmed(self, head: Token) -> MentionType | None:
        """A noun that no list knows, of whom something is told that befalls people only: "two beekeepers were abducted"."""
        place = head
        while place.dep_ == "conj" and place.head.pos_ == "NOUN":
            place = place.head
        if head.pos_ != "NOUN" or place.dep_ not in ("nsubjpass", "dobj") or place.head.pos_ != "VERB":
            return None
        verb, counted = place.head.lemma_.lower(), is_plural(head) and any(c.tag_ == "CD" for c in head.lefts)
        cues = self.parties.cues
        if verb not in cues.befalls_people and not (counted and verb in cues.befalls_the_living):
            return None
        return "people" if is_plural(head) else "person"

    def _beside_person(self, head: Token) -> bool:
        """Does it stand beside a described person, be it through "of": "the mayor of X, Y"?"""
        beside = head.head
        if beside.dep_ == "pobj" and beside.head.lower_ == "of":
            beside = beside.head.head
        return self.parties.noun_type(beside)[0] == "person"

    def _stands_as_party(self, head: Token) -> bool:
        """Does it act, or stand after "with", "against", "between", "by"?"""
        while head.dep_ == "conj" and (head.head.pos_ == "PROPN" or _is_opening(head.head)):
            head = head.head
        if head.dep_ == "nsubjpass":
            return head.head.lemma_.lower() in self.parties.cues.target_verbs
        if head.dep_ == "nsubj":
            return head.head.pos_ == "VERB" or _is_ready(head.head)
        return head.dep_ == "pobj" and (
            head.head.dep_ == "agent" or head.head.lower_ in self.parties.cues.party_prepositions
        )

    def _in_headline(self, head: Token) -> bool:
        block = self.found.block_at(head.idx)
        return block is not None and block.role == "headline"

    def _pronoun(self, token: Token) -> Draft | None:
        """A pronoun of the lists, with the type that it allows; an empty "it" is none."""
        lists, word = self.parties.pronouns, token.lower_
        if word in lists.person_male or word in lists.person_female or word in ("i", "me", "my", "mine", "myself"):
            type_: MentionType = "person"
        elif word in lists.speaker or word in lists.plural:
            type_ = "people"
        elif word in lists.thing and not self._is_empty(token):
            type_ = "other"
        else:
            return None
        return Draft(token.i, token.i + 1, type_, "pronoun", "pronoun")

    def _is_empty(self, it: Token) -> bool:
        if it.dep_ == "expl":
            return True
        verb = it.head
        if it.dep_ not in ("nsubj", "nsubjpass"):
            return False
        if it.dep_ == "nsubj" and verb.tag_ != "VBN" and verb.lemma_ in self.parties.cues.speech_verbs:
            return False  # "it said in a statement that ..."
        empty = self.parties.pronouns.empty_it
        if any(_is_that_clause(c) for t in (verb, *verb.rights) if t.dep_ in _PREDICATE for c in t.rights):
            return True  # "it is right that ..."
        return verb.lemma_ in empty or any(c.lemma_ in empty and c.dep_ in ("acomp", "attr") for c in verb.children)

    def _left_over(self, drafts: dict[tuple[int, int], Draft]) -> Iterator[Draft]:
        """Names inside other phrases: organisations that modify, and any name whose phrase is no mention."""
        inside = {i for d in drafts.values() for i in range(d.first, d.last)}
        owners = {i for d in drafts.values() if d.rule == "owner_noun" for i in range(d.first, d.last)}
        for name in self.names:
            if name in self.used or self.timed.intersection(range(name.first, name.last)):
                continue
            modifies = name.adjective or name.type in ("place", "people", "person")
            if name.last - 1 in inside and modifies and not (self._wields(name) and name.last - 1 not in owners):
                continue
            if name.rule == "label_org" and name.last - name.first == 1 and not self.doc[name.first].is_upper:
                continue  # half of an office ("Defense Secretary"), not a body
            type_ = "government" if name.type == "place" and self._wields(name) else name.type
            yield Draft(name.first, name.last, type_, "name", name.rule)


def _is_ready(copula: Token) -> bool:
    """Is it "is about to …", "is ready to …": who stands before it acts?"""
    return any(c.dep_ == "acomp" and any(x.dep_ == "xcomp" for x in c.children) for c in copula.children)


def _is_opening(noun: Token) -> bool:
    """Is it a name that opens a sentence beside another, which the parse takes for a common noun: "Dori and Togo met"?"""
    bare = noun.tag_ == "NN" and noun.is_sent_start and noun.text[0].isupper()
    return bare and any(c.pos_ == "PROPN" for c in noun.children if c.dep_ == "conj")


def _is_that_clause(token: Token) -> bool:
    """A clause that "that" opens and that describes no noun."""
    return token.dep_ in ("ccomp", "csubj", "advcl") and any(
        c.lower_ == "that" and c.dep_ == "mark" for c in token.lefts
    )


def _indices(found: Annotations, start: int, end: int) -> range:
    span = found.doc.char_span(start, end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)
