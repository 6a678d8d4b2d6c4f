"""Places without a parser: an everyday word that some town is also called is no place; a town may name a site or a deed."""

from __future__ import annotations

import pytest

from tests.read.plain.expected import LAYERS, read
from unfog.lexicon.packs import pack
from unfog.model import Report, ReportId
from unfog.read.plain import read_plain

PLACES = [
    ("ar", "منتصف الليل: مصدر في الدفاع المدني يقول إن عدد الشهداء بلغ سبعة.", []),
    ("ar", "استهدفت الغارة المدينة قبل منتصف الليل وأدت إلى مقتل ثلاثة.", []),
    ("ar", "في خبر جديد قتل جندي في الخرطوم.", ["خرطوم"]),
    ("ar", "قصف جديد على الخرطوم يقتل سبعة.", ["خرطوم"]),
    ("ar", "انفجار كبير في الموصل يقتل سبعة.", ["الموصل"]),
    ("ur", "گاؤں میں پولیس نے گولی ماری۔", []),
    ("ur", "اتوار کو ہفتہ وار بازار میں دھماکے میں تین افراد جان سے گئے۔", []),
    ("ur", "دکان کا شٹر گرا رہا تھا کہ پولیس نے گولی ماری۔", []),
    ("fr", "Le bilan de l'attaque de mardi contre le marché à bétail de Djibo est monté à 13 morts.", ["Djibo"]),
    ("es", "Un ataque contra el mercado de ganado de Djibo dejó 13 muertos.", ["Djibo"]),
    ("pt", "O ataque ao mercado de Djibo deixou 13 mortos.", ["Djibo"]),
    ("de", "Bei einem Angriff auf den Viehmarkt von Djibo sind 13 Menschen getötet worden.", ["Djibo"]),
    ("fa", "یک مقام امنیتی در امن ترین محله گفت دو نفر جان خود را از دست دادند.", []),
]


@pytest.mark.parametrize(("code", "text", "places"), PLACES)
def test_everyday_words_are_no_places(code: str, text: str, places: list[str]) -> None:
    assert [p.span.text for p in read(code, text, "2031-05-05").places] == places


def test_a_country_before_the_colon_of_a_headline_is_where_it_happened() -> None:
    title = "Burkina Faso: Mindestens 13 Tote bei Angriff auf Markt"
    text = f"{title}\n\nMehr in Kürze."
    report = Report(id=ReportId("r-1"), external_id="x", text=text, title=title, title_length=len(title), language="de")
    reading = read_plain(report, pack("de"), LAYERS)
    assert [c.speaker.name for c in reading.claims if c.field == "killed"] == [None]
