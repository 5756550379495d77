"""The step: names first, then descriptions and pronouns in text order, then what is said of each entity."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.entities.clusters import Cluster, Clusters
from ofrecord.annotations.entities.descriptions import Descriptions
from ofrecord.annotations.entities.keys import Keys, Said
from ofrecord.annotations.entities.members import enlist
from ofrecord.annotations.entities.pronouns import Antecedents
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.annotations.user_actors import known_parties
from ofrecord.domain.base import Span
from ofrecord.domain.mentions import Codes, Entity, Mention, Role
from ofrecord.language.parse import Doc
from ofrecord.language.syntax import prepositional

_QUOTE_MARK = re.compile('["“”„]')


_LOCATED = 2
"""What a place counts where something is told to be, beside 1 for one that only names a party."""
PARTIES = frozenset({"person", "organization", "government", "armed_force", "armed_group", "people"})
"""Types that somebody or something can belong to."""


class Entities(Step):
    """Groups mentions into entities.

    1. names         same words, last name, acronym, state and metonym; the longest first, so that short forms find them
    2. descriptions  apposition, definite description, possession
    3. pronouns      the clearest antecedent, or the reason why there is none
    4. members       fighters without a name belong to the one armed group that is named
    5. entities      name, aliases, roles, affiliation, codes
    """

    name = "entities"
    requires = ("doc", "mentions", "places")
    adds = ("entities", "mentions.entity")

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.keys = Keys(knowledge.lexicons, known_parties(knowledge))
        # An entity is as sure as the least sure of its links; of two equal ones the later in the list of rules tells more.
        ranks = {"high": 0, "medium": 1, "low": 2}
        self.doubts = {r: (ranks[e.confidence], i) for i, (r, e) in enumerate(self.rules.entries.items())}

    def __call__(self, found: Annotations) -> Annotations:
        work = _Work(self.keys, found)
        work.link_names()
        work.link_the_rest()
        work.describe_names()
        enlist(work.clusters.all, self.keys)
        sources = {id(c): _source(c) for c in work.clusters.all if c.said}
        ids = {cluster: found.id("n", source.mention.id) for cluster, source in sources.items()}
        entities = {id(c): self._entity(found, c, sources[id(c)], ids) for c in work.clusters.all if c.said}
        mentions = tuple(self._linked(m, work, entities) for m in found.mentions)
        return replace(
            found, entities=tuple(sorted(entities.values(), key=lambda e: (e.start, e.end))), mentions=mentions
        )

    def _linked(self, mention: Mention, work: _Work, entities: dict[int, Entity]) -> Mention:
        cluster = work.clusters.owner.get(mention.id)
        if cluster is None:
            return mention.model_copy(update={"unresolved": work.reasons.get(mention.id, "not linked")})
        # A pronoun has the type of what it stands for.
        type_ = cluster.type if mention.form == "pronoun" else mention.type
        return mention.model_copy(update={"entity": entities[id(cluster)].id, "type": type_})

    def _entity(self, found: Annotations, cluster: Cluster, source: Said, keys: dict[int, str]) -> Entity:
        name, aliases = self._names(found, cluster, source)
        start, end = _offsets(found.doc, source.core)
        ids = [s.mention.id for s in sorted(cluster.said, key=lambda s: s.mention.start)]
        return Entity(
            id=keys[id(cluster)],
            **found.located(start, end),
            type=cluster.type,
            name=name,
            aliases=aliases,
            roles=tuple(self._role(found, r) for r in dict.fromkeys(cluster.roles)),
            affiliation=keys.get(id(cluster.affiliation)) if cluster.affiliation is not cluster else None,
            codes=self._codes(cluster),
            mentions=tuple(ids),
            **self.credit(self._rule(cluster)),
        )

    def _rule(self, cluster: Cluster) -> str:
        """The least sure link; for a party of the user's own list that list."""
        known = self.keys.listed(cluster.key)
        return "own_list" if known and known.own else max(cluster.rules, key=self.doubts.__getitem__)

    def _names(self, found: Annotations, cluster: Cluster, source: Said) -> tuple[str, tuple[str, ...]]:
        """The fullest name and every other name; a government is called as its state is."""
        texts = [found.text[slice(*_offsets(found.doc, s.core))] for s in cluster.named or [source]]
        name = texts[0] if len(texts) == 1 else found.text[slice(*_offsets(found.doc, source.core))]
        key = cluster.key
        if key is not None and key[0] == "government" and len(key) == 2:
            name = self.keys.parties.states[key[1]].name
        elif key is not None and key[0] == "armed_force" and source.state is None:
            name, texts = self._force_name(key[1]), [*texts, name]
        elif key is not None and key[0] == "known":
            texts.append(key[1])
        return name, tuple(t for t in dict.fromkeys(texts) if t != name)

    def _force_name(self, state: str) -> str:
        """What to call forces that the text itself calls only "its forces"."""
        entry = self.keys.parties.states[state]
        return f"{(entry.adjectives or entry.names)[0]} armed forces"

    def _role(self, found: Annotations, tokens: tuple[int, int]) -> Role:
        start, end = _offsets(found.doc, tokens)
        return Role(title=found.text[start:end], start=start, end=end)

    def _codes(self, cluster: Cluster) -> Codes:
        known = self.keys.listed(cluster.key)
        other = cluster.affiliation
        inherited = other.state if other is not None and other.type in PARTIES else None
        state = (known and known.country) or cluster.state or inherited
        return Codes(
            country=state, sector=(known and known.sector) or self._sector(cluster), own=known.code if known else None
        )

    def _sector(self, cluster: Cluster) -> str | None:
        if cluster.type == "people":
            return "CVL" if cluster.head_words & self.keys.classes.civilians else None
        if cluster.type != "person":
            return self.keys.classes.sectors.get(cluster.type)
        other = cluster.affiliation
        if other is not None and other.type != "government":
            known = self.keys.listed(other.key)
            return (known and known.sector) or self.keys.classes.sectors.get(other.type)
        words = cluster.role_words | cluster.head_words
        return next((s for s, roles in self.keys.classes.role_sectors.items() if roles & words), None)


