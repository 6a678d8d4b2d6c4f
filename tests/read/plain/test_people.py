"""Names of persons in languages read without a parser: who is harmed, who is only named, and what is no person."""

from __future__ import annotations

import pytest

from tests.read.plain.expected import read

CAUSE = {
    "ar": "استهدفت غارة بطائرة مسيرة حي السوق. ",
    "ur": "بازار میں خودکش دھماکہ ہوا۔ ",
    "fa": "انفجاری در بازار رخ داد. ",
    "ru": "Ракета попала в рынок. ",
    "uk": "Ракета влучила в ринок. ",
    "tr": "Pazarda bombalı saldırı düzenlendi. ",
    "fr": "Une frappe de drone a visé le marché. ",
    "es": "Un ataque con dron alcanzó el mercado. ",
    "pt": "Um ataque com drone atingiu o mercado. ",
}
"""A sentence that tells what happened, so that there is a happening to be harmed in."""
HARMED = [
    ("ar", "قتل ستة أشخاص، بينهم الطالب حيدر جبار المرادي.", ["حيدر جبار المرادي"]),
    ("ar", "من بين القتلى إخلاص عبد السلام، متطوعة في المطبخ.", ["إخلاص عبد السلام"]),
    ("ar", "القتيل هو أبو حمزة الريفي، والضربة للتحالف.", ["أبو حمزة الريفي"]),
    ("ar", "أعلنت الكتائب مقتل القيادي أبو نصر الريفي في غارة.", ["أبو نصر الريفي"]),
    ("ar", "وصل جثمان الطفلة مريم خليل حمدان إلى المستشفى.", ["مريم خليل حمدان"]),
    ("ar", "قتل أحمد سالم وابنه يوسف أحمد سالم في منزلهما.", ["أحمد سالم", "يوسف أحمد سالم"]),
    ("ur", "امام مسجد مولانا سمیع اللہ خٹک بھی جاں بحق ہونے والوں میں شامل ہیں۔", ["سمیع اللہ خٹک"]),
    ("ur", "دھماکے میں صحافی عمران حیدر شاہ سمیت تین افراد ہلاک ہو گئے۔", ["عمران حیدر شاہ"]),
    ("fa", "سرباز وظیفه رضا مرادی، ۲۰ ساله، یکی از شهدای این حادثه است.", ["رضا مرادی"]),
    ("fa", "در این حمله محمد مرادی و برادرش علی مرادی کشته شدند.", ["محمد مرادی", "علی مرادی"]),
    ("ru", "Известно о девяти погибших. Среди них называют хирурга Оксану Полищук.", ["Оксану Полищук"]),
    ("uk", "Серед загиблих медсестра Лідія Польова.", ["Лідія Польова"]),
    ("tr", "Hayatını kaybedenler arasında Emre Karaca (33) ile Sümeyye Toprak (22) var.", ["Emre Karaca", "Sümeyye Toprak"]),
    ("fr", "Le chauffeur, Moussa Dolo, fait partie des victimes.", ["Moussa Dolo"]),
    ("es", "Entre las víctimas mortales está Marisol Quiroga, enfermera de 38 años.", ["Marisol Quiroga"]),
    ("pt", "Entre os mortos está Nércia Abel, vendedora de 40 anos.", ["Nércia Abel"]),
]
NAMED = [
    ("ar", "تداولت حسابات اسم أبو حفص الريفي، القيادي في التنظيم.", ["أبو حفص الريفي"]),
    ("es", "El conductor, Zaid Ahmadi, trabajaba para una organización.", []),
    ("pt", "Chora a mãe de Assane Mabote, de 17 anos.", ["Assane Mabote"]),
    ("ar", "قال مدير مستشفى ناصر الطبي محمد صقر إن الطريق مغلق.", ["محمد صقر"]),
    ("fr", "Le général Saley Mounkaila s'est rendu mardi au chevet des blessés.", []),
    ("ar", "وقع الانفجار في شارع صلاح الدين على بعد مئة متر.", []),
    ("fa", "انفجار در خیابان امیر کبیر رخ داد.", []),
    ("ur", "دھماکہ جامع مسجد علی حیدر روڈ کے قریب ہوا۔", []),
]


def _persons(code: str, text: str) -> tuple[list[str], list[str]]:
    reading = read(code, CAUSE[code] + text, None)
    named = [m.name for m in reading.mentions if m.type == "person" and m.name]
    return named, [c.value.name for c in reading.claims if c.field == "victim"]  # type: ignore[union-attr]


@pytest.mark.parametrize(("code", "text", "wanted"), HARMED, ids=[f"{r[0]}-{r[1]}" for r in HARMED])
def test_who_is_harmed(code: str, text: str, wanted: list[str]) -> None:
    named, harmed = _persons(code, text)
    assert harmed == wanted
    assert set(harmed) <= set(named)


@pytest.mark.parametrize(("code", "text", "wanted"), NAMED, ids=[f"{r[0]}-{r[1]}" for r in NAMED])
def test_who_is_named_and_not_harmed(code: str, text: str, wanted: list[str]) -> None:
    named, harmed = _persons(code, text)
    assert harmed == []
    assert set(wanted) <= set(named)
    if code != "fr" and code != "es":
        assert named == wanted


BELONGING = [
    ("fr", "Huit personnes ont été tuées dans la frappe qui a touché dimanche un embarcadère de Nova Grouchovka.", []),
    ("fr", "L'attaque a coûté la vie à Jean Kaboré, et la mort de Paul Sanou a été confirmée.", ["Jean Kaboré", "Paul Sanou"]),
    ("es", "El ataque mató a tres personas en el muelle de Puerto Alegría.", []),
]


@pytest.mark.parametrize(("code", "text", "names"), BELONGING)
def test_what_a_thing_is_of_is_nobody_harmed(code: str, text: str, names: list[str]) -> None:
    claims = read(code, CAUSE[code] + text, "2031-03-19").claims
    assert [c.span.text for c in claims if c.field == "victim"] == names
