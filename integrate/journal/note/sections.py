"""The sections of a note: which facts stand where, and what is said where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export.answers import Kind, kind, settled
from integrate.journal.export.characters import one_line
from integrate.journal.export.measured import is_published
from integrate.journal.export.moments import clock, local
from integrate.journal.export.scenes import result, safety
from integrate.journal.note.document import Row, Section
from integrate.journal.note.wording import adverse_words, charted_words, corrections_words
from integrate.session.charting import AdverseEvent, DistressRated, SignedOver, VitalsTaken
from integrate.session.record import Answered
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from integrate.journal.agreeing import Agreement
    from integrate.journal.export.measured import Total
    from integrate.journal.note.charted import Charted
    from integrate.journal.note.note import Note, Words
    from integrate.journal.note.ticked import Ticked

NOT_RECORDED = later("Not recorded here.")
NOT_WRITTEN = later("Not written.")
"""What stands where there is nothing on record; it says nothing of what was."""
NOT_BY_HAND = later(
    "The return was not marked by hand: no key was pressed, and the script went on by itself."
)
NO_DIAGNOSIS = later("A score is a check-in, not a diagnosis.")
ALWAYS = ("consent", "touch")
"""What is told of also where nothing was agreed."""
AT_LEAVING = ("escort", "contact")
"""What was agreed of leaving and of the days after."""
_DISTRESS = "suds"
"""A number saved under a name with this word in it is a rating of distress."""


class Sections:
    """The sections of one note."""

    def __init__(self, note: Note, zone: tzinfo | None) -> None:
        """Tell of this note; times are those of `zone`, or of this computer."""
        self._note = note
        self._zone = zone

    def all(self) -> Iterator[Section]:
        """Yield every section, in the order they are read in."""
        note = self._note
        before = _("Before the dose")
        if note.dose is None:
            before = _("Vital signs, measures and lists (no mark was set)")
        yield self._section("staff", _("Staff and roles"), self._staff())
        yield self._section("agreements", _("Consent and agreements"), self._agreements())
        yield self._section("before", before, self._before())
        yield self._section("intention", _("Intention, in the person's words"), self._intention())
        yield self._section("timeline", _("Timeline"), self._timeline())
        yield self._section("adverse", _("Adverse events"), self._adverse())
        yield self._section("words", _("In the person's own words"), self._said())
        yield self._section("return", _("Return"), self._return())
        yield self._section("discharge", _("Discharge"), self._discharge())
        yield self._section("plan", _("Plan"), self._own(note.own.plan))
        interpretation = self._own(note.own.interpretation)
        yield self._section("interpretation", _("Interpretation (clinician)"), interpretation)
        notices = tuple(self._notices())
        if notices:
            yield Section("measures", _("About the measures"), notices)

    def _section(self, name: str, heading: str, rows: Iterable[Row]) -> Section:
        return Section(name, heading, tuple(rows) or (Row(_(NOT_RECORDED)),))

    def _time(self, when: datetime) -> str:
        return clock(when, self._zone)

    def _day(self, when: datetime) -> str:
        return local(when, self._zone).date().isoformat()

    # The parts.

    def _staff(self) -> Iterator[Row]:
        staff = self._note.own.staff
        yield Row(staff if staff.strip() else _("Who was there: not recorded here."))
        if self._note.clinician_in_charge:
            yield Row(_("That a clinician is in charge was confirmed before the beginning."))
        for one in self._note.of(SignedOver):
            yield self._charted(one)

    def _agreements(self) -> Iterator[Row]:
        found = {one.about for one in self._note.agreements}
        for about in ALWAYS:
            if about not in found:
                yield Row(f"{about.capitalize()}: {_('not recorded here.')}")
        for one in self._note.agreements:
            yield Row(agreement_words(one, self._day(one.when)))

    def _before(self) -> Iterator[Row]:
        note = self._note
        vitals = [one for one in note.of(VitalsTaken) if note.is_before(one.when)]
        if not vitals:
            yield Row(_("Vital signs: not recorded here."))
        yield from self._rated(vitals, before=True)
        yield from self._totals(one for one in note.lived.totals if note.is_before(one.wall))
        for one in note.earlier:
            day = self._day(one.wall)
            yield from (Row(f"{day}: {row}") for row in _measured(one))
        yield from self._lists(self._other_lists(before=True))

    def _other_lists(self, *, before: bool) -> Iterator[Ticked]:
        """Yield the lists of one side of the dose that have no section of their own."""
        for one in self._note.lists:
            is_other = not one.is_discharge and not one.is_adverse
            if is_other and self._note.is_before(one.when) is before:
                yield one

    def _rated(self, vitals: Iterable[Charted], *, before: bool) -> Iterator[Row]:
        """Yield vital signs and ratings of distress of one side of the dose, in order."""
        note = self._note
        rated = [
            *((one.when, self._charted(one)) for one in vitals),
            *((one.when, self._charted(one)) for one in note.of(DistressRated)),
            *self._scales(),
        ]
        for when, row in sorted(rated, key=lambda pair: pair[0]):
            if note.is_before(when) is before:
                yield row

    def _scales(self) -> Iterator[tuple[datetime, Row]]:
        """Yield the answers to the script's own questions about distress."""
        for entry in settled(self._note.lived.entries).values():
            event = entry.recorded.event
            if isinstance(event, Answered) and _is_of_distress(event):
                text = _("SUDS {value}", value=event.value)
                yield entry.wall, Row(text, self._time(entry.wall))

    def _totals(self, totals: Iterable[Total]) -> Iterator[Row]:
        for one in totals:
            yield from (Row(row, self._time(one.wall)) for row in _measured(one))

    def _lists(self, lists: Iterable[Ticked]) -> Iterator[Row]:
        for one in lists:
            asked = one_line(one.prompt) or one_line(one.name)
            yield Row(asked, self._time(one.when), below=tuple(_items(one)))

    def _intention(self) -> Iterator[Row]:
        for one in self._note.intention:
            yield self._words(one)

    def _said(self) -> Iterator[Row]:
        for one in self._note.said:
            yield self._words(one)

    def _words(self, one: Words) -> Row:
        asked = f"{one_line(one.about)} " if one.about.strip() else ""
        if one.when is None:
            return Row(_("“{words}” (from an earlier session)", words=one.words))
        if self._day(one.when) != self._day(self._note.lived.summary.began):
            return Row(f"{asked}“{one.words}” ({self._day(one.when)})")
        return Row(f"{asked}“{one.words}”", self._time(one.when))

    def _timeline(self) -> Iterator[Row]:
        day = self._day(self._note.lived.summary.began)
        for one in self._note.timeline:
            today = self._day(one.when)
            if today != day:
                day = today
                yield Row(day)
            yield Row(one.text, self._time(one.when), one.struck, one.below)

    def _adverse(self) -> Iterator[Row]:
        found = [self._charted(one) for one in self._note.of(AdverseEvent)]
        yield from found or [Row(_("None written down."))]
        yield from self._lists(one for one in self._note.lists if one.is_adverse)

    def _return(self) -> Iterator[Row]:
        note = self._note
        if note.dose is None:
            return
        since = note.returned or note.dose
        if note.returned is not None:
            yield Row(_("Marked as back"), self._time(note.returned))
        if note.went_on is not None:
            yield Row(_(NOT_BY_HAND), self._time(note.went_on))
        vitals = [one for one in note.of(VitalsTaken) if one.when >= since]
        yield from self._rated(vitals[-1:], before=False)
        if note.returned is not None and not vitals:
            yield Row(_("Vital signs since then: not recorded here."))
        yield from self._totals(one for one in note.lived.totals if not note.is_before(one.wall))
        yield from self._lists(self._other_lists(before=False))

    def _discharge(self) -> Iterator[Row]:
        lists = [one for one in self._note.lists if one.is_discharge]
        if lists:
            yield Row(_("As ticked in the session. The program weighs nothing and clears nobody."))
        else:
            yield Row(_("No list about leaving was answered."))
        yield from self._lists(lists)
        for one in self._note.agreements:
            if one.about in AT_LEAVING and one.session == self._note.lived.summary.id:
                yield Row(agreement_words(one, self._day(one.when)))

    def _own(self, text: str) -> Iterator[Row]:
        yield Row(text if text.strip() else _(NOT_WRITTEN))

    def _notices(self) -> Iterator[Row]:
        totals = [*self._note.lived.totals, *self._note.earlier]
        if totals:
            yield Row(_(NO_DIAGNOSIS))
        notices = {one.measure.id: f"{one.measure.title}: {one.measure.notice}" for one in totals}
        yield from (Row(one) for one in notices.values())

    def _charted(self, one: Charted) -> Row:
        """Return an entry of the chart with its corrections below it."""
        entry = one.entry
        text = adverse_words(entry) if isinstance(entry, AdverseEvent) else charted_words(entry)
        below = corrections_words(one, self._time)
        return Row(text, self._time(one.when), not one.stands, below)


def agreement_words(one: Agreement, day: str) -> str:
    """Return what was agreed about a thing, and on which day it was said."""
    told = later("{about}: {words} (agreed {day})")
    if one.answered:
        told = later("{about}: {words} (answered {day})")
    return _(told, about=one_line(one.about).capitalize(), words=one_line(one.words), day=day)


def _measured(total: Total) -> Iterator[str]:
    yield from filter(None, [result(total), *safety(total)])


def _items(one: Ticked) -> Iterator[str]:
    for words, ticked in one.items:
        told = later("ticked: {words}") if ticked else later("NOT TICKED: {words}")
        yield _(told, words=one_line(words))
    if not one.items:
        yield _("nothing ticked")
    if not one.is_whole:
        yield _("What was not ticked is not on record: this session is older than that.")


def _is_of_distress(event: Answered) -> bool:
    is_named = _DISTRESS in event.name.split("_") and not is_published(event)
    return is_named and kind(event.value, event.words) is Kind.NUMBER
