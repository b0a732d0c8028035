from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.session import inputs, program
from integrate.session.accompaniment import TONE
from integrate.session.answering import Refused
from integrate.session.charting import ChartEntry
from integrate.session.effects import (
    End,
    Present,
    Record,
    Speak,
    StartSound,
    StartTone,
    StopSound,
)
from integrate.session.program import Role, lay_out
from integrate.session.record import (
    Answered,
    Away,
    CheckDone,
    CheckDue,
    CheckMissed,
    Entered,
    Finished,
    Manageable,
    Marked,
    Paused,
    Recorded,
    Resumed,
    Returned,
    SafetyChosen,
    SafetyOpened,
    Stopped,
    WayTaken,
    WentBack,
)
from integrate.session.safety import LEADS_ON, Safety
from integrate.session.session import Session
from integrate.session.table import TABLE, State
from integrate.session.view import Breathing
from tests.session.wandering import Move, Way, again, chosen, moment, moves, scripts, way

if TYPE_CHECKING:
    from integrate.script.model import Script
    from integrate.session.record import Event

roles = st.sampled_from(Role)
often = settings(max_examples=200)


@often
@given(scripts(), roles, moves)
def test_every_change_is_a_row_of_the_table(script: Script, role: Role, tried: list[Move]) -> None:
    """Whatever is tried, a session moves by its table, or refuses and is as it was."""
    found = Way(Session(script, role, "a-test"))
    session = found.session
    found.say(inputs.Begin(), 0.0)
    for move in tried:
        one, now = chosen(session, move), moment(session, move)
        before = session.state
        seen = (before, session.view, session.answers, session.deadline, session.now)
        row = TABLE[before].get(type(one))
        try:
            found.say(one, now)
        except Refused:
            after = (session.state, session.view, session.answers, session.deadline, session.now)
            assert after == seen
        else:
            assert row is not None
            assert session.state in row.leads_to
            assert session.now == now


@often
@given(scripts(), roles, moves)
def test_refusals_leave_no_trace(script: Script, role: Role, tried: list[Move]) -> None:
    """A session that refused many things does the same afterwards as one that was never asked."""
    found = way(script, role, tried)
    found.finish()
    for now, one, _ in found.said:
        assert type(one) is not inputs.Begin or now == 0.0
    assert again(script, role, found.said).said == found.said


@often
@given(scripts(), roles, moves)
def test_ends_once(script: Script, role: Role, tried: list[Move]) -> None:
    """Every session can be brought to its end; the end comes once, and nothing after it."""
    found = way(script, role, tried)
    found.finish()
    assert [isinstance(effect, End) for effect in found.effects].count(True) == 1
    assert isinstance(found.effects[-1], End)
    assert isinstance(found.records[-1].event, Finished | Stopped)
    assert found.session.deadline is None
    assert found.session.view.scene is None


@often
@given(scripts(), roles, moves)
def test_kept_before_shown(script: Script, role: Role, tried: list[Move]) -> None:
    """A step, a pause or an end is recorded before it is shown, with the words that are shown."""
    found = way(script, role, tried)
    found.finish()
    closings = {Paused: State.PAUSED, Finished: State.ENDED, Stopped: State.ENDED}
    entered = Entered("", "")
    closing: State | None = None
    for effect in found.effects:
        if isinstance(effect, Record):
            event = effect.recorded.event
            match event:
                case Entered(step=step, text=text):
                    entered = Entered(step, text)
                case SafetyOpened(step=step, text=text):
                    entered = Entered(step, text)
                case SafetyChosen(step=step, text=text) if text:
                    entered = Entered(step, text)
            if not is_beside(event):
                closing = closings.get(type(event))
        if isinstance(effect, Present):
            view = effect.view
            assert closing is (view.state if view.state in closings.values() else None)
            assert view.scene is None or (view.step, view.scene.text) == (
                entered.step,
                entered.text,
            )


def is_beside(event: Event) -> bool:
    """Tell whether an event is none of a step: of the chart, the checks, the way, a mark."""
    off_step = isinstance(event, Marked) and not event.step
    of_checks = isinstance(event, CheckDue | CheckDone | CheckMissed)
    return off_step or of_checks or isinstance(event, ChartEntry | Away | Manageable | WayTaken)


