"""An entity while it is being put together, and all of them by key."""

from __future__ import annotations

from dataclasses import dataclass, field

from ofrecord.annotations.entities.keys import Key, Said, initials
from ofrecord.domain.mentions import MentionType


@dataclass(eq=False)
class Cluster:
    """Mentions that are held to be one entity, with what they say of it. `rule` says how the first of them was linked."""

    type: MentionType
    rule: str
    key: Key | None
    said: list[Said] = field(default_factory=list)
    named: list[Said] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    name_words: set[str] = field(default_factory=set)
    state: str | None = None
    roles: list[tuple[int, int]] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    head_words: set[str] = field(default_factory=set)
    gender: str | None = None
    affiliation: Cluster | None = None

    def add(self, said: Said) -> None:
        """Take one more mention."""
        self.said.append(said)
        self.state = self.state or said.state
        words = {t.lower_ for t in said.span}
        self.words |= words
        if said.mention.form == "name":
            self.named.append(said)
            self.name_words |= words
        if said.mention.form == "nominal":
            self.head_words.add(said.head.lower_)
        if said.title is not None:
            self.add_role(said, said.title)

    def add_role(self, said: Said, span: tuple[int, int]) -> None:
        """Take a title or description as a role."""
        self.roles.append(span)
        self.role_words.update(t.lower_ for t in said.span.doc[span[0] : span[1]])


class Clusters:
    """All entities of one document, found by key, last name and acronym."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self.by_key: dict[Key, Cluster] = {}
        self.by_last_name: dict[str, list[Cluster]] = {}
        self.by_initials: dict[str, Cluster] = {}
        self.owner: dict[str, Cluster] = {}

    def name(self, said: Said) -> Cluster:
        """The cluster of a name: the one with the same key, last name or initials, or a new one."""
        cluster = self._known(said)
        if cluster is None:
            cluster = self.new(said, "same_name")
        self.link(said, cluster)
        return cluster

    def new(self, said: Said, rule: str) -> Cluster:
        """A new cluster for a mention; the mention is not yet linked."""
        cluster = Cluster(said.mention.type, rule, said.key)
        self.all.append(cluster)
        if said.key is not None:
            self.by_key.setdefault(said.key, cluster)
            self._index(said, cluster)
        return cluster

    def link(self, said: Said, cluster: Cluster) -> None:
        """Put a mention into a cluster."""
        cluster.add(said)
        self.owner[said.mention.id] = cluster
        if said.key is not None:
            self.by_key.setdefault(said.key, cluster)

    def _index(self, said: Said, cluster: Cluster) -> None:
        assert said.key is not None
        if said.key[0] == "person":
            for word in dict.fromkeys((said.key[-1], said.key[1])):
                self.by_last_name.setdefault(word, []).append(cluster)
        elif said.key[0] in ("body", "known"):
            letters = initials(said.name)
            if len(letters) > 1:
                self.by_initials.setdefault(letters, cluster)

    def _known(self, said: Said) -> Cluster | None:
        if said.key is None:
            return None
        found = self.by_key.get(said.key)
        if found is None and said.key[0] == "person":
            found = self._same_person(said.key)
        if found is None and said.key[0] == "body":
            found = self.by_initials.get(said.name.replace(".", "")) if said.name.isupper() else self._same_body(said)
        return found

    def _same_person(self, key: Key) -> Cluster | None:
        """The one person with this last (else first) name whose given names do not contradict; two of them: nobody."""
        near = [c for c in self.by_last_name.get(key[-1], ()) if c.key is not None]
        fitting = [c for c in near if c.key and c.key[-1] == key[-1] and _given_names_fit(c.key[1:], key[1:])]
        if not fitting and len(key) == 2:  # family name first, or a given name alone
            fitting = near
        return fitting[0] if len(fitting) == 1 else None

    def _same_body(self, said: Said) -> Cluster | None:
        """ "the Foreign Ministry" after "Ukraine's Foreign Ministry": same words, state left out; one candidate only."""
        assert said.key is not None
        if len(said.key) < 3 or said.key[1]:
            return None
        fitting = [c for k, c in self.by_key.items() if k[0] == "body" and k[2:] == said.key[2:] and k[1]]
        return fitting[0] if len(fitting) == 1 else None


def _given_names_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two names with the same last word fit: one is the bare last name, or their first names begin alike?"""
    if len(one) == 1 or len(other) == 1:
        return True
    return one[0] == other[0] or (min(len(one[0]), len(other[0])) == 1 and one[0][0] == other[0][0])
