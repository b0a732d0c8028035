from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.player.opening import open_without_trace
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.program import Role
from tests.player.fakes import WrittenSound

if TYPE_CHECKING:
    from integrate.journal.store import Journal
    from integrate.script.library import Entry
    from integrate.session.effects import Speak

SCRIPT = """title: A
stage: anytime
sounds: {bell: bell}
narration: {duck: -9 dB}
steps: [{say: One., id: one}, {wait: 9 s, audio: bell}]
"""


def opened(folder: Path, *, narrated: bool = True, has_voice: bool = True) -> list[str]:
    """Return what the output is told when the script in a folder is opened and begun."""
    (folder / "a.yaml").write_text(SCRIPT)
    (folder / "bell.flac").touch()
    log: list[str] = []

    def take(entry: Entry, speak: Speak) -> Path | None:
        assert (entry.name, speak.text) == ("a", "One.")
        return None if has_voice else Path("one.flac")

    def no_journal() -> Journal:
        raise AssertionError("nothing is kept")

    settings = Settings(
        library=Library((folder,)),
        here=folder,
        sounds=folder,
        role=Role.PATIENT,
        speed=1.0,
        open_journal=no_journal,
        open_output=lambda _tell: WrittenSound(log),
        narrated=narrated,
        has_voice=lambda: has_voice,
        find_take=take,
    )
    one = open_without_trace(settings, settings.library.find("a", folder), log.append)
    one.driver.send(one.opening)
    return [line.split(" (")[0] for line in log]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, ['prepare bell.flac, en even "One."', 'play voice one en even "One."']),
        ({"has_voice": False}, ["prepare bell.flac, one.flac", "play voice one one.flac"]),
        ({"narrated": False}, ["prepare bell.flac"]),
    ],
)
def test_the_sound_of_a_session(tmp_path: Path, asked: dict[str, bool], told: list[str]) -> None:
    """A session begins with everything ready, spoken by the voice there is and as it is wanted."""
    assert opened(tmp_path, **asked) == ["duck -9 dB", *told]
