"""Writing the sounds, how loud each is, and the page that says where each comes from.

Everything is FLAC, the beds too: Vorbis keeps the number of frames but not the samples on both
sides of a loop's end, which leaves a faint tick there (a step of 1/1000 in the drone).
"""

from pathlib import Path
from typing import Final

import soundfile

from integrate.audio import decode, measures
from integrate.audio.loudness import measure
from tools.sounds.catalogue import SOUNDS, Sound
from tools.sounds.samples import RATE, Stereo

INTRODUCTION: Final = """\
# Where the sounds come from

Every sound in this folder was synthesised from arithmetic by `python tools/sounds/make.py`; no
recording and nobody else's work is in them. They are under CC BY 4.0, see [LICENSE](LICENSE).
The same seed gives the same samples. All are FLAC, 48 kHz, 16 bits, stereo; the beds loop without a
seam.

Beds are levelled by their loudness as a whole, cues by their loudest three seconds (ITU-R
BS.1770-4). No 400 ms of a cue are louder than -19 LUFS and no cue peaks above -10 dBFS, so short
ones are softer than the figure given. Each cue was trimmed, faded at its edges and checked with
pydub.

| file | aimed at | seed | how it was made |
|---|---|---|---|
"""


def write(sound: Sound, samples: Stereo, folder: Path) -> Path:
    """Write `samples` to the file of `sound` under `folder`, as 16-bit FLAC; return its path."""
    path = folder / sound.file
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, RATE, subtype="PCM_16", compression_level=1.0)
    return path


def write_levels(folder: Path, sounds: Path) -> None:
    """Write into `folder` how loud each file under `sounds` is; so no player measures it."""
    listed = {}
    for sound in SOUNDS:
        path = sounds / sound.file
        found = measure(decode.find(path).portions(print))
        listed[sound.file] = {"size": path.stat().st_size, **measures.as_entry(found)}
    measures.write(folder / measures.FILE, listed)
    (folder / measures.FILE).chmod(0o644)


def write_sources(folder: Path) -> None:
    """Write SOURCES.md for all sounds into `folder`."""
    rows = (f"| `{s.file}` | {s.loudness:g} LUFS | {s.seed} | {s.recipe} |\n" for s in SOUNDS)
    (folder / "SOURCES.md").write_text(INTRODUCTION + "".join(rows), encoding="utf-8")
