"""An entity while it is being put together, and all of them by key."""

from __future__ import annotations

from dataclasses import dataclass, field

from ofrecord.annotations.entities.keys import Key, Said, initials
from ofrecord.domain.mentions import MentionType

_STATES = frozenset({"government", "armed_force", "place"})
"""First words of keys that are made of a state's code: other names with such a key are its capital, seat or forces."""


@dataclass(eq=False)
class Cluster:
    """Mentions that are held to be one entity, with what they say of it. `rules` say how they were linked, in that order."""

    type: MentionType
    key: Key | None
    rules: list[str] = field(default_factory=list)
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
    precision: str | None = None

    def add(self, said: Said, rule: str) -> None:
        """Take one more mention, linked by a rule."""
        self.said.append(said)
        self.rules.append(rule)
        self.state = self.state or said.state
        self.words |= said.words
        if said.mention.form == "name":
            self.named.append(said)
            self.name_words |= said.words
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
        cluster, rule = self._known(said)
        if cluster is None:
            cluster, rule = self.new(said), "name"
        self.link(said, cluster, rule)
        return cluster

    def new(self, said: Said) -> Cluster:
        """A new cluster for a mention; the mention is not yet linked."""
        cluster = Cluster(said.mention.type, said.key)
        self.all.append(cluster)
        if said.key is not None:
            self.by_key.setdefault(said.key, cluster)
            self._index(said, cluster)
        return cluster

    def link(self, said: Said, cluster: Cluster, rule: str) -> None:
        """Put a mention into a cluster."""
        cluster.add(said, rule)
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

    def _known(self, said: Said) -> tuple[Cluster | None, str]:
        """The cluster that a name belongs to, and the rule that says so."""
        if said.key is None:
            return None, "name"
        found = self.by_key.get(said.key)
        if found is not None:
            same = any(s.name == said.name for s in found.named)
            return found, "same_name" if same else "state" if said.key[0] in _STATES else "other_spelling"
        if said.key[0] == "person":
            return self._same_person(said.key), "part_of_name"
        if said.key[0] == "body":
            if said.name.isupper():
                return self.by_initials.get(said.name.replace(".", "")), "acronym"
            return self._same_body(said), "short_name"
        return None, "name"

    def _same_person(self, key: Key) -> Cluster | None:
        """The one person with this last (else first) name whose given names do not contradict; two of them: nobody."""
        near = [c for c in self.by_last_name.get(key[-1], ()) if c.key is not None]
        fitting = [c for c in near if c.key and c.key[-1] == key[-1] and _given_names_fit(c.key[1:], key[1:])]
        if not fitting and len(key) == 2:  # family name first, or a given name alone
            fitting = near
        fitting = fitting or [c for c in self.all if c.key and c.key[0] == "person" and _is_part(c.key[1:], key[1:])]
        return fitting[0] if len(fitting) == 1 else None

    def _same_body(self, said: Said) -> Cluster | None:
        """ "the Foreign Ministry" after "Ukraine's Foreign Ministry": same words, state left out; one candidate only."""
        assert said.key is not None
        if len(said.key) < 3 or said.key[1]:
            return None
        fitting = [c for k, c in self.by_key.items() if k[0] == "body" and k[2:] == said.key[2:] and k[1]]
        return fitting[0] if len(fitting) == 1 else None


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Is one of two names a run of words in the other, of three and more: two family names, of which one is often left out?

    "Ramon Sotelo Vidal" is called Sotelo Vidal, Ramon Sotelo or Sotelo.
    """
    short, long = sorted((one, other), key=len)
    runs = (long[i : i + len(short)] for i in range(len(long) - len(short) + 1))
    return len(long) > 2 and len(short) < len(long) and short != long[:1] and short in runs


def _given_names_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two names with the same last word fit: one is the bare last name, or their first names begin alike?"""
    if len(one) == 1 or len(other) == 1:
        return True
    return one[0] == other[0] or (min(len(one[0]), len(other[0])) == 1 and one[0][0] == other[0][0])
