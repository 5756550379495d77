"""Sentences as statements, releases and news tell them: each with its events, and no other.

A row is a sentence and its events as "TYPE mode modality: agents -> recipients"; "-" = nobody is named, and "actual" is left
out. Each family has near misses. Add a row by copying one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

from .told import Row, told

STRIKES: list[Row] = [
    ("Near Basra, three raids disabled two tanks.", ["ASSAULT destroy: - -> two tanks"]),
    ("The airstrike suppressed a rebel mortar team.", ["ASSAULT aerial: - -> a rebel mortar team"]),
    ("The garrison killed nine rebels and took 40 prisoners.",
     ["ASSAULT: The garrison -> nine rebels", "COERCE arrest: The garrison -> 40 prisoners"]),
    ("The army drove the rebels out of Bani.", ["ASSAULT: The army -> the rebels"]),
    ("Soldiers drove the herders out of Bani.", ["COERCE deport: Soldiers -> the herders"]),
    ("We have broken the siege of Kobane.", ["ASSAULT: We -> -"]),
    ("Togo launched a third stage of the offensive into the town of Kidal.", ["ASSAULT: Togo -> the town of Kidal"]),
    ("The army launched an operation against the rebels.", ["ASSAULT: The army -> the rebels"]),
    ("The report describes the targeting of clinics by the junta.", ["ASSAULT: the junta -> clinics"]),
    ("The jets made nine strikes using bombs and rockets against rebel positions.", ["ASSAULT aerial: - -> rebel positions"]),
    ("The brigade has flown over 300 sorties, conducted over 40 air raids on rebel positions, and is now in Chad.",
     ["ASSAULT aerial: The brigade -> rebel positions"]),
    ("He disabled the alarm.", []),
    ("The ministry disabled the website.", []),
    ("The party launched a campaign against corruption.", []),
    ("The company launched a campaign in Chad.", []),
    ("The court praised the editor, given a year in prison in May.", ["SUPPORT: The court -> the editor"]),
]  # fmt: skip
GROUND: list[Row] = [
    ("The army liberated Uvira from the rebels.", ["COERCE seize: The army -> Uvira"]),
    ("Rebels took control in Uvira.", ["COERCE seize: Rebels -> Uvira"]),
    ("Rebels entered Uvira on Tuesday.", ["MOBILIZE troops: Rebels -> Uvira"]),
    ("The rebels advanced on Goma.", ["MOBILIZE troops: The rebels -> Goma"]),
    ("Tourists entered Goma.", []),
    ("The general entered politics.", []),
    ("The police took control of the situation.", []),
    ("The team took Goma by surprise.", []),
    ("The party regained Goma in the election.", []),
    ("Helicopters dropped bombs on Uvira.", ["ASSAULT aerial: - -> Uvira"]),
    ("He died of wounds sustained in a mortar attack.", ["ASSAULT: - -> He"]),
    ("He died of injuries suffered in a car crash.", []),
]  # fmt: skip
DECIDED: list[Row] = [
    ("The Kenyan decision to expel nine Chadian envoys came late.", ["SANCTION expel planned: Kenyan -> nine Chadian envoys"]),
    ("The premier announced a decision to withdraw troops from Chad.", ["RETREAT withdraw planned: The premier -> Chad"]),
    ("The plan to bomb Chad failed.", []),
    ("No assault on Uvira has begun.", ["ASSAULT negated: - -> Uvira"]),
    ("He is in favour of bombing Chad.", []),
    ("The mayor will pay for any clue leading to the arrest of the gunman.",
     ["COERCE arrest hypothetical: - -> the gunman"]),
    ("The raid led to the arrest of nine rebels.", ["COERCE arrest: - -> nine rebels"]),
    ("Togo said it would retaliate against Chad.", ["THREATEN violence: Togo -> Chad"]),
    ("Chad retaliated.", []),
]  # fmt: skip
BLAMED: list[Row] = [
    ("Togo says the Chadian government was involved in the raid on Lome.",
     ["ACCUSE allege: Togo -> the Chadian government", "ASSAULT: the Chadian government -> Lome"]),
    ("Police say rebels are responsible for the attack.",
     ["ACCUSE allege: Police -> rebels", "ASSAULT: rebels -> -"]),
    ("The premier said Togo was not behind the attack.", []),
    ("The premier said Togo was ready.", []),
    ("The ministry described the account of the rebels as false.", ["REJECT: The ministry -> the rebels"]),
    ("The minister has clashed with his adviser Ali Sample.", ["ACCUSE disapprove: The minister -> Ali Sample"]),
    ("The army clashed with the rebels.", ["ASSAULT: The army -> the rebels"]),
]  # fmt: skip
STRUCK: list[Row] = [
    ("Explosions rocked Goma on Monday.", ["ASSAULT explosives: - -> Goma"]),
    ("The scandal rocked Goma.", []),
    ("Shells landed near a school in Goma.", ["ASSAULT heavy-weapons: - -> a school"]),
    ("A plane landed in Goma.", []),
    ("Snow fell on Goma.", []),
    ("Sea mines were laid by Chadian sailors.", ["ASSAULT explosives: Chadian sailors -> -"]),
    ("Russia shot down 147 drones.", ["ASSAULT destroy: Russia -> -"]),
    ("The cache is the biggest yet seized from the rebels.", ["COERCE seize: - -> the rebels"]),
    ("The plant has received threats from the rebels.", ["THREATEN: the rebels -> The plant"]),
    ("The hospital received calls.", []),
    ("Students face persecution.", []),
    ("Cease the attacks on nurses!", ["RETREAT ceasefire demanded: - -> nurses"]),
    ("Officials say Chad wants to withdraw from Lebanon.", ["RETREAT withdraw planned: Chad -> Lebanon"]),
    ("Chad wants Togo to withdraw from Lome.", ["RETREAT withdraw demanded: Togo -> Lome"]),
]  # fmt: skip
BACKGROUND: list[Row] = [
    ("Chad demanded talks after the attack on Goma.", ["REQUEST meet: Chad -> -", "ASSAULT: - -> Goma"]),
    ("Chad demanded an inquiry into the attack on Goma.", ["REQUEST assist: Chad -> -", "ASSAULT: - -> Goma"]),
    ("Chad demanded an attack on Goma.", ["REQUEST: Chad -> Goma"]),
    ("The judge wants the envoy to give evidence in connection with the murder of a guard.", ["ASSAULT: - -> a guard"]),
    ("Ali Sample was ruled not guilty of killing two clerks.", ["ASSAULT negated: Ali Sample -> two clerks"]),
    ("The army sent troops to help police storm the town.", ["MOBILIZE troops: The army -> -"]),
    ("The party wants to amend the law so that marches are banned.", []),
    ("Togo has been hit by protests by teachers.", ["PROTEST demo: teachers -> -"]),
    ("The premier received strong backing from Chad.", ["SUPPORT: Chad -> The premier"]),
    ("The army inflicted heavy losses on the rebels.", ["ASSAULT: The army -> the rebels"]),
    ("The premier said a battalion would be sent to the coast.", ["MOBILIZE troops planned: - -> the coast"]),
]  # fmt: skip
UNDERGONE: list[Row] = [
    ("Goma was subjected to heavy shelling by the rebels.", ["ASSAULT heavy-weapons: the rebels -> Goma"]),
    ("Residents complained that soldiers had looted shops.",
     ["ACCUSE disapprove: Residents -> soldiers", "COERCE seize: soldiers -> shops"]),
    ("He complained of pain.", []),
    ("Two aircraft carriers are heading for Chad.", ["MOBILIZE weapons ongoing: - -> Chad"]),
    ("He headed to the market.", []),
    ("Turkish forces pressed into the Afrin enclave.", ["MOBILIZE troops: Turkish forces -> the Afrin enclave"]),
    ("The US is dispatching heavy weaponry to Chad.", ["MOBILIZE weapons ongoing: The US -> Chad"]),
    ("A commission of the army staff was sent to look into it.", []),
    ("The army confiscated 5,000 fuses.", ["COERCE seize: The army -> -"]),
    ("Demonstrators protesting the vote blocked a road.",
     ["PROTEST demo: Demonstrators -> -", "PROTEST obstruct: Demonstrators -> a road"]),
    ("The ministry protested the raid.", ["ACCUSE disapprove: The ministry -> -"]),
    ("Togo accused Chad of responsibility for the attack on Lome.",
     ["ACCUSE allege: Togo -> Chad", "ASSAULT: Chad -> Lome"]),
    ("The bishop welcomed eight adults into the faith.", []),
]  # fmt: skip
HOLDS: list[Row] = [
    ("Rebels set up barricades on the coastal road.", ["COERCE restrict: Rebels -> the coastal road"]),
    ("Residents set up barricades on the coastal road.", ["PROTEST obstruct: Residents -> the coastal road"]),
    ("Aid lorries were prevented from entering Uvira.", ["COERCE restrict: - -> Aid lorries"]),
    ("The walls prevented carnage in Uvira.", []),
    ("The wall prevented the rebels from entering.", []),
    ("Police harassed reporters in Uvira.", ["COERCE: Police -> reporters"]),
    ("He armed villagers with rifles.", ["AID: He -> villagers"]),
    ("Two clerks died in the Togo consulate bombing.", ["ASSAULT explosives: - -> Two clerks"]),
    ("Marines breached the rebel lines near Uvira.", ["ASSAULT: Marines -> -"]),
]  # fmt: skip
IN_GENERAL: list[Row] = [
    ("Mortars fired in support of troops are not counted as strikes.", []),
    ("Attacks on schools are considered war crimes.", []),
    ("Killing civilians is a crime.", []),
    ("He reiterated his commitment to defeating the rebels.", ["SUPPORT: He -> -"]),
    ("The attack on the market in Bani is considered the worst of the war.", ["ASSAULT: - -> the market"]),
    ("Bombs fired by the army are being counted.", ["ASSAULT heavy-weapons: the army -> -"]),
]
HELP: list[Row] = [
    ("I welcome the delivery of flour to families in Bani.", ["AID: - -> families", "SUPPORT: I -> -"]),
    ("He commented on the late arrival of flour for orphans.", ["AID: - -> orphans"]),
    ("The ministry is providing 60 trainers to the Malian army.", ["AID ongoing: The ministry -> the Malian army"]),
    ("The envoy discussed the delivery of wheat to Chad.", ["CONSULT: The envoy -> Chad"]),
    ("They welcomed plans for the delivery of food to Bani.", ["SUPPORT: They -> -"]),
    ("Norway responded with 3 million dollars for displaced families.", ["AID: Norway -> -"]),
    ("The ministry committed 40 million dollars to refugees in Chad.", ["AGREE: The ministry -> refugees"]),
    ("Hamas steals aid.", ["COERCE seize: Hamas -> -"]),
    ("Thieves stole the car.", []),
    ("The charity suspended its operations in Goma.", ["SANCTION discontinue: The charity -> Goma"]),
    ("The airline suspended its operations in Goma.", []),
    ("The UN remains committed to helping Chad.", []),
    ("The army captured a rebel, armed with a rifle.", ["COERCE seize: The army -> a rebel"]),
]
WORDS: list[Row] = [
    ("I echo the envoy's call that all sides respect the rights of people in Bani.", ["REQUEST: I -> all sides"]),
    ("In March we will bring together African leaders in Nairobi.", ["CONSULT multilateral planned: we -> African leaders"]),
    ("The envoy joined the Chadian premier in Doha for talks.", ["CONSULT: The envoy -> the Chadian premier"]),
    ("He joined the army in May.", []),
    ("The ministry helped secure twelve new sanctions listings on Burundi.", ["SANCTION: The ministry -> Burundi"]),
    ("Togo welcomed new Burundi sanctions.", ["SUPPORT: Togo -> -"]),
    ("We agreed our plan with Chad.", ["AGREE: We -> Chad"]),
    ("Scholars agree that the letter is genuine.", []),
    ("Chad called the invitation a provocation.", ["ACCUSE disapprove: Chad -> -"]),
    ("Togo described the raid by Chad as a war crime.", ["ACCUSE disapprove: Togo -> Chad", "ASSAULT: Chad -> -"]),
    ("I am appalled by this attack by the junta.", ["ACCUSE disapprove: I -> the junta", "ASSAULT: the junta -> -"]),
    ("She was appalled by the price.", []),
    ("The minister will travel to Norway, visiting Oslo on Monday.",
     ["CONSULT visit planned: The minister -> Norway", "CONSULT visit planned: The minister -> Oslo"]),
    ("The ministry described the attacks by Chad as senseless.",
     ["ACCUSE disapprove: The ministry -> Chad", "ASSAULT: Chad -> -"]),
    ("The rebels proposed holding meetings with the government.", ["REQUEST meet: The rebels -> the government"]),
    ("She proposed holding a party for the children.", []),
    ("The deputy proposed to the assembly that the courts be closed.", ["REQUEST: The deputy -> the assembly"]),
    ("The bloc ordered an embargo on trade with Togo.", ["SANCTION: The bloc -> Togo"]),
    ("The premier left after talks with Chadian officials.", ["CONSULT: The premier -> Chadian officials"]),
    ("Hopes for talks between Chad and Togo rose.", []),
    ("The chapter discusses the nature of God.", []),
    ("He described the meeting as a success.", []),
    ("He called the premier a friend.", []),
    # a verb in quotation marks is its subject's or somebody's word, the rest is told
    ('The African Union "strongly condemned" the raid on Bani.',
     ["ACCUSE disapprove: The African Union -> Bani", "ASSAULT: - -> Bani"]),
    ('The army has "eliminated" two rebel commanders.', ["ASSAULT possible: The army -> two rebel commanders"]),
]  # fmt: skip


RARE: list[Row] = [
    # verbs of en/events_rare.yaml, each beside what else it tells of
    ("Thousands took to the streets against the junta.", ["PROTEST demo: Thousands -> the junta"]),
    ("Students picketed the embassy.", ["PROTEST demo: Students -> the embassy"]),
    ("Rebels funnelled arms to the militia.", ["AID: Rebels -> the militia"]),
    ("He ferried tourists to the island.", []),
    ("The militia mowed down nine villagers.", ["ASSAULT: The militia -> nine villagers"]),
    ("The team mowed down its rivals.", []),
    ("The premier reprimanded the general.", ["ACCUSE disapprove: The premier -> the general"]),
    ("Iran tore up the accord.", ["REJECT: Iran -> -"]),
    ("She tore up the letter.", []),
    ("Refugees poured across the border into Chad.", ["MOVE flee: - -> Refugees"]),
    ("Fans poured into the stadium.", []),
    ("Jets were scrambled over the coast.", ["MOBILIZE weapons: - -> -"]),
    ("The firm scrambled to hire staff.", []),
    ("The army locked down the camp.", ["COERCE restrict: The army -> the camp"]),
    ("The guards locked up nine students.", ["COERCE arrest: The guards -> nine students"]),
    ("He locked up his bike.", []),
    ("Gangs terrorized villagers.", ["COERCE: Gangs -> villagers"]),
    ("Rebels put the town to the torch.", ["ASSAULT destroy: Rebels -> the town"]),
    ("The envoy prodded both sides to talk.", ["REQUEST meet: The envoy -> both sides"]),
    ("Ivy choked the tree.", []),
    ("Prices hemmed in buyers.", []),
    ("The rebels took away three casualties.", []),
    ("The rebels took away three nurses.", ["ASSAULT abduct: The rebels -> three nurses"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "events"),
    [*RARE, *STRIKES, *GROUND, *DECIDED, *BLAMED, *STRUCK, *BACKGROUND, *UNDERGONE, *HOLDS, *IN_GENERAL, *HELP, *WORDS],
)
def test_statements(read_text: Callable[..., Record], text: str, events: list[str]) -> None:
    assert sorted(told(read_text(text))) == sorted(events)
