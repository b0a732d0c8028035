"""Where a session stands, and how one step follows another.

Everything a session holds stands here; what each input does to it, in `session.py`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from integrate.measures.catalogue import KNOWN
from integrate.script.verbs import Breathe, Wait
from integrate.session import view
from integrate.session.accompaniment import INSTANT, Accompaniment
from integrate.session.beginning import program_for
from integrate.session.deskwork import Deskwork
from integrate.session.effects import Effect, End, Outcome, Present, Record, ReleaseSound
from integrate.session.program import Present as Place
from integrate.session.program import Role
from integrate.session.record import Entered, Event, Finished, Recorded
from integrate.session.soundscape import Soundscape
from integrate.session.table import State
from integrate.session.trail import Trail
from integrate.session.view import View

if TYPE_CHECKING:
    from integrate.measures.catalogue import Catalogue
    from integrate.script.answers import Answer
    from integrate.script.model import Script
    from integrate.session.effects import Speak
    from integrate.session.program import Program
    from integrate.session.record import Earlier, Seconds
    from integrate.session.safety import SafetyStep


class Standing:
    """A session as far as it has come."""

    def __init__(self, script: Script, role: Role, name: str, catalogue: Catalogue = KNOWN) -> None:
        """Lay out `script`, found under `name`, for `role`, with the questionnaires there are.

        Raises `Refused` when the script is for therapists and the role is not, when it is too long,
        or when it names a questionnaire that there is not.
        """
        self._script = script
        self._role = role
        self._name = name
        self._program = program_for(script, role, catalogue)
        self._has_two_ways = script.has_two_ways
        self._state = State.READY
        self._sound = Soundscape(script)
        self._deskwork = Deskwork(script, role, self._program)
        self._trail = Trail(self._program)
        self._began: Seconds = 0.0
        self._paused: Seconds = 0.0
        self._now: Seconds = 0.0
        self._accompaniment = Accompaniment(script, self._sound)
        self._safety: SafetyStep | None = None
        self._earlier: tuple[Earlier, ...] = ()
        self._view = self._look(0.0)

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self._state

    @property
    def view(self) -> View:
        """What was last presented."""
        return self._view

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers saved so far, by name."""
        return dict(self._trail.answers)

    @property
    def script(self) -> Script:
        """The script it leads through."""
        return self._script

    @property
    def program(self) -> Program:
        """The script laid out for this role."""
        return self._program

    @property
    def speech(self) -> Speak | None:
        """What a voice says at the present step; None when it says nothing."""
        return self._accompaniment.speech

    @property
    def now(self) -> Seconds:
        """The last moment the session was told."""
        return self._now

    @property
    def deadline(self) -> Seconds | None:
        """When `TimePassed` is due next; None when nothing is timed."""
        if self._state in (State.READY, State.ENDED):
            return None
        moments = (self._deskwork.next_due, self.step_deadline)
        return min((one for one in moments if one is not None), default=None)

    @property
    def step_deadline(self) -> Seconds | None:
        """When the present step goes on or sounds by itself; None when it only waits."""
        if self._state in (State.READY, State.SAFETY, State.PAUSED, State.ENDED):
            return None
        due = self._accompaniment.next_due
        moments = [] if due is None else [self._began + due]
        step = self._trail.step
        if isinstance(step, Wait):
            moments.append(self._began + step.length)
        if isinstance(step, Breathe) and isinstance(self._view.scene, view.Breathing):
            moments.append(self._view.scene.phase_began + self._view.scene.phase_length)
        return min(moments, default=None)

    # How one step follows another.

    def _leave(self, event: Event, now: Seconds) -> list[Effect]:
        """Record how the step was left, sound its exit cues, and go to the next one."""
        last = self._accompaniment.leave(now - self._began)
        return [record(now, event), *last, *self._go_to(self._trail.visits[-1].index + 1, now)]

    def _go_to(self, index: int, now: Seconds) -> list[Effect]:
        """Go on from `index` to the next step that is shown, or to the end."""
        performed: list[Effect] = []
        for place, met in self._trail.onward(index):
            if isinstance(met, Place):
                return self._arrive(place, met, now, performed)
            performed += self._sound.perform(met.step)
        return [*performed, *self._end(Finished(), Outcome.FINISHED, now)]

    def _arrive(self, index: int, place: Place, now: Seconds, sounds: list[Any]) -> list[Effect]:
        """Bring the step at `index` before the person."""
        self._trail.arrive(index, place, dict(self._sound.beds))
        self._began = now
        self._state = self._trail.state
        self._view = self._look(now)
        text = self._view.scene.text if self._view.scene else ""
        entered = record(now, Entered(place.name, text))
        begun = self._accompaniment.enter(place, self._view.scene)
        return [entered, Present(self._view), *sounds, *begun]

    def _end(self, event: Event, outcome: Outcome, now: Seconds) -> list[Effect]:
        self._state = State.ENDED
        self._safety = None
        stopped = outcome is Outcome.STOPPED
        self._trail.end(done=not stopped)
        missed = self._deskwork.end(now)
        going = self._accompaniment.break_off() if stopped else []
        going += self._sound.end(at_once=stopped)
        return [*missed, record(now, event), self._present(now), *going, End(outcome)]

    def _close_safety(self, now: Seconds) -> list[Effect]:
        """Let the step go on that the safety step had held, if there is one."""
        if self._safety is None:
            return []
        self._safety = None
        self._began += now - self._paused
        return [ReleaseSound()]

    def _late(self, now: Seconds) -> Seconds:
        """Return how long ago the present phase of a breath began."""
        scene = self._view.scene
        return now - scene.phase_began if isinstance(scene, view.Breathing) else 0.0

    # Where the session stands.

    def _present(self, now: Seconds) -> Present:
        self._view = self._look(now)
        return Present(self._view)

    def _look(self, now: Seconds) -> View:
        self._deskwork.show(self._trail)
        depth = self._trail.depth if self._has_two_ways else None
        desk = self._deskwork.desk
        seen = View(self._state, self._script.title, None, depth=depth, desk=desk, at=now)
        if self._state in (State.READY, State.ENDED):
            return seen
        elapsed = now - self._began + INSTANT if self._state is not State.PAUSED else self._held
        seen = self._trail.look(seen, self._began, elapsed)
        return seen if self._safety is None else self._look_at_safety(self._safety, seen)

    def _look_at_safety(self, step: SafetyStep, seen: View) -> View:
        """Return the view of an open safety step: nothing beside it asks for attention."""
        scene = step.scene(for_therapist=self._role is Role.THERAPIST)
        return replace(seen, scene=scene, saves="", coming="", can_go_back=True, can_skip=False)

    @property
    def _held(self) -> Seconds:
        """How far into the step the pause came."""
        return self._paused - self._began + INSTANT


def record(now: Seconds, event: Event) -> Record:
    """Return what keeps an event at its moment."""
    return Record(Recorded(now, event))
