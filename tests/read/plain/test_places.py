"""Places in scripts without capitals: an everyday word that some town is also called is no place."""

from __future__ import annotations

import pytest

from tests.read.plain.expected import read

PLACES = [
    ("ar", "منتصف الليل: مصدر في الدفاع المدني يقول إن عدد الشهداء بلغ سبعة.", []),
    ("ar", "استهدفت الغارة المدينة قبل منتصف الليل وأدت إلى مقتل ثلاثة.", []),
    ("ar", "في خبر جديد قتل جندي في الخرطوم.", ["خرطوم"]),
    ("ar", "قصف جديد على الخرطوم يقتل سبعة.", ["خرطوم"]),
    ("ar", "انفجار كبير في الموصل يقتل سبعة.", ["الموصل"]),
    ("ur", "گاؤں میں پولیس نے گولی ماری۔", []),
    ("ur", "اتوار کو ہفتہ وار بازار میں دھماکے میں تین افراد جان سے گئے۔", []),
    ("ur", "دکان کا شٹر گرا رہا تھا کہ پولیس نے گولی ماری۔", []),
    ("fa", "یک مقام امنیتی در امن ترین محله گفت دو نفر جان خود را از دست دادند.", []),
]


@pytest.mark.parametrize(("code", "text", "places"), PLACES)
def test_everyday_words_are_no_places(code: str, text: str, places: list[str]) -> None:
    assert [p.span.text for p in read(code, text, "2031-05-05").places] == places
