"""Times in news: invented sentences with TIMEX3 values set by hand, relative to a given publication."""

from __future__ import annotations

import pytest

from tests.read.times.making import time_at

THURSDAY = "2024-03-14"
MONDAY = "2022-10-10"
SATURDAY = "2019-08-03"
WEDNESDAY = "2021-05-12"
NEW_YEAR = "2023-01-01"  # a Sunday

WEEKDAYS = [
    (THURSDAY, "A roadside bomb killed four soldiers near Gao on [Tuesday].", "DATE", "2024-03-12"),
    (THURSDAY, "Police said [Thursday] that the gunman was in custody.", "DATE", "2024-03-14"),
    (THURSDAY, "Gunmen abducted nine farmers in Katsina state last week and freed them on [Friday].", "DATE", "2024-03-08"),
    (THURSDAY, "The suspect will appear before a judge on [Monday].", "DATE", "2024-03-18"),
    (THURSDAY, "He is due in court on [Friday], prosecutors said.", "DATE", "2024-03-15"),
    (THURSDAY, "The funeral is scheduled for [Saturday] in Medellin.", "DATE", "2024-03-16"),
    (THURSDAY, "A vigil will be held at the mosque [Sunday].", "DATE", "2024-03-17"),
    (THURSDAY, "The court remanded both men in custody until [Wednesday].", "DATE", "2024-03-20"),
    (THURSDAY, "A spokesman said [Wednesday] the force would withdraw.", "DATE", "2024-03-13"),
    (THURSDAY, "He will be tried on charges filed [Monday].", "DATE", "2024-03-11"),
    (THURSDAY, "The shelling of Kharkiv resumed [last Friday].", "DATE", "2024-03-08"),
    (THURSDAY, "Talks resume [next Tuesday] in Doha.", "DATE", "2024-03-19"),
    (THURSDAY, "Witnesses described [Tuesday's] ambush as an execution.", "DATE", "2024-03-12"),
    (THURSDAY, "Two tolls are going round for [Tuesday's] shelling.", "DATE", "2024-03-12"),
    (THURSDAY, "Leave is cancelled ahead of [Sunday's] vote.", "DATE", "2024-03-17"),
    (THURSDAY, "On [Monday], three rockets landed near the airport.", "DATE", "2024-03-11"),
    (MONDAY, "Missiles hit the centre of the city on [Monday].", "DATE", "2022-10-10"),
    (MONDAY, "The bridge was damaged by a truck bomb on [Saturday].", "DATE", "2022-10-08"),
    (MONDAY, "The council is expected to vote on [Thursday].", "DATE", "2022-10-13"),
    (SATURDAY, "Two policemen were stabbed in Jolo [early Friday].", "DATE", "2019-08-02"),
    (SATURDAY, "The toll could rise by [Sunday], doctors warned, as the building must be searched.", "DATE", "2019-08-04"),
]  # fmt: skip
NIGHTS = [
    (THURSDAY, "Drones struck an oil depot on [Tuesday night].", "TIME", "2024-03-12TNI"),
    (THURSDAY, "Militants stormed a village in Ituri [late Wednesday night].", "TIME", "2024-03-13TNI"),
    (THURSDAY, "An officer was shot dead in Guayaquil [last night].", "TIME", "2024-03-13TNI"),
    (THURSDAY, "The army said it would hold its positions [tonight].", "TIME", "2024-03-14TNI"),
    (THURSDAY, "Air strikes hit Khartoum North [this morning].", "TIME", "2024-03-14TMO"),
    (THURSDAY, "At least five people died in the shelling [overnight].", "TIME", "2024-03-13TNI"),
    (THURSDAY, "A mosque was set alight [overnight Monday].", "TIME", "2024-03-11TNI"),
    (THURSDAY, "A grenade was thrown into a bar in [the early hours of Sunday].", "TIME", "2024-03-10TMO"),
    (THURSDAY, "Soldiers raided the camp at [dawn on Wednesday].", "TIME", "2024-03-13TMO"),
    (THURSDAY, "The bus was attacked [Sunday afternoon] near Lalibela.", "TIME", "2024-03-10TAF"),
    (THURSDAY, "She was killed on Monday; her brother was shot [the following morning].", "TIME", "2024-03-12TMO"),
    (THURSDAY, "The raid began on Tuesday and [that night] the market burned.", "TIME", "2024-03-12TNI"),
    (SATURDAY, "A car bomb went off outside the station [yesterday evening].", "TIME", "2019-08-02TEV"),
    (WEDNESDAY, "Rockets were fired at Ashkelon on [Tuesday evening].", "TIME", "2021-05-11TEV"),
]  # fmt: skip
CLOCKS = [
    (THURSDAY, "The blast occurred at [9:15 a.m. Tuesday] outside a bank.", "TIME", "2024-03-12T09:15"),
    (THURSDAY, "Gunfire broke out at about [11 p.m. on Saturday].", "TIME", "2024-03-09T23:00"),
    (THURSDAY, "The convoy came under fire at [1830 GMT].", "TIME", "2024-03-14T18:30Z"),
    (THURSDAY, "On Tuesday two gunmen opened fire at [21:35] near the port.", "TIME", "2024-03-12T21:35"),
    (THURSDAY, "Sirens sounded at [6 o'clock in the evening].", "TIME", "2024-03-14T18:00"),
    (THURSDAY, "The drone was shot down at [4:05 a.m. (Moscow time) March 12].", "TIME", "2024-03-12T04:05"),
    (THURSDAY, "The village was shelled at [0715 hrs yesterday].", "TIME", "2024-03-13T07:15"),
    (THURSDAY, "The attack at [2:40 p.m. local time] killed a guard.", "TIME", "2024-03-14T14:40"),
    (THURSDAY, "A second rocket fell at [3.20pm yesterday].", "TIME", "2024-03-13T15:20"),
    (THURSDAY, "The report gives the time of the strike as [120430ZMAR24].", "TIME", "2024-03-12T04:30Z"),
    (WEDNESDAY, "A siren was heard at [noon local time on Tuesday].", "TIME", "2021-05-11T12:00"),
]  # fmt: skip
DATES = [
    (THURSDAY, "Thirteen miners were killed on [February 27].", "DATE", "2024-02-27"),
    (THURSDAY, "Two aid workers were shot on [8 March] in Bria.", "DATE", "2024-03-08"),
    (THURSDAY, "The massacre took place on [November 5].", "DATE", "2023-11-05"),
    (THURSDAY, "The trial will open on [April 22].", "DATE", "2024-04-22"),
    (THURSDAY, "He was arrested on [Friday, March 8], police said.", "DATE", "2024-03-08"),
    (THURSDAY, "The town fell on [Feb. 17, 2024].", "DATE", "2024-02-17"),
    (THURSDAY, "Clashes have continued since [December].", "DATE", "2023-12"),
    (THURSDAY, "Rebels seized the town in [January].", "DATE", "2024-01"),
    (THURSDAY, "A new force will deploy in [May].", "DATE", "2024-05"),
    (THURSDAY, "The shelling began on [the 5th].", "DATE", "2024-03-05"),
    (THURSDAY, "A church was bombed on [Saturday the 9th].", "DATE", "2024-03-09"),
    (THURSDAY, "The raid of [3/12/2024] left six dead.", "DATE", "2024-03-12"),
    (THURSDAY, "The order is dated [2024-03-01].", "DATE", "2024-03-01"),
    (THURSDAY, "The statement is dated [1 Ramadan 1445].", "DATE", "2024-03-11"),
    (NEW_YEAR, "A nightclub was attacked on [December 30].", "DATE", "2022-12-30"),
    (NEW_YEAR, "Police had foiled a plot on [New Year's Eve].", "DATE", "2022-12-31"),
    (THURSDAY, "Thirty people died in attacks on [Christmas Day].", "DATE", "2023-12-25"),
]  # fmt: skip
RELATIVE = [
    (THURSDAY, "Six people were killed [yesterday].", "DATE", "2024-03-13"),
    (THURSDAY, "The governor visits the village [today].", "DATE", "2024-03-14"),
    (THURSDAY, "Schools will stay closed [tomorrow].", "DATE", "2024-03-15"),
    (THURSDAY, "The mayor was wounded on Monday, [two days earlier] than planned.", "DATE", "2024-03-09"),
    (THURSDAY, "He died on Wednesday after being shot [the previous day].", "DATE", "2024-03-12"),
    (THURSDAY, "The rebels took the bridge on Sunday and lost it [the next day].", "DATE", "2024-03-11"),
    (THURSDAY, "Violence has killed 40 people [this week].", "DATE", "2024-W11"),
    (THURSDAY, "Nearly 300 students were kidnapped [last week].", "DATE", "2024-W10"),
    (THURSDAY, "[Earlier this month] a prison was stormed.", "DATE", "2024-03"),
    (THURSDAY, "Troops entered the city [last month].", "DATE", "2024-02"),
    (THURSDAY, "The ceasefire collapsed [last year].", "DATE", "2023"),
    (THURSDAY, "Clashes over [the weekend] left 20 dead.", "DATE", "2024-W10-WE"),
    (THURSDAY, "The ambush came [three days ago].", "DATE", "2024-03-11"),
    (THURSDAY, "The siege began [two weeks ago].", "DATE", "2024-W09"),
    (THURSDAY, "The war broke out [five months ago].", "DATE", "2023-10"),
    (THURSDAY, "His father was killed [ten years ago].", "DATE", "2014"),
    (THURSDAY, "The offensive was launched [last October].", "DATE", "2023-10"),
    (THURSDAY, "Fighting peaked [last summer].", "DATE", "2023-SU"),
    (WEDNESDAY, "The group had claimed [last Saturday's] school bombing.", "DATE", "2021-05-08"),
]  # fmt: skip
VAGUE_AND_LONG = [
    (THURSDAY, "The area is [now] under army control.", "DATE", "PRESENT_REF"),
    (THURSDAY, "Fighters [currently] hold the hill.", "DATE", "PRESENT_REF"),
    (THURSDAY, "The group has [recently] stepped up its raids.", "DATE", "PAST_REF"),
    (THURSDAY, "He was arrested on Tuesday, [a day after] he fled.", "DURATION", "P1D"),
    (THURSDAY, "The gun battle lasted [two hours].", "DURATION", "PT2H"),
    (THURSDAY, "It has fought the state for [several years].", "DURATION", "PXY"),
    (THURSDAY, "The siege went on for [three and a half months].", "DURATION", "P3.5M"),
    (THURSDAY, "At least 60 people died in [the past 24 hours].", "DURATION", "PT24H"),
    (THURSDAY, "The hostages were held for [half an hour].", "DURATION", "PT30M"),
    (THURSDAY, "A [17-year-old] boy was among the dead.", "DURATION", "P17Y"),
    (THURSDAY, "Patrols pass [every day].", "SET", "P1D"),
    (THURSDAY, "Protesters gather [every Friday].", "SET", "XXXX-WXX-5"),
    (THURSDAY, "The ministry publishes the figures [weekly].", "SET", "P1W"),
    (THURSDAY, "Thousands flee [annually].", "SET", "P1Y"),
    (THURSDAY, "The market is shelled [twice a week].", "SET", "P1W"),
    (THURSDAY, "The conflict dates from [the 1980s].", "DATE", "198"),
    (THURSDAY, "The feud began in [the nineteenth century].", "DATE", "18"),
    (THURSDAY, "Spending rose in [fiscal 2013].", "DATE", "2013"),
    (THURSDAY, "Attacks doubled in [the third quarter of 2022].", "DATE", "2022-Q3"),
    (THURSDAY, "The town was retaken in [the spring of 2017].", "DATE", "2017-SP"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("published", "sentence", "kind", "value"),
    [*WEEKDAYS, *NIGHTS, *CLOCKS, *DATES, *RELATIVE, *VAGUE_AND_LONG],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_value_of_a_time_in_news(published: str, sentence: str, kind: str, value: str) -> None:
    time = time_at(sentence, published)
    assert (time.type, time.value) == (kind, value)


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest", "precision"),
    [
        ("A shell hit the clinic on [Tuesday night].", "2024-03-12", "2024-03-12", "day"),
        ("The clinic was hit [overnight].", "2024-03-13", "2024-03-14", "day"),
        ("The clinic was hit at [7:05 p.m. Monday].", "2024-03-11T19:05", "2024-03-11T19:05", "minute"),
        ("The clinic was hit [last week].", "2024-03-04", "2024-03-10", "week"),
        ("The clinic was hit over [the weekend].", "2024-03-09", "2024-03-10", "day"),
        ("The clinic was hit [last month].", "2024-02-01", "2024-02-29", "month"),
        ("The clinic was hit in [2022].", "2022-01-01", "2022-12-31", "year"),
        ("The clinic was hit in [the 1990s].", "1990-01-01", "1999-12-31", "year"),
        ("The clinic was shelled for [two hours].", None, None, None),
        ("The clinic is shelled [every day].", None, None, None),
        ("The clinic is [now] closed.", None, None, None),
    ],
)  # fmt: skip
def test_interval_and_precision(sentence: str, earliest: str | None, latest: str | None, precision: str | None) -> None:
    time = time_at(sentence, THURSDAY)
    assert (time.earliest, time.latest, time.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("sentence", "zone"),
    [
        ("The missile fell at [3:10 a.m. Kyiv time].", "Europe/Kyiv"),
        ("The missile fell at [0110 GMT].", "UTC"),
        ("The missile fell at [8 p.m. EST].", "America/New_York"),
        ("The missile fell at [8 p.m. ET].", "America/New_York"),
        ("The missile fell at [9:30 p.m. (Baghdad time), March 11].", "Asia/Baghdad"),
        ("The missile fell at [9:30 p.m. local time].", None),
        ("The missile fell at [9:30 p.m. on Monday].", None),
    ],
)
def test_zone_of_a_clock(sentence: str, zone: str | None) -> None:
    assert time_at(sentence, THURSDAY).zone == zone


def test_local_time_is_named_in_the_basis() -> None:
    assert "local time of the scene" in time_at("It fell at [9:30 p.m. local time].", THURSDAY).basis


@pytest.mark.parametrize(
    "sentence",
    [
        "The march went on and some may have died.",
        "April Hudson lives at 1950 Marsh Road.",
        "He was treated with 1,200 other patients, of whom 2000 people left.",
        "The ship fired from Spring Street while the patient held on for a second.",
        "The vote was 12-7.",
        "Flight 2012 was late.",
        "Call the tip line at 555-1999.",
    ],
)
def test_words_that_are_no_times(sentence: str) -> None:
    from tests.read.times.making import read

    assert [time.span.text for time in read(sentence, THURSDAY)[0]] == []


def test_a_published_instant_counts_in_its_own_local_day() -> None:
    time = time_at("The car was hit on [Wednesday night].", "2024-02-08T00:45+03:00")
    assert time.value == "2024-02-07TNI"
    assert time.basis == "weekday before publication"


@pytest.mark.parametrize(
    ("sentence", "value", "earliest", "latest"),
    [
        ("Two were killed during [Ramadan].", "2024-XX", "2024-03-10", "2024-04-10"),
        ("The raid came on [Eid al-Adha].", "2023-06-29", "2023-06-28", "2023-06-30"),
        ("The talks will resume after [Eid al-Fitr].", "2024-04-10", "2024-04-09", "2024-04-11"),
    ],
)
def test_feasts_of_the_islamic_calendar_reach_a_day_either_way(sentence: str, value: str, earliest: str, latest: str) -> None:
    time = time_at(sentence, THURSDAY)
    assert (time.value, time.earliest, time.latest) == (value, earliest, latest)
