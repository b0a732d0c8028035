"""Gains that match files to their buses, and the measures that are kept."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from integrate.audio import levels as levels_module
from integrate.audio import measures
from integrate.audio.api import Bus
from integrate.audio.decode import find
from integrate.audio.levels import Levels
from integrate.audio.loudness import Loudness, measure
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import RATE

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
FIELDS = [one.name for one in dataclasses.fields(Loudness)]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[Loudness]:
    """Note each time that a file is really measured."""
    done: list[Loudness] = []

    def noting(blocks: object) -> Loudness:
        done.append(measure(blocks))  # type: ignore[arg-type] # passed on as it is
        return done[-1]

    monkeypatch.setattr(levels_module, "measure", noting)
    return done


@pytest.mark.parametrize("level", [0.02, 0.1, 0.5])
@pytest.mark.parametrize(("bus", "target"), [(Bus.BED, -30.0), (Bus.VOICE, -20.0)])
def test_beds_and_voices_come_to_the_loudness_of_their_bus(
    bus: Bus, target: float, level: float, tone: Tone, write: Write
) -> None:
    """With its gain, a file as a whole has the loudness of its bus, however loud it was."""
    file = write(tone(5.0, level, 1000.0))
    levels = Levels()
    gain = levels.gain_for(file, bus)
    block = np.concatenate(list(find(file).portions(pytest.fail)))
    found = measure([block * np.float32(10 ** (gain / 20))])
    assert found.integrated == pytest.approx(target, abs=0.05)


@pytest.mark.parametrize(
    ("seconds", "limit"), [(5.0, "short_term"), (0.8, "momentary"), (0.05, "peak")]
)
def test_a_cue_stays_under_each_of_its_limits(
    seconds: float, limit: str, tone: Tone, write: Write
) -> None:
    """A long cue is led by its 3 s, a short one by its 400 ms, a knock by its peak."""
    levels = Levels()
    file = write(tone(seconds, 0.5, 1000.0))
    gain, found = levels.gain_for(file, Bus.CUE), levels.measured(file)
    room = {
        "short_term": -23.0 - found.short_term - gain,
        "momentary": -19.0 - found.momentary - gain,
        "peak": -10.0 - found.peak - gain,
    }
    assert min(room.values()) >= -0.001
    assert min(room, key=lambda name: room[name]) == limit


def test_silence_stays_silence(tone: Tone, write: Write) -> None:
    """A silent file gets no gain on any bus."""
    file = write(tone(1.0, 0.0))
    assert {Levels().gain_for(file, bus) for bus in Bus} == {0.0}


def test_no_gain_is_absurd(tone: Tone, write: Write) -> None:
    """A file that can hardly be heard is made louder by no more than 24 dB."""
    assert Levels().gain_for(write(tone(2.0, 0.002)), Bus.VOICE) == 24.0


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    """What cannot be measured is said in a sentence."""
    with pytest.raises(UnplayableError, match=r"bell\.wav could not be read"):
        Levels().gain_for(tmp_path / "bell.wav", Bus.CUE)


def test_a_file_is_measured_once(
    tone: Tone, write: Write, tmp_path: Path, measured: list[Loudness]
) -> None:
    """What was measured is known to the next run as well, to the last digit."""
    file = write(tone(2.0))
    first = Levels(tmp_path / "cache").measured(file)
    again = Levels(tmp_path / "cache").measured(file)
    assert len(measured) == 1
    assert again == first


def test_what_was_measured_is_known(tone: Tone, write: Write) -> None:
    """A file that was never measured may take seconds; one that was takes none."""
    file = write(tone(1.0, 0.1, 1000.0))
    levels = Levels()
    assert not levels.knows(file)
    levels.measured(file)
    assert levels.knows(file)


def test_a_file_that_is_gone_when_it_was_measured_is_not_remembered(tmp_path: Path) -> None:
    """There is nothing that its measure would be true of."""
    kept = measures.Measures(tmp_path)
    kept.keep(tmp_path / "gone.wav", Loudness(**dict.fromkeys(FIELDS, 1.0)))
    assert kept.find(tmp_path / "gone.wav") is None
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_finds_no_room_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list from before stays whole, and no half of a new one lies beside it."""
    file = tmp_path / "measures.json"
    measures.write(file, {"a": 1})

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(json, "dump", fail)
    with pytest.raises(OSError, match="No space"):
        measures.write(file, {"b": 2})
    assert json.loads(file.read_text()) == {"a": 1}
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_changed_is_measured_anew(
    tone: Tone, write: Write, tmp_path: Path, measured: list[Loudness]
) -> None:
    """Another size or another time of change is another sound."""
    levels = Levels(tmp_path / "cache")
    file = write(tone(2.0))
    levels.measured(file)
    os.utime(file, ns=(1, 1))
    levels.measured(file)
    write(tone(3.0))
    assert levels.measured(file).length == 3.0
    assert len(measured) == 3


