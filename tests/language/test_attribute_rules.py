"""Remembered matches of the attribute ruler are those that it makes itself."""

from __future__ import annotations

import spacy

from ofrecord.language.attribute_rules import RememberingRuler, remember
from ofrecord.settings import DEFAULT_MODEL

TEXTS = [
    "Let's go, I'm gonna tell them. He ain't got ta leave. Y'all cannot stay there, can you? To be fair, there are two.",
    "Which of the aid workers, whose cars were burned, had been there? None of them did; that much the U.N. knew.",
    "  Rebels   left\n\nthe town of Bria on Monday\t. Who'd have thought that they'd have come back?",
    "",
]


def test_the_same_parts_of_speech_lemmas_and_matches() -> None:
    plain, remembering = (spacy.load(DEFAULT_MODEL, exclude=["senter", "ner"]) for _ in range(2))
    remember(remembering)
    ruler = plain.get_pipe("attribute_ruler")
    again = RememberingRuler(ruler)
    for _ in range(2):  # what is remembered is what was matched
        for text in TEXTS:
            one, other = plain(text), remembering(text)
            assert [(t.pos_, t.lemma_, t.tag_, t.dep_, str(t.morph)) for t in one] == [
                (t.pos_, t.lemma_, t.tag_, t.dep_, str(t.morph)) for t in other
            ]
            unruled = plain(text, disable=["attribute_ruler", "lemmatizer"])
            assert again(unruled) == ruler.match(unruled)


def test_words_are_told_apart_only_where_a_rule_names_them() -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=["senter", "ner"])
    remember(nlp)
    memory = nlp.get_pipe("attribute_ruler").match._remembered
    nlp("The mayor of Bria left.")
    known = len(memory)
    nlp("The envoy of Goma left.")
    assert known > 0
    assert len(memory) == known
