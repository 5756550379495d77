"""Who does what to whom: one row a sentence. A row may be added by anybody who can read it.

(text, type, mode, a word of the agents, a word of the recipients, modality); "" = nobody may stand there, None = not asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.annotations.annotations import Annotations
from ofrecord.documents.build import manuscript_of
from ofrecord.domain.events import Event
from ofrecord.domain.record import Record
from ofrecord.reading import Reader
from ofrecord.sources import Capture, Given

ROWS = [
    # force: the plain verb, the passive, the participle
    (
        "Russian troops attacked Ukrainian positions near Kupiansk.",
        "ASSAULT",
        None,
        "Russian troops",
        "Ukrain",
        "actual",
    ),
    ("Israeli tanks shelled a school in Rafah.", "ASSAULT", "heavy-weapons", None, "school", "actual"),
    ("The village was raided by soldiers before dawn.", "ASSAULT", None, "soldiers", None, "actual"),
    ("Gunmen ambushed soldiers in northern Mali.", "ASSAULT", None, "Gunmen", "soldiers", "actual"),
    ("Rebels kidnapped two nurses outside Bamenda.", "ASSAULT", "abduct", "Rebels", "nurses", "actual"),
    ("Two nurses were kidnapped by rebels.", "ASSAULT", "abduct", "rebels", "nurses", "actual"),
    ("Soldiers tortured several detainees at the barracks.", "ASSAULT", "torture", "Soldiers", "detainees", "actual"),
    ("Militiamen burned down dozens of houses.", "ASSAULT", "destroy", "Militiamen", None, "actual"),
    ("Fighters blew up a bridge outside Lashio.", "ASSAULT", "explosives", "Fighters", None, "actual"),
    ("Gangs in Port-au-Prince opened fire on police officers.", "ASSAULT", "firearms", "Gangs", "police", "actual"),
    ("The army bombed a monastery in Sagaing.", "ASSAULT", None, "army", None, "actual"),
    ("Houthi fighters fired missiles at a British tanker.", "ASSAULT", "heavy-weapons", "Houthi", None, "actual"),
    ("The Congolese army clashed with M23 rebels on Tuesday.", "ASSAULT", None, "army", "M23", "actual"),
    # a means and its effect are one event, and a means is no agent
    ("Shelling killed four medics in the city.", "ASSAULT", "heavy-weapons", "", "medics", "actual"),
    (
        "A roadside bomb killed seven soldiers in northern Burkina Faso.",
        "ASSAULT",
        "explosives",
        "",
        "soldiers",
        "actual",
    ),
    ("Nine civilians were killed in a drone strike.", "ASSAULT", "drone", "", "civilians", "actual"),
    ("Five civilians died in an air strike on a camp.", "ASSAULT", "aerial", "", "civilians", "actual"),
    ("Militants attacked a convoy, killing eleven soldiers.", "ASSAULT", None, "Militants", None, "actual"),
    ("The shelling wounded two children and killed a woman.", "ASSAULT", "heavy-weapons", "", "children", "actual"),
    # nouns and light verbs
    ("The army carried out a raid on the village.", "ASSAULT", None, "army", None, "actual"),
    ("Ukrainian forces launched an offensive in the south.", "ASSAULT", None, "Ukrainian forces", None, "actual"),
    ("Armed men have staged an ambush against Nigerien troops.", "ASSAULT", None, None, "troops", "actual"),
    ("The rebels' attack on the army lasted an hour.", "ASSAULT", None, "rebels", "army", "actual"),
    ("The rebels repelled an attack.", "ASSAULT", None, "", "rebels", "actual"),
    ("The base came under attack.", "ASSAULT", None, "", "base", "actual"),
    # coercion
    ("Police arrested twelve activists in Khartoum.", "COERCE", "arrest", "Police", "activists", "actual"),
    ("Three journalists were detained by the army.", "COERCE", "arrest", "army", "journalists", "actual"),
    ("The junta imposed a curfew in Yangon.", "COERCE", "curfew", "junta", None, "actual"),
    ("The government declared martial law on Monday.", "COERCE", "martial-law", "government", None, "actual"),
    ("Pakistan deported hundreds of refugees last week.", "COERCE", "deport", "Pakistan", "refugees", "actual"),
    ("Israeli authorities closed the crossing.", "COERCE", "restrict", "authorities", None, "actual"),
    ("The paramilitaries besieged the city for months.", "COERCE", "restrict", "paramilitaries", None, "actual"),
    ("Rebels seized the town of Sake.", "COERCE", "seize", "Rebels", None, "actual"),
    # speech that is an act
    ("Moscow condemned the attack.", "ACCUSE", "disapprove", "Moscow", None, "actual"),
    ("Sudan accused Chad of arming rebels.", "ACCUSE", "allege", "Sudan", "Chad", "actual"),
    ("Kinshasa blamed Rwanda for the violence.", "ACCUSE", "allege", "Kinshasa", "Rwanda", "actual"),
    ("Prosecutors are investigating the governor.", "ACCUSE", "investigate", "Prosecutors", "governor", None),
    ("The United Nations urged Israel to open the crossing.", "REQUEST", None, "United Nations", "Israel", "actual"),
    ("Kenya demanded that Somalia withdraw its soldiers.", "REQUEST", "yield", "Kenya", "Somalia", "actual"),
    ("Ethiopia asked the African Union to send monitors.", "REQUEST", None, "Ethiopia", "African Union", "actual"),
    ("Kyiv invited the UN to the border region.", "REQUEST", "meet", "Kyiv", "UN", "actual"),
    ("France said that Russia must withdraw its forces.", "REQUEST", None, "France", "Russia", "actual"),
    ("The army ordered residents to evacuate the district.", "REQUEST", None, "army", "residents", "actual"),
    ("Hamas rejected the proposal.", "REJECT", None, "Hamas", None, "actual"),
    ("The junta refused to release the prisoners.", "REJECT", "yield", "junta", "prisoners", "actual"),
    ("Iran threatened to attack Israel.", "THREATEN", "violence", "Iran", "Israel", "actual"),
    ("North Korea threatened Japan with retaliation.", "THREATEN", None, "North Korea", "Japan", "actual"),
    # agreement, help, concession, withdrawal
    ("Ethiopia and Eritrea agreed to reopen their border.", "AGREE", None, "Ethiopia", None, "actual"),
    ("Germany promised Ukraine further help.", "AGREE", None, "Germany", "Ukraine", None),
    ("Norway will provide food aid to Sudan.", "AGREE", None, "Norway", "Sudan", "planned"),
    ("Qatar praised Egypt for its mediation.", "SUPPORT", None, "Qatar", "Egypt", "actual"),
    ("Turkey and Armenia restored diplomatic relations.", "SUPPORT", None, "Turkey", "Armenia", "actual"),
    ("Poland delivered ammunition to Ukraine.", "AID", None, "Poland", "Ukraine", "actual"),
    ("The agency distributed food to displaced families.", "AID", None, "agency", "families", "actual"),
    ("Russia withdrew its troops from Kherson.", "RETREAT", "withdraw", "Russia", "Kherson", "actual"),
    ("Hamas released two hostages on Sunday.", "RETREAT", "release", "Hamas", "hostages", "actual"),
    ("The rebels declared a ceasefire.", "RETREAT", "ceasefire", "rebels", None, "actual"),
    ("The prime minister resigned on Friday.", "RETREAT", "resign", "prime minister", "", "actual"),
    ("Rebel fighters surrendered on Friday.", "RETREAT", "disarm", "fighters", None, "actual"),
    ("The authorities lifted the state of emergency.", "CONCEDE", None, "authorities", None, "actual"),
    ("India and Pakistan exchanged prisoners.", "COOPERATE", None, "India", "Pakistan", "actual"),
    # meeting
    ("The French president visited Lebanon on Tuesday.", "CONSULT", "visit", "president", "Lebanon", "actual"),
    ("The UN envoy arrived in Aden.", "CONSULT", "visit", "envoy", None, "actual"),
    ("Erdogan met with Putin in Sochi.", "CONSULT", None, "Erdogan", "Putin", "actual"),
    ("Sudan and South Sudan held talks on oil.", "CONSULT", None, "Sudan", "South Sudan", "actual"),
    # pressure short of force
    ("Thousands of people demonstrated against the junta.", "PROTEST", "demo", "people", "junta", "actual"),
    ("Prisoners rioted at a jail in Goma.", "PROTEST", "riot", "Prisoners", None, "actual"),
    ("The European Union imposed sanctions on Belarus.", "SANCTION", None, "European Union", "Belarus", "actual"),
    ("Mali expelled the French ambassador.", "SANCTION", "expel", "Mali", "ambassador", "actual"),
    ("Sweden has suspended aid to Niger.", "SANCTION", "discontinue", "Sweden", "Niger", "actual"),
    ("Rwanda deployed soldiers along the border.", "MOBILIZE", "troops", "Rwanda", None, "actual"),
    # people who move
    ("Villagers fled the fighting.", "MOVE", "flee", "", "Villagers", "actual"),
    ("The authorities evacuated 3,000 residents.", "MOVE", "evacuate", "authorities", "residents", "actual"),
    ("The offensive forced the evacuation of thousands of villagers.", "MOVE", "evacuate", "", "villagers", "actual"),
    ("Refugees returned to their homes.", "MOVE", "return", "", "Refugees", "actual"),
    # modality
    ("Rebels did not attack the base.", "ASSAULT", None, "Rebels", "base", "negated"),
    ("The army may attack the city.", "ASSAULT", None, "army", None, "possible"),
    ("The army plans to attack the city.", "ASSAULT", None, "army", None, "planned"),
    ("The rebels failed to capture the airport.", "COERCE", "seize", "rebels", None, "negated"),
    ("Russian forces are shelling the town.", "ASSAULT", "heavy-weapons", "Russian forces", None, "ongoing"),
    ("Russian forces continue to shell the town.", "ASSAULT", "heavy-weapons", "Russian forces", None, "ongoing"),
    ("The envoy will visit Yemen next week.", "CONSULT", "visit", "envoy", "Yemen", "planned"),
    ("If the army attacks the city, thousands will flee.", "ASSAULT", None, "army", None, "hypothetical"),
]

# What a careless reading of the parse gets wrong: who acted, who suffered, whether it happened.
TRAPS = [
    # an active verb that the parse hangs on its own subject
    (
        "Ethiopian jets killed nine farmers near Mekelle, hospital officials said.",
        "ASSAULT",
        None,
        "nine farmers",
        "actual",
    ),
    # the passive that two verbs share
    ("Six villagers were killed and 14 others wounded when shells landed.", "ASSAULT", "", "14 others", "actual"),
    ("Rebels killed or wounded forty soldiers.", "ASSAULT", "Rebels", "soldiers", "actual"),
    # what is kept from happening
    ("The junta has banned charities from delivering food.", "COERCE", "junta", "charities", "actual"),
    ("The governor has not allowed aid trucks into the town.", "REJECT", "governor", None, "actual"),
    ("Aid workers were denied access to the camp.", "REJECT", "", "Aid workers", "actual"),
    ("Eritrea denies deliberately shelling villages.", "ASSAULT", None, None, "denied"),
    ("The report found no evidence that soldiers attacked the clinic.", "ASSAULT", None, None, "possible"),
    # those released, asked for or spoken of are not those addressed
    ("The envoy demanded the release of all nurses.", "REQUEST", "envoy", "", "actual"),
    ("The minister condemned an attack in Somalia.", "ACCUSE", "minister", "", "actual"),
    # who owns a killing
    ("The army's killing of 12 protesters shocked Kampala.", "ASSAULT", "army", "protesters", "actual"),
    ("The bishop's murder shocked Kampala.", "ASSAULT", "", "bishop", "actual"),
    # a nearer clause owns the verb, never the speaker outside it
    (
        "The charity said that it had suspended work after soldiers stormed the clinic, opened fire and looted it.",
        "COERCE",
        "soldiers",
        None,
        "actual",
    ),
    (
        "The group closed its ward on Monday after gunmen stormed the office, opened fire, and kidnapped two nurses.",
        "ASSAULT",
        "gunmen",
        "two nurses",
        "actual",
    ),
    # the owner of a weapon or machine of war acts, who made it does not
    ("A Kenyan drone hit a passenger car.", "ASSAULT", "Kenyan", "a passenger car", "actual"),
    ("An Ethiopian airstrike killed nine people.", "ASSAULT", "Ethiopian", "nine people", "actual"),
    ("Eritrean warplanes bombed a village.", "ASSAULT", "Eritrean", "a village", "actual"),
    ("A Chadian army drone struck a market in Abeche.", "ASSAULT", "Chadian army", "a market", "actual"),
    ("Police gunfire wounded two students.", "ASSAULT", "Police", "two students", "actual"),
    ("Belgian-made drones hit the port.", "ASSAULT", "", "the port", "actual"),
    # the means of a killing is somebody's
    ("Nine people were killed in an Ethiopian airstrike on the camp.", "ASSAULT", "Ethiopian", "Nine people", "actual"),
    ("Nine people were killed in an attack by rebels.", "ASSAULT", "rebels", "Nine people", "actual"),
    # whoever stands beside the owner owns too; "each other" strikes both
    ("Russian and Syrian airstrikes destroyed a school.", "ASSAULT", "Russian + Syrian", "a school", "actual"),
    ("Kenya welcomed the renewal of ties between Chad and Togo.", "SUPPORT", "Kenya", "Chad + Togo", "actual"),
    ("Chad and Togo accused each other of breaking the truce.", "ACCUSE", "Chad + Togo", "Chad + Togo", "actual"),
    ("Talks between Chad and Togo resumed on Monday.", "CONSULT", "Chad + Togo", "Chad + Togo", "actual"),
    # a preposition before its verb is no part of it
    ("Kenya on Thursday fired two artillery shells at Somalia.", "ASSAULT", "Kenya", "Somalia", "actual"),
    # what was possible happened, what is possible may; what is prepared has not happened
    ("The guards were able to repel an attack on the base.", "ASSAULT", "", "guards", "actual"),
    ("The rebels are able to attack the city.", "ASSAULT", "rebels", None, "possible"),
    ("The city is bracing for an attack by rebels.", "ASSAULT", "rebels", None, "planned"),
    # what is left open, is
    ("The army allegedly killed nine farmers.", "ASSAULT", "army", "nine farmers", "possible"),
    # who suffered what is condemned is not accused of it
    ("The bishop's murder was condemned by the president.", "ACCUSE", "the president", "", "actual"),
    ("The bishop's murder was condemned by the president.", "ASSAULT", "", "bishop", "actual"),
    ("The president condemned the murder of the bishop.", "ACCUSE", "president", "", "actual"),
    ("The envoy said the unit should leave and accused Rwanda of arming it.", "ACCUSE", "envoy", "Rwanda", "actual"),
    # means
    ("Sudan launched 20 drones at Chad overnight.", "ASSAULT", "Sudan", "Chad", "actual"),
    ("A bus came under fire near Kosti.", "ASSAULT", "", "bus", "actual"),
    ("Fighting broke out in Goma on Friday.", "ASSAULT", "", "", "actual"),
    ("Fighters executed nine patients.", "ASSAULT", "Fighters", "patients", "actual"),
]

NOTHING = [
    # sport, markets, weather, metaphor, films: words of war that are not war
    "The striker fired a shot past the goalkeeper.",
    "The team was bombarded with calls after the match.",
    "Shares were hit by a price war between retailers.",
    "The storm killed the power in the whole district.",
    "The film shot in Kyiv won a prize.",
    "Inflation attacked the savings of pensioners.",
    "The company fired its director.",
    "The new phone hit the market in May.",
    "The coach said the club would fight for the league title.",
    "Investors fled the stock market.",
    "The film depicts the life of a nurse.",
    "The hurricane destroyed three villages.",
    "He killed time at the airport.",
    "The bank raised interest rates.",
    # said of sources, and of the dead
    "The villager asked not to be named.",
    "The official declined to comment.",
    "She was not authorized to speak to reporters.",
    "The militia handed over the bodies of two soldiers.",
    "The army is looking into reports of casualties.",
    # sentences without a happening
    "The town lies on the river.",
    "The ministry has nine departments.",
    "Humanitarian needs are growing.",
    "",
    "?!",
]

OWN_ACTS = [
    # what is demanded, threatened or refused has not happened: no event of its own
    ("Kenya demanded that Somalia withdraw its soldiers.", "RETREAT"),
    ("Iran threatened to attack Israel.", "ASSAULT"),
    ("The junta refused to release the prisoners.", "RETREAT"),
    ("The army ordered residents to evacuate the district.", "MOVE"),
    ("Kyiv invited the UN to visit the border region.", "CONSULT"),
    ("Ethiopia and Eritrea agreed to share intelligence.", "COOPERATE"),
    ("Diplomats held talks to end the siege.", "RETREAT"),
]


def _words(record: Record, mentions: tuple[str, ...]) -> str:
    exact = {m.id: m.exact for m in record.mentions}
    return " + ".join(exact[m] for m in mentions)


def _named(record: Record, mentions: tuple[str, ...], wanted: str | None) -> bool:
    words = _words(record, mentions)
    return wanted is None or (wanted in words if wanted else not words)


def _told(record: Record) -> list[tuple[str, str | None, str, str, str]]:
    return [(e.type, e.mode, _words(record, e.agents), _words(record, e.recipients), e.modality) for e in record.events]


@pytest.mark.parametrize(("text", "kind", "mode", "agent", "recipient", "modality"), ROWS)
def test_event(
    read_text: Callable[..., Record],
    text: str,
    kind: str,
    mode: str | None,
    agent: str | None,
    recipient: str | None,
    modality: str | None,
) -> None:
    record = read_text(text)

    def fits(event: Event) -> bool:
        return (
            event.type == kind
            and mode in (None, event.mode)
            and modality in (None, event.modality)
            and _named(record, event.agents, agent)
            and _named(record, event.recipients, recipient)
        )

    assert any(map(fits, record.events)), _told(record)


@pytest.mark.parametrize(("text", "kind", "agent", "recipient", "modality"), TRAPS)
def test_traps(
    read_text: Callable[..., Record], text: str, kind: str, agent: str | None, recipient: str | None, modality: str
) -> None:
    record = read_text(text)
    told = [e for e in record.events if e.type == kind and e.modality == modality]
    assert any(_named(record, e.agents, agent) and _named(record, e.recipients, recipient) for e in told), _told(record)


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(read_text: Callable[..., Record], text: str) -> None:
    record = read_text(text)
    assert not record.events, _told(record)


@pytest.mark.parametrize(("text", "kind"), OWN_ACTS)
def test_content_is_no_event_of_its_own(read_text: Callable[..., Record], text: str, kind: str) -> None:
    record = read_text(text)
    assert record.events
    assert kind not in {e.type for e in record.events}, _told(record)


def test_means_and_effect_are_one_event(read_text: Callable[..., Record]) -> None:
    record = read_text("Shelling killed three villagers and wounded five others on Friday.")
    assert [e.trigger.exact for e in record.events] == ["killed"], _told(record)


def test_words_in_quotation_marks_are_never_the_reports_own(read_text: Callable[..., Record]) -> None:
    record = read_text('The network blamed the militia for the raid, which it called "a massacre of civilians".')
    assert all(e.attributed_to for e in record.events if e.trigger.exact == "massacre"), _told(record)


def test_each_casualty_verb_has_its_own_figure(read_text: Callable[..., Record]) -> None:
    record = read_text("At least 14 villagers were killed and 27 wounded in the raid.")
    numbers = {f.id: f.exact for f in record.figures}
    told = {e.trigger.exact: (e.agents, [numbers[f] for f in e.figures]) for e in record.events}
    assert told["killed"][0] == told["wounded"][0] == ()
    assert any("14" in n for n in told["killed"][1])
    assert any("27" in n for n in told["wounded"][1])
    assert not any("27" in n for n in told["killed"][1]) and not any("14" in n for n in told["wounded"][1])


@pytest.mark.parametrize(
    ("text", "heard", "modality"),
    [
        ("The army claims to have captured the town.", False, "possible"),
        ("The army claims to have captured the town.", True, "actual"),
        ("The army said that it captured the town.", False, "actual"),
        ("The town, which the army claims to have captured, is empty.", False, "possible"),
    ],
)
def test_a_claim_is_a_fact_only_in_somebodys_words(reader: Reader, text: str, heard: bool, modality: str) -> None:
    capture = Capture(text.encode(), "test", "application/jsonl", Given("t", None))
    manuscript = manuscript_of(capture, reader.settings)
    found = Annotations(manuscript.document, "key", reader.model.parse(manuscript))
    for step in reader.steps:
        found = step(found)
        if step.name == "quotations" and not heard:
            found = replace(found, quotations=())
        if step.name == "events":
            break
    assert [e.modality for e in found.events if e.mode == "seize"] == [modality]


def test_the_one_place_of_a_report_is_marked_as_not_stated(read_text: Callable[..., Record]) -> None:
    record = read_text("Gunmen entered the city of Goma on Friday.\n\nThey killed nine traders.")
    (event,) = [e for e in record.events if e.trigger.exact == "killed"]
    assert event.places
    assert not event.places_stated


def test_a_clause_with_its_own_place_states_it(read_text: Callable[..., Record]) -> None:
    (event,) = read_text("Gunmen killed nine traders in Goma.").events
    assert event.places
    assert event.places_stated


def test_since_leaves_the_end_open(read_text: Callable[..., Record]) -> None:
    (event,) = read_text("The militia has besieged the city since June 2023.").events
    assert event.time
    assert (event.time.earliest, event.time.latest) == ("2023-06-01", None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Gunmen abducted nine traders between January 10 and February 28, 2024.", "2024-01-10", "2024-02-28"),
        ("Soldiers shelled the town from May 3 to May 9, 2024.", "2024-05-03", "2024-05-09"),
        ("Rebels besieged the town until March 2024.", None, "2024-03-31"),
        ("Rebels shelled the town in March 2024 and on May 3.", "2024-03-01", "2024-03-31"),
    ],
)
def test_ranges(read_text: Callable[..., Record], text: str, earliest: str | None, latest: str) -> None:
    (event,) = read_text(text).events
    assert event.time
    assert (event.time.earliest, event.time.latest) == (earliest, latest)


def test_a_yardstick_is_not_when_it_happened(read_text: Callable[..., Record]) -> None:
    (event,) = read_text("Rebels shelled the port for the first time since March.").events
    assert event.time
    assert not event.time.stated


def test_time_of_the_clause_is_stated_and_publication_is_not(read_text: Callable[..., Record]) -> None:
    (stated,) = read_text("Gunmen attacked the village on September 3, 2024.").events
    (assumed,) = read_text("Gunmen attacked the village.").events
    assert stated.time and stated.time.stated
    assert stated.time.earliest == "2024-09-03"
    assert assumed.time and not assumed.time.stated
    assert assumed.time.latest == "2024-09-16"


def test_reciprocal_acts_go_both_ways(read_text: Callable[..., Record]) -> None:
    record = read_text("India and Pakistan exchanged prisoners.")
    (event,) = record.events
    assert set(event.agents) == set(event.recipients)
    assert len(event.agents) == 2


def test_nearest_codes_are_given(read_text: Callable[..., Record]) -> None:
    (event,) = read_text("Rebels kidnapped two nurses.").events
    assert (event.codes.cameo, event.codes.acled) == ("181", "Abduction/forced disappearance")


@settings(max_examples=25, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "attack",
                "attacked",
                "by",
                "the",
                "of",
                "to",
                "must",
                "say",
                ",",
                "and",
                "killed",
                "that",
                "its",
                "forces",
                "which",
                "rebels",
                "-held",
            ]
        ),
        max_size=40,
    )
)
def test_odd_word_order_never_raises(reader_text: Callable[..., Record], words: list[str]) -> None:
    record = reader_text(" ".join(words))
    for event in record.events:
        assert record.document.text[event.trigger.start : event.trigger.end] == event.trigger.exact


@pytest.fixture(scope="session")
def reader_text(read_text: Callable[..., Record]) -> Callable[..., Record]:
    """The session's reader, for tests that read many made-up texts."""
    return read_text


def test_long_chains_are_read(read_text: Callable[..., Record]) -> None:
    record = read_text("Rebels attacked " + "and attacked " * 1500 + "the base.")
    assert record.document.text.startswith("Rebels")
