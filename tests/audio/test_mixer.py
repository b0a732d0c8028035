"""What is heard, sample by sample."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from integrate.audio.mixer import HOLDING, SHORTEST_BEGINNING, SHORTEST_ENDING, Mixer
from integrate.audio.samples import RATE, Block, factor, frames
from integrate.audio.source import Source

Tone = Callable[..., NDArray[np.float32]]
Act = Callable[[Mixer], None]


def held(samples: NDArray[np.float32], *, loop: bool = False) -> Source:
    """Return a source of one channel's samples on both sides, in uneven portions."""
    both = np.repeat(samples[:, None], 2, axis=1)
    return Source(lambda: iter(np.array_split(both, max(1, len(both) // 701))), loop=loop)


def steady(count: int, level: float = 0.5) -> Source:
    """Return a source that stands at one level: every change heard is the mixer's."""
    return held(np.full(count, level, dtype=np.float32))


def steps(block: Block) -> float:
    """Return the largest difference between neighbouring samples."""
    return float(np.abs(np.diff(block[:, 0])).max())


def test_a_voice_begins_at_its_frame() -> None:
    """Nothing is heard before the start, and from there on the sound, after its short attack."""
    mixer = Mixer()
    mixer.play("a", steady(5000), start=1234)
    heard = mixer.mix(4000)[:, 0]
    attack = frames(SHORTEST_BEGINNING)
    assert not heard[:1235].any()
    assert heard[1235] > 0
    assert (np.diff(heard[1234 : 1234 + attack]) > 0).all()
    assert (heard[1234 + attack :] == np.float32(0.5)).all()


def test_a_voice_sounds_as_its_file_and_gain_say(tone: Tone) -> None:
    """Between its fades a voice is the file times its gain, sample for sample."""
    sound = tone(1.0)
    mixer = Mixer()
    mixer.play("a", held(sound), gain=-6.0, fade_in=0.1, fade_out=0.2)
    heard = mixer.mix(RATE)[:, 0]
    middle = slice(RATE // 4, RATE // 2)
    assert np.allclose(heard[middle], sound[middle] * factor(-6.0), atol=1e-7)


def test_voices_add_up_and_stay_in_range(tone: Tone) -> None:
    """Voices sound together; together they never pass full scale."""
    mixer = Mixer()
    mixer.play("a", held(tone(0.5, level=0.3)))
    mixer.play("b", held(tone(0.5, level=0.3)))
    assert np.abs(mixer.mix(9600)).max() == pytest.approx(0.6, abs=0.01)
    for name in "cdef":
        mixer.play(name, held(tone(0.5, level=0.9)))
    assert np.abs(mixer.mix(9600)).max() == 1.0


def stop_in_a_pause(mixer: Mixer) -> None:
    """Pause and, while that fades, stop."""
    mixer.pause()
    mixer.stop("a")


ENDINGS: dict[str, Act] = {
    "stopped": lambda mixer: mixer.stop("a"),
    "stopped at once": lambda mixer: mixer.stop("a", 0.0),
    "silenced": lambda mixer: mixer.silence(0.0),
    "paused": lambda mixer: mixer.pause(),
    "replaced": lambda mixer: mixer.play("a", steady(10)),
    "stopped in a pause": stop_in_a_pause,
    "run to its end": lambda _: None,
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("moment", [1, 100, 4321, 12_000])
def test_no_ending_has_a_step(ending: Act, moment: int, tone: Tone) -> None:
    """However and whenever a voice ends, no step is larger than the sound's own, then silence."""
    sound = tone(0.4)
    mixer = Mixer()
    mixer.play("a", held(sound), fade_out=0.0)
    before = mixer.mix(moment)
    ending(mixer)
    heard = np.concatenate([before, mixer.mix(2 * RATE)])
    own = float(np.abs(np.diff(sound)).max())
    assert steps(heard) <= own * 1.01
    assert not heard[-RATE:].any()


@pytest.mark.parametrize("fade", [0.0, 0.001, 0.3])
def test_an_ending_takes_its_time(fade: float) -> None:
    """A level held steady falls over the whole fade, and over 50 ms when asked for less."""
    mixer = Mixer()
    mixer.play("a", steady(RATE), fade_out=5.0)
    mixer.mix(1000)
    mixer.stop("a", fade)
    heard = mixer.mix(RATE)[:, 0]
    length = max(frames(fade), frames(SHORTEST_ENDING))
    assert heard[length - 2] > 0
    assert not heard[length:].any()
    assert np.abs(np.diff(heard)).max() < 0.5 * np.pi / length


def test_the_end_of_a_file_is_faded() -> None:
    """A file that breaks off at full level is faded before its last frame."""
    mixer = Mixer()
    mixer.play("a", steady(RATE), fade_out=0.2)
    heard = mixer.mix(RATE + 10)[:, 0]
    assert (heard[1000 : RATE - frames(0.2)] == np.float32(0.5)).all()
    assert steps(heard[1000:, None]) < 0.5 * np.pi / frames(0.2)
    assert mixer.idle


def test_a_short_sound_keeps_its_body() -> None:
    """A fade longer than the sound takes at most its last quarter."""
    mixer = Mixer()
    mixer.play("a", steady(4000), fade_out=30.0)
    heard = mixer.mix(4000)[:, 0]
    assert (heard[240:3000] == np.float32(0.5)).all()


def test_a_later_stop_never_prolongs() -> None:
    """Of two fades the one that ends first is heard."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE))
    mixer.mix(1000)
    mixer.stop("a", 0.1)
    mixer.stop("a", 5.0)
    mixer.mix(frames(0.1))
    assert mixer.idle


def test_a_quicker_stop_is_obeyed() -> None:
    """A long fade that has begun is cut short by a shorter one, without a step."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE))
    mixer.mix(1000)
    mixer.stop("a", 5.0)
    before = mixer.mix(RATE)
    mixer.stop("a", 0.1)
    heard = np.concatenate([before, mixer.mix(frames(0.1))])
    assert mixer.idle
    assert steps(heard) < 0.5 * np.pi / frames(0.1)


def test_stopping_what_does_not_sound_is_nothing() -> None:
    """An unknown id, and an id that has ended, change nothing."""
    mixer = Mixer()
    mixer.play("a", steady(1000))
    mixer.stop("b")
    assert mixer.mix(1000)[:, 0].max() == 0.5
    mixer.stop("a")
    assert mixer.idle


def test_a_voice_stopped_before_its_start_is_never_heard() -> None:
    """A voice that waits for its moment can be taken back."""
    mixer = Mixer()
    mixer.play("a", steady(1000), start=500)
    mixer.mix(100)
    mixer.stop("a")
    assert not mixer.mix(2000).any()


@given(st.integers(1, 30_000), st.integers(0, 30_000))
def test_a_pause_keeps_the_place(before: int, wait: int) -> None:
    """However long a pause, the sound goes on at the sample where it fell silent."""
    count = frames(HOLDING)
    rising = np.linspace(0.1, 0.9, 100_000, dtype=np.float32)
    mixer = Mixer()
    mixer.play("a", held(rising))
    mixer.mix(before)
    mixer.pause()
    mixer.mix(count)
    assert mixer.held
    assert not mixer.mix(wait).any()
    mixer.resume()
    mixer.mix(count)
    place = before + 2 * count
    assert mixer.position == place
    assert np.array_equal(mixer.mix(1000)[:, 0], rising[place : place + 1000])


def test_a_pause_taken_back_has_no_step(tone: Tone) -> None:
    """Pausing and resuming within the fade, again and again, is heard as waves and not as steps."""
    sound = tone(4.0)
    mixer = Mixer()
    mixer.play("a", held(sound))
    blocks = []
    for turn in range(12):
        (mixer.resume if turn % 2 else mixer.pause)()
        blocks.append(mixer.mix(1000 + 777 * turn))
    assert steps(np.concatenate(blocks)) <= float(np.abs(np.diff(sound)).max()) * 1.01


def test_what_is_stopped_in_a_pause_stays_silent() -> None:
    """A voice ended while everything is held is not heard as a ghost when it goes on."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), fade_out=5.0)
    mixer.mix(5000)
    mixer.stop("a")
    mixer.pause()
    mixer.mix(RATE)
    mixer.resume()
    assert mixer.idle
    assert not mixer.mix(RATE).any()


ACTS: dict[str, Act] = {
    "play": lambda mixer: mixer.play("a", held(np.linspace(-1, 1, 3210, dtype=np.float32))),
    "loop": lambda mixer: mixer.play(
        "b", held(np.linspace(-1, 1, 987, dtype=np.float32), loop=True), gain=-3.0, fade_in=0.02
    ),
    "later": lambda mixer: mixer.play("c", steady(2000), start=mixer.position + 555),
    "stop": lambda mixer: mixer.stop("b", 0.07),
    "pause": lambda mixer: mixer.pause(),
    "resume": lambda mixer: mixer.resume(),
    "silence": lambda mixer: mixer.silence(0.06),
}


def performed(acts: list[tuple[str, list[int]]], *, whole: bool) -> Block:
    """Return what is heard of the acts, each followed by its frames in one block or in several."""
    mixer = Mixer()
    blocks = [mixer.mix(0)]
    for act, sizes in acts:
        ACTS[act](mixer)
        blocks += [mixer.mix(size) for size in ([sum(sizes)] if whole else sizes)]
    return np.concatenate(blocks)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(ACTS)), st.lists(st.integers(0, 4000), max_size=5)),
        max_size=10,
    )
)
def test_the_size_of_blocks_is_not_heard(acts: list[tuple[str, list[int]]]) -> None:
    """The same acts at the same frames give the same samples, to the bit, in any blocks."""
    assert np.array_equal(performed(acts, whole=False), performed(acts, whole=True))


@given(st.lists(st.integers(1, 3000), min_size=2, max_size=12))
def test_the_position_counts_what_was_heard(sizes: list[int]) -> None:
    """The position is the number of frames mixed while nothing was held."""
    mixer = Mixer()
    positions = [mixer.position]
    for size in sizes:
        mixer.mix(size)
        positions.append(mixer.position)
    assert [later - earlier for earlier, later in pairwise(positions)] == sizes
