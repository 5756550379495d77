"""Who speaks: the head word of the speaker from the parse, its span, and what is known of it."""

from __future__ import annotations

from ofrecord.annotations.quotations.cues import Grammar, ReportingWords
from ofrecord.annotations.quotations.drafts import Stretch, stretch
from ofrecord.domain.mentions import Mention
from ofrecord.domain.quotations import SpeakerState
from ofrecord.language.parse import Token
from ofrecord.language.syntax import FINITE, children, own_subject, passive_agents

_HOPS = 12
"""How far a shared subject is sought; real sentences need three or four, a hostile one must not cost more."""
_REACH = 45
"""Tokens before a cue in which a parted subject is sought."""
_AROUND = 30
"""Words of a speaker's phrase that are looked at: "an official who spoke on condition of anonymity"."""
_BODIES = frozenset({"NORP", "GPE", "ORG"})
"""Kinds of names whose adjective says who speaks."""
_CUTS = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def speaker_of(verb: Token) -> Token | None:
    """Head word of who speaks: the verb's subject, or the one it shares by co-ordination, control or relation.

    A passive cue is spoken by its by-phrase. Relative pronouns are given as they stand; `antecedent` resolves them.
    """
    if children(verb, "nsubjpass", "auxpass") or (verb.tag_ == "VBN" and verb.dep_ == "advcl"):
        return next(iter(passive_agents(verb)), None)
    node = verb
    for _ in range(_HOPS):
        own = own_subject(node)
        if own is not None:
            return own
        parted = parted_subject(node)
        if parted is not None:
            return parted
        if node.dep_ in ("acl", "relcl"):
            return _holder(node.head) if node.tag_ == "VB" else node.head
        higher = _sharing(node)
        if higher is None:
            return None
        accused = node.dep_ == "pcomp" and node.head.lower_ in ("of", "for")  # "accused him of ordering …"
        controlled = children(higher, "dobj") if accused or (node.dep_ == "xcomp" and node.tag_ == "VB") else []
        if controlled:
            return controlled[0]
        node = higher
    return None


def parted_subject(verb: Token) -> Token | None:
    """ "Kyiv said it shot down six and Moscow accused it of lying": the parse co-ordinates the second subject with a noun."""
    if verb.dep_ != "ccomp" or verb.tag_ not in FINITE or own_subject(verb) is not None or verb.left_edge.i == 0:
        return None
    before = verb.left_edge.nbor(-1)
    cc = before.left_edge.nbor(-1) if before.dep_ == "conj" and before.left_edge.i > 0 else None
    return before if cc is not None and cc.dep_ == "cc" and before.pos_ in ("NOUN", "PROPN") else None


