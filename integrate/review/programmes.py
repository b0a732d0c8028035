"""Checking a programme: what reading found, and what its scripts say to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from integrate.programme.read import read_file
from integrate.script.duration import Range, written_range
from integrate.script.library import UnknownScript
from integrate.script.problem import Problem, did_you_mean
from integrate.script.read import Reads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.programme.model import Part, Programme
    from integrate.script.library import Entry, Library
    from integrate.script.quantity import Seconds

FULL_DAY: Seconds = 30 * 60.0
"""What a day holds at most without its offers: one sitting is half an hour at the longest."""


def check_programme(path: Path, library: Library) -> Reads:
    """Return what is wrong with a programme; its scripts are looked for in the library."""
    found = read_file(path)
    problems = list(found.problems)
    if found.partial is not None:
        entries = {part.script: _entry(library, part.script) for part in found.partial.parts}
        problems += _without_script(found.partial, entries, library)
        problems += _full_days(found.partial, entries)
    ordered = tuple(sorted(problems, key=lambda one: one.order))
    return Reads(None, ordered, found.texts)


def _entry(library: Library, name: str) -> Entry | None:
    """Return a script by its whole name."""
    try:
        entry = library.find(name, Path())
    except UnknownScript:
        return None
    return entry if entry.name == name else None


def _without_script(
    programme: Programme, entries: dict[str, Entry | None], library: Library
) -> Iterator[Problem]:
    """Yield each part whose script is not there, or is not the person's own to open."""
    for part in programme.parts:
        entry = entries[part.script]
        if entry is None:
            what = f"there is no script `{part.script}` in the library"
            near = did_you_mean(part.script, [one.name for one in library.shelf()])
            yield Problem("E703", what, part.place, near if near.startswith("did") else "")
        elif entry.reads.script is not None and entry.reads.script.for_therapist:
            what = f"`{part.script}` is led by a therapist, and nobody opens it alone"
            yield Problem("E704", what, part.place, "take a script for patients")


def _full_days(programme: Programme, entries: dict[str, Entry | None]) -> Iterator[Problem]:
    """Yield each day, once, on which more begins than one sitting holds."""
    days: dict[int, list[Part]] = {}
    for part in programme.days:
        if not part.optional and part.every is None:
            days.setdefault(part.day.first, []).append(part)
    for day, parts in sorted(days.items()):
        lengths = [_length(entries[part.script]) for part in parts]
        day_takes = Range(sum(one.least for one in lengths), sum(one.most for one in lengths))
        if day_takes.most > FULL_DAY:
            length = written_range(day_takes)
            what = f"day {day} begins with {length}, and one sitting is half an hour"
            remedy = "spread it over days, or make parts `optional`"
            yield Problem("W701", what, parts[-1].place, remedy)


def _length(entry: Entry | None) -> Range:
    """Return how long the short way of a script takes: it is the one that is offered first."""
    script = entry.reads.script if entry else None
    if script is None or script.duration is None or script.for_therapist:
        return Range(0.0, 0.0)
    return script.duration.short
