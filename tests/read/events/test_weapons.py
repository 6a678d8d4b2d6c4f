"""Weapons by class and by the constructions that say they were used (``en/weapons.toml``, ``read.events.armed``)."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.lexicon.weapons import weapon_lexicon
from unfog.model import Report, ReportId, make_id
from unfog.read.reader import Reader

TITLE = "Six killed in Tessin"
LEAD = "At least six people were killed on Monday when the village of Tessin was attacked, officials said. "
USED = [
    (
        "Katsina police said the attackers, armed with AK-47 rifles, overpowered the guards and led the pupils away.",
        "AK-47 rifles",
    ),
    (
        "The broadcaster said the gunman used a legally bought AR-style rifle; a handgun was found in his pick-up.",
        "AR-style rifle",
    ),
    ("The broadcaster said the gunman used a legally bought AR-style rifle; a handgun was found in his pick-up.", "handgun"),
    ("The jet dropped two bombs on the camp.", "jet"),
    ("The jet dropped two bombs on the camp.", "bombs"),
    ("It was reportedly an MQ-9 Reaper that hit the vehicle.", "MQ-9 Reaper"),
    ("The blades found in the tree suggest an R9X, a missile that carries no explosive, an analyst said.", "R9X"),
    ("Tail sections that were recovered indicate 122 mm rockets, probably of the Grad type.", "122 mm rockets"),
    ("Tail sections that were recovered indicate 122 mm rockets, probably of the Grad type.", "Grad"),
    ("The damage was consistent with a 250-kilogram bomb, experts said.", "250-kilogram bomb"),
    ("Markings on the debris were those of a Kh-101 cruise missile.", "Kh-101"),
    ("What struck the house was a glide bomb.", "glide bomb"),
    ("The grenade was an M79 round, he said.", "M79"),
    ("A machete was recovered at the scene.", "machete"),
    ("The troops, backed by tanks and drones, entered the camp.", "tanks"),
    ("The troops, backed by tanks and drones, entered the camp.", "drones"),
    ("Villagers said the raiders came with machetes and spears.", "machetes"),
    ("Villagers said the raiders came with machetes and spears.", "spears"),
    ("Fragments photographed on the spot are those of a UMPK kit.", "UMPK"),
    ("A suspected drone boat rammed the hull.", "drone boat"),
    ("A man with a knife slashed two of them.", "knife"),
    ("The bus was riddled with bullets.", "bullets"),
    ("He had a machete, a long one, a witness said.", "machete"),
    ("They were doused with petrol and set alight.", "petrol"),
    ("Most of the dead had gunshot wounds.", "gunshot"),
    ("The driver rammed a white van into the crowd.", "van"),
    ("A pick-up truck loaded with explosives blew up outside the gate.", "pick-up truck"),
    ("The bomber detonated a vest at the entrance.", "vest"),
    ("Shrapnel and parts of a Shahed drone lay in the yard.", "Shahed"),
    ("Police fired tear gas and rubber bullets.", "tear gas"),
    ("Police fired tear gas and rubber bullets.", "rubber bullets"),
    ("Officials spoke of a mortar attack.", "mortar"),
    ("The military said artillery had destroyed the barracks.", "artillery"),
    ("Its troops fired 155 mm shells from the north.", "155 mm shells"),
    ("Two men on a motorcycle lobbed a hand grenade into the bar.", "hand grenade"),
    ("The wounds were caused by sharp objects.", "sharp objects"),
    ("The army shelled the village with Grad rockets from Tessin.", "Grad rockets"),
    ("A landmine planted on the road exploded under the bus.", "landmine"),
    ("They were beaten with sticks and iron rods.", "sticks"),
    ("They were beaten with sticks and iron rods.", "iron rods"),
    ("Witnesses blamed a drone.", "drone"),
    ("A ballistic missile, believed to be an Iskander-M, hit the station.", "Iskander"),
    ("He was shot with a 9mm pistol, the coroner said.", "9mm pistol"),
    ("The soldiers opened fire with machine guns mounted on technicals.", "machine guns"),
    ("The soldiers opened fire with machine guns mounted on technicals.", "technicals"),
    ("They threw stones and Molotov cocktails at the police.", "stones"),
    ("They threw stones and Molotov cocktails at the police.", "Molotov"),
    ("Barrels filled with chlorine were dropped from helicopters.", "chlorine"),
    ("Barrels filled with chlorine were dropped from helicopters.", "helicopters"),
    ("A gang armed with whips and clubs stormed the hall.", "clubs"),
    ("They beat passers-by with bats and chains.", "bats"),
    ("They beat passers-by with bats and chains.", "chains"),
    ("Men of two villages fought with spears, bamboo sticks and brickbats.", "bamboo sticks"),
    ("Men of two villages fought with spears, bamboo sticks and brickbats.", "brickbats"),
    ("He was hit with a hatchet and a star picket.", "star picket"),
    ("A woman detonated her device among the worshippers.", "device"),
    ("The fighters attacked the outpost with light arms and a rocket-propelled grenade.", "light arms"),
]
NOT_USED = [
    ("The oil company Shell has closed its office there.", "shell"),
    ("They found sticks and chains in a shed behind the school.", "chains"),
    ("The minister called for stricter gun control.", "gun"),
    ("The ministry said it would buy 40 drones.", "drones"),
    ("A police helicopter took the wounded to Pargo.", "helicopter"),
    ("The gold mine closed.", "mine"),
    ("Four surveillance drones are on order.", "drones"),
    ("In 2019 a car bomb killed nine people in Pargo.", "car bomb"),
    ("The town once had a tank museum.", "tank"),
    ("The wounded were flown out in a military helicopter.", "helicopter"),
]
CLASSES = {
    "ak-47 rifles": "firearm",
    "250-kilogram bomb": "aircraft",
    "kh-101 cruise missile": "missile, rocket or shell",
    "stun grenade": "crowd control",
    "hand grenade": "grenade",
    "drone boat": "naval drone or boat",
    "rubber-coated metal bullets": "crowd control",
    "petrol bombs": "incendiary",
    "mq-9 reaper drones": "aircraft",
    "chlorine cylinders": "chemical agent",
    "van loaded with explosives": "bomb, mine or charge",
    "rpg-7": "rocket-propelled grenade",
    "poisoned arrows": "blade",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Config())


def weapons(reader: Reader, sentence: str) -> list[str]:
    """The weapons of the happenings told in a report of an attack that goes on with a sentence."""
    text = f"{TITLE}\n\n{LEAD}{sentence}"
    report = Report(
        id=ReportId(make_id("r", text)), external_id="t", text=text, title_length=len(TITLE), published="2031-05-12T10:00:00Z"
    )
    told = [event for event in reader.read(report).events if not event.background]
    return [a.span.text.lower() for event in told for a in event.arguments if a.role == "weapon"]


@pytest.mark.parametrize(("sentence", "weapon"), USED)
def test_a_weapon_said_to_have_been_used_is_the_happenings(reader: Reader, sentence: str, weapon: str) -> None:
    assert any(weapon.lower() in words for words in weapons(reader, sentence))


@pytest.mark.parametrize(("sentence", "weapon"), NOT_USED)
def test_a_weapon_spoken_of_otherwise_is_not(reader: Reader, sentence: str, weapon: str) -> None:
    assert not any(weapon.lower() in words for words in weapons(reader, sentence))


@pytest.mark.parametrize(("words", "kind"), CLASSES.items())
def test_a_weapon_is_of_its_class_with_all_its_words(words: str, kind: str) -> None:
    lexicon = weapon_lexicon()
    number, match = next(lexicon.words.find(f"hit by a {words}, they said"))
    assert (match.group(), lexicon.classes[number].name) == (words, kind)
