"""The safety step: what an answer that speaks of death or self-harm opens, at once.

No script can prevent it: the engine opens it before the next item and before any total. A script
may have it opened by answers to its own questions. It says that nobody has been told, judges
nothing, and calls no answer safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.kinds import Option
from integrate.script.verbs import Choose
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.script.structure import AnyStep

DANGER = "danger"
NOT_NOW = "not_now"
RATHER_NOT = "rather_not"
GROUND = "ground"
PLAN = "plan"
GO_ON = "go_on"
UNATTENDED = "unattended"
"""What is recorded where answers came from a file: nobody was there to choose."""

SAID = {
    DANGER: later("Yes"),
    NOT_NOW: later("Not right now"),
    RATHER_NOT: later("I would rather not say"),
}
"""The answers to whether the person is in danger."""
WAYS = {
    GROUND: later("Something steady first"),
    PLAN: later("My support plan and my contacts"),
    GO_ON: later("Carry on with the questions"),
}
"""What the person can do; pausing, stopping and going back are there as at every step."""
CHOICES = {**SAID, **WAYS, UNATTENDED: later("nobody was there to choose")}
"""The words of everything that can be chosen, by its id."""
LEADS_ON = frozenset({GO_ON, UNATTENDED})
"""What goes on with the session; everything else stays at the safety step."""
_SEEN = later("I have seen this, and our protocol is followed: carry on")

_OPENING = later(
    "Your answer touches on death, or on hurting yourself. Thank you for being honest. You deserve"
    " help with this.\n\n"
    "This program cannot see you, and nobody has been told.\n\n"
    "Are you in danger right now, or might you act on it?"
)
_AFTER = {
    DANGER: later(
        "Please call the emergency number now. If you can, stay with someone, and move away from"
        " anything you could use to hurt yourself. This page can wait.\n\n"
        "Nobody has been told by this program."
    ),
    NOT_NOW: later(
        "You do not have to carry this alone. Please tell your clinic today, and someone near you."
        " If it gets stronger, or you might act on it, call the emergency number.\n\n"
        "Nobody has been told by this program."
    ),
    RATHER_NOT: later(
        "That is up to you, and the help is the same. If you might act on it, call the emergency"
        " number. Please tell your clinic today; you do not have to carry this alone.\n\n"
        "Nobody has been told by this program."
    ),
}
_OWN_QUESTION = later(
    "The answer is: “{words}”.\n\n"
    "This answer touches on death or self-harm. Stay with the person, and follow your clinic's"
    " suicide-safety protocol before going on. Nobody has been told by this program."
)
_THERAPIST = later(
    "{measure}, item {item}: {value} (“{words}”).\n\n"
    "This answer touches on death or self-harm. Stay with the person, and follow your clinic's"
    " suicide-safety protocol before going on. Nobody has been told by this program."
)


@dataclass(frozen=True, slots=True)
class Flag:
    """The answer that opened the safety step."""

    measure: str
    """The questionnaire's title; empty for a question of the script's own."""
    item: str
    """Which item it answered, by its published number; empty likewise."""
    value: str | int
    words: str


@dataclass(frozen=True, slots=True)
class Safety:
    """The safety step as it stands before the person."""

    text: str
    options: tuple[Option, ...]
    """What can be chosen now."""
    danger: str
    """What was said of danger: an id of `SAID`, or empty until something is."""
    for_therapist: bool


@dataclass(slots=True)
class SafetyStep:
    """A safety step that is open in a session."""

    flag: Flag
    danger: str = ""
    """What was said of danger last."""

    def scene(self, *, for_therapist: bool) -> Safety:
        """Return what is to be shown."""
        if for_therapist:
            options = (*_options({GROUND: WAYS[GROUND]}), Option(GO_ON, _(_SEEN)))
            return Safety(self._told(), options, self.danger, for_therapist=True)
        text = _(_AFTER[self.danger]) if self.danger else _(_OPENING)
        ways = _options(WAYS if self.danger else SAID)
        return Safety(text, ways, self.danger, for_therapist=False)

    def _told(self) -> str:
        one = self.flag
        if not one.measure:
            return _(_OWN_QUESTION, words=one.words)
        values = {"measure": one.measure, "item": one.item, "value": one.value, "words": one.words}
        return _(_THERAPIST, **values)


def tagged(step: AnyStep) -> tuple[Flag, ...]:
    """Return the answers that the author of a script lets open the safety step."""
    if not isinstance(step, Choose):
        return ()
    return tuple(Flag("", "", one.id, one.words) for one in step.options if one.id in step.safety)


def _options(words: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(one, _(text)) for one, text in words.items())
