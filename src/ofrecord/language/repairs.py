"""Turns that the parser takes wrongly in news sentences, mended once for all steps.

A parser that is led up the garden path says so itself: a finite verb is left without a subject, a noun phrase has none to
hang on, or a sentence has no verb. Each mend looks for one such trace and for the shape that makes one other reading the
only one left; where the shape is not whole, the parse stays as it is. Labels are those of `syntax`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from ofrecord.language import aside_repairs, clause_repairs, deed_repairs, name_repairs, phrase_repairs, title_repairs
from ofrecord.language.changes import Change, RepairWords
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import SUBJECTS

Mend = Callable[[Token, RepairWords], Iterator[Change]]


def repaired(doc: Doc, words: RepairWords) -> Doc:
    """The document with its garden paths mended; the same object where there are none."""
    labelled = defaultdict[str, list[Token]](list)
    for token in doc:
        labelled[token.dep_].append(token)
    changes = {
        c.token.i: c
        for mend, labels in _MENDS
        for label in labels
        for token in labelled.get(label, ())
        for c in mend(token, words)
    }
    if not changes:
        return doc
    tokens, heads = [], []
    for old in doc:
        change = changes.get(old.i) or Change(old, old.head, old.dep_)
        tokens.append(_copy(old, change))
        heads.append(change.head.i)
    if _loops(heads):
        return doc
    return Doc(doc.text, tokens, heads, [(e.start, e.end, e.label_) for e in doc.ents])


def _copy(old: Token, change: Change) -> Token:
    tag = change.tag or old.tag_
    pos = change.pos or old.pos_
    words = (old.text, old.lower_, old.lemma_, tag, pos, change.label, old.ent_type_)
    return Token(old.i, old.idx, *words, old.is_punct, old.is_space)


def _loops(heads: list[int]) -> bool:
    """Did changes that were made apart tie words into a ring?"""
    for at in range(len(heads)):
        seen, i = set[int](), at
        while heads[i] != i:
            if i in seen:
                return True
            seen.add(i)
            i = heads[i]
    return False


_PHRASES = ("appos", "conj", "dobj", "nsubj", "nsubjpass", "pobj")
_MENDS: tuple[tuple[Mend, tuple[str, ...]], ...] = (
    (clause_repairs.lent_subject, ("conj",)),
    (clause_repairs.reduced_relative, ("conj", "ccomp")),
    (clause_repairs.participle_root, ("ROOT", "ccomp")),
    (clause_repairs.verbless, ("ROOT",)),
    (name_repairs.named_first, ("npadvmod",)),
    (name_repairs.who_of_a_place, ("relcl",)),
    (name_repairs.day_before_name, tuple(sorted(SUBJECTS))),
    (name_repairs.torn_name, tuple(sorted(SUBJECTS))),
    (clause_repairs.gapped, ("conj",)),
    (clause_repairs.gapped_noun, ("conj",)),
    (clause_repairs.did_not, ("conj",)),
    (clause_repairs.other_number, ("conj",)),
    (clause_repairs.as_they_clash, ("conj",)),
    (clause_repairs.counted_object, ("npadvmod",)),
    (clause_repairs.said_beside, ("advcl",)),
    (clause_repairs.striking_subject, ("aux", "advcl")),
    (clause_repairs.object_before_speakers, ("nsubj",)),
    (clause_repairs.speakers_beside_object, ("ROOT", "ccomp", "conj", "advcl")),
    (clause_repairs.subject_of_what_is_said, ("ccomp", "conj")),
    (clause_repairs.dismissed_as, ("pobj",)),
    (clause_repairs.judging, (*_PHRASES, "npadvmod", "relcl")),
    (title_repairs.numbered, ("ROOT", "compound", "dep")),
    (title_repairs.rubric, tuple(sorted(SUBJECTS))),
    (title_repairs.two_subjects, ("nsubj", "appos")),
    (title_repairs.traded, ("compound",)),
    (title_repairs.deed_in_title, ("compound", "nmod")),
    (name_repairs.named_twice, tuple(sorted(SUBJECTS))),
    (name_repairs.two_sides, ("pobj",)),
    (name_repairs.of_many, ("relcl",)),
    (clause_repairs.verb_as_noun, ("ROOT", "ccomp", "advcl", "conj", "relcl")),
    (clause_repairs.other_judges, ("ROOT", "advcl", "conj", "relcl", "parataxis")),
    (name_repairs.hyphened, _PHRASES),
    (deed_repairs.deed_before_object, ("amod", "compound")),
    (deed_repairs.accused_of, ("prep",)),
    (deed_repairs.allied, ("ROOT", "ccomp", "advcl", "conj")),
    (deed_repairs.after_semicolon, ("appos", "conj")),
    (deed_repairs.according_before, ("prep",)),
    (deed_repairs.infinitive_root, ("ROOT", "ccomp")),
    (deed_repairs.moved_army, ("ROOT",)),
    (deed_repairs.joined_infinitive, ("conj",)),
    (deed_repairs.named_sayer, ("acl",)),
    (deed_repairs.finite_after_infinitive, ("conj",)),
    (deed_repairs.that_goes_on, ("conj",)),
    (deed_repairs.doer_as_part, ("compound",)),
    (deed_repairs.described_object, ("dep",)),
    (phrase_repairs.passive_doer, ("prep",)),
    (phrase_repairs.that_opens, ("relcl",)),
    (phrase_repairs.which_they_deny, ("dobj",)),
    (phrase_repairs.by_count, ("agent",)),
    (phrase_repairs.called_that, ("dobj", "nmod", "det", "mark", "nsubj")),
    (phrase_repairs.shot_dead, ("amod",)),
    (phrase_repairs.deed_after_and, ("amod",)),
    (phrase_repairs.deed_in_a_row, ("acl",)),
    (phrase_repairs.shared_passive, ("conj",)),
    (aside_repairs.clause_after_aside, ("ccomp",)),
    (aside_repairs.said_before_relative, ("parataxis",)),
    (aside_repairs.said_in_the_middle, ("ROOT",)),
    (aside_repairs.joined_before_said, ("ccomp",)),
    (phrase_repairs.which_they_say, ("nsubj",)),
    (phrase_repairs.plural_that_says, ("compound",)),
    (phrase_repairs.counted_wounded, ("conj", "advcl")),
    (phrase_repairs.singular_beside_plural, ("conj",)),
    (phrase_repairs.claim_to_have, ("nsubj",)),
    (phrase_repairs.denied_entry, ("ROOT",)),
)
"""Each mend with the labels of the words at which its error can show."""
