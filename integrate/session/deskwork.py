"""What a therapist does beside the script: the chart, the marks and the checks.

Every change of the desk is recorded first; a replay of the records makes the same desk. Nothing
here changes the step that is shown, and on a patient's screen there is no desk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.script.verbs import Mark
from integrate.session.answering import Refused
from integrate.session.charting import Corrected
from integrate.session.desk import Desk, SettledCheck, Written
from integrate.session.desk import SetMark as MarkSet
from integrate.session.effects import Alert, Record
from integrate.session.plausible import refuse_impossible, refuse_wrong_moment
from integrate.session.program import Role
from integrate.session.record import GRACE, Away, CheckDone, CheckDue, CheckMissed, Recorded
from integrate.session.schedule import Schedule, Turn
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.script.model import Script
    from integrate.session.charting import ChartEntry
    from integrate.session.effects import Effect
    from integrate.session.program import Program
    from integrate.session.record import Event, Seconds
    from integrate.session.schedule import Turned
    from integrate.session.trail import Trail

NO_DESK = later("Only a therapist's screen keeps a chart, marks and checks.")
NO_SUCH_MARK = later("The script has no mark “{mark}”; it has: {known}.")
NO_MARKS = later("This script has no marks.")
NOT_WAITING = later("No check with the number {number} is waiting.")


class Deskwork:
    """The desk of one session as it changes."""

    def __init__(self, script: Script, role: Role, program: Program) -> None:
        """Lay an empty desk; for a patient there is none."""
        led = role is Role.THERAPIST
        self._schedule = Schedule(script.checks if led else ())
        self._desk = Desk(mark_names=_mark_names(script, program)) if led else None

    @property
    def desk(self) -> Desk | None:
        """The desk as it is now; None on a patient's screen."""
        return self._desk

    def begin(self, now: Seconds) -> None:
        """Begin with the session."""
        if self._desk is not None:
            self._desk = replace(self._desk, began=now)

    @property
    def next_due(self) -> Seconds | None:
        """When the next check is due; None when none is planned."""
        return self._schedule.next_due

    def chart(self, entry: ChartEntry, now: Seconds) -> list[Effect]:
        """Write an entry down under the next number. Raises `Refused` when it cannot be true."""
        desk = self._need()
        refuse_impossible(entry, now, len(desk.chart))
        numbered = replace(entry, number=len(desk.chart) + 1)
        chart = list(desk.chart)
        if isinstance(numbered, Corrected):
            wrong = chart[numbered.of - 1]
            chart[numbered.of - 1] = replace(wrong, corrected_by=numbered.number)
        self._desk = replace(desk, chart=(*chart, Written(numbered, now)))
        return [_record(now, numbered)]

    def refuse_mark(self, mark: str, moment: Seconds | None, now: Seconds) -> None:
        """Raise `Refused` when a mark cannot be set so."""
        known = self._need().mark_names
        if mark not in known:
            words = ", ".join(known)
            raise Refused(_(NO_SUCH_MARK, mark=mark, known=words) if known else _(NO_MARKS))
        if moment is not None:
            refuse_wrong_moment(moment, now)

    def is_set(self, mark: str) -> bool:
        """Tell whether a mark was set."""
        return self._desk is not None and any(one.name == mark for one in self._desk.marks)

    def mark(self, mark: str, moment: Seconds | None, now: Seconds) -> None:
        """Set a mark and plan its checks anew; a moment by hand puts right one set before."""
        if self._desk is None:
            return
        at = now if moment is None else moment
        marks = {one.name: one for one in self._desk.marks}
        self._schedule.mark(mark, at, now, corrected=moment is not None and mark in marks)
        marks[mark] = MarkSet(mark, at)
        order = self._desk.mark_names
        self._desk = replace(self._desk, marks=tuple(marks[one] for one in order if one in marks))
        self._lay_checks()

    def do_check(self, check: int, now: Seconds) -> list[Effect]:
        """Tick a check off. Raises `Refused` when it is not waiting."""
        self._need()
        done = self._schedule.find(check)
        if done is None:
            raise Refused(_(NOT_WAITING, number=check))
        self._schedule.settle(check)
        self._settle(SettledCheck(done, now, late=now - done.due > GRACE))
        self._lay_checks()
        return [_record(now, CheckDone(done.id, done.do, done.after, done.due))]

    def take_due(self, moment: Seconds, now: Seconds) -> list[Effect]:
        """Tell of the checks that have come due by a moment; pauses do not hold them up."""
        turned = self._schedule.take_due(moment)
        return self._tell(turned, now) if turned else []

    def come_back(self, began: Seconds, why: str, now: Seconds) -> list[Effect]:
        """Tell what was missed while the program did not run; nothing of it is alerted."""
        turned, unlisted = self._schedule.come_back(now)
        away = _record(now, Away(began, why, unlisted))
        return [away, *self._tell(turned, now)]

    def hold(self, now: Seconds) -> None:
        """Begin a pause."""
        if self._desk is not None:
            self._desk = replace(self._desk, paused_since=now)

    def release(self, now: Seconds) -> None:
        """End a pause, if there is one."""
        if self._desk is not None and self._desk.paused_since is not None:
            paused = self._desk.paused + now - self._desk.paused_since
            self._desk = replace(self._desk, paused=paused, paused_since=None)

    def end(self, now: Seconds) -> list[Effect]:
        """End what goes on beside the script; what still waits is missed."""
        self.release(now)
        return self._tell(self._schedule.end(), now)

    def show(self, trail: Trail) -> None:
        """Lay out the cues as they stand."""
        if self._desk is not None and self._desk.cues is not (cues := trail.cues()):
            self._desk = replace(self._desk, cues=cues)

    def _need(self) -> Desk:
        if self._desk is None:
            raise Refused(_(NO_DESK))
        return self._desk

    def _tell(self, turned: list[Turned], now: Seconds) -> list[Effect]:
        """Return what is told of the checks, and lay them on the desk."""
        effects: list[Effect] = []
        for turn, one in turned:
            if turn is Turn.DUE:
                effects += [
                    _record(now, CheckDue(one.do, one.after, one.due, one.id)),
                    Alert(one.do, one.after, one.since),
                ]
            else:
                missed = CheckMissed(one.id, one.do, one.after, one.due, turn.value)
                effects.append(_record(now, missed))
                self._settle(SettledCheck(one, now, missed=turn.value))
        self._lay_checks()
        return effects

    def _settle(self, settled: SettledCheck) -> None:
        desk = self._need()
        self._desk = replace(desk, settled=(*desk.settled, settled))

    def _lay_checks(self) -> None:
        if self._desk is not None:
            waiting, planned = self._schedule.waiting, self._schedule.planned
            self._desk = replace(self._desk, waiting=waiting, planned=planned)


def _mark_names(script: Script, program: Program) -> tuple[str, ...]:
    """Return the marks that steps set, in their order, and then those only checks speak of."""
    set_by_steps = [one.step.mark for one in program.presents if isinstance(one.step, Mark)]
    return tuple(dict.fromkeys([*set_by_steps, *(check.after for check in script.checks)]))


def _record(now: Seconds, event: Event) -> Record:
    return Record(Recorded(now, event))
