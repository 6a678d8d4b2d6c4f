"""How news names those harmed, and how it names people who are not: sentences of one report each."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import PartyValue, Report, ReportId
from unfog.read import Reader

OPENING = "A drone strike on the market of Harnabad killed nine people and wounded 14 on Sunday, police said. "
HARMED: list[tuple[str, list[str]]] = [
    (
        "The interior ministry mourned Odran Velk, who is known as Abu Nasr al-Velki, and two "
        "others with him, Arkan al-Dirsawi and Abu Tahsin al-Moradi.",
        ["Odran Velk", "Arkan al-Dirsawi", "Abu Tahsin al-Moradi"],
    ),
    (
        "A missile killed the commander Odran Velk and two of his guards, Arkan Dirsawi and Tahsin Moradi.",
        ["Odran Velk", "Arkan Dirsawi", "Tahsin Moradi"],
    ),
    (
        "Odran Velk was buried on Friday together with three companions, Arkan Dirsawi, Tahsin Moradi and Samir Hoddad.",
        ["Odran Velk", "Arkan Dirsawi", "Tahsin Moradi", "Samir Hoddad"],
    ),
    (
        "The faction mourned Abu Nasr al-Velki. Its secretary-general, Abu Hassan al-Velki, had announced a pause in January.",
        ["Abu Nasr al-Velki"],
    ),
    ("At the wheel was Temir Ashgar, 40, whom the military at first took for a planner.", ["Temir Ashgar"]),
    (
        "All the dead belonged to one family. Temir Ashgar, who was employed by a water "
        "charity, was coming home from work by car, and children had run out to meet him.",
        ["Temir Ashgar"],
    ),
    ("The driver was identified as Rosario Malenga of the transport firm Vula Cargas.", ["Rosario Malenga"]),
    ("Among the dead is a well-known radio reporter, Liban Cade Rooble, colleagues said.", ["Liban Cade Rooble"]),
    (
        "Of the nine, five were children. One of them, Mahdi Sharam, who was six, lived next door; a wall fell on his bed.",
        ["Mahdi Sharam"],
    ),
    ("Fatou Arbe, as her identity card has it, was buried in Gao on Thursday. She was 46.", ["Fatou Arbe"]),
    ("The search for the vessel's Greek chief engineer, Petros Vamos, goes on.", ["Petros Vamos"]),
    (
        "Surgeon Oksana Hryha and anaesthetist Taras Lysko were operating when the ceiling came down.",
        ["Oksana Hryha", "Taras Lysko"],
    ),
    (
        "The hospital's director told us that a ninth person had died of his wounds, the student Patience Bahasi Muzimbi, 19.",
        ["Patience Bahasi Muzimbi"],
    ),
    ("The owner, Furaha Nabito, was killed behind her counter.", ["Furaha Nabito"]),
    (
        "The auctioneer Yahia al-Futani, known to every fisherman on the coast, was selling "
        "the day's kingfish when the first rocket fell.",
        ["Yahia al-Futani"],
    ),
    ("A guard from Dravograd, DeShawn Averill, was among the dead, his mother told the Sentinel.", ["DeShawn Averill"]),
    ("We matched 24 of the names to funerals or obituaries, among them that of Lidiya Prokha.", ["Lidiya Prokha"]),
    (
        "Haidar Jabar al-Rikavi, 22, a student of engineering, was shot while he carried a "
        "wounded friend, according to his brother.",
        ["Haidar Jabar al-Rikavi"],
    ),
    (
        "Among the dead is Dr Bashir Jaamak, the veterinarian, and Sahra Cade Warsan, who sold tea to three generations.",
        ["Bashir Jaamak", "Sahra Cade Warsan"],
    ),
    (
        "Among those killed were Ms Sahra Cade Warsan, a tea seller who was six months "
        "pregnant, and Mr Bashir Jaamak, a government veterinarian.",
        ["Sahra Cade Warsan", "Bashir Jaamak"],
    ),
    ("Assane Mabote, 17, was hit while carrying a crate of fish.", ["Assane Mabote"]),
    (
        "The victims: Mara Onslow, 34; Tess Ilo, 29; Pavel Drun, 61; and a child whose name was not given.",
        ["Mara Onslow", "Tess Ilo", "Pavel Drun"],
    ),
    (
        "The dead were named as Mara Onslow, a nurse, her husband Karim, and their daughter Lina, 4.",
        ["Mara Onslow", "Karim", "Lina"],
    ),
    ('"He had just gone to buy bread," said Salma Idrus of her son Nadim, 12, who was pulled dead from the rubble.', ["Nadim"]),
    ("Nadim Idrus's mother waited at the gate for his body.", ["Nadim Idrus"]),
    ("The body of Nadim Idrus was carried through the streets on Monday.", ["Nadim Idrus"]),
    ("Hundreds attended the funeral of Captain Odran Velk in his home village.", ["Odran Velk"]),
    ("The group published a picture of the fallen commander, Odran Velk, also known by his nom de guerre Rook.", ["Odran Velk"]),
    ('Odran Velk, alias "the Rook", was the main target and died in hospital, two officials said.', ["Odran Velk"]),
    ("A photograph shows Tess Ilo, 29, who died in the strike, with her two sons. Photo: Handout", ["Tess Ilo"]),
    ("Tess Ilo (pictured) was one of two teachers who lost their lives.", ["Tess Ilo"]),
    ("Pharmacist Jana Kovar, who was standing in the doorway, died instantly.", ["Jana Kovar"]),
    ("Jana Kovar leaves behind a husband and two small children.", ["Jana Kovar"]),
    ("Jana Kovar would have turned 30 in June.", ["Jana Kovar"]),
    ("She was named by friends as Jana Kovar.", ["Jana Kovar"]),
    ("The ministry gave the name of one of the dead soldiers: Sergeant Ilya Droz, 23.", ["Ilya Droz"]),
    ("Sergeant Ilya Droz, 23, and Private Anton Melk, 19, fell in the line of duty.", ["Ilya Droz", "Anton Melk"]),
    ("Killed in the strike was the head of the brigade's rocket unit, Hassan Mordani.", ["Hassan Mordani"]),
    (
        "Hassan Mordani, deputy head of the brigade's rocket unit, was killed along with his bodyguard Ali Shamsi.",
        ["Hassan Mordani", "Ali Shamsi"],
    ),
    ("The strike also claimed the life of Hassan Mordani, a senior commander.", ["Hassan Mordani"]),
    ("The union of journalists condemned the killing of its member Rami Kassab.", ["Rami Kassab"]),
    ("Rami Kassab's camera was found beside him, still recording.", ["Rami Kassab"]),
    ("The photojournalist Rami Kassab died of his wounds on Tuesday, his agency announced.", ["Rami Kassab"]),
    ("Doctors fought in vain for the life of Rami Kassab.", ["Rami Kassab"]),
    ("Rami Kassab is fighting for his life in hospital.", ["Rami Kassab"]),
    ("Surgeons amputated the leg of Rami Kassab, 31.", ["Rami Kassab"]),
    ("Mayor Ota Brandl was seriously injured; his deputy, Lena Hoch, escaped unhurt.", ["Ota Brandl"]),
    ("Three sisters, Amal, Hala and Rim Sabbah, aged 7 to 12, were killed in their beds.", ["Rim Sabbah"]),
    ("Abdul Karim Sarwari lost his wife Nasima, his son Omid and two nephews.", ["Nasima", "Omid"]),
    ("The youngest victim was Omid Sarwari, who was two.", ["Omid Sarwari"]),
    ("The ninth victim has been identified as Father Emeka Obi, a parish priest.", ["Emeka Obi"]),
    ("Father Emeka Obi did not survive the night.", ["Emeka Obi"]),
    ("Relatives identified one of the bodies as that of Gulnar Beg, a seamstress.", ["Gulnar Beg"]),
    ("A seamstress, Gulnar Beg, had come to sell cloth. Her stall took the full force of the blast.", ["Gulnar Beg"]),
    ("Gulnar Beg had been at her stall for ten minutes when she was hit.", ["Gulnar Beg"]),
    ("In the second car were the judge Marco Ruiz and his driver Pedro Lanz; both were killed.", ["Marco Ruiz", "Pedro Lanz"]),
    ("The judge, Marco Ruiz, was shot four times in the chest as he left his house.", ["Marco Ruiz"]),
    ("Gunmen killed Judge Marco Ruiz as he left his house.", ["Marco Ruiz"]),
    ("Judge Marco Ruiz was gunned down outside his house.", ["Marco Ruiz"]),
    ("Rest in peace, Kemal Demir, wrote the bus company.", ["Kemal Demir"]),
    ("Volunteer medic Kemal Demir was killed when the second missile struck.", ["Kemal Demir"]),
    ("The only woman among the dead, Irena Walsh, taught at the village school.", ["Irena Walsh"]),
    ("There was no trace of Irena Walsh, the radio operator, on Tuesday.", ["Irena Walsh"]),
]
NOT_HARMED: list[tuple[str, list[str]]] = [
    (
        "Chris Lockwood, the general secretary of Doctors Aid, was at the hospital when the "
        "dead and the wounded were brought in.",
        ["Chris Lockwood"],
    ),
    (
        "Kyryl Pavlenko, the governor, and the presidential adviser Oleksiy Arsenko had both "
        "named a missile. Kyryl Pavlenko later corrected himself.",
        ["Oleksiy Arsenko", "Kyryl Pavlenko"],
    ),
    (
        "The drone was of the same type as the one that, on January 3, 2020, killed Qasim "
        "Suleiman together with Abu Mahdi al-Mohandas at the airport.",
        ["Qasim Suleiman", "Abu Mahdi al-Mohandas"],
    ),
    ("The neighbourhood is named after Omar Haddad, a poet killed in 1920.", ["Omar Haddad"]),
    ("The strike came a year after the assassination of Selim Arda.", ["Selim Arda"]),
    ("His predecessor, Selim Arda, was killed in a similar strike in March.", ["Selim Arda"]),
    ("General Ivo Strand, who commands the brigade, ordered an inquiry.", ["Ivo Strand"]),
    ("The attack happened in Martin Luther Street, near the Omar Haddad mosque.", ["Omar Haddad", "Martin Luther"]),
    ("President Ida Malm condemned the killing and offered condolences to the families.", ["Ida Malm"]),
    ("Dr Samir Nassar, who treated the wounded, said most of them were children.", ["Samir Nassar"]),
    ("Samir Nassar, a doctor, has seen 40 wounded since Sunday.", ["Samir Nassar"]),
    ("The party of Selim Arda, the opposition leader, won the election.", ["Selim Arda"]),
    ("The prosecutor, Lena Hoch, has opened an investigation into the deaths.", ["Lena Hoch"]),
    ("A cousin of the dead man, Farid Sarwari, said the family wanted no revenge.", ["Farid Sarwari"]),
    ("Farid Sarwari lost two brothers in the blast.", ["Farid Sarwari"]),
    ("Farid Sarwari, whose wife was killed, buried her on Monday.", ["Farid Sarwari"]),
    ("Nine people were killed, according to a count by the researcher Ada Lund.", ["Ada Lund"]),
    ("Nine died in the raid led by Colonel Ivo Strand.", ["Ivo Strand"]),
    ("Lawyers for the accused, Bela Kurz, asked for time.", ["Bela Kurz"]),
    ("The gunman, named as Bela Kurz, 31, was arrested at the scene.", ["Bela Kurz"]),
    ("The reporter Ada Lund contributed to this report.", ["Ada Lund"]),
    ("Reporting by Ada Lund in Harnabad; writing by Tom Fell", ["Ada Lund", "Tom Fell"]),
    ("Photo: Ada Lund/Harnabad Post", ["Ada Lund"]),
    ("Defence Minister Ida Malm visited the wounded in hospital.", ["Ida Malm"]),
    ("The dead were brought to the hospital by volunteers led by Samir Nassar.", ["Samir Nassar"]),
    ("The group's leader, Hadi Karam, vowed to avenge the dead.", ["Hadi Karam"]),
    ("The strike was aimed at Hadi Karam, who was not in the building.", ["Hadi Karam"]),
    ("Hadi Karam survived an attempt on his life last year.", ["Hadi Karam"]),
    ("Hadi Karam escaped unhurt.", ["Hadi Karam"]),
    ("Ivo Strand took over the brigade after the death of his father.", ["Ivo Strand"]),
    ("Reports that Hadi Karam had been killed were false.", ["Hadi Karam"]),
    ("The man said to be dead, Hadi Karam, appeared on television on Monday.", ["Hadi Karam"]),
    ("The ambassador, Lena Hoch, lit a candle for the victims.", ["Lena Hoch"]),
    ("Mother of three Ada Lund watched the strike from her window.", ["Ada Lund"]),
]


def _victims(reader: Reader, text: str) -> set[str]:
    report = Report(id=ReportId("r-1"), external_id="x", text=OPENING + text, language="en", published="2031-05-05T10:00:00Z")
    (reading,) = reader.read_all([report])
    claims = [c for c in reading.claims if c.field == "victim" and not c.background]
    return {c.value.name for c in claims if isinstance(c.value, PartyValue) and c.value.name}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Config())


@pytest.mark.parametrize(("text", "names"), HARMED, ids=[t for t, _ in HARMED])
def test_who_is_told_as_harmed(reader: Reader, text: str, names: list[str]) -> None:
    found = _victims(reader, text)
    assert all(any(name in one for one in found) for name in names), found


@pytest.mark.parametrize(("text", "names"), NOT_HARMED, ids=[t for t, _ in NOT_HARMED])
def test_who_only_speaks_leads_or_was_harmed_elsewhere(reader: Reader, text: str, names: list[str]) -> None:
    assert not {one for one in _victims(reader, text) if any(one in name or name in one for name in names)}
