"""The command that lets ffmpeg render the reference session in one filter graph.

The better of two graphs that were tried: each kind of sound is one stem, joined by `concat` from
pieces padded to their places, and the three stems are mixed at the end. With a delay for each of
the 180 sounds and one wide `amix` it takes several times as long. The levels of the files are given
to it, as they are known to the program from its cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.reference_session import CROSSFADE, PIECE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.reference_session import Session

FORM = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo"
CEILING = 0.7079
"""-3 dBFS."""


def command(played: Session, gains: Mapping[Path, float], out: Path) -> list[str]:
    """Return the command; `gains` are in decibels, by file."""
    turns = int(played.seconds / (PIECE - CROSSFADE)) + 1
    music = [played.music[turn % len(played.music)] for turn in range(turns)]
    files: list[Path] = []
    graph = [
        *_bed(files, music, gains, played.seconds),
        *_stem("cues", files, played.cues, gains, played.seconds),
        *_stem("lines", files, played.lines, gains, played.seconds),
        "[lines]asplit[heard][key]",
        "[bed][key]sidechaincompress=threshold=0.01:ratio=4:attack=100:release=1200[ducked]",
        "[ducked][cues][heard]amix=inputs=3:normalize=0:duration=longest[mixed]",
        f"[mixed]alimiter=limit={CEILING}:level=false[out]",
    ]
    inputs = [part for file in files for part in ("-i", str(file))]
    written = ["-map", "[out]", "-c:a", "flac", "-sample_fmt", "s16", "-compression_level", "3"]
    head = ["ffmpeg", "-nostdin", "-v", "error", "-y"]
    return [*head, *inputs, "-filter_complex", ";".join(graph), *written, str(out)]


def _bed(
    files: list[Path], music: Sequence[Path], gains: Mapping[Path, float], seconds: int
) -> list[str]:
    parts = []
    for turn, file in enumerate(music):
        parts.append(f"[{len(files)}]volume={gains[file]}dB,{FORM}[music{turn}]")
        files.append(file)
    last = "music0"
    for turn in range(1, len(music)):
        fade = f"acrossfade=d={CROSSFADE}:c1=qsin:c2=qsin"
        parts.append(f"[{last}][music{turn}]{fade}[joined{turn}]")
        last = f"joined{turn}"
    edges = f"afade=d=5,afade=t=out:st={seconds - 5}:d=5"
    return [*parts, f"[{last}]atrim=end={seconds},{edges}[bed]"]


def _stem(
    name: str,
    files: list[Path],
    moments: Sequence[tuple[float, Path]],
    gains: Mapping[Path, float],
    seconds: int,
) -> list[str]:
    """Pad each sound up to the next one's moment, and join them after the first silence."""
    parts = [f"anullsrc=r=48000:cl=stereo,atrim=end={moments[0][0]},{FORM}[{name}0]"]
    ends = [at for at, _ in moments[1:]] + [float(seconds)]
    for number, ((at, file), end) in enumerate(zip(moments, ends, strict=True), 1):
        parts.append(
            f"[{len(files)}]volume={gains[file]}dB,{FORM},"
            f"apad=whole_dur={end - at},atrim=end={end - at}[{name}{number}]"
        )
        files.append(file)
    joined = "".join(f"[{name}{number}]" for number in range(len(moments) + 1))
    return [*parts, f"{joined}concat=n={len(moments) + 1}:v=0:a=1[{name}]"]
