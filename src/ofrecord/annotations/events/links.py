"""How candidates hang together: which are only the content, the effect, the means or the purpose of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.events.general import is_general
from ofrecord.annotations.events.words import EventWords
from ofrecord.annotations.parties import is_relative
from ofrecord.annotations.phrases import is_background
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_CONTENT = frozenset({"xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "acl", "dative", "nsubjpass"})
_THROUGH = _CONTENT | {"conj", "advcl", "nsubj", "compound", "amod"}
_PERFECT = frozenset({"had", "has", "have"})
_AWAITS = frozenset({"until", "unless"})
_REACH = 10
"""Words climbed at most in search of the act above."""


class Links:
    """The candidates of one document and what binds them; every question is a look-up by token."""

    def __init__(self, words: EventWords, candidates: list[Candidate]) -> None:
        self.words = words
        self._anchored: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._anchored[candidate.anchor.i].append(candidate)
        self._content = self._grouped(candidates, self._above_content)
        swallowed = {c.head.i for group in self._content.values() for c in group}
        rest = [c for c in candidates if c.head.i not in swallowed]
        self._effects = self._grouped(rest, self._above_effect)
        swallowed |= {c.head.i for group in self._effects.values() for c in group}
        apart = (self._is_means, self._is_purpose, self._is_matter, self._is_general)
        self.own = [c for c in rest if c.head.i not in swallowed and not any(f(c) for f in apart)]

    def content_of(self, candidate: Candidate) -> tuple[Candidate, ...]:
        """What an act asks, promises, refuses or threatens."""
        return tuple(self._content.get(candidate.head.i, ()))

    def effects_of(self, candidate: Candidate) -> tuple[Candidate, ...]:
        """What an act of force did, told in the same clause."""
        return tuple(self._effects.get(candidate.head.i, ()))

    @staticmethod
    def _grouped(
        candidates: Iterable[Candidate], above: Callable[[Candidate], Candidate | None]
    ) -> dict[int, list[Candidate]]:
        groups: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            owner = above(candidate)
            if owner is not None:
                groups[owner.head.i].append(candidate)
        return groups

    def _above_content(self, candidate: Candidate) -> Candidate | None:
        """The absorbing act whose complement or object this candidate is part of."""
        token = candidate.anchor
        for _ in range(_REACH):
            if token.dep_ not in _THROUGH or token.head == token or _is_circumstance(token):
                return None
            if token.dep_ == "prep" and is_background(token):
                return None
            below, token = token, token.head
            if below.i < token.i and any(t.text == ";" for t in token.doc[below.right_edge.i : token.i]):
                return None
            for owner in self._anchored.get(token.i, ()):
                if owner.head == candidate.head:
                    continue
                if owner.entry.group.type in self.words.absorbing:
                    return owner if self._is_content(below) and not self._is_assertion(below, candidate) else None
                if below.dep_ == "xcomp" and owner.verb is not None and owner.head.lemma_.lower() in self.words.orders:
                    return owner
                if owner.entry.group.type in self.words.hindering and below.lower_ == "from":
                    return owner
        return None

    @staticmethod
    def _is_assertion(link: Token, candidate: Candidate) -> bool:
        """Is it what somebody says happens ("rejected reports that it had bombed …"), not what is asked or refused?"""
        verb = candidate.anchor
        perfect = verb.tag_ == "VBN" and any(c.lower_ in _PERFECT for c in verb.children)
        return (
            link.dep_ in ("dobj", "nsubjpass")
            and verb.dep_ in ("acl", "ccomp")
            and (perfect or verb.tag_ in syntax.FINITE)
        )

    @staticmethod
    def _is_content(link: Token) -> bool:
        """Is the last link to the act above one of content (not its subject, not a clause beside it)?"""
        infinitive = link.dep_ == "advcl" and any(c.tag_ == "TO" for c in link.children)
        return link.dep_ in _CONTENT or infinitive

    def _above_effect(self, candidate: Candidate) -> Candidate | None:
        """The act of force of which a killing is told as the result, in the same clause."""
        verb = candidate.verb
        if verb is None or not candidate.entry.frame.effect or candidate.head != verb:
            return None
        subject = syntax.own_subject(verb)
        if subject is not None and not is_relative(subject):
            return None
        for owner in self._anchored.get(verb.head.i, ()):
            result = (verb.dep_ == "advcl" and verb.tag_ == "VBG") or (subject is not None and verb.dep_ == "relcl")
            beside = verb.dep_ == "conj" and owner.entry.frame.effect
            if owner.entry.group.type == "ASSAULT" and owner.head != candidate.head and (result or beside):
                return owner
        return None

    def _is_means(self, candidate: Candidate) -> bool:
        """Is the noun the subject or instrument of an effect that is told beside it?"""
        head = candidate.head
        while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.dep_ in syntax.SUBJECTS:
            head = head.head.head
        if candidate.verb not in (None, head) or (head.pos_ == "VERB" and head.tag_ != "VBG"):
            return False
        if head.dep_ in ("nsubj", "nsubjpass", "csubj"):
            return any(c.entry.group.type in self.words.hostile for c in self._anchored.get(head.head.i, ()))
        if head.dep_ == "pobj" and head.head.dep_ in ("prep", "agent"):
            above = head.head.head
            if above.dep_ in ("dobj", "nsubjpass", "nsubj") and head.head.lower_ in ("in", "during"):
                above = above.head
            acts = self._anchored.get(above.i, ())
            during = head.head.lower_ in ("in", "during")
            return any(c.entry.frame.effect or (during and c.entry.group.type == "ASSAULT") for c in acts)
        return False

    def _is_matter(self, candidate: Candidate) -> bool:
        """What is talked about ("talks on a pullout"), or the object that makes another act ("lifted the blockade")."""
        head = candidate.head
        if candidate.verb is not None:
            return False
        if head.dep_ == "pobj" and head.head.lower_ in ("on", "about", "over"):
            talks = [*self._anchored.get(head.head.head.i, ()), *self._named(head.head.head)]
            return any(c.entry.group.type in self.words.discussing for c in talks)
        above = self._anchored.get(head.head.i, []) if head.dep_ in ("dobj", "nsubjpass") else []
        return any(head.lemma_.lower() in c.entry.group.objects or c.entry.group.mode == "discontinue" for c in above)

    def _named(self, noun: Token) -> list[Candidate]:
        """The candidates whose noun this is, though they hang by a light verb ("held talks")."""
        return [c for c in self._anchored.get(noun.head.i, ()) if c.head == noun]

    def _is_general(self, candidate: Candidate) -> bool:
        return is_general(candidate, self.words.defining)

    def _is_purpose(self, candidate: Candidate) -> bool:
        """A purpose is not an act: "talks to end the war", "troops sent to storm the town", "uses it to bring in arms"."""
        verb = candidate.verb
        if verb is None:
            return False
        if candidate.entry.group.needs == "driven":  # "to push them to leave"
            verb = verb.head
        if self._is_aim(verb):
            return True
        if candidate.is_decided:
            return False
        if (
            candidate.entry.group.type == "PROTEST"
            and verb.dep_ == "advcl"
            and verb.head.lemma_ in self.words.gathering
        ):
            return False  # "gathered to protest": they did
        if _is_so_that(verb) or _is_enabled(verb):
            return True
        return any(self._is_meant(v) for v in _infinitives_above(verb))

    def _is_meant(self, verb: Token) -> bool:
        """Is an infinitive what something is done or suffices for: "sent to storm the town", "fought to take it", "too few to"?"""
        above = verb.head
        if above.lower_ in self.words.enough or (
            above.pos_ == "ADJ" and any(c.lower_ in self.words.enough for c in above.children)
        ):
            return True
        if verb.dep_ == "xcomp":
            lemma = above.lemma_.lower()
            return lemma in self.words.uses or (above.pos_ == "VERB" and lemma not in self.words.controls)
        return verb.dep_ in ("advcl", "acl", "relcl")

    def _is_aim(self, verb: Token) -> bool:
        """What a text or a meeting aims at: "a resolution that aims to tighten …", "talks aimed at restoring …"."""
        led = False
        for _ in range(_REACH):
            if verb.dep_ == "pobj" or verb.pos_ == "NOUN":
                return verb.lemma_.lower() in self.words.ideas
            if verb.lemma_.lower() in self.words.aims:
                return verb.dep_ in ("relcl", "acl")
            if led and {verb.lemma_.lower(), verb.lower_} & self.words.devoted:
                return True
            led = verb.dep_ == "prep" and verb.lower_ in ("to", "on")
            if verb.dep_ not in ("xcomp", "pcomp", "prep", "conj"):
                return False
            verb = verb.head
        return False


def _infinitives_above(verb: Token) -> Iterator[Token]:
    """An infinitive, or the one that it is joined to, and those under which it stands ("to persuade them to leave")."""
    for _ in range(_REACH):
        while (
            verb.dep_ == "conj" and verb.head.pos_ == "VERB" and syntax.own_subject(verb) is None and verb.tag_ == "VB"
        ):
            verb = verb.head
        if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            return
        if verb.dep_ == "advcl" and any(p.lower_ == "on" for p in syntax.children(verb.head, "prt")):
            return  # "went on to capture the bridge": they did
        yield verb
        if verb.dep_ not in ("xcomp", "ccomp") or verb.head.pos_ != "VERB":
            return
        verb = verb.head


def _is_circumstance(verb: Token) -> bool:
    """Is it a finite clause beside the act, with its own subject: "vowed to resume raids after Chad blocked aid"?

    What is vowed "until they gain control" is part of the vow.
    """
    awaited = verb.tag_ in ("VBP", "VBZ") and any(m.lower_ in _AWAITS for m in syntax.children(verb, "mark"))
    return verb.dep_ == "advcl" and syntax.is_finite(verb) and syntax.own_subject(verb) is not None and not awaited


def _is_so_that(verb: Token) -> bool:
    """Does a clause tell what something is for ("so that marriages are banned"), in the present or with a modal?"""
    marks = syntax.children(verb, "mark")
    so = any(c.lower_ == "that" and c.i > verb.sent.start and c.nbor(-1).lower_ == "so" for c in marks)
    finite = next(iter(syntax.children(verb, "aux", "auxpass")), verb)
    return so and finite.tag_ != "VBD"


def _is_enabled(verb: Token) -> bool:
    """Is it what a purpose lets others do ("to allow supplies to reach the town", "to help police storm it")?"""
    above = verb.head
    inner = verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VB", "VBP") and above.dep_ in ("advcl", "acl")
    others = syntax.own_subject(verb) is not None or bool(syntax.children(above, "dobj"))
    return inner and others and any(c.tag_ == "TO" for c in above.children)
