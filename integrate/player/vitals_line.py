"""Vital signs in one line: `94 151/91 97 14 recheck`, or by name: `bp 151/91 spo2=97`.

Numbers without a name stand in the order heart rate, blood pressure, oxygen, breaths; a blood
pressure is known by its stroke. From the first word that is none of these on, it is a remark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from integrate.player.meanings import Misread
from integrate.session.charting import VitalsTaken
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from integrate.session.record import Seconds

FORM = later("Vital signs are written HR BP SpO2, as in /v 94 151/91 97; a dash leaves one out.")
A_SECOND_TIME = later("“{words}” is a second value for the same thing. Write each one once.")
UPSIDE_DOWN = later("A blood pressure is written upper/lower, as in 151/91; “{words}” is not.")

HEART, PRESSURE, OXYGEN, BREATHING = range(4)
"""What can be taken, in the order in which it is written."""
NAMES: Final[Mapping[str, int]] = {
    "hr": HEART,
    "pulse": HEART,
    "bp": PRESSURE,
    "spo2": OXYGEN,
    "sat": OXYGEN,
    "o2": OXYGEN,
    "rr": BREATHING,
    "resp": BREATHING,
}
LEFT_OUT: Final = ("-", "_", "\N{EN DASH}")
_NUMBER = re.compile(r"([0-9]{1,3})%?")
_PRESSURE = re.compile(r"([0-9]{2,3})/([0-9]{2,3})")
_PAIR = re.compile(r"([a-z0-9]+)[=:](\S+)")


def vitals(line: str, begun: Seconds) -> VitalsTaken:
    """Return the vital signs that a line says. Raises `Misread`."""
    found = _Line(line.split())
    if not found.values:
        raise Misread(_(FORM))
    upper, lower = found.values.get(PRESSURE, (None, None))
    return VitalsTaken(
        begun,
        heart_rate=found.values.get(HEART, (None,))[0],
        systolic=upper,
        diastolic=lower,
        oxygen=found.values.get(OXYGEN, (None,))[0],
        breathing_rate=found.values.get(BREATHING, (None,))[0],
        text=found.remark,
    )


class _Line:
    """The words of a line, taken one after the other."""

    def __init__(self, words: Sequence[str]) -> None:
        self.values: dict[int, tuple[int, ...]] = {}
        self._next = HEART
        at = 0
        while at < len(words) and (taken := self._take(words[at : at + 2])):
            at += taken
        self.remark = " ".join(words[at:])

    def _take(self, words: Sequence[str]) -> int:
        """Take the first of these words; return how many were taken, 0 where a remark begins."""
        word = words[0].lower()
        if word in LEFT_OUT:
            self._next += 1
            return 1
        if (pair := _PAIR.fullmatch(word)) and pair[1] in NAMES:
            return self._named(NAMES[pair[1]], pair[2], 1)
        if word in NAMES:
            return self._named(NAMES[word], words[-1], len(words))
        if _PRESSURE.fullmatch(word):
            return self._named(PRESSURE, word, 1)
        if _NUMBER.fullmatch(word):
            place = OXYGEN if self._next == PRESSURE else self._next
            return self._named(place, word, 1) if place <= BREATHING else 0
        return 0

    def _named(self, place: int, word: str, count: int) -> int:
        """Put a value in its place; 0 where the word is none."""
        form = _PRESSURE if place == PRESSURE else _NUMBER
        match = form.fullmatch(word)
        if match is None:
            if self.values:
                return 0
            raise Misread(_(FORM))
        if place in self.values:
            raise Misread(_(A_SECOND_TIME, words=word))
        numbers = tuple(int(part) for part in match.groups())
        if place == PRESSURE and numbers[0] <= numbers[1]:
            raise Misread(_(UPSIDE_DOWN, words=word))
        self.values[place] = numbers
        self._next = place + 1
        return count
