"""What a name says: the words that make two names the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from ofrecord.domain.base import Frozen
from ofrecord.domain.mentions import Mention, MentionType
from ofrecord.language.countries import countries
from ofrecord.language.once import kept
from ofrecord.language.parse import Doc, Span, Token
from ofrecord.language.parties import Parties, PartyName, is_plural
from ofrecord.lexicons import Lexicons

Key = tuple[str, ...]


class Classes(Frozen):
    """Words that bind descriptions to names."""

    class_nouns: dict[str, tuple[MentionType, ...]]
    class_sectors: dict[str, frozenset[str]]
    borne_by_name: frozenset[str]
    state_words: frozenset[str]
    force_words: frozenset[str]
    government_words: frozenset[str]
    empty_words: frozenset[str]
    same_word: dict[str, str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    civilians: frozenset[str]
    sectors: dict[MentionType, str]
    role_sectors: dict[str, frozenset[str]]
    leading_roles: frozenset[str]
    group_adjectives: frozenset[str]
    fighters: frozenset[str]
    qualifiers: frozenset[str]
    capital_words: frozenset[str]
    precisions: dict[str, frozenset[str]]
    name_prefixes: tuple[str, ...]
    name_spellings: dict[str, str]


@dataclass(frozen=True, eq=False)
class Said:
    """What the words of one mention say, before it is linked to an entity.

    `core` is the name without article and titles (token indices); `title` the words before it; `state` the ISO code of
    the state that the words name; `key` is what equal names share, none for a description that names nobody.
    """

    mention: Mention
    span: Span
    head: Token
    core: tuple[int, int]
    title: tuple[int, int] | None
    state: str | None
    key: Key | None

    @kept
    def name(self) -> str:
        """The name's words as the language model read them: straight quotes, letter case restored."""
        text: str = self.span.doc[self.core[0] : self.core[1]].text
        return text

    @kept
    def words(self) -> frozenset[str]:
        """The words of the whole mention in lower case."""
        return frozenset(self.span.text.lower().split())

    @kept
    def before(self) -> tuple[tuple[str, str], ...]:
        """Dependency and lower-case word of what hangs on the head from the left."""
        return tuple((c.dep_, c.lower_) for c in self.head.lefts)

    @kept
    def plural(self) -> bool:
        """Is the head in the plural?"""
        return is_plural(self.head)

    @kept
    def adjectives(self) -> frozenset[str]:
        """Adjectives and compounds of the head."""
        return frozenset(word for dep, word in self.before if dep in ("amod", "compound"))

    @kept
    def owned_or_counted(self) -> bool:
        """Has the head a possessor, a number or an of-phrase, so that it is not just any of its class?"""
        narrowed = any(dep in ("nummod", "poss") for dep, _ in self.before)
        return narrowed or any(c.lower_ in ("of", "for") for c in self.head.rights)


