from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Line
from integrate.audio.narration import shelf
from integrate.audio.narration.narrator import AT_ONCE, PATIENCE, Narrator, paragraphs
from integrate.audio.narration.shelf import Shelf
from integrate.audio.narration.voice import Voices
from integrate.audio.narration.wav import Wav, unpacked
from integrate.audio.problem import UnplayableError
from tests.audio.narration.engines import Hummer, Mute, humming

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.audio.narration.voice import Voice

HELLO = Line("Hello, and welcome.")


def narrator(folder: Path, *voices: Voice) -> Narrator:
    """Return one that keeps its takes under the folder."""
    return Narrator(Voices("auto", voices), folder / "takes")


def test_a_line_is_spoken_once(tmp_path: Path) -> None:
    """The second time it comes from the folder, for another narrator too."""
    voice = Hummer()
    first = narrator(tmp_path, voice).spoken(HELLO)
    assert narrator(tmp_path, voice).spoken(HELLO) == first
    assert len(voice.said) == 1
    sound = unpacked(first)
    assert (sound.rate, sound.channels, sound.width) == (48_000, 1, 2)
    assert sound.length == pytest.approx(len(HELLO.text) / 20, abs=0.1)


def test_what_is_there_already_is_known_without_speaking(tmp_path: Path) -> None:
    """A line is there once it was spoken; what has no sound always is. Nothing is spoken for it."""
    voice = Hummer()
    one = narrator(tmp_path, voice)
    assert not one.has(HELLO)
    assert one.has(Line("..."))
    one.spoken(HELLO)
    assert narrator(tmp_path, voice).has(HELLO)
    assert len(voice.said) == 1
    with pytest.raises(UnplayableError, match="no voice for the language"):
        one.has(Line("Bonjour.", language="fr"))


@pytest.mark.parametrize(
    ("voice", "line"),
    [
        (Hummer(), Line("Goodbye.")),
        (Hummer(), Line(HELLO.text, pace="slow")),
        (Hummer(), Line(HELLO.text, language="en-GB")),
        (Hummer(version="2"), HELLO),
        (Hummer(name="fake:other"), HELLO),
    ],
)
def test_what_makes_another_sound(tmp_path: Path, voice: Hummer, line: Line) -> None:
    """Other words, another pace, language, voice or version of it: each is spoken for itself."""
    narrator(tmp_path, Hummer()).spoken(HELLO)
    narrator(tmp_path, voice).spoken(line)
    assert len(voice.said) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_takes_are_for_this_person_alone(tmp_path: Path) -> None:
    """Others on the computer can neither list nor read the takes."""
    narrator(tmp_path, Hummer()).spoken(HELLO)
    (take,) = (tmp_path / "takes").iterdir()
    assert stat.S_IMODE((tmp_path / "takes").stat().st_mode) == 0o700
    assert stat.S_IMODE(take.stat().st_mode) == 0o600


def test_private_words_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a line with the person's own words touches the disk, yet it is spoken once."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    voice = Hummer()
    speaker = narrator(tmp_path, voice)
    private = Line("You wrote: my\n\nbrother.", private=True)
    assert speaker.spoken(private) == speaker.spoken(private)
    assert len(voice.said) == 2  # paragraphs
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    narrator(tmp_path, voice).spoken(private)
    assert len(voice.said) == 4


@pytest.mark.parametrize("damage", [b"", b"RIFF", bytes(10_000), humming(1.0).packed()])
def test_a_damaged_take_is_spoken_anew(tmp_path: Path, damage: bytes) -> None:
    """A file that a power cut left empty, or that is something else, is replaced."""
    voice = Hummer()
    good = narrator(tmp_path, voice).spoken(HELLO)
    (take,) = (tmp_path / "takes").iterdir()
    take.write_bytes(damage)
    assert narrator(tmp_path, voice).spoken(HELLO) == good
    assert take.read_bytes() == good
    take.write_bytes(good[:-2])
    assert narrator(tmp_path, voice).spoken(HELLO) == good
    assert len(voice.said) == 3


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where nothing can be kept the line is spoken every time."""
    (tmp_path / "takes").write_text("in the way")
    voice = Hummer()
    speaker = narrator(tmp_path, voice)
    assert speaker.spoken(HELLO) == speaker.spoken(HELLO)
    assert len(voice.said) == 2


def test_takes_unused_longest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder does not grow without end."""
    kept = Shelf(tmp_path)
    take = Wav(bytes(20_000), 48_000).packed()
    for number, key in enumerate("abc"):
        kept.put(key, take)
        os.utime(tmp_path / f"{key}.wav", (number, number))
    assert kept.get("a") == take
    monkeypatch.setattr(shelf, "MOST", 50_000)
    kept.tidy()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.wav", "c.wav"]


