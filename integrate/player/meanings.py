"""What a line that is typed beside a session can mean."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from integrate.audio.api import Bus
    from integrate.player.volume import Percent
    from integrate.session.inputs import Input


class Misread(Exception):
    """The line means nothing; the message is one sentence with the remedy."""

    can_be_mended = True
    """Whether other words would mean something now."""


class OutOfPlace(Misread):
    """The line is well formed and has no place now: there is nothing to mend in it."""

    can_be_mended = False


class Action(enum.Enum):
    """What is done around the session; most of it by whoever shows it."""

    GO = "go"
    SKIP = "skip"
    BACK = "back"
    HOLD = "hold"
    RESUME = "resume"
    MARK = "mark"
    VITALS = "vitals"
    ADVERSE = "adverse"
    DONE = "done"
    MUTE = "mute"
    TALK_OVER = "talk"
    HUSH = "hush"
    URGENT = "urgent"
    PLAN = "plan"
    BELL = "bell"
    HELP = "help"
    CARE = "care"
    GROUND = "ground"
    COVER = "cover"
    END = "end"


@dataclass(frozen=True, slots=True)
class Send:
    """Give this to the session."""

    given: Input


@dataclass(frozen=True, slots=True)
class Do:
    """Do this."""

    action: Action


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Make a bus this loud, or with None everything."""

    bus: Bus | None
    percent: Percent


@dataclass(frozen=True, slots=True)
class CountFrom:
    """Let the big clock run from this mark."""

    mark: str


Meaning: TypeAlias = Send | Do | SetVolume | CountFrom
