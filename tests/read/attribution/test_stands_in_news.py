"""Whole short reports and every stand in them, none too many: written as news lays blame, admits, denies and holds back."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId, ResponsibilityValue
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))
Stand = tuple[str, str, str]
"""``(stance, party, speaker)``"""


def stands(text: str) -> list[Stand]:
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=text, language="en"))
    return sorted(
        {
            (claim.value.stance, claim.value.party, claim.speaker.name)
            for claim in reading.claims
            if isinstance(claim.value, ResponsibilityValue) and claim.speaker.name and not claim.background
        }
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A car bomb killed nine people outside a court in Harnabad on Tuesday. The interior ministry laid the blame on "
            "the Red Dawn Brigade.",
            [("accuses", "Red Dawn Brigade", "The interior ministry")],
        ),
        (
            "Twelve villagers were shot dead in Tamsir on Sunday. Responsibility for the killings was pinned on the Sarel "
            "Liberation Front by the provincial governor, Idris Malu.",
            [("accuses", "Sarel Liberation Front", "Idris Malu")],
        ),
        (
            "A blast tore through a bus station in Orlan, killing six. The attack was blamed on the Kavir Movement by police.",
            [("accuses", "Kavir Movement", "police")],
        ),
        (
            "The bombing of the Tamsir market was claimed by the Sons of Kavir in a message on Telegram.",
            [("claims", "the Sons of Kavir", "the Sons of Kavir")],
        ),
        (
            "The Kavir Movement said it was behind Monday's bombing of a police post in Orlan that killed four officers.",
            [("claims", "Kavir Movement", "Kavir Movement")],
        ),
        ("No group has claimed responsibility for the bombing, which killed four officers in Orlan on Monday.", []),
        ("There was no immediate claim of responsibility for the blast in Orlan. Suspicion fell on the Kavir Movement.", []),
        (
            "Shells hit a school in Veldin on Friday, killing three teachers. The Norland army denied that its guns had "
            "fired on the town.",
            [("denies", "The Norland army", "The Norland army")],
        ),
        (
            "A drone strike killed a commander of the Kavir Movement near Tamsir on Thursday. Norland's defence ministry "
            "confirmed that its forces carried out the strike.",
            [("confirms", "Norland's defence ministry", "Norland's defence ministry")],
        ),
        (
            "Norland's air force admitted on Friday that one of its jets dropped the bomb that killed 11 wedding guests in "
            "Tamsir.",
            [("confirms", "Norland's air force", "Norland's air force")],
        ),
        (
            "The army said its artillery had struck a rebel position in Veldin on Monday; residents said eight civilians died.",
            [("claims", "The army", "The army")],
        ),
        (
            '"We targeted a meeting of the enemy\'s officers," the Sarel Liberation Front said in a statement after the '
            "blast at the Orlan hotel that killed seven on Sunday.",
            [("claims", "Sarel Liberation Front", "Sarel Liberation Front")],
        ),
        (
            "Norland shelling killed five people in the border town of Veldin on Saturday, the regional governor, Petra "
            "Holm, said.",
            [("accuses", "Norland", "Petra Holm")],
        ),
        ("At least ten people were killed when gunmen opened fire at a cafe in Harnabad on Friday, police said.", []),
        (
            "Relatives of the 14 men killed at Pel Sa on Sunday accuse soldiers of the 9th Battalion of having shot them "
            "after they surrendered.",
            [("accuses", "9th Battalion", "Relatives of the 14 men")],
        ),
        (
            "The opposition accused the government of ordering the attack on its rally in Orlan, in which 12 people died on"
            " Saturday.",
            [("accuses", "the government", "The opposition")],
        ),
        (
            "Police named the gunman who killed five people at the Harnabad mall on Sunday as Oren Dask, 24.",
            [("accuses", "Oren Dask", "Police")],
        ),
        (
            "The bomb that killed nine in Harnabad on Tuesday bore the hallmarks of the Red Dawn Brigade, security "
            "officials said.",
            [("accuses", "Red Dawn Brigade", "security officials")],
        ),
        (
            "Investigators believe the Red Dawn Brigade was behind the bombing of the Harnabad court on Tuesday that killed"
            " nine.",
            [("accuses", "Red Dawn Brigade", "Investigators")],
        ),
        (
            "Analysts suspect the Kavir Movement of Monday's attack on the Orlan police post, in which four officers died.",
            [("accuses", "Kavir Movement of Monday", "Analysts")],
        ),
        (
            "The Sarel Liberation Front rejected as lies the charge that its fighters had burned the village of Tamsir on "
            "Sunday, killing 12.",
            [("denies", "Sarel Liberation Front", "Sarel Liberation Front")],
        ),
        (
            "The militia denied any role in the massacre of 12 villagers in Tamsir on Sunday.",
            [("denies", "The militia", "The militia")],
        ),
        (
            "Norland, which denies shelling the hospital, said Orlan forces had fired the rockets that killed six patients "
            "in Veldin on Monday.",
            [("accuses", "Orlan forces", "Norland"), ("denies", "Norland", "Norland")],
        ),
        (
            "A spokesman for the coalition, Colonel Ed Marsh, would neither confirm nor deny that it had carried out the "
            "strike that killed a family of five in Tamsir on Friday.",
            [],
        ),
        ("The coalition declined to comment on the strike that killed a family of five in Tamsir on Friday.", []),
        (
            "The governor's office held the Norland army fully responsible for the deaths of six patients in Veldin on Monday.",
            [("accuses", "Norland army", "The governor's office")],
        ),
        (
            "The United Nations mission said government soldiers had executed at least 20 men in Tamsir on Sunday.",
            [("accuses", "government soldiers", "The United Nations mission")],
        ),
        (
            "Survivors of Sunday's massacre in Tamsir told reporters that the attackers wore the uniforms of the Sarel "
            "Liberation Front.",
            [("accuses", "Sarel Liberation Front", "Survivors of Sunday's massacre in Tamsir")],
        ),
        (
            "The Kavir Movement boasted that it had killed 30 soldiers in the ambush near Orlan on Monday; the army put its"
            " losses at four.",
            [("claims", "Kavir Movement", "Kavir Movement")],
        ),
        (
            "A previously unknown group calling itself the Lions of Sarel took credit for the bombing in Harnabad on "
            "Tuesday that killed nine.",
            [("claims", "the Lions of Sarel", "the Lions of Sarel")],
        ),
        (
            "In a video, a masked man said the killing of nine people in Harnabad on Tuesday was the work of the Lions of Sarel.",
            [("accuses", "Lions", "a masked man")],
        ),
        (
            "According to Orlan's military, Norland drones attacked the port of Veldin overnight and killed two dockers.",
            [("accuses", "Norland drones", "Orlan's military")],
        ),
        (
            "The army and the Sarel Liberation Front traded accusations over the shelling of the Veldin market on Saturday,"
            " in which 16 people died.",
            [],
        ),
        (
            "The Veldin city council pointed the finger at Norland for Saturday's rocket attack that killed three.",
            [("accuses", "Norland", "The Veldin city council")],
        ),
        (
            '"This was a deliberate attack by the Norland army," the mayor of Veldin, Sara Lund, said after rockets killed '
            "three on Saturday.",
            [("accuses", "Norland army", "Sara Lund")],
        ),
        (
            "Witnesses said soldiers had opened fire on the crowd in Orlan on Wednesday, killing four.",
            [("accuses", "soldiers", "Witnesses")],
        ),
        (
            "The army acknowledged responsibility for Wednesday's shooting in Orlan, in which four demonstrators were "
            "killed, and promised an inquiry.",
            [("confirms", "The army", "The army")],
        ),
        (
            "The interior minister, Leo Hart, said foreign agents had planted the bomb that killed nine in Harnabad on Tuesday.",
            [("accuses", "foreign agents", "Leo Hart")],
        ),
        ("The Red Dawn Brigade did not say whether it had carried out Tuesday's bombing in Harnabad, which killed nine.", []),
        (
            "The Kavir Movement distanced itself from Monday's bombing in Orlan, which killed four.",
            [("denies", "Kavir Movement", "Kavir Movement")],
        ),
        (
            "Eight people were killed in a Norland airstrike on a market in Tamsir on Friday, doctors and residents said. "
            "Norland said it had hit an arms depot.",
            [("accuses", "Norland", "doctors and residents"), ("claims", "Norland", "Norland")],
        ),
        (
            "Amal Reyd, whose husband was among the nine dead in Tuesday's bombing in Harnabad, blames the police for "
            "ignoring warnings.",
            [],
        ),
        (
            "The foreign ministry condemned Norland's attack on the hospital in Veldin on Monday, which killed six "
            "patients, as a war crime.",
            [("accuses", "Norland", "The foreign ministry")],
        ),
        (
            "The State of Kavir, through its Naba agency, said one of its fighters blew himself up among pilgrims in "
            "Harnabad on Tuesday, killing nine.",
            [("claims", "The State of Kavir", "The State of Kavir")],
        ),
        (
            "Norland's military says it is looking into reports that its aircraft bombed a school in Veldin on Monday, "
            "killing six.",
            [],
        ),
        (
            "Six patients died when a missile hit a hospital in Veldin on Monday. Orlan attributes the strike to Norland. "
            "Moscow and Beijing called for restraint.",
            [("accuses", "Norland", "Orlan")],
        ),
        (
            "Responsibility for Monday's strike, which killed six patients in Veldin, lies with Norland alone, Orlan's "
            "president, Eva Lind, wrote on X.",
            [("accuses", "Norland", "Eva Lind")],
        ),
        (
            "A rocket killed four people at a bakery in Oriva on Monday. The mayor, Dana Pol, said it had been fired from a"
            " village held by the Coastal Front.",
            [("accuses", "Coastal Front", "Dana Pol")],
        ),
        (
            "Fourteen people died when a bomb hit a wedding in Oriva on Friday. Residents are convinced that it was the army.",
            [("accuses", "army", "Residents")],
        ),
        (
            "Fourteen people died when a bomb hit a wedding in Oriva on Friday. The army insists it had no aircraft in the area.",
            [("denies", "The army", "The army")],
        ),
        (
            "Gunmen killed nine worshippers in Oriva on Friday. A spokesman for the Coastal Front, Ali Sarn, dismissed the "
            "accusation that its men were responsible as propaganda.",
            [("denies", "Coastal Front", "Ali Sarn")],
        ),
        (
            "Gunmen killed nine worshippers in Oriva on Friday. A Coastal Front spokesman denied any involvement.",
            [("denies", "A Coastal Front spokesman", "A Coastal Front spokesman")],
        ),
        (
            "An explosion killed six soldiers near Oriva on Monday. In a post on Telegram the Northern Brigade said its "
            "fighters had planted the device.",
            [("claims", "the Northern Brigade", "the Northern Brigade")],
        ),
        (
            "An explosion killed six soldiers near Oriva on Monday. The Northern Brigade later claimed the attack, its "
            "leader, Omar Sel, saying in a video that the soldiers were a legitimate target.",
            [("claims", "Northern Brigade", "Northern Brigade")],
        ),
        (
            "Three teachers were shot dead in Oriva on Tuesday. Police believe members of the Kovan gang carried out the "
            "killing.",
            [("accuses", "Kovan gang", "Police")],
        ),
        (
            "Three teachers were shot dead in Oriva on Tuesday. Ivan Reth, 33, was charged on Thursday with their murder, "
            "prosecutors said.",
            [("accuses", "Ivan Reth", "prosecutors")],
        ),
        (
            "A drone hit a fuel depot in Oriva on Sunday, killing two guards. Iran denied that it had launched the drone.",
            [("denies", "Iran", "Iran")],
        ),
        (
            "Turkish artillery shelled a village near Oriva on Sunday, killing a farmer and his son, the Kurdish-led "
            "administration said.",
            [("accuses", "Turkey", "the Kurdish-led administration")],
        ),
        (
            "Turkey's defence ministry said its howitzers had hit positions of the Coastal Front near Oriva on Sunday. A "
            "farmer and his son were killed, residents said.",
            [("claims", "Turkey", "Turkey's defence ministry")],
        ),
        ("The Coastal Front on Monday took back its claim to have carried out Friday's bombing in Oriva, which killed nine.", []),
        (
            "Police in Oriva fired on strikers on Monday, killing three, union leaders said. A police spokeswoman, Ana "
            "Dorn, said officers had acted in self-defence.",
            [("accuses", "Police", "union leaders")],
        ),
        (
            "Police in Oriva fired on strikers on Monday, killing three, union leaders said. The interior ministry denied this.",
            [("accuses", "Police", "union leaders"), ("denies", "Police", "The interior ministry")],
        ),
        (
            "Russia on Monday admitted that a stray missile of its air defences had killed three people in a village near Oriva.",
            [("confirms", "Russia", "Russia")],
        ),
        ("Seven people died in shelling in Oriva on Monday. Kyiv and Moscow blamed each other.", []),
        (
            "A suicide bomber killed 12 recruits in Oriva on Friday. The attack had the fingerprints of Islamic State, a "
            "Western diplomat said.",
            [("accuses", "Islamic State", "a Western diplomat")],
        ),
        (
            "Islamic State said in a statement that a suicide bomber it named as Abu Omar had killed 12 recruits in Oriva "
            "on Friday.",
            [("claims", "Islamic State", "Islamic State")],
        ),
        ("Islamic State has yet to claim Friday's bombing in Oriva, which killed 12 recruits.", []),
        (
            "A former policeman accused the security forces of torching the village of Oriva on Friday, when 20 people were"
            " killed.",
            [("accuses", "security forces", "A former policeman")],
        ),
        (
            "The opposition leader, Tom Rask, said the killing of nine strikers in Oriva on Monday was ordered by the "
            "interior minister, Jon Bell.",
            [("accuses", "Jon Bell", "Tom Rask")],
        ),
        (
            "At least 20 people were killed in a raid on Oriva on Friday. The government blamed bandits.",
            [("accuses", "bandits", "The government")],
        ),
        (
            "At least 20 people were killed in a raid on Oriva on Friday. The raid was carried out by herders, local "
            "officials said.",
            [("accuses", "herders", "local officials")],
        ),
        (
            "The Pentagon confirmed that an American drone carried out Friday's strike near Oriva, in which nine people died.",
            [("confirms", "United States", "Pentagon")],
        ),
        (
            '"We have no hand in this crime," a spokesman for the Coastal Front said after nine people died in Friday\'s '
            "bombing in Oriva.",
            [("denies", "a spokesman for the Coastal Front", "a spokesman for the Coastal Front")],
        ),
        (
            "The monitor attributed Friday's strike near Oriva, which killed nine people, to the coalition.",
            [("accuses", "coalition", "The monitor")],
        ),
        (
            "The coalition said it had not conducted any strikes near Oriva on Friday, when nine people were killed.",
            [("denies", "The coalition", "The coalition")],
        ),
        (
            "Responsibility for Friday's bombing in Oriva, which killed nine, was claimed by the Northern Brigade.",
            [("claims", "Northern Brigade", "Northern Brigade")],
        ),
        (
            "Two nurses died when shells hit a clinic in Oriva on Friday. The general in charge, Musa Deng, has been "
            "accused by the UN of past abuses.",
            [],
        ),
    ],
)
def test_every_stand_and_no_other(text: str, wanted: list[Stand]) -> None:
    assert stands(text) == wanted


def test_a_place_in_the_name_of_who_is_blamed_is_not_what_it_is_blamed_for() -> None:
    text = "Nine worshippers were killed in Oriva on Friday. The junta blamed the Islamic State in the Greater Sahara."
    assert stands(text) == [("accuses", "Islamic State in the Greater Sahara", "The junta")]
