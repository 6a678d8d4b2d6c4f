# ruff: noqa: E501  (sentences of reports stay on one line)
"""Dossiers made by hand for the exporters: invented places, outlets and people; every claim stands on words of its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from unfog.model import (
    Attribution,
    AttributionId,
    Certainty,
    Change,
    Claim,
    ClaimId,
    Conflict,
    CountValue,
    DateValue,
    Dossier,
    Entity,
    EntityId,
    Event,
    EventId,
    EventTypeValue,
    Field,
    Finding,
    Group,
    Incident,
    IncidentId,
    IncidentLink,
    LinkValue,
    Mention,
    MentionType,
    Origin,
    OriginId,
    PartyValue,
    Passage,
    PlaceMention,
    PlaceValue,
    Position,
    Publication,
    Qualifier,
    Reading,
    Rejected,
    Report,
    ReportId,
    ResponsibilityValue,
    Speaker,
    SpeakerKind,
    StatementValue,
    Time,
    Value,
    make_id,
)
from unfog.model.plain import plain

MARKET = PlaceValue(name="Qadra vegetable market", country="JO", lat=31.2457, lon=36.5113, precision="site", geonameid=None)
TOWN = PlaceValue(name="Qadra", country="JO", lat=31.24, lon=36.5, precision="town", geonameid=250441)
DAY = DateValue(earliest="2031-03-22", latest="2031-03-22", basis="weekday before publication")
HOUR = DateValue(earliest="2031-03-22", latest="2031-03-22", time="14:30", zone="Asia/Amman", precision="minute", basis="stated")
DRONE = EventTypeValue(
    acled=("Explosions/Remote violence", "Air/drone strike"), plover=("ASSAULT", "aerial"), label="drone strike"
)


class Desk:
    """Collects one report and the claims in it."""

    def __init__(
        self,
        name: str,
        outlet: str | None,
        text: str,
        *,
        at: str | None = None,
        language: str | None = "en",
        url: str | None = None,
        forwarded: str | None = None,
    ) -> None:
        title = text.split("\n", 1)[0]
        self.report = Report(
            id=ReportId(make_id("r", name, text)),
            external_id=name,
            text=text,
            outlet=outlet,
            title=title,
            title_length=len(title),
            url=url,
            language=language,
            published=at,
            published_basis="given" if at else "unknown",
            forwarded_from=forwarded,
        )
        self.claims: list[Claim] = []
        self.attributions: list[Attribution] = []
        self.event = EventId(make_id("v", self.report.id))

    def say(
        self,
        field: Field,
        value: Value,
        quote: str,
        speaker: str | None = None,
        kind: SpeakerKind = "official",
        certainty: Certainty | None = None,
        *,
        chain: tuple[str, ...] = (),
        cue: str | None = None,
        superseded: bool = False,
        background: bool = False,
    ) -> ClaimId:
        """One more claim on the words ``quote``; asserted when nobody is named, else reported."""
        span = self.report.find(quote)
        assert span is not None, f"{quote!r} does not stand in {self.report.external_id}"
        attribution = None
        if speaker:
            attribution = AttributionId(make_id("a", self.report.id, span.start, speaker))
            self.attributions.append(
                Attribution(
                    id=attribution,
                    speaker=self.report.find(speaker),
                    cue=self.report.find("said"),
                    content=(span,),
                    style="indirect",
                    kind=kind,
                    name=speaker,
                    chain=chain or (speaker,),
                )
            )
        found = self.report.find(cue) if cue else None
        claim = Claim(
            id=ClaimId(make_id("c", self.report.id, field, span.start, span.end, len(self.claims))),
            report=self.report.id,
            event=self.event,
            field=field,
            value=value,
            span=span,
            attribution=attribution,
            speaker=Speaker(name=speaker, kind=kind if speaker else "outlet", chain=chain or ((speaker,) if speaker else ())),
            certainty=certainty or ("reported" if speaker else "asserted"),
            cues=(found,) if found else (),
            superseded=superseded,
            background=background,
        )
        self.claims.append(claim)
        return claim.id

    def reading(self, rejected: tuple[Rejected, ...] = ()) -> Reading:
        """The finished reading; every layer holds something when there are claims, so that a schema can be held to it."""
        day = self.report.published[:10] if self.report.published else None
        publication = Publication(earliest=day, latest=day, basis="as given" if day else "unknown")
        if not self.claims:
            return Reading(report=self.report, publication=publication, rejected=rejected)
        head = self.report.span(0, self.report.title_length)
        word = self.report.span(0, 1)
        return Reading(
            report=self.report,
            publication=publication,
            passages=(Passage(span=head, kind="headline"),),
            times=(Time(span=word, type="DATE", value="2031-03-22", earliest="2031-03-22", latest="2031-03-22", precision="day"),),
            places=(PlaceMention(span=word, name="Qadra", geonameid=None, country="JO", lat=31.24, lon=36.5, precision="town"),),
            mentions=(Mention(span=word, type="group", entity=EntityId(make_id("e", self.report.id)), name=word.text),),
            attributions=tuple(self.attributions),
            events=(
                Event(
                    id=self.event, type="air/drone strike", trigger=word, mentions=(word,), arguments=(), background=False,
                    date=DAY, place=TOWN,
                ),
            ),
            claims=tuple(self.claims),
            rejected=rejected,
        )  # fmt: skip


def count(number: int | None, qualifier: Qualifier = "exact", group: Group = "all") -> CountValue:
    """A number of people; ``None`` for none reported."""
    top = None if qualifier in ("at least", "more than") else number
    return CountValue(min=number, max=top, qualifier=qualifier, group=group)


def party(name: str | None, entity: str | None = None, label: str | None = None) -> PartyValue:
    """A named or described party."""
    return PartyValue(name=name, entity=EntityId(entity) if entity else None, label=label)


def blame(name: str, stance: str, entity: str | None = None) -> ResponsibilityValue:
    """Who is said to have done it."""
    return ResponsibilityValue(party=name, entity=EntityId(entity) if entity else None, stance=stance)  # type: ignore[arg-type]


def finding(
    value: Any, agreement: str, support: Sequence[ClaimId], oppose: Sequence[ClaimId] = (), origins: int | None = 1, rule: str = "only figure"
) -> Finding:  # fmt: skip
    """A finding with plain data as its value."""
    return Finding(
        value=plain(value), agreement=agreement, support=tuple(support), oppose=tuple(oppose),  # type: ignore[arg-type]
        independent_origins=origins, rule=rule,
    )  # fmt: skip


def independent(reading: Reading) -> Origin:
    """An origin of one report."""
    report = reading.report.id
    return Origin(id=OriginId(make_id("o", report)), reports=(report,), basis="independent", reason="no shared wording found")


BRIGADE, FRONT, SAFI, SAFY = "e-brigade", "e-front", "e-safi", "e-safy"

_NOOR = """Drone hits Qadra market, two killed
QADRA — A drone strike hit the vegetable market of Qadra on Saturday afternoon, killing two people, the civil defence said.
"It came without any warning," said Umm Lina, who sells herbs at the north gate. At least five people were injured, doctors at the district clinic said.
No group has claimed the attack. The army spokesman, Col. Daoud Safi, accused the Sand Front, calling its fighters "terrorists".
In January a rocket killed four people at a bakery in the same district."""

_WIRE = """Three dead in market strike
A drone strike on a market in Qadra killed three people on Saturday, the provincial health office said, raising an earlier toll of two. Seven people were injured.
The Sand Front denied any role in a statement on its channel."""

_ARABIC = """\u063a\u0627\u0631\u0629 \u0639\u0644\u0649 \u0633\u0648\u0642 \u0642\u062f\u0631\u0629
\u0642\u0627\u0644 \u0634\u0647\u0648\u062f \u0639\u064a\u0627\u0646 \u0625\u0646 \u0637\u0627\u0626\u0631\u0629 \u0645\u0633\u064a\u0631\u0629 \u0642\u0635\u0641\u062a \u0627\u0644\u0633\u0648\u0642 \u0628\u0639\u062f \u0638\u0647\u0631 \u0627\u0644\u0633\u0628\u062a."""


def market() -> Dossier:
    """One incident with a rival toll, an update, a copy, a dispute about a name, a link, background and an unread report."""
    noor = Desk("noor.html", "Noor Daily", _NOOR, at="2031-03-22T16:05:00+03:00", url="https://noor.example/qadra?a=1&b=2")
    k1 = noor.say("killed", count(2), "killing two people", "civil defence", "official")
    i1 = noor.say("injured", count(5, "at least"), "At least five people were injured", "doctors at the district clinic", "medic")
    t1 = noor.say("event_type", DRONE, "drone strike")
    p1 = noor.say("place", MARKET, "the vegetable market of Qadra")
    d1 = noor.say("date", DAY, "Saturday afternoon")
    a1 = noor.say(
        "responsibility", blame("the Sand Front", "accuses", FRONT), "accused the Sand Front", "Col. Daoud Safi", "military"
    )
    g1 = noor.say("target", party(None, label="the vegetable market"), "the vegetable market")
    s1 = noor.say(
        "statement", StatementValue(text="It came without any warning"), "It came without any warning", "Umm Lina", "witness"
    )
    b1 = noor.say("killed", count(4), "killed four people", background=True)
    l0 = noor.say("attacker", party(None, label='"terrorists"'), '"terrorists"', "Col. Daoud Safi", "military")

    wire = Desk("wire-1", "Levant Wire", _WIRE, at="2031-03-22T19:40:00+03:00")
    k2 = wire.say("killed", count(3), "killed three people", "provincial health office", "medic")
    wire.say("killed", count(2), "an earlier toll of two", "provincial health office", "medic", superseded=True)
    i2 = wire.say("injured", count(7), "Seven people were injured")
    n2 = wire.say("responsibility", blame("The Sand Front", "denies", FRONT), "The Sand Front denied any role", "The Sand Front", "armed group", "denied")  # fmt: skip
    p2 = wire.say("place", TOWN, "Qadra")
    t2 = wire.say("event_type", DRONE, "drone strike")
    d2 = wire.say("date", DAY, "Saturday")

    copy = Desk("herald-77", "The Coastal Herald", _WIRE.replace("Three dead in market strike", "Market strike kills three"), at="2031-03-22T21:02:00+03:00")  # fmt: skip
    k3 = copy.say("killed", count(3), "killed three people", "provincial health office", "medic")
    i3 = copy.say("injured", count(7), "Seven people were injured")
    p3 = copy.say("place", TOWN, "Qadra")

    army = Desk(
        "channel/result.json#881", "Army press channel (Telegram)",
        "Statement 14\nAt 14:30 our forces struck a weapons store of the Dawn Brigade in the Qadra market area. Two fighters were killed; "
        "there are no indications of civilian casualties at this time. The strike came in response to the attack on Post 9 on 19 March. "
        "Commander Daoud al-Safy was among the dead, a security source said.",
        at="2031-03-22T22:30:00+03:00", forwarded="Ministry newsroom",
    )  # fmt: skip
    k4 = army.say(
        "killed",
        count(2, group="militants"),
        "Two fighters were killed",
        "the army",
        "military",
        chain=("Ministry newsroom", "the army"),
    )
    z4 = army.say(
        "killed", count(None, "none reported", "civilians"), "no indications of civilian casualties", "the army", "military"
    )
    r4 = army.say("responsibility", blame("our forces", "claims", "e-army"), "our forces struck", "the army", "military")
    t4 = army.say("target", party("Dawn Brigade", BRIGADE), "the Dawn Brigade", "the army", "military")
    d4 = army.say("date", HOUR, "At 14:30")
    l4 = army.say("link", LinkValue(type="in response to", to="the attack on Post 9", date="2031-03-19"), "in response to the attack on Post 9 on 19 March", "the army", "military")  # fmt: skip
    v4 = army.say("victim", party("Daoud al-Safy", SAFY), "Daoud al-Safy was among the dead", "a security source", "anonymous official", "unconfirmed", cue="a security source said")  # fmt: skip

    late = Desk(
        "evening.txt", None,
        "Clinic keeps to two dead\nThe district clinic again spoke of two people killed in Qadra, not three. A rocket is what hit the stalls, one trader thinks.",
        at=None,
    )  # fmt: skip
    k5 = late.say("killed", count(2), "two people killed", "district clinic", "medic")
    w5 = late.say("weapon", party(None, label="rocket"), "A rocket", "one trader", "witness", "probable", cue="thinks")

    arabic = Desk(
        "sada.txt",
        "\u0635\u062f\u0649 \u0627\u0644\u062c\u0646\u0648\u0628",
        _ARABIC,
        at="2031-03-22T17:20:00+03:00",
        language="ar",
    )
    unread = Rejected(stage="read", code="language", subject=arabic.report.external_id, detail="the report is in Arabic (ar), which this version does not read; its text is kept.")  # fmt: skip

    readings = [noor.reading(), wire.reading(), copy.reading(), army.reading(), late.reading(), arabic.reading((unread,))]
    claims = [c for r in readings for c in r.claims]
    copied = Origin(
        id=OriginId("o-wire"), reports=(wire.report.id, copy.report.id), basis="same wire copy",
        reason='44 words in a row are shared, beginning "a drone strike on a market in qadra killed"',
    )  # fmt: skip
    cited = Origin(
        id=OriginId("o-cite"),
        reports=(noor.report.id, late.report.id),
        basis="cites",
        reason="the later report names Noor Daily as its source",
    )
    origins = (independent(readings[0]), copied, independent(readings[3]), independent(readings[4]), cited)
    killed = {"low": 2, "best": 2, "high": 3, "by_group": [
        {"group": "civilians", "low": None, "best": None, "high": None, "qualifier": "none reported", "support": [z4]},
        {"group": "militants", "low": 2, "best": 2, "high": 2, "support": [k4]},
    ]}  # fmt: skip
    toll = finding(killed, "conflicting", [k1, k5], [k2, k3], 2, "figure of most voices; rival figures stand")
    sides = [
        {"party": "The Sand Front", "entity": FRONT, "stances": [
            {"stance": "accuses", "speaker": "Col. Daoud Safi", "kind": "military", "claim": a1},
            {"stance": "denies", "speaker": "The Sand Front", "kind": "armed group", "claim": n2}]},
        {"party": "our forces", "entity": "e-army", "stances": [{"stance": "claims", "speaker": "the army", "kind": "military", "claim": r4}]},
    ]  # fmt: skip
    attackers = [
        {"name": "our forces", "entity": "e-army", "status": "claimed by itself", "support": [r4]},
        {"name": "The Sand Front", "entity": FRONT, "status": "accused", "support": [a1, n2]},
        {"name": '"terrorists"', "entity": None, "status": "named", "support": [l0]},
    ]
    targets = [
        {"name": "Dawn Brigade", "entity": BRIGADE, "status": "named", "support": [t4]},
        {"name": "the vegetable market", "entity": None, "status": "named", "support": [g1]},
    ]
    everyone = "everyone named is listed; most voices first"
    findings: Mapping[Field, Finding] = {
        "event_type": finding(DRONE, "agreed", [t1, t2], (), 2, "type used by most voices"),
        "date": finding(HOUR, "agreed", [d1, d2, d4], (), 3, "day given by most voices, finest statement of it"),
        "place": finding(MARKET, "agreed", [p1, p2, p3], (), 2, "finest place near the point of most voices"),
        "responsibility": finding(sides, "conflicting", [a1, r4], [n2], 2, "every stance is listed; none is weighed"),
        "attacker": finding(attackers, "agreed", [r4, a1, l0], [n2], 2, everyone),
        "target": finding(targets, "agreed", [t4, g1], (), 2, everyone),
        "victim": finding([{"name": "Daoud al-Safy", "entity": SAFY, "status": "named", "support": [v4]}], "single source", [v4], (), 1, everyone),
        "weapon": finding([{"name": "rocket", "entity": None, "status": "named", "support": [w5]}], "single source", [w5], (), 1, everyone),
        "killed": toll,
        "injured": finding({"low": 5, "best": 7, "high": 7, "by_group": []}, "updated", [i2, i3], [i1], 2, "latest figure: the toll rose and nobody repeated the lower one"),
    }  # fmt: skip
    conflicts = (
        Conflict(field="killed", positions=(
            Position(value={"min": 2, "max": 2, "group": "all"}, claims=(k1, k5)),
            Position(value={"min": 3, "max": 3, "group": "all"}, claims=(k2, k3)),
        )),
        Conflict(field="responsibility", positions=(
            Position(value={"party": "The Sand Front", "stance": "accuses"}, claims=(a1,)),
            Position(value={"party": "The Sand Front", "stance": "denies"}, claims=(n2,)),
            Position(value={"party": "our forces", "stance": "claims"}, claims=(r4,)),
        )),
    )  # fmt: skip
    first = {"low": 2, "best": 2, "high": 2, "by_group": []}
    then = {"low": 2, "best": 3, "high": 3, "by_group": []}
    changes = (
        Change(at="2031-03-22T13:05:00Z", field="event_type", before=None, after=plain(DRONE), because=(noor.report.id,)),
        Change(at="2031-03-22T13:05:00Z", field="killed", before=None, after=first, because=(noor.report.id,)),
        Change(at="2031-03-22T13:05:00Z", field="injured", before=None, after={"low": 5, "best": 5, "high": None, "by_group": []}, because=(noor.report.id,)),
        Change(at="2031-03-22T16:40:00Z", field="killed", before=first, after=then, because=(wire.report.id,)),
        Change(at="2031-03-22T16:40:00Z", field="injured", before=None, after={"low": 5, "best": 7, "high": 7, "by_group": []}, because=(wire.report.id,)),
        Change(at="2031-03-22T19:30:00Z", field="responsibility", before=None, after=plain(sides), because=(army.report.id,)),
        Change(at="2031-03-22T19:30:00Z", field="killed", before=then, after=killed, because=(army.report.id, late.report.id)),
    )  # fmt: skip
    incident = Incident(
        id=IncidentId("i-market"),
        title="Air/drone strike, Qadra vegetable market, 2031-03-22",
        reports=tuple(r.report.id for r in readings[:5]),
        findings=findings,
        claims=tuple(claims),
        conflicts=conflicts,
        entities=(
            entity(BRIGADE, "group", "Dawn Brigade", ("Dawn Brigade", "the Dawn Brigade")),
            entity(FRONT, "group", "Sand Front", ("The Sand Front", "the Sand Front")),
            entity(SAFI, "person", "Daoud Safi", ("Daoud Safi", "Col. Daoud Safi"), (SAFY,)),
            entity(SAFY, "person", "Daoud al-Safy", ("Daoud al-Safy",), (SAFI,)),
        ),
        origins=origins,
        links=(IncidentLink(type="in response to", to="the attack on Post 9", date="2031-03-19", incident=None, claims=(l4,)),),
        history=changes,
        joined={r.report.id: "same day, 0.4 km apart, same type of event" for r in readings[1:5]},
    )
    assert s1 and b1
    origin_of = {r.report.id: o.id for o in origins[:4] for r in readings if r.report.id in o.reports}
    broken = Rejected(
        stage="ingest", code="not-text", subject="photo.bin", detail="the file holds no text; export it as text or PDF first."
    )
    return Dossier(readings=tuple(readings), incidents=(incident,), rejected=(broken, unread), origin_of=origin_of)


def entity(id: str, type: MentionType, name: str, variants: tuple[str, ...], disputed: tuple[str, ...] = ()) -> Entity:
    """A named entity."""
    return Entity(
        id=EntityId(id), type=type, name=name, variants=variants, disputed_with=tuple(EntityId(d) for d in disputed),
        reasons=("same words but for the article",) if len(variants) > 1 else (),
    )  # fmt: skip


def crowd(number: int = 40, hostile: bool = False) -> Dossier:
    """One incident told by ``number`` reports: long names, one wire copied by every fourth report, two rival tolls.

    With ``hostile`` the texts try to break out of the page.
    """
    attack = '<script>alert("x")</script><img src=x onerror=alert(1)> </mark></section> \u202eevil\u202c \U0001f525 {{ 7*7 }}'
    readings, claims, wire = [], [], []
    killed: dict[int, list[ClaimId]] = {4: [], 6: []}
    dates: list[ClaimId] = []
    for n in range(number):
        outlet = (
            f"The {'Very ' * (n % 9)}Long-Named Regional Observer and Commercial Advertiser no. {n + 1}"
            if n % 3 == 0
            else f"Outlet {n + 1}"
        )
        toll = 6 if n % 4 == 3 else 4
        word = "six" if toll == 6 else "four"
        body = f"Shelling in Tal Marin, update {n + 1}\nShelling hit the Tal Marin bus depot on Tuesday and killed {word} people, a hospital source said. "
        body += "The depot roof fell in and traffic stopped for hours. " * (1 + n % 5)
        if hostile:
            body, outlet = body + attack, attack
        day, hour = 3 + n // 20, n % 20
        desk = Desk(
            f"file-{n:04}.txt",
            outlet,
            body,
            at=f"2031-06-{day:02}T{hour:02}:15:00Z",
            url="javascript:alert(1)" if hostile else None,
        )
        killed[toll].append(desk.say("killed", count(toll), f"killed {word} people", "a hospital source", "anonymous official"))
        dates.append(desk.say("date", DateValue(earliest="2031-06-03", latest="2031-06-03"), "Tuesday"))
        desk.say(
            "killed",
            count(toll, "exact"),
            f"the Tal Marin bus depot on Tuesday and killed {word} people",
            "a hospital source",
            "anonymous official",
        )
        if hostile:
            desk.say("attacker", party(attack, label=attack), attack, attack, "unknown")
        reading = desk.reading()
        readings.append(reading)
        claims += reading.claims
        if n % 4 == 3:
            wire.append(reading.report.id)
    rest = [independent(r) for r in readings if r.report.id not in wire]
    origins = (
        *(
            [Origin(id=OriginId("o-w"), reports=tuple(wire), basis="same wire copy", reason="31 words in a row are shared")]
            if wire
            else []
        ),
        *rest,
    )
    value = {"low": 4, "best": 4, "high": 6, "by_group": []}
    incident = Incident(
        id=IncidentId("i-crowd"),
        title=attack if hostile else "Shelling/artillery/missile attack, Tal Marin, 2031-06-03",
        reports=tuple(r.report.id for r in readings),
        findings={
            "date": finding(DateValue(earliest="2031-06-03", latest="2031-06-03"), "agreed", dates, (), len(rest) + 1, "day given by most voices"),
            "killed": finding(value, "conflicting", killed[4], killed[6], 1, "figure of most voices; rival figures stand"),
        },
        claims=tuple(claims),
        conflicts=(Conflict(field="killed", positions=tuple(
            Position(value={"min": k, "max": k, "group": "all"}, claims=tuple(v)) for k, v in killed.items() if v)),),
        entities=(),
        origins=origins,
        links=(),
        history=(Change(at="2031-06-03T00:15:00Z", field="killed", before=None, after=value, because=(readings[0].report.id,)),),
        joined={},
    )  # fmt: skip
    origin_of = {r: o.id for o in origins for r in o.reports}
    return Dossier(readings=tuple(readings), incidents=(incident,), rejected=(), origin_of=origin_of)


def both() -> Dossier:
    """A dossier of two incidents."""
    one, two = market(), crowd(6)
    return Dossier(
        readings=one.readings + two.readings,
        incidents=one.incidents + two.incidents,
        rejected=one.rejected,
        origin_of={**one.origin_of, **two.origin_of},
    )


EMPTY = Dossier(readings=(), incidents=(), rejected=(), origin_of={})
