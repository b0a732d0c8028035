"""The way to grounding: short scripts that steady, kept by nobody and open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.words import GROUNDING, Word
from integrate.player.opening import open_without_trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.opened import Opened
    from integrate.player.settings import Settings


def grounding(settings: Settings, tell: Callable[[str], None]) -> Callable[[Word], Opened]:
    """Return what opens a fresh grounding each time it is called, by the word for it.

    That raises `UnknownScript`, `BrokenScript` or `Refused` when there is none to open.
    """

    def open_it(word: Word = Word.GROUND) -> Opened:
        entry = settings.library.find(GROUNDING[word], settings.here)
        return open_without_trace(settings, entry, tell)

    return open_it
