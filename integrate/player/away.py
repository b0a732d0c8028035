"""What a therapist is told when the program runs again after a while in which it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.quantity import spoken
from integrate.session.effects import Record
from integrate.session.record import Away, CheckMissed
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.session.effects import Effect

SLEPT = "slept"
DOWN = "down"
"""Why the program did not run, as the record names it."""
WORDS = {
    SLEPT: later("The computer slept for {time}."),
    DOWN: later("The program did not run for {time}."),
}


def told(effects: Iterable[Effect]) -> str:
    """Return one or two sentences on how long it was, and which checks were missed in it."""
    records = [one.recorded for one in effects if isinstance(one, Record)]
    words, unlisted = "", 0
    for one in records:
        if isinstance(one.event, Away):
            words = _(WORDS[one.event.why], time=spoken(round(one.at - one.event.began)))
            unlisted = one.event.unlisted
    missed = [one.event for one in records if isinstance(one.event, CheckMissed)]
    if not missed:
        return words
    what = "; ".join(dict.fromkeys(one.do.rstrip(".") for one in missed))
    counted = several(
        len(missed) + unlisted,
        "A check was missed meanwhile: {checks}.",
        "{count} checks were missed meanwhile: {checks}.",
        checks=what,
    )
    return f"{words} {counted}"