def test_silence_is_remembered(
    tone: Tone, write: Write, tmp_path: Path, measured: list[Loudness]
) -> None:
    """The cache is plain JSON, in which silence stands as null, and is read back as silence."""
    file = write(tone(1.0, 0.0))
    first = Levels(tmp_path).measured(file)
    assert "Infinity" not in (tmp_path / measures.FILE).read_text()
    assert Levels(tmp_path).measured(file) == first
    assert len(measured) == 1


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", "null", '{"FILE": 3}', '{"FILE": {"size": 1}}', "\x00\xff"]
)
def test_a_broken_cache_is_written_anew(
    broken: str, tone: Tone, write: Write, tmp_path: Path
) -> None:
    """Whatever stands in the cache, files are measured, and then it is right."""
    file = write(tone(1.0))
    cache = tmp_path / measures.FILE
    cache.write_bytes(broken.replace("FILE", str(file)).encode("latin-1"))
    Levels(tmp_path).measured(file)
    assert json.loads(cache.read_text())[str(file)]["length"] == 1.0


def test_an_entry_of_rubbish_is_no_measure(tone: Tone, write: Write, tmp_path: Path) -> None:
    """An entry of the right file with wrong values is as good as none."""
    file = write(tone(1.0))
    Levels(tmp_path).measured(file)
    cache = tmp_path / measures.FILE
    cache.write_text(cache.read_text().replace('"length": 1.0', '"length": "long"'))
    assert Levels(tmp_path).measured(file).length == 1.0


def test_a_cache_that_cannot_be_written_is_done_without(
    tone: Tone, write: Write, tmp_path: Path
) -> None:
    """A file in place of the folder costs the keeping, not the measure."""
    (tmp_path / "cache").write_text("in the way")
    assert Levels(tmp_path / "cache").measured(write(tone(1.0))).length == 1.0


def test_the_cache_is_for_its_owner_alone(tone: Tone, write: Write, tmp_path: Path) -> None:
    """Nobody else reads the names of a person's files, and no other file is left behind."""
    Levels(tmp_path / "cache").measured(write(tone(1.0)))
    (kept,) = (tmp_path / "cache").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_two_runs_do_not_undo_each_other(tone: Tone, write: Write, tmp_path: Path) -> None:
    """What another process measured in the meantime is kept."""
    one, other = Levels(tmp_path), Levels(tmp_path)
    one.measured(write(tone(1.0), "one.wav"))
    other.measured(write(tone(1.0), "other.wav"))
    assert len(json.loads((tmp_path / measures.FILE).read_text())) == 2


def test_shipped_sounds_come_with_their_measures(
    tone: Tone, write: Write, tmp_path: Path, measured: list[Loudness]
) -> None:
    """A file of the shipped folder is not measured while it has the size in the list."""
    file = write(tone(1.0))
    entry = {"size": file.stat().st_size, **measures.as_entry(Levels().measured(file))}
    (tmp_path / measures.FILE).write_text(json.dumps({file.name: {**entry, "length": 7.0}}))
    os.utime(file, ns=(1, 1))
    levels = Levels(shipped=tmp_path)
    assert levels.measured(file).length == 7.0
    write(tone(2.0))
    assert levels.measured(file).length == 2.0
    assert len(measured) == 2


def test_a_place_that_stands_out_is_named(tone: Tone, write: Write) -> None:
    """A loud second in a quiet minute is said of the file, with how much louder it is."""
    quiet = tone(40.0, 0.05)
    quiet[5 * 48_000 : 6 * 48_000] *= 10.0
    quiet[:4_800] = 0.0
    said = Levels().standing_out(write(quiet))
    assert said is not None
    assert "sound.wav has a place" in said


def test_a_bang_at_the_beginning_is_named(tone: Tone, write: Write) -> None:
    """A file that begins at its loudest is said to startle; one that rises is not."""
    bang = tone(3.0, 0.5)
    said = Levels().standing_out(write(bang))
    assert said is not None
    assert "begins at its loudest" in said
    rising = bang * np.minimum(1.0, np.arange(len(bang)) / 24_000)
    assert Levels().standing_out(write(rising, "rising.wav")) is None


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3", "opus"])
def test_a_file_cut_short_is_named(ending: str, tone: Tone, tmp_path: Path) -> None:
    """Half a file is said to break off, also when it was measured before; a whole one is not."""
    file = tmp_path / f"sound.{ending}"
    soft = tone(8.0) * np.linspace(0.0, 1.0, 8 * RATE, dtype=np.float32)
    coded = {"format": "OGG", "subtype": "OPUS"} if ending == "opus" else {}
    soundfile.write(file, soft, RATE, **coded)
    assert Levels().standing_out(file) is None
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    levels = Levels(tmp_path)
    for _ in range(2):
        said = levels.standing_out(file)
        assert said is not None
        assert f"{file} breaks off after 0:0" in said
