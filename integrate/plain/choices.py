"""What a line at home means: a part of the day, or a script of the list.

The parts of the day have the first numbers. A script that is one of them is chosen by its letters
once, as that part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.plain.replies import A_NUMBER, Unclear, choice, whole
from integrate.words import _

if TYPE_CHECKING:
    from integrate.plain.days import Part
    from integrate.plain.shelf import Item
    from integrate.script.library import Entry


@dataclass(frozen=True, slots=True)
class Choices:
    """All that can be begun from home."""

    parts: list[Part]
    items: list[Item]

    def meant(self, line: str) -> Part | Entry:
        """Return what a number or the first letters mean. Raises `Unclear`."""
        number = whole(line)
        return self._by_letters(line) if number is None else self._by_number(number)

    def _by_number(self, number: int) -> Part | Entry:
        everything: list[Part | Entry] = [*self.parts, *(item.entry for item in self.items)]
        if not 1 <= number <= len(everything):
            raise Unclear(_(A_NUMBER, count=len(everything)))
        return everything[number - 1]

    def _by_letters(self, line: str) -> Part | Entry:
        names = {part.script for part in self.parts}
        found: dict[str, Part | Entry] = {part.option.id: part for part in self.parts}
        options = [part.option for part in self.parts]
        for item in self.items:
            if item.entry.name not in names:
                found[item.entry.name] = item.entry
                options.append(item.option)
        return found[choice(options, line).id]
