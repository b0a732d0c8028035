"""Lines of a script, spoken: each once, ahead of its moment when it is known ahead.

What a line sounds like hangs on its words, its language and pace, and the voice with its version;
so much makes up the key it is kept under. A private line holds the person's own words: its sound
stays in memory and is gone with the process.
"""

from __future__ import annotations

import re
import threading
from collections import Counter, OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from integrate.audio.narration.editing import FORM, NothingHeard, edited, silent
from integrate.audio.narration.shelf import Shelf, key_of
from integrate.audio.narration.wav import NoWav, unpacked
from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from integrate.audio.api import Line, Seconds
    from integrate.audio.narration.voice import Voice, Voices

AT_ONCE: Final = 2
"""How many engines run at the same time."""
PAUSE: Final[Seconds] = 0.9
"""Between two paragraphs."""
NOTHING: Final[Seconds] = 0.1
"""How long words last that have no sound, such as a row of dots."""
PRIVATE_KEPT: Final = 32
"""How many private lines are remembered; none of them outlives the process."""
PATIENCE: Final = 3
"""After so many failures in a row a voice is not asked again."""

_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Progress:
    """A line that has just been prepared, or could not be."""

    done: int
    total: int
    line: Line
    length: Seconds = 0.0
    """How long it sounds."""
    problem: str = ""
    """Why it could not be spoken, in a sentence; otherwise empty."""


class Narrator:
    """Speaks lines with the voices it was given; may be called from several threads."""

    def __init__(self, voices: Voices, cache: Path) -> None:
        """Take the voices, and the folder in which lines that are not private are kept."""
        self._voices = voices
        self._shelf = Shelf(cache)
        self._shelf.tidy()
        self._private: OrderedDict[str, bytes] = OrderedDict()
        self._slots = threading.BoundedSemaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._each: dict[str, threading.Lock] = {}
        self._failures: Counter[str] = Counter()

    def spoken(self, line: Line) -> bytes:
        """Return the line as a WAV in memory: one channel, 48,000 a second, trimmed, levelled.

        Raises `UnplayableError` with a sentence when no voice speaks its language, or it fails.
        """
        if not any(char.isalnum() for char in line.text):
            return silent(NOTHING)
        voice = self._voices.speaking(line.language)
        key = _key(voice, line)
        with self._lock:
            alone = self._each.setdefault(key, threading.Lock())
        with alone:
            take = self._kept(key, line)
            if take is None:
                with self._slots:
                    take = self._asked(voice, line)
                self._keep(key, line, take)
        return take

    def has(self, line: Line) -> bool:
        """Tell whether the line is there already, so that nothing waits for it.

        Raises `UnplayableError` when no voice speaks its language.
        """
        if not any(char.isalnum() for char in line.text):
            return True
        return self._kept(_key(self._voices.speaking(line.language), line), line) is not None

    def prepare(self, lines: Sequence[Line]) -> Generator[Progress, None, None]:
        """Speak the lines, a few at once, and tell of each in their order."""
        pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="narration")
        try:
            attempts = pool.map(self._attempt, lines)
            for number, (line, (length, problem)) in enumerate(
                zip(lines, attempts, strict=True), start=1
            ):
                yield Progress(number, len(lines), line, length, problem)
        finally:
            pool.shutdown(cancel_futures=True)

    def _attempt(self, line: Line) -> tuple[Seconds, str]:
        try:
            return unpacked(self.spoken(line)).length, ""
        except UnplayableError as error:
            return 0.0, str(error)

    def _kept(self, key: str, line: Line) -> bytes | None:
        if not line.private:
            return self._shelf.get(key)
        with self._lock:
            return self._private.get(key)

    def _keep(self, key: str, line: Line, take: bytes) -> None:
        if not line.private:
            self._shelf.put(key, take)
            return
        with self._lock:
            self._private[key] = take
            if len(self._private) > PRIVATE_KEPT:
                self._private.popitem(last=False)

    def _asked(self, voice: Voice, line: Line) -> bytes:
        """Let the voice speak, unless it has failed too often to be waited for again."""
        if self._failures[voice.name] >= PATIENCE:
            raise UnplayableError(
                f"The voice {voice.name} failed {PATIENCE} times and is left alone; "
                "the words stay on the screen."
            )
        try:
            take = _take(voice, line)
        except UnplayableError:
            with self._lock:
                self._failures[voice.name] += 1
            raise
        with self._lock:
            self._failures[voice.name] = 0
        return take


def _key(voice: Voice, line: Line) -> str:
    return key_of((FORM, line.text, line.language, line.pace, voice.name, voice.version))


def _take(voice: Voice, line: Line) -> bytes:
    said = [voice.speak(one, line.language, line.pace) for one in paragraphs(line.text)]
    try:
        return edited([unpacked(one) for one in said], PAUSE)
    except NoWav as error:
        raise UnplayableError(
            f"The voice {voice.name} gave something that is no sound. The words stay on the "
            "screen; `integrate voice test` tries the voice."
        ) from error
    except NothingHeard as error:
        raise UnplayableError(
            f"The voice {voice.name} was silent. The words stay on the screen; "
            "`integrate voice test` tries the voice."
        ) from error


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs that can be spoken, each on one line.

    A line break inside a paragraph was wanted, and is heard as a comma where there is none.
    """
    found = (_on_one_line(one) for one in _PARAGRAPHS.split(text))
    return [one for one in found if any(char.isalnum() for char in one)]


def _on_one_line(paragraph: str) -> str:
    lines = [" ".join(_speakable(one).split()) for one in paragraph.splitlines()]
    said = [one for one in lines if one]
    ended = [one if one[-1] in ".,:;!?…" else f"{one}," for one in said[:-1]]
    return " ".join(ended + said[-1:])


def _speakable(text: str) -> str:
    """Return the text without control characters, which engines take for commands."""
    return "".join(char if char.isprintable() else " " for char in text)
