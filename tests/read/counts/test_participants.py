"""Who of the people named took part, and as what: own sentences with the names expected."""

from __future__ import annotations

import pytest

from tests.read.counts.test_counts import drafts_of
from unfog.lexicon.participants import participant_weights
from unfog.model import Mention, PartyValue
from unfog.read.counts import count_drafts
from unfog.read.counts.candidates import _misspelt
from unfog.read.counts.credits import is_credit
from unfog.read.layered import Layered
from unfog.read.names import find_mentions
from unfog.read.parse import Parser
from unfog.read.passages import find_passages

REPORTS = [
    (
        "a spokesman is no victim",
        "Odran Velk, 24, was shot dead outside a bakery on Friday. Police spokeswoman Mara Onslow said no arrests had been made.",
        {"Odran Velk": "victim"},
    ),
    (
        "kin who mourn",
        "The funeral of Odran Velk, 24, killed on Friday, drew hundreds. His mother, Tess Velk, said she forgave the killer.",
        {"Odran Velk": "victim"},
    ),
    (
        "charged",
        "Tamas Breck, 31, was arrested and charged with murder in the shooting death of Odran Velk. "
        "Judge Ilo Harrow set bail at $100,000.",
        {"Tamas Breck": "attacker", "Odran Velk": "victim"},
    ),
    (
        "a list of the dead",
        "The coroner identified the victims as Odran Velk, 24, Mara Onslow, 31, and Tess Ilo, 19.",
        {"Odran Velk": "victim", "Mara Onslow": "victim", "Tess Ilo": "victim"},
    ),
    (
        "journalists killed in a war",
        "An air strike on the press tent killed Odran Velk and Mara Onslow, two reporters. The minister, Ilo Harrow, denied it.",
        {"Odran Velk": "victim", "Mara Onslow": "victim"},
    ),
    (
        "two who share a surname",
        "Two brothers died on Friday. Antoine and Joshua Velk were shot dead in their car.",
        {"Antoine Velk": "victim", "Joshua Velk": "victim"},
    ),
    (
        "a surname before 'and' is shared with nobody",
        "Kevin Brown, 20, was shot dead on Friday. Brown and Tess Velk were killed in their car.",
        {"Kevin Brown": "victim", "Tess Velk": "victim"},
    ),
    (
        "surnames that are words of places and bodies",
        "Reginald Street, 19, was charged with murder. The victim, Michael Jordan, 59, was shot dead near Michael Street, 12 men "
        "say.",
        {"Reginald Street": "attacker", "Michael Jordan": "victim"},
    ),
    (
        "one surname spelt in two ways",
        "Mara Onslowe, 24, was shot dead on Friday. Friends of the victim, Mara Onslow, 24, held a vigil.",
        {"Mara Onslowe": "victim"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [r[1:] for r in REPORTS], ids=[r[0] for r in REPORTS])
def test_who_took_part(text: str, expected: dict[str, str]) -> None:
    report, _ = drafts_of(text)
    parsed = Parser().parse(report)
    mentions: tuple[Mention, ...] = find_mentions(parsed, ())
    drafts = count_drafts(Layered(parsed=parsed, passages=find_passages(parsed), mentions=mentions))
    assert {d.value.name: d.field for d in drafts if isinstance(d.value, PartyValue)} == expected


def test_weights_tell_a_victim_from_a_speaker() -> None:
    weights = participant_weights()
    assert 0 < weights.at_least < 1
    assert weights.score(["any: victim before", "any: aged"]) > weights.score(["any: speaks", "any: office before"])


def test_only_long_surnames_may_be_misspelt() -> None:
    assert _misspelt("onslowe", "onslow") and _misspelt("breckson", "brecksen") and _misspelt("onslow", "ionslow")
    assert not _misspelt("velk", "velm") and not _misspelt("breckson", "brocksen") and not _misspelt("onslow", "onslower")


NO_PEOPLE = [
    ("a business", "Odran Velk, 24, was shot dead outside Kilner Grocery on Friday. Police arrived at Kilner Grocery at noon."),
    ("an offence", "Odran Velk, 24, was shot dead. A teenager was booked on charges of Aggravated Manslaughter on Friday."),
    ("a byline", "By Mara Onslow\n\nOdran Velk, 24, was shot dead outside a bakery on Friday."),
    ("two bylines", "By Tess Ilo and Mara Onslow\n\nOdran Velk, 24, was shot dead outside a bakery on Friday."),
    (
        "the author of a post",
        "Odran Velk, 24, was shot dead. Victim was shot twice — Mara Onslow (@monslow) June 12, 2031",
    ),
    (
        "a picture's credit",
        "Odran Velk, 24, was shot dead. Victim's car at the scene. Mara Onslow/Kilner Herald",
    ),
    (
        "a list of clips",
        "0:48 Fair opens in Kilner Pause\n\n1:12 Mara Onslow's murder trial begins\n\n11:30 Two views of a storm\n\n"
        "Odran Velk, 24, was shot dead outside a bakery on Friday.",
    ),
]


@pytest.mark.parametrize("text", [r[1] for r in NO_PEOPLE], ids=[r[0] for r in NO_PEOPLE])
def test_who_only_made_the_report_and_what_is_no_name_is_left_out(text: str) -> None:
    report, _ = drafts_of(text)
    parsed = Parser().parse(report)
    drafts = count_drafts(Layered(parsed=parsed, passages=find_passages(parsed), mentions=find_mentions(parsed, ())))
    assert {d.value.name for d in drafts if isinstance(d.value, PartyValue)} == {"Odran Velk"}


CREDITS = [
    ("Odran Velk (@ovelk) June 12, 2031", True),
    ("Odran Velk reports.", True),
    ("Odran Velk reports his car stolen.", False),
    ("By Odran Velk", True),
    ("He was shot by Odran Velk", False),
    ("Odran Velk/Reuters", True),
    ("Odran Velk / Abu Tareq was killed", False),
    ("0:30 Odran Velk dies\n\n1:15 Storm nears the coast", True),
    ("14:30 Odran Velk dies\n\n15:10 Storm nears the coast", False),
    ("0:30 Odran Velk dies", False),
    ("9:30 p.m. Odran Velk dies\n\n9:45 p.m. Storm nears the coast", False),
    ("Odran Velk dies\n\n1:15 Storm nears the coast", False),
]


@pytest.mark.parametrize(("text", "credit"), CREDITS)
def test_bylines_credits_and_clips_are_told_from_what_happened(text: str, credit: bool) -> None:
    start = text.index("Odran Velk")
    assert is_credit(text, start, start + len("Odran Velk")) is credit
