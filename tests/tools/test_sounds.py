"""The shipped sounds, as a player decodes them, against what they are meant to be."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import miniaudio
import numpy as np
import pytest

from integrate.audio.api import Bus
from integrate.audio.levels import CUE, CUE_MOMENT, CUE_PEAK, Levels
from integrate.audio.loudness import Loudness, measure
from tools.sounds.catalogue import MUSIC, SOUNDS, Sound, finished
from tools.sounds.files import measured, write_sources
from tools.sounds.samples import RATE, Mono, Stereo, frames, peak

AUDIO = Path(__file__).resolve().parents[2] / "audio"
STEP = 2.0**-15
"""The smallest step of 16 bits."""

CUES = [sound for sound in SOUNDS if not sound.loops]
BEDS = [sound for sound in SOUNDS if sound.loops]

every_sound = pytest.mark.parametrize("sound", SOUNDS, ids=lambda sound: sound.file)
every_cue = pytest.mark.parametrize("sound", CUES, ids=lambda sound: sound.file)
every_bed = pytest.mark.parametrize("sound", BEDS, ids=lambda sound: sound.file)


@cache
def heard(file: str) -> Stereo:
    """Decode a shipped file as the player does."""
    decoded = miniaudio.decode_file(
        str(AUDIO / file), miniaudio.SampleFormat.FLOAT32, nchannels=2, sample_rate=RATE
    )
    return np.frombuffer(decoded.samples, dtype=np.float32).reshape(-1, 2).astype(np.float64)


@pytest.fixture(scope="module")
def made() -> dict[str, Stereo]:
    """Synthesise every sound once; numpy works beside itself, so two threads take half the time."""
    with ThreadPoolExecutor(2) as pool:
        return dict(
            zip((s.file for s in SOUNDS), pool.map(finished, SOUNDS), strict=True),
        )


def loudness(sound: Stereo) -> Loudness:
    """Measure a sound."""
    return measure([sound.astype(np.float32)])


def hull(sound: Stereo) -> Mono:
    """Return the largest absolute sample of both ears in each millisecond."""
    size = RATE // 1000
    whole = len(sound) - len(sound) % size
    return np.asarray(np.abs(sound[:whole]).reshape(-1, 2 * size).max(axis=1), dtype=np.float64)


def level(sound: Stereo) -> float:
    """Return the RMS of both ears in dB."""
    return float(10.0 * np.log10(np.mean(sound**2)))


# --- the folder


def test_the_folder_holds_the_sounds_of_the_catalogue_and_no_others() -> None:
    """Every sound of the catalogue is shipped, and every shipped file is in the catalogue."""
    shipped = {p.relative_to(AUDIO).as_posix() for p in AUDIO.rglob("*") if p.is_file()}
    made = {sound.file for sound in (*SOUNDS, *MUSIC)}
    assert shipped == made | {"SOURCES.md", "LICENSE", "levels.json"}


def test_sources_names_every_sound_once_and_is_up_to_date(tmp_path: Path) -> None:
    """SOURCES.md is what the catalogue writes, and its table names each file once."""
    write_sources(tmp_path, AUDIO)
    text = (AUDIO / "SOURCES.md").read_text(encoding="utf-8")
    assert text == (tmp_path / "SOURCES.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(.+?)`", text, re.MULTILINE)
    assert listed == [sound.file for sound in (*SOUNDS, *MUSIC)]


def test_the_licence_is_named_with_its_address() -> None:
    """SOURCES.md and LICENSE both name CC BY 4.0; LICENSE gives its address."""
    assert "CC BY 4.0" in (AUDIO / "SOURCES.md").read_text(encoding="utf-8")
    licence = (AUDIO / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in licence
    assert "https://creativecommons.org/licenses/by/4.0/" in licence


def test_the_whole_folder_stays_small() -> None:
    """All sounds together are at most 40 MB."""
    assert sum(p.stat().st_size for p in AUDIO.rglob("*") if p.is_file()) <= 40_000_000


def test_the_measures_that_are_shipped_are_those_of_the_sounds() -> None:
    """levels.json holds what is measured of each shipped file, so nothing is measured again."""
    listed = json.loads((AUDIO / "levels.json").read_text(encoding="utf-8"))
    assert set(listed) == {sound.file for sound in (*SOUNDS, *MUSIC)}
    for sound in SOUNDS:
        assert listed[sound.file] == pytest.approx(measured(sound, AUDIO), abs=0.002), sound.file


# --- what the code makes


@every_sound
def test_a_shipped_file_is_what_the_code_makes(sound: Sound, made: dict[str, Stereo]) -> None:
    """Decoded, a file differs from the synthesised samples by rounding to 16 bits only."""
    shipped = heard(sound.file)
    assert shipped.shape == made[sound.file].shape
    assert np.abs(shipped - made[sound.file]).max() < 2.0 * STEP


@every_cue
def test_making_a_cue_again_gives_the_same_samples(sound: Sound, made: dict[str, Stereo]) -> None:
    """The same seed gives exactly the same samples."""
    assert np.array_equal(finished(sound), made[sound.file])


@every_cue
def test_a_cue_is_played_as_it_is(sound: Sound) -> None:
    """Bells are at the loudness of cues already, and breaths, which go on, are 3 dB softer."""
    found = Levels(shipped=AUDIO).gain_for(AUDIO / sound.file, Bus.CUE)
    assert found == pytest.approx(CUE - sound.loudness, abs=0.01)


@every_sound
def test_no_shipped_sound_startles(sound: Sound) -> None:
    """No shipped sound stands out of itself, or begins with a bang."""
    assert Levels(shipped=AUDIO).standing_out(AUDIO / sound.file) is None


# --- every sound


@every_sound
def test_no_sound_comes_near_full_scale(sound: Sound) -> None:
    """Beds peak under -12 dBFS and cues at their ceiling at most."""
    ceiling = -12.0 if sound.loops else CUE_PEAK + 0.1
    assert peak(heard(sound.file)) < ceiling


@every_sound
def test_no_sound_has_a_constant_part(sound: Sound) -> None:
    """The mean of each ear is under 1/10000."""
    assert np.abs(heard(sound.file).mean(axis=0)).max() < 1e-4


@every_sound
def test_no_sample_leaps(sound: Sound) -> None:
    """The largest step of any millisecond is at most twice the largest of the 25 on either side.

    Sines, soft strokes and noise stay under that; a click stands alone, ten times its neighbours.
    """
    steps = hull(np.diff(heard(sound.file), axis=0))
    around = np.lib.stride_tricks.sliding_window_view(np.pad(steps, 26, mode="reflect"), 53)
    neighbours = np.maximum(around[:, :25].max(axis=1), around[:, -25:].max(axis=1))
    assert np.all(steps <= 2.0 * neighbours + 4.0 * STEP)


@every_sound
def test_both_ears_are_equally_strong(sound: Sound) -> None:
    """Left and right differ by less than 1.5 dB."""
    left, right = heard(sound.file).T
    assert abs(level(left) - level(right)) < 1.5


# --- cues


@every_cue
def test_a_cue_begins_softly(sound: Sound) -> None:
    """In its first millisecond a cue stays 20 dB under what it reaches in its first 20."""
    start = hull(heard(sound.file)[: frames(0.02)])
    assert start[0] <= 0.1 * start.max()


@every_cue
def test_a_cue_dies_away_and_ends_in_silence(sound: Sound) -> None:
    """The last 10 ms are exact zeros, and the 20 ms before them are under -60 dBFS."""
    samples = heard(sound.file)
    rest = frames(0.01)
    assert not samples[-rest:].any()
    assert peak(samples[-rest - frames(0.02) :]) < -60.0


@every_cue
def test_a_cue_is_no_louder_than_it_should_be(sound: Sound) -> None:
    """Its loudest 3 s and its loudest 400 ms stay under their ceilings: softer than speech."""
    found = loudness(heard(sound.file))
    assert found.short_term < sound.loudness + 0.1
    assert found.momentary < CUE_MOMENT + 0.1


@every_cue
def test_a_cue_is_loud_enough_to_be_heard_over_a_bed(sound: Sound) -> None:
    """Its loudest 400 ms are at least 3 dB above the level of a bed."""
    assert loudness(heard(sound.file)).momentary > BEDS[0].loudness + 3.0


@pytest.mark.parametrize(
    ("file", "t60", "early", "late"),
    [
        ("bells/bowl-low.flac", 24.0, 6.0, 14.0),
        ("bells/bowl-mid.flac", 19.0, 5.0, 11.0),
        ("bells/bowl-high.flac", 15.0, 4.0, 9.0),
        ("bells/bell-low.flac", 15.0, 5.0, 9.0),
        ("bells/bell-high.flac", 8.0, 2.0, 5.0),
        ("bells/chime.flac", 6.5, 1.5, 3.5),
        ("bells/wood.flac", 0.26, 0.05, 0.15),
    ],
)
def test_a_bell_decays_as_its_lowest_mode_does(
    file: str, t60: float, early: float, late: float
) -> None:
    """Between two moments a bell loses what its T60 says, within 4 dB for the beating."""
    samples = heard(file)
    window = frames((late - early) / 3.0)
    first, second = (samples[frames(at) : frames(at) + window] for at in (early, late))
    assert level(first) - level(second) == pytest.approx(60.0 * (late - early) / t60, abs=4.0)


# --- breathing


def centre(samples: Stereo) -> float:
    """Return the middle of the power spectrum in hertz."""
    power = np.abs(np.fft.rfft(samples.mean(axis=1))) ** 2
    frequency = np.fft.rfftfreq(len(samples), 1.0 / RATE)
    return float(np.sum(power * frequency) / np.sum(power))


def test_breathing_in_and_out_are_told_apart_by_ear() -> None:
    """In brightens and grows, out darkens and fades, by a lot, from the first third to the last."""
    thirds_in = np.array_split(heard("tones/breath-in.flac"), 3)
    thirds_out = np.array_split(heard("tones/breath-out.flac"), 3)
    assert centre(thirds_in[2]) > 1.7 * centre(thirds_in[0])
    assert centre(thirds_out[0]) > 1.7 * centre(thirds_out[2])
    assert level(thirds_in[2]) > level(thirds_in[0]) + 2.0
    assert level(thirds_out[0]) > level(thirds_out[2]) + 6.0


@pytest.mark.parametrize("sound", ["tones/breath-in.flac", "tones/breath-out.flac"])
def test_a_breath_is_heard_at_once(sound: str) -> None:
    """After a third of a second a breath is within 18 dB of its strongest tenth of a second."""
    tenths = [level(part) for part in np.split(heard(sound)[: frames(3.0)], 30)]
    assert tenths[3] > max(tenths) - 18.0


# --- beds


@pytest.mark.parametrize(
    ("file", "seconds"),
    [
        ("beds/ocean.flac", 90),
        ("beds/drone.flac", 60),
        ("beds/rain.flac", 60),
        ("beds/wind.flac", 75),
        ("beds/brown.flac", 40),
    ],
)
def test_a_bed_has_exactly_the_frames_of_its_loop(file: str, seconds: int) -> None:
    """A loop neither gains nor loses a frame in its file."""
    assert len(heard(file)) == seconds * RATE


@every_bed
def test_a_loop_has_no_seam(sound: Sound) -> None:
    """Where the loop closes, samples, slopes and bends change no more than in the second around."""
    samples = heard(sound.file)
    half = frames(0.5)
    around = np.concatenate((samples[-half:], samples[:half]))
    for order in (1, 2, 4):
        change = np.abs(np.diff(around, order, axis=0)).max(axis=1)
        seam = change[half - order : half].max()
        others = np.delete(change, np.s_[half - order : half])
        assert seam <= others.max()


@every_bed
def test_a_loop_keeps_its_strength_across_the_seam(sound: Sound) -> None:
    """The tenth of a second before the seam and the one after it differ by less than 3 dB."""
    samples = heard(sound.file)
    assert abs(level(samples[-frames(0.1) :]) - level(samples[: frames(0.1)])) < 3.0


@every_bed
def test_a_bed_has_the_loudness_of_a_bed(sound: Sound) -> None:
    """A bed is at -30 LUFS as a whole, within half a dB."""
    assert sound.loudness == -30.0
    assert loudness(heard(sound.file)).integrated == pytest.approx(-30.0, abs=0.5)


@every_bed
def test_a_bed_has_no_sudden_dynamics(sound: Sound) -> None:
    """No half second of a bed is 4 dB above the whole, nor 4 dB above the one before it."""
    samples = heard(sound.file)
    halves = np.array([level(part) for part in np.split(samples, 2 * len(samples) // RATE)])
    assert halves.max() < level(samples) + 4.0
    assert np.diff(halves, append=halves[0]).max() < 4.0
