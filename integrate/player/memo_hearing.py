"""Voice memos played to whoever reads the page they are on, one after the other.

The sound is opened in memory and goes to the sound process through its pipe, so that it stands on
the disk only sealed. It begins and ends softly, at the loudness of a voice, however it was spoken.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from integrate.audio.api import Bus, Clip, Held, State
from integrate.journal.memo_words import length_told, memo_told
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.audio.api import Decibels, Output, Seconds
    from integrate.journal.store import Journal
    from integrate.session.record import MemoKept

    OpenOutput = Callable[[Callable[[str], None]], Output]

FADE_IN: Final[Seconds] = 0.4
FADE_OUT: Final[Seconds] = 0.3
PATIENCE: Final[Seconds] = 10.0
"""How long the sound may take to begin: a long memo is measured first."""
RINGING: Final[Seconds] = 0.7
"""How long after its length a memo is still on its way to the ear."""
GLANCE: Final[Seconds] = 0.02
PLAYING = later("Playing a voice memo of {length}.")
PLAYING_ONE_OF = later("Playing voice memo {number} of {count}: {length}.")
OVER = later("That was all of it.")
HUSHED = later("Stopped.")
NO_SOUND = later("No sound can be played here now; “integrate doctor sound” says why.")
NO_MEMO = later("There is no voice memo here.")
UNREADABLE: Final = "This voice memo"
"""What every sentence begins with that the sound process has for a memo it cannot play."""


class MemoHearing:
    """Plays memos, once; `run` is for a thread of its own, `stop` for any."""

    def __init__(self, open_output: OpenOutput, level: Decibels) -> None:
        """Play through an output of its own, so much louder or softer than it is meant."""
        self._open_output = open_output
        self._level = level
        self._stopped = threading.Event()
        self._begun = threading.Event()
        self._problem = ""

    def run(
        self, journal: Journal, session: str, memos: Sequence[MemoKept], tell: Callable[[str], None]
    ) -> str:
        """Play them to the end of the last, and tell of each; return a sentence when it is over.

        Raises `JournalError` for one that was changed.
        """
        if not memos:
            return _(NO_MEMO)
        output = self._open_output(self._hear_of)
        try:
            output.on_begun(lambda _clip, _length: self._begun.set())
            output.set_level(None, self._level)
            for number, memo in enumerate(memos, start=1):
                sound = b"".join(journal.memos.sound(session, memo))
                if not sound:
                    tell(f"{memo_told(memo)}.")
                    continue
                tell(_told(memo, number, len(memos)))
                trouble = self._play(output, f"memo {number}", sound, memo.length)
                if trouble:
                    return trouble
        finally:
            output.close()
        return _(OVER)

    def stop(self) -> None:
        """Let it fade and end."""
        self._stopped.set()

    def _play(self, output: Output, name: str, sound: bytes, length: Seconds) -> str:
        """Play one memo to its end; return why no other is to follow, empty for nothing."""
        self._begun.clear()
        clip = Clip(name, Held(sound), Bus.VOICE, fade_in=FADE_IN, fade_out=FADE_OUT)
        output.play(clip)
        deadline = time.monotonic() + PATIENCE
        while not self._begun.is_set():
            if self._stopped.wait(GLANCE):
                return _(HUSHED)
            is_silent = output.condition.state is State.SILENT
            if self._problem or is_silent or time.monotonic() > deadline:
                return self._problem or _(NO_SOUND)
        if self._stopped.wait(length + RINGING):
            output.stop(name)
            return _(HUSHED)
        return ""

    def _hear_of(self, sentence: str) -> None:
        """Take note of a memo that cannot be played; of a silence there is a sentence already."""
        if sentence.startswith(UNREADABLE):
            self._problem = sentence


def _told(memo: MemoKept, number: int, count: int) -> str:
    length = length_told(memo.length)
    if count == 1:
        return _(PLAYING, length=length)
    return _(PLAYING_ONE_OF, number=number, count=count, length=length)
