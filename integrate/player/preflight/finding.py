"""What was found when something was looked at before a session: one sentence, and its remedy."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable


STOP_IF = "stop if"
"""What is there to be known, and nothing is to be done about."""


class State(enum.StrEnum):
    """How something was found; the value stands in JSON."""

    OK = "ok"
    WARNING = "warning"
    """A session can be run with it, by whoever puts their name to it."""
    FAILED = "failed"
    """No session can be run like that."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    """One of `TITLES`."""
    state: State
    words: str
    """One sentence that says what is so."""
    remedy: str = ""
    """One sentence that says what to do; empty where nothing is to be done."""

    @property
    def title(self) -> str:
        """What was looked at, in a word or two."""
        return _(TITLES[self.name])

    @property
    def told(self) -> str:
        """What was found, in words that stand alone."""
        return self.words if self.name in SPEAKS_FOR_ITSELF else f"{self.title}: {self.words}"


class Listener(Protocol):
    """Hears of what is being looked at; called from threads."""

    def looking(self, name: str, words: str) -> None:
        """Hear how far it has come with something that takes a while."""

    def found(self, *findings: Finding) -> None:
        """Hear all that was found of one name; it takes the place of what was found before."""


TITLES = {
    "before": later("To confirm"),
    STOP_IF: later("Stop signs"),
    "consent": later("Consent"),
    "touch": later("Touch"),
    "sitter": later("Sitter"),
    "contact": later("Contact"),
    "script": later("Script"),
    "checks": later("Checks"),
    "sounds": later("Sounds"),
    "device": later("Output"),
    "voice": later("Voice"),
    "awake": later("Awake"),
    "disk": later("Disk space"),
    "journal": later("Journal"),
    "help lines": later("Help lines"),
    "protocol": later("Protocol"),
}
"""Everything that is looked at, in the order in which it is shown; the names stand in JSON."""


SPEAKS_FOR_ITSELF = ("before", STOP_IF)
"""What needs no title before its words."""


def ok(name: str, words: str) -> Finding:
    """Return that nothing is wrong."""
    return Finding(name, State.OK, words)


def warning(name: str, words: str, remedy: str) -> Finding:
    """Return what can be signed over."""
    return Finding(name, State.WARNING, words, remedy)


def failed(name: str, words: str, remedy: str) -> Finding:
    """Return what no session can be run with."""
    return Finding(name, State.FAILED, words, remedy)


def worst(findings: Iterable[Finding]) -> State:
    """Return the gravest state there is; OK of nothing."""
    states = {one.state for one in findings}
    return next((one for one in (State.FAILED, State.WARNING) if one in states), State.OK)