class Keys:
    """Reads mentions with the word lists."""

    def __init__(self, lexicons: Lexicons, parties: Parties) -> None:
        self.parties = parties
        self.classes = lexicons.load("party_classes", Classes)
        self._qualifiers = self.classes.qualifiers | self.classes.group_adjectives
        self.iso3 = {code: country.iso3 for code, country in countries(lexicons).items()}

    def listed(self, key: Key | None) -> PartyName | None:
        """The party of the lists that a key stands for."""
        return self.parties.by_name.get(key[1]) if key and key[0] == "known" else None

    def read(self, mention: Mention, span: Span) -> Said:
        """What one mention says."""
        head: Token = span.root
        if mention.form == "pronoun":
            return Said(mention, span, head, (span.start, span.end), None, None, None)
        if mention.type == "person" and mention.form == "name":
            return self._person(mention, span, head)
        core = self._without_backers(span.doc, *_without_edges(span))
        state = self._state(span.doc[core[0] : core[1]])
        return Said(mention, span, head, core, None, state, self._key(mention, span.doc[core[0] : core[1]], state))

    def _person(self, mention: Mention, span: Span, head: Token) -> Said:
        first, last = _without_edges(span)
        start = last
        while start > first and self._in_name(span.doc[start - 1]):
            start -= 1
        while start < last - 1 and span.doc[start].text in self.parties.adjectives:
            start += 1
        if start - 2 >= first and self._is_office_of(span.doc, start):  # "Secretary of State Ann Doe"
            start = next((i for i in range(start, last) if span.doc[i].ent_type_ == "PERSON"), start)
        if start == last:
            start = first
        title = self._title(span.doc, first, start)
        words = tuple(w for word in span.doc[start:last].text.lower().split() if (w := self._spelling(word)))
        state = self._state(span.doc[first:start]) if start > first else None
        return Said(mention, span, head, (start, last), title, state, ("person", *words) if words else None)

    def _is_office_of(self, doc: Doc, at: int) -> bool:
        """Do the words from here on begin with what somebody has the office of?"""
        return doc[at - 1].lower_ in ("of", "for") and doc[at - 2].lower_ in self.parties.titles.office_nouns

    def _without_backers(self, doc: Doc, first: int, last: int) -> tuple[int, int]:
        """ "Tosk-backed rebels": who backs them is no part of who they are."""
        participles = self.parties.cues.holder_participles
        for i in range(last - 2, first, -1):
            if doc[i].lower_ in participles and doc[i - 1].text == "-":
                return i + 1, last
        return first, last

    def _spelling(self, word: str) -> str:
        """One spelling for a word of a person's name, without its article; empty for what is no word."""
        plain = "".join(c for c in normalize("NFKD", word) if c.isalpha() or c in "-'")
        prefix = next((p for p in self.classes.name_prefixes if plain.startswith(p)), "")
        plain = plain[len(prefix) :].strip("-'")
        ending = next((e for e in self.classes.name_spellings if plain.endswith(e)), None)
        return plain if ending is None else plain.removesuffix(ending) + self.classes.name_spellings[ending]

    def _in_name(self, token: Token) -> bool:
        titles = self.parties.titles
        if token.lower_ in titles.honorifics or token.lower_ in titles.office_nouns or token.tag_ == "POS":
            return False
        return token.text[0].isupper() or token.lower_ in titles.particles or token.text in ("-", "'")

    def _title(self, doc: Doc, first: int, start: int) -> tuple[int, int] | None:
        """The title in front of a name, without a bare honorific ("Mr")."""
        while start > first and (doc[start - 1].is_punct or doc[start - 1].is_space):
            start -= 1
        words = [doc[i].lower_ for i in range(first, start)]
        return (first, start) if any(w not in self.parties.titles.honorifics for w in words) else None

    def _state(self, words: Span) -> str | None:
        """The state that the words name: the whole, two words, or one ("South Sudanese", "U.S.")."""
        text = words.text
        whole = self.parties.state_of(text)
        if whole is not None or text.islower():
            return whole
        single = [t.text for t in words]
        joined = {self.parties.state_of(t.text) for t in words} - {None}
        if len(joined) > 1 and any(t.dep_ == "cc" for t in words):
            return None  # "Thai and Cambodian troops"
        pairs = [f"{a} {b}" for a, b in pairwise(single)]
        found = (self.parties.state_of(w) for w in (*pairs, *single))
        return next((s for s in found if s is not None), None)

    def _key(self, mention: Mention, words: Span, state: str | None) -> Key | None:
        words = self._without_qualifiers(words)
        text: str = words.text
        if text in self.parties.by_name:
            return ("known", self.parties.by_name[text].names[0])
        if state is not None and self.parties.state_of(text) == state:
            return self._state_key(mention.type, text, state)
        if (
            mention.form == "nominal"
            and state is None
            and (mention.type not in ("place", "facility") or text.islower())
        ):
            return None
        content = self._content(words)
        if state is not None and content:
            if mention.type == "armed_force" and content <= self.classes.force_words:
                return ("armed_force", state)
            if mention.type == "government" and content <= self.classes.government_words:
                return ("government", state)
        if mention.type in ("place", "facility"):
            named = mention.form == "name" or any(t.pos_ == "PROPN" for t in words)
            return ("place", "", *sorted(content)) if named and content else None
        if mention.form == "nominal" and not (mention.type == "government" and state is not None):
            return None
        kind = "body"
        return (kind, state or "", *sorted(content)) if content else (kind, text.lower())

    def _without_qualifiers(self, words: Span) -> Span:
        """A listed name without what is only said of it: "the self-styled National Front", "pro-Chadian X"."""
        doc, first = words.doc, words.start
        while first < words.end - 1 and doc[first : words.end].text not in self.parties.by_name:
            token = doc[first]
            sided = token.lower_ == "pro" and doc[first + 1].text == "-"
            if not sided and not token.is_punct and token.lower_ not in self._qualifiers:
                return words
            first += 3 if sided else 1
        return doc[first : words.end] if doc[first : words.end].text in self.parties.by_name else words

    def _state_key(self, type_: MentionType, text: str, state: str) -> Key:
        if type_ == "place":
            return ("place", state) if text in self.parties.state_names else ("place", "", text.lower())
        return (type_, state)

    def _content(self, words: Span) -> frozenset[str]:
        """The words that tell one body from another, in one spelling, without the state's."""
        kept = (
            self.classes.same_word.get(t.lower_, t.lower_)
            for t in words
            if t.lower_ not in self.classes.empty_words and not t.is_punct and self.parties.state_of(t.text) is None
        )
        return frozenset(kept)


def initials(words: str) -> str:
    """Initial letters of the capitalised words of a name: "Rapid Support Forces" → RSF."""
    return "".join(w[0] for w in words.replace("-", " ").split() if w[0].isupper())


def _without_edges(span: Span) -> tuple[int, int]:
    """A mention without leading article and trailing possessive."""
    first, last = span.start, span.end
    while first < last - 1 and (span.doc[first].tag_ in ("DT", "PRP$") or span.doc[first].is_punct):
        first += 1
    while last > first + 1 and (span.doc[last - 1].tag_ == "POS" or span.doc[last - 1].is_space):
        last -= 1
    return first, last
