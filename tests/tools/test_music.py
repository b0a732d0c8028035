"""The shipped beds of music: what their notes are, what is in their files, and how they loop."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from integrate.audio import decode
from integrate.audio.api import Bus
from integrate.audio.levels import BED, CUE_PEAK, Levels
from integrate.audio.mixer import Mixer
from integrate.audio.samples import Block
from integrate.audio.source import Source
from tools.sounds.catalogue import MUSIC, Music
from tools.sounds.music.instruments import (
    CHOIR,
    DEEP,
    GLOW,
    PAD,
    STRINGS,
    TOUCHED,
    air,
    mallet,
)
from tools.sounds.music.performing import LAP, part, performed
from tools.sounds.music.pitch import hertz
from tools.sounds.music.returning import returning
from tools.sounds.music.score import Instrument, Note, Piece, Room
from tools.sounds.ogg import vorbis
from tools.sounds.samples import RATE, frames

AUDIO = Path(__file__).resolve().parents[2] / "audio"
LISTED: dict[str, dict[str, Any]] = json.loads((AUDIO / "levels.json").read_text(encoding="utf-8"))
EIGHT_MINUTES = 480.0
BEFORE = 12
"""Hops of 50 ms before a moment that it is compared with."""

every_bed = pytest.mark.parametrize("music", MUSIC, ids=lambda music: music.file)
SWELLING = (PAD, CHOIR, DEEP, GLOW, STRINGS, air)


@cache
def excerpt(file: str, start: float, lasts: float) -> NDArray[np.float32]:
    """Decode a stretch of a shipped file; before zero it is counted from the end."""
    length = soundfile.info(AUDIO / file).frames
    first = frames(start) if start >= 0.0 else length + frames(start)
    sound, rate = soundfile.read(
        AUDIO / file, start=first, frames=frames(lasts), dtype="float32", always_2d=True
    )
    assert rate == RATE
    return np.asarray(sound, dtype=np.float32)


def level(sound: NDArray[np.floating]) -> float:
    """Return the RMS of both ears in dB."""
    return float(10.0 * np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-20))


def small(instrument: Instrument) -> Piece:
    """Write a piece of a single tone on a loop of two seconds."""
    return Piece(2.0, (Note(1.5, hertz("A3"), 1.2, -20.0, instrument),), Room(0.3, -10.0), 7)


# --- notes


@every_bed
def test_the_same_seed_writes_the_same_notes(music: Music) -> None:
    """A seed gives one piece; another seed gives another."""
    assert music.write(music.seed) == music.write(music.seed)
    assert music.write(music.seed) != music.write(music.seed + 1)


@every_bed
def test_every_note_lies_on_the_loop_and_is_shorter_than_it(music: Music) -> None:
    """No note begins outside of its loop, or would meet its own beginning."""
    piece = music.write(music.seed)
    for note in piece.notes:
        assert 0.0 <= note.at < piece.seconds
        assert note.lasts < piece.seconds


def test_the_open_middle_has_nothing_that_is_struck() -> None:
    """What is played in the spacious bed swells: no mallet, string or hammer is touched in it."""
    (spacious,) = (music for music in MUSIC if "spacious" in music.file)
    played = {note.instrument for note in spacious.write(spacious.seed).notes}
    assert not played & set(TOUCHED)


# --- instruments


@pytest.mark.parametrize("instrument", [*SWELLING, *TOUCHED])
def test_the_same_seed_gives_the_same_samples(instrument: Instrument) -> None:
    """Played twice, a tone is the same to the bit, though there is chance in it."""
    assert np.array_equal(part(small(instrument), 0.0, 0.5), part(small(instrument), 0.0, 0.5))


@pytest.mark.parametrize("instrument", [*SWELLING, *TOUCHED])
def test_a_tone_begins_and_ends_in_nothing(instrument: Instrument) -> None:
    """The first and the last millisecond of a tone stay 20 dB under what it comes to."""
    tone = np.abs(instrument(hertz("A3"), 2.0, np.random.default_rng(1)))
    assert len(tone) == frames(2.0)
    edge = frames(0.001)
    assert max(tone[:edge].max(), tone[-edge:].max()) < 0.1 * tone.max()


@pytest.mark.parametrize("instrument", TOUCHED)
def test_what_is_touched_swells_in_10_ms_or_more(instrument: Instrument) -> None:
    """Of the first 50 ms, the first 5 stay 9 dB under the strongest."""
    tone = np.abs(instrument(hertz("C5"), 2.0, np.random.default_rng(1)))
    assert tone[: frames(0.005)].max() < 0.36 * tone[: frames(0.05)].max()


# --- the loop


def test_a_part_is_that_part_of_the_whole() -> None:
    """A piece played from the middle is what the whole piece is there, round the end as well."""
    piece = small(mallet)
    whole = part(piece, 0.0, 4.0)
    assert np.allclose(part(piece, 1.0, 0.5), whole[frames(1.0) : frames(1.5)], atol=1e-6)
    assert np.allclose(whole[frames(2.0) :], whole[: frames(2.0)], atol=1e-6)


def test_the_edges_of_a_piece_add_up_to_the_piece() -> None:
    """What both edges hold, crossed over with equal power, is the music as if it had no edge."""
    piece = Piece(14.0, small(mallet).notes, Room(0.3, -10.0), 7)
    sound = performed(piece)
    lap = frames(LAP)
    angle = (np.arange(lap) + 0.5)[:, None] * (0.5 * np.pi / lap)
    crossed = sound[-lap:] * np.cos(angle) + sound[:lap] * np.sin(angle)
    assert np.allclose(crossed, part(piece, 0.0, LAP), atol=1e-6)


@every_bed
def test_both_edges_of_a_file_hold_the_same_music(music: Music) -> None:
    """With the curves of the crossfade taken off, end and beginning are one, but for the codec."""
    inside = slice(frames(3.0), frames(7.0))
    angle = ((np.arange(frames(LAP)) + 0.5) * (0.5 * np.pi / frames(LAP)))[inside, None]
    coming = excerpt(music.file, 0.0, LAP)[inside] / np.sin(angle)
    leaving = excerpt(music.file, -LAP, LAP)[inside] / np.cos(angle)
    assert level(coming - leaving) < level(coming) - 20.0


@every_bed
def test_the_mixer_goes_over_the_seam_as_if_there_were_none(music: Music) -> None:
    """Heard through the mixer, the seam is the music itself: no leap, no hole, no swell."""
    ends = np.concatenate((excerpt(music.file, 0.0, 16.0), excerpt(music.file, -16.0, 16.0)))

    def begin() -> Iterator[Block]:
        return iter(np.array_split(ends, 64))

    mixer = Mixer()
    mixer.play("bed", Source(begin, loop=True, crossfade=frames(LAP)), bus=Bus.BED)
    heard = np.concatenate([mixer.mix(frames(1.0)) for _ in range(34)])[frames(17.0) :]
    # What was mixed from 22 s to 32 s is the crossfade: here from 5 s to 15 s.
    crossing = heard[frames(5.0) : frames(15.0)]
    inside = slice(frames(6.0), frames(9.9))
    angle = ((np.arange(frames(LAP)) + 0.5) * (0.5 * np.pi / frames(LAP)))[inside, None]
    music_itself = excerpt(music.file, 0.0, LAP)[inside] / np.sin(angle)
    assert level(crossing[inside] - music_itself) < level(music_itself) - 20.0
    steps = np.abs(np.diff(heard, 2, axis=0)).max(axis=1)
    for seam in (frames(5.0), frames(15.0)):
        beside = np.r_[seam - 4800 : seam - 3, seam + 3 : seam + 4800]
        assert steps[seam - 3 : seam + 3].max() <= 1.1 * steps[beside].max()


# --- the files


@every_bed
def test_a_bed_lasts_eight_minutes_or_more_and_its_lap(music: Music) -> None:
    """A file holds its loop to the frame, and the lap."""
    piece = music.write(music.seed)
    assert piece.seconds >= EIGHT_MINUTES
    assert soundfile.info(AUDIO / music.file).frames == frames(piece.seconds + music.lap)


@every_bed
def test_a_bed_is_measured_as_it_is_and_matched(music: Music) -> None:
    """Its measures are of this very file: at -30 LUFS, with peaks under -10 dBTP."""
    listed = LISTED[music.file]
    assert listed["size"] == (AUDIO / music.file).stat().st_size
    assert listed["integrated"] == pytest.approx(BED, abs=0.1)
    assert listed["peak"] < CUE_PEAK
    assert Levels(shipped=AUDIO).standing_out(AUDIO / music.file) is None


def test_a_file_is_what_the_code_makes() -> None:
    """Two seconds in the middle of a file are what its notes give there, but for the codec."""
    (music,) = (music for music in MUSIC if "returning" in music.file)
    made = part(returning(music.seed), 201.0, 2.0)
    shipped = excerpt(music.file, 201.0, 2.0)
    gain = float(np.sum(made * shipped) / np.sum(made * made))
    assert level(shipped - gain * made) < level(shipped) - 20.0


@every_bed
def test_a_bed_begins_and_ends_in_silence(music: Music) -> None:
    """The first and the last hundredth of a second are under -60 dBFS; both ears have no DC."""
    for edge in (excerpt(music.file, 0.0, 0.01), excerpt(music.file, -0.01, 0.01)):
        assert np.abs(edge).max() < 1e-3
    assert np.abs(excerpt(music.file, 100.0, 20.0).mean(axis=0)).max() < 2e-4


@pytest.mark.parametrize(
    ("name", "most"), [("arriving", 6.0), ("spacious", 4.0), ("easing", 6.0), ("returning", 9.0)]
)
def test_nothing_in_a_bed_is_sudden(name: str, most: float) -> None:
    """No 50 ms stand out of the 0.6 s before by more than its kind of music has."""
    sound = excerpt(f"beds/{name}.ogg", 100.0, 60.0)
    hops = np.array([level(hop) for hop in np.split(sound, 60 * 20)])
    before = np.lib.stride_tricks.sliding_window_view(hops, BEFORE).max(axis=1)[:-1]
    assert (hops[BEFORE:] - before).max() < most


@every_bed
def test_both_ears_are_equally_strong(music: Music) -> None:
    """Over a minute, left and right differ by less than 1.5 dB."""
    left, right = excerpt(music.file, 100.0, 60.0).T
    assert abs(level(left) - level(right)) < 1.5


def test_each_bed_is_different_by_measure() -> None:
    """Brightest is the open middle, darkest the easing; most happens on the way back."""
    arriving, spacious, easing, returning = (LISTED[music.file] for music in MUSIC)
    assert spacious["centroid"] > arriving["centroid"] > easing["centroid"]
    assert spacious["centroid"] > returning["centroid"] > 1.1 * easing["centroid"]
    touched = [music.touched for music in MUSIC]
    assert touched[1] == 0.0
    assert touched[3] > 2.0 * max(touched[0], touched[2])
    assert spacious["spread"] < min(easing["spread"], returning["spread"])


@every_bed
def test_the_player_reads_a_bed_from_its_beginning(music: Music) -> None:
    """The player's own decoder gives the same samples as were looked at here."""
    first = next(decode.find(AUDIO / music.file).portions(print))
    assert np.allclose(first, excerpt(music.file, 0.0, len(first) / RATE), atol=1e-6)


def test_the_same_samples_give_the_same_file() -> None:
    """A stream has the number it is given and nothing of chance, and can still be read."""
    sound = part(small(mallet), 0.0, 0.5)
    file = vorbis(sound, 41)
    assert file == vorbis(sound, 41)
    assert file != vorbis(sound, 42)