class _Work:
    """The work on one document."""

    def __init__(self, keys: Keys, found: Annotations) -> None:
        self.keys, self.found, self.clusters = keys, found, Clusters()
        self.said: list[Said] = []
        for mention in found.mentions:
            span = found.tokens(mention)
            if span is not None:
                self.said.append(keys.read(mention, span))
        # By head: a possessor is linked before what it possesses ("its" before "its forces").
        self.said.sort(key=lambda s: (s.head.i, s.span.start))
        self.at_head: dict[int, Said] = {}
        for said in self.said:
            self.at_head.setdefault(said.head.i, said)
        self.reasons: dict[str, str] = {}
        self.precisions = {p.mention: p.precision for p in found.places if p.mention is not None}

    def link_names(self) -> None:
        """Names, those with most words first: a last name or acronym then finds its full form wherever it stands."""
        names = [s for s in self.said if s.mention.form == "name"]
        for said in sorted(names, key=lambda s: (_is_acronym(s), -len(s.key or ()), s.mention.start)):
            cluster = self.clusters.name(said)
            cluster.precision = cluster.precision or self.precisions.get(said.mention.id)
            self._set_gender(cluster, said)

    def describe_names(self) -> None:
        """Affiliation from the titles of names, once everything in them is linked."""
        for said in self.said:
            if said.mention.form == "name":
                self._describe(said)

    def link_the_rest(self) -> None:
        """Descriptions and pronouns, in text order."""
        descriptions = Descriptions(self.keys, self.clusters, self.at_head, self._theatre())
        pronouns = Antecedents(self.keys.parties, self.clusters, _sentences(self.found.doc), _quoted(self.found))
        for i, said in enumerate(self.said):
            if said.mention.form == "pronoun":
                cluster, reason = pronouns.find(said, self.said[max(0, i - 60) : i])
                if cluster is None:
                    self.reasons[said.mention.id] = reason or "not resolved"
                else:
                    self.clusters.link(said, cluster, "pronoun")
                    self._set_gender(cluster, said)
            elif said.mention.form == "nominal":
                cluster, rule = descriptions.find(said, self.said[max(0, i - 60) : i])
                if cluster is None:
                    self.reasons[said.mention.id] = rule
                    continue
                self.clusters.link(said, cluster, rule)
                if rule == "apposition" and cluster.type == "person":
                    cluster.add_role(said, said.core)
                owner = descriptions.possessor(said.head) if cluster.type not in ("place", "facility") else None
                if owner is not None and (
                    owner.type not in PARTIES or (rule == "belonging" and owner.type == "person")
                ):
                    owner = None
                cluster.affiliation = cluster.affiliation or owner or self._inside(said)
                self._set_gender(cluster, said)

    def _theatre(self) -> str | None:
        """The state that most of the report's places are in, those where something is weighing more; null for two alike."""
        weights = Counter[str]()
        for place in self.found.places:
            if place.country is not None and place.country in self.keys.iso3:
                weights[self.keys.iso3[place.country]] += _LOCATED if place.use == "location" else 1
        first, second = [*weights.most_common(2), *[("", 0)] * 2][:2]
        return first[0] if first[1] > second[1] else None

    def _describe(self, said: Said) -> None:
        cluster = self.clusters.owner[said.mention.id]
        cluster.affiliation = cluster.affiliation or self._inside(said)

    def _set_gender(self, cluster: Cluster, said: Said) -> None:
        """Man or woman, where a title, role or common given name says so."""
        if cluster.type != "person" or cluster.gender is not None:
            return
        titles, pronouns = self.keys.parties.titles, self.keys.parties.pronouns
        words = said.words
        if said.mention.form == "pronoun":
            male, female = said.head.lower_ in pronouns.person_male, said.head.lower_ in pronouns.person_female
            cluster.gender = "m" if male else "f" if female else None
            return
        given = said.name.split()[0].lower() if said.mention.form == "name" else ""
        if not words.isdisjoint(titles.female) or given in titles.female_names:
            cluster.gender = "f"
        elif not words.isdisjoint(titles.male) or given in titles.male_names:
            cluster.gender = "m"

    def _inside(self, said: Said) -> Cluster | None:
        """The party named inside a title or description: "Hamas" in "Hamas leader", else the state's government."""
        if said.mention.type in ("place", "facility"):
            return None
        related = prepositional(said.head, "for", "at", "with", "of") if said.mention.form == "nominal" else []
        for i in (*range(said.span.start, said.span.end), *(t.i for t in related)):
            other = self.at_head.get(i)
            if other is None or other is said or other.mention.form == "pronoun":
                continue
            if other.span.end < said.span.end and said.span.doc[other.span.end].text == "-":
                continue  # "Tosk-backed": who backs a party is not whose it is
            if said.core[0] <= i < said.core[1] and said.mention.form == "name":
                continue
            cluster = self.clusters.owner.get(other.mention.id)
            if cluster is not None and cluster.type in ("organization", "government", "armed_group", "armed_force"):
                return cluster
        return self.clusters.by_key.get(("government", said.state)) if said.state is not None else None


