"""What is asked of a token again is answered from what is known, and each parse has answers of its own."""

from __future__ import annotations

from ofrecord.language.once import kept, once, words_beside
from ofrecord.language.parse import Doc, Token


def parsed(*words: str, heads: tuple[int, ...]) -> Doc:
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    tokens = [
        Token(i, start, word, word.lower(), word.lower().rstrip("s"), "NN", "NOUN", "dep", "", False, False)
        for i, (start, word) in enumerate(zip(starts, words, strict=True))
    ]
    return Doc(" ".join(words), tokens, heads)


def test_a_question_is_asked_once_of_each_token_of_each_parse() -> None:
    asked: list[Token] = []

    @once
    def length(token: Token) -> int | None:
        asked.append(token)
        return len(token) if token.i else None

    one, other = (parsed("Guns", "fell", heads=(1, 1)) for _ in range(2))
    assert [length(t) for t in (*one, *one, *other)] == [None, 4] * 3
    assert asked == [*one, *other]


def test_two_questions_of_a_token_are_kept_apart() -> None:
    first, second = once(lambda token: token.text), once(lambda token: token.i)
    token = parsed("Guns", heads=(0,))[0]
    assert (first(token), second(token), first(token)) == ("Guns", 0, "Guns")


def test_a_kept_attribute_is_computed_once() -> None:
    class Counted:
        times = 0

        @kept
        def value(self) -> int:
            self.times += 1
            return self.times

    counted = Counted()
    assert (counted.value, counted.value, Counted().value) == (1, 1, 1)


def test_words_beside_a_token_are_those_of_its_sentence_in_both_forms() -> None:
    doc = parsed("Guns", "fell", "Towns", "burned", heads=(1, 1, 3, 3))
    assert words_beside(doc[0]) == {"gun", "guns", "fell"}
    assert words_beside(doc[3]) == {"town", "towns", "burned"}
