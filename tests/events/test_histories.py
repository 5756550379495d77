"""Sentences as histories of wars tell them: each with its events, and no other.

A row is a sentence and its events as "TYPE mode modality: agents -> recipients"; "-" = nobody is named, and "actual" is left
out. Each family has near misses. Add a row by copying one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

from .told import Row, told

MOVEMENTS: list[Row] = [
    ("Reinforcements arrived at the front in June.", ["MOBILIZE troops: Reinforcements -> the front"]),
    ("The Malian army crossed the border into Niger.", ["MOBILIZE troops: The Malian army -> Niger"]),
    ("Marines landed at Goma.", ["MOBILIZE troops: Marines -> Goma"]),
    ("Rebels entered the town of Uvira.", ["MOBILIZE troops: Rebels -> the town of Uvira"]),
    ("The Malian army reached the outskirts of Goma.", ["MOBILIZE troops: The Malian army -> the outskirts of Goma"]),
    ("The column advanced on Goma.", ["MOBILIZE troops: - -> Goma"]),
    ("Chadian forces marched on the capital.", ["MOBILIZE troops: Chadian forces -> the capital"]),
    ("The Poles advanced towards Kiev.", ["MOBILIZE troops: The Poles -> Kiev"]),
    ("The general led 4,000 men into Niger.", ["MOBILIZE troops: The general -> Niger"]),
    ("The garrison was reinforced by two battalions.", ["MOBILIZE troops: two battalions -> The garrison"]),
    ("The governor raised an army of volunteers.", ["MOBILIZE troops: The governor -> an army of volunteers"]),
    ("France committed 400 troops to Chad.", ["MOBILIZE troops: France -> Chad"]),
    ("Reserves were moved to the front.", ["MOBILIZE troops: - -> the front"]),
    ("The Malian advance across the Niger River began in May.", ["MOBILIZE troops: Malian -> the Niger River"]),
    ("A march by Malian troops began in June.", ["MOBILIZE troops: Malian troops -> -"]),
    ("A march by students ended in Goma.", ["PROTEST demo: students -> -"]),
    ("With Chad sending troops into Niger, the talks failed.", ["MOBILIZE troops: Chad -> Niger"]),
    ("The French advanced to the final.", []),
    ("The minister entered the race.", []),
    ("The reinforcements that the coach wanted arrived late.", []),
    ("China's advances in AI surprised many.", []),
    ("The vaccine reinforced immunity.", []),
]  # fmt: skip
BATTLE: list[Row] = [
    ("The garrison repulsed two Malian assaults.", ["ASSAULT: Malian -> The garrison"]),
    ("Chadian troops repulsed the rebels.", ["ASSAULT: Chadian troops -> the rebels"]),
    ("The brigade resisted two assaults on Goma.", ["ASSAULT: - -> The brigade"]),
    ("Malian forces pushed the rebels back across the river.", ["ASSAULT: Malian forces -> the rebels"]),
    ("The rebels were driven from Goma in May.", ["ASSAULT: - -> The rebels"]),
    ("They were forced back by Malian troops.", ["ASSAULT: Malian troops -> They"]),
    ("The mayor was driven out of Goma by the rebels.", ["COERCE deport: the rebels -> The mayor"]),
    ("Chad declared war on Niger.", ["ASSAULT: Chad -> Niger"]),
    ("In May, Niger took the offensive.", ["ASSAULT: Niger -> -"]),
    ("The rebels launched a guerrilla campaign against the French army.", ["ASSAULT: The rebels -> the French army"]),
    ("The rebels mounted a campaign of terror against the villagers.", ["ASSAULT: The rebels -> the villagers"]),
    ("Goma was subjected to nine air raids.", ["ASSAULT aerial: - -> Goma"]),
    ("Hamlets were subject to aerial bombardment by the junta.", ["ASSAULT aerial: the junta -> Hamlets"]),
    ("Villagers became the target of attacks by the rebels.", ["ASSAULT: the rebels -> Villagers"]),
    ("The troops met with heavy fire from the rebels.", ["ASSAULT firearms: the rebels -> The troops"]),
    ("Soldiers fired at a bus.", ["ASSAULT firearms: Soldiers -> a bus"]),
    ("Ali took part in the battle of Goma.", ["ASSAULT: Ali -> -"]),
    ("The army won a decisive victory at Goma.", ["ASSAULT: The army -> -"]),
    ("The rebels suffered a crushing defeat.", ["ASSAULT: - -> The rebels"]),
    ("The Malian army broke the enemy line at Goma.", ["ASSAULT: The Malian army -> -"]),
    ("The peasants revolted against the governor.", ["ASSAULT: The peasants -> the governor"]),
    ("After the overthrow of the king, the army ruled.", ["ASSAULT: - -> the king"]),
    ("The militia retaliated against the rebels.", ["ASSAULT: The militia -> the rebels"]),
    ("The group committed acts of sabotage.", ["ASSAULT destroy: The group -> -"]),
    ("Fighters who hid in caves were hunted down.", ["ASSAULT: - -> Fighters"]),
    ("The Iranians answered with an offensive directed against Basra.", ["ASSAULT: - -> Basra"]),
    ("The bank launched a campaign against fraud.", []),
    ("The party won a victory in the election.", []),
    ("Shares suffered a crushing defeat.", []),
    ("Chad retaliated against tariffs on grain.", []),
    ("The paper was subjected to review.", []),
]  # fmt: skip
GROUND: list[Row] = [
    ("The rebels took control.", ["COERCE seize: The rebels -> -"]),
    ("Malian troops liberated Uvira.", ["COERCE seize: Malian troops -> Uvira"]),
    ("The Poles took Minsk in August.", ["COERCE seize: The Poles -> Minsk"]),
    ("Malian troops recovered the town.", ["COERCE seize: Malian troops -> the town"]),
    ("The army laid siege to Goma.", ["COERCE restrict: The army -> Goma"]),
    ("The army broke off its siege of Goma.", ["RETREAT access: The army -> -"]),
    ("The army crushed the uprising.", ["COERCE restrict: The army -> -"]),
    ("The militia halted the Malian advance.", ["COERCE restrict: The militia -> Malian"]),
    ("The army stopped the Malian offensive.", ["COERCE restrict: The army -> Malian"]),
    ("The rebels halted their attacks.", ["RETREAT ceasefire: The rebels -> -"]),
    ("The rebels abandoned Goma.", ["RETREAT withdraw: The rebels -> Goma"]),
    ("Niger ceded the town to Chad.", ["RETREAT withdraw: Niger -> Chad"]),
    ("The town of Uvira was handed over to the rebels.", ["RETREAT withdraw: - -> the rebels"]),
    ("The fall of Goma shocked the region.", ["COERCE seize: - -> Goma"]),
    ("The town's seizure by the rebels shocked the region.", ["COERCE seize: the rebels -> The town"]),
    ("A colonel set in motion a coup.", ["COERCE seize: A colonel -> -"]),
    ("The president took Ukraine to court.", []),
    ("The fall of the lira worried traders.", []),
    ("She abandoned her studies.", []),
    ("She handed over the keys to the tenant.", []),
]  # fmt: skip
CAPTIVES: list[Row] = [
    ("The bishop was thrown into jail.", ["COERCE arrest: - -> The bishop"]),
    ("The king had the bishop arrested.", ["COERCE arrest: The king -> the bishop"]),
    ("The general had three ministers executed.", ["ASSAULT targeted: The general -> three ministers"]),
    ("The colonel was taken prisoner near Goma by the Malian army.", ["COERCE arrest: the Malian army -> The colonel"]),
    ("The court issued an arrest warrant for the general.", ["ACCUSE allege: The court -> the general"]),
    ("The bishop was placed under custody.", ["COERCE arrest: - -> The bishop"]),
    ("After his release he fled to Chad.", ["RETREAT release: - -> his", "MOVE flee: - -> he"]),
    ("The release of the album was delayed.", []),
    ("The surrender of the garrison ended the battle.", ["RETREAT disarm: the garrison -> -"]),
    ("Lee surrendered to Grant at the farm.", ["RETREAT disarm: Lee -> -"]),
    ("Chad and Niger concluded a truce.", ["RETREAT ceasefire: Chad | Niger -> Chad | Niger"]),
    ("The rebels sued for peace.", ["REQUEST yield: The rebels -> -"]),
    ("The army was in full retreat along the river.", ["RETREAT withdraw: The army -> -"]),
    ("The army suspended operations in the north.", ["RETREAT ceasefire: The army -> the north"]),
    ("The airline suspended operations in the north.", []),
    ("The singer was in great demand.", []),
]  # fmt: skip
ALLIES: list[Row] = [
    ("The rebels received arms from Chad.", ["AID: Chad -> The rebels"]),
    ("The army was assisted by 300 marines.", ["AID: 300 marines -> The army"]),
    ("Libya's assistance to the rebels angered Chad.", ["AID: Libya -> the rebels"]),
    ("Chad formed an alliance with Niger.", ["SUPPORT: Chad -> Niger"]),
    ("Texas seceded from the republic.", ["SANCTION withdraw: Texas -> the republic"]),
    ("Benin sent a delegation to Lome.", ["CONSULT: Benin -> Lome"]),
    ("Chad is in talks with Niger.", ["CONSULT: Chad -> Niger"]),
    ("The league put pressure on Chad to withdraw.", ["REQUEST: The league -> Chad"]),
    ("The president called him a traitor.", ["ACCUSE disapprove: The president -> him"]),
    ("About 90,000 Serbs left Croatia in August.", ["MOVE flee: - -> About 90,000 Serbs"]),
    ("The envoy met with success in Goma.", []),
    ("They received a letter from Chad.", []),
    ("The teacher called him a friend.", []),
    ("Nine people left the room.", []),
    ("The premier rallied support for his plan.", []),
    ("The people rallied around their president.", []),
    ("The troops were backed by 40 howitzers.", []),
]  # fmt: skip
PURPOSES: list[Row] = [
    # an army before what only armies do is no victim, though the parse has no other verb
    ("The Malian 5th Army under General Bah counterattacked on May 14 in Kidal.",
     ["ASSAULT: The Malian 5th Army -> Kidal"]),
    ("Both brigades invaded through the western passes.", ["ASSAULT: Both brigades -> -"]),
    ("The villagers captured in May were freed.", ["COERCE seize: - -> The villagers", "RETREAT release: - -> The villagers"]),
    ("The Malian garrison attacked in May by rebels fled.", ["ASSAULT: rebels -> The Malian garrison", "MOVE flee: - -> The Malian garrison"]),
    ("The soldiers were sent to storm the town.", ["MOBILIZE troops: - -> -"]),
    ("They fought to capture Goma.", ["ASSAULT: They -> -"]),
    ("The army went on to capture the bridge.", ["COERCE seize: The army -> the bridge"]),
    ("The army began to shell Goma.", ["ASSAULT heavy-weapons: The army -> Goma"]),
    ("They were too few to support the rebels.", []),
    ("The army could not afford to attack Goma.", []),
    ("The goal of the raid was the capture of Goma.", ["COERCE seize planned: - -> Goma"]),
    ("An attack on the camp would be a crime.", ["ASSAULT hypothetical: - -> the camp"]),
    ("Capture of the ridge would have opened the road to Goma.", []),
    ("The king forbade the guards to shoot at the crowd.",
     ["COERCE restrict: The king -> the guards", "ASSAULT firearms hypothetical: the guards -> the crowd"]),
    ("The premier was loath to surrender the hills.", ["RETREAT disarm negated: The premier -> the hills"]),
    ("The army was not successful in occupying the town.", ["COERCE seize negated: The army -> the town"]),
    ("The army failed to intercept the rebels' retreat.", ["RETREAT withdraw: the rebels -> -"]),
    ("The brigade dug in, but not before the rebels captured Goma.",
     ["MOBILIZE troops: The brigade -> -", "COERCE seize: the rebels -> Goma"]),
    ("The premier was never keen on supporting Chad.", ["SUPPORT possible: The premier -> Chad"]),
    ("The unions are free to make demands.", ["REQUEST possible: The unions -> -"]),
    ("The strike opened the road, allowing them to leave.", []),
    ("Togo threatened to assist Chad.", ["THREATEN: Togo -> -"]),
    ("The men with whom the rebels clashed fled.", ["ASSAULT: the rebels -> The men", "MOVE flee: - -> The men"]),
    ("Chad backed the plan under which it clashed with the rebels.", ["AGREE: Chad -> -", "ASSAULT: Chad -> the rebels"]),
    ("Chad threatened to arm the rebels.", ["THREATEN: Chad -> -"]),
    ("The officer was accused of arming the militia.",
     ["ACCUSE allege: - -> The officer", "AID possible: The officer -> the militia"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), [*MOVEMENTS, *BATTLE, *GROUND, *CAPTIVES, *ALLIES, *PURPOSES])
def test_histories(read_text: Callable[..., Record], text: str, events: list[str]) -> None:
    assert sorted(told(read_text(text))) == sorted(events)
