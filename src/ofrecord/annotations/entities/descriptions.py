"""Descriptions: "the ministry", "the minister", "its forces", and those that stand beside a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ofrecord.annotations.entities.clusters import Cluster, Clusters
from ofrecord.annotations.entities.keys import Key, Keys, Said
from ofrecord.language.parse import Token
from ofrecord.language.parties import Parties
from ofrecord.language.syntax import children, is_negated, own_subject, prepositional

DESCRIPTIONS_BACK = 60
_OF_STATES = frozenset({"place", "government"})
CLASS_BACK = 15
"""Mentions among which two parties of one class make a bare class noun ambiguous."""


class Descriptions:
    """Links the descriptions of one document."""

    def __init__(self, keys: Keys, clusters: Clusters, at_head: dict[int, Said], theatre: str | None = None) -> None:
        """`theatre` is the state in which most of what is told took place."""
        self.keys, self.clusters, self.at_head, self.theatre = keys, clusters, at_head, theatre
        self.at_first = {s.span.start: s for s in at_head.values() if s.mention.form == "name"}

    def find(self, said: Said, before: Sequence[Said]) -> tuple[Cluster | None, str]:
        """The entity of a description and the rule that links it; a new entity where no earlier one fits.

        None and the reason where a class noun ("the group") fits more than one party named close by.
        """
        beside = self._beside(said)
        if beside is not None:
            return beside, "apposition"
        owned = self._owned(said) or self._seated_government(said) or self._fighters_of(said)
        if owned is not None:
            return owned, "belonging"
        if said.key is not None and said.key in self.clusters.by_key and not self._counted(said):
            return self.clusters.by_key[said.key], "state" if said.key[0] != "body" else "other_spelling"
        if self._definite(said) and not self._is_called(said):
            earlier, rule = self._earlier(said, before)
            if len(earlier) == 1 and not (rule == "class_noun" and self._is_rivalled(earlier[0])):
                return earlier[0], rule
            fighters = self._same_fighters(earlier)
            if fighters is not None:
                return fighters, "description"
            if earlier:
                return None, "more than one antecedent fits"
        return self._new(said), "own_words"

    @staticmethod
    def _is_called(said: Said) -> bool:
        """ "The town of Moqokori": a place that is named here is not the one named before."""
        named = prepositional(said.head, "of") if said.mention.type in ("place", "facility") else []
        return any(o.pos_ == "PROPN" for o in named)

    def possessor(self, head: Token) -> Cluster | None:
        """The entity whose the described thing is: "its forces", "Israel's army"."""
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        said = self.at_head.get(owner.i) if owner is not None else None
        return self.clusters.owner.get(said.mention.id) if said is not None else None

    def _new(self, said: Said) -> Cluster:
        if said.key is not None and self._counted(said):
            cluster = Cluster(said.mention.type, None)
            self.clusters.all.append(cluster)
            return cluster
        return self.clusters.new(said)

    def _beside(self, said: Said) -> Cluster | None:
        """The named entity that this description stands beside: apposition, or "X is the head of Y"."""
        head = said.head
        other = next((c for c in head.children if c.dep_ == "appos" and c.i in self.at_head), None)
        if head.dep_ == "appos":
            other = head.head
        elif head.dep_ == "attr" and head.head.lemma_ == "be" and said.mention.type == "person":
            other = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
        named = self.at_head.get(other.i) if other is not None else None
        if named is None or not self._same_kind(said, named):
            named = self._next_name(said)
        if named is None or not self._same_kind(said, named):
            return None
        return self.clusters.owner.get(named.mention.id)

    def _same_kind(self, said: Said, named: Said) -> bool:
        """Can the description be of this name: same type, or a class noun of its type ("the militant group X")?"""
        type_ = said.mention.type
        if named.mention.form != "name" or type_ in ("place", "people"):
            return False
        return named.mention.type == type_ or named.mention.type in self.keys.classes.class_nouns.get(
            said.head.lower_, ()
        )

    def _next_name(self, said: Said) -> Said | None:
        """The name that follows directly ("the rebel group X"), or between commas after a person ("a mayor of Y, X, said")."""
        doc, last = said.span.doc, said.span.end
        if said.plural or last + 1 >= len(doc):
            return None
        if doc[last].text != ",":
            return self.at_first.get(last) if said.mention.type != "person" else None
        named = self.at_first.get(last + 1) if said.mention.type == "person" else None
        after = named.span.end if named is not None else len(doc)
        return named if after < len(doc) and doc[after].text == "," else None

    def _fighters_of(self, said: Said) -> Cluster | None:
        """ "Houthi fighters", not counted: the group itself."""
        if said.mention.type != "armed_group" or not said.plural or self._counted(said):
            return None
        for child in said.head.lefts:
            group = self.at_head.get(child.i) if child.dep_ in ("compound", "amod", "nmod") else None
            if group is not None and group.mention.type == "armed_group" and group.mention.form == "name":
                return self.clusters.owner.get(group.mention.id)
        return None

    def _owned(self, said: Said) -> Cluster | None:
        """ "its forces", "his government": those of the state whose government, forces or leader the possessor is."""
        words = {"armed_force": self.keys.classes.force_words, "government": self.keys.classes.government_words}
        type_ = said.mention.type
        if said.head.lower_ not in words.get(type_, ()) or said.adjectives or self._counted(said):
            return None
        owner = self.possessor(said.head)
        if owner is None or owner.state is None:
            return None
        leads = owner.type == "person" and not owner.role_words.isdisjoint(self.keys.classes.leading_roles)
        if owner.type not in ("government", "armed_force") and not leads:
            return None
        return self._keyed(said, (type_, owner.state))

    def _seated_government(self, said: Said) -> Cluster | None:
        """ "authorities in Kyiv": the government of the state whose name or capital follows."""
        if said.mention.type != "government" or said.head.lower_ not in self.keys.classes.government_words:
            return None
        for seat in prepositional(said.head, "in"):
            state = self.keys.parties.state_of(seat.text)
            if state is not None:
                return self._keyed(said, ("government", state))
        return None

    def _keyed(self, said: Said, key: Key) -> Cluster:
        """The entity with this key, made now if the text has not named it."""
        if key not in self.clusters.by_key:
            made = Cluster(said.mention.type, key, state=key[1])
            self.clusters.all.append(made)
            self.clusters.by_key[key] = made
        return self.clusters.by_key[key]

    def _counted(self, said: Said) -> bool:
        """Is it some of them, not all ("three Russian soldiers", "a Ukrainian army")?"""
        words = self.keys.classes.indefinite
        return any(dep == "nummod" or word in words for dep, word in said.before)

    def _definite(self, said: Said) -> bool:
        return any(word in self.keys.classes.definite for _, word in said.before)

    def _earlier(self, said: Said, before: Sequence[Said]) -> tuple[list[Cluster], str]:
        """The latest entity whose own words the description repeats, else those named close by of whose class it is.

        Where several fit, the one of which the sentence before speaks, its subject, is meant: "The Front denied it. In a
        note, the group said …" (the centre of attention; Grosz, Joshi and Weinstein, 1995).
        """
        types = self.keys.classes.class_nouns.get(said.head.lower_, ()) if not said.owned_or_counted else ()
        named: dict[int, Cluster] = {}
        centre: Cluster | None = None
        for distance, other in enumerate(reversed(before[-DESCRIPTIONS_BACK:])):
            cluster = self.clusters.owner.get(other.mention.id)
            if cluster is None or id(cluster) in named or other.span.end > said.span.start:
                continue
            if self._is_bare_force(said) and cluster.state is not None and not self._fights_here(cluster):
                continue
            if self._repeats(said, other, cluster):
                if not named or said.adjectives:
                    return [cluster], "description"
                named[id(cluster)] = cluster
                break
            if types and (distance < CLASS_BACK or not named) and self._is_of_class(said, cluster, types):
                named[id(cluster)] = cluster
                if _is_centre(other, said) and all(
                    o.head.sent != said.head.sent for c in named.values() for o in c.said
                ):
                    centre = centre or cluster
        return [centre] if centre is not None else list(named.values()), "class_noun"

    def _same_fighters(self, earlier: Sequence[Cluster]) -> Cluster | None:
        """Fighters without a name, where they and the one group that the text names both fit: they are that group's."""
        groups = [c for c in self.clusters.all if c.type == "armed_group" and c.named]
        unnamed = [c for c in earlier if c.head_words and not c.named and c.head_words <= self.keys.classes.fighters]
        return unnamed[0] if len(groups) == 1 and len(unnamed) == 1 and {*earlier} == {*unnamed, *groups} else None

    def _is_bare_force(self, said: Said) -> bool:
        """Is it only "the army", "government forces", without a word whose?"""
        bare = said.mention.type == "armed_force" and said.state is None and not said.owned_or_counted
        return bare and said.head.lower_ in self.keys.classes.force_words

    def _fights_here(self, cluster: Cluster) -> bool:
        """Are they the forces of the state in which it happens, or forces that are told to act, not only to speak?

        "M23, backed by the Rwandan army, took Bukavu. The army withdrew": not the army that is named in passing.
        """
        told = (s.head for s in cluster.said if s.mention.form != "pronoun")
        return cluster.state == self.theatre or any(_is_told_to_act(head, self.keys.parties) for head in told)

    def _is_rivalled(self, cluster: Cluster) -> bool:
        """Is a government one of several whose states the text names as often: whose is "the government"?"""
        if cluster.type != "government" or cluster.state is None:
            return False
        named: Counter[str] = Counter()
        for other in self.clusters.all:
            if other.key is not None and len(other.key) == 2 and other.key[0] in _OF_STATES:
                named[other.key[1]] += len(other.said)
        return any(n >= named[cluster.state] for state, n in named.items() if state != cluster.state)

    def _repeats(self, said: Said, other: Said, cluster: Cluster) -> bool:
        """Does the description repeat the noun or role of an earlier mention, without contradiction?"""
        word = said.head.lower_
        if said.state is not None and cluster.state is not None and said.state != cluster.state:
            return False
        if said.mention.type == "person" and cluster.type == "person" and word in cluster.role_words:
            return said.adjectives <= cluster.words | cluster.role_words
        if word not in cluster.head_words:
            return False
        plural = other.mention.form != "nominal" or said.plural == other.plural
        return plural and said.adjectives <= cluster.words

    def _is_of_class(self, said: Said, cluster: Cluster, types: Sequence[str]) -> bool:
        """Is the entity a named one of the class that a noun names ("the group", "the militant group", "the country")?"""
        if not cluster.named or cluster.type not in types or not self._sector_fits(said.head.lower_, cluster):
            return False
        return self._class_fits(said.head.lower_, cluster) and self._adjectives_fit(said, cluster)

    def _sector_fits(self, word: str, cluster: Cluster) -> bool:
        """Is a listed party of the field that the noun names: the United Nations are no charity?"""
        known = self.keys.listed(cluster.key)
        fields = self.keys.classes.class_sectors.get(word)
        return known is None or fields is None or known.sector in fields

    def _adjectives_fit(self, said: Said, cluster: Cluster) -> bool:
        """Do the adjectives only say the state or the kind of group: "the Tosk rebel group"?"""
        if said.state is not None and said.state != cluster.state:
            return False
        kinds = self.keys.classes.group_adjectives
        rest = [w for w in said.adjectives if w not in kinds and self.keys.parties.state_of(w.capitalize()) is None]
        return not rest and (cluster.type == "armed_group" or said.adjectives.isdisjoint(kinds))

    def _class_fits(self, word: str, cluster: Cluster) -> bool:
        """Does the name bear out the class noun: ministries are called so, countries are states, towns are settlements?"""
        classes = self.keys.classes
        if word in classes.capital_words:
            return any(s.name in self.keys.parties.metonyms for s in cluster.named)
        if word in classes.borne_by_name and word in cluster.name_words:
            return True
        if cluster.type == "place" and word in classes.precisions and cluster.precision is not None:
            return cluster.precision in classes.precisions[word]
        if word in classes.borne_by_name:
            return False
        is_state = cluster.key is not None and len(cluster.key) == 2 and cluster.key[0] in ("place", "government")
        if word in classes.state_words:
            return is_state
        return not (is_state and cluster.type == "place")


def _is_told_to_act(head: Token, parties: Parties) -> bool:
    """Does it do something: "troops entered the village", "the army said it had struck", never only "the army said"?"""
    verb = head.head
    if head.dep_ != "nsubj" or verb.pos_ != "VERB" or is_negated(verb):
        return False
    if verb.lemma_ not in parties.cues.speech_verbs:
        return True
    own = [c for c in children(verb, "ccomp") if not is_negated(c)]
    done = (c for c in own if not any(o.lower_ == "no" for t in children(c, "dobj") for o in t.children))
    subjects = (s for c in done if (s := own_subject(c)) is not None)
    return any(s.lower_ in parties.pronouns.thing | parties.pronouns.plural for s in subjects)


def _is_centre(other: Said, said: Said) -> bool:
    """Is it, alone, the subject of the sentence right before?"""
    alone = not any(c.dep_ == "conj" for c in other.head.rights)
    return alone and other.head.dep_ == "nsubj" and other.head.sent.end == said.head.sent.start
