"""Candidates: which tokens open an event, with which entry, in which clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from ofrecord.annotations.events.armies import Armies
from ofrecord.annotations.events.arms import is_of_arms
from ofrecord.annotations.events.blame import Blame, is_known
from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.events.company import Company
from ofrecord.annotations.events.words import Entry, EventWords, Index
from ofrecord.annotations.parties import Parties, together
from ofrecord.language import syntax
from ofrecord.language.once import words_beside
from ofrecord.language.parse import Doc, Span, Token

_VERBAL = frozenset({"VERB", "AUX"})
_OPEN = _VERBAL | {"NOUN", "PROPN", "ADJ"}
_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types whose announcement is a threat."""
_COMPANY = ("compound", "amod", "nmod", "nummod")


class Triggers:
    """Finds candidates in one document; `told_of_force` once an act of force stood before."""

    def __init__(self, words: EventWords, index: Index, parties: Parties) -> None:
        self.words, self.index, self.parties = words, index, parties
        self.blame, self.company = Blame(words, parties), Company(words, parties)
        self.armies = Armies(words, parties)
        self.told_of_force = False

    def __call__(self, doc: Doc) -> Iterator[Candidate]:
        """Candidates in text order, at most one a token."""
        for sentence in doc.sents:
            found = list(self._in(sentence))
            if not found:
                continue
            carrying = {c.anchor.i for c in found if c.verb is not None and c.head != c.verb}
            found = [c for c in found if c.head != c.verb or c.head.i not in carrying]
            hostile = [c for c in found if c.entry.group.type in self.words.hostile]
            if (
                hostile
                and self._not_war(sentence)
                and not is_of_arms(sentence, hostile, self.words.means, self.parties)
            ):
                found = [c for c in found if c not in hostile]
            yield from found

    def _in(self, sentence: Span) -> Iterator[Candidate]:
        for token in [t for t in sentence if t.pos_ in _OPEN]:
            candidate = self._at(token)
            if candidate is not None:
                self.told_of_force |= candidate.entry.group.type == "ASSAULT"
                yield candidate

    def _not_war(self, sentence: Span) -> bool:
        return any(t.lemma_.lower() in self.words.not_war for t in sentence)

    def _at(self, token: Token) -> Candidate | None:
        lemma = token.lemma_.lower()
        if token.dep_ in syntax.SUBJECTS and token.tag_ == "VBG" and token.lower_ in self.index.nouns:
            return next(self._nouns(token), None)
        if token.pos_ in _VERBAL or token.tag_ in ("VBN", "VBD"):
            if self.index.base(token) not in self.index.verbs:
                return None
            people = token.dep_ in ("dobj", "pobj", "nsubj") and any(c.tag_ == "DT" for c in token.children)
            people |= _is_counted(token)
            described = token.dep_ in ("amod", "compound") and not self._was_struck(token)
            verbal = not people and not described
            return next(self._verbs(token), None) if verbal else None
        if lemma not in self.index.nouns or token.dep_ == "compound":
            return None
        named = self._is_name(token) or (
            token.pos_ == "PROPN" and bool(self.parties.lookup.times([token]))
        )  # "22 March"
        return next(self._nouns(token), None) if not named else None

    def _was_struck(self, participle: Token) -> bool:
        """Does a participle tell what befell somebody who is named: "the murdered judge Ali Sample"?"""
        noun = participle.head
        near = [noun, *syntax.children(noun, "appos"), *([noun.head] if noun.dep_ == "compound" else [])]
        mentions = [m for m in map(self.parties.lookup.mention, near) if m is not None]
        named = any(m.form == "name" for m in mentions) and all(m.type == "person" for m in mentions)
        return named and any(e.group.type == "ASSAULT" for e in self.index.verbs.get(self.index.base(participle), ()))

    def _is_name(self, noun: Token) -> bool:
        """Is the noun part of the name of a place, body or building ("the Old Bridge Raid Museum")?"""
        mention = self.parties.lookup.mention(noun) if noun.pos_ == "PROPN" else None
        return (
            mention is not None
            and mention.form == "name"
            and mention.type != "other"
            and len(mention.exact) > len(noun)
        )

    def _verbs(self, token: Token) -> Iterator[Candidate]:
        for entry, parts in self.index.verb(token):
            if any(c.dep_ == "neg" for p in parts if p != token for c in p.children):
                continue  # "found not guilty"
            candidate = Candidate(token, tuple(parts), entry, token)
            if self._needs(candidate) and self._company(candidate) and not self._is_source_formula(token):
                yield candidate

    def _nouns(self, token: Token) -> Iterator[Candidate]:
        for entry, parts in self.index.noun(token):
            candidate = self._with_light(token, parts, entry)
            if entry.group.subjects and not self._lemmas(self._behind(candidate)) & entry.group.subjects:
                continue
            if entry.group.of and not self._lemmas(candidate.slot("of")) & entry.group.of:
                continue
            if entry.group.type in self.words.hostile and self._lemmas(candidate.slot("of")) & self.words.not_targets:
                continue
            if self._needs(candidate) and not self._practised(candidate) and not self._is_only_called(candidate):
                yield candidate
            elif len(entry.words) > 1:
                return  # "a general strike" is no strike of another kind

    @staticmethod
    def _behind(candidate: Candidate) -> list[Token]:
        """Heads of those whose act a noun tells: its light verb's subject, its owner, what stands after "by"."""
        return [t for slot in ("subject", "traveller", "owner", "by") for t in candidate.slot(slot)]

    def _with_light(self, token: Token, parts: list[Token], entry: Entry) -> Candidate:
        """A noun with its light verb, where it is the object ("carried out a raid", "a raid was carried out") of one."""
        top = token
        while top.head.pos_ == "NOUN" and top.dep_ == "conj":
            top = top.head
        if top.dep_ == "pobj" and top.head.lower_ == "of" and self._counts(top.head.head):
            top = top.head.head  # "a wave of attacks"
        verb = top.head.head if top.dep_ == "pobj" and top.head.dep_ in ("prep", "agent") else top.head
        if verb.dep_ in ("dobj", "attr", "acomp") and verb.pos_ in ("NOUN", "ADJ"):  # "became the target of a raid"
            verb = verb.head
        if top.dep_ in ("acl", "relcl") or verb.pos_ not in _VERBAL:
            verb = next((c for c in token.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN"), verb)
        verb, phrase = self._carrying(verb)
        carried = phrase is not None and top.dep_ == "pobj" and top.head in phrase
        joined = top.dep_ in ("dobj", "nsubjpass") or carried or verb.head == token
        if phrase is None or not joined:
            phrase, verb = self._carried_participle(token, verb)
        if phrase is None:
            return Candidate(token, tuple(parts), entry, None)
        lemma = " ".join(t.lemma_.lower() for t in phrase)
        whole = tuple(sorted({t.i: t for t in (*phrase, *parts)}.values(), key=lambda t: t.i))
        return Candidate(token, whole, entry, verb, lemma in self.words.undergone, lemma in self.words.brought_about)

    def _counts(self, noun: Token) -> bool:
        """Does a word only say how many of what follows: "a wave of", "two of"?"""
        return noun.pos_ in ("NUM", "DET") or noun.tag_ == "CD" or noun.lemma_.lower() in self.words.series

    def _carrying(self, verb: Token) -> tuple[Token, list[Token] | None]:
        """The light verb that carries a noun: the one over it, or one joined to that ("was planned and carried out by …")."""
        passive = syntax.is_passive(verb)
        beside = [c for c in verb.children if passive and c.dep_ == "conj" and c.tag_ == "VBN"]
        for light in (verb, *beside):
            phrase = self.index.light_phrase(light) if light.pos_ in _VERBAL else None
            if phrase is not None:
                return light, phrase
        return verb, None

    def _carried_participle(self, noun: Token, verb: Token) -> tuple[list[Token] | None, Token]:
        """The participle that carries a noun: "a military operation executed by coalition forces"."""
        for participle in (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"):
            return self.index.light_phrase(participle), participle
        within = (o for p in syntax.children(noun, "prep") for o in syntax.children(p, "pobj"))
        for participle in (c for o in within for c in syntax.children(o, "acl") if c.tag_ == "VBN"):
            phrase = self.index.light_phrase(participle)  # "an attack with bombs carried out by", not "… held by"
            if phrase is not None and " ".join(t.lemma_.lower() for t in phrase) in self.words.perpetrating:
                return phrase, participle
        return None, verb

    def _practised(self, candidate: Candidate) -> bool:
        """Exercises are not war: a drill, a rehearsal of an attack."""
        near = {t.lemma_.lower() for t in candidate.head.children} | {candidate.head.head.lemma_.lower()}
        return bool(near & self.words.exercises)

    def _is_only_called(self, candidate: Candidate) -> bool:
        """Is the noun only what something is called ("called it an assault on families", "a tax seen as an attack on …")?"""
        head = candidate.head
        named = head.dep_ == "oprd" or (head.dep_ == "pobj" and head.head.lower_ == "as")
        return candidate.entry.group.type in self.words.hostile and candidate.verb is None and named

    def _company(self, candidate: Candidate) -> bool:
        """Do subject and object belong to the entry's sense of the verb?"""
        group = candidate.entry.group
        if group.not_parts and any(self._is_part(c, group.not_parts) for c in candidate.head.children):
            return False
        hostile = group.type in self.words.hostile
        subjects = candidate.slot("subject") if hostile or group.subjects or group.not_subjects else []
        acting = {word for t in subjects for word in (t.lemma_.lower(), t.lower_.removesuffix("s"))} | (
            self._given(candidate) if subjects or hostile else set()
        )
        if acting & group.not_subjects or (hostile and acting & self.words.not_agents):
            return False
        if group.subjects and not self._lemmas(subjects) & group.subjects:
            return False
        objects = self._struck_by(candidate) if hostile or group.objects or group.not_objects else []
        objects = [*objects, *candidate.slot("with")] if group.type == "CONSULT" else objects  # "met with success"
        struck = {t.lemma_.lower() for o in objects for t in (o, *_counted(o))}
        meant = group.needs == "means_or_place" and acting & self.words.means
        spared = self.words.not_targets - (self.words.players if candidate.entry.frame.effect else frozenset())
        if (struck & group.not_objects and not meant) or (hostile and struck & spared):
            return False
        given = [*objects, *syntax.children(candidate.anchor, "dobj")] if group.objects else []
        given += candidate.slot("inner") if group.permits else []
        if group.permits and {c.lemma_.lower() for c in candidate.complements()} & group.not_objects:
            return False  # "will not allow them to be harmed"
        return not group.objects or bool(self._lemmas(given) & group.objects)

    def _is_part(self, child: Token, words: frozenset[str]) -> bool:
        """Does a word belong to the verb ("pressed on"), and not to a time ("on Monday", "pressed on Monday for")?"""
        led = syntax.children(child, "pobj")
        return child.lower_ in words and not (led and self.parties.lookup.times(led))

    def _given(self, candidate: Candidate) -> set[str]:
        """With what it is done, by lemma, without what is a weapon there and a body elsewhere ("beaten with clubs")."""
        return {t.lemma_.lower() for t in candidate.slot("with")} - self.words.blunt

    @staticmethod
    def _struck_by(candidate: Candidate) -> Sequence[Token]:
        """Heads of the object, or of what follows a verb's own preposition ("look into", "call for")."""
        objects = candidate.slot("object")
        last = candidate.entry.words[-1]
        return objects if objects or len(candidate.entry.words) == 1 else candidate.slot(last)

    def _is_source_formula(self, verb: Token) -> bool:
        """ "Who asked not to be named", "declined to comment", "not authorised to speak": said of a source, no act."""
        if self.words.source_formulas.isdisjoint(words_beside(verb)):
            return False
        below = [c for c in verb.children if c.dep_ == "xcomp" and c.lemma_.lower() in self.words.source_formulas]
        return bool(below) and not syntax.children(verb, "dobj", "dative")

    def _lemmas(self, heads: Iterable[Token]) -> set[str]:
        """Lemmas of the heads, their nearest modifiers and what they are of ("a state of siege", "dozens of hostages")."""
        near = [n for h in heads for t in together(h) for n in (t, *self._near(t))]
        return {t.lemma_.lower() for t in near}

    @staticmethod
    def _near(head: Token) -> Iterator[Token]:
        yield from (c for c in head.children if c.dep_ in _COMPANY)
        yield from syntax.prepositional(head, "of")

    def _party(self, candidate: Candidate, slots: Iterable[str], acting: bool) -> bool:
        return any(self.parties.of(h, acting) for s in slots for h in candidate.slot(s))

    def _role(self, candidate: Candidate) -> bool:
        """Does the noun itself name a party?"""
        own = [
            s
            for s in (*candidate.entry.frame.agents, *candidate.entry.frame.recipients)
            if s not in ("subject", "object")
        ]
        return self._party(candidate, own, False) or bool(self.blame.doers(candidate))

    def _needs(self, candidate: Candidate) -> bool:
        needs = candidate.entry.group.needs
        return needs is None or self._checks[needs](candidate)

    @cached_property
    def _checks(self) -> dict[str, Callable[[Candidate], bool]]:
        """What an entry may ask of its clause, by the name that the word list gives it."""
        return {
            **self.company.checks,
            **self.armies.checks,
            "xcomp": self._has_infinitive,
            "threat": self._is_threat,
            "withheld": lambda c: not (c.head.dep_ == "relcl" and c.head.left_edge.nbor(-1).text == ","),
            "staged": lambda c: (
                not self.company.is_lodged(c) and (c.verb is not None or self._role(c) or self._happens(c))
            ),
            "driven": lambda c: c.head.dep_ == "xcomp" and c.head.head.lemma_.lower() in self.words.driving,
            "request": self._asks,
            "light": lambda c: c.verb is not None,
            "role": self._role,
            "subject_role": lambda c: c.head.dep_ in syntax.SUBJECTS and self._role(c),
            "own_role": lambda c: c.head.dep_ != "dobj" and self._role(c),
            "role_or_light": lambda c: c.verb is not None or self._role(c) or self._happens(c),
            "crowd_march": lambda c: (c.verb is not None or self._role(c)) and not self.armies.is_by_armed(c),
            "sides": lambda c: self._party(c, ("between", "with", "subject"), False) or self._happens(c),
            "takes_place": self._happens,
            "happening": lambda c: c.verb is not None or self._happens(c),
            "led_to": lambda c: bool(self._lemmas(c.slot("to")) & c.entry.group.of),
            "given": lambda c: self._party(c, ("object",), False) and bool(self._given(c) & c.entry.group.of),
            "as_of": lambda c: bool(self._lemmas(c.slot("as")) & c.entry.group.of),
            "others_work": lambda c: bool(self._lemmas(c.slot("of")) & c.entry.group.of),
            "from_home": lambda c: any(t.lemma_.lower() in self.words.homes for t in c.slot("from")),
            "with_or_phone": lambda c: (
                c.anchor.dep_ not in ("advcl", "xcomp")
                and not self.company.is_to_press(c)
                and (self._party(c, ("with", "to"), True) or self.company.is_call(c))
            ),
            "violent_cause": lambda c: bool(self._lemmas(self.company.causes(c)) & self.words.means),
            "means_subject": lambda c: bool(self._lemmas(c.slot("subject")) & self.words.means),
            "no_infinitive": lambda c: not self._has_infinitive(c),
            "laid": lambda c: bool(self.blame.doers(c)),
            "recalled": self._recalled,
            "owned": self._owned,
            "setting": lambda c: c.setting is not None and self._party(c, ("to", "in"), False),
            "means_or_place": self._struck,
            "greeted": lambda c: self.company.is_greeted(c) and self._role(c),
            "launched": lambda c: c.verb is not None and self._party(c, ("against", "into"), False),
            "for_talks": lambda c: bool(
                self._lemmas([*c.slot("for"), *c.slot("in"), *c.slot("at")]) & c.entry.group.of
            ),
            "role_alone": lambda c: not c.undergone and self._role(c),
        }

    def _happens(self, candidate: Candidate) -> bool:
        """Is it told that the thing happens: "fighting broke out", "shelling was reported"?"""
        head = candidate.head
        return head.dep_ in syntax.SUBJECTS and head.head.lemma_.lower() in self.words.happens

    def _recalled(self, candidate: Candidate) -> bool:
        """ "The crime", laid at somebody's door after an act of force was told: that act again."""
        return self.told_of_force and is_known(candidate.head) and bool(self.blame.doers(candidate))

    def _owned(self, candidate: Candidate) -> bool:
        """ "X claimed responsibility", without a word for what, after an act of force was told: for that act."""
        head = candidate.head
        alone = head.dep_ == "dobj" and head.head.lemma_.lower() == "claim" and not candidate.slot("for")
        return self.told_of_force and alone and bool(self.blame.doers(candidate))

    @staticmethod
    def _has_infinitive(candidate: Candidate) -> bool:
        return any(
            c.dep_ in ("xcomp", "ccomp") and any(x.tag_ == "TO" for x in c.children) for c in candidate.head.children
        )

    def _is_threat(self, candidate: Candidate) -> bool:
        """Is what is vowed something done against somebody: an act of force or one of the list, and no help?"""
        if not self._has_infinitive(candidate) or self.company.is_kind(candidate):
            return False
        vowed = [c for c in candidate.head.children if c.dep_ in ("xcomp", "ccomp")]
        threats = self.words.hostile_vows.union(*self.words.complement_words["THREATEN"].values())
        matter = {t.lemma_.lower() for c in vowed for t in (c, *syntax.children(c, "dobj", "xcomp"))}
        deeds = (e for word in matter for e in self.index.nouns.get(word, ()))
        told = any(n.entry.group.type in _FORCE for c in vowed for n in self._verbs(c))
        return bool(matter & threats) or told or any(e.group.type in _FORCE for e in deeds)

    def _asks(self, candidate: Candidate) -> bool:
        """ "Asked X to go", "asked for help": not "asked whether", "asked about"."""
        if self._has_infinitive(candidate):
            return True
        return any(c.lower_ == "for" for c in candidate.head.children)

    def _struck(self, candidate: Candidate) -> bool:
        """Force is meant where a weapon strikes, or where somebody strikes a party or place."""
        if self._lemmas(candidate.slot("subject")) & self.words.means:
            return bool(candidate.slot("object"))
        if candidate.is_passive and candidate.entry.group.mode is None and not candidate.slot("subject"):
            return any(h.lemma_.lower() in self.words.struck for h in candidate.slot("object") if h.pos_ == "NOUN")
        return self._party(candidate, ("subject",), True) and bool(candidate.slot("object"))


def _is_counted(participle: Token) -> bool:
    """ "Counted 40 wounded": who they are, hung by the parse beside their number."""
    before = participle.nbor(-1) if participle.dep_ == "advcl" and participle.i > participle.sent.start else None
    return before is not None and before.pos_ == "NUM" and before.head == participle.head


def _counted(quantity: Token) -> list[Token]:
    """What a word for a quantity counts: the goals of "all of its goals"."""
    return syntax.prepositional(quantity, "of") if quantity.pos_ in ("DET", "PRON", "NUM") else []
