# ruff: noqa: E501
"""Digests: the first item is what a report is about, items under other labels of place are other happenings."""

from __future__ import annotations

import pytest

from tests.read.counts.test_counts import drafts_of
from unfog.config import Config
from unfog.model import CountValue
from unfog.read import Reader

# text, figures of the report's own happening, figures of others
DIGESTS = [
    (
        "Morning line|Haiti – Gunmen attacked Mirebalais on Monday. At least four were killed, the mayor said. Sudan – Fifty-six were "
        "killed in Um Kadada. DRC – 50 bodies were recovered after a boat fire.",
        {4},
        {56, 50},
    ),
    (
        "Summary|Wajir (Kenya): Gunmen shot dead five quarry workers. Gedo (Somalia): seven civilians died in fighting in Luuq. "
        "Laikipia: one soldier killed by bandits.",
        {5},
        {7, 1},
    ),
    ("Digest|1) Beirut: A strike killed 45, the minister said. 2) Gaza: 22 dead in a school. 3) Galilee: one lightly hurt.", {45}, {22, 1}),
    ("Nine killed in Kano|KANO: Nine people were killed in a market on Monday. The governor: \"We will find them.\"", {9}, set()),
    (
        "ADVISORY 071|SOURCE: Company officer. POSITION: 9 miles west of Mocha. Master reports one crew member dead and three missing.",
        {1, 3},
        set(),
    ),
    ("Shelling of Kharkiv|Kharkiv: 3 dead, the governor said. Kharkiv: 5 dead now, he wrote an hour later.", {3, 5}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "own", "others"), DIGESTS, ids=[d[0].split("|")[0] for d in DIGESTS])
def test_items_of_a_digest(text: str, own: set[int], others: set[int]) -> None:
    reading = Reader(Config()).read(drafts_of(text)[0])
    counts = [c for c in reading.claims if isinstance(c.value, CountValue)]
    told = {c.value.min for c in counts if not c.background and isinstance(c.value, CountValue)}
    assert own <= told, told
    assert not told & others
