"""What stands around the words: the speaker's state, medium, day, addressee, relay and layers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ofrecord.annotations.annotations import Annotations
from ofrecord.documents.build import manuscript_of
from ofrecord.domain.times import Time
from ofrecord.sources import Capture, Given

STATES = (
    ("General Adam Idris said the road was open.", "named"),
    ("The Defence Ministry said the road was open.", "named"),
    ("Cairo said the road was open.", "named"),
    ("Officials said the road was open.", "collective"),
    ("Two residents said the road was open.", "collective"),
    ("Police said the road was open.", "collective"),
    ("A man said the road was open.", "anonymous"),
    ("One aid worker said the road was open.", "anonymous"),
    ("A source said the road was open.", "anonymous"),
    ("Two sources said the road was open.", "anonymous"),
    ("An unnamed official said the road was open.", "anonymous"),
    ("The road was said to be open.", "none"),
)


@pytest.mark.parametrize(("text", "state"), STATES)
def test_state_of_the_speaker(read_text, text, state):
    assert [q.speaker.state for q in read_text(text).quotations] == [state]


def test_a_pronoun_is_never_named(read_text):
    (quotation,) = read_text("She said the road was open.").quotations
    assert quotation.speaker.state.startswith("pronoun_")


MEDIA = (
    ("The mayor said on Telegram that the port was hit.", "on Telegram", "telegram"),
    ('"The port was hit," the mayor said on social media.', "on social media", "social_media"),
    ("The army said in a statement that the port was hit.", "in a statement", "statement"),
    ("The envoy said at a news conference that talks had failed.", "at a news conference", "news_conference"),
    ("The colonel told reporters in an interview that talks had failed.", "in an interview", "interview"),
    ("On her Telegram channel, the mayor said the port was hit.", "On her Telegram channel", "telegram"),
    ("The mayor said in a Facebook post that the port was hit.", "in a Facebook post", "facebook"),
    ("The mayor said over the radio that the port was hit.", "over the radio", "radio"),
    ("The mayor voiced anger over a report of looting.", None, None),
    ("The rebels insisted on the release of nine men.", None, None),
    ("The mayor said that the port was hit.", None, None),
    ("The mayor said that the army had lied in a statement.", None, None),
)


@pytest.mark.parametrize(("text", "exact", "value"), MEDIA)
def test_medium(read_text, text, exact, value):
    medium = read_text(text).quotations[0].medium
    assert (medium and medium.exact, medium and medium.value) == (exact, value)


RELAYS = (
    ("Interfax quoted the governor as saying the plant was on fire.", "the governor", "Interfax"),
    ("The governor was quoted by Interfax as saying the plant was on fire.", "The governor", "Interfax"),
    ("The governor said the plant was on fire.", "The governor", None),
    ("The plant was on fire, Interfax quoted the governor as saying.", "the governor", "Interfax"),
)


@pytest.mark.parametrize(("text", "speaker", "via"), RELAYS)
def test_relay(read_text, text, speaker, via):
    cues = ("saying", "said", "quoted")
    (quotation,) = [q for q in read_text(text).quotations if q.cue and q.cue.exact in cues]
    assert (quotation.speaker.exact, quotation.via and quotation.via.exact) == (speaker, via)


LAYERS = (
    # text, inner cue, cue of the quotation that holds it
    ("The UN said the army denied that it bombed the camp.", "denied", "said"),
    ("The agency reported that the rebels claimed that they took the town.", "claimed", "reported"),
    ("The general said he believed that the city would fall.", "believed", "said"),
    ("The UN said on Monday that it was ready.", "said", None),
    ("Officials rejected claims that the troops had looted homes.", "claims", "rejected"),
)


@pytest.mark.parametrize(("text", "inner", "outer"), LAYERS)
def test_layers(read_text, text, inner, outer):
    record = read_text(text)
    by_id = {q.id: q for q in record.quotations}
    (quotation,) = [q for q in record.quotations if q.cue and q.cue.exact == inner]
    parent = by_id[quotation.parent] if quotation.parent else None
    assert (parent.cue.exact if parent else None) == outer


def test_a_promise_in_the_speakers_own_words_is_cut_from_the_turn(read_text):
    text = '"The camp is full," Deng said. "We are ready to open a second one."'
    assert [(q.stance, q.content[0].exact) for q in read_text(text).quotations] == [
        ("asserts", '"The camp is full,"'),
        ("promises", '"We are ready to open a second one."'),
    ]


HOSTILE = (
    '"' * 500,
    "“" * 300 + " said he",
    "he said " * 400,
    "'' said `` \" ' „ « said: »",
    '"\n\n"\n\n" said',
    "said " + "that he said " * 200,
    'A "b "c "d said e" f" g" h',
    '5\'11" and 6\'2" said 12"',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_odd_marks_never_raise(read_text, text):
    assert read_text(text).document.text == text


@given(
    st.lists(
        st.sampled_from(['"', "“", "”", "'", "’", " said ", "he ", "Kyiv", ", ", ". ", "that ", "\n\n", "it fell"]),
        max_size=25,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_spans_hold_whatever_the_marks(read_text, parts):
    text = "".join(parts)
    record = read_text(text)
    ids = {q.id for q in record.quotations}
    for quotation in record.quotations:
        assert quotation.parent != quotation.id
        assert quotation.parent is None or quotation.parent in ids
        assert all(text[c.start : c.end] == c.exact for c in quotation.content)


SAID_ON = (
    # text, the time expression, is it the day of the saying?
    ("The army said on Monday that two posts fell.", "Monday", True),
    ("The army said last week that two posts fell.", "last week", True),
    ('"Two posts fell," the army said on Monday.', "Monday", True),
    ("The army said that two posts fell on Monday.", "Monday", False),
    ("Two posts fell on Monday, the army said.", "Monday", False),
)


@pytest.mark.parametrize(("text", "words", "said_then"), SAID_ON)
def test_day_of_the_saying(reader, text, words, said_then):
    """The time is placed by hand, so that these rows do not depend on how times are found."""
    step = next(s for s in reader.steps if s.name == "quotations")
    manuscript = manuscript_of(Capture(text.encode(), "test", "application/jsonl", Given("t", None)), reader.settings)
    found = Annotations(manuscript.document, "key", reader.model.parse(manuscript))
    start = text.index(words)
    credit = {"by": {"step": "test", "rule": "by_hand"}, "confidence": "high"}
    time = Time(id="t-1", **found.located(start, start + len(words)), type="DATE", **credit)
    (quotation,) = step(replace(found, times=(time,))).quotations
    assert quotation.said_on == ("t-1" if said_then else None)


ADDRESSEES = (
    ("The mayor told Reuters that the port was hit.", "Reuters"),
    ("The mayor said that Reuters had lied.", None),
)


@pytest.mark.parametrize(("text", "words"), ADDRESSEES)
def test_addressee(read_text, text, words):
    record = read_text(text)
    by_id = {m.id: m.exact for m in record.mentions}
    addressee = record.quotations[0].addressee
    assert (by_id[addressee] if addressee else None) == words


def test_a_saying_that_only_may_be_is_marked_as_such(read_text):
    rules = {
        t: read_text(t).quotations[0].by.rule for t in ("Rebels may claim that it fell.", "Rebels claim that it fell.")
    }
    assert list(rules.values()) == ["modal_cue", "verb_clause"]
