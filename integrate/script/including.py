"""Puts the steps of included scripts in their place.

An included script lies beside the one that names it, or in the library, never above; no script
includes itself, includes lie at most eight deep, and all that is included has an end. A problem in
an included script keeps its own place and is told once, however often the script is included.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from integrate.script.problem import Reading, Span
from integrate.script.structure import Include, Repeat, Section, every_step, inner_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from integrate.script.model import Script
    from integrate.script.structure import AnyStep

DEEPEST = 8
"""How deep includes may lie in each other."""
MOST_STEPS = 5000
"""The most steps that a script may bring in from others."""
SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a script lies and which scripts include it."""

    path: Path
    roots: tuple[Path, ...]
    """The folders of the library."""
    above: tuple[Path, ...] = ()
    """The scripts that lead here by including each other, the first one first."""
    known: dict[Path, Script | None] = field(default_factory=dict, compare=False)
    """What each included script was read as; none is read a second time."""

    def find(self, name: str) -> Path | None:
        """Return the file of an included script; None when no folder has it."""
        for folder in (self.path.parent, *self.roots):
            for suffix in SUFFIXES:
                path = _inside(folder, f"{name}{suffix}")
                if path is not None:
                    return path
        return None


def _inside(folder: Path, name: str) -> Path | None:
    """Return a file of a folder; None when it has no such file, or the name cannot be one."""
    try:
        path = (folder / name).resolve()
        return path if path.is_file() and path.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError, RuntimeError):  # too long, a NUL in it, links that go in circles
        return None


class Inclusion:
    """Fills in the includes of one script."""

    def __init__(
        self, origin: Origin, reading: Reading, read_at: Callable[[Origin, Reading], Script | None]
    ) -> None:
        """Read included scripts with `read_at`, which notes their problems."""
        self._origin = origin
        self._reading = reading
        self._read_at = read_at
        self._count = 0
        self._depths: dict[Path, int] = {}
        self.scripts: list[tuple[Span, Script]] = []
        """Every script that was included, and the place that names it."""

    def fill(self, steps: Iterable[AnyStep]) -> tuple[AnyStep, ...]:
        """Return the steps with the steps of included scripts in them."""
        return tuple(self._fill_one(step) for step in steps)

    def _fill_one(self, step: AnyStep) -> AnyStep:
        if isinstance(step, Include):
            return replace(step, steps=self._included(step))
        if isinstance(step, Section | Repeat):
            return replace(step, steps=self.fill(step.steps))
        return step

    def _included(self, step: Include) -> tuple[AnyStep, ...]:
        path = self._origin.find(step.file)
        above = (*self._origin.above, self._origin.path.resolve())
        if path is None:
            what = f"there is no script `{step.file}` beside this one or in the library"
            return self._refuse("E401", step.place, what, "check the spelling")
        if path in above:
            by_way = ", by way of another script" if len(above) > 1 else ""
            what = f"`{step.file}` includes itself{by_way}"
            return self._refuse("E402", step.place, what, "remove one of the includes")
        script = self._read(path, above) if len(above) <= DEEPEST else None
        if len(above) + self._depth_of(path, script) > DEEPEST:
            what = f"includes lie more than {DEEPEST} deep here"
            return self._refuse("E403", step.place, what, "include the script further up")
        if script is None or self._count > MOST_STEPS:
            return ()
        self._count += sum(1 for _ in every_step(script.steps))
        if self._count > MOST_STEPS:
            what = f"with this the includes come to more than {MOST_STEPS} steps"
            return self._refuse("E302", step.place, what, "include less, or less often")
        self.scripts.append((step.place, script))
        return tuple(_placed(one, str(path)) for one in script.steps)

    def _read(self, path: Path, above: tuple[Path, ...]) -> Script | None:
        """Return the script in a file; None when it has a problem, which is noted once."""
        known = self._origin.known
        if path not in known:
            inner = Reading(file=str(path))
            known[path] = None
            try:
                known[path] = self._read_at(Origin(path, self._origin.roots, above, known), inner)
            finally:  # also when it had more problems than are told
                self._reading.take_in(inner)
        return known[path]

    def _depth_of(self, path: Path, script: Script | None) -> int:
        """Return how deep includes lie in a script, which is walked through once."""
        if path not in self._depths:
            self._depths[path] = _depth(script.steps) if script else 0
        return self._depths[path]

    def _refuse(self, code: str, place: Span, what: str, remedy: str) -> tuple[AnyStep, ...]:
        self._reading.complain(code, place, what, remedy)
        return ()


def _depth(steps: Iterable[AnyStep]) -> int:
    """Return how many includes lie in each other among steps."""
    return max((isinstance(one, Include) + _depth(inner_steps(one)) for one in steps), default=0)


def _placed(step: AnyStep, file: str) -> AnyStep:
    """Return a step whose place, and that of all it holds, tells which file it is in."""
    place = step.place.within(file)
    if isinstance(step, Section | Repeat | Include):
        return replace(step, place=place, steps=tuple(_placed(one, file) for one in step.steps))
    return replace(step, place=place)
