"""Whether it happened: what auxiliaries, negation and governing words make of an act."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.modality_words import ModalityWords
from ofrecord.annotations.nouns import is_known, is_none, is_others
from ofrecord.annotations.phrases import is_background
from ofrecord.domain.events import Modality
from ofrecord.language import syntax
from ofrecord.language.once import once
from ofrecord.language.parse import Token

_REACH = 6
"""Governing words looked at, at most."""


class Modalities:
    """Reads the modality of an act from the parse."""

    def __init__(self, words: ModalityWords) -> None:
        self.words = words

    def __call__(self, anchor: Token) -> Modality:
        """The modality in the article's own words of the act that hangs on this verb or noun.

        A speaker's denial is added where attribution is read.
        """
        if self._unproved(anchor):
            return "possible"
        if self._refuted(anchor):
            return "denied"
        if anchor.dep_ in syntax.SUBJECTS and self._is_only_thought_of(anchor.head):
            return "hypothetical"
        own = self._described(anchor) if anchor.pos_ in ("NOUN", "PROPN") else self._own(anchor)
        if own is not None:
            return own
        beside = kept = False
        for governor, link in self._governors(anchor):
            beside |= link.dep_ == "conj" and link.lemma_.lower() in self.words.speech_acts
            kept |= link.dep_ == "prep" and link.lower_ == "from"
            if kept and governor.lemma_.lower() in self.words.prevents:
                return "actual" if syntax.is_negated(governor) else "negated"
            found = None if beside else self._governed(governor, link)
            if found == "negated" and link != anchor and is_known(anchor):
                return "actual"  # "failed to foil the raid": there was one
            if found is not None:
                return found
        return "ongoing" if self._in_progress(anchor) else "actual"

    def _is_only_thought_of(self, verb: Token) -> bool:
        """ "Attacks on clinics are prohibited", "its capture would be a blow", "defeating them will take time"."""
        if verb.lemma_.lower() in self.words.prohibits:
            return True
        open_ = self.words.conditionals | self.words.futures
        return verb.lemma_ in ("be", "take", "require", "need") and bool(_auxiliaries(verb) & open_)

    def _unproved(self, verb: Token) -> bool:
        """Is there "no evidence that …", "no sign that …"?"""
        noun = verb.head
        if verb.dep_ not in ("acl", "ccomp", "relcl") or noun.lemma_.lower() not in self.words.grounds:
            return False
        return any(c.lower_ in ("no", "little") for c in noun.children) or syntax.is_negated(noun.head)

    def _refuted(self, verb: Token) -> bool:
        """ "Rejected reports that it had bombed …", "denied claims that …"."""
        noun = verb.head
        told = verb.dep_ in ("acl", "ccomp", "relcl") and noun.lemma_.lower() in self.words.assertions
        against = noun if verb.dep_ == "ccomp" else noun.head.head if told and noun.dep_ == "pobj" else verb
        if against.lower_ == "contrary":  # "…, contrary to claims that …"
            return True
        return told and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in self.words.rejects

    def is_attempt(self, verb: Token) -> bool:
        """Is it only tried ("tried to free the hostages")?"""
        infinitive = any(c.tag_ == "TO" for c in verb.children)
        return infinitive and verb.dep_ in ("xcomp", "acl") and verb.head.lemma_.lower() in self.words.attempts

    def is_future(self, verb: Token) -> bool:
        """Will the subject do it, by its own auxiliary or by readiness ("is ready to")?"""
        if _auxiliaries(verb) & self.words.futures:
            return True
        if (
            verb.dep_ == "advcl"
            and verb.tag_ == "VBG"
            and verb.i > verb.head.i
            and not syntax.children(verb, "mark", "aux", "nsubj")
        ):
            return bool(_auxiliaries(verb.head) & self.words.futures)  # "will return to the coast, visiting Bani"
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in self.words.intent_adjectives:
            return verb.head.pos_ == "ADJ" or verb.head.dep_ == "acomp"
        return bool(_auxiliaries(verb) & self.words.conditionals) and self._reported(verb)

    def _doubted(self, verb: Token) -> bool:
        """Does an adverb leave it open ("allegedly"), or is it only reported, nobody says by whom ("shelling was reported")?"""
        hearsay = verb.lemma_.lower() in self.words.hearsay and syntax.is_passive(verb)
        return hearsay or any(c.dep_ == "advmod" and c.lower_ in self.words.doubted_adverbs for c in verb.children)

    def is_claimed(self, anchor: Token) -> bool:
        """Does the act stand in the complement of a verb of claiming ("claims to have taken", "alleged that … took")?"""
        links = ("xcomp", "ccomp", "conj")
        above = ((governor, link) for governor, link in self._governors(anchor) if link.dep_ in links)
        return any(g.lemma_.lower() in self.words.claims and link.dep_ != "conj" for g, link in above)

    def is_charge(self, anchor: Token, duty: bool = False) -> bool:
        """Is it what somebody is accused or suspected of: "accused of having killed", "charged with the murder"?

        What may be a `duty` is no charge after "with" ("charged with securing the port").
        """
        while anchor.dep_ == "conj":
            anchor = anchor.head
        prep = anchor.head
        charged = prep.dep_ == "prep" and f"{prep.head.lemma_.lower()} {prep.lower_}" in self.words.charges
        return charged and not (duty and prep.lower_ == "with")

    def _own(self, verb: Token) -> Modality | None:
        """From the verb's own auxiliaries and negation."""
        if _is_imperative(verb):
            return "demanded"
        helpers = _auxiliaries(verb)
        if helpers & self.words.denials:
            return "denied"
        conditional = any(c.lower_ in self.words.conditions for c in syntax.children(verb, "mark"))
        if conditional or self._awaited(verb) or self._inverted(verb) or self._depends(verb):
            return "hypothetical"
        without = verb.dep_ == "pcomp" and (verb.head.lower_ == "without" or _is_not_so(verb.head.head))
        if without or self._is_negated(verb) or self._concerns_nobody(verb):
            return "negated"
        if self.is_future(verb):
            return "planned"
        if helpers & self.words.obligations:
            return "demanded"
        if helpers & self.words.doubts or self._doubted(verb):
            return "possible"
        if helpers & self.words.conditionals:
            return "hypothetical"
        return None

    @staticmethod
    def _is_negated(verb: Token) -> bool:
        """Is it negated, and not told as what came first ("not before they had burned the mill")?"""
        marks = syntax.children(verb, "mark")
        before = any(m.lower_ in ("before", "until") and m.i and m.nbor(-1).lower_ == "not" for m in marks)
        return not before and syntax.is_negated(verb)

    def _depends(self, verb: Token) -> bool:
        """ "If Bani falls, the coast falls": in the present, what hangs on a condition has not happened."""
        if verb.tag_ not in ("VBZ", "VBP"):
            return False
        clauses = (c for c in verb.lefts if c.dep_ == "advcl")
        return any(m.lower_ in self.words.conditions for c in clauses for m in syntax.children(c, "mark"))

    @staticmethod
    def _inverted(verb: Token) -> bool:
        """ "Had the rebels attacked, …": a condition by the order of its words."""
        if verb.dep_ not in ("advcl", "ccomp"):
            return False
        subject = syntax.own_subject(verb)
        above = [verb.head] if verb.dep_ == "ccomp" and verb.head.dep_ == "advcl" else []
        helpers = syntax.children(verb, "aux", "auxpass") if verb.i < verb.head.i else []
        fronted = (h for h in (*above, *helpers) if h.lower_ in ("had", "were", "should"))
        return subject is not None and any(h.i < subject.left_edge.i for h in fronted)

    def _awaited(self, verb: Token) -> bool:
        """ "Until its demands are met", "before they disarm": what is told of the present or future there has not happened."""
        if not any(c.lower_ in self.words.awaits for c in syntax.children(verb, "mark")):
            return False
        finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
        return finite.tag_ in ("VBP", "VBZ", "VB", "MD") or self._is_to_come(verb)

    def _is_to_come(self, verb: Token) -> bool:
        """ "Said the raids would go on until troops left": the leaving is set back in time with what waits for it."""
        return verb.dep_ == "advcl" and bool(_auxiliaries(verb.head) & self.words.conditionals) and _is_past(verb)

    @staticmethod
    def _concerns_nobody(verb: Token) -> bool:
        """ "Injured no one", "no soldiers were killed"; "no fewer than ten were" concerns ten."""
        parts = syntax.children(verb, "dobj", "nsubjpass")
        return any(t.lower_ in ("nobody", "none") or any(map(is_none, t.children)) for t in parts)

    def _described(self, noun: Token) -> Modality | None:
        """From the adjectives and determiner of a noun."""
        adjectives = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound")}
        if any(c.dep_ in ("det", "neg") and c.lower_ == "no" for c in noun.children):
            return "negated"
        if self._is_supposed(noun):
            return "hypothetical"
        if adjectives & self.words.planned_adjectives:
            return "planned"
        if adjectives & self.words.doubted_adjectives:
            return "possible"
        return "ongoing" if adjectives & self.words.ongoing_adjectives else None

    def _is_supposed(self, noun: Token) -> bool:
        """ "Capture of the road would have cut the town off", "an attack on it would be a crime": no known happening, and
        what it would lead to."""
        helpers = _auxiliaries(noun.head) if noun.dep_ in syntax.SUBJECTS else frozenset[str]()
        if not helpers & self.words.conditionals:
            return False
        known = [c.lower_ for c in noun.children if c.dep_ in ("det", "poss")]
        return (not known and "have" in helpers) or known in (["a"], ["an"], ["any"])

    @staticmethod
    def _governors(token: Token) -> Iterator[tuple[Token, Token]]:
        """Words above whose meaning reaches down: each with the word by which it reaches."""
        for _ in range(_REACH):
            head = token.head
            if head == token or token.dep_ in ("relcl", "advcl", "parataxis", "acl", "nsubj", "nsubjpass"):
                return
            if token.dep_ == "prep" and is_background(token):
                return
            yield head, token
            token = head

    def _governed(self, governor: Token, link: Token) -> Modality | None:
        lemma = governor.lemma_.lower()
        infinitive = link.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in link.children)
        if lemma in self.words.doubts:
            return None
        if lemma in self.words.admissions and syntax.is_negated(governor):
            return "possible" if link.dep_ in ("ccomp", "xcomp") else None
        if lemma == "be" and governor.pos_ in ("AUX", "VERB") and (infinitive or link.dep_ == "attr"):
            return self._said_to_be(governor, link)
        if infinitive and governor.lower_ == "going":
            return "planned"
        if lemma in self.words.prohibits and (infinitive or link.dep_ == "dobj"):
            return "hypothetical"
        if lemma in self.words.denials:
            after = link.i > governor.i or governor.dep_ == "relcl"  # "Chad alleged it; Togo denies it"
            return "denied" if after and link.dep_ in ("ccomp", "xcomp", "dobj", "pcomp") else None
        if lemma in self.words.permits and infinitive:
            return "negated" if syntax.is_negated(governor) else self._own(governor)
        if lemma in self.words.ends and link.dep_ in ("xcomp", "dobj") and not infinitive:
            return "negated" if self._is_done(governor) and not is_others(link) else None
        if lemma in self.words.fails and link.dep_ in ("xcomp", "dobj"):
            return "negated"
        if lemma in self.words.wishes and infinitive and _is_of_oneself(governor, link):
            return "planned"
        if lemma in self.words.demands and link.dep_ in ("ccomp", "xcomp") and link.tag_ == "VB":
            return "demanded"
        meant = infinitive or link.dep_ == "dobj" or (link.dep_ == "xcomp" and link.tag_ == "VBG")
        if lemma in self.words.intends and meant:
            return "planned"
        if (lemma in self.words.intent_adjectives or lemma in self.words.expected_adjectives) and infinitive:
            return "planned"
        if link.dep_ == "prep" and f"{lemma} {link.lower_}" in self.words.prepares:
            return "planned"
        if link.dep_ == "prep" and f"{lemma} {link.lower_}" in self.words.warns:
            return "possible"
        if link.dep_ == "prep" and f"{lemma} {link.lower_}" in self.words.asks:
            return "demanded"
        if (
            lemma == "lead"
            and link.dep_ == "prep"
            and governor.dep_ == "acl"
            and governor.head.lemma_.lower() in self.words.hints
        ):
            return "hypothetical"
        if link.dep_ == "prep" and f"{lemma} {link.lower_}" in self.words.successes:
            return "negated" if syntax.is_negated(governor) or syntax.is_negated(governor.head) else None
        if lemma in self.words.unable_adjectives and infinitive:
            return "negated"
        if lemma in self.words.appraisals and infinitive:
            return "possible"
        if lemma in self.words.able_adjectives and infinitive:
            return None if governor.head.tag_ == "VBD" else "possible"
        if lemma in self.words.obligation_verbs and infinitive:
            return None if lemma == "have" and _is_had(governor) else "demanded"
        if lemma in self.words.beliefs and governor.pos_ == "VERB" and link.dep_ in ("ccomp", "xcomp", "dobj"):
            return "possible"
        if link.dep_ in ("xcomp", "conj") and governor.pos_ in ("VERB", "AUX"):
            bare = syntax.own_subject(link) is None or syntax.is_gapped_passive(link)
            bare = bare and not (link.tag_ == "VBN" and syntax.children(link, "aux"))
            shares = link.dep_ == "conj" and link.tag_ in ("VB", "VBN") and bare
            return self._own(governor) if lemma in self.words.aspect or shares else None
        return None

    def _said_to_be(self, be: Token, link: Token) -> Modality | None:
        """ "The policy is not to attack", "the plan is (to) attack"; "there will not be another raid"."""
        if link.dep_ == "attr":
            subject = syntax.own_subject(be)
            if subject is not None and subject.lemma_.lower() in self.words.goals:
                return "planned"
            told = any(c.dep_ == "expl" for c in be.children)
            return "negated" if told and syntax.is_negated(be) else None
        return "negated" if syntax.is_negated(be) else "planned"

    def _in_progress(self, verb: Token) -> bool:
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in self.words.lasting:
            return True
        return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children)

    def _reported(self, verb: Token) -> bool:
        return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in self.words.saying

    def _is_done(self, verb: Token) -> bool:
        """Is it told, in the past or the perfect, that somebody did it?"""
        told = verb.tag_ in ("VBD", "VBN") and self._own(verb) is None
        return told and verb.dep_ not in ("acl", "amod")


