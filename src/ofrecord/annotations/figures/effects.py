"""What a clause says was done to those counted: killed, detained, displaced …, read from the parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.domain.figures import Counts
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children, clause_head, is_passive, prepositional, subject_beside_place

_REACH = 6
_STATE_REACH = 9
"""Words after a noun in which a phrase about its state is looked for."""
_NOUNS = ("NOUN", "PROPN")
_CAPTIVE = frozenset({"detained", "abducted"})


@dataclass(frozen=True)
class Effects:
    """Reads from the parse what happened to those counted."""

    words: FigureWords

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, ...]]:
        """First word of a phrase of state → lengths of such phrases in words, the longest first."""
        found: dict[str, set[int]] = {}
        for words in (phrase.split() for phrase in self.words.states):
            found.setdefault(words[0], set()).add(len(words))
        return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}

    def of(self, token: Token) -> Counts | None:
        """What the clause says of the counted: killed, displaced …; null where it says nothing of the kind."""
        for _ in range(_REACH):
            if token.lemma_.lower() in self.words.effect_nouns:
                return self._weak(token)
            found = self._kept(token) or self._own(token) or self._from_head(token) or self._state(token)
            if found is not None:
                return found
            up = self._up(token)
            if up is None:
                return self._of_total(token) or self._weak(token)
            token = up
        return None

    def _kept(self, token: Token) -> Counts | None:
        """ "Are holding 24 people seized in June": of two words for captivity the clause's own counts."""
        own, told = self._own(token), self._from_head(token)
        return told if own in _CAPTIVE and told in _CAPTIVE else None

    def own(self, token: Token) -> Counts | None:
        """What the noun and its participles say, without the clause: of "the 24 hostages" of whom eleven were freed."""
        return self._own(token) or self._weak(token)

    def shared(self, token: Token) -> Counts | None:
        """ "killed and wounded dozens": what the first of two verbs did to the object that only the second one has."""
        verb = token.head
        if token.dep_ != "dobj" or verb.dep_ != "conj" or verb.head.pos_ != "VERB" or children(verb.head, "dobj"):
            return None
        between = verb.doc[verb.head.i + 1 : verb.i]
        joined = all(t.dep_ in ("cc", "punct", "advmod") for t in between)
        return self.words.object_of.get(verb.head.lemma_.lower()) if joined else None

    def _own(self, token: Token) -> Counts | None:
        """A participle or clause after the counted noun: "five people killed in …", "people who died"."""
        for child in token.children:
            after = child.i > token.i and child.tag_ in ("VBN", "VBD") and not _is_of_part(child)
            found = self._done(child) if after else None
            if found and child.dep_ in ("acl", "amod", "relcl", "advcl"):
                return found
            if child.dep_ in ("amod", "acl") and child.i > token.i and child.lower_ in self.words.itself:
                return self.words.itself[child.lower_]
            if after and child.dep_ == "acl" and (found := self.words.subject_of.get(child.lemma_.lower())):
                return found
            if child.dep_ == "relcl" and child.i > token.i and self._is_subject_effect(child):
                return self.words.subject_of[child.lemma_.lower()]
        return None

    def _is_subject_effect(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self.words.subject_of and any(
            c.dep_ == "nsubj" and c.lower_ in ("who", "that") for c in verb.children
        )

    def _from_head(self, token: Token) -> Counts | None:
        head, words = token.head, self.words
        lemma = head.lemma_.lower()
        if token.dep_ in ("dobj", "nsubjpass", "obj", "oprd", "dative", "attr"):
            return self._object(token, head, lemma)
        if token.dep_ == "advmod" and token.i > head.i and token.lower_ in words.through:  # "killed upwards of 2,000"
            return self._object(token, head, lemma)
        if token.dep_ == "nsubj":
            return self._subject(head, lemma)
        if token.dep_ == "appos" and token == self._beside_place(token):
            verb = clause_head(token)
            return self._done(verb) if is_passive(verb) else self._does(verb)
        if token.dep_ == "appos" and head.dep_ in ("nsubj", "nsubjpass"):  # "one of them, a cook, died in custody"
            return self._from_head(head)
        if token.dep_ == "poss" and not prepositional(head, "of"):  # "the four nuns' murder"
            return words.of_noun.get(lemma)
        if token.dep_ != "pobj" or head.lower_ != "of":
            return None
        whole = head.head.lemma_.lower()
        taken = whole in words.lives and head.head.dep_ == "dobj"
        return words.lives[whole] if taken and self._takes_lives(head.head.head) else words.of_noun.get(whole)

    @staticmethod
    def _beside_place(token: Token) -> Token | None:
        return subject_beside_place(clause_head(token))

    def _takes_lives(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self.words.takes_lives

    def _state(self, token: Token) -> Counts | None:
        """A phrase of the same clause that says it: "in need of aid", "taken hostage", "starved to death"."""
        doc, home = token.doc, clause_head(token)
        for at in range(token.i + 1, min(token.i + _STATE_REACH, token.sent.end)):
            if doc[at].pos_ == "NUM":
                return None
            for size in self._sizes.get(doc[at].lower_, ()):
                found = self.words.states.get(doc[at : at + size].text.lower())
                if found and (at == token.i + 1 or (size > 1 and home in (clause_head(doc[at]), doc[at]))):
                    return found
        return None

    def _of_total(self, token: Token) -> Counts | None:
        """ "the toll stands at 300", "put the number of dead at 57": what the total is one of."""
        verb, up = token, 0
        while verb.pos_ not in ("VERB", "AUX") and up < _REACH and verb.head.i != verb.i:
            if verb.dep_ not in ("pobj", "prep", "nummod", "quantmod", "dobj", "attr", "npadvmod"):
                return None
            verb, up = verb.head, up + 1
        if verb.lemma_.lower() not in self.words.cumulative.verbs | self.words.cumulative.stands:
            return None
        totals = children(verb, "nsubj", "nsubjpass", "dobj")
        return next((found for t in totals if t.i != token.i and (found := self._total(t))), None)

    def _total(self, noun: Token) -> Counts | None:
        """What a running total counts: the toll, the number of dead, the number of people killed."""
        lemma = noun.lemma_.lower()
        if lemma not in self.words.cumulative.totals:
            return None
        of = prepositional(noun, "of")
        if not of:
            return self.words.of_noun.get(lemma)
        return self.own(of[0])

    def _done(self, verb: Token) -> Counts | None:
        """What a verb makes of its object, with the word after it where that matters: "shot dead", "rounded up"."""
        lemma = verb.lemma_.lower()
        beside = [verb.nbor().lower_] if verb.i + 1 < len(verb.doc) else []
        beside += [c.lower_ for c in children(verb, "oprd", "acomp", "advmod", "xcomp", "advcl", "prt")]
        phrases = (f"{lemma} {word}" for word in beside)
        if found := next((self.words.object_of[p] for p in phrases if p in self.words.object_of), None):
            return found
        return None if children(verb, "prt") else self.words.object_of.get(lemma)

    def _raised(self, verb: Token) -> Counts | None:
        """ "are believed to have been killed", "appear to have died": what the lower verb tells of the subject."""
        caused = verb.lemma_.lower() in self.words.cause and is_passive(verb)
        if verb.lemma_.lower() not in self.words.raising and not caused:
            return None
        below = next(iter(children(verb, "xcomp", "ccomp")), None)
        if below is None or children(below, "nsubj", "nsubjpass"):
            return None
        passive = bool(children(below, "auxpass"))
        return self._done(below) if passive else self._moved(below) if caused else self._does(below)

    def _does(self, verb: Token) -> Counts | None:
        return self.words.subject_of.get(verb.lemma_.lower())

    def _moved(self, verb: Token) -> Counts | None:
        """What those do who are made to do it: flee, leave."""
        return self._does(verb) or self.words.forced.get(verb.lemma_.lower())

    def _object(self, token: Token, verb: Token, lemma: str) -> Counts | None:
        if token.dep_ == "attr":
            return self._among(verb)
        found = self._done(verb)
        if found is not None:
            return found
        if lemma in self.words.includes and (whole := children(verb, "nsubj")):
            return self.words.itself.get(whole[0].lower_)
        for lives in (token, *prepositional(token, "of")):  # "claimed hundreds of lives"
            if lives.lemma_.lower() in self.words.lives and self._takes_lives(verb):
                return self.words.lives[lives.lemma_.lower()]
        small = [c for c in verb.children if c.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "advcl") and c.i > token.i]
        if lemma in self.words.leave and small:
            return self.words.itself.get(small[0].lower_) or self.words.object_of.get(small[0].lemma_.lower())
        if lemma in self.words.cause and small:
            return self._moved(small[0])
        if token.dep_ != "nsubjpass":
            return None
        return self.words.subject_of.get(lemma) or self._complement(verb, lemma) or self._raised(verb)

    def _subject(self, verb: Token, lemma: str) -> Counts | None:
        words = self.words
        if lemma in words.subject_of:
            return words.subject_of[lemma]
        if verb.lower_ in words.itself and verb.tag_ in ("JJ", "VBN", "VBG"):
            return words.itself[verb.lower_]
        objects = {c.lemma_.lower() for c in children(verb, "dobj")}
        if lemma in words.needs.verbs and not objects.isdisjoint(words.needs.of):
            return "affected"
        if lemma in words.harms.verbs and not objects.isdisjoint(words.harms.of):
            return "injured"
        if not objects.isdisjoint(words.lives) and self._takes_lives(verb):
            return next(words.lives[o] for o in objects if o in words.lives) if lemma in words.loses_lives else None
        bare = verb.tag_ in ("VBN", "VBD") and not children(verb, "dobj", "aux")
        return (words.object_of.get(lemma) if bare else None) or self._complement(verb, lemma) or self._raised(verb)

    def _complement(self, verb: Token, lemma: str) -> Counts | None:
        """ "are missing", "are feared dead", "were found murdered", "were among the dead"."""
        if lemma in self.words.being:
            for said in children(verb, "acomp", "attr", "oprd", "xcomp"):
                done = self.words.object_of.get(said.lemma_.lower()) if said.tag_ == "VBN" else None
                if found := self.words.itself.get(said.lower_) or done:
                    return found
        return self._among(verb)

    def _among(self, verb: Token) -> Counts | None:
        groups = [
            *prepositional(verb, "among"),
            *(o for p in verb.lefts if p.lower_ == "of" for o in children(p, "pobj")),
        ]
        return next((f for g in groups if (f := self.words.itself.get(g.lower_) or self._own(g))), None)

    def _up(self, token: Token) -> Token | None:
        """Where to look next: the first of a co-ordination, or the noun of "a total of 40 people"."""
        if token.dep_ == "appos" and token == self._beside_place(token):
            return None
        if token.dep_ in ("conj", "appos") and token.head.pos_ in (*_NOUNS, "NUM", "PRON"):
            return token.head
        if token.dep_ == "pobj" and token.head.lower_ == "of":
            whole = token.head.head
            if whole.lemma_.lower() in self.words.through or whole.pos_ == "NUM":
                return whole
        if token.dep_ in ("nummod", "quantmod", "compound") and token.head.pos_ in (*_NOUNS, "NUM"):
            return token.head
        including = token.head
        if token.dep_ == "pobj" and including.lower_ == "including" and including.head.pos_ in (*_NOUNS, "NUM"):
            return including.head
        return None

    def _weak(self, token: Token) -> Counts | None:
        """What the noun and its adjectives say, where the clause says nothing: deaths, hostages, "12 wounded men"."""
        described = (c.lower_ for c in token.children if c.dep_ in ("amod", "acl") and c.i < token.i)
        words = (*described, token.lemma_.lower(), token.lower_)
        found = next((self.words.itself[w] for w in words if w in self.words.itself), None)
        done = (c.lemma_.lower() for c in token.children if c.dep_ == "amod" and c.i < token.i and c.tag_ == "VBN")
        return found or next((self.words.object_of[w] for w in done if w in self.words.object_of), None)


def _is_of_part(verb: Token) -> bool:
    """Does a relative clause tell of a part only ("of whom five were killed")?"""
    own = children(verb, "nsubjpass") if verb.dep_ == "relcl" else []
    return any(c.tag_ not in ("WP", "WDT") for c in own)
