"""Whom pronouns and descriptions in roles stand for: (text, type, the agent's entity); None = nobody is sure, or somebody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

ROWS = [
    # pronouns: number, kind, sex
    ("The rebels entered Sake at dawn. They killed nine traders.", "ASSAULT", "The rebels"),
    ("Mary Sample met the envoy on Monday. She condemned the raid.", "ACCUSE", "Mary Sample"),
    ("Peter Sample spoke to reporters in Goma. He condemned the raid.", "ACCUSE", "Peter Sample"),
    ("The agency has nine offices in Chad. It distributed food to refugees.", "AID", "The agency"),
    ("The army closed in on the town. It shelled the market on Friday.", "ASSAULT", "The army"),
    ("Chad summoned the envoy of Togo. It expelled him on Friday.", "SANCTION", "Chad"),
    ("Residents gathered at the bridge. They demonstrated against the junta.", "PROTEST", "Residents"),
    # descriptions: the class of a named party, the words of an earlier one
    ("The M23 holds three towns. The group attacked a convoy on Friday.", "ASSAULT", "M23"),
    ("Hamas released a video on Monday. The movement rejected the plan.", "REJECT", "Hamas"),
    (
        "The World Food Programme sent 20 trucks. The agency suspended deliveries to Goma.",
        "SANCTION",
        "World Food Programme",
    ),
    ("Soldiers of the 5th Brigade reached the river. The brigade shelled the village.", "ASSAULT", "5th Brigade"),
    ("Boko Haram fighters came at night. The militants abducted two girls.", "ASSAULT", "Boko Haram"),
    # the centre of attention: the subject of the sentence before
    (
        "Relief Watch, a volunteer group, blamed the RSF and other rebels. The RSF denied it. The group attacked a convoy on Friday.",
        "ASSAULT",
        "RSF",
    ),
    ("Hamas accused Islamic Jihad of the theft. The group arrested nine men.", "COERCE", "Hamas"),
    # inside quotation marks the speaker's own body is "we", never "they"
    (
        'Mercy Relief said its clinic was shut. "They attacked our nurses," said Ayo Bah of Mercy Relief.',
        "ASSAULT",
        None,
    ),
    # whose government, where two states are named as often
    (
        "Chad's army struck tanks in Togo on Monday. A sheikh in Togo spoke. The government condemned the raid.",
        "ACCUSE",
        None,
    ),
    # the United Nations are no charity
    (
        "The United Nations met. Two nurses of Doctors Without Borders were hurt, the charity said. The charity condemned the raid.",
        "ACCUSE",
        "Doctors Without Borders",
    ),
    # nobody is sure: two of a kind, or none
    ("Chad and Togo share a border. It expelled nine diplomats.", "SANCTION", None),
    ("Peter Sample and Paul Sample met. He condemned the raid.", "ACCUSE", None),
    ("The bridge is long. They attacked the village.", "ASSAULT", None),
    # whom a witness means nobody knows, where a party is named before only in passing
    ('The mine lies near Sake, which the rebels took in May. "They shot at us," a resident said.', "ASSAULT", None),
    ('The camp, which the army ringed, is empty. "They shot at our huts," a woman said.', "ASSAULT", None),
    ('The rebels came at dawn. "They shot at us," a resident said.', "ASSAULT", "The rebels"),
    ("The Taliban and the Islamic State are rivals. The group attacked a convoy.", "ASSAULT", None),
]


@pytest.mark.parametrize(("text", "kind", "entity"), ROWS)
def test_who_acts(read_text: Callable[..., Record], text: str, kind: str, entity: str | None) -> None:
    record = read_text(text)
    entities = {m.id: m.entity for m in record.mentions}
    names = {e.id: " / ".join((e.name, *e.aliases)) for e in record.entities}
    told = [[names.get(entities[m] or "", "") for m in e.agents] for e in record.events if e.type == kind]
    if entity is None:
        assert told and not any(any(agents) for agents in told), told
    else:
        assert any(any(entity.removeprefix("The ") in a for a in agents) for agents in told), told
