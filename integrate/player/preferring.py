"""The preferences as a person sees and changes them: what they are called, and what will not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.preferences import file
from integrate.preferences.kinds import Whole
from integrate.preferences.preferences import written
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.preferences.kinds import Value
    from integrate.preferences.preferences import Declaration

LABELS = {
    "theme": later("Colours"),
    "motion": later("Motion"),
    "clock": later("Time that is left"),
    "volume": later("Loudness"),
    "narration": later("Spoken words"),
    "hands_free": later("Going on by itself"),
    "voice": later("Voice"),
    "sound_device": later("Sound device"),
    "voice_memos": later("Voice memos"),
    "lock": later("Cover after"),
    "country": later("Country"),
    "contact": later("Somebody to call"),
    "depth": later("Short or full"),
}
"""What the preferences are called; others go by their own names."""
NOTHING = {"lock": later("never"), "sound_device": later("the usual one")}
"""What is shown of those that are 0 or empty, where that has a meaning of its own."""
STANDS_IN = later("They stand in {file}.")
CANNOT_BE = later("It cannot be “{words}”: {why}.")
NOT_CHANGED = later("{file} cannot be changed: {why}.")
IS_NOW = later("{name}: {value}")


def label(name: str) -> str:
    """Return what a preference is called."""
    return _(LABELS[name]) if name in LABELS else name.replace("_", " ").capitalize()


def said(declared: Declaration, value: Value) -> str:
    """Return a value as it is shown: a number with its unit, and what holds where there is none."""
    if not value and declared.name in NOTHING:
        return _(NOTHING[declared.name])
    if isinstance(declared.kind, Whole):
        return f"{value} {_(declared.kind.unit.partition(';')[0])}"
    return written(value) or _("none")


def why_not(declared: Declaration, words: str) -> str:
    """Return why a preference cannot be these words; empty when it can."""
    try:
        declared.kind.parse(words)
    except ValueError as error:
        return _(CANNOT_BE, words=words, why=error)
    return ""


def change(path: Path, declared: Declaration, words: str | None) -> str:
    """Set a preference in the file, None for as usual; return a sentence that says how it is now.

    `words` are such as `why_not` has nothing against. A file that cannot be changed stays as it is.
    """
    try:
        file.change(path, declared.name, None if words is None else declared.kind.parse(words))
    except UnicodeDecodeError:
        return _(NOT_CHANGED, file=path, why=_("it is not UTF-8 text"))
    except (OSError, ValueError) as error:
        return _(NOT_CHANGED, file=path, why=getattr(error, "strerror", None) or error)
    value = getattr(file.read(path).preferences, declared.name)
    return _(IS_NOW, name=label(declared.name), value=said(declared, value))
