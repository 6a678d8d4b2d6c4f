"""Times in news of business, politics, sport and conflict: invented sentences with TIMEX3 values set by hand."""

from __future__ import annotations

import pytest

from tests.read.times.making import read, time_at

THURSDAY = "2013-05-16"
AUTUMN = "2019-11-05"  # a Tuesday
FEBRUARY = "2023-02-08"  # a Wednesday

SENTENCES = [
    (AUTUMN, "Net profit at the miner rose to $40 million in [the third quarter].", "DATE", "2019-Q3"),
    (FEBRUARY, "The airline lost $90 million in [the fourth quarter], it said.", "DATE", "2022-Q4"),
    (FEBRUARY, "Sales should recover in [the third quarter], the firm said.", "DATE", "2023-Q3"),
    (THURSDAY, "Revenue fell 4 percent from [a year earlier].", "DATE", "2012"),
    (THURSDAY, "The factory employed 900 people [a year ago].", "DATE", "2012"),
    (THURSDAY, "Exports doubled [last year] and may double again this year.", "DATE", "2012"),
    (THURSDAY, "Exports may double again [this year].", "DATE", "2013"),
    (THURSDAY, "The bank cut rates [early this month].", "DATE", "2013-05"),
    (THURSDAY, "Shares have lost a tenth in [the past three months].", "DURATION", "P3M"),
    (THURSDAY, "Fuel has been scarce in [recent weeks].", "DATE", "PAST_REF"),
    (THURSDAY, "The lender cut 600 jobs in [the first half of 2012].", "DATE", "2012-H1"),
    (THURSDAY, "Orders fell in [the first nine months].", "DURATION", "P9M"),
    (THURSDAY, "The deal should close by [the end of the year].", "DATE", "2013"),
    (THURSDAY, "The pact was signed in [Oct. 2011].", "DATE", "2011-10"),
    (THURSDAY, "The party has ruled since [the mid-1990s].", "DATE", "199"),
    (THURSDAY, "He has led the union for [two decades].", "DURATION", "P2DE"),
    (THURSDAY, "The talks dragged on [for years].", "DURATION", "PXY"),
    (THURSDAY, "Rain is likely in [the coming days].", "DATE", "FUTURE_REF"),
    (THURSDAY, "The two sides held [a weeklong] meeting.", "DURATION", "P1W"),
    (THURSDAY, "She led [a yearlong] inquiry.", "DURATION", "P1Y"),
    (THURSDAY, "Voters go to the polls on [Sunday].", "DATE", "2013-05-19"),
    (THURSDAY, "The minister resigned [Wednesday].", "DATE", "2013-05-15"),
    (THURSDAY, "The vote, set for [June 14], will be close.", "DATE", "2013-06-14"),
    (THURSDAY, "The vote takes place [next month].", "DATE", "2013-06"),
    (THURSDAY, "The senate will vote [later this month].", "DATE", "2013-05"),
    (THURSDAY, "The premier has been in office since [December].", "DATE", "2012-12"),
    (THURSDAY, "The party won in [November 2010].", "DATE", "2010-11"),
    (THURSDAY, "The visitors won 3-1 on [Saturday night].", "TIME", "2013-05-11TNI"),
    (THURSDAY, "The match kicks off at [8 p.m. Friday].", "TIME", "2013-05-17T20:00"),
    (THURSDAY, "The sides meet again on [Tuesday afternoon].", "TIME", "2013-05-21TAF"),
    (THURSDAY, "She won the race [last Sunday].", "DATE", "2013-05-12"),
    (THURSDAY, "The striker signed a [four-year] contract.", "DURATION", "P4Y"),
    (THURSDAY, "The club last won the cup in [1987].", "DATE", "1987"),
    (THURSDAY, "The market opens on [Fridays].", "SET", "XXXX-WXX-5"),
    (THURSDAY, "The courts are closed on [weekends].", "SET", "XXXX-WXX-WE"),
    (THURSDAY, "Planes hit the towers in [the Sept. 11] attacks.", "DATE", "2001-09-11"),
    (THURSDAY, "The agency was set up after [the September 11] attacks.", "DATE", "2001-09-11"),
    (THURSDAY, "Security was raised after [9/11].", "DATE", "2001-09-11"),
    (THURSDAY, "The rebels fired on the town [earlier in the day].", "DATE", "2013-05-16"),
    (THURSDAY, "The army was in charge [at the time].", "DATE", "PAST_REF"),
    (THURSDAY, "There was no government [at that time].", "DATE", "PAST_REF"),
    (THURSDAY, "The siege lasted [two-and-a-half years].", "DURATION", "P2.5Y"),
    (THURSDAY, "The sect has killed hundreds over [the last four years].", "DURATION", "P4Y"),
    (THURSDAY, "The pair met [the same day].", "DATE", "2013-05-16"),
    (THURSDAY, "Power was cut for [half a day].", "DURATION", "PT12H"),
    (THURSDAY, "[Half a century] of peace ended.", "DURATION", "P50Y"),
    (THURSDAY, "Troops left in [mid-April].", "DATE", "2013-04"),
    (THURSDAY, "A truce began at [midnight on Monday].", "TIME", "2013-05-13T24:00"),
    (THURSDAY, "The blast came at around [7 a.m. Tuesday].", "TIME", "2013-05-14T07:00"),
    (THURSDAY, "The law expires at [year's end].", "DATE", "2013"),
    (THURSDAY, "The troops must leave by [year-end].", "DATE", "2013"),
    (THURSDAY, "The trial opened [a month ago].", "DATE", "2013-04"),
    (THURSDAY, "He was freed on May 8 and rearrested [two days later].", "DATE", "2013-05-10"),
    (THURSDAY, "Prices rise [every month].", "SET", "P1M"),
    (THURSDAY, "The council meets [every two weeks].", "SET", "P2W"),
    (THURSDAY, "The convoy runs [every Monday].", "SET", "XXXX-WXX-1"),
    (THURSDAY, "The [annual] report is due.", "SET", "P1Y"),
    (THURSDAY, "The [daily] toll keeps rising.", "SET", "P1D"),
    (THURSDAY, "The ceasefire holds for [now].", "DATE", "PRESENT_REF"),
    (THURSDAY, "The two were allies [a decade ago].", "DATE", "200"),
    (THURSDAY, "Elections were held [last autumn].", "DATE", "2012-FA"),
    (THURSDAY, "Harvests failed in [the summer of 2010].", "DATE", "2010-SU"),
    (THURSDAY, "A second round is due in [two weeks].", "DURATION", "P2W"),
    (THURSDAY, "Fighting killed 12 people over [the weekend].", "DATE", "2013-W19-WE"),
    (THURSDAY, "The firm lost money in [the quarter].", "DATE", "2013-Q2"),
    (THURSDAY, "The talks will resume [this weekend].", "DATE", "2013-W20-WE"),
    (THURSDAY, "The port fell on Monday, [the third day of the offensive].", "DATE", "2013-05-13"),
    (THURSDAY, "It was built in [a decades-long] effort.", "DURATION", "PXDE"),
    (THURSDAY, "Mothers march on [the second Sunday in May].", "DATE", "2013-05-12"),
    (THURSDAY, "The rebuilding took [3 1/2 years].", "DURATION", "P3.5Y"),
    (THURSDAY, "Prices tripled in [the last decade].", "DURATION", "P1DE"),
    (THURSDAY, "The dam burst [a long time ago].", "DATE", "PAST_REF"),
    (THURSDAY, "[Three-day] talks opened on Monday.", "DURATION", "P3D"),
    (THURSDAY, "The [57-year-old] driver was shot.", "DURATION", "P57Y"),
    (THURSDAY, "It averaged 4 percent in the [12 months] to April.", "DURATION", "P12M"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "sentence", "kind", "value"), SENTENCES, ids=lambda part: part)
