"""What the panic key, talk-over and the volumes do to the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Bus
from integrate.player import fading
from integrate.player.fading import DEPTH, FADE, STEP, Fading, levels
from integrate.player.volume import MOST, level_of, percent_of
from integrate.session.inputs import Begin, Pause, Resume
from tests.player.fakes import Stage, stage

if TYPE_CHECKING:
    from pathlib import Path

STEPS = "steps: [A., B.]"


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Give a session that has begun, whose fades take no time."""
    monkeypatch.setattr(fading, "STEP", 0.0)
    begun = stage(STEPS, tmp_path)
    begun.driver.send(Begin())
    begun.log.clear()
    return begun


def heard(one: Stage) -> list[str]:
    """Return what the sound was told, without what was kept."""
    return [line for line in one.log if not line.startswith("keep")]


def wait_for_the_fade(one: Stage) -> None:
    """Wait until a fade has come to its end."""
    fade = one.driver.hearing.fade
    assert fade is not None
    fade.wait()


def test_everything_fades_and_is_held(one: Stage) -> None:
    """The level goes down in even steps, and then all sound is held where it is."""
    assert not one.driver.hearing.hush()
    wait_for_the_fade(one)
    told = heard(one)
    steps = [float(line.split()[3]) for line in told[:-1]]
    assert steps == pytest.approx(levels(0.0), abs=1e-4)
    assert told[-1] == "pause"
    assert one.driver.hearing.sounding.is_hushed
    assert not one.driver.hearing.sounding.is_fading
    assert one.driver.hearing.told == "sound faded out"


def test_the_second_time_it_is_silent_at_once(one: Stage) -> None:
    """Once more cuts the fade short and mutes; back again it is as it was."""
    hearing = one.driver.hearing
    hearing.hush()
    wait_for_the_fade(one)
    one.log.clear()
    assert hearing.hush()
    assert heard(one) == ["mute True"]
    one.log.clear()
    hearing.bring_back()
    assert heard(one) == ["mute False", "level of all 0 dB", "resume"]
    assert not hearing.sounding.is_hushed
    hearing.bring_back()
    assert heard(one) == ["mute False", "level of all 0 dB", "resume"]


def test_a_held_session_stays_held_when_the_sound_comes_back(one: Stage) -> None:
    """Holding the session does not cut the fade short, and its sound waits for its going on."""
    hearing = one.driver.hearing
    hearing.hush()
    wait_for_the_fade(one)
    one.log.clear()
    one.driver.send(Pause())
    assert heard(one) == []
    hearing.bring_back()
    assert heard(one) == ["level of all 0 dB", "pause"]
    one.driver.send(Resume())
    assert heard(one)[-1] == "resume"


def test_going_on_alone_brings_no_hushed_sound_back(one: Stage) -> None:
    """What the panic key took away comes back only when that is asked for."""
    one.driver.hearing.hush()
    wait_for_the_fade(one)
    one.log.clear()
    one.driver.send(Pause())
    one.driver.send(Resume())
    assert heard(one) == []


def test_volumes_and_mute_while_hushed(one: Stage) -> None:
    """What is changed while all is silent is heard when it comes back, and not before."""
    hearing = one.driver.hearing
    hearing.hush()
    wait_for_the_fade(one)
    hearing.hush()
    one.log.clear()
    hearing.set_volume(None, 50)
    hearing.change_level(1)
    hearing.set_volume(Bus.BED, 50)
    hearing.switch_mute()
    hearing.bring_back()
    back = ["level bed -10 dB", "mute True", "level of all -7 dB", "resume"]
    assert heard(one) == back
    assert hearing.sounding.is_muted


def test_volumes_of_the_parts(one: Stage) -> None:
    """Per cent become decibels: half as loud to the ear is 10 dB less."""
    hearing = one.driver.hearing
    hearing.set_volume(None, 50)
    hearing.set_volume(Bus.BED, 0)
    hearing.set_volume(Bus.VOICE, 100)
    assert heard(one) == ["level of all -10 dB", "level bed -90 dB", "level voice 0 dB"]
    now = hearing.sounding
    assert (now.whole, now.bed, now.voice) == (50, 0, 100)
    assert hearing.told == "sound 10 dB softer"


def test_talk_over(one: Stage) -> None:
    """The music falls under whoever speaks, and comes back."""
    one.driver.hearing.switch_talk_over()
    assert one.driver.hearing.sounding.is_talked_over
    one.driver.hearing.switch_talk_over()
    assert heard(one) == ["talk over True", "talk over False"]


def test_a_fade_that_is_cut_says_nothing_more() -> None:
    """A fade that was cut before it began tells nothing and holds nothing."""
    told: list[float] = []
    fade = Fading(0.0, told.append, lambda: told.append(float("nan")))
    fade.cut()
    fade.start()
    fade.wait()
    assert told == []
    assert not fade.is_on


def test_a_fade_cut_at_its_last_step_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever brings the sound back in the last moment is not overruled."""
    monkeypatch.setattr(fading, "STEP", 0.0)
    told: list[float] = []

    def tell(level: float) -> None:
        told.append(level)
        if len(told) == len(levels(0.0)):
            fade._cut.set()  # noqa: SLF001 -- as `cut` does; this thread has the turn already

    fade = Fading(0.0, tell, lambda: told.append(float("nan")))
    fade.start()
    fade.wait()
    assert told == list(levels(0.0))


def test_the_fade_of_the_panic_key() -> None:
    """It takes about a second and a half, and no step is larger than 1 dB in 5 ms."""
    steps = levels(-6.0)
    assert len(steps) * STEP == pytest.approx(FADE)
    assert steps[-1] == pytest.approx(-6.0 + DEPTH)
    falls = [before - after for before, after in zip([-6.0, *steps], steps, strict=False)]
    assert max(falls) <= STEP / 0.005


@given(st.integers(min_value=0, max_value=MOST))
def test_a_volume_reads_as_it_was_set(percent: int) -> None:
    """From per cent to decibels and back nothing is lost."""
    assert percent_of(level_of(percent)) == percent
