"""Recording take by take: what is shown, asked and kept for each line.

A take that is there is kept until another one of the same line has been recorded and found to hold
speech. A recording is edited and written at once, so that nothing is lost by leaving.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.audio.narration.takes import WORDS, find_take, take_file, with_words
from integrate.audio.problem import UnwritableError
from integrate.cli.replacing import replace_file
from integrate.cli.sentence import Told
from integrate.plain.wrapping import clean
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from integrate.audio.narration.microphone import Recorder
    from integrate.cli.voice_lines import SpokenLine

HOW = later("Enter starts and stops, r records again, p plays, s leaves a line out, q ends.")
PLACE = later("{number} of {total}: {step}")
FIRST = later("Enter to record, s, q: ")
THERE = later("There is a take. Enter to keep it, r, p, q: ")
STALE = later("The take of this step says other words and is not heard any more.")
LISTENING = later("Recording. Enter to stop: ")
SILENT = later("Nothing was heard. Is the microphone on, and near enough?")
KEPT = later("{length} seconds, in {file}")
PRIVATE = later("Left out: it holds answers, which are not known beforehand.")
UNWRITTEN = later("{file} cannot be made: {why}.")
ENDED = later("{count} recorded; the takes are in {folder}")


@dataclass(frozen=True, slots=True)
class Booth:
    """What a recording needs besides the lines."""

    microphone: Recorder
    ask: Callable[[str], str | None]
    """Show a question and return what was typed; None at the end of the input."""
    say: Callable[[str], None]
    play: Callable[[Path], None]
    """Let a take be heard. Raises `Told` when there is no sound."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the takes of one script in one language lie."""

    home: Path
    script: str
    language: str

    def file(self, step: str) -> Path:
        """Return where the take of a step is put."""
        return take_file(self.home, self.script, self.language, step)

    def take(self, line: SpokenLine) -> Path | None:
        """Return the take of a line, when it says these words."""
        return find_take((self.home,), self.script, self.language, line.step, line.text)

    def is_stale(self, line: SpokenLine) -> bool:
        """Tell whether there is a take of this step that says other words."""
        step = find_take((self.home,), self.script, self.language, line.step)
        return step is not None and self.take(line) is None

    def keep(self, line: SpokenLine, take: bytes) -> Path:
        """Put a take into its place. Raises `Told` when it cannot be written."""
        from integrate.audio import decode, encode  # noqa: PLC0415 -- loads the codecs

        file = self.file(line.step)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with encode.encoding(file, encode.Tags(title=line.step, comment=line.text)) as put:
                put(decode.spoken(take))
        except OSError as error:
            raise Told(_(UNWRITTEN, file=file.parent, why=error.strerror)) from error
        except UnwritableError as error:
            raise Told(str(error)) from error
        # Second, so that a take is never heard for words that it does not say.
        replace_file(file.parent / WORDS, with_words(file.parent, line.step, line.text))
        return file


class _Left(Exception):
    """The person wants to go."""


def record_lines(lines: Sequence[SpokenLine], booth: Booth, desk: Desk) -> bool:
    """Go through the lines; false when the person left before the last one.

    Raises `NoDeviceError` when the microphone is lost, and `Told` when a take cannot be written.
    """
    booth.say(_(HOW))
    recorded: set[str] = set()
    finished = True
    try:
        for number, line in enumerate(lines, start=1):
            place = _(PLACE, number=number, total=len(lines), step=line.step)
            text = "\n".join(clean(one) for one in line.text.splitlines())
            booth.say(f"\n{place}\n\n{text}\n")
            _one_line(line, booth, desk, recorded)
    except _Left:
        finished = False
    booth.say(_(ENDED, count=len(recorded), folder=desk.file("-").parent))
    return finished


def _one_line(line: SpokenLine, booth: Booth, desk: Desk, recorded: set[str]) -> None:
    """Record one line until the person is content. Raises `_Left`."""
    if line.private:
        booth.say(_(PRIVATE))
        return
    if desk.is_stale(line):
        booth.say(_(STALE))
    while True:
        take = desk.take(line)
        match booth.ask(_(THERE) if take else _(FIRST)):
            case "q" | None:
                raise _Left
            case "p" if take:
                _play(take, booth)
            case "s":
                return
            case "" if take:
                return
            case "" | "r":
                if _record(line, booth, desk):
                    recorded.add(line.step)


def _record(line: SpokenLine, booth: Booth, desk: Desk) -> bool:
    """Listen once; tell whether there was speech, which is now kept."""
    from integrate.audio.narration.editing import NothingHeard, edited  # noqa: PLC0415 -- loads numpy
    from integrate.audio.narration.wav import unpacked  # noqa: PLC0415 -- with it

    booth.microphone.start()
    booth.ask(_(LISTENING))  # at the end of the input too, what was said so far is kept
    heard = booth.microphone.stop()
    try:
        take = edited([heard], 0.0)
    except NothingHeard:
        booth.say(_(SILENT))
        return False
    file = desk.keep(line, take)
    booth.say(_(KEPT, length=f"{unpacked(take).length:.1f}", file=file))
    return True


def _play(take: Path, booth: Booth) -> None:
    try:
        booth.play(take)
    except Told as told:  # no sound is no reason to stop recording
        booth.say(told.message)
