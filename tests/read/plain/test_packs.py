"""Every language pack: its words, and its example sentences with the claims they must give."""

from __future__ import annotations

import pytest

from tests.read.plain.expected import bare, examples, faults, read
from unfog.lexicon.files import toml_of
from unfog.lexicon.packs import EXAMPLES, languages, pack
from unfog.model import ResponsibilityValue

FEWEST = 20
"""Example sentences that a pack has at least."""
ROWS = [(code, *row) for code in languages() for row in examples(code)]


@pytest.mark.parametrize(("code", "text", "claims", "published"), ROWS, ids=[f"{r[0]}-{bare(r[1])}" for r in ROWS])
def test_an_example_gives_its_claims(code: str, text: str, claims: list[tuple[str, ...]], published: str) -> None:
    assert not faults(read(code, text, published), claims)


@pytest.mark.parametrize("code", languages())
def test_a_pack_is_whole(code: str) -> None:
    made = pack(code)
    assert made.style.name
    assert len(made.countries) >= 190
    assert len(toml_of(f"{code}/{EXAMPLES}")["example"]) >= FEWEST


@pytest.mark.parametrize(("code", "text", "claims", "published"), ROWS, ids=[f"{r[0]}-{bare(r[1])}" for r in ROWS])
def test_every_claim_stands_on_its_words(code: str, text: str, claims: list[tuple[str, ...]], published: str) -> None:
    reading = read(code, text, published)
    assert not reading.rejected
    for claim in reading.claims:
        assert text[claim.span.start : claim.span.end] == claim.span.text


ANSWERS = [
    ("ar", "قالت إسرائيل إنها استهدفت قياديا، ما أدى إلى مقتل ثلاثة مدنيين.", [("إسرائيل", "claims", "إسرائيل")]),
    ("ar", "اتهمت روسيا أوكرانيا بقصف السوق، ونفت كييف ذلك.", [("أوكرانيا", "accuses", "روسيا"), ("أوكرانيا", "denies", "كييف")]),
    ("tr", "Suriye Savunma Bakanlığı, saldırıdan İsrail'i sorumlu tuttu.", [("İsrail", "accuses", "Suriye Savunma Bakanlığı")]),
    ("de", "Der Gouverneur warf der Armee vor, das Dorf beschossen zu haben.", [("Armee", "accuses", "Der Gouverneur")]),
]
"""Who is blamed or claims, where a verb opens or closes the sentence, and who answers for the one accused."""


@pytest.mark.parametrize(("code", "text", "wanted"), ANSWERS, ids=[f"{r[0]}-{r[1][:20]}" for r in ANSWERS])
def test_who_takes_which_stance(code: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    claims = [c for c in read(code, text, None).claims if isinstance(c.value, ResponsibilityValue)]
    assert [(c.value.party, c.value.stance, c.speaker.name) for c in claims] == wanted  # type: ignore[union-attr]


AGAIN = [
    (
        "fr",
        "Cinq soldats sont morts, a déclaré le général Amadou Dolo. Le général a ajouté que 12 autres étaient blessés.",
        "Amadou Dolo",
    ),
    ("ar", "قالت وزارة الصحة إن ستة أشخاص قتلوا. وأضافت الوزارة أن 12 شخصا أصيبوا.", "وزارة الصحة"),
]


@pytest.mark.parametrize(("code", "text", "name"), AGAIN, ids=[r[0] for r in AGAIN])
def test_a_speaker_told_of_again_keeps_the_name(code: str, text: str, name: str) -> None:
    (hurt,) = [c for c in read(code, text, None).claims if c.field == "injured"]
    assert hurt.speaker.name == name


UPDATES = [
    ("uk", "Станом на 04:30 троє загиблих.\nСтаном на 09:00 восьмеро загиблих.", [True, False]),
    ("es", "06:20. Hay tres muertos.\n08:05. Son nueve muertos.", [True, False]),
    ("es", "Hay tres muertos.\nOtros nueve muertos.", [False, False]),
]


@pytest.mark.parametrize(("code", "text", "wanted"), UPDATES, ids=[f"{r[0]}-{n}" for n, r in enumerate(UPDATES)])
def test_a_running_account_leaves_its_earlier_figures_behind(code: str, text: str, wanted: list[bool]) -> None:
    assert [c.superseded for c in read(code, text, None).claims if c.field == "killed"] == wanted


def test_figures_of_an_attack_that_was_answered_are_background() -> None:
    text = "En réponse à la frappe qui a tué six enfants, l'armée a bombardé le village, tuant quatre civils."
    assert [c.background for c in read("fr", text, None).claims if c.field == "killed"] == [True, False]
