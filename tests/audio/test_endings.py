"""How clips end: always faded, never with a step, whatever ends them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio.api import Bus
from integrate.audio.mixer import Mixer
from integrate.audio.ramp import SHORTEST_ENDING
from integrate.audio.samples import RATE, Block, frames
from integrate.audio.source import Source

Tone = Callable[..., NDArray[np.float32]]
Act = Callable[[Mixer], None]


def held(samples: NDArray[np.float32], *, loop: bool = False) -> Source:
    """Return a source of one channel's samples on both sides, in uneven portions."""
    both = np.repeat(samples[:, None], 2, axis=1)
    return Source(lambda: iter(np.array_split(both, max(1, len(both) // 701))), loop=loop)


def steady(count: int) -> Source:
    """Return a source that stands at one level: every change heard is the mixer's."""
    return held(np.full(count, 0.2, dtype=np.float32))


def steps(block: Block) -> float:
    """Return the largest difference between neighbouring samples."""
    return float(np.abs(np.diff(block[:, 0])).max())


def falls(block: Block) -> float:
    """Return by how many decibels a steady level falls in 5 ms at most, until it is at -60 dB."""
    level = block[:, 0].astype(np.float64) / 0.2
    early, late = level[:-240], level[240:]
    heard = late > 1e-3
    return float((20.0 * np.log10(early[heard] / late[heard])).max())


def stop_in_a_pause(mixer: Mixer) -> None:
    """Pause and, while that fades, stop."""
    mixer.pause()
    mixer.stop("a")


ENDINGS: dict[str, Act] = {
    "stopped": lambda mixer: mixer.stop("a"),
    "stopped at once": lambda mixer: mixer.stop("a", 0.0),
    "silenced": lambda mixer: mixer.silence(0.0),
    "paused": lambda mixer: mixer.pause(),
    "muted": lambda mixer: mixer.mute(on=True),
    "turned down": lambda mixer: mixer.set_level(None, float("-inf")),
    "replaced": lambda mixer: mixer.play("a", steady(10), bus=Bus.CUE),
    "stopped in a pause": stop_in_a_pause,
    "run to its end": lambda _: None,
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("moment", [1, 100, 4321, 30_000, 60_000])
def test_no_ending_has_a_step(ending: Act, moment: int, tone: Tone) -> None:
    """However and whenever a clip ends, no step is larger than the sound's own, then silence."""
    sound = tone(1.4)
    mixer = Mixer()
    mixer.play("a", held(sound), bus=Bus.CUE, fade_out=0.0)
    before = mixer.mix(moment)
    ending(mixer)
    heard = np.concatenate([before, mixer.mix(3 * RATE)])
    own = float(np.abs(np.diff(sound)).max())
    assert steps(heard) <= own * 1.01
    assert not heard[-RATE:].any()


@pytest.mark.parametrize(
    "ending",
    [ending for name, ending in ENDINGS.items() if name not in {"replaced", "stopped in a pause"}],
)
@pytest.mark.parametrize("fade_out", [0.0, 0.5, 2.0])
def test_no_ending_is_fast(ending: Act, fade_out: float) -> None:
    """Until it is under -60 dB no ending falls by more than 1 dB in 5 ms."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.CUE, fade_out=fade_out)
    mixer.mix(5000)
    ending(mixer)
    assert falls(mixer.mix(10 * RATE)) <= 1.001


@pytest.mark.parametrize("left", [100, 5000, 14_640, 20_000, 24_000, 30_000])
@pytest.mark.parametrize("fade", [0.0, 0.4, 3.0])
def test_a_stop_near_the_end_is_one_fade(left: int, fade: float) -> None:
    """A clip that is stopped while it fades before its end has no step, and never lasts longer."""
    mixer = Mixer()
    mixer.play("a", steady(2 * RATE), bus=Bus.CUE)
    mixer.mix(2 * RATE - left)
    mixer.stop("a", fade)
    heard = mixer.mix(2 * RATE)
    assert steps(heard) < 0.2 * 5.0e-4
    assert not heard[min(left, max(frames(fade), frames(SHORTEST_ENDING))) :].any()


@pytest.mark.parametrize("fade", [0.0, 0.001, 0.35, 2.0])
def test_an_ending_takes_its_time(fade: float) -> None:
    """A level held steady falls over the whole fade, and over 0.3 s when asked for less."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.CUE, fade_out=5.0)
    mixer.mix(1000)
    mixer.stop("a", fade)
    heard = mixer.mix(3 * RATE)[:, 0]
    length = max(frames(fade), frames(SHORTEST_ENDING))
    assert heard[length - 2] > 0
    assert not heard[length:].any()
    assert mixer.idle


def test_the_end_of_a_file_is_faded() -> None:
    """A file that breaks off at full level is faded before its last frame."""
    mixer = Mixer()
    mixer.play("a", steady(3 * RATE), bus=Bus.CUE, fade_out=0.4)
    heard = mixer.mix(3 * RATE + 10)
    assert (heard[1000 : 3 * RATE - frames(0.4), 0] == np.float32(0.2)).all()
    assert falls(heard[1000:]) <= 1.001
    assert mixer.idle


def test_a_loop_that_is_lost_is_faded() -> None:
    """A loop whose file is gone when it would begin again is faded before its last frame."""
    both = np.full((2 * RATE, 2), 0.2, dtype=np.float32)
    rounds = iter([[both[:50_000], both[50_000:]], []])
    mixer = Mixer()
    mixer.play("a", Source(lambda: iter(next(rounds)), loop=True), bus=Bus.BED, fade_out=9.0)
    heard = np.concatenate([mixer.mix(1200) for _ in range(100)])
    assert falls(heard[1000:]) <= 1.001
    assert mixer.idle


def test_a_short_sound_keeps_its_body() -> None:
    """A fade longer than the sound takes at most its last quarter."""
    mixer = Mixer()
    mixer.play("a", steady(4000), bus=Bus.CUE, fade_out=30.0)
    heard = mixer.mix(4000)[:, 0]
    assert (heard[240:3000] == np.float32(0.2)).all()
    assert heard[3990] < 0.001


def test_a_later_stop_never_prolongs() -> None:
    """Of two fades the one that ends first is heard."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.CUE)
    mixer.mix(1000)
    mixer.stop("a", 0.4)
    mixer.stop("a", 5.0)
    mixer.mix(frames(0.4))
    assert mixer.idle


def test_a_quicker_stop_is_obeyed() -> None:
    """A long fade that has begun is cut short by a shorter one, without a step."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.CUE)
    mixer.mix(1000)
    mixer.stop("a", 5.0)
    before = mixer.mix(RATE)
    mixer.stop("a", 0.4)
    heard = np.concatenate([before, mixer.mix(frames(0.4))])
    assert mixer.idle
    assert falls(heard) <= 1.001


def test_stopping_what_does_not_sound_is_nothing() -> None:
    """An unknown id, and an id that has ended, change nothing."""
    mixer = Mixer()
    mixer.play("a", steady(1000), bus=Bus.CUE)
    mixer.stop("b")
    assert mixer.mix(1000)[:, 0].max() == np.float32(0.2)
    mixer.stop("a")
    assert mixer.idle


def test_a_clip_stopped_before_its_start_is_never_heard() -> None:
    """A clip that waits for its moment can be taken back."""
    mixer = Mixer()
    mixer.play("a", steady(1000), bus=Bus.CUE, start=500)
    mixer.mix(100)
    mixer.stop("a")
    assert not mixer.mix(2000).any()


def test_a_pause_taken_back_has_no_step(tone: Tone) -> None:
    """Pausing and resuming within the fade, again and again, is heard as waves and not as steps."""
    sound = tone(4.0)
    mixer = Mixer()
    mixer.play("a", held(sound), bus=Bus.CUE)
    blocks = []
    for turn in range(12):
        (mixer.resume if turn % 2 else mixer.pause)()
        blocks.append(mixer.mix(1000 + 777 * turn))
    assert steps(np.concatenate(blocks)) <= float(np.abs(np.diff(sound)).max()) * 1.01


def test_what_is_stopped_in_a_pause_stays_silent() -> None:
    """A clip ended while everything is held is not heard as a ghost when it goes on."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.CUE, fade_out=5.0)
    mixer.mix(5000)
    mixer.stop("a")
    mixer.pause()
    mixer.mix(RATE)
    mixer.resume()
    assert mixer.idle
    assert not mixer.mix(RATE).any()
