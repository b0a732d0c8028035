"""Which step of an edited script is the one that was shown before.

An id stays what it is. A step without one goes by its place, which moves when a step is put in
above it: so the two scripts are laid side by side, step by step, as two texts are compared line by
line.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from integrate.script.problem import START
from integrate.session.program import Present

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from integrate.session.program import Program


class SameStep:
    """From the names of steps in one program to their names in the next."""

    def __init__(self, before: Program, after: Program) -> None:
        """Compare what the steps of two programs say."""
        old, new = _said(before), _said(after)
        self._now = dict(_aligned(old, new)) if new else {}
        self._now |= {name: name for name in old if name in new and "#" not in name}

    def of(self, step: str) -> str:
        """Return the name of the step now; empty when nothing is left to stand at."""
        return self._now.get(step, "")


def _said(program: Program) -> Mapping[str, str]:
    """Return what each step says, wherever it stands in the source, by its name."""
    return {
        one.name: repr(replace(one.step, place=START))
        for one in program.instructions
        if isinstance(one, Present)
    }


def _aligned(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each old name with the new one that stands in its place."""
    names, last = list(new), len(new) - 1
    matcher = SequenceMatcher(None, list(old.values()), list(new.values()), autojunk=False)
    olds = list(old)
    for _tag, start, end, there, there_end in matcher.get_opcodes():
        for number in range(start, end):
            place = min(there + number - start, max(there, there_end - 1), last)
            yield olds[number], names[place]
