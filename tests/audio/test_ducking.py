"""Beds under a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Bus
from integrate.audio.ducking import FALL, RETURN, Ducking, Speech
from integrate.audio.mixer import Mixer
from integrate.audio.samples import RATE, still
from integrate.audio.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

FALLING, RETURNING = round(FALL * RATE), round(RETURN * RATE)


def steady(count: int, level: float = 0.25) -> Source:
    """Return a source that stands at one level."""
    return Source(lambda: iter([still(count) + np.float32(level)]))


def with_a_bed() -> Mixer:
    """Return a mixer in which a steady bed sounds."""
    mixer = Mixer()
    mixer.play("bed", steady(60 * RATE), bus=Bus.BED)
    mixer.mix(RATE)
    return mixer


def speak(mixer: Mixer, name: str, start: int, count: int) -> None:
    """Let a voice without a sound of its own speak, so that only the bed is heard."""
    mixer.play(name, steady(count, 0.0), bus=Bus.VOICE, start=start)


def heard(mixer: Mixer, count: int) -> NDArray[np.float64]:
    """Return the level of the bed in decibels, frame by frame."""
    return 20.0 * np.log10(mixer.mix(count)[:, 0].astype(np.float64) / 0.25)


def test_beds_are_down_before_the_first_word() -> None:
    """Under a voice that is known ahead, beds have reached their depth on its first frame."""
    mixer = with_a_bed()
    start = mixer.position + RATE
    speak(mixer, "line", start, 2 * RATE)
    level = heard(mixer, 5 * RATE)
    assert np.abs(level[: RATE - FALLING]).max() == 0.0
    assert (np.diff(level[RATE - FALLING : RATE]) <= 1e-5).all()
    assert level[RATE : 3 * RATE] == pytest.approx(-12.0, abs=1e-4)
    assert level[3 * RATE + RETURNING // 2] == pytest.approx(-6.0, abs=0.1)
    assert np.abs(level[3 * RATE + RETURNING :]).max() == 0.0


def test_a_voice_without_notice_makes_beds_fall_at_once() -> None:
    """A voice that begins now finds the beds falling from this frame on."""
    mixer = with_a_bed()
    speak(mixer, "line", mixer.position, 2 * RATE)
    level = heard(mixer, RATE)
    assert level[0] == 0.0
    assert level[FALLING // 2] == pytest.approx(-6.0, abs=0.1)
    assert level[FALLING] == pytest.approx(-12.0, abs=1e-4)


def test_beds_stay_down_between_two_sentences() -> None:
    """When the next voice comes before they would be back, beds wait for it below."""
    mixer = with_a_bed()
    speak(mixer, "one", mixer.position, RATE)
    speak(mixer, "two", mixer.position + 2 * RATE, RATE)
    assert heard(mixer, 3 * RATE)[FALLING:] == pytest.approx(-12.0, abs=1e-4)


def test_a_voice_that_is_stopped_lets_beds_come_back() -> None:
    """Beds come back after the fade of a voice that was cut short, and at once if it never came."""
    mixer = with_a_bed()
    speak(mixer, "one", mixer.position, 9 * RATE)
    mixer.mix(RATE)
    mixer.stop("one", 0.5)
    assert heard(mixer, 3 * RATE)[RATE // 2 + RETURNING :].max() == 0.0
    speak(mixer, "two", mixer.position + RATE // 10, RATE)
    mixer.mix(RATE // 20)
    mixer.stop("two")
    assert heard(mixer, 3 * RATE)[RETURNING:].min() == 0.0


def test_talk_over_is_as_deep_as_asked() -> None:
    """For a voice in the room beds fall to the same depth, stay there, and come back after it."""
    mixer = with_a_bed()
    mixer.duck(-20.0)
    mixer.talk_over(on=True)
    assert heard(mixer, 5 * RATE)[FALLING:] == pytest.approx(-20.0, abs=1e-4)
    mixer.duck(-6.0)
    assert heard(mixer, RATE)[RETURNING:] == pytest.approx(-6.0, abs=1e-4)
    mixer.talk_over(on=False)
    assert heard(mixer, 3 * RATE)[RETURNING:].min() == 0.0


def test_only_beds_fall() -> None:
    """Cues and voices are as loud under a talk-over as without one."""
    mixer = Mixer()
    mixer.play("cue", steady(9 * RATE, 0.125), bus=Bus.CUE)
    mixer.play("line", steady(9 * RATE, 0.125), bus=Bus.VOICE)
    mixer.talk_over(on=True)
    mixer.mix(RATE)
    assert np.abs(heard(mixer, RATE)).max() == 0.0


def test_a_depth_of_nothing_leaves_beds_alone() -> None:
    """At 0 dB, and at more, beds are as they are."""
    mixer = with_a_bed()
    mixer.duck(6.0)
    mixer.talk_over(on=True)
    assert np.abs(heard(mixer, RATE)).max() == 0.0


speeches = st.lists(
    st.builds(
        lambda start, length: Speech(start, start + length),
        st.integers(0, 400_000),
        st.integers(1, 100_000),
    ),
    max_size=6,
)


@given(speeches, st.lists(st.integers(1, 90_000), min_size=1, max_size=12))
def test_portions_and_going_back_are_not_heard(told: list[Speech], sizes: list[int]) -> None:
    """The gains are the same in one portion, in several, and after going back."""
    whole = np.broadcast_to(Ducking().over(0, sum(sizes), told), (sum(sizes),))
    ducking, position = Ducking(), 0
    for size in sizes:
        for _ in range(2):
            ducking.rewind(position)
            part = np.broadcast_to(ducking.over(position, size, told), (size,))
            assert np.array_equal(part, whole[position : position + size])
        position += size
