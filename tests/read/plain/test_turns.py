"""What is told of other happenings below a report's own keeps out of its toll, in every language with a pack."""

from __future__ import annotations

import pytest

from tests.read.plain.expected import COUNTS, read
from unfog.lexicon.packs import languages

OWN = {
    "fr": "Une bombe a tué six personnes mardi au marché de Bama, selon la police.",
    "es": "Un coche bomba mató a seis personas el martes en Cali, según la policía.",
    "pt": "Uma bomba matou seis pessoas na terça-feira no mercado de Pemba, segundo a polícia.",
    "ru": "Во вторник взрыв на рынке в Белгороде унёс жизни шести человек, сообщили в полиции.",
    "uk": "У вівторок вибух на ринку в Харкові забрав життя шести людей, повідомила поліція.",
    "ar": "قتل ستة أشخاص في انفجار سيارة مفخخة يوم الثلاثاء في بغداد، بحسب الشرطة.",
    "tr": "Salı günü Ankara'da bir pazarda meydana gelen patlamada altı kişi öldü, polis açıkladı.",
    "fa": "روز سه‌شنبه در انفجاری در بازار کابل شش نفر کشته شدند، پلیس گفت.",
    "ur": "منگل کو پشاور کے بازار میں دھماکے میں چھ افراد جاں بحق ہوئے، پولیس نے بتایا۔",
    "de": "Bei einem Anschlag auf einen Markt in Kabul sind am Dienstag sechs Menschen getötet worden, sagte die Polizei.",
}
OTHERS = [
    ("fr", "La semaine précédente, un raid avait tué quatre combattants."),
    ("fr", "Le conflit a fait plus de 40 000 morts en quinze ans."),
    ("fr", "Il y a trois semaines, neuf soldats sont morts dans une embuscade."),
    ("es", "Hace dos semanas, un ataque con drones mató a cuatro soldados."),
    ("es", "En Buenaventura, dos campesinos fueron acribillados esa misma noche."),
    ("es", "El conflicto ha dejado más de 40.000 muertos."),
    ("pt", "Há duas semanas, um ataque matou quatro soldados."),
    ("pt", "O conflito já matou mais de 4.000 pessoas."),
    ("ru", "Две недели назад при ударе погибли четверо военных."),
    ("ru", "В апреле на том же рынке погибли девять человек."),
    ("uk", "Два тижні тому внаслідок удару загинули четверо військових."),
    ("uk", "У квітні там загинули дев'ятеро людей."),
    ("ar", "وقبل أسبوعين أدى هجوم إلى مقتل أربعة جنود."),
    ("ar", "ويعد الهجوم الأعنف منذ تفجير الكرادة الذي أسفر عن مقتل 34 شخصا."),
    ("tr", "İki hafta önceki saldırıda dört asker öldü."),
    ("tr", "Yılbaşından bu yana 120 sivil öldü."),
    ("fa", "دو هفته پیش در حمله‌ای چهار سرباز کشته شدند."),
    ("ur", "دو ہفتے قبل حملے میں چار فوجی شہید ہوئے۔"),
    ("de", "Vor zwei Wochen kamen bei einem Angriff vier Soldaten ums Leben."),
    ("de", "In dem Konflikt sind mehr als 4000 Menschen gestorben."),
]


@pytest.mark.parametrize(("code", "text"), OTHERS, ids=[f"{code}-{n}" for n, (code, _) in enumerate(OTHERS)])
def test_another_happening_is_kept_out(code: str, text: str) -> None:
    own = OWN[code]
    claims = [c for c in read(code, f"{own}\n\n{text}", "2031-05-15").claims if c.field in COUNTS]
    told = {c.span.start < len(own) for c in claims if not c.background}
    assert told == {True}
    assert any(c.span.start > len(own) for c in claims)


def test_every_pack_is_tried() -> None:
    assert sorted({code for code, _ in OTHERS}) == sorted(OWN) == list(languages())
