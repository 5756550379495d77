"""The mentions that name a party best: for a pronoun the name beside it, for fighters also the body whose they are, for
"two monks" also the monks that are named behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.lookup import Lookup
from ofrecord.annotations.parties import together
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_BODIES = frozenset({"organization", "armed_group", "armed_force"})
_PARTIES = _BODIES | {"person", "government"}
_DESCRIBED = frozenset({"person", "organization", "armed_group"})
"""Types whose description gives way to the name that stands beside it."""
_OFFICES = frozenset({"GOV", "MIL"})
_OF_STATES = frozenset({"organization", "government"})
"""Sectors and types of the offices of a state."""
_PLURALS = ("NNS", "NNPS", "CD")
_MODIFIERS = ("compound", "nmod", "amod", "poss")


class StandIns:
    """Asked for the mentions of one document; `members` are nouns for those who belong to a body, `naming` verbs of calling."""

    def __init__(
        self, found: Annotations, lookup: Lookup, members: frozenset[str], naming: frozenset[str] = frozenset()
    ) -> None:
        self.lookup, self.members, self.naming = lookup, members, naming
        self._found = found
        self._sentences = [s.start_char for s in found.doc.sents]
        self._naming: dict[str, list[Mention]] = defaultdict(list)
        for mention in found.mentions:
            if mention.entity is not None and mention.form != "pronoun":
                self._naming[mention.entity].append(mention)

    def named(self, mentions: Iterable[Mention]) -> list[Mention]:
        """Each party by its name or description in the same sentence, where the act itself has only a pronoun for it.

        A description beside a name ("the mayor of Nagaro, Ali Sample") gives way to the name; one of several people stays,
        and those of them that are named stand beside it.
        """
        found = [self._name(m) if m.form == "pronoun" else self._beside(m) for m in mentions]
        listed = (n for m in found for n in (m, *self._listed(m)))
        return list({m.id: m for m in listed}.values())

    def _listed(self, mention: Mention) -> Iterator[Mention]:
        """The names of some of many: "two monks, A and B, were …", "six monks, including the abbot, A"."""
        many = mention.form == "nominal" or mention.type == "people"
        tokens = self._found.tokens(mention) if many else None
        if tokens is None or tokens.root.tag_ not in _PLURALS:
            return
        head = tokens.root
        for first in (*syntax.children(head, "appos"), *syntax.prepositional(head, "including")):
            for named in (self.lookup.mention(t) for t in together(first)):
                if named is not None and named.form == "name" and named.type in _PARTIES:
                    yield named

    def _beside(self, mention: Mention) -> Mention:
        if mention.form != "nominal" or mention.type not in _DESCRIBED:
            return mention
        sentence = self._sentence(mention)
        named = (m for m in self._naming.get(mention.entity or "", ()) if m.form == "name")
        apart = (m for m in named if m.end <= mention.start or mention.end <= m.start)  # not "Taliban fighters"
        return next((m for m in apart if self._sentence(m) == sentence), mention)

    def bodies(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """The named bodies whose members act: "members of the Taliban", "Taliban fighters"."""
        for mention in mentions:
            tokens = self._found.tokens(mention) if mention.form == "nominal" else None
            if tokens is not None and self._are_members(tokens.root, mention):
                yield from (b for b in self._body(tokens.root) if b.entity is None or b.entity != mention.entity)

    def elsewhere(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """The one named body whose the described fighters are, by its name last told before them, else first told."""
        for mention in mentions:
            entity = self._found.entity_by_id.get(mention.entity or "") if mention.type == "armed_group" else None
            if mention.form == "name" or entity is None:
                continue
            ids = (entity.affiliation,) if mention.form == "pronoun" else (entity.id, entity.affiliation)
            named = [m for id in ids for m in self._naming.get(id or "", ())]
            bodies = [m for m in named if m.form == "name" and m.type in _BODIES]
            if any(mention.start <= m.start and m.end <= mention.end for m in bodies):  # "Taliban fighters"
                continue
            yield from ([m for m in bodies if m.end <= mention.start] or bodies[:1])[-1:]

    def _name(self, pronoun: Mention) -> Mention:
        sentence = self._sentence(pronoun)
        near = (m for m in self._naming.get(pronoun.entity or "", ()) if self._sentence(m) == sentence)
        before = [m for m in near if m.end <= pronoun.start]
        return before[-1] if before else pronoun

    def _sentence(self, mention: Mention) -> int:
        return bisect_right(self._sentences, mention.start)

    def _are_members(self, head: Token, mention: Mention) -> bool:
        return mention.type in _BODIES or head.lemma_.lower() in self.members

    def _body(self, head: Token) -> Iterator[Mention]:
        beside = [b for c in head.children if c.dep_ in _MODIFIERS for b in (c, *_beside(c))]
        for other in (*beside, *syntax.prepositional(head, "of", "from"), *self._described(head)):
            body = self.lookup.mention(other)
            owned = body is not None and body.form == "pronoun"
            body = self._name(body) if body is not None and owned else body
            if body is not None and body.form == "name" and _is_body(body) and not (owned and self._is_of_state(body)):
                yield body
        yield from self._self_named(head)

    def _is_of_state(self, body: Mention) -> bool:
        """Is it an office of a state: the forces of "its forces" act, and the ministry that speaks of them does not?"""
        entity = self._found.entity_by_id.get(body.entity or "")
        return entity is not None and entity.codes.sector in _OFFICES and body.type in _OF_STATES

    def _self_named(self, head: Token) -> Iterator[Mention]:
        """What a group calls itself, which in upper case may look like a description."""
        for verb in syntax.children(head, "acl", "relcl"):
            if verb.lemma_.lower() in self.naming and _names_itself(verb):
                called = map(self.lookup.mention, (*syntax.children(verb, "oprd"), *syntax.prepositional(verb, "as")))
                yield from (m for m in called if m is not None and m.type in _BODIES)

    def _described(self, head: Token) -> Iterator[Token]:
        """Whose they are said to be: "men presumed to belong to X", "… who are members of X", "its commandos"."""
        yield from syntax.children(head, "poss")
        clauses = [*syntax.children(head, "acl", "relcl"), *([head.head] if head.dep_ in syntax.SUBJECTS else [])]
        for verb in (v for c in clauses for v in (c, *syntax.children(c, "xcomp"))):
            if verb.lemma_ == "belong":
                yield from syntax.prepositional(verb, "to")
            elif verb.lemma_ == "be":
                said = (a for a in syntax.children(verb, "attr") if a.lemma_.lower() in self.members)
                yield from (o for a in said for o in syntax.prepositional(a, "of"))


def _is_body(mention: Mention) -> bool:
    """Is it one that acts through its members: a group, a force, a police (called so), and no state?"""
    return mention.type in _BODIES or (mention.type == "government" and mention.by.rule == "head_noun")


def _names_itself(verb: Token) -> bool:
    """ "Calling itself", "which identified itself as", "called", "known as": is it those before the clause who are named?"""
    itself = any(c.lower_.endswith(("self", "selves")) for c in syntax.children(verb, "dobj"))
    return itself or (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"))


def _beside(modifier: Token) -> Iterator[Token]:
    """Names within or beside the modifier of a class noun: "the Red or the Black group"."""
    for child in modifier.children:
        if child.dep_ in (*_MODIFIERS, "conj", "appos"):
            yield child
            yield from _beside(child)
