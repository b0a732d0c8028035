"""Reading a programme: bytes in; a Programme, or every problem with its place, out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.programme.model import Beforehand, Programme
from integrate.script.declaration import read_table
from integrate.script.problem import Enough, Problem, Reading, did_you_mean
from integrate.script.read import Form, content_of, read_document, unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.programme.model import Part

PROGRAMME = Form("programme", "`title:` and `days:`")


@dataclass(frozen=True, slots=True)
class ProgrammeReads:
    """What came of reading one source."""

    programme: Programme | None
    """The programme; None when it has a problem."""
    problems: tuple[Problem, ...]
    """Every problem, in the order of the source."""
    texts: dict[str, str] = field(default_factory=dict)
    """The source under "", for showing the lines that problems stand in."""
    partial: Programme | None = None
    """What could be read of a programme with problems; never to be followed."""


def read(content: bytes) -> ProgrammeReads:
    """Return the programme that the bytes of a file say, or what is wrong with it."""
    reading = Reading()
    programme = None
    with suppress(Enough):
        document = read_document(content, reading, PROGRAMME)
        if document is not None:
            programme = read_table(Programme, document, reading, "a programme")
        if programme is not None:
            _check_names(programme, reading)
            _check_order(programme, reading)
    problems = tuple(sorted(reading.problems, key=lambda problem: problem.order))
    return ProgrammeReads(None if problems else programme, problems, reading.texts, programme)


def read_file(path: Path) -> ProgrammeReads:
    """Return the programme in a file; a file that cannot be read is a problem like any other."""
    try:
        return read(content_of(path))
    except OSError as error:
        return ProgrammeReads(None, (unreadable(path, error),))


def _check_names(programme: Programme, reading: Reading) -> None:
    """Note each id that stands twice, and each part that waits for one that is not there."""
    seen: set[str] = set()
    for part in programme.parts:
        if part.id and part.id in seen:
            remedy = "give each part an id of its own"
            reading.complain("E202", part.place, f"the id `{part.id}` stands twice", remedy)
        seen.add(part.name)
    beforehand = {part.name for part in programme.before}
    for part in programme.parts:
        known = beforehand if isinstance(part, Beforehand) else seen
        for name in part.after:
            if name not in known:
                what = f"`{part.name}` waits for `{name}`, which does not come before it"
                reading.complain("E701", part.place, what, did_you_mean(name, known))


def _check_order(programme: Programme, reading: Reading) -> None:
    """Note the parts that wait for each other in a circle, each circle once."""
    by_name: dict[str, Beforehand | Part] = {}
    for part in programme.parts:
        by_name.setdefault(part.name, part)
    cleared: set[str] = set()
    for name in by_name:
        trail: list[str] = []
        circle = _circle(name, by_name, trail, cleared)
        if circle:
            told = ", then ".join(f"`{one}`" for one in circle)
            what = f"{told} would have to be done before itself"
            remedy = "take one `after` out"
            reading.complain("E702", by_name[circle[0]].place, what, remedy)
            cleared |= set(circle)


def _circle(
    name: str, by_name: dict[str, Beforehand | Part], trail: list[str], cleared: set[str]
) -> list[str]:
    """Return the names on a circle that leads from this name back to one of the trail."""
    if name in trail:
        return trail[trail.index(name) :]
    if name in cleared or name not in by_name:
        return []
    trail.append(name)
    for earlier in by_name[name].after:
        found = _circle(earlier, by_name, trail, cleared)
        if found:
            return found
    trail.pop()
    cleared.add(name)
    return []