@once
def _auxiliaries(verb: Token) -> frozenset[str]:
    return frozenset(c.lower_ for c in verb.children if c.dep_ == "aux")


def _is_had(have: Token) -> bool:
    """ "Had to leave", "has had to leave": who had to has done it."""
    helpers = {c.lower_ for c in have.children if c.dep_ == "aux"}
    return (
        have.lower_ == "had"
        and not syntax.is_negated(have)
        and (have.tag_ == "VBD" or not helpers - {"has", "have", "'ve", "'s"})
    )


def _is_not_so(adjective: Token) -> bool:
    """ "Not guilty of killing", "innocent of": what somebody has not done."""
    return adjective.pos_ == "ADJ" and (syntax.is_negated(adjective) or adjective.lower_ == "innocent")


def _is_imperative(verb: Token) -> bool:
    """ "Cease the attacks!": what somebody is told to do."""
    bare = verb.tag_ == "VB" and verb.dep_ == "ROOT" and not syntax.children(verb, "nsubj", "nsubjpass", "csubj", "aux")
    return bare and all(t.is_punct or t.is_space or t.dep_ in ("advmod", "intj", "cc") for t in verb.lefts)


def _is_of_oneself(governor: Token, link: Token) -> bool:
    """ "Wants to withdraw": its own withdrawal, no other's."""
    return (
        syntax.own_subject(link) is None and not syntax.children(governor, "dobj") and not syntax.is_passive(governor)
    )


def _is_past(verb: Token) -> bool:
    """Is the clause in the plain past, by the verb or its auxiliary?"""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return finite.tag_ == "VBD"