@often
@given(scripts(), roles, moves)
def test_every_sound_ends(script: Script, role: Role, tried: list[Move]) -> None:
    """What does not end by itself is stopped, and no two of one name sound at once.

    After an interruption everything that sounded before it is gone.
    """
    found = way(script, role, tried)
    found.finish()
    sounding: set[str] = set()
    for effect in found.effects:
        match effect:
            case Record(Recorded(event=Returned())):
                sounding.clear()
            case StopSound(id=one):
                sounding.discard(one)
            case StartSound(id=one, loop=True) | Speak(id=one):
                assert one not in sounding
                assert isinstance(effect, StartSound) or not any(map(is_voice, sounding))
                sounding.add(one)
            case StartTone(id=one):
                sounding.add(one)
    assert sounding == set()


def is_voice(name: str) -> bool:
    """Tell whether an id is that of spoken words: a sound's ends with a number."""
    return "@" not in name and name != TONE


@often
@given(scripts(), roles, moves)
def test_tones_keep_step(script: Script, role: Role, tried: list[Move]) -> None:
    """A tone comes with the phase that is shown, in its direction and of its length.

    A line of the chart may have shown the phase at its very moment, before the time itself comes.
    """
    views = []
    for _, _, effects in way(script, role, tried).said:
        views += [one.view for one in effects if isinstance(one, Present)]
        for tone in (one for one in effects if isinstance(one, StartTone)):
            scene = views[-1].scene
            assert isinstance(scene, Breathing)
            assert (tone.direction, tone.length) == (scene.phase, scene.phase_length)


@often
@given(scripts(), roles, moves)
def test_one_timer_is_enough(script: Script, role: Role, tried: list[Move]) -> None:
    """Told the time at a deadline, a session moves on or names a later one: no busy loop.

    Only what comes again and again after a mark is due as long as the session is open.
    """
    found = way(script, role, tried)
    session = found.session
    for _ in range(500):
        due = session.deadline
        if due is None:
            break
        now = max(session.now, due)
        effects = found.say(inputs.TimePassed(), now)
        later = session.deadline
        left = any(isinstance(effect, Record) for effect in effects)
        assert later is None or later > now or (left and later >= now)
    else:
        if any(check.every for check in script.checks):
            return
        raise AssertionError("a session without anybody there was still timed after 500 deadlines")


@often
@given(scripts(), roles, moves)
def test_views_agree(script: Script, role: Role, tried: list[Move]) -> None:
    """What was last shown is the session's view, and counts the steps within their number."""
    found = way(script, role, tried)
    found.finish()
    shown = Session(script, role, "a-test")
    for now, one, effects in found.said:
        shown.handle(one, now)
        views = [effect.view for effect in effects if isinstance(effect, Present)]
        assert not views or views[-1] == shown.view
        assert shown.view.number <= shown.view.total
        assert shown.view.state is shown.state


@often
@given(scripts(), roles, moves)
def test_no_script_prevents_the_safety_step(script: Script, role: Role, tried: list[Move]) -> None:
    """A flagged answer opens it at once; until the person chose a way on, nothing else comes.

    So no item after it and no total can be reached without it, whatever the script says.
    """
    found = way(script, role, tried)
    ask = _flagged_answers(script, role)
    events = [recorded.event for recorded in found.records]
    open_at = ""
    for event, following in zip_longest(events, events[1:]):
        flagged = isinstance(event, Answered) and (event.step, event.value) in ask
        assert isinstance(following, SafetyOpened) == flagged
        if isinstance(event, SafetyOpened):
            open_at = event.step
        elif isinstance(event, WentBack | Stopped) or _leads_on(event):
            open_at = ""
        elif open_at:
            assert is_beside(event) or isinstance(event, SafetyChosen | Paused | Resumed | Returned)
    assert isinstance(found.session.view.scene, Safety) == bool(open_at)


def _leads_on(event: Event) -> bool:
    return isinstance(event, SafetyChosen) and event.choice in LEADS_ON


def _flagged_answers(script: Script, role: Role) -> set[tuple[str, str | int]]:
    """Return the steps, with the answers, that the questionnaires of a script flag."""
    return {
        (one.name, flag.value)
        for one in lay_out(script, role).instructions
        if isinstance(one, program.Present)
        for flag in one.flags
    }
