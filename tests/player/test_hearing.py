from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.player import preparing
from integrate.player.content import Narrating
from integrate.player.hearing import LOUDEST, SOFTEST
from integrate.session.inputs import Advance, Answer, Back, Begin, Pause, Resume, TimePassed
from tests.player.fakes import Stage, stage

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.effects import Speak

NARRATED = "language: de\nnarration: {pace: slow, duck: -15 dB}\n"
SOUNDS = """
sounds:
  sea: {file: sea, loop: yes, crossfade: 2 s, pan: -0.3}
  mine: {music: calm, crossfade: 8 s}
  bell: bell
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with two sounds and some music."""
    for name in ("sea.flac", "bell.flac", "calm/2.mp3", "calm/10.mp3"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def heard(one: Stage) -> list[str]:
    """Return what the output was told."""
    return [line for line in one.log if not line.startswith("keep")]


def test_clips(folder: Path) -> None:
    """A loop and what `play` starts are beds, a bell is a cue, and each is where it should be."""
    steps = "[{play: sea}, {play: mine}, {say: A., audio: {play: bell, pan: 1, gain: -3 dB}}]"
    one = stage(f"{SOUNDS}steps: {steps}", folder)
    one.driver.send(Begin())
    assert heard(one) == [
        "play sea@1 sea.flac across 2 s (bed, 0 dB, in 0 s, out 2 s, loop, at -0.3)",
        "play mine@2 2.mp3 + 10.mp3 across 8 s (bed, 0 dB, in 0 s, out 2 s)",
        "play bell@3 bell.flac (cue, -3 dB, in 0 s, out 2 s, at 1)",
    ]


def test_missing_music(folder: Path) -> None:
    """Music that is not there is told in a sentence, and the session goes on."""
    one = stage("sounds: {m: {music: gone}}\nsteps: [{play: m}, A.]", folder)
    one.driver.send(Begin())
    assert one.told == ["No music was found in “gone”. The session goes on without it."]


def test_breath_tones(folder: Path) -> None:
    """Each tone lasts as long as its breath."""
    one = stage("steps: [{breathe: {in: 4, out: 6}, for: 10 s, tones: yes}, A.]", folder)
    one.driver.send(Begin())
    for moment in (4.0, 10.0):
        one.clock.go_to(moment)
        one.driver.send(TimePassed())
    assert heard(one) == [
        "play tone breath in 4 s (cue, 0 dB, in 0 s, out 0.05 s)",
        "play tone breath out 6 s (cue, 0 dB, in 0 s, out 0.05 s)",
        "stop tone 0.4",
    ]


def test_words(folder: Path) -> None:
    """Words come a moment after their step, so that beds can fall first; answers stay private."""
    one = stage(f"{NARRATED}steps: [{{ask: Wie?, save: how}}, 'So {{{{ how }}}}.']", folder)
    one.driver.send(Begin())
    one.driver.send(Pause())
    one.driver.send(Resume())
    one.driver.send(Answer("gut"))
    one.driver.send(Back())
    wie = 'play voice #1 de slow "Wie?" (voice, 0 dB, in 0 s, out 0.05 s, after 0.35 s)'
    assert heard(one) == [
        wie,
        "pause",
        "resume",
        'prepare de slow "So gut." private',
        "stop voice #1 0.4",
        'play voice #2 de slow "So gut." private (voice, 0 dB, in 0 s, out 0.05 s, after 0.35 s)',
        "stop voice #2 0.4",
        wie,
    ]


def test_a_recorded_take_goes_first(folder: Path) -> None:
    """A recording of the step is heard in place of a voice, and without a voice it alone is."""

    def take(speak: Speak) -> Path | None:
        return folder / "hello.flac" if speak.step == "hello" else None

    for has_voice in (True, False):
        narrating = Narrating(take, has_voice=has_voice)
        steps = "steps: [{say: Hallo., id: hello}, Und weiter.]"
        one = stage(NARRATED + steps, folder, narrating=narrating)
        one.driver.send(Begin())
        one.driver.send(Advance())
        said = [line.split(" (")[0] for line in heard(one) if line.startswith("play")]
        others = ['play voice #2 de slow "Und weiter."'] if has_voice else []
        assert said == ["play voice hello hello.flac", *others]
        assert one.driver.hearing.has_words


def test_ready_before_its_moment(folder: Path) -> None:
    """Files, and words that hang on no answer, are made ready at the beginning, each once."""
    steps = """
  - {play: sea}
  - {say: Hallo., audio: [bell, {play: bell, at: exit}]}
  - {ask: Wie?, save: how}
  - "So {{ how }}."
  - Hallo.
  - {say: Leise., spoken: no}
"""
    one = stage(f"{NARRATED}{SOUNDS}steps:{steps}", folder)
    one.driver.hearing.get_ready()
    assert heard(one) == [
        "duck -15 dB",
        'prepare sea.flac across 2 s, bell.flac, de slow "Hallo.", de slow "Wie?"',
    ]


def test_ready_once_the_answer_is_known(folder: Path) -> None:
    """Words that recall answers are made ready once all are given, and anew when one changes."""
    steps = """
  - {ask: Wie?, save: how}
  - {ask: Wo?, save: where}
  - Rast.
  - "So {{ how }}."
  - "{{ how }} in {{ where }}."
"""
    one = stage(f"{NARRATED}steps:{steps}", folder)
    for given in (Begin(), Answer("gut"), Answer("Wien"), Back(), Answer("Linz")):
        one.driver.send(given)
    assert [line for line in heard(one) if line.startswith("prepare")] == [
        'prepare de slow "So gut." private',
        'prepare de slow "gut in Wien." private',
        'prepare de slow "gut in Linz." private',
    ]


def test_ready_with_what_was_recalled(folder: Path) -> None:
    """Words that recall answers of earlier sessions are made ready at the beginning."""
    one = stage(f'{NARRATED}recall: [how]\nsteps: ["So {{{{ how }}}}."]', folder)
    one.driver.send(Begin(carried=(("how", "gut", "gut"),)))
    assert heard(one)[0] == 'prepare de slow "So gut." private'


def test_nothing_to_get_ready(folder: Path) -> None:
    """A session without sound asks nothing of its output."""
    one = stage("steps: [A.]", folder)
    one.driver.hearing.get_ready()
    assert heard(one) == []
    assert one.driver.hearing.has_words is False


def test_words_that_are_not_wanted(folder: Path) -> None:
    """Who wants no voice hears none, and may have it from the next step on."""
    one = stage(
        f"{NARRATED}steps: [Eins., Zwei., Drei.]", folder, narrating=Narrating(wanted=False)
    )
    hearing = one.driver.hearing
    hearing.get_ready()
    one.driver.send(Begin())
    assert heard(one) == ["duck -15 dB"]
    assert hearing.told == "voice off"
    hearing.switch_words()
    one.driver.send(Advance())
    hearing.switch_words()
    one.driver.send(Advance())
    assert [line.split(" (")[0] for line in heard(one)[1:]] == [
        'prepare de slow "Eins.", de slow "Zwei.", de slow "Drei."',
        "stop voice #1 0.4",
        'play voice #2 de slow "Zwei."',
        "stop voice #2 None",
        "stop voice #2 0.4",
    ]


def test_volume(folder: Path) -> None:
    """The sound goes up and down by steps within its limits, and what it is now can be told."""
    one = stage("steps: [A.]", folder)
    hearing = one.driver.hearing
    assert hearing.told == ""
    hearing.change_level(-1)
    hearing.change_level(-1)
    assert hearing.told == "sound 6 dB softer"
    hearing.switch_mute()
    assert hearing.told == "sound off"
    hearing.change_level(3)
    assert hearing.told == "sound 3 dB louder"
    assert heard(one) == [
        "level of all -3 dB",
        "level of all -6 dB",
        "mute True",
        "level of all 3 dB",
        "mute False",
    ]
    for steps, limit in ((-50, SOFTEST), (50, LOUDEST)):
        hearing.change_level(steps)
        assert one.log[-1] == f"level of all {limit:g} dB"


def test_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While words are made ready the player says how far that is, and nothing afterwards."""
    monkeypatch.setattr(preparing, "PACE", 0.0)
    one = stage(f"{NARRATED}{SOUNDS}steps: [{{play: sea}}, Eins., Zwei.]", folder)
    hearing = one.driver.hearing
    hearing.get_ready()
    hearing.preparing.heard(1, 3)
    assert hearing.told == "preparing the voice 0 of 2"
    hearing.preparing.heard(3, 3)
    assert hearing.told == ""
