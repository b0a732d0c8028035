"""Writing the sounds, how loud each is, and the page that says where each comes from.

Cues and the beds that loop as they are, are FLAC: Vorbis keeps the number of frames but not the
samples on both sides of a loop's end, which leaves a faint tick there (a step of 1/1000 in the
drone). Music is Vorbis, since its files begin and end in silence: the crossfade is the seam.
"""

import dataclasses
import json
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from integrate.audio import decode, measures
from integrate.audio.loudness import measure
from tools.sounds.catalogue import BEDS, MUSIC, SOUNDS, Music, Sound
from tools.sounds.character import character
from tools.sounds.ogg import vorbis
from tools.sounds.samples import RATE, Stereo, frames

INTRODUCTION: Final = """\
# Where the sounds come from

Every sound in this folder was synthesised from arithmetic by `python tools/sounds/make.py`; no
recording and nobody else's work is in them. They are under CC BY 4.0, see [LICENSE](LICENSE).
The same seed gives the same samples. All are 48 kHz, stereo; cues and beds of noise are FLAC of 16
bits, and loop without a seam as they are. Music is Ogg Vorbis.

Beds are levelled by their loudness as a whole, cues by their loudest three seconds (ITU-R
BS.1770-4). No 400 ms of a cue are louder than -19 LUFS and no sound peaks above -10 dBFS, so short
ones are softer than the figure given. Each cue was trimmed, faded at its edges and checked with
pydub.

| file | aimed at | seed | how it was made |
|---|---|---|---|
"""

MUSIC_INTRODUCTION: Final = """
## Music

Four beds of music, one for each phase of a session: made for a purpose by taste, and tested on
nobody. All are in F, as the bells are. Each comes out of silence and goes into it over ten seconds,
in the two curves of a crossfade. With `loop: yes` and `crossfade: 10 s` the end goes over into the
beginning exactly, and nothing marks the place; without the crossfade it breathes there.

| file | aimed at | seed | how it was made |
|---|---|---|---|
"""

CHARACTER: Final = """
## How the beds differ

Measured in the files, music without its edges: the middle of the spectrum by strength, and how
far the loud lies above the soft (10 % to 95 % of all stretches of 3 s). The tones that are touched
(a mallet, a plucked string, a felt hammer) are counted in the notes; all others swell.

| file | length | middle of the spectrum | touched in a minute | spread |
|---|---|---|---|---|
"""


def write(sound: Sound, samples: Stereo, folder: Path) -> Path:
    """Write `samples` to the file of `sound` under `folder`, as 16-bit FLAC; return its path."""
    path = folder / sound.file
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, RATE, subtype="PCM_16", compression_level=1.0)
    return path


def write_music(music: Music, samples: NDArray[np.float32], folder: Path) -> Path:
    """Write `samples` to the file of `music` under `folder`, as Ogg Vorbis; return its path."""
    path = folder / music.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(vorbis(samples, music.seed))
    return path


def measured(sound: Sound | Music, folder: Path) -> dict[str, Any]:
    """Return what levels.json says of a file: how loud it is, and of a bed how it is."""
    path = folder / sound.file
    blocks = list(decode.find(path).portions(print))
    entry: dict[str, Any] = {"size": path.stat().st_size, **measures.as_entry(measure(blocks))}
    if sound in BEDS:
        edge = frames(sound.lap)
        whole = np.concatenate(blocks)
        entry |= dataclasses.asdict(character(whole[edge : len(whole) - edge]))
    return entry


def write_levels(folder: Path, sounds: Path) -> None:
    """Write into `folder` how loud each file under `sounds` is; so no player measures it."""
    listed = {sound.file: measured(sound, sounds) for sound in (*SOUNDS, *MUSIC)}
    measures.write(folder / measures.FILE, listed)
    (folder / measures.FILE).chmod(0o644)


def write_sources(folder: Path, sounds: Path) -> None:
    """Write SOURCES.md for all sounds into `folder`, with what levels.json in `sounds` says."""
    listed = json.loads((sounds / measures.FILE).read_text(encoding="utf-8"))
    text = INTRODUCTION + "".join(_row(sound) for sound in SOUNDS)
    text += MUSIC_INTRODUCTION + "".join(_row(music) for music in MUSIC)
    text += CHARACTER + "".join(_figures(bed, listed[bed.file]) for bed in BEDS)
    (folder / "SOURCES.md").write_text(text, encoding="utf-8")


def _row(sound: Sound | Music) -> str:
    return f"| `{sound.file}` | {sound.loudness:g} LUFS | {sound.seed} | {sound.recipe} |\n"


def _figures(bed: Sound | Music, entry: dict[str, Any]) -> str:
    often = f"{bed.touched:.1f}" if isinstance(bed, Music) else "-"
    return (
        f"| {bed.file} | {entry['length']:.0f} s | {entry['centroid']} Hz | {often} "
        f"| {entry['spread']} dB |\n"
    )
