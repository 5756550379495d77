"""From candidates to acts: which stand on their own, which are only the content or the effect of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ofrecord.annotations.events.candidates import Candidate, causing
from ofrecord.annotations.events.links import Links
from ofrecord.annotations.events.words import EventWords
from ofrecord.annotations.modality import Modalities
from ofrecord.annotations.modality_words import ModalityWords
from ofrecord.annotations.parties import doer, together
from ofrecord.domain.events import EventType, Modality
from ofrecord.language import syntax
from ofrecord.language.parse import Doc, Token

_MATTER = frozenset(
    {"dobj", "xcomp", "ccomp", "prep", "pobj", "pcomp", "dative", "amod", "compound", "prt", "acl", "conj"}
)
_DEPTH = 3
"""Levels of the clause below an act of speech that tell what it is about: "called for | the resignation | of …"."""


@dataclass(frozen=True)
class Act:
    """One happening: a candidate with its type settled, and the candidates that it swallowed."""

    candidate: Candidate
    type: EventType
    mode: str | None
    modality: Modality
    rule: str
    content: tuple[Candidate, ...] = ()
    effects: tuple[Candidate, ...] = ()


class Acts:
    """Turns the candidates of a document into acts."""

    def __init__(self, words: EventWords, modality: Modalities) -> None:
        self.words = words
        self.modality = modality

    def __call__(self, candidates: Iterable[Candidate]) -> list[Act]:
        """Acts in text order.

        1. content   what is asked, promised, refused or threatened belongs to the act of asking …
        2. effects   a killing told as the effect of an attack in the same clause belongs to the attack
        3. means     a noun that is the means of an effect is its instrument
        4. shift     an act that its agent announces is a promise, a threat or a refusal
        """
        links = Links(self.words, list(candidates))
        acts = []
        for candidate in links.own:
            acts.append(self._act(candidate, links.content_of(candidate), links.effects_of(candidate)))
        return acts

    def _act(self, candidate: Candidate, content: tuple[Candidate, ...], effects: tuple[Candidate, ...]) -> Act:
        group = candidate.entry.group
        modality = self.modality(candidate.scene(self.words.happens))
        if modality == "actual" and candidate.verb is None:
            modality = self.modality(candidate.head)  # "no assault had begun"
        if modality in ("actual", "ongoing"):
            modality = self._short_of(candidate) or modality
        means = self._means_mode(candidate) if group.mode in (None, "destroy") else None
        mode = means or group.mode or self._complement_mode(candidate, content)
        return self._shifted(Act(candidate, group.type, mode, modality, self._rule(candidate), content, effects))

    def _complement_mode(self, candidate: Candidate, content: tuple[Candidate, ...]) -> str | None:
        """The mode that is in what is asked, refused or threatened: by the act told there, else by its words; or in the manner."""
        kind = candidate.entry.group.type
        modes = self.words.complement_modes.get(kind, {})
        keys = (k for c in content for k in (f"{c.entry.group.type} {c.entry.group.mode}", c.entry.group.type))
        told = next((modes[k] for k in keys if k in modes), None)
        tables = (self.words.complement_words.get(kind, {}), self.words.manner_modes.get(kind, {}))
        if told is not None or not any(tables):
            return told
        matter = {t.lemma_.lower() for t in _matter(candidate)}
        return next((mode for table in tables for mode, words in table.items() if matter & words), None)

    def _short_of(self, candidate: Candidate) -> Modality | None:
        """An order is not its fulfilment, what goes with a plan is planned, and but for acts of force an attempt is no act."""
        light = candidate.verb is not None and candidate.head != candidate.verb
        if light and candidate.anchor.lemma_.lower() in self.words.orders:
            return "demanded"
        if candidate.setting is not None and self.modality.is_future(candidate.setting):
            return "planned"
        if candidate.is_decided:
            return "planned"
        force = candidate.entry.group.type == "ASSAULT"
        return "possible" if not force and self.modality.is_attempt(candidate.anchor) else None

    def _shifted(self, act: Act) -> Act:
        """ "It will send aid" is AGREE, "they would blockade" THREATEN, "will not accept" REJECT: the codebook's reading."""
        verb = act.candidate.anchor
        kept_out = act.modality == "negated" and act.candidate.entry.group.permits
        if act.candidate.entry.group.needs == "to_come" and act.modality in ("planned", "hypothetical"):
            return replace(act, modality="actual", rule="threatened")  # "said it would retaliate"
        if act.candidate.verb is None or not (kept_out or self.modality.is_future(verb)):
            return act
        if act.modality == "negated":
            refused = self.words.refused.get(act.type)
            return replace(act, type=refused, mode=None, modality="actual", rule="refused") if refused else act
        if act.type in self.words.promised and act.mode not in self.words.unpromised:
            return replace(act, type=self.words.promised[act.type], mode=None, modality="planned", rule="promised")
        if act.type in self.words.threatened and self._own_word(verb):
            modes = self.words.complement_modes["THREATEN"]
            mode = modes.get(f"{act.type} {act.mode}", modes.get(act.type))
            return replace(act, type=self.words.threatened[act.type], mode=mode, modality="actual", rule="threatened")
        return act

    def _own_word(self, verb: Token) -> bool:
        """Does the agent itself announce it ("they said they would blockade")?"""
        if verb.dep_ == "xcomp" and verb.head.pos_ in ("ADJ", "VERB"):
            verb = verb.head
        if verb.dep_ == "acomp":
            verb = verb.head
        subject = doer(verb)
        speech = verb.head.lemma_.lower() in self.modality.words.saying
        return speech and subject is not None and subject.lower_ in self.modality.words.speakers_own

    @staticmethod
    def _rule(candidate: Candidate) -> str:
        if candidate.verb is None:
            return "happening" if candidate.head.dep_ in syntax.SUBJECTS else "noun"
        if candidate.head != candidate.verb:
            return "light_verb"
        if candidate.is_passive:
            return "participle" if candidate.verb.dep_ in ("acl", "amod") else "passive"
        return "effect" if candidate.entry.frame.effect else "verb"

    def _means_mode(self, candidate: Candidate) -> str | None:
        """The mode that the means names: "drone attack", "killed in an air strike"."""
        if candidate.entry.group.type != "ASSAULT":
            return None
        heads = [t for s in ("subject", *candidate.entry.frame.instruments) for t in candidate.slot(s)]
        heads += causing(candidate) if candidate.entry.frame.effect else ()
        own = candidate.head != candidate.verb or candidate.entry.group.mode is None  # not "shot down"
        named = [candidate.head] if own else []
        near = {
            w.lower_
            for t in (*named, *heads)
            for w in (t, *t.children)
            if w.dep_ in ("compound", "amod", "nmod") or w == t
        }
        near |= {t.lemma_.lower() for t in heads}
        return next((mode for mode, words in self.words.means_modes.items() if near & words), None)


def _matter(candidate: Candidate) -> Iterator[Token]:
    """Words of what an act of speech is about: objects and complements, what their prepositions lead to, and their modifiers."""
    level = [*candidate.words, candidate.anchor]
    yield from candidate.words
    for _ in range(_DEPTH):
        below = [c for t in level for c in t.children if c.dep_ in _MATTER and c not in level]
        below += [o for c in below if c.pos_ == "ADP" for o in syntax.children(c, "pobj", "pcomp")]
        yield from below
        level = below


def obligations(doc: Doc, words: ModalityWords) -> Iterator[tuple[Token, Token, Token]]:
    """ "A said that B must …": speaker head, verb, and head of who must; a demand put as a statement."""
    for token in doc:
        if token.dep_ != "aux" or token.lower_ not in words.obligations:
            continue
        verb = token.head
        subject = syntax.own_subject(verb)
        if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in words.saying | words.opining or subject is None:
            continue
        speaker = doer(verb.head)
        if speaker is not None and subject.lower_ not in words.speakers_own and speaker not in together(subject):
            yield speaker, verb, subject