def test_paragraphs_are_spoken_one_by_one(tmp_path: Path) -> None:
    """Between two paragraphs there is a rest; a line break inside one is heard as a comma."""
    voice = Hummer()
    text = "Breathe in\nand out. \n\n  \n * \n\n - Rest\tnow.\x1b[0m"
    take = narrator(tmp_path, voice).spoken(Line(text, "en", "slow"))
    assert [said for said, _, _ in voice.said] == ["Breathe in, and out.", "- Rest now. [0m"]
    spoken = sum(len(said) for said, _, _ in voice.said) / 20
    assert unpacked(take).length == pytest.approx(spoken + 0.9, abs=0.3)


@given(st.text(max_size=200))
def test_a_paragraph_is_one_line(text: str) -> None:
    """Engines that read line by line get one line, and never one without a word."""
    for one in paragraphs(text):
        assert len(one.splitlines()) == 1
        assert one == one.strip()
        assert any(char.isalnum() for char in one)


@pytest.mark.parametrize("text", ["", " ", "...", "* * *", "\n\n"])
def test_words_without_a_sound(tmp_path: Path, text: str) -> None:
    """Where there is nothing to speak, no voice is asked."""
    voice = Hummer()
    assert not any(unpacked(narrator(tmp_path, voice).spoken(Line(text))).samples)
    assert voice.said == []


@pytest.mark.parametrize(
    ("gives", "said"),
    [
        (b"", "gave something that is no sound"),
        (b"rubbish", "gave something that is no sound"),
        (Wav(bytes(50_000), 22_050).packed(), "was silent"),
    ],
)
def test_rubbish_is_named(tmp_path: Path, gives: bytes, said: str) -> None:
    """An engine that writes something else than speech becomes a sentence with its name."""
    with pytest.raises(UnplayableError, match=f"The voice fake:mute {said}"):
        narrator(tmp_path, Mute(gives)).spoken(HELLO)


def test_a_voice_that_keeps_failing_is_left_alone(tmp_path: Path) -> None:
    """A session does not wait for the same broken engine at every step."""
    voice = Mute()
    speaker = narrator(tmp_path, voice)
    for number in range(PATIENCE + 5):
        with pytest.raises(UnplayableError):
            speaker.spoken(Line(f"Line {number}."))
    assert voice.asked == PATIENCE


def test_one_failure_is_forgiven(tmp_path: Path) -> None:
    """A voice that speaks again has failed no time in a row."""
    voice = Mute()
    speaker = narrator(tmp_path, voice)
    for number in range(3 * PATIENCE):
        voice.gives = humming(0.5).packed() if number % 2 else None
        if voice.gives is None:
            with pytest.raises(UnplayableError):
                speaker.spoken(Line(f"Line {number}."))
        else:
            speaker.spoken(Line(f"Line {number}."))
    assert voice.asked == 3 * PATIENCE


def test_a_language_nobody_speaks(tmp_path: Path) -> None:
    """A line is not read out by a voice of another language."""
    with pytest.raises(UnplayableError, match="language `de`"):
        narrator(tmp_path, Hummer()).spoken(Line("Guten Abend.", "de"))


def test_three_hundred_lines_at_once(tmp_path: Path) -> None:
    """A whole script is spoken by two engines at a time, and told of in its order."""
    voice = Hummer()
    lines = [Line(f"{number}") for number in range(300)]
    told = list(narrator(tmp_path, voice).prepare(lines))
    assert [one.line for one in told] == lines
    assert [one.done for one in told] == list(range(1, 301))
    assert {one.total for one in told} == {300}
    assert not any(one.problem for one in told)
    assert all(one.length > 0 for one in told)
    assert len(voice.said) == 300
    assert voice.most_at_once <= AT_ONCE


def test_a_line_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    """What cannot be spoken is told in its place, and the rest is made."""
    lines = [Line("One."), Line("Zwei.", "de"), Line("Three.")]
    told = list(narrator(tmp_path, Hummer()).prepare(lines))
    assert [bool(one.problem) for one in told] == [False, True, False]


def test_the_same_line_from_several_threads(tmp_path: Path) -> None:
    """A line asked for while it is being spoken is waited for, not spoken again."""
    voice = Hummer()
    speaker = narrator(tmp_path, voice)
    takes: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: takes.append(speaker.spoken(HELLO))) for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(takes)) == 1
    assert len(voice.said) == 1


def test_preparing_can_be_broken_off(tmp_path: Path) -> None:
    """Who leaves while lines are prepared waits for those under way only."""
    voice = Hummer()
    preparing = narrator(tmp_path, voice).prepare([Line(f"{number}") for number in range(300)])
    next(preparing)
    preparing.close()
    assert len(voice.said) < 300
