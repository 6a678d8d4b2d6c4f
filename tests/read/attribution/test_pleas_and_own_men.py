"""What courts, lawyers and the forces themselves say of who did it: charges, pleas, confessions, a speaker's own men."""

from __future__ import annotations

import pytest

from tests.read.attribution.test_stands_in_news import Stand, stands


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Three people were shot dead in a bar in Oriva on Friday. Prosecutors charged a 27-year-old man with three counts "
            "of murder.",
            [("accuses", "a 27-year-old man", "Prosecutors")],
        ),
        (
            "Three people were shot dead in a bar in Oriva on Friday. Omar Tazi opened fire after a quarrel, prosecutor Ada Lunn "
            "told the court. His lawyer, Pol Renn, said his client was at home that night and did not fire a shot.",
            [("accuses", "Omar Tazi", "Ada Lunn"), ("denies", "Omar Tazi", "Pol Renn")],
        ),
        (
            "Two women were killed in a fire in Oriva on Friday. Omar Tazi, of no fixed address, pleaded guilty to murder on "
            "Tuesday.",
            [("confirms", "Omar Tazi", "Omar Tazi")],
        ),
        (
            "Seven shoppers were shot dead in Oriva on Friday. Omar Tazi entered a plea of not guilty.",
            [("denies", "Omar Tazi", "Omar Tazi")],
        ),
        (
            "Seven shoppers were shot dead in Oriva on Friday. Omar Tazi pleaded not guilty to all charges.",
            [("denies", "Omar Tazi", "Omar Tazi")],
        ),
        ("Seven shoppers were shot dead in Oriva on Friday. Omar Tazi is expected to plead guilty next week.", []),
        (
            "Seven shoppers were shot dead in Oriva on Friday. Omar Tazi's lawyer pleaded that his client had not been paid for "
            "a year.",
            [],
        ),
        (
            "A student was stabbed to death in Oriva on Friday. Omar Tazi confessed to the stabbing.",
            [("confirms", "Omar Tazi", "Omar Tazi")],
        ),
        (
            "Nine soldiers died in an ambush near Oriva on Friday. In a communique the Coastal Front took credit for the ambush.",
            [("claims", "Coastal Front", "Coastal Front")],
        ),
        (
            "A policeman was shot dead in Oriva on Friday. The Coastal Front owned the act in an online post.",
            [("claims", "Coastal Front", "Coastal Front")],
        ),
        (
            '"We take responsibility," Karo Benn, a spokesman for the Coastal Front, said of the bomb that killed nine soldiers '
            "in Oriva on Friday.",
            [("claims", "Coastal Front", "Karo Benn")],
        ),
        (
            "Two officers shot and killed a man who held a metal pipe, police chief Ramon Och acknowledged on Monday.",
            [("confirms", "Two officers", "Ramon Och")],
        ),
        (
            "Soldiers of the 1st Battalion set fire to a police barracks in Oriva on Friday, their commander conceded.",
            [("confirms", "Soldiers of the 1st Battalion", "their commander")],
        ),
        (
            "An army investigation has concluded that a tank crew fired the two shells that killed five people in Oriva.",
            [("confirms", "tank crew", "An army investigation")],
        ),
        (
            "Soldiers opened fire on a bus near Oriva on Friday, killing four passengers, residents said.",
            [("accuses", "Soldiers", "residents")],
        ),
        (
            "Norland troops killed four farmers near Oriva on Friday, Orlan's military said.",
            [("accuses", "Norland troops", "Orlan's military")],
        ),
        (
            "Nineteen people were killed in a camp near Oriva on Friday. Fighters of the Coastal Front were behind it, according "
            "to the administrator of the district, Jan Ruga.",
            [("accuses", "Coastal Front", "Jan Ruga")],
        ),
        (
            "Four houses were burnt in Oriva on Friday. A message attributed to the Coastal Front denied the burnings.",
            [("denies", "Coastal Front", "Coastal Front")],
        ),
        (
            "A footballer was killed by a mine near Oriva on Friday. The Coastal Front admitted that a mine of its own "
            "had killed him.",
            [("confirms", "Coastal Front", "Coastal Front")],
        ),
        (
            "Forty houses were burnt near Oriva on Friday. The state government's secretary, Ardo Baye, said no Fulani "
            "had any hand in it.",
            [("denies", "Fulani", "Ardo Baye")],
        ),
        (
            "The governor accused the army of shelling a school in Oriva on Friday, killing nine. The army "
            "dismissed his remarks as an old song.",
            [("accuses", "army", "The governor"), ("denies", "army", "The army")],
        ),
        (
            "The governor accused the army of shelling a school in Oriva on Friday, killing nine. The army said "
            "its men had been nowhere near the school.",
            [("accuses", "army", "The governor"), ("denies", "army", "The army")],
        ),
        (
            "The governor accused the army of shelling a school in Oriva on Friday, killing nine. The army said "
            "it had no information.",
            [("accuses", "army", "The governor")],
        ),
        (
            "The governor accused the army of shelling a school in Oriva on Friday, killing nine. The army said "
            "it did not comment on operations.",
            [("accuses", "army", "The governor")],
        ),
        (
            "Nine soldiers died near Oriva on Friday. The Coastal Front boasted of having killed them.",
            [("claims", "Coastal Front", "Coastal Front")],
        ),
        (
            "A bomb went off under a policeman's car in Oriva on Friday. The Coastal Front said it had tried to kill him.",
            [("claims", "Coastal Front", "Coastal Front")],
        ),
        (
            "Fourteen miners were killed near Oriva on Friday. The council holds foreign instructors responsible for it.",
            [("accuses", "foreign instructors", "The council")],
        ),
        (
            "A jury has found a 47-year-old man guilty of the murder of a blogger in Oriva.",
            [("accuses", "a 47-year-old man", "A jury")],
        ),
        (
            "Nine people died in a market in Oriva on Friday. The attackers were drug smugglers, the armed forces said.",
            [("accuses", "drug smugglers", "the armed forces")],
        ),
        (
            "Nine people died in a market in Oriva on Friday. The ministry called the attackers agents of the Coastal Front.",
            [("accuses", "Coastal Front", "The ministry")],
        ),
        (
            "Two bystanders died in Oriva on Friday. The Coastal Front does not deny that its men had fired.",
            [("confirms", "Coastal Front", "Coastal Front")],
        ),
        (
            "A clinic was looted in Oriva on Friday. It was the men of the Coastal Front who did it, residents said.",
            [("accuses", "Coastal Front", "residents")],
        ),
        (
            "Residents of Oriva accuse the Red Hill gang of having burned nine houses on Friday. The council attributes the "
            "deaths to the same gang.",
            [("accuses", "Red Hill gang", "Residents of Oriva"), ("accuses", "Red Hill gang", "The council")],
        ),
        (
            "Rights group: army shot nine in Oriva\n\nThe army shot nine people in Oriva on Friday, Justice Initiative, a rights "
            "group, said.",
            [("accuses", "army", "Justice Initiative")],
        ),
    ],
)
def test_every_stand_and_no_other(text: str, wanted: list[Stand]) -> None:
    assert stands(text) == sorted(wanted)
