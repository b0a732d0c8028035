"""A score made into sound, and into a file: the session as it would be heard.

Every call is at its exact frame, and nothing in the file goes above -3 dBTP, whatever its format.

The mixer is the one that plays live. Clips are opened by threads shortly before they begin, and
encoding goes on beside mixing, so memory stays the same however long the session is.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, Self
from weakref import WeakSet

from integrate.audio.api import Bus
from integrate.audio.encode import encoding
from integrate.audio.mixer import Mixer
from integrate.audio.problem import TooLoudError, UnplayableError
from integrate.audio.samples import RATE, factor, frames

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from integrate.audio.api import Clip, Decibels, Seconds
    from integrate.audio.encode import Tags, Write
    from integrate.audio.repertoire import Repertoire
    from integrate.audio.samples import Block, Frames
    from integrate.audio.score import Call, Score
    from integrate.audio.source import Source

BLOCK: Final = RATE // 2
"""Frames mixed at once."""
SOON: Final[Seconds] = 8.0
"""How long before its beginning a clip is opened."""
OPENERS: Final = 2
"""How many clips are opened at the same time."""
RINGING: Final[Seconds] = 60.0
"""How long the last sounds may ring on after the end."""
HIGHEST: Final[Decibels] = -3.1
"""dBTP in a file: -3, less what two that measure it differ by."""
SPARE: Final[Decibels] = 0.1
"""How much lower than need be it is then tried: a format is not as exact as that."""
LAST_FADE: Final[Seconds] = 4.0
"""How what rings on longer is ended."""


def prepare(score: Score, repertoire: Repertoire, progress: Callable[[int, int], None]) -> None:
    """Measure every file of the score and speak its lines; `progress` hears done and total."""
    clips = [call.positional[0] for call in score.calls if call.name == "play"]
    contents = list(dict.fromkeys([*score.prepared, *(clip.content for clip in clips)]))
    with ThreadPoolExecutor(OPENERS, "preparing") as pool:
        for done, _ in enumerate(pool.map(repertoire.prepare, contents), 1):
            progress(done, len(contents))


def render_file(
    file: Path,
    tags: Tags,
    score: Score,
    length: Seconds,
    repertoire: Repertoire,
    *,
    progress: Callable[[Seconds], None] = lambda _seconds: None,
    tell: Callable[[str], None] = lambda _sentence: None,
) -> Seconds:
    """Render the score into a file, with its chapters; return how long it became.

    A format that goes higher than what it was given (mp3, ogg, opus, m4a) is read again, and where
    that is above -3 dBTP the session is rendered once more, all of it lower by the excess; `tell`
    hears of it, and `progress` begins anew. Raises `UnwritableError`; then no file is left.
    """
    gain = 0.0
    while True:
        try:
            with encoding(file, tags, score.chapters, length, highest=HIGHEST) as put:
                lower = _lowered(put, gain)
                return render(score, length, repertoire, lower, progress=progress, tell=tell)
        except TooLoudError as error:
            gain -= error.excess + SPARE
            tell(
                f"The format of {file} makes loud places louder: it is written again, "
                f"{-gain:.1f} dB lower."
            )


def render(
    score: Score,
    length: Seconds,
    repertoire: Repertoire,
    put: Callable[[Block], None],
    *,
    progress: Callable[[Seconds], None] = lambda _seconds: None,
    tell: Callable[[str], None] = lambda _sentence: None,
) -> Seconds:
    """Mix the score and give it to `put` block by block; return how long it became.

    At `length` beds and loops end by their own fades, and everything else rings out. `progress`
    hears how many seconds are done; `tell` hears, in a sentence, of a clip that cannot be heard.
    """
    with _Opener(score.calls, repertoire, tell) as opener:
        performance = _Performance(opener, put, progress)
        for call in score.calls:
            performance.mix_until(frames(call.at))
            performance.follow(call)
        performance.mix_until(frames(length))
        performance.ring_out()
    return performance.done / RATE


def _lowered(put: Write, gain: Decibels) -> Write:
    return (lambda block: put(block * factor(gain))) if gain else put


class _Opener:
    """Opens the clips of a score, in their order, shortly before they are played."""

    def __init__(
        self, calls: list[Call], repertoire: Repertoire, tell: Callable[[str], None]
    ) -> None:
        self._coming = deque(call for call in calls if call.name == "play")
        self._repertoire = repertoire
        self._tell = tell
        self._pool = ThreadPoolExecutor(OPENERS, "opening")
        self._opened: deque[Future[Source | None]] = deque()
        self._sources: WeakSet[Source] = WeakSet()
        """Those that are still in use: what sounds keeps it, nobody else."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        for source in list(self._sources):
            source.close()

    def look(self, now: Frames) -> None:
        """Begin to open what is to be played soon."""
        while self._coming and frames(self._coming[0].at - SOON) <= now:
            clip: Clip = self._coming.popleft().positional[0]
            self._opened.append(self._pool.submit(self._open, clip))

    def next(self) -> Source | None:
        """Return the source of the next clip that is played; None when it cannot be heard."""
        return self._opened.popleft().result()

    def _open(self, clip: Clip) -> Source | None:
        try:
            source = self._repertoire.open(clip.content, clip.bus, loop=clip.loop, ahead=0)
        except UnplayableError as error:
            self._tell(str(error))
            return None
        self._sources.add(source)
        return source


class _Performance:
    """The mixer, told what an output is told, and heard by whoever takes the blocks."""

    def __init__(
        self,
        opener: _Opener,
        put: Callable[[Block], None],
        progress: Callable[[Seconds], None],
    ) -> None:
        self._opener = opener
        self._put = put
        self._progress = progress
        self._mixer = Mixer()
        self._lasting: set[str] = set()
        """The clips that go on by themselves: beds and loops."""
        self.done: Frames = 0
        """What was mixed; unlike the mixer's position it goes on in a pause."""

    def mix_until(self, end: Frames) -> None:
        """Mix up to the frame."""
        while self.done < end:
            self._opener.look(self.done)
            self._mix(min(BLOCK, end - self.done))
        self._opener.look(end)

    def follow(self, call: Call) -> None:
        """Do what an output was told; but for clips the mixer understands it as it is."""
        if call.name == "play":
            self._play(call.positional[0])
        else:
            call.on(self._mixer)

    def ring_out(self) -> None:
        """Let beds and loops end, and everything else ring on to its end."""
        if self._mixer.held:
            self._mixer.silence(LAST_FADE)
        for clip_id in sorted(self._lasting):
            self._mixer.stop(clip_id)
        self._mix_until_idle(frames(RINGING))
        self._mixer.silence(LAST_FADE)
        self._mix_until_idle(frames(LAST_FADE) + BLOCK)

    def _play(self, clip: Clip) -> None:
        self._lasting.discard(clip.id)
        source = self._opener.next()
        if source is None:
            return
        if clip.loop or clip.bus is Bus.BED:
            self._lasting.add(clip.id)
        self._mixer.play(
            clip.id,
            source,
            bus=clip.bus,
            gain=clip.gain,
            pan=clip.pan,
            fade_in=clip.fade_in,
            fade_out=clip.fade_out,
            start=self._mixer.position + frames(clip.delay),
        )

    def _mix_until_idle(self, most: Frames) -> None:
        end = self.done + most
        while not self._mixer.idle and self.done < end:
            self._mix(min(BLOCK, end - self.done))

    def _mix(self, count: Frames) -> None:
        self._put(self._mixer.mix(count))
        self.done += count
        self._progress(self.done / RATE)
