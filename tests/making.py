"""Readings made by hand: every claim still stands on words of its report."""

from __future__ import annotations

from dataclasses import replace

from unfog.model import (
    Certainty,
    Claim,
    ClaimId,
    CountValue,
    DateValue,
    Event,
    EventId,
    EventTypeValue,
    Field,
    Mention,
    PlaceValue,
    Publication,
    Reading,
    Report,
    ReportId,
    ResponsibilityValue,
    Speaker,
    SpeakerKind,
    Value,
    make_id,
)


class Newsroom:
    """Makes readings of one happening, a strike on a market in Harnabad on 2031-05-04 (an invented town)."""

    def reading(self, name: str, text: str, *, at: str | None = None, outlet: str | None = None) -> Reading:
        """A reading with one event whose trigger is the word ``strike``."""
        report = Report(
            id=ReportId(make_id("r", name, text)), external_id=name, text=text, outlet=outlet or name, published=at, language="en"
        )
        trigger = report.find("strike") or report.span(0, len(text))
        place = PlaceValue(name="Harnabad", country="XX", lat=10.0, lon=20.0, precision="town", geonameid=None)
        event = Event(
            id=EventId(make_id("v", report.id, trigger.start)),
            type="air/drone strike",
            trigger=trigger,
            mentions=(trigger,),
            arguments=(),
            background=False,
            date=DateValue(earliest="2031-05-04", latest="2031-05-04"),
            place=place,
        )
        day = at[:10] if at else None
        return Reading(
            report=report, publication=Publication(earliest=day, latest=day, basis="as given"), events=(event,), passages=()
        )

    def claim(
        self,
        reading: Reading,
        field: Field,
        value: Value,
        quote: str,
        *,
        speaker: str | None = None,
        kind: SpeakerKind = "official",
        certainty: Certainty = "reported",
        superseded: bool = False,
        background: bool = False,
    ) -> Reading:
        """The reading with one more claim, on the words ``quote`` of its text."""
        span = reading.report.find(quote)
        assert span is not None, f"{quote!r} does not stand in the report"
        claim = Claim(
            id=ClaimId(make_id("c", reading.report.id, field, span.start, span.end, len(reading.claims))),
            report=reading.report.id,
            event=reading.events[0].id,
            field=field,
            value=value,
            span=span,
            attribution=None,
            speaker=Speaker(name=speaker, kind=kind if speaker else "outlet", chain=(speaker,) if speaker else ()),
            certainty=certainty,
            superseded=superseded,
            background=background,
        )
        return replace(reading, claims=(*reading.claims, claim))

    def killed(
        self, reading: Reading, number: int, quote: str, *, speaker: str | None = None, superseded: bool = False
    ) -> Reading:
        """A claim that ``number`` people were killed."""
        value = CountValue(min=number, max=number, qualifier="exact", group="all")
        return self.claim(reading, "killed", value, quote, speaker=speaker, superseded=superseded)

    def told(self, name: str, number: int, *, at: str, speaker: str | None = None) -> Reading:
        """A whole small report: the strike, its day and place, and one toll by one speaker."""
        said = f" {speaker} said {number} people were killed." if speaker else f" {number} people were killed."
        reading = self.reading(name, f"A strike hit the market of Harnabad on Sunday.{said}", at=at)
        kind = EventTypeValue(
            acled=("Explosions/Remote violence", "Air/drone strike"), plover=("ASSAULT", "aerial"), label="strike"
        )
        reading = self.claim(reading, "event_type", kind, "strike", certainty="asserted")
        reading = self.claim(
            reading, "date", DateValue(earliest="2031-05-04", latest="2031-05-04"), "Sunday", certainty="asserted"
        )
        place = reading.events[0].place
        assert place is not None
        reading = self.claim(reading, "place", place, "Harnabad", certainty="asserted")
        return self.killed(reading, number, f"{number} people were killed", speaker=speaker)

    def stance(self, reading: Reading, party: str, stance: str, quote: str, speaker: str) -> Reading:
        """A claim about who did it."""
        value = ResponsibilityValue(party=party, entity=None, stance=stance)  # type: ignore[arg-type]
        return self.claim(reading, "responsibility", value, quote, speaker=speaker)

    def mention(self, reading: Reading, words: str) -> Reading:
        """The reading with a named person."""
        span = reading.report.find(words)
        assert span is not None
        from unfog.model import EntityId

        mention = Mention(span=span, type="person", entity=EntityId(make_id("e", reading.report.id, words)), name=words)
        return replace(reading, mentions=(*reading.mentions, mention))