def test_value_of_a_time_in_news(published: str, sentence: str, kind: str, value: str) -> None:
    time = time_at(sentence, published)
    assert (time.type, time.value) == (kind, value)


@pytest.mark.parametrize(
    "sentence",
    [
        "The former prime minister said this time would be different.",
        "At the same time, the court cleared him.",
        "The fall of the Citadel was blamed on a mutiny.",
        "It was the third deal in as many months.",
        "Some day it will be rebuilt.",
    ],
)
def test_words_that_news_does_not_count_as_times(sentence: str) -> None:
    assert [time.span.text for time in read(sentence, THURSDAY)[0]] == []


def test_a_season_that_names_a_kind_has_no_year() -> None:
    time = time_at("The troops went into [winter] quarters.", THURSDAY)
    assert (time.value, time.earliest, time.latest) == ("XXXX-WI", None, None)


@pytest.mark.parametrize(
    ("sentence", "type_", "value", "reach"),
    [
        ("Drones struck on [the night of 3 to 4 March].", "TIME", "2031-03-03TNI", ("2031-03-03", "2031-03-04")),
        ("Drones struck on [the night of March 3-4].", "TIME", "2031-03-03TNI", ("2031-03-03", "2031-03-04")),
        ("At [02:15] on the night of 3 to 4 March a drone struck.", "TIME", "2031-03-04T02:15", ("2031-03-04T02:15",) * 2),
        ("At [23:40] on the night of 3 to 4 March a drone struck.", "TIME", "2031-03-03T23:40", ("2031-03-03T23:40",) * 2),
        ("They fired at [18:30 local time] (15:30 GMT) on Tuesday.", "TIME", "2031-03-04T18:30", ("2031-03-04T18:30",) * 2),
        ("The strike came at approximately [0430 hours] on 3 March.", "TIME", "2031-03-03T04:30", ("2031-03-03T04:30",) * 2),
        ("The strike came at [0700 EST Sunday].", "TIME", "2031-03-02T07:00-05", ("2031-03-02T07:00",) * 2),
        ("The raid came on [the eve of Eid al-Fitr].", "DATE", "2031-01-24", ("2031-01-23", "2031-01-25")),
        ("He was killed on [5 Khordad].", "DATE", "2030-05-26", ("2030-05-26", "2030-05-26")),
        ("He was killed on [27 Rajab].", "DATE", "2030-11-23", ("2030-11-22", "2030-11-24")),
        ("The museum reopened [this weekend].", "DATE", "2031-W09-WE", ("2031-03-01", "2031-03-02")),
        ("The pumps ran for [0430 days].", "DURATION", "P430D", (None, None)),
    ],
)
def test_clocks_nights_and_other_calendars(sentence: str, type_: str, value: str, reach: tuple[str | None, str | None]) -> None:
    published = "2031-03-03" if "weekend" in sentence else "2031-03-05"
    time = time_at(sentence, published)
    assert (time.type, time.value, (time.earliest, time.latest)) == (type_, value, reach)
