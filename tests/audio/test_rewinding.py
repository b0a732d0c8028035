"""Sound that was mixed ahead is taken back and mixed again: nothing of it is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Bus
from integrate.audio.mixer import Mixer
from integrate.audio.samples import RATE, Block, frames, still
from integrate.audio.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

Act = Callable[[Mixer], None]
Acts = list[tuple[str, list[int]]]


def held(samples: NDArray[np.float32], *, loop: bool = False) -> Source:
    """Return a source of one channel's samples on both sides, in uneven portions."""
    both = np.repeat(samples[:, None], 2, axis=1)
    return Source(lambda: iter(np.array_split(both, max(1, len(both) // 701))), loop=loop)


def noise(count: int, level: float) -> NDArray[np.float32]:
    """Return noise, which is never twice the same."""
    return (level * np.random.default_rng(count).uniform(-1, 1, count)).astype(np.float32)


ACTS: dict[str, Act] = {
    "play": lambda mixer: mixer.play("a", held(noise(9321, 0.9)), bus=Bus.CUE, pan=0.3),
    "short": lambda mixer: mixer.play("d", held(noise(2000, 0.2)), bus=Bus.CUE),
    "loop": lambda mixer: mixer.play(
        "b", held(noise(987, 1.0), loop=True), bus=Bus.BED, gain=-3.0, fade_in=0.02
    ),
    "speak": lambda mixer: mixer.play(
        "c", held(noise(5000, 0.7)), bus=Bus.VOICE, start=mixer.position + 16_555, fade_out=0.4
    ),
    "stop": lambda mixer: mixer.stop("b", 0.07),
    "fade": lambda mixer: mixer.stop("a"),
    "pause": lambda mixer: mixer.pause(),
    "resume": lambda mixer: mixer.resume(),
    "silence": lambda mixer: mixer.silence(0.06),
    "bed": lambda mixer: mixer.set_level(Bus.BED, -7.0),
    "louder": lambda mixer: mixer.set_level(None, 9.0),
    "mute": lambda mixer: mixer.mute(on=True),
    "unmute": lambda mixer: mixer.mute(on=False),
    "talk": lambda mixer: mixer.talk_over(on=True),
    "listen": lambda mixer: mixer.talk_over(on=False),
    "deep": lambda mixer: mixer.duck(-20.0),
}
sizes = st.integers(0, 5000)
acts = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.lists(sizes, max_size=5)), max_size=12)


def performed(told: Acts) -> Block:
    """Return what is heard of the acts, each followed by its frames in these blocks."""
    mixer = Mixer()
    blocks = [mixer.mix(0)]
    for act, counts in told:
        ACTS[act](mixer)
        blocks += [mixer.mix(count) for count in counts]
    return np.concatenate(blocks)


def in_one(told: Acts) -> Acts:
    """Return the same acts, each followed by one block."""
    return [(act, [sum(counts)]) for act, counts in told]


@given(acts)
def test_the_size_of_blocks_is_not_heard(told: Acts) -> None:
    """The same acts at the same frames give the same samples, to the bit, in any blocks."""
    assert np.array_equal(performed(told), performed(in_one(told)))


@given(acts, st.data())
def test_going_back_is_not_heard(told: Acts, data: st.DataObject) -> None:
    """Frames that are taken back before a command, or before more of the same, leave no trace."""
    mixer = Mixer()
    heard = [still(0)]
    for act, counts in told:
        ACTS[act](mixer)
        since = still(0)
        for count in counts:
            ahead = data.draw(st.integers(0, 20_000), label="ahead")
            since = np.concatenate([since, mixer.mix(count + ahead)])
            back = data.draw(st.integers(0, min(len(since) - count, 15_000)), label="back")
            mixer.rewind(max(ahead, back))
            since = since[: len(since) - max(ahead, back)]
        wanted = sum(counts)
        if len(since) < wanted:
            since = np.concatenate([since, mixer.mix(wanted - len(since))])
        heard.append(since)
    assert np.array_equal(np.concatenate(heard), performed(in_one(told)))


@pytest.mark.parametrize("act", sorted(ACTS))
def test_a_command_is_heard_where_sound_was_mixed_ahead(act: str) -> None:
    """With 0.4 s mixed ahead and taken back, a command sounds as if nothing had been ahead."""
    blocks = []
    for ahead in (0, frames(0.4)):
        mixer = Mixer()
        for first in ("loop", "play", "speak"):
            ACTS[first](mixer)
        before = mixer.mix(7000 + ahead)[:7000]
        mixer.rewind(ahead)
        ACTS[act](mixer)
        blocks.append(np.concatenate([before, mixer.mix(30_000)]))
    assert np.array_equal(blocks[0], blocks[1])


def test_a_command_stands() -> None:
    """Nobody goes back behind the last command, nor further than a second."""
    mixer = Mixer()
    mixer.mix(1000)
    mixer.talk_over(on=True)
    mixer.mix(500)
    mixer.rewind(2000)
    assert mixer.position == 1000
    mixer.mix(3 * RATE)
    mixer.rewind(2 * RATE)
    assert mixer.position == 1000 + 2 * RATE


def test_silence_that_was_held_is_taken_back_first() -> None:
    """Going back out of a pause, the silence of the pause is counted before the sound."""
    mixer = Mixer()
    ACTS["loop"](mixer)
    mixer.mix(1000)
    mixer.pause()
    heard = mixer.mix(20_000)
    assert mixer.held
    mixer.rewind(15_000)
    assert not mixer.held
    assert mixer.position == 6000
    assert np.array_equal(mixer.mix(15_000), heard[5000:])


def test_what_is_given_is_given_for_good() -> None:
    """Whoever changes the block that was mixed does not change what is mixed later."""
    clean, scribbled = Mixer(), Mixer()
    for mixer in (clean, scribbled):
        ACTS["loop"](mixer)
    expected = [clean.mix(1000) for _ in range(5)]
    for block in expected:
        got = scribbled.mix(1000)
        assert np.array_equal(got, block)
        got[:] = 9.0
