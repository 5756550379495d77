"""What the word lists know of parties: names, states, head nouns, titles and pronouns, in one place for look-ups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ofrecord.domain.base import Frozen
from ofrecord.domain.events import AidOrganization
from ofrecord.domain.mentions import MentionType
from ofrecord.language.countries import countries
from ofrecord.language.parse import Token
from ofrecord.lexicons import Lexicons


class PartyName(Frozen):
    """A known party: every way of writing its name (the first is the fullest), type and codes.

    `own`: from a user's list, with the user's own code.
    """

    names: tuple[str, ...]
    type: MentionType
    country: str | None = None
    sector: str | None = None
    code: str | None = None
    organization_type: AidOrganization | None = None
    own: bool = False


class PartyNouns(Frozen):
    """Lemmas of head nouns by what they make."""

    person: tuple[str, ...]
    force_member: tuple[str, ...]
    group_member: tuple[str, ...]
    people: tuple[str, ...]
    organization: tuple[str, ...]
    government: tuple[str, ...]
    armed_force: tuple[str, ...]
    armed_group: tuple[str, ...]
    facility: tuple[str, ...]
    place: tuple[str, ...]
    weapon: tuple[str, ...]
    vehicle: tuple[str, ...]
    other: tuple[str, ...]
    none: tuple[str, ...]
    quantity: frozenset[str]
    standing_alone: frozenset[str]
    acts: frozenset[str]
    force_acts: frozenset[str]
    war_vehicles: frozenset[str]
    machine_kinds: frozenset[str]
    adjectives: frozenset[str]


class Pronouns(Frozen):
    """Pronouns by agreement."""

    person_male: frozenset[str]
    person_female: frozenset[str]
    speaker: frozenset[str]
    plural: frozenset[str]
    thing: frozenset[str]
    empty_it: frozenset[str]


class Titles(Frozen):
    """Words around a person's name."""

    honorifics: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]
    particles: frozenset[str]
    office_nouns: frozenset[str]


class Cues(Frozen):
    """Syntax cues for a state's name that stands for its government, and for unknown speakers."""

    land_verbs: frozenset[str]
    acting_adjectives: frozenset[str]
    holder_participles: frozenset[str]
    adjectival_forces: frozenset[str]
    target_verbs: frozenset[str]
    party_prepositions: frozenset[str]
    land_heads: frozenset[str]
    land_when_named: frozenset[str]
    body_when_named: frozenset[str]
    land_offices: frozenset[str]
    lands: frozenset[str]
    land_prepositions: frozenset[str]
    leaving_verbs: frozenset[str]
    means_prepositions: frozenset[str]
    languages: frozenset[str]
    locative: frozenset[str]
    ship_prefixes: frozenset[str]
    speech_verbs: frozenset[str]
    no_offices: frozenset[str]
    befalls_people: frozenset[str]
    befalls_the_living: frozenset[str]


_MEMBERS: dict[str, tuple[MentionType, MentionType]] = {
    "person": ("person", "people"),
    "force_member": ("person", "armed_force"),
    "group_member": ("person", "armed_group"),
}
_COLLECTIVES: tuple[MentionType, ...] = (
    "people", "organization", "government", "armed_force", "armed_group", "facility", "place", "weapon", "vehicle",
    "other",
)  # fmt: skip


