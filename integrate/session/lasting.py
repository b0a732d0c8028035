"""How long a script takes, in words: `12 min`, `10 to 15 min`, `14 min, or 35 in full`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.depth import Depth
from integrate.script.duration import Range, unit_once
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.script.duration import Duration
    from integrate.script.model import Script

FAR = 3
"""A way that may take this many times as long as it may also take is told by its most alone."""
MINUTE, MANY_MINUTES = 60, 90 * 60
UNITS = ("h", "min", "s")

BETWEEN = later("{least} to {most}")
UP_TO = later("up to {most}")
ABOUT = later("about {time}")
BOTH = later("{short}, or {full} in full")


def told(lasting: Duration) -> str:
    """Return how long a script takes, on both ways where it has two."""
    short, full = told_range(lasting.short), told_range(lasting.full)
    if lasting.short == lasting.full:
        return full
    unit = short.rpartition(" ")[2]
    if [word for word in full.split() if word in UNITS] == [unit]:
        full = full.removesuffix(f" {unit}")
    return _(BOTH, short=short, full=full)


def told_at_once(lasting: Duration) -> str:
    """Return how long a script takes, from its shortest way to its longest: `5 to 13 min`."""
    ways = (lasting.short, lasting.full)
    least, most = min(one.least for one in ways), max(one.most for one in ways)
    return told_range(Range(least, most))


def about(lasting: Duration) -> str:
    """Return the same as an estimate: `about 12 min`, and `up to 15 min` as it is."""
    words = told(lasting)
    return words if is_wide(lasting.short) else _(ABOUT, time=words)


def is_wide(lasts: Range) -> bool:
    """Tell whether paths differ so much that only the most is worth telling."""
    return lasts.least * FAR <= lasts.most


def told_range(lasts: Range) -> str:
    """Return a range: `12 min`, `10 to 15 min`, `50 min to 1 h 10 min`, or `up to 15 min`."""
    first, last = unit_once(lasts)
    if first == last or lasts.is_single:
        return last
    return _(UP_TO, most=last) if is_wide(lasts) else _(BETWEEN, least=first, most=last)


def named(script: Script, depth: Depth) -> str:
    """Return a way as it is offered: `Short, about 14 minutes`."""
    lasting = script.duration
    if lasting is None:
        return _("Short") if depth is Depth.SHORT else _("Full")
    time = in_minutes(lasting.of(depth))
    if is_wide(lasting.of(depth)):
        words = (_("Short, {time}", time=time), _("Full, {time}", time=time))
    else:
        words = (_("Short, about {time}", time=time), _("Full, about {time}", time=time))
    return words[0] if depth is Depth.SHORT else words[1]


def in_minutes(lasts: Range) -> str:
    """Return a range in written-out minutes where it is whole ones, and not hours of them."""
    is_whole = not (lasts.least % MINUTE or lasts.most % MINUTE)
    if not is_whole or lasts.most > MANY_MINUTES:
        return told_range(lasts)
    least, most = round(lasts.least / MINUTE), round(lasts.most / MINUTE)
    last = several(most, "{count} minute", "{count} minutes")
    if lasts.is_single:
        return last
    return _(UP_TO, most=last) if is_wide(lasts) else _(BETWEEN, least=least, most=last)
