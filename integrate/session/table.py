"""The states of a session and every way from one to another.

Rule 1: a session changes its state by a row of this table and in no other way.
Rule 2: an input without a row is refused and changes nothing.

A row names the move that is made and the states it may lead to. Which of them depends on the step
that comes next: text is shown, a question is asked, a rest or a breath is timed, and after the
last step the session has ended. The diagram in docs/architecture.md is drawn from this table.

Rule 3: an answer that touches on death or self-harm leads to the safety step and nowhere else, and
from there only what the person chooses leads on.
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
    Choose,
    Pause,
    Resume,
    Return,
    Skip,
    Stop,
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
    PAUSE = "pause"
    RESUME = "resume"
    RETURN = "return"
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

TABLE: dict[State, dict[type[Input], Row]] = {
    State.READY: {
        Begin: Row(Move.BEGIN, _NEXT),
    },
    State.SHOWING: {
        Advance: Row(Move.GO_ON, _NEXT),
        TimePassed: Row(Move.KEEP_TIME, frozenset({State.SHOWING})),
        Return: Row(Move.RETURN, frozenset({State.SHOWING})),
        **_ANYWHERE,
    },
    State.ASKING: {
        Answer: Row(Move.ANSWER, _NEXT | {State.SAFETY}),
        TimePassed: Row(Move.KEEP_TIME, frozenset({State.ASKING})),
        Return: Row(Move.RETURN, frozenset({State.ASKING})),
        **_ANYWHERE,
    },
    State.TIMING: {
        Advance: Row(Move.GO_ON, _NEXT),
        TimePassed: Row(Move.KEEP_TIME, _NEXT),
        Return: Row(Move.RETURN, frozenset({State.TIMING})),
        **_ANYWHERE,
    },
    State.SAFETY: {
        Choose: Row(Move.CHOOSE, _NEXT | {State.SAFETY}),
        TimePassed: Row(Move.KEEP_TIME, frozenset({State.SAFETY})),
        Return: Row(Move.RETURN, frozenset({State.SAFETY})),
        Back: Row(Move.GO_BACK, frozenset({State.ASKING})),
        Pause: Row(Move.PAUSE, _PAUSED),
        Stop: Row(Move.STOP, _ENDED),
    },
    State.PAUSED: {
        Resume: Row(Move.RESUME, _AT_A_STEP | {State.SAFETY}),
        Return: Row(Move.RETURN, _AT_A_STEP | {State.SAFETY}),
        TimePassed: Row(Move.KEEP_TIME, _PAUSED),
        Stop: Row(Move.STOP, _ENDED),
    },
    State.ENDED: {},
}
"""For each state, what each input does there."""
