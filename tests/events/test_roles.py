"""Who acts on whom where it is not simply subject and object; words as in `test_events.py`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

ROWS = [
    # (text, type, agents, recipients): all mentions of the event, "" = nobody
    # a name in the sentence stands for its pronoun
    ("Chad said it expelled two Togolese diplomats.", "SANCTION", "Chad", "two Togolese diplomats"),
    ("The rebels said they had shelled the barracks.", "ASSAULT", "The rebels", "the barracks"),
    ("The army said that a shell had been fired at it.", "ASSAULT", "", "The army"),
    # those who are tied to somebody are somebody else
    ("Togo, armed by its backers, shelled the port.", "ASSAULT", "Togo", "the port"),
    ("The envoy accused the rebels of kidnapping the nurses.", "ASSAULT", "the rebels", "the nurses"),
    # a promise to protect is no threat
    ("Togo vowed to protect the villagers.", "AGREE", "Togo", ""),
    ("Togo vowed to punish the villagers.", "THREATEN", "Togo", "the villagers"),
    ("A fuel depot in Bani was hit.", "ASSAULT", "", "A fuel depot"),
    ("The market was hit by inflation.", "ASSAULT", None, None),
    # fighters act, and with them the body whose they are
    (
        "Members of the Taliban attacked a checkpoint.",
        "ASSAULT",
        "Members of the Taliban + the Taliban",
        "a checkpoint",
    ),
    ("Taliban fighters attacked a checkpoint.", "ASSAULT", "Taliban fighters + Taliban", "a checkpoint"),
    ("The mayor was killed by guerrillas of the ELN.", "ASSAULT", "guerrillas of the ELN + the ELN", "The mayor"),
    # a description beside a name gives way to the name
    ("Gunmen killed the mayor, Ali Sample.", "ASSAULT", "Gunmen", "Ali Sample"),
    # deeds laid at somebody's door
    ("The Taliban claimed responsibility for the bombing in Kabul.", "ASSAULT", "The Taliban", "Kabul"),
    ("Responsibility for the bombing in Kabul was claimed by the Taliban.", "ASSAULT", "the Taliban", "Kabul"),
    ("The attack was claimed by the Islamic State.", "ASSAULT", "the Islamic State", ""),
    ("The attack was attributed to the Islamic State.", "ASSAULT", "the Islamic State", ""),
    ("The bombing was blamed on the ELN.", "ASSAULT", "the ELN", ""),
    ("The government blamed the ELN for the murder of the mayor.", "ASSAULT", "the ELN", "the mayor"),
    ("Police said the Taliban were behind the blast.", "ASSAULT", "the Taliban", ""),
    ("Officials blamed the militia for the deaths of nine farmers.", "ASSAULT", "the militia", "nine farmers"),
    # … but not the storm's, and not a deed of which nobody has told
    ("Police blamed the storm for nine deaths.", "ASSAULT", None, None),
    ("The court accused the clerk of the crime.", "ASSAULT", None, None),
    # conjuncts, and what is left out of them
    ("The army has captured Sake but not Goma.", "COERCE", "The army", "Sake"),
    ("Chad and Togo imposed sanctions on Mali and Niger.", "SANCTION", "Chad + Togo", "Mali + Niger"),
    # whom the complement or purpose concerns
    ("Chad threatened to cut off electricity to Togo.", "THREATEN", "Chad", "Togo"),
    ("Farmers began a hunger strike to protest against the junta.", "PROTEST", "Farmers", "the junta"),
    ("The minister refused to respond to a demand from Chad.", "REJECT", "The minister", "Chad"),
    ("The court allowed the candidate to run.", "CONCEDE", "The court", "the candidate"),
    ("The envoy repeated its demand that Chad leave.", "REQUEST", "The envoy", "Chad"),
    ("Police broke up the march staged by students, arresting a monk.", "COERCE", "Police", "a monk"),
    ("Chad welcomed letters sent by Togo.", "SUPPORT", "Chad", "Togo"),
    # a means and what only stands beside it
    ("The bus was hit by gunfire and a nurse was wounded.", "ASSAULT", "", "a nurse"),
    ("Near Sirte, one strike destroyed a tank.", "ASSAULT", "", "a tank"),
    # who said it is not who did it
    ("Rebels have abducted two nurses and blew up a bridge, aid workers said.", "ASSAULT", "Rebels", "a bridge"),
    (
        "The charity said it had closed its ward after gunmen raided it, shot a guard and fled.",
        "ASSAULT",
        "gunmen",
        "a guard",
    ),
    (
        "A spokesman denied that the army had struck the clinic and accused the rebels.",
        "ACCUSE",
        "A spokesman",
        "the rebels",
    ),
    ("The mayor said rebels had stormed the town and killed nine farmers.", "ASSAULT", "rebels", "nine farmers"),
    # whose friend was hurt is not hurt
    ("Her lover was stabbed by soldiers.", "ASSAULT", "soldiers", ""),
    # a labour strike is no air strike; a quarrel is no battle
    ("Railway workers began a strike on Monday.", "PROTEST", "Railway workers", ""),
    ("The premier clashed with the president over taxes.", "ACCUSE", "The premier", "the president"),
]

SAID = [
    # the firing is claimed by the one hit, who does it is not told, and nobody is accused
    ("The army said a mortar bomb was fired at it from Gaza.", "The army", "", "The army"),
    ("The militia said that a mortar round had been fired at its post from the hills.", "The militia", "", "its post"),
    ("A mortar shell was fired at the base from Lebanon, the military said.", "the military", "", "the base"),
    ("According to the army, rockets were fired at a village from across the border.", "the army", "", "a village"),
    # told by state media, not by the report
    ("Insurgents bombarded Aleppo, state media reported.", "state media", "Insurgents", "Aleppo"),
    ("State media reported that insurgents had bombarded Aleppo.", "State media", "insurgents", "Aleppo"),
    ("Rebels shelled Nubl on Monday, Syrian state television said.", "Syrian state television", "Rebels", "Nubl"),
    # the attack is there, by the one who claims it, on that one's word
    (
        "The Islamic State is claiming responsibility for an attack in Kabul.",
        "The Islamic State",
        "The Islamic State",
        "Kabul",
    ),
    ("Al-Shabaab has claimed responsibility for the bombing in Mogadishu.", "Al-Shabaab", "Al-Shabaab", "Mogadishu"),
    ("The Taliban claimed the attack on the hotel.", "The Taliban", "The Taliban", "the hotel"),
]


def _words(record: Record, mentions: tuple[str, ...]) -> str:
    exact = {m.id: m.exact for m in record.mentions}
    return " + ".join(exact[m] for m in mentions)


@pytest.mark.parametrize(("text", "kind", "agents", "recipients"), ROWS)
def test_roles(
    read_text: Callable[..., Record], text: str, kind: str, agents: str | None, recipients: str | None
) -> None:
    record = read_text(text)
    told = [(_words(record, e.agents), _words(record, e.recipients)) for e in record.events if e.type == kind]
    assert ((agents, recipients) in told) if agents is not None else not told, told


@pytest.mark.parametrize(("text", "speaker", "agents", "recipients"), SAID)
def test_what_somebody_says_is_theirs(
    read_text: Callable[..., Record], text: str, speaker: str, agents: str, recipients: str
) -> None:
    record = read_text(text)
    said = {q.id: q.speaker.exact for q in record.quotations}
    told = [
        (_words(record, e.agents), _words(record, e.recipients), [said[q] for q in e.attributed_to])
        for e in record.events
        if e.type == "ASSAULT"
    ]
    assert told == [(agents, recipients, [speaker])]
    assert "ACCUSE" not in {e.type for e in record.events}