def subject_at_a_distance(verb: Token) -> Token | None:
    """The first noun of a finite cue's sentence: long appositions part a subject from its verb in the parse."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or children(verb, "nsubj", "nsubjpass", "auxpass"):
        return None
    for i in range(max(verb.sent.start, verb.i - _REACH), verb.i):
        word = verb.doc[i]
        if word.pos_ in ("PROPN", "NOUN", "PRON") and word.dep_ in ("nsubj", "ROOT", "dep"):
            return word
    return None


def _sharing(node: Token) -> Token | None:
    """The verb above that can lend its subject to this one."""
    head = node.head
    if node.dep_ == "pcomp" and head.pos_ in ("ADP", "SCONJ"):
        head = head.head
    if head == node or head.pos_ not in ("VERB", "AUX"):
        return None
    if node.dep_ == "conj":
        return head
    bare = node.tag_ in ("VBG", "VB", "VBN")
    return head if bare and node.dep_ in ("xcomp", "advcl", "pcomp", "ccomp", "dep") else None


def _holder(noun: Token) -> Token | None:
    """Whose plan, claim or promise a noun is: "Kyiv's plan to …", "made a promise to …"."""
    for child in children(noun, "poss"):
        return child
    for by in (c for c in children(noun, "prep") if c.lower_ in ("by", "from")):
        for holder in children(by, "pobj"):
            return holder
    return own_subject(noun.head) if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX") else None


holder_of = _holder


def described_holder(noun: Token, words: ReportingWords) -> Token | None:
    """Whose words an adjective or a noun before them says: "Russian claims that …", "army reports of …"."""
    known = {*words.speakers.offices, *words.speakers.collective}
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")]
    return next((c for c in before if c.ent_type_ in _BODIES or (c.pos_ == "NOUN" and c.lemma_.lower() in known)), None)


def is_nobody(head: Token | None, words: Grammar) -> bool:
    """An empty or negated subject speaks for nobody: "it is believed that", "no group has claimed"."""
    if head is None:
        return False
    if head.lower_ == "it":
        return head.dep_ == "expl" or (head.dep_ == "nsubjpass" and head.i < head.head.i)
    negated = head.lower_ in words.nobody or any(c.lower_ in words.negatives for c in children(head, "det", "neg"))
    return negated or (head.lower_ in words.empty and head.dep_ in ("nsubj", "nsubjpass", "expl"))


def antecedent(head: Token, words: Grammar) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if head.lower_ not in words.relative or head.tag_ not in ("WP", "WDT", "IN"):
        return head
    node = head.head
    for _ in range(_HOPS):
        if node.dep_ == "relcl":
            return node.head
        if node.head == node:
            break
        node = node.head
    return head


def speaker_stretch(head: Token) -> Stretch:
    """The noun phrase with titles, role and co-ordinated names, without clauses and appositions after it."""
    last = head
    if head.pos_ != "PRON" or head.tag_ in ("DT", "NN"):
        last = head.right_edge
        for child in head.rights:
            comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text in (",", "—", "–", "--", "(")
            acl = child.dep_ == "acl" and comma
            if child.dep_ in _CUTS or acl or (child.dep_ == "appos" and comma) or _is_adjunct(child):
                last = child.left_edge.nbor(-1)
                break
        last = _before_relative(head, last)
    first = head.left_edge
    for child in head.lefts:
        if child.dep_ in ("punct", "cc", "preconj", "advmod", "mark", "prep") and child.i < head.i:
            first = child.right_edge.nbor(1)
        else:
            break
    if first.i > last.i:
        first = last = head
    if last.tag_ == "POS":
        last = last.nbor(-1)
    while last.i > first.i and (last.is_punct or last.is_space) and last.text != ")":
        last = last.nbor(-1)
    while first.i < last.i and (first.is_punct or first.is_space):
        first = first.nbor(1)
    return stretch(first, last)


def _is_adjunct(child: Token) -> bool:
    """ "The front on Monday denied …": when it was said is no part of who says it."""
    when = (
        children(child, "pobj")
        if child.dep_ == "prep" and child.lower_ in ("on", "in", "at", "during")
        else [child]
        if child.dep_ == "npadvmod"
        else []
    )
    return any(t.ent_type_ in ("DATE", "TIME") for t in when)


def _before_relative(head: Token, last: Token) -> Token:
    """The last word before a comma and "who": a clause about the speaker, on whatever word of the phrase it hangs."""
    for word in head.doc[head.i + 1 : last.i]:
        if word.text == "," and word.nbor(1).tag_ in ("WP", "WDT", "WP$"):
            return word.nbor(-1)
    return last


def state_of(head: Token, span: Stretch, mention: Mention | None, reporting: ReportingWords) -> SpeakerState:
    """How far the speaker is known."""
    words = reporting.speakers
    inside = list(head.doc.char_span(*span, alignment_mode="expand") or [head])
    lemmas = {t.lemma_.lower() for t in inside}
    around = (t.lemma_.lower() for _, t in zip(range(_AROUND), head.subtree, strict=False))
    if lemmas.intersection(words.anonymity) or (
        head.pos_ == "NOUN" and not frozenset(words.anonymity).isdisjoint(around)
    ):
        return "anonymous"
    if head.lower_ in words.anonymous and head.pos_ in ("PRON", "DET", "NUM"):
        return "anonymous"
    if head.tag_ in ("PRP", "PRP$", "WP", "WDT"):
        return "pronoun_resolved" if mention and mention.entity else "pronoun_unresolved"
    if head.pos_ == "PROPN" or (mention and mention.form == "name"):
        return "named"
    return _unnamed(head, inside, mention, reporting)


def _unnamed(head: Token, inside: list[Token], mention: Mention | None, reporting: ReportingWords) -> SpeakerState:
    words = reporting.speakers
    lemma = head.lemma_.lower()
    if lemma in words.anonymous and (head.tag_ != "NNS" or lemma in words.hidden):
        return "anonymous"
    plural = not children(head, "det", "nummod")
    if head.tag_ == "NNS" or (lemma in words.collective and (plural or lemma in words.masses)):
        return "collective"
    named = any(t.pos_ == "PROPN" and t.dep_ == "appos" for t in inside) or head.pos_ == "PROPN"
    indefinite = any(c.lower_ in reporting.grammar.indefinite for c in children(head, "det", "nummod"))
    return "anonymous" if indefinite and not named else "named"
