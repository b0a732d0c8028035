"""What is heard, sample by sample: clips, their place, their level and their sum."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Bus
from integrate.audio.mixer import HOLDING, SHORTEST_BEGINNING, Mixer
from integrate.audio.ramp import SHORTEST_ENDING
from integrate.audio.samples import RATE, factor, frames
from integrate.audio.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from integrate.audio.samples import Block


def held(samples: NDArray[np.float32], *, loop: bool = False) -> Source:
    """Return a source of one channel's samples on both sides, in uneven portions."""
    both = np.repeat(samples[:, None], 2, axis=1)
    return Source(lambda: iter(np.array_split(both, max(1, len(both) // 701))), loop=loop)


def steady(count: int, level: float = 0.2) -> Source:
    """Return a source that stands at one level: every change heard is the mixer's."""
    return held(np.full(count, level, dtype=np.float32))


def decibels(block: Block) -> NDArray[np.float64]:
    """Return the level of each frame of a steady source on the left."""
    return 20.0 * np.log10(np.maximum(block[:, 0].astype(np.float64) / 0.2, 1e-9))


@pytest.mark.parametrize("start", [0, 1, 1234, 48_001])
def test_a_clip_begins_at_its_frame(start: int) -> None:
    """Nothing is heard before the start, and from there on the sound, after its short attack."""
    mixer = Mixer()
    mixer.play("a", steady(9000), bus=Bus.CUE, start=start)
    heard = mixer.mix(start + 4000)[:, 0]
    attack = frames(SHORTEST_BEGINNING)
    assert not heard[: start + 1].any()
    assert heard[start + 1] > 0
    assert (np.diff(heard[start : start + attack]) > 0).all()
    assert (heard[start + attack :] == np.float32(0.2)).all()


def test_a_clip_sounds_as_its_file_and_gain_say(tone: Callable[..., NDArray[np.float32]]) -> None:
    """Between its fades a clip is the file times its gain, sample for sample."""
    sound = tone(1.0)
    mixer = Mixer()
    mixer.play("a", held(sound), bus=Bus.BED, gain=-6.0, fade_in=0.1, fade_out=0.2)
    heard = mixer.mix(RATE)[:, 0]
    middle = slice(RATE // 4, RATE // 2)
    assert np.array_equal(heard[middle], sound[middle] * np.float32(factor(-6.0)))


def test_what_is_quiet_is_not_touched(tone: Callable[..., NDArray[np.float32]]) -> None:
    """A clip at 0 dB comes through the buses and the limiter without a changed bit."""
    sound = tone(1.0, level=0.6)
    mixer = Mixer()
    mixer.play("a", held(sound), bus=Bus.VOICE)
    heard = mixer.mix(RATE)[:, 0]
    assert np.array_equal(heard[240:24_000], sound[240:24_000])


def test_clips_add_up(tone: Callable[..., NDArray[np.float32]]) -> None:
    """Clips sound together, on whatever bus."""
    mixer = Mixer()
    for name, bus in zip("abc", Bus, strict=True):
        mixer.play(name, held(tone(0.5, level=0.1)), bus=bus)
    mixer.duck(0.0)
    assert np.abs(mixer.mix(9600)).max() == pytest.approx(0.3, abs=0.01)


@given(st.floats(-1.0, 1.0))
def test_panning_keeps_the_power(pan: float) -> None:
    """Wherever a clip is placed, left and right have the same power together."""
    mixer = Mixer()
    mixer.play("a", steady(9000, 0.1), bus=Bus.CUE, pan=pan)
    left, right = mixer.mix(5000)[4000].astype(np.float64)
    assert left**2 + right**2 == pytest.approx(2 * 0.1**2, rel=1e-5)
    assert (right - left) * pan >= 0.0


def test_panning_reaches_the_sides() -> None:
    """At -1 a clip is heard on the left alone, at 1 on the right, at 0 as it is."""
    for pan, sides in {-1.0: (True, False), 0.0: (True, True), 1.0: (False, True)}.items():
        mixer = Mixer()
        mixer.play("a", steady(9000), bus=Bus.CUE, pan=pan)
        assert tuple(mixer.mix(5000)[4000] > 1e-6) == sides


def test_a_loop_has_no_seam(tone: Callable[..., NDArray[np.float32]]) -> None:
    """A loop of whole waves goes on through its end as if there were none."""
    sound = tone(0.1)
    mixer = Mixer()
    mixer.play("a", held(sound, loop=True), bus=Bus.BED)
    heard = mixer.mix(RATE)[240:, 0]
    assert np.array_equal(heard, np.tile(sound, 10)[240:])


def test_beds_that_cross_keep_their_power() -> None:
    """While one noise fades out and another in over the same time, they are as loud as one."""
    noise = np.random.default_rng(3)
    one, other = ((0.02 * noise.standard_normal(12 * RATE)).astype(np.float32) for _ in range(2))
    mixer = Mixer()
    mixer.play("one", held(one), bus=Bus.BED)
    mixer.mix(RATE)
    mixer.stop("one", 8.0)
    mixer.play("other", held(other), bus=Bus.BED, fade_in=8.0)
    parts = mixer.mix(8 * RATE).reshape(16, -1)
    power = 10.0 * np.log10(np.mean(parts.astype(np.float64) ** 2, axis=1) / 0.02**2)
    assert np.abs(power).max() < 0.5


def test_a_clip_of_the_same_name_takes_over() -> None:
    """Playing under a name that still sounds fades the old clip out by its own fade."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.BED, fade_out=2.0)
    mixer.mix(RATE)
    mixer.play("a", steady(500, 0.0), bus=Bus.BED)
    heard = decibels(mixer.mix(3 * RATE))
    assert heard[RATE] == pytest.approx(-3.5, abs=0.2)
    assert not np.any(heard[2 * RATE :] > -100.0)


@pytest.mark.parametrize("bus", [Bus.CUE, None])
def test_a_level_glides(bus: Bus | None) -> None:
    """A bus, or everything, glides to its level in a tenth of a second and stays there."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.CUE)
    mixer.mix(RATE)
    mixer.set_level(Bus.BED, -40.0)
    mixer.set_level(bus, -6.0)
    heard = decibels(mixer.mix(RATE))
    assert heard[2400] == pytest.approx(-3.0, abs=0.1)
    assert np.abs(heard[frames(0.1) :] + 6.0).max() < 1e-4
    assert np.diff(heard[::240]).min() > -1.001


def test_a_level_may_be_nothing() -> None:
    """A bus taken to -inf is silent after a fade, and comes back when it is wanted."""
    mixer = Mixer()
    mixer.play("a", steady(9 * RATE), bus=Bus.CUE)
    mixer.set_level(Bus.CUE, float("-inf"))
    assert not mixer.mix(RATE)[frames(SHORTEST_ENDING) :].any()
    mixer.set_level(Bus.CUE, 0.0)
    assert mixer.mix(RATE)[-1, 0] == np.float32(0.2)


def test_a_mute_lets_time_go_on() -> None:
    """Muted, nothing is heard after the fade; unmuted, the sound is where it would have been."""
    rising = np.linspace(0.01, 0.2, 5 * RATE, dtype=np.float32)
    mixer = Mixer()
    mixer.play("a", held(rising), bus=Bus.BED)
    mixer.mix(RATE)
    mixer.mute(on=True)
    heard = mixer.mix(RATE)
    assert np.abs(heard[4800]).max() < 0.1 * rising[RATE + 4800] * 1.01
    assert not heard[frames(SHORTEST_ENDING) :].any()
    mixer.mute(on=False)
    mixer.mix(RATE)
    assert np.array_equal(mixer.mix(9)[:, 0], rising[3 * RATE : 3 * RATE + 9])


@given(st.integers(1, 30_000), st.integers(0, 30_000))
def test_a_pause_keeps_the_place(before: int, wait: int) -> None:
    """However long a pause, the sound goes on at the sample where it fell silent."""
    count = frames(HOLDING)
    rising = np.linspace(0.01, 0.2, 100_000, dtype=np.float32)
    mixer = Mixer()
    mixer.play("a", held(rising), bus=Bus.BED)
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


@given(st.lists(st.integers(1, 3000), min_size=2, max_size=12))
def test_the_position_counts_what_was_heard(sizes: list[int]) -> None:
    """The position is the number of frames mixed while nothing was held."""
    mixer = Mixer()
    positions = [mixer.position]
    for size in sizes:
        mixer.mix(size)
        positions.append(mixer.position)
    assert [later - earlier for earlier, later in pairwise(positions)] == sizes


def test_files_are_given_back() -> None:
    """The source of a clip that is over is closed when nobody can go back to it any more."""
    closed = []

    class Watched(Source):
        def close(self) -> None:
            closed.append(self)
            super().close()

    source = Watched(lambda: iter([np.zeros((RATE, 2), dtype=np.float32)]))
    mixer = Mixer()
    mixer.play("a", source, bus=Bus.CUE)
    mixer.mix(RATE + 1)
    assert mixer.idle
    assert not closed
    mixer.mix(RATE)
    mixer.mix(1)
    assert closed == [source]


def test_a_source_without_a_sample_is_over_at_once() -> None:
    """What turns out to hold nothing is silence and is forgotten, like what has ended."""
    mixer = Mixer()
    mixer.play("a", Source(lambda: iter(())), bus=Bus.CUE)
    assert not mixer.mix(1000).any()
    assert mixer.idle
