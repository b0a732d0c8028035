from __future__ import annotations

from typing import TYPE_CHECKING

from integrate import bundled
from integrate.player.sounds import ENDINGS, Sounds
from integrate.script.library import Library
from integrate.script.structure import every_step
from integrate.script.verbs import Play, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.script.model import Script


def test_finding(tmp_path: Path) -> None:
    """A sound is found by its name, with or without its ending, first in the script's folder."""
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for path in (own / "sea.wav", shipped / "sea.flac", shipped / "bells/low.ogg"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    sounds = Sounds((own, shipped))
    assert sounds.find("sea") == own / "sea.wav"
    assert sounds.find("sea.flac") == shipped / "sea.flac"
    assert sounds.find("bells/low") == shipped / "bells/low.ogg"
    assert sounds.find("bells") is None
    assert sounds.find("gong") is None


def test_the_order_of_endings(tmp_path: Path) -> None:
    """Where a folder has a sound in several forms, the first in the list is taken."""
    for ending in reversed(ENDINGS):
        (tmp_path / f"sea{ending}").touch()
        assert Sounds((tmp_path,)).find("sea") == tmp_path / f"sea{ending}"


def files(script: Script) -> Iterator[str]:
    """Yield every file that a script plays."""
    for step in every_step(script.steps):
        if isinstance(step, Play):
            yield script.sound(step.sound).file
        if isinstance(step, Shown):
            yield from (script.sound(cue.play).file for cue in step.audio if cue.play)


def test_every_shipped_script_has_its_sounds() -> None:
    """Each sound that a shipped script plays is shipped."""
    for entry in Library((bundled.scripts(),)).entries():
        script = entry.reads.script
        assert script is not None
        sounds = Sounds((entry.path.parent, bundled.sounds()))
        assert [file for file in files(script) if sounds.find(file) is None] == []
