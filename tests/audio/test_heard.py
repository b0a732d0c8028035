"""Sound through a real sound server, judged by what its monitor recorded."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio.api import SOUNDING, Bus, Clip, Files
from integrate.audio.messages import Setup
from integrate.audio.process import ChildOutput
from tests.audio.judging import CLEAN, Listener, best, clip, own_step, steps
from tests.audio.listening import MISSING, RATE, Ear

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
Until = Callable[..., None]

pytestmark = [pytest.mark.device, pytest.mark.skipif(bool(MISSING), reason=MISSING)]

QUICKLY = 0.15
"""Seconds within which a command begins to be heard; the monitor's own delay is in it."""


@pytest.fixture
def bell() -> NDArray[np.float32]:
    """Make a struck tone that decays by 60 dB in two seconds."""
    moments = np.arange(2 * RATE) / RATE
    partials = sum(np.sin(2 * np.pi * 523 * r * moments) / r for r in (0.5, 1.0, 1.2, 2.0))
    return (0.15 * partials * np.exp(-6.9 * moments / 2.0)).astype(np.float32)


def test_a_bell_is_heard_as_it_is(
    output: ChildOutput, ear: Ear, bell: NDArray[np.float32], write: Write, until: Until
) -> None:
    """The file comes out whole and once: without a gap, a click or another sample."""
    file = write(bell)

    def faults() -> float:
        ear.forget()
        output.play(Clip("bell", Files((file,)), fade_out=0.3))
        until(lambda: ear.level() > 0.03)
        until(ear.is_silent)
        return difference(ear.heard(), bell)

    assert best(faults, 4e-4) < 4e-4


def difference(heard: NDArray[np.float32], bell: NDArray[np.float32]) -> float:
    """Return how far what was heard is from the bell at its level, from its attack to its fade.

    A bell that stops half way is as far from it as can be.
    """
    attack = RATE // 100
    begin = int(np.argmax(np.correlate(heard, bell[attack:9600], mode="valid"))) - attack
    body = slice(attack, len(bell) - round(0.3 * RATE))
    whole = heard[begin : begin + len(bell)]
    if begin < 0 or len(whole) < body.stop:
        return 1.0
    gain = float(whole[body] @ bell[body] / (bell[body] @ bell[body]))
    furthest = float(np.abs(whole[body] - gain * bell[body]).max())
    before = float(np.abs(heard[: begin - 1]).max(initial=0.0))
    return max(furthest, before, steps(heard) - gain * steps(bell))


@pytest.fixture
def listener(output: ChildOutput, ear: Ear, until: Until) -> Listener:
    """Listen to the output."""
    return Listener(output, ear, until)


def test_every_ending_is_heard_soon_and_soft(listener: Listener, tone: Tone, write: Write) -> None:
    """Each way to end a sound begins within 150 ms, and none of them clicks."""
    output, ear = listener.output, listener.ear
    bed = clip("tone", write(tone(2.0)), bus=Bus.BED)
    ways: dict[str, Callable[[], None]] = {
        "stop": lambda: output.stop("tone"),
        "skip": lambda: output.stop("tone", 1.5),
        "silence": lambda: output.silence(0.2),
    }
    for name, way in ways.items():

        def end(name: str = name, way: Callable[[], None] = way) -> float:
            ear.forget()
            listener.let_sound(bed)
            listener.reaction(name, way, ear.is_silent)
            return listener.step()

        assert best(end, CLEAN) < CLEAN, name
    assert max(listener.late.values()) < QUICKLY, listener.late


@pytest.mark.parametrize("end", ["whole", "cut short"])
def test_the_end_of_a_file_is_soft(
    end: str, output: ChildOutput, ear: Ear, tone: Tone, write: Write, until: Until
) -> None:
    """A file that stops at full level, as it is or because the rest is missing, fades out."""
    file = write(tone(2.0))
    if end == "cut short":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    def run_out() -> float:
        ear.forget()
        output.play(clip("tone", file, loop=False))
        until(lambda: ear.level() > 0.05)
        until(ear.is_silent)
        heard = ear.heard()
        return steps(heard) / own_step(float(np.abs(heard).max()))

    assert best(run_out, CLEAN) < CLEAN


def test_going_back_is_soft(listener: Listener, tone: Tone, write: Write) -> None:
    """A bed that begins anew while it sounds goes over into itself without a step or a swell."""
    output, ear = listener.output, listener.ear
    bed = clip("tone", write(tone(2.0)), bus=Bus.BED)

    def go_back() -> float:
        ear.forget()
        listener.let_sound(bed)
        loud = listener.level
        output.play(bed)
        listener.settle()
        # Two tones that overlap add up to as much as twice one of them, softly.
        step = steps(ear.heard()) / own_step(2 * loud)
        output.silence(0.2)
        listener.until(ear.is_silent)
        return step

    assert best(go_back, CLEAN) < CLEAN


def test_the_end_of_the_program_is_heard_soon_and_soft(
    start: Callable[[], ChildOutput], ear: Ear, tone: Tone, write: Write, until: Until
) -> None:
    """Closing in the midst of a tone fades it within 0.5 s, and takes at most one."""
    bed = clip("tone", write(tone(2.0)), bus=Bus.BED)

    def leave() -> float:
        ear.forget()
        listener = Listener(start(), ear, until)
        listener.let_sound(bed)
        begun = time.monotonic()
        listener.reaction("close", listener.output.close, ear.is_silent)
        assert time.monotonic() - begun < 1.2
        assert listener.late["close"] < 2 * QUICKLY
        return listener.step()

    assert best(leave, CLEAN) < CLEAN


def test_every_change_is_heard_soon_and_soft(listener: Listener, tone: Tone, write: Write) -> None:
    """Pause, mute, talk-over and level are heard within 150 ms, without a click there and back."""
    output, ear = listener.output, listener.ear
    listener.let_sound(clip("tone", write(tone(2.0)), bus=Bus.BED))
    loud = listener.level
    changes: dict[str, tuple[Callable[[], None], Callable[[], None], float]] = {
        "pause": (output.pause, output.resume, 1e-5),
        "mute": (lambda: output.mute(on=True), lambda: output.mute(on=False), 1e-5),
        "talk": (lambda: output.talk_over(on=True), lambda: output.talk_over(on=False), 0.6),
        "level": (
            lambda: output.set_level(None, -12.0),
            lambda: output.set_level(None, 0.0),
            0.6,
        ),
    }
    for name, (there, back, low) in changes.items():

        def change(
            name: str = name,
            there: Callable[[], None] = there,
            back: Callable[[], None] = back,
            low: float = low,
        ) -> float:
            ear.forget()
            listener.reaction(name, there, lambda: ear.level() < low * loud)
            back()
            listener.until(lambda: ear.level() > 0.99 * loud)
            listener.settle()
            return listener.step()

        assert best(change, CLEAN) < CLEAN, name
    assert max(listener.late.values()) < QUICKLY, listener.late


def test_a_broken_file_disturbs_nothing(
    ear: Ear, tone: Tone, write: Write, tmp_path: Path, until: Until
) -> None:
    """A file that cannot be played is named, and what sounds goes on."""
    problems: list[str] = []
    output = ChildOutput(Setup(cache=tmp_path), on_problem=problems.append)
    output.play(clip("tone", write(tone(1.0))))
    output.play(clip("gone", Path("/nowhere/gone.wav")))
    until(lambda: problems)
    until(lambda: ear.level() > 0.05)
    assert "/nowhere/gone.wav" in problems[0]
    assert output.condition == SOUNDING
    output.close()