class Parties:
    """Look-ups over the word lists. Built once for each step; holds nothing of a document."""

    def __init__(self, lexicons: Lexicons, own: Sequence[PartyName] = ()) -> None:
        """`own` are parties of a user, which stand before those of the package."""
        self.names = (*own, *lexicons.load("party_names", tuple[PartyName, ...]))
        self.states = {c.iso3: c for c in countries(lexicons).values()}
        self.nouns = lexicons.load("party_nouns", PartyNouns)
        self.pronouns = lexicons.load("party_pronouns", Pronouns)
        self.titles = lexicons.load("person_titles", Titles)
        self.cues = lexicons.load("party_cues", Cues)
        self.by_name = {name: party for party in reversed(self.names) for name in party.names}
        opening = {n[0].upper() + n[1:]: party for n, party in self.by_name.items() if n[0].islower()}  # "Al-Shabaab …"
        self.by_name = opening | self.by_name
        self.state_names = {n: iso for iso, s in self.states.items() for n in (*s.names, *s.unsure)}
        self.metonyms = {n: iso for iso, s in self.states.items() for n in (*s.capitals, *s.seats)}
        self.seats = {n for s in self.states.values() for n in s.seats}
        self.adjectives = {n: iso for iso, s in self.states.items() for n in s.adjectives}
        self.peoples = {n: iso for iso, s in self.states.items() for n in s.people}
        self.peoples |= {f"{n}s": iso for n, iso in self.adjectives.items() if n.endswith(("n", "i", "b", "k", "o"))}
        self._states = self.metonyms | self.peoples | self.adjectives | self.state_names
        self._types = self._noun_types()
        self._by_prefix = self._prefixes()

    def state_of(self, words: str) -> str | None:
        """ISO code of the state that a name, adjective, people, capital or seat belongs to."""
        return self._states.get(words)

    def known_at(self, text: str, start: int) -> str | None:
        """The longest known name that stands in the text at an offset, as a whole word."""
        for name in self._by_prefix.get(text[start : start + 2], ()):
            end = start + len(name)
            if text.startswith(name, start) and not (text[end : end + 1].isalnum() and name[-1].isalnum()):
                return name
        return None

    def noun_type(self, head: Token, as_body: bool = False) -> tuple[MentionType | None, bool]:
        """The type that a head noun makes, and whether the lists know the noun at all.

        `as_body`: one member's noun stands for all of them ("rebel-held").
        """
        before = head.nbor(-1).lower_ if head.i > 0 else ""
        for word in _forms(head.lower_, head.lemma_.lower()):
            for key in (f"{before} {word}", word):
                if key in self._types:
                    one, many = self._types[key]
                    return (many if as_body or is_plural(head) else one), True
        return None, False

    def is_building(self, head: Token) -> bool:
        """Is the noun, whatever else it names, one for a building ("a church was hit", "the church condemned it")?"""
        return head.pos_ == "NOUN" and head.lemma_.lower() in self.nouns.facility

    def _noun_types(self) -> dict[str, tuple[MentionType | None, MentionType | None]]:
        found: dict[str, tuple[MentionType | None, MentionType | None]] = {}
        for type_ in reversed(_COLLECTIVES):
            found.update(dict.fromkeys(getattr(self.nouns, type_), (type_, type_)))
        for name, pair in _MEMBERS.items():
            found.update(dict.fromkeys(getattr(self.nouns, name), pair))
        found.update(dict.fromkeys(self.nouns.none, (None, None)))
        return found

    def _prefixes(self) -> dict[str, tuple[str, ...]]:
        every = (*self.by_name, *self.state_names, *self.metonyms, *self.adjectives, *self.peoples)
        found: dict[str, list[str]] = {}
        for name in sorted(set(every), key=lambda n: (-len(n), n)):
            found.setdefault(name[:2], []).append(name)
        return {k: tuple(v) for k, v in found.items()}


def is_plural(noun: Token) -> bool:
    """Is the noun plural by its tag, or by its form where a headline's capitals hide the tag?"""
    if noun.tag_ in ("NNS", "NNPS"):
        return True
    word = noun.lower_
    return noun.pos_ == "PROPN" and (
        word.endswith(("men", "children")) or (word[-1:] == "s" and word[-2:] not in ("ss", "us"))
    )


@lru_cache(maxsize=8192)
def _forms(word: str, lemma: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, lemma, *_singulars(word))))


def _singulars(word: str) -> Iterator[str]:
    """Guesses at the singular of an English noun, for capitalised words that the model does not lemmatise."""
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("men"):
        yield f"{word[:-3]}man"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
