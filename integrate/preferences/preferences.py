"""What a person may set once, for every session: one declaration each.

Reading the file, `integrate settings` and the tables in the docs follow from the declarations. A
value that cannot be used leaves the default in its place, so a broken file never keeps anyone out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from integrate.preferences.kinds import CountryCode, OneOf, Whole, Words, YesNo

if TYPE_CHECKING:
    from integrate.preferences.kinds import Kind, Value

THEMES = ("dusk", "morning", "ember", "contrast")
MOTIONS = ("full", "still")
CLOCKS = ("shown", "hidden")
DEPTHS = ("short", "full")
SOFTEST, LOUDEST = -40, 6


def _preference(kind: Kind, purpose: str, *, default: Value) -> Any:
    """Declare a field with its kind and what it is for."""
    return field(default=default, metadata={"kind": kind, "purpose": purpose})


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every preference; what was not set stands at its default."""

    theme: str = _preference(OneOf(THEMES), "The colours of the screen.", default="dusk")
    motion: str = _preference(
        OneOf(MOTIONS), "Whether anything moves on the screen, such as the orb.", default="full"
    )
    clock: str = _preference(
        OneOf(CLOCKS), "Whether the time that is left of a step is shown.", default="shown"
    )
    volume: int = _preference(
        Whole(SOFTEST, LOUDEST, "decibels"), "How much louder or softer all sound is.", default=0
    )
    narration: bool = _preference(
        YesNo(), "Whether scripts that can be spoken are spoken.", default=True
    )
    hands_free: bool = _preference(
        YesNo(), "Whether spoken text is gone on from by itself, for closed eyes.", default=False
    )
    voice: str = _preference(
        Words("`auto`, `none`, or a voice from `integrate voice list`"),
        "The voice that speaks.",
        default="auto",
    )
    sound_device: str = _preference(
        Words("a device from `integrate doctor sound`, or nothing for the usual one"),
        "Where sound is played.",
        default="",
    )
    voice_memos: bool = _preference(
        YesNo(),
        "Whether a blank page also takes a voice memo. It is kept sealed on this computer, sent "
        "nowhere, and never turned into text.",
        default=False,
    )
    lock: int = _preference(
        Whole(0, 240, "minutes; 0 is never"),
        "How long after the last key the screen is covered, where a passphrase is set.",
        default=0,
    )
    country: str = _preference(
        CountryCode(),
        "The country whose numbers for help are shown; it is never guessed.",
        default="",
    )
    contact: str = _preference(
        Words("a name and a number in one line, or nothing"),
        "Somebody to call, shown with help even where the journal is closed; not sealed.",
        default="",
    )
    depth: str = _preference(
        OneOf(DEPTHS),
        "Which way is offered first, where a script has a short and a full one.",
        default="short",
    )


@dataclass(frozen=True, slots=True)
class Declaration:
    """One preference: its name, what it holds, what it is for, and what it is unless set."""

    name: str
    kind: Kind
    purpose: str
    default: Value


DECLARATIONS: dict[str, Declaration] = {
    one.name: Declaration(
        one.name, one.metadata["kind"], one.metadata["purpose"], getattr(Preferences(), one.name)
    )
    for one in fields(Preferences)
}
"""Every preference by its name."""


def written(value: Value) -> str:
    """Return a value as a person writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
