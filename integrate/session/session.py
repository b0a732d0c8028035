"""The engine: inputs and the time in, effects out.

A session knows no file, clock, thread, sound or screen. The time is an argument: seconds on the
session's own clock, which begins near 0 and never runs backwards. The same script with the same
inputs at the same times gives the same effects.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from integrate.script.answers import Answer
from integrate.script.depth import Depth
from integrate.script.verbs import Breathe, Mark, Wait
from integrate.session import safety
from integrate.session.accompaniment import INSTANT
from integrate.session.answering import Refused, accept, offered
from integrate.session.bearing import passed, said_manageable
from integrate.session.beginning import beginning, depth_named, refuse_beginning
from integrate.session.effects import Effect, HoldSound, Outcome, Present, ReleaseSound
from integrate.session.plausible import refuse_wrong_moment
from integrate.session.record import (
    Advanced,
    Answered,
    Elapsed,
    LeftOpen,
    Marked,
    Paused,
    Resumed,
    Returned,
    SafetyChosen,
    SafetyOpened,
    Stopped,
    WayTaken,
    WentBack,
)
from integrate.session.safety import SafetyStep
from integrate.session.standing import Standing, record
from integrate.session.table import TABLE, Move, State
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.session import inputs
    from integrate.session.inputs import Begin
    from integrate.session.record import Seconds


class Session(Standing):
    """One person's way through one script."""

    def handle(self, given: inputs.Input, now: Seconds) -> list[Effect]:
        """Take an input at a moment and return what is to be done, in order.

        Raises `Refused`, having changed nothing, when the input has no place now.
        """
        row = TABLE[self._state].get(type(given))
        if row is None:
            raise Refused(f"{type(given).__name__} has no place while {self._state.value}.")
        if now < self._now:
            raise Refused(f"Time ran backwards, from {self._now} to {now}.")
        effects = self._moves[row.move](self, given, now)
        self._now = now
        return effects

    # The moves of the table. Each refuses before it changes anything.

    def _begin(self, given: Begin, now: Seconds) -> list[Effect]:
        refuse_beginning(self._script, self._program, given)
        self._deskwork.begin(now)
        for name, value, words in given.carried:
            self._trail.answers[name] = Answer(value, words)
        self._trail.earlier = given.earlier
        self._trail.go(depth_named(given.depth) if given.depth else Depth.FULL)
        began = beginning(self._script, self._name, self._role, given)
        return [record(now, began), *self._go_to(self._program.places.get(given.start, 0), now)]

    def _go_on(self, _given: Any, now: Seconds) -> list[Effect]:
        step, name = self._trail.step, self._trail.place.name
        if isinstance(step, Mark):
            self._deskwork.mark(step.mark, None, now)
            return self._leave(Marked(name, step.mark), now)
        return self._leave(Advanced(name), now)

    def _answer(self, given: inputs.Answer, now: Seconds) -> list[Effect]:
        place = self._trail.place
        answer = accept(place.step, given.value)
        name = self._trail.save(answer)
        prompt = self._view.scene.text if self._view.scene else ""
        words = (prompt, answer.value, answer.words)
        event = Answered(place.name, name, *words, offered=offered(place.step))
        if place.item is not None:
            event = replace(event, measure=place.item.measure, wording=place.item.wording)
        flags = [one for one in place.flags if one.value == answer.value]
        return self._open_safety(event, flags[0], now) if flags else self._leave(event, now)

    def _open_safety(self, answered: Answered, flag: safety.Flag, now: Seconds) -> list[Effect]:
        """Hold everything and open the safety step: before what comes next, and any total."""
        self._safety = SafetyStep(flag)
        self._paused = now
        self._state = State.SAFETY
        self._view = self._look(now)
        text = self._view.scene.text if self._view.scene else ""
        opened = record(now, SafetyOpened(self._trail.place.name, text))
        return [record(now, answered), opened, HoldSound(), Present(self._view)]

    def _choose(self, given: inputs.Choose, now: Seconds) -> list[Effect]:
        if self._safety is None or given.choice not in safety.CHOICES:
            raise Refused(_("That is none of the ways on from here."))
        chosen = SafetyChosen(self._trail.place.name, given.choice, _(safety.CHOICES[given.choice]))
        if given.choice in safety.LEADS_ON:
            return [*self._close_safety(now), *self._leave(chosen, now)]
        if given.choice in safety.SAID:
            self._safety.danger = given.choice
        shown = self._present(now)
        text = shown.view.scene.text if shown.view.scene else ""
        return [record(now, replace(chosen, text=text)), shown]

    def _pass_over(self, given: inputs.Skip, now: Seconds) -> list[Effect]:
        if not self._trail.can_skip:
            raise Refused(_("Everything on this list is needed to go on."))
        event = passed(self._trail.place, given)
        self._trail.pass_over()
        return self._leave(event, now)

    def _go_back(self, _given: Any, now: Seconds) -> list[Effect]:
        if self._safety is None and len(self._trail.visits) < 2:  # noqa: PLR2004 -- the present step and one before it
            raise Refused(_("This is the first step."))
        event = WentBack(self._trail.place.name)
        released = self._close_safety(now)
        if not released:  # the safety step lies over the question that it leads back to
            self._trail.visits.pop()
        visit = self._trail.visits.pop()
        quiet = [*self._accompaniment.break_off(), *self._sound.restore(visit.beds)]
        return [record(now, event), *released, *self._arrive(visit.index, visit.place, now, quiet)]

    def _keep_time(self, _given: Any, now: Seconds) -> list[Effect]:
        effects = self._deskwork.take_due(now + INSTANT, now)
        if self._state in (State.SAFETY, State.PAUSED):
            return [*effects, self._present(now)] if effects else []
        effects += self._accompaniment.pass_time(now - self._began)
        step = self._trail.step
        length = step.length if isinstance(step, Wait) else None
        if isinstance(step, Breathe):
            length = step.whole_length
        if length is not None and now - self._began + INSTANT >= length:
            return [*effects, *self._leave(Elapsed(self._trail.place.name), now)]
        seen = self._look(now)
        if seen != self._view:
            self._view = seen
            effects.append(Present(seen))
        return [*effects, *self._accompaniment.follow(seen.scene, self._late(now))]

    def _leave_open(self, _given: Any, now: Seconds) -> list[Effect]:
        """Go on with nobody there: no mark is set by it, and no question answered."""
        step = self._trail.step
        if not self._trail.can_skip:
            raise Refused(_("Everything on this list is needed to go on."))
        if isinstance(step, Mark) and step.unattended is None:
            raise Refused(_("This mark waits for whoever sets it."))
        unset = isinstance(step, Mark) and not self._deskwork.is_set(step.mark)
        asked = self._trail.leave_open(undone=unset)
        event = LeftOpen(self._trail.place.name, step.mark if unset else "", asked)
        return self._leave(event, now)

    def _pause(self, _given: Any, now: Seconds) -> list[Effect]:
        if self._safety is None:
            self._paused = now
        self._deskwork.hold(now)
        self._state = State.PAUSED
        return [record(now, Paused()), HoldSound(), self._present(now)]

    def _resume(self, _given: Any, now: Seconds) -> list[Effect]:
        self._deskwork.release(now)
        if self._safety is not None:
            self._state = State.SAFETY
            return [record(now, Resumed()), self._present(now)]
        self._began += now - self._paused
        self._state = self._trail.state
        return [record(now, Resumed()), self._present(now), ReleaseSound()]

    def _return(self, _given: Any, now: Seconds) -> list[Effect]:
        self._deskwork.release(now)
        if self._safety is not None:
            self._state = State.SAFETY
            sounds = [*self._accompaniment.hush(), *self._sound.again(self._trail.visits[-1].beds)]
            return [record(now, Returned()), self._present(now), *sounds, HoldSound()]
        visit = self._trail.visits.pop()
        held = [ReleaseSound()] if self._state is State.PAUSED else []
        sounds = [*self._accompaniment.hush(), *self._sound.again(visit.beds), *held]
        return [record(now, Returned()), *self._arrive(visit.index, visit.place, now, sounds)]

    def _chart(self, given: inputs.Chart, now: Seconds) -> list[Effect]:
        return [*self._deskwork.chart(given.entry, now), self._present(now)]

    def _set_mark(self, given: inputs.SetMark, now: Seconds) -> list[Effect]:
        """Set a mark; the one that the present step waits for leads on."""
        self._deskwork.refuse_mark(given.mark, given.moment, now)
        self._deskwork.mark(given.mark, given.moment, now)
        step = self._trail.step
        if self._state is State.SHOWING and isinstance(step, Mark) and step.mark == given.mark:
            return self._leave(Marked(self._trail.place.name, given.mark, given.moment), now)
        return [record(now, Marked("", given.mark, given.moment)), self._present(now)]

    def _do_check(self, given: inputs.DoCheck, now: Seconds) -> list[Effect]:
        return [*self._deskwork.do_check(given.check, now), self._present(now)]

    def _come_back(self, given: inputs.ComeBack, now: Seconds) -> list[Effect]:
        """Let the step stand where it stood: the time the program did not run is none of its.

        It ran when the session was last told something, and so it stopped after that.
        """
        refuse_wrong_moment(given.began, now)
        began = max(given.began, self._now)
        if self._state not in (State.SAFETY, State.PAUSED):
            self._began += now - began
        return [*self._deskwork.come_back(began, given.why, now), self._present(now)]

    def _say_manageable(self, given: inputs.SayManageable, now: Seconds) -> list[Effect]:
        return [record(now, said_manageable(given))]

    def _take_way(self, given: inputs.TakeWay, now: Seconds) -> list[Effect]:
        """Go the rest in short or in full; the present step and what was shown stay."""
        depth = depth_named(given.depth)
        if not self._has_two_ways:
            raise Refused(_("This goes one way only."))
        if depth is self._trail.depth:
            raise Refused(_("The rest comes like that already."))
        self._trail.go(depth)
        return [record(now, WayTaken(depth.value)), self._present(now)]

    def _stop(self, _given: Any, now: Seconds) -> list[Effect]:
        return self._end(Stopped(), Outcome.STOPPED, now)

    _moves: dict[Move, Callable[[Session, Any, Seconds], list[Effect]]] = {  # noqa: RUF012 -- fixed
        Move.BEGIN: _begin,
        Move.GO_ON: _go_on,
        Move.ANSWER: _answer,
        Move.CHOOSE: _choose,
        Move.SKIP: _pass_over,
        Move.GO_BACK: _go_back,
        Move.KEEP_TIME: _keep_time,
        Move.LEAVE_OPEN: _leave_open,
        Move.PAUSE: _pause,
        Move.RESUME: _resume,
        Move.RETURN: _return,
        Move.CHART: _chart,
        Move.MARK: _set_mark,
        Move.DO_CHECK: _do_check,
        Move.COME_BACK: _come_back,
        Move.SAY: _say_manageable,
        Move.TAKE_WAY: _take_way,
        Move.STOP: _stop,
    }
