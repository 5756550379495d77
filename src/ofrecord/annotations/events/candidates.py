"""A trigger in its clause, and the slots of its frame: where the parties may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ofrecord.annotations.events.words import Entry
from ofrecord.annotations.parties import doer, is_relative, together, undergoer
from ofrecord.language import syntax
from ofrecord.language.once import kept, lemmas_beside
from ofrecord.language.parse import Token

_SETTINGS = frozenset({"during", "on"})
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AGREE", "THREATEN"})
"""Types of acts of speech."""
_CLOSE = 2
"""Words from a verb to the "and" beyond which it shares no object with the verb behind that."""
_WITHIN = ("against", "at", "to", "with", "on", "from", "in")
"""Prepositions inside a complement that lead to a party, the surest first."""
_ALWAYS_OF_SOMEBODY = frozenset({"arrest", "abduct"})
"""Modes whose verbs are passive wherever no object follows: "Aid workers detained as offensive begins"."""
_PARTICLES = frozenset({"off", "out", "up", "down", "away"})
_SETS = frozenset({"set", "series", "number", "package", "range", "raft"})
"""Nouns that count: what belongs to the things counted hangs on these ("a set of accords | with …")."""
_FORCE = frozenset({"ASSAULT", "COERCE"})
_DECIDED = frozenset({"decision", "move"})
"""Nouns whose infinitive tells what somebody has decided to do."""
_NAMED = frozenset(
    {
        "subject",
        "object",
        "owner",
        "owner_of",
        "owner_alone",
        "origin",
        "indirect",
        "inner",
        "traveller",
        "attendee",
        "giver",
        "within",
    }
)
"""Slots that have names; all others are prepositions."""


@dataclass(frozen=True)
class Candidate:
    """A trigger in its clause. `verb` is the clause's verb (a light one beside a noun), null for a noun on its own."""

    head: Token
    words: tuple[Token, ...]
    entry: Entry
    verb: Token | None
    undergone: bool = False
    brought_about: bool = False

    @kept
    def anchor(self) -> Token:
        """The token by which the candidate hangs in the sentence."""
        return self.verb if self.verb is not None else self.head

    def scene(self, happens: frozenset[str]) -> Token:
        """The token whose clause tells where and when: for "fighting broke out in …" the verb that says that it happened,
        for "forced 90 people to leave" the verb that drives them."""
        above = self.head.head
        if self.entry.group.needs == "driven":
            return above
        told = self.verb is None and self.head.dep_ in syntax.SUBJECTS and above.lemma_.lower() in happens
        return above if told else self.anchor

    @property
    def is_decided(self) -> bool:
        """ "The decision to expel two envoys": the infinitive tells what was decided."""
        verb = self.verb
        return verb is not None and verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.lemma_.lower() in _DECIDED

    @property
    def setting(self) -> Token | None:
        """The verb of what is done in the course of a noun's happening: "met farmers during a visit to …"."""
        within = self.head.dep_ == "pobj" and self.head.head.lower_ in _SETTINGS
        verb = self.head.head.head
        return verb if within and verb.pos_ == "VERB" else None

    def slot(self, name: str) -> Sequence[Token]:
        """Heads of the phrases in one slot of the frame."""
        if name not in self._slots:
            self._slots[name] = self._slot(name)
        return self._slots[name]

    @kept
    def _slots(self) -> dict[str, list[Token]]:
        """The slots that were asked for."""
        return {}

    def _slot(self, name: str) -> list[Token]:
        if name not in _NAMED:
            return self._behind(name)
        if name in ("subject", "object"):
            return self._core(name)
        if name in ("owner", "owner_of", "owner_alone"):
            takes = name == "owner" or (name == "owner_of") == bool(syntax.prepositional(self.head, "of"))
            return syntax.children(self.head, "poss") if takes else []
        if name == "origin":
            return [c for c in self.head.children if c.dep_ in ("amod", "compound", "nmod")]
        if name == "indirect":
            return [c for c in self.anchor.children if c.dep_ == "dative" and c.pos_ not in ("ADP",)]
        if name == "inner":
            return self._inner()
        if name == "traveller":
            setting = self.setting
            return [t for t in (doer(setting),) if t is not None] if setting is not None else []
        if name == "attendee":
            found = doer(self.head.head.head) if self.head.dep_ == "pobj" else None
            return [found] if found is not None else []
        if name == "giver":
            return self._behind("from")
        return [o for c in self.complements() for o in _inside(c)]  # within

    def _behind(self, name: str) -> list[Token]:
        """What a preposition of the frame leads to."""
        heads = self._led_to.get(name, [])
        if name == "between" and self.head.dep_ in syntax.SUBJECTS:
            return [*heads, *(o for o in syntax.prepositional(self.head.head, name) if o.dep_ == "pobj")]
        if name == "in" and heads and self.entry.group.type in _SPOKEN and self._is_fronted():
            return []  # "In Juba, the envoy vowed …": where it was said
        if name == "by" and heads and self.is_passive:
            agents = syntax.passive_agents(self.anchor)
            return [o for o in heads if o not in agents]
        return heads or (self._used_against() if name == "against" else [])

    @kept
    def _led_to(self) -> dict[str, list[Token]]:
        """The prepositions of the frame with what they lead to."""
        found: dict[str, list[Token]] = {}
        for carrier in self._carriers:
            for word, led in syntax.led_to(carrier):
                found.setdefault(word, []).extend(o for o in led if o.dep_ == "pobj")
        return found

    def _used_against(self) -> list[Token]:
        """ "A raid directed against X"; "strikes using aircraft against X", where the parse hangs X on what was used."""
        if self.entry.group.type != "ASSAULT":
            return []
        aimed = [o for c in syntax.children(self.head, "acl") for o in syntax.prepositional(c, "against")]
        if aimed or "use" not in lemmas_beside(self.head):
            return aimed
        below = [c for h in (self.anchor, self.head) for c in syntax.children(h, "advcl", "acl", "xcomp")]
        below += [c for b in below for c in syntax.children(b, "conj", "advcl", "xcomp")]
        used = [h for b in below if b.lemma_ == "use" for o in syntax.children(b, "dobj") for h in (b, *together(o))]
        return [o for h in used for o in syntax.prepositional(h, "against")]

    def _is_fronted(self) -> bool:
        return any(p.lower_ == "in" and p.i < self.anchor.i for p in syntax.children(self.anchor, "prep"))

    def _core(self, name: str) -> list[Token]:
        """Subject or object, turned round where the clause is passive."""
        if self.verb is None:
            return []
        if self.head != self.verb:
            return self._light_core(name)
        if self.is_passive:
            done = self._beside() or undergoer(self.verb) or doer(self.verb)
            found = (syntax.passive_agents(self.verb) or self._causers()) if name == "subject" else [done]
        else:
            found = [doer(self.verb) if name == "subject" else undergoer(self.verb) or self._shared_object()]
            if found == [None]:
                found += self._behind_particle() if name == "object" else self._deciders()
        return [t for t in found if t is not None and t.i != self.verb.i]

    def _deciders(self) -> list[Token]:
        """Whose the decision is."""
        labels = ("poss", "compound", "nmod", "amod")
        return syntax.children(self.anchor.head, *labels) if self.is_decided else []

    def _causers(self) -> list[Token | None]:
        """ "The king had the bishop arrested": who has it done."""
        assert self.verb is not None
        above = self.verb.head
        if self.verb.dep_ == "acl" and above.dep_ == "dobj":
            above = above.head
        elif self.verb.dep_ != "ccomp" or syntax.children(self.verb, "aux", "auxpass", "mark"):
            return []
        return [doer(above)] if above.lemma_ in ("have", "get") else []

    def _beside(self) -> Token | None:
        """ "Under the deal, mediated by Oman, Chad will leave": the deal was mediated, though the parse says Chad was."""
        assert self.verb is not None
        if self.verb.dep_ != "advcl" or self.verb.tag_ != "VBN" or self.verb.left_edge.i < self.verb.sent.start + 2:
            return None
        comma = self.verb.left_edge.nbor(-1)
        noun = comma.nbor(-1)
        return noun if comma.text == "," and noun.pos_ == "NOUN" and noun.i < self.verb.head.i else None

    @kept
    def is_passive(self) -> bool:
        """Is the verb passive? One that always takes an object is so wherever it has none ("Nine killed in the raid").

        In a title any word of force is that means force whatever it acts on: what somebody does, titles tell in the
        present ("Village shelled near Dori"). A boat may have sunk by itself.
        """
        if self.verb is None:
            return False
        if syntax.is_passive(self.verb):
            return True
        bare = (
            self.verb.tag_ in ("VBN", "VBD") and self.verb.dep_ not in ("acl", "relcl") and undergoer(self.verb) is None
        )
        if (
            not bare
            or syntax.children(self.verb, "aux")
            or self._shared_object() is not None
            or self._behind_particle()
        ):
            return False
        frame = self.entry.frame
        if frame.effect or frame.transitive or self.entry.group.mode in _ALWAYS_OF_SOMEBODY:
            return "object" in frame.recipients
        group = self.entry.group
        of_force = group.type in _FORCE and not group.objects and group.needs is None
        return of_force and frame.recipients[:1] == ("object",) and not frame.mutual and syntax.is_title(self.verb.sent)

    def _shared_object(self) -> Token | None:
        """The object that two verbs share: "killed or wounded hundreds"."""
        assert self.verb is not None
        joint = next((c for c in self.verb.rights if c.dep_ == "cc"), None)
        if joint is None or joint.i > self.verb.i + _CLOSE:  # "condemned what he called a crime and promised …"
            return None
        beside = (c for c in self.verb.children if c.dep_ == "conj" and syntax.own_subject(c) is None)
        return next((o for c in beside for o in syntax.children(c, "dobj")), None)

    def _behind_particle(self) -> list[Token]:
        """The object that the parse hangs on the verb's own particle: "cordoned off | the roads"."""
        particles = (w for w in self.words if w.dep_ == "prep" and w.lower_ in _PARTICLES)
        return [o for w in particles for o in syntax.children(w, "pobj")]

    def _light_core(self, name: str) -> list[Token]:
        """A light verb gives its noun a subject; its object is the noun itself."""
        assert self.verb is not None
        struck = undergoer(self.verb) or (doer(self.verb) if self.is_passive else None) if self.undergone else None
        if struck is not None and struck != self.head:  # "subjected the town to shelling"
            return syntax.passive_agents(self.verb) or self._active() if name == "subject" else [struck]
        wanted = "object" if self.undergone else "subject"
        if name != wanted or self.brought_about:
            return []
        if syntax.is_passive(self.verb):
            return syntax.passive_agents(self.verb)
        subject = doer(self.verb)
        return [subject] if subject is not None and subject != self.head else []

    def _active(self) -> list[Token]:
        subject = doer(self.anchor) if not syntax.is_passive(self.anchor) else None
        return [subject] if subject is not None else []

    def _inner(self) -> list[Token]:
        subjects = [s for c in self.complements() if (s := syntax.own_subject(c)) is not None and not is_relative(s)]
        return subjects[:1]

    def complements(self) -> list[Token]:
        """Verbs of the clauses that say what is asked, promised, refused or wanted."""
        below = (c for h in self._carriers for c in h.children if c.i > h.i)
        return [c for c in below if c.dep_ in ("ccomp", "xcomp") or (c.dep_ in ("advcl", "acl") and _is_content(c))]

    @kept
    def _carriers(self) -> list[Token]:
        """Tokens on which the frame's prepositions may hang: the trigger's words, its light verb, its object."""
        objects = syntax.children(self.anchor, "dobj") if self.verb is not None else []
        objects += [o for w in self.words if w.pos_ == "ADP" for o in syntax.children(w, "pobj")]
        particles = [c for c in self.anchor.children if c.dep_ == "prt"]
        matter = syntax.prepositional(self.head, "of") if self.entry.group.of and self.verb is not None else []
        matter += [o for c in objects if c.lemma_.lower() in _SETS for o in syntax.prepositional(c, "of")]
        found = [*self.words, self.anchor, *particles, *objects, *matter]
        return list({t.i: t for t in found}.values())


def _inside(verb: Token) -> list[Token]:
    """Whom the act in a complement concerns: its object, else what its prepositions lead to, also from the object."""
    objects = syntax.children(verb, "dobj")
    return [*objects, *(o for p in _WITHIN for h in (verb, *objects) for o in syntax.prepositional(h, p))]


def _is_content(verb: Token) -> bool:
    """Does a clause say what is asked or meant: an infinitive, or "that" with its verb ("its demand that Chad leave")?"""
    return any(c.tag_ == "TO" or (c.dep_ in ("mark", "dobj") and c.lower_ == "that") for c in verb.children)


def causing(candidate: Candidate) -> Iterator[Token]:
    """What stands in the clause that tells how somebody was struck: "killed when a bomb went off", "when they set off a mine"."""
    for clause in syntax.children(candidate.anchor, "advcl"):
        timed = any(c.dep_ == "npadvmod" for c in clause.lefts)  # "days after a bombing": another happening
        if not timed and any(c.lower_ in ("when", "as", "after") and c.i < clause.i for c in clause.children):
            yield from syntax.children(clause, "nsubj", "nsubjpass", "dobj")
