"""A rehearsed session as lines to look through, and as plain values for other programs.

Each plain moment has `at`, in seconds, `what`, and the fields of that happening: the classes of
`player/timeline.py`, by their names in small letters.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from integrate.plain.wrapping import clean
from integrate.player.timeline import (
    Due,
    Faded,
    Left,
    Quiet,
    Set,
    Shown,
    Started,
    Told,
)
from integrate.script.quantity import clock, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.player.timeline import Happening, Moment
    from integrate.script.quantity import Seconds

LONG_SILENCE: Seconds = 120.0
"""A longer one is marked: whoever is led should know that they are not left alone."""
WIDEST = 60
"""So many characters are shown of a text."""


def plain(moments: Iterable[Moment]) -> list[dict[str, Any]]:
    """Return the moments as values that JSON can hold."""
    return [
        {
            "at": round(moment.at, 3),
            "what": type(moment.what).__name__.lower(),
            **dataclasses.asdict(moment.what),
        }
        for moment in moments
    ]


def lines(moments: Iterable[Moment]) -> Iterator[str]:
    """Yield a line for each moment, and one for each section that begins."""
    section = ""
    for moment in moments:
        if isinstance(moment.what, Shown) and moment.what.section != section:
            section = moment.what.section
            yield ""
            yield f"{'':>10}{clean(section) or 'outside all sections'}"
        if not isinstance(moment.what, Quiet) or moment.what.length > LONG_SILENCE:
            sign, words = _line(moment.what)
            yield f"{clock(moment.at):>8}  {sign:<10}{words}".rstrip()


def _line(what: Happening) -> tuple[str, str]:  # noqa: PLR0911 -- one return for each happening
    """Return what stands in the margin of a line, and its words."""
    match what:
        case Shown(verb=verb, text=text):
            return verb, first_words(text) or "(no words)"
        case Left(words=words):
            return "  >", "passed over" if words is None else first_words(words)
        case Set(mark=mark):
            return "  >", f"{mark} is marked"
        case Due(do=do, after=after):
            return "  check", f"{first_words(do)} (after {after})"
        case Started(sound=sound):
            return "  ~", f"{sound} begins{_how(what)}"
        case Faded(sound=sound, fade=fade):
            return "  ~", f"{sound} fades over {spoken(fade)}" if fade else f"{sound} stops"
        case Quiet(length=length):
            return "  silence", f"{spoken(length)} without words or sound"
        case Told(sentence=sentence):
            return "  !", clean(sentence)
    return "the end", ""


def _how(start: Started) -> str:
    parts = [
        f", {start.gain:g} dB" if start.gain else "",
        f", coming up over {spoken(start.fade_in)}" if start.fade_in else "",
        ", and goes on" if start.loop else "",
    ]
    return "".join(parts)


def first_words(text: str) -> str:
    """Return the beginning of a text, on one line."""
    words = clean(" ".join(text.split()))
    return words if len(words) <= WIDEST else f"{words[: WIDEST - 1].rstrip()}…"
