"""Search in any script, the same on both databases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.making import ROOM, put
from unfog.errors import StoreError
from unfog.store import Page, Store
from unfog.store.search import parse, place, tokens

TEXTS = {
    "english": "A strike hit the bridge at Norvale on Sunday. Zoë Müller's café was damaged.",
    "arabic": "strike: أعلنت الشرطةُ مقتل ثلاثة أشخاص في السوق الكبير",
    "russian": "strike: Удар по вокзалу: семь человек погибли, сообщила полиция",
    "chinese": "strike: 周日夜间的袭击造成三人死亡,警方说",
    "japanese": "strike: 市場への攻撃で三人が死亡したと警察が発表した",
    "thai": "strike: ตำรวจกล่าวว่ามีผู้เสียชีวิตสามคนจากการโจมตีตลาด",
    "hindi": "strike: पुलिस ने कहा कि बाज़ार पर हमले में तीन लोग मारे गए",
    "hebrew": "strike: המשטרה אמרה כי שלושה בני אדם נהרגו בשוק",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bridge norvale", {"english"}),
        ("BRIDGE", {"english"}),
        ("zoe muller", {"english"}),
        ("cafe", {"english"}),
        ('"hit the bridge"', {"english"}),
        ('"bridge the hit"', set()),
        ("norv*", {"english"}),
        ("norv", set()),
        ("الشرطة", {"arabic"}),
        ("اعلنت", {"arabic"}),
        ("اشخاص ثلاثه", {"arabic"}),
        ("вокзалу", {"russian"}),
        ("ПОГИБЛИ полиция", {"russian"}),
        ("袭击", {"chinese"}),
        ("三人死亡", {"chinese"}),
        ("死亡", {"chinese", "japanese"}),
        ("袭", {"chinese"}),
        ("警察", {"japanese"}),
        ("โจมตี", {"thai"}),
        ("पुलिस", {"hindi"}),
        ("נהרגו", {"hebrew"}),
        ("strike", set(TEXTS)),
        ("strike nowhere", set()),
        ("it's a \\ : & | ! ( ) <-> \"", set()),
    ],
)
def test_search_finds_words_in_any_script(store: Store, query: str, found: set[str]) -> None:
    put(store, *(ROOM.reading(name, text, at="2031-05-05T06:00:00+00:00") for name, text in TEXTS.items()))
    hits = store.search(query).rows
    assert {hit.outlet for hit in hits} == found
    texts = set(TEXTS.values())
    assert all(any(hit.before + hit.match + hit.after in text for text in texts) for hit in hits)


def test_claims_are_found_by_their_words_and_by_who_says_them(store: Store) -> None:
    put(store, ROOM.told("Harbour Wire", 4, at="2031-05-05T06:00:00+00:00", speaker="Kerem Dovan"))
    (hit,) = [h for h in store.search("dovan killed").rows if h.kind == "claim"]
    assert hit.match == "4 people were killed" and store.claim(hit.id) is not None


def test_pages_of_results_hold_each_once(store: Store) -> None:
    put(store, *(ROOM.told(f"Outlet {n}", n, at="2031-05-05T06:00:00+00:00") for n in range(1, 7)))
    seen, after = [], None
    while True:
        found = store.search("people killed", Page(size=4, after=after))
        seen += [(h.kind, h.id) for h in found.rows]
        after = found.next
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 12


@pytest.mark.parametrize("query", ["", "  ", "!!", '""', "…"])
def test_a_query_without_a_word_is_refused(store: Store, query: str) -> None:
    with pytest.raises(StoreError, match="holds no word"):
        store.search(query)


@given(st.text(max_size=60))
def test_any_text_can_be_searched_for_in_itself(text: str) -> None:
    words = tokens(text)
    if words:
        assert parse(" ".join(f'"{word}"' for word in text.replace('"', " ").split())).matches(text)
        start, end = place(text, parse(f'"{text.replace(chr(34), " ")}"'))
        assert 0 <= start <= end <= len(text)
