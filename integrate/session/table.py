"""The states of a session and every way from one to another.

Rule 1: a session changes its state by a row of this table and in no other way.
Rule 2: an input without a row is refused and changes nothing.

A row names the move that is made and the states it may lead to. Which of them depends on the step
that comes next: text is shown, a question is asked, a rest or a breath is timed, and after the
last step the session has ended. The diagram in docs/architecture.md is drawn from this table.

Rule 3: an answer that touches on death or self-harm leads to the safety step and nowhere else, and
from there only what the person chooses leads on.

Rule 4: what is done beside the script changes no state: the chart, the checks, a mark that is not
the step's own, which way the rest is gone, and coming back after the program did not run. After the
end nothing more comes: by its last event a whole record is told from one that was cut off.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.session.inputs import (
    Advance,
    Answer,
    Back,
    Begin,
    Chart,
    Choose,
    ComeBack,
    DoCheck,
    LeaveOpen,
    Pause,
    Resume,
    Return,
    SayManageable,
    SetMark,
    Skip,
    Stop,
    TakeWay,
    TimePassed,
)

if TYPE_CHECKING:
    from integrate.session.inputs import Input


class State(enum.Enum):
    """Where a session stands."""

    READY = "ready"
    SHOWING = "showing"
    ASKING = "asking"
    TIMING = "timing"
    SAFETY = "safety"
    PAUSED = "paused"
    ENDED = "ended"


class Move(enum.Enum):
    """What a session does on an input."""

    BEGIN = "begin"
    GO_ON = "go on"
    ANSWER = "answer"
    CHOOSE = "choose"
    SKIP = "pass over"
    GO_BACK = "go back"
    KEEP_TIME = "keep time"
    LEAVE_OPEN = "leave open"
    PAUSE = "pause"
    RESUME = "resume"
    RETURN = "return"
    CHART = "chart"
    MARK = "mark"
    DO_CHECK = "do a check"
    COME_BACK = "come back"
    SAY = "say how manageable it is"
    TAKE_WAY = "take the short or the full way"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Row:
    """The move an input causes and the states it may lead to."""

    move: Move
    leads_to: frozenset[State]


_AT_A_STEP = frozenset({State.SHOWING, State.ASKING, State.TIMING})
_NEXT = _AT_A_STEP | {State.ENDED}
_PAUSED = frozenset({State.PAUSED})
_ENDED = frozenset({State.ENDED})

_ANYWHERE: dict[type[Input], Row] = {
    Skip: Row(Move.SKIP, _NEXT),
    Back: Row(Move.GO_BACK, _AT_A_STEP),
    Pause: Row(Move.PAUSE, _PAUSED),
    Stop: Row(Move.STOP, _ENDED),
}


def _beside(state: State) -> dict[type[Input], Row]:
    """Return the rows of what is done beside the script."""
    here = frozenset({state})
    return {
        Chart: Row(Move.CHART, here),
        SetMark: Row(Move.MARK, _NEXT if state is State.SHOWING else here),
        DoCheck: Row(Move.DO_CHECK, here),
        ComeBack: Row(Move.COME_BACK, here),
        TakeWay: Row(Move.TAKE_WAY, here),
    }


TABLE: dict[State, dict[type[Input], Row]] = {
    State.READY: {
        Begin: Row(Move.BEGIN, _NEXT),
    },
    State.SHOWING: {
        Advance: Row(Move.GO_ON, _NEXT),
        TimePassed: Row(Move.KEEP_TIME, frozenset({State.SHOWING})),
        LeaveOpen: Row(Move.LEAVE_OPEN, _NEXT),
        Return: Row(Move.RETURN, frozenset({State.SHOWING})),
        **_ANYWHERE,
        **_beside(State.SHOWING),
    },
    State.ASKING: {
        Answer: Row(Move.ANSWER, _NEXT | {State.SAFETY}),
        TimePassed: Row(Move.KEEP_TIME, frozenset({State.ASKING})),
        LeaveOpen: Row(Move.LEAVE_OPEN, _NEXT),
        Return: Row(Move.RETURN, frozenset({State.ASKING})),
        **_ANYWHERE,
        **_beside(State.ASKING),
    },
    State.TIMING: {
        Advance: Row(Move.GO_ON, _NEXT),
        TimePassed: Row(Move.KEEP_TIME, _NEXT),
        Return: Row(Move.RETURN, frozenset({State.TIMING})),
        **_ANYWHERE,
        **_beside(State.TIMING),
    },
    State.SAFETY: {
        Choose: Row(Move.CHOOSE, _NEXT | {State.SAFETY}),
        TimePassed: Row(Move.KEEP_TIME, frozenset({State.SAFETY})),
        Return: Row(Move.RETURN, frozenset({State.SAFETY})),
        Back: Row(Move.GO_BACK, frozenset({State.ASKING})),
        Pause: Row(Move.PAUSE, _PAUSED),
        Stop: Row(Move.STOP, _ENDED),
        **_beside(State.SAFETY),
    },
    State.PAUSED: {
        Resume: Row(Move.RESUME, _AT_A_STEP | {State.SAFETY}),
        Return: Row(Move.RETURN, _AT_A_STEP | {State.SAFETY}),
        TimePassed: Row(Move.KEEP_TIME, _PAUSED),
        SayManageable: Row(Move.SAY, _PAUSED),
        Stop: Row(Move.STOP, _ENDED),
        **_beside(State.PAUSED),
    },
    State.ENDED: {},
}
"""For each state, what each input does there."""
