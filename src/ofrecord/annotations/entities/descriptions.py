"""Descriptions: "the ministry", "the minister", "its forces", and those that stand beside a name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from ofrecord.annotations.entities.clusters import Cluster, Clusters
from ofrecord.annotations.entities.keys import Key, Keys, Said
from ofrecord.language.parties import is_plural
from ofrecord.language.syntax import prepositional

DESCRIPTIONS_BACK = 60
CLASS_BACK = 15
"""Mentions among which two parties of one class make a bare class noun ambiguous."""


class Descriptions:
    """Links the descriptions of one document."""

    def __init__(self, keys: Keys, clusters: Clusters, at_head: dict[int, Said]) -> None:
        self.keys, self.clusters, self.at_head = keys, clusters, at_head

    def find(self, said: Said, before: Sequence[Said]) -> tuple[Cluster | None, str]:
        """The entity of a description and the rule that links it; a new entity where no earlier one fits.

        None and the reason where a class noun ("the group") fits more than one party named close by.
        """
        beside = self._beside(said)
        if beside is not None:
            return beside, "apposition"
        owned = self._owned_force(said) or self._seated_government(said) or self._fighters_of(said)
        if owned is not None:
            return owned, "forces_of"
        if said.key is not None and said.key in self.clusters.by_key and not self._counted(said):
            return self.clusters.by_key[said.key], "same_name"
        if self._definite(said.head):
            earlier = self._earlier(said, before)
            if len(earlier) == 1:
                return earlier[0], "description"
            if earlier:
                return None, "more than one antecedent fits"
        return self._new(said), "own_words"

    def possessor(self, head: Token) -> Cluster | None:
        """The entity whose the described thing is: "its forces", "Israel's army"."""
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        said = self.at_head.get(owner.i) if owner is not None else None
        return self.clusters.owner.get(said.mention.id) if said is not None else None

    def _new(self, said: Said) -> Cluster:
        if said.key is not None and self._counted(said):
            return self._unkeyed(said)
        return self.clusters.new(said, "own_words")

    def _unkeyed(self, said: Said) -> Cluster:
        cluster = Cluster(said.mention.type, "own_words", None)
        self.clusters.all.append(cluster)
        return cluster

    def _beside(self, said: Said) -> Cluster | None:
        """The named entity that this description stands beside: apposition, or "X is the head of Y"."""
        head = said.head
        other = next((c for c in head.children if c.dep_ == "appos" and c.i in self.at_head), None)
        if head.dep_ == "appos":
            other = head.head
        elif head.dep_ == "attr" and head.head.lemma_ == "be" and said.mention.type == "person":
            other = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
        named = self.at_head.get(other.i) if other is not None else None
        if named is None or named.mention.type != said.mention.type or said.mention.type in ("place", "people"):
            return None
        return self.clusters.owner.get(named.mention.id) if named.mention.form == "name" else None

    def _fighters_of(self, said: Said) -> Cluster | None:
        """ "Houthi fighters", not counted: the group itself."""
        if said.mention.type != "armed_group" or not is_plural(said.head) or self._counted(said):
            return None
        for child in said.head.lefts:
            group = self.at_head.get(child.i) if child.dep_ in ("compound", "amod", "nmod") else None
            if group is not None and group.mention.type == "armed_group" and group.mention.form == "name":
                return self.clusters.owner.get(group.mention.id)
        return None

    def _owned_force(self, said: Said) -> Cluster | None:
        """ "its forces": the armed forces of the possessor's state."""
        if said.mention.type != "armed_force" or said.head.lower_ not in self.keys.classes.force_words:
            return None
        owner = self.possessor(said.head)
        if owner is None or owner.state is None or self._counted(said):
            return None
        if owner.type not in ("government", "armed_force"):
            return None
        return self._keyed(said, ("armed_force", owner.state))

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
            made = Cluster(said.mention.type, "own_words", key, state=key[1])
            self.clusters.all.append(made)
            self.clusters.by_key[key] = made
        return self.clusters.by_key[key]

    def _counted(self, said: Said) -> bool:
        """Is it some of them, not all ("three Russian soldiers", "a Ukrainian army")?"""
        words = self.keys.classes.indefinite
        return any(c.dep_ == "nummod" or c.lower_ in words for c in said.head.lefts)

    def _definite(self, head: Token) -> bool:
        return any(c.lower_ in self.keys.classes.definite for c in head.lefts)

    def _earlier(self, said: Said, before: Sequence[Said]) -> list[Cluster]:
        """The latest entity whose own words the description repeats, else those named close by of whose class it is."""
        types = self.keys.classes.class_nouns.get(said.head.lower_, ())
        named: list[Cluster] = []
        for distance, other in enumerate(reversed(before[-DESCRIPTIONS_BACK:])):
            cluster = self.clusters.owner.get(other.mention.id)
            if cluster is None or other.span.end > said.span.start or cluster in named:
                continue
            if self._repeats(said, other, cluster):
                return [cluster]
            if (distance < CLASS_BACK or not named) and self._is_of_class(said, cluster, types):
                named.append(cluster)
        return named

    def _repeats(self, said: Said, other: Said, cluster: Cluster) -> bool:
        """Does the description repeat the noun or role of an earlier mention, without contradiction?"""
        word = said.head.lower_
        if said.state is not None and cluster.state is not None and said.state != cluster.state:
            return False
        if said.mention.type == "person" and cluster.type == "person" and word in cluster.role_words:
            return True
        if word not in cluster.head_words:
            return False
        plural = other.mention.form != "nominal" or is_plural(said.head) == is_plural(other.head)
        return plural and self._same_words(said, cluster)

    def _is_of_class(self, said: Said, cluster: Cluster, types: Sequence[str]) -> bool:
        """Is the entity a named one of the class that a bare noun names ("the group", "the country")?"""
        modified = any(c.dep_ in ("amod", "compound", "nummod", "poss") for c in said.head.lefts)
        modified = modified or any(c.lower_ == "of" for c in said.head.rights)
        return (
            not modified
            and bool(cluster.named)
            and cluster.type in types
            and self._class_fits(said.head.lower_, cluster)
        )

    def _class_fits(self, word: str, cluster: Cluster) -> bool:
        """Does the name bear out the class noun: ministries are called so, countries are states?"""
        if word in self.keys.classes.borne_by_name:
            return any(word in s.name.lower() for s in cluster.named)
        is_state = cluster.key is not None and len(cluster.key) == 2 and cluster.key[0] in ("place", "government")
        if word in self.keys.classes.state_words:
            return is_state
        return not (is_state and cluster.type == "place")

    def _same_words(self, said: Said, cluster: Cluster) -> bool:
        """Are the adjectives and compounds of the description among the words of the entity?"""
        own = {c.lower_ for c in said.head.lefts if c.dep_ in ("amod", "compound")}
        return own <= {t.lower_ for s in cluster.said for t in s.span}
