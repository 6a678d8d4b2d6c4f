"""Whose figure a figure is, in whole short reports: speech carried on, lists, clocks, releases, and the outlet's own voice."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import CountValue, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))
Figure = tuple[str, int | None, str | None]
"""``(field, number, speaker)``"""


def figures(outlet: str, text: str) -> list[Figure]:
    report = Report(
        id=ReportId("r-1"), external_id="t", text=text, language="en", outlet=outlet, published="2031-05-07T12:00:00+00:00"
    )
    told = {
        (claim.field, claim.value.min, claim.speaker.name)
        for claim in READER.read(report).claims
        if isinstance(claim.value, CountValue) and not claim.background
    }
    return sorted(told, key=repr)


@pytest.mark.parametrize(
    ("outlet", "text", "wanted"),
    [
        (
            "Reader's Desk",
            "Four counts have been given for those killed when a bomb exploded in Oriva on Monday. The nine, six of them "
            "children, came from the hospital. The 14 is the health ministry's. The one was a woman, from the town's police "
            "chief. The 20 was the family's, and the 31 stems from regional media.",
            [
                ("killed", 1, "the town's police chief"),
                ("killed", 14, "the health ministry"),
                ("killed", 20, "the family"),
                ("killed", 31, "regional media"),
                ("killed", 6, "the hospital"),
                ("killed", 9, "the hospital"),
            ],
        ),
        (
            "Wire",
            "A bomb killed two people in Oriva on Monday. The four came from Chad and the three are sons of the mayor.",
            [("killed", 2, None)],
        ),
        (
            "Wire",
            "A bomb exploded in a market in Oriva on Monday. Police said 12 people were killed. Another 30 were wounded, "
            "they added.",
            [("injured", 30, "Police"), ("killed", 12, "Police")],
        ),
        (
            "Wire",
            "A bomb exploded in a market in Oriva on Monday, killing 12 people, police said. The blast shattered windows "
            "and wounded 30 shoppers.",
            [("injured", 30, "police"), ("killed", 12, "police")],
        ),
        (
            "Wire",
            "A bomb exploded in a market in Oriva on Monday, killing 12 people, police said.\n\nIn March a similar blast "
            "killed eight people in the city.",
            [("killed", 12, "police")],
        ),
        (
            "Wire",
            "At least nine people died when a ferry was shelled near Oriva on Friday.\n\nRescue workers pulled 14 injured "
            "people from the water, said Omar Tel, the head of the civil defence. He added that two more bodies had been "
            "found in the afternoon. Five of the wounded were children.",
            [("injured", 14, "Omar Tel"), ("injured", 5, "Omar Tel"), ("killed", 2, "Omar Tel"), ("killed", 9, None)],
        ),
        (
            "Oriva Police Department",
            "Statement on the shooting in Harbour Street\n\nAt 9.40 p.m. officers responded to shots in Harbour Street. Three"
            " people were killed and seven were injured. A suspect is in custody.",
            [("injured", 7, "Oriva Police Department"), ("killed", 3, "Oriva Police Department")],
        ),
        (
            "Wire",
            "A mine blew up a minibus near Oriva on Tuesday, killing seven passengers, the governor, Ada Renn, told Radio "
            "Oriva. The driver survived. Nine people were hurt.",
            [("injured", 9, "Ada Renn"), ("killed", 7, "Ada Renn")],
        ),
        (
            "Wire",
            "Citing two security officials, the agency Meridian reported that 15 soldiers were killed in the ambush near "
            "Oriva on Sunday.",
            [("killed", 15, "two security officials")],
        ),
        (
            "Wire",
            "Fifteen soldiers were killed in the ambush near Oriva on Sunday, the agency Meridian reported, citing two "
            "security officials.",
            [("killed", 15, "two security officials")],
        ),
        (
            "Wire",
            "Militants ambush convoy near Oriva, 15 soldiers dead: officials\n\nGunmen ambushed a convoy near Oriva on "
            "Sunday, officials said. Fifteen soldiers died.",
            [("killed", 15, "officials")],
        ),
        (
            "Wire",
            'The hospital in Oriva has received 18 bodies since the strike on Monday, its director, Nora Sand, said. "We '
            'treated 40 wounded," she said. Among the dead were six children.',
            [("injured", 40, "Nora Sand"), ("killed", 18, "Nora Sand"), ("killed", 6, "Nora Sand")],
        ),
        (
            "Wire",
            "The army said in a statement that it had killed 20 rebels near Oriva on Monday. The statement said four "
            "soldiers were wounded. Residents put the number of dead civilians at nine.",
            [("injured", 4, "The army"), ("killed", 20, "The army"), ("killed", 9, "Residents")],
        ),
        ("Wire", "Thirty-one people died in Monday's strike on Oriva. We counted the graves.", [("killed", 31, None)]),
        (
            "Wire",
            "Rockets hit a bakery in Oriva on Monday. Eight people were killed, wrote regional head Lev Sorin on Telegram; "
            "14 more were taken to hospital.",
            [("injured", 14, "Lev Sorin"), ("killed", 8, "Lev Sorin")],
        ),
        (
            "Wire",
            "According to the Red Crescent, 40 people were injured in Monday's stampede after the blast in Oriva. Six died."
            " The police have not given a number.",
            [("injured", 40, "Red Crescent"), ("killed", 6, "Red Crescent")],
        ),
        (
            "Oriva Monitor",
            "Oriva Monitor documented the death of 16 people in the raid near Oriva on Monday. Eleven of them were "
            "civilians. We were not able to verify two further deaths.",
            [("killed", 11, "Oriva Monitor"), ("killed", 16, "Oriva Monitor")],
        ),
        (
            "Wire",
            'Witnesses spoke of chaos after the blast in Oriva on Monday. "I saw ten bodies," said Amal, a teacher. The '
            "official toll is six.",
            [("killed", 10, "Amal"), ("killed", 6, None)],
        ),
        (
            "Wire",
            "The front claimed the attack near Oriva on Monday. It said 30 soldiers were killed, a figure the army "
            "rejected. The army acknowledged four dead.",
            [("killed", 30, "The front"), ("killed", 4, "a figure the army")],
        ),
        (
            "Wire",
            "Oriva, 08:30 - Mayor Dana Pol: seven dead, 19 injured.\n\n07:10 - Rescuers have pulled two bodies from the rubble.",
            [("injured", 19, "Dana Pol"), ("killed", 2, None), ("killed", 7, "Dana Pol")],
        ),
        (
            "Wire",
            "The defence ministry announced the death of five soldiers in fighting near Oriva on Monday and said 12 had "
            "been wounded. On Sunday it had reported two dead.",
            [
                ("injured", 12, "The defence ministry"),
                ("killed", 2, "The defence ministry"),
                ("killed", 5, "The defence ministry"),
            ],
        ),
    ],
)
def test_every_figure_has_its_speaker(outlet: str, text: str, wanted: list[Figure]) -> None:
    assert figures(outlet, text) == wanted
