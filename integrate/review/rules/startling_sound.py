"""W209: a sound file that cannot be heard as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Example, Explanation, example
from integrate.review.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.review.draft import Draft


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each played file that whoever listened to it has something to say of."""
    for name, step in draft.used_sounds.items():
        place = _place(draft, name)
        for trouble in draft.trouble_with(place) if place is not None else ():
            what, _, remedy = trouble.rstrip(".").rpartition(": ")
            what = what or remedy
            yield Finding(
                draft.at_words(step, name), what[0].lower() + what[1:], remedy, step.place
            )


def _place(draft: Draft, name: str) -> Path | None:
    """Return the file of a sound, or the folder or playlist of music; None when it is not there."""
    sound = draft.script.sound(name)
    if sound.music:
        return draft.find_sound(sound.music, music=True)
    return draft.find_sound(sound.file) if sound.file else None


_STEPS = "- say: Listen, if you like.\n  audio: %s\n- Rest a while."

RULE = Rule(
    Explanation(
        code="W209",
        title="a sound file that startles, or is none",
        why=(
            "Every file is brought to the loudness of its kind as a whole, so one place in it that "
            "is much louder than the rest would still break into the quiet, and so would a file "
            "that begins at its loudest. `integrate check` listens to the files once, those of "
            "music in a folder or a playlist too, and names "
            "those with a moment that stands out by more than 15 LU (ITU-R BS.1770-4), begin with "
            "a bang, or cannot be read at all. How much is too much is the authors' own judgement."
        ),
        failing=Example(
            example(_STEPS % "gong").text, beside={"gong.flac": "This is a text, not a sound.\n"}
        ),
        passing=example(_STEPS % "bells/bowl-low"),
    ),
    _check,
)