def _source(cluster: Cluster) -> Said:
    """The mention that gives the entity its name: the longest name, the first of equals; else the longest description."""
    described = [s for s in cluster.said if s.mention.form != "pronoun"]
    return max(cluster.named or described or cluster.said, key=lambda s: (len(s.name), -s.core[0]))


def _is_acronym(said: Said) -> bool:
    """Acronyms are linked last, when all that they may stand for is known."""
    return said.key is not None and said.key[0] == "body" and said.name.isupper()


def _offsets(doc: Doc, tokens: tuple[int, int]) -> tuple[int, int]:
    last = doc[tokens[1] - 1]
    return doc[tokens[0]].idx, last.idx + len(last)


def _sentences(doc: Doc) -> list[int]:
    """The number of its sentence for each token."""
    return [number for number, sentence in enumerate(doc.sents) for _ in range(sentence.start, sentence.end)]


def _quoted(found: Annotations) -> frozenset[int]:
    """Tokens between double quote marks; a mark left open is closed by the end of its block."""
    text, inside = found.text, set[int]()
    for block in found.document.blocks or [Span(start=0, end=max(1, len(text)))]:
        marks = [m.start() for m in _QUOTE_MARK.finditer(text, block.start, block.end)]
        for start, end in zip(marks[::2], [*marks[1::2], block.end], strict=False):
            span = found.doc.char_span(start, max(start + 1, end), alignment_mode="expand")
            inside.update(range(span.start, span.end) if span is not None else ())
    return frozenset(inside)
