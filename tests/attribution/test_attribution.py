"""Attribution: what somebody says stays that somebody's; what the report says stays the report's.

The items are placed by hand on words of the sentence, so that these rows do not depend on how events are found.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.attribution import Attribution
from ofrecord.documents.build import manuscript_of
from ofrecord.domain.events import Event
from ofrecord.domain.figures import Figure
from ofrecord.sources import Capture, Given


@pytest.fixture(scope="session")
def attributed(reader):
    """(text, trigger words) → the event at the trigger after attribution, and the quotations by id."""
    steps = {s.name: s for s in reader.steps}

    def run(text: str, words: str, modality: str = "actual"):
        manuscript = manuscript_of(
            Capture(text.encode(), "test", "application/jsonl", Given("t", None)), reader.settings
        )
        found = Annotations(manuscript.document, "key", reader.model.parse(manuscript))
        found = steps["quotations"](found)
        start = text.index(words)
        credit = {"by": {"step": "test", "rule": "by_hand"}, "confidence": "high"}
        trigger = found.evidence(start, start + len(words))
        event = Event(id="v", type="ASSAULT", trigger=trigger, modality=modality, **credit)
        figure = Figure(id="f", **found.located(start, start + len(words)), counts="other", qualifier="exact", **credit)
        found = Attribution(reader_knowledge(reader))(replace(found, events=(event,), figures=(figure,)))
        return found.events[0], found.figures[0], {q.id: q for q in found.quotations}

    return run


def reader_knowledge(reader):
    return reader.steps[0].knowledge


# text, words of the event, cues of the quotations that say it, outermost first
ATTRIBUTED = (
    # plain indirect and direct speech
    ("The governor said shells hit the market.", "hit", ["said"]),
    ('"They burned our homes," a farmer said.', "burned", ["said"]),
    ("Shells hit the market, according to the governor.", "hit", ["according to"]),
    ("The market, the governor said, was hit at dawn.", "hit", ["said"]),
    ("The army denied shelling the clinic.", "shelling", ["denied"]),
    ("The group accused the army of shelling the clinic.", "shelling", ["accused"]),
    ("The envoy urged both sides to stop the attacks.", "stop", ["urged"]),
    ("Moscow claims to have annexed the region.", "annexed", ["claims"]),
    ("Abuja wants to rebuild the town, which the sect claims to have taken.", "taken", ["claims"]),
    ("Officials want to reach the camp, which the rebels say they captured.", "captured", ["say"]),
    # the report's own voice
    ("Shells hit the market on Monday.", "hit", []),
    ("The governor visited the town and said that shells hit the market.", "visited", []),
    ("The governor said on Monday that he was safe. Shells hit the market.", "hit", []),
    # a clause that the reporter adds inside indirect speech
    ("Kyiv condemned the raid, which forced thousands to flee.", "forced", []),
    ("Kyiv condemned the raid, which forced thousands to flee.", "raid", ["condemned"]),
    ("The minister denounced the strike, which killed nine people.", "killed", []),
    ("The army said it held Djibo, which the group seized in May, and had lost two men.", "seized", []),
    ("The army said it held Djibo, which the group seized in May, and had lost two men.", "lost", ["said"]),
    # a phrase that begins at the noun and takes the clause in is read by its clause
    ("The army said it had lost Djibo, which the group seized, and two bases.", "Djibo, which the group seized", []),
    # but not one that the speaker needs to say which is meant, nor one in the speaker's own words
    ("The governor said the men who burned the village had left.", "burned", ["said"]),
    ('"They hit the bridge, which collapsed at once," he said.', "collapsed", ["said"]),
    # a speech act is not said by the quotation that it opens
    ("Kyiv condemned the raid.", "condemned", []),
    ("The mayor accused the rebels of looting.", "accused", []),
    ("The ministry said Kyiv condemned the raid.", "condemned", ["said"]),
    # another's word that somebody denies stays the other's
    ("Residents said soldiers burned homes, a charge the army denied.", "burned", ["said"]),
    ("Israel blamed Hezbollah for the rocket fire, which the group denied.", "fire", ["blamed"]),
    ("Kyiv accused Moscow of shelling a convoy, a charge the Kremlin denied.", "accused", []),
    # two speakers beside each other
    ("Kyiv said it had shot down six jets and Moscow accused Ukraine of lying.", "lying", ["accused"]),
    ("Russia said it had hit a depot; Ukraine said a school had burned.", "burned", ["said"]),
    ("Kyiv says its troops hold the town, but Russia claims to have captured it.", "captured", ["claims"]),
    # what is done in a series after reported words is part of them
    ("The agency said it left after men stormed the ward, opened fire and looted it.", "looted", ["said"]),
    # layers, outermost first
    ("Amnesty said witnesses had described how soldiers shot six farmers.", "shot", ["said", "had described"]),
    ("The agency reported that the rebels claimed that they took the town.", "took", ["reported", "claimed"]),
    ("The UN said the army denied that it bombed the camp.", "bombed", ["said", "denied"]),
)


@pytest.mark.parametrize(("text", "words", "cues"), ATTRIBUTED)
def test_who_says_it(attributed, text, words, cues):
    event, figure, quotations = attributed(text, words)
    assert [quotations[q].cue.exact for q in event.attributed_to] == cues
    assert figure.attributed_to == event.attributed_to


# text, words, modality before, modality after
DENIED = (
    ("The army denied that it bombed the camp.", "bombed", "actual", "denied"),
    ("The army denied bombing the camp.", "bombing", "actual", "denied"),
    ("The army said that it bombed the camp.", "bombed", "actual", "actual"),
    ("The army denied that it would bomb the camp.", "bomb", "possible", "possible"),
    ("The army did not comment on claims that it had bombed the camp.", "bombed", "actual", "possible"),
    ("The agency could not verify that the army had bombed the camp.", "bombed", "actual", "possible"),
    ("The army denied bombing the camp after rebels attacked a base.", "denied", "actual", "actual"),
)


@pytest.mark.parametrize(("text", "words", "before", "after"), DENIED)
def test_what_is_denied(attributed, text, words, before, after):
    event, _, _ = attributed(text, words, before)
    assert event.modality == after
