"""Who acts on whom where it is not simply subject and object; words as in `test_events.py`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

ROWS = [
    # (text, type, agents, recipients): all mentions of the event, "" = nobody
    # accords to do something for somebody; sets of things; roads that lead somewhere; what is near
    ("Chad signed an accord to supply Togo with wheat.", "SUPPORT", "Chad", "Togo"),
    ("Chad adopted a set of resolutions with Togo.", "COOPERATE", "Chad", "Togo"),
    ("Soldiers have sealed off all links leading into Togo.", "COERCE", "Soldiers", "Togo"),
    ("The rebels fired rockets near a school on a patrol of the valley.", "ASSAULT", "The rebels", "a school"),
    ("She took nine students as hostages.", "ASSAULT", "She", "nine students"),
    ("She took nine students as guides.", "ASSAULT", None, None),
    ("Soldiers cordoned off the road.", "COERCE", "Soldiers", "the road"),
    # a name in the sentence stands for its pronoun
    ("Chad said it expelled two Togolese diplomats.", "SANCTION", "Chad", "two Togolese diplomats"),
    ("The rebels said they had shelled the barracks.", "ASSAULT", "The rebels", "the barracks"),
    ("The army said that a shell had been fired at it.", "ASSAULT", "", "The army"),
    ("Togo's air force said it shot down 9 of 20 drones.", "ASSAULT", "Togo's air force", ""),
    ("A junta air strike hit a school.", "ASSAULT", "junta", "a school"),
    ("A rebel attack killed nine villagers.", "ASSAULT", "rebel", "nine villagers"),
    ("A Haiti gang attack killed nine villagers.", "ASSAULT", "Haiti gang", "nine villagers"),
    ("Togo rejected accusations that its troops killed nine villagers.", "ASSAULT", "its troops", "nine villagers"),
    ("The rebels vowed to resume raids after Togo blocked aid to the camp.", "REJECT", "Togo", "the camp"),
    ("The premier vowed to strengthen security in the region.", "THREATEN", None, None),
    ("Togo will not allow harm to the farmers, the premier said.", "REJECT", None, None),
    ("The army pressed its attack on the rebels' posts.", "REQUEST", None, None),
    # those who are tied to somebody are somebody else
    ("Togo, armed by its backers, shelled the port.", "ASSAULT", "Togo", "the port"),
    ("The envoy accused the rebels of kidnapping the nurses.", "ASSAULT", "the rebels", "the nurses"),
    # a promise to protect is no threat
    ("Togo vowed to protect the villagers.", "AGREE", "Togo", ""),
    ("Togo vowed to punish the villagers.", "THREATEN", "Togo", "the villagers"),
    ("A fuel depot in Bani was hit.", "ASSAULT", "", "A fuel depot"),
    ("The market was hit by inflation.", "ASSAULT", None, None),
    # who counts the dead kills nobody; the forces of a ministry act, and the ministry does not
    ("Nine villages were burned, by the ministry's own count.", "ASSAULT", "", "Nine villages"),
    (
        "Nine villages were burned by the ministry's own guards.",
        "ASSAULT",
        "the ministry's own guards",
        "Nine villages",
    ),
    ("Russia's Defense Ministry said its forces had hit a depot.", "ASSAULT", "its forces", "a depot"),
    ("The Front said its commandos had attacked the port.", "ASSAULT", "its commandos", "the port"),
    ("The army of Kenya killed nine rebels.", "ASSAULT", "The army of Kenya", "nine rebels"),
    # of two clauses each has its own doer
    ("Chad has ended its raids, although shelling near Bani killed two farmers.", "ASSAULT", "", "two farmers"),
    # what a charity repeats, it asks of nobody but others; the press is refused no deed
    ("A spokesman for the charity said it was barred and repeated its call for access.", "REQUEST", "A spokesman", ""),
    ("The charity declined to say who was responsible.", "REJECT", None, None),
    ("The rebels declined to disclose where the men were held.", "REJECT", None, None),
    ("The rebels declined to free the men.", "REJECT", "The rebels", "the men"),
    ("Chad accused Togo of mobilizing the world against it.", "MOBILIZE", None, None),
    # fighters act, and with them the body whose they are, unless their description names it
    (
        "Members of the Taliban attacked a checkpoint.",
        "ASSAULT",
        "Members of the Taliban + the Taliban",
        "a checkpoint",
    ),
    ("Taliban fighters attacked a checkpoint.", "ASSAULT", "Taliban fighters", "a checkpoint"),
    ("The mayor was killed by guerrillas of the ELN.", "ASSAULT", "guerrillas of the ELN + the ELN", "The mayor"),
    # a description beside a name gives way to the name
    ("Gunmen killed the mayor, Ali Sample.", "ASSAULT", "Gunmen", "Ali Sample"),
    # some of many by their names, beside what they are
    (
        "The two Italians, Marco Bianchi of Turin and Paolo Verdi, were taken hostage by gunmen.",
        "ASSAULT",
        "gunmen",
        "The two Italians + Marco Bianchi",
    ),
    (
        "Soldiers killed three rebel commanders, Ali Sample, Omar Test and Peter Case, in Kabul.",
        "ASSAULT",
        "Soldiers",
        "three rebel commanders + Ali Sample + Omar Test + Peter Case",
    ),
    (
        "Rebels killed six monks, including the abbot Marco Bianchi.",
        "ASSAULT",
        "Rebels",
        "six monks + the abbot Marco Bianchi",
    ),
    ("Rebels killed six monks, including two boys.", "ASSAULT", "Rebels", "six monks"),
    # what befell somebody who is named, before the name
    ("Rebels mourned the assassinated leader Ali Sample.", "ASSAULT", "", "Ali Sample"),
    ("Rebels mourned the assassinated leader.", "ASSAULT", None, None),
    # who travels while something else is done
    ("The minister warned of famine during a visit to Chad.", "CONSULT", "The minister", "Chad"),
    ("The children saw lions during a visit to Chad.", "CONSULT", None, None),
    ("The minister spoke during a visit by the king.", "CONSULT", None, None),
    # deeds laid at somebody's door
    ("The Taliban claimed responsibility for the bombing in Kabul.", "ASSAULT", "The Taliban", "Kabul"),
    ("Responsibility for the bombing in Kabul was claimed by the Taliban.", "ASSAULT", "the Taliban", "Kabul"),
    ("The attack was claimed by the Islamic State.", "ASSAULT", "the Islamic State", ""),
    ("The attack was attributed to the Islamic State.", "ASSAULT", "the Islamic State", ""),
    ("The bombing was blamed on the ELN.", "ASSAULT", "the ELN", ""),
    ("The government blamed the ELN for the murder of the mayor.", "ASSAULT", "the ELN", "the mayor"),
    ("Police said the Taliban were behind the blast.", "ASSAULT", "the Taliban", ""),
    ("Officials blamed the militia for the deaths of nine farmers.", "ASSAULT", "the militia", "nine farmers"),
    ("The murder was the work of the ELN, the mayor said.", "ASSAULT", "the ELN", ""),
    (
        "A court found three members of the ELN guilty of the murder.",
        "ASSAULT",
        "three members of the ELN + the ELN",
        "",
    ),
    ("The recent killing was planned and carried out by the army, they said.", "ASSAULT", "the army", ""),
    ("The governor blamed the killing on the ELN.", "ASSAULT", "the ELN", ""),
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
    # a headline's participle: those detained are no doers; where an object follows, they are
    ("Relief staff detained as clashes spread", "COERCE", "", "Relief staff"),
    ("Gendarmes detained a nurse as clashes spread", "COERCE", "Gendarmes", "a nurse"),
    # those in a place at the sentence's beginning are hurt, not those who say so
    (
        "In army-held Dosso, two vendors, one of them a teenager, were wounded when a shell fell, nurses said.",
        "ASSAULT",
        "",
        "two vendors",
    ),
    # who fires on those under fire
    ("Election observers came under fire from masked gunmen.", "ASSAULT", "masked gunmen", "Election observers"),
    ("Election observers came under fire in the north.", "ASSAULT", "", "Election observers"),
    # stopped on the road, work suspended: by somebody else, never by oneself
    ("Fighters stopped four lorries near Dosso.", "COERCE", "Fighters", "four lorries"),
    ("The drivers stopped four lorries near Dosso.", "COERCE", None, None),
    ("The ministry suspended the activities of three charities.", "COERCE", "The ministry", "three charities"),
    ("The charity suspended its activities.", "COERCE", None, None),
    # forced from home
    ("Fighting has forced 900 families from their homes.", "MOVE", "", "900 families"),
    ("The injury forced the player from the match.", "MOVE", None, None),
    # a strike of workers is none of planes
    ("The strike by clinic nurses began on Monday.", "ASSAULT", None, None),
    ("The strike by army planes hit a clinic.", "ASSAULT", "", "a clinic"),
    # what is burned or sunk is a building or a vehicle, whatever it is called
    ("The M23 rebels burned a clinic in Sake.", "ASSAULT", "The M23 rebels", "a clinic"),
    ("The rebels burned their bridges.", "ASSAULT", "The rebels", "their bridges"),
    ("The runner burned sugar.", "ASSAULT", None, None),
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

TITLES = [
    # (headline, type, agents, recipients): no auxiliary and no object, and yet it is done to the one who is named
    ("Gunmen abducted from farm in Kaduna", "ASSAULT", "", "Gunmen"),
    ("Nurse Adam Bakr abducted from clinic", "ASSAULT", "", "Nurse Adam Bakr"),
    ("Journalist Lina Haddad arrested", "COERCE", "", "Journalist Lina Haddad"),
    ("Aid trucks looted near Rafah", "COERCE", "", "Aid trucks"),
    ("Rebels attacked in north", "ASSAULT", "", "Rebels"),
    ("Nurse seized at checkpoint", "COERCE", "", "Nurse"),
    ("Three killed in Idlib", "ASSAULT", "", ""),
    # … near misses
    ("Police arrested protesters", "COERCE", "Police", "protesters"),
    ("Army shelled village", "ASSAULT", "Army", "village"),
    ("Militants attacked near Dori.", "ASSAULT", "Militants", ""),
    ("Rebels had abducted nurse", "ASSAULT", "Rebels", "nurse"),
    ("The trucks that the gunmen looted were found.", "COERCE", "the gunmen", "The trucks"),
    ("Fishing boat sank off Sfax", "ASSAULT", None, None),
    ("House burned in Tunis", "ASSAULT", None, None),
]

SAID = [
    # nor is he struck where a clause between commas parts those who were from what was done to them
    ("Medics said nine people, among them two cooks, were killed.", "Medics", "", "nine people"),
    (
        "The mayor, Ali Musa, said more than 40 traders, most of them women, had been abducted.",
        "The mayor",
        "",
        "more than 40 traders",
    ),
    # who tells of a deed in a relative clause did not do it, nor was it done to him
    ("The mayor saw the site of a blast that the army said killed nine cooks.", "the army", "", "nine cooks"),
    (
        "Relatives buried nine men who the group said were executed by soldiers.",
        "the group",
        "soldiers",
        "nine men",
    ),
    # the means is the subject, also where the parse takes it for an auxiliary; who tells of it is no doer
    (
        "Shelling wounded nine people in the border town of Myawaddy on Monday, rescue worker Ko Htun said.",
        "rescue worker Ko Htun",
        "",
        "nine people",
    ),
    ("Fighting wounded a cook in Tawila, nurse Ali Musa said.", "nurse Ali Musa", "", "a cook"),
    ("Myanmar's army shelled a church in Loikaw, a bishop said.", "a bishop", "Myanmar's army", "a church"),
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


@pytest.mark.parametrize(("text", "kind", "agents", "recipients"), TITLES)
def test_titles(
    read_text: Callable[..., Record], text: str, kind: str, agents: str | None, recipients: str | None
) -> None:
    test_roles(read_text, text, kind, agents, recipients)


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
    assert told == [(agents, recipients, [speaker] if speaker else [])]
    assert "ACCUSE" not in {e.type for e in record.events}
