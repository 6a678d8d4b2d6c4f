"""Who is said, by whom, to have done it: sentences of conflict news written for this table, after one lead paragraph."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Draft, PlaceMention, Report, ReportId, ResponsibilityValue
from unfog.read.attribution import _scene
from unfog.read.parse import Parser
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))
LEAD = "A car bomb killed nine people at a market in Oriva on Friday.\n\n"
Stand = tuple[str, str, str]
"""``(stance, words of the party, words of the speaker)``"""


def stands(words: str) -> list[Stand]:
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=LEAD + words, language="en"))
    return [
        (claim.value.stance, claim.value.party, claim.speaker.name or "")
        for claim in reading.claims
        if isinstance(claim.value, ResponsibilityValue)
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("In a statement, the Coastal Front said one of its fighters had carried out the attack.",
         ("claims", "Coastal Front", "Front")),
        ("The Coastal Front said it was behind the bombing.", ("claims", "Coastal Front", "Coastal Front")),
        ("The United States said it had carried out the strike.", ("claims", "United States", "United States")),
        ("“We carried out the attack,” said a spokesman for the Taliban.", ("claims", "Taliban", "a spokesman for the Taliban")),
        ("The Houthis claimed the attack in a statement on Saturday.", ("claims", "Houthis", "Houthis")),
        ("Responsibility for the bombing was claimed by Al-Shabaab.", ("claims", "Al-Shabaab", "Al-Shabaab")),
        ("The Nigerian air force admitted that its jet had bombed the market.", ("confirms", "air force", "air force")),
        ("The army acknowledged that a bomb dropped by one of its aircraft hit the market.",
         ("confirms", "army", "The army")),
        ("The army accused a cell of the group that calls itself the Harnabad Province of the attack.",
         ("accuses", "Harnabad Province", "The army")),
        ("The interior ministry in Harnabad blamed Coastal Front remnants for the bombing.",
         ("accuses", "Coastal Front", "interior ministry")),
        ("Iraq's foreign ministry holds Iran fully responsible for the attack.", ("accuses", "Iran", "foreign ministry")),
        ("The United States holds the militia Kataib Hezbollah responsible.", ("accuses", "Kataib Hezbollah", "United States")),
        ("Officials blamed the group known locally as Al-Shabaab for the bombing.", ("accuses", "Al-Shabaab", "Officials")),
        ("The president condemned the shelling by the Rapid Support Forces as a war crime.",
         ("accuses", "Rapid Support Forces", "The president")),
        ("Turkey's defence ministry said its aircraft had neutralised 12 fighters.", ("claims", "Turkey", "ministry")),
        ("The governor blamed dissidents of the Coastal Front for the bomb.", ("accuses", "Coastal Front", "The governor")),
        ("Boko Haram leader Abubakar Sanda said in a video that his men had carried out the bombing.",
         ("claims", "Boko Haram", "Sanda")),
        ("The Taliban said they were not involved in the attack.", ("denies", "Taliban", "Taliban")),
        ("A senior US official said Israel was behind the strike.", ("accuses", "Israel", "A senior US official")),
        ("Local officials attributed the attack to the Allied Democratic Forces.",
         ("accuses", "Allied Democratic Forces", "Local officials")),
        ("The Pakistani Taliban claimed the attack; the army said it had killed four of the gunmen.",
         ("claims", "Pakistani Taliban", "Pakistani Taliban")),
        ("Police charged Omar Tazi with the murders.", ("accuses", "Omar Tazi", "Police")),
        ("The blast was blamed on Al-Shabaab by the police.", ("accuses", "Al-Shabaab", "the police")),
        ("Residents said that Sudanese army drones had bombed the market.",
         ("accuses", "Sudanese army", "Residents")),
        ("The president said the attack bore the hallmarks of Al-Shabaab.", ("accuses", "Al-Shabaab", "The president")),
        ("The general staff said its forces had not carried out any strikes.", ("denies", "general staff", "general staff")),
        ("The Rapid Support Forces denied that its fighters had shelled the market.",
         ("denies", "Rapid Support Forces", "Rapid Support Forces")),
        ("The army rejected the accusation that it had shelled the market.", ("denies", "The army", "The army")),
        ("Omar Tazi has been charged with the murders of the nine people, the police said.",
         ("accuses", "Omar Tazi", "the police")),
        ("The minister acknowledged for the first time that police bombed the market.", ("confirms", "police", "The minister")),
        ("Inspector General Godwin Tazi denied that his officers had bombed the market.", ("denies", "police", "Godwin Tazi")),
        ("The colonel denied that a Russian missile had come down on the market.", ("denies", "Russia", "The colonel")),
        ("In a statement on Monday, the jihadist group Ansar al-Sahil takes responsibility for the bombing.",
         ("claims", "Ansar al-Sahil", "Ansar al-Sahil")),
        ("The head of Coastal Command, General Ken Sol, called the bombing a mistake and apologised.",
         ("confirms", "Coastal Command", "General Ken Sol")),
        ("The Orlan military took back what it had said about its bombing of the market.",
         ("confirms", "Orlan military", "Orlan military")),
        ("The governor rejects the claim that it was the Coastal Front that bombed the market.",
         ("denies", "Coastal Front", "The governor")),
    ],
)  # fmt: skip
def test_the_stand_of_a_speaker(words: str, wanted: Stand) -> None:
    found = stands(words)
    assert len(found) == 1
    stance, party, speaker = found[0]
    assert stance == wanted[0]
    assert wanted[1].lower() in party.lower()
    assert wanted[2].lower() in speaker.lower()


@pytest.mark.parametrize(
    "words",
    [
        "Police said a man attacked the guards with a knife.",
        "Police said three gunmen opened fire on the guards.",
        "No group has claimed responsibility for the bombing.",
        "The Israeli army neither confirmed nor denied that it had fired the rockets.",
        "The police chief, Sami Oday, said that it hit the market at noon.",
        "The mayor said the Coastal Front could attack again.",
        "The army said it had killed four of the gunmen.",
    ],
)
def test_nobody_is_held_responsible(words: str) -> None:
    assert stands(words) == []


def test_the_accuser_is_never_the_doer() -> None:
    found = stands("Kyiv accused Moscow of firing the missile. Moscow denied it.")
    assert [(stance, party) for stance, party, _ in found] == [("accuses", "Russia"), ("denies", "Russia")]


@pytest.mark.parametrize(
    "words",
    [
        "The army has said in the past that it does not target civilians.",
        "The general staff denies targeting civilians.",
        "The air force said it had shot down 31 of 44 drones.",
        "Agencies: Coastal Command said it was checking the reports.",
        "The command said it was checking the reports of the bombing.",
        "No official has confirmed that the Coastal Front was responsible.",
        "The mayor did not say that the Coastal Front had carried out the attack.",
        "No shells were fired by the Coastal Front, the mayor said.",
    ],
)
def test_habits_checks_and_drones_shot_down_are_no_stand(words: str) -> None:
    assert stands(words) == []


def test_a_headline_speaks_with_the_full_name_below_it() -> None:
    words = "Army Group says it bombed market in Oriva\n\nThe Eastern Army Group said on Friday that it had bombed the market."
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words, title="Army Group says it bombed market"))
    assert {claim.speaker.name for claim in reading.claims if isinstance(claim.value, ResponsibilityValue)} == {
        "Eastern Army Group"
    }


@pytest.mark.parametrize("place", ["HARNABAD, Orlan, May 4 (Meridian)", "BAGHDAD, May 4 (Meridian)"])
def test_a_dateline_did_nothing(place: str) -> None:
    words = f"{place} - Gunmen on motorbikes stormed a village and killed nine people, the interior ministry said."
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words))
    parties = [claim.value.party for claim in reading.claims if isinstance(claim.value, ResponsibilityValue)]
    assert not any(party.isupper() for party in parties)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("The minister condemned the Kirkuk attack as a crime.", "Kirkuk"),
        ("The front's spokesman blamed Iran for the Kirkuk attack.", "Kirkuk"),
    ],
)
def test_a_town_before_a_deed_is_its_scene(words: str, party: str) -> None:
    assert all(found != party for _, found, _ in stands(words))


@pytest.mark.parametrize(("after", "scene"), [(" attack on the market", True), (" fired on the market", False)])
@pytest.mark.parametrize(("demonym", "precision"), [(False, "city"), (True, "city"), (False, "country")])
def test_what_makes_a_party_the_scene(after: str, scene: bool, demonym: bool, precision: str) -> None:
    """A town right before a noun for a deed did nothing; a people ("Kirkuk men"), a country, or a subject of a verb may have."""
    report = Report(id=ReportId("r-1"), external_id="t", text="Kirkuk" + after, language="en")
    span = report.span(0, 6)
    place = PlaceMention(
        span=span, name="Kirkuk", geonameid=None, country="IQ", lat=None, lon=None, precision=precision, demonym=demonym
    )
    value = ResponsibilityValue(party="Kirkuk", entity=None, stance="accuses")
    draft = Draft(event=None, field="responsibility", value=value, start=0, end=6)
    (parsed,) = Parser().parse_all([report])
    assert _scene(parsed, draft, (place,)) is (scene and not demonym and precision == "city")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Security forces shot dead three militants in Oriva on Monday, police said.", [("claims", "Security forces", "police")]),
        ("Soldiers killed 14 insurgents in a raid near Oriva, the defence ministry said.",
         [("claims", "Soldiers", "the defence ministry")]),
        ("Commandos and police retook the jail at Oriva and killed nine inmates, the interior minister, Omar Tazi, said.",
         [("claims", "Commandos", "Omar Tazi"), ("claims", "police", "Omar Tazi")]),
        ("Soldiers killed 14 farmers in a raid on Oriva, the governor, Omar Tazi, said.", [("accuses", "Soldiers", "Omar Tazi")]),
        ("Norland troops killed 14 rebels in a raid on Oriva, the Sudran defence ministry said.",
         [("accuses", "Norland troops", "the Sudran defence ministry")]),
        ("Police said officers came under fire in Oriva and returned fire, killing two men.", [("claims", "police", "Police")]),
        ("The security service killed a general in a car bombing in Oriva, a source in the service said.",
         [("claims", "security service", "a source in the service")]),
        ("A blast that killed a general in Oriva was an operation of the Norland Security Service, a source in the agency said.",
         [("claims", "Norland Security Service", "a source in the agency")]),
        ("A group of men belonging to the Northern Front killed six farmers in Oriva, the interior ministry said.",
         [("accuses", "Northern Front", "the interior ministry")]),
        ("The intelligence chief fingered the Northern Front.", [("accuses", "Northern Front", "The intelligence chief")]),
        ("The mayor, Omar Tazi, put it down to the Northern Front.", [("accuses", "Northern Front", "Omar Tazi")]),
        ("The Northern Front issued a categorical denial.", [("denies", "Northern Front", "Northern Front")]),
        ("Police identified the man who opened fire as Omar Tazi, a former guard.", [("accuses", "Omar Tazi", "Police")]),
        ("The gunman, a 19-year-old former pupil, opened fire in a corridor, police chief Ana Dorn said.",
         [("accuses", "a 19-year-old former pupil", "Ana Dorn")]),
        ("Between 40 and 50 militants of the Northern Front attacked the post, according to a police report.",
         [("accuses", "Northern Front", "a police report")]),
        ("Russian bombs fell on people who were queuing for bread, local officials say.",
         [("accuses", "Russia", "local officials")]),
        ("The Northern Front, an armed group, claimed it in a message to reporters.",
         [("claims", "Northern Front", "Northern Front")]),
    ],
)  # fmt: skip
def test_own_forces_and_those_of_others(words: str, wanted: list[Stand]) -> None:
    assert stands(words) == wanted


@pytest.mark.parametrize(
    ("words", "party", "speaker"),
    [
        ("Residents accused the police of shooting nine people at a rally in Oriva. The government denies the accusation.",
         "police", "The government"),
        ("Residents accused the police of a killing. \"That is a lie,\" said the interior minister, Omar Tazi.",
         "police", "Omar Tazi"),
        ("The front blamed Sudran soldiers for it. A Sudran government spokesman, Omar Tazi, rejected the accusation.",
         "Sudran soldiers", "Omar Tazi"),
    ],
)  # fmt: skip
def test_a_denial_is_of_what_was_laid_at_a_partys_door(words: str, party: str, speaker: str) -> None:
    assert stands(words)[-1] == ("denies", party, speaker)


@pytest.mark.parametrize(
    "words",
    [
        "The driver, Omar Tazi, escaped from the attack on Oriva with a bullet wound, police said.",
        "Police confirmed it was a bomb attack that killed six in Oriva on Monday.",
        '"We lay on the floor while the house shook," said Omar Tazi, a resident of Oriva.',
        "A spokesman for the families, Omar Tazi, disputed the governor's account of the attack on Oriva, in which nine died.",
        "The mayor denied reports that ten people died in the attack on Oriva.",
        "The mayor, Ana Dorn, said the gunmen had asked for a man by name before they opened fire.",
        "The army declined to comment on reports that its jets had bombed the market.",
        "The army would not say whether its jets had bombed the market.",
        "The police withdrew their accusation that the Northern Front had planted the bomb.",
        "No group has claimed the attack.",
        "The defence ministry said its air defence units had shot down 71 of 94 drones.",
    ],
)
def test_words_of_deeds_that_are_no_stand(words: str) -> None:
    assert stands(words) == []


def test_who_reads_a_bodys_statement_stands_in_the_chain() -> None:
    words = "The Northern Front said in a statement read by its spokesman, Omar Tazi, that its men had fired the rockets."
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=LEAD + words, language="en"))
    claim = next(claim for claim in reading.claims if isinstance(claim.value, ResponsibilityValue))
    assert claim.speaker.chain == ("Omar Tazi", "Northern Front")
