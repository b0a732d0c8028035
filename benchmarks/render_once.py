"""Render the reference session once: `python -m benchmarks.render_once FOLDER MINUTES OUT`.

A program of its own, so that nothing else is in its memory.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.reference_session import CROSSFADE, DUCK, Session, session
from integrate import bundled
from integrate.audio.api import Bus, Clip, Files
from integrate.audio.encode import Tags
from integrate.audio.levels import Levels
from integrate.audio.render import prepare, render_file
from integrate.audio.repertoire import Repertoire
from integrate.audio.score import Score


def score_of(played: Session) -> Score:
    """Write the session down as the player would."""
    now = 0.0
    score = Score(lambda: now)
    score.duck(DUCK)
    music = Files(played.music, crossfade=CROSSFADE)
    score.play(Clip("music", music, Bus.BED, fade_in=5.0, fade_out=5.0, loop=True))
    moments = [(at, file, Bus.CUE) for at, file in played.cues]
    moments += [(at, file, Bus.VOICE) for at, file in played.lines]
    for number, (at, file, bus) in enumerate(sorted(moments, key=lambda moment: moment[0])):
        now = at
        score.play(Clip(str(number), Files((file,)), bus))
    return score


def main(folder: Path, minutes: int, out: Path) -> None:
    """Render, with the levels of the files known from an earlier time if there was one."""
    played = session(folder, minutes)
    score = score_of(played)
    levels = Levels(folder / "cache", bundled.sounds())
    repertoire = Repertoire(levels, None, hold=False)
    prepare(score, repertoire, lambda _done, _total: None)
    render_file(out, Tags("The reference session"), score, played.seconds, repertoire)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
