"""An author at the bench: a script in a folder, the preview of it, and a hand on its keys."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.widgets import OptionList, Static

from integrate import bundled
from integrate.audio.silence import NoOutput
from integrate.plain.transcript import transcribe
from integrate.ui.preview.app import PreviewApp
from integrate.ui.preview.bench import Bench
from integrate.ui.preview.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from integrate.session.program import Role
    from integrate.ui.player.session_view import SessionView

PATIENCE = 30.0
"""How many seconds something may take on a busy computer."""

SCRIPT = """\
title: A day looked back at
stage: integration
steps:
  - You made it here.
  - section: Looking back
    steps:
      - choose: Which is nearest?
        save: nearest
        options: {light: Lighter, same: Much the same, heavy: Heavier}
      - ask: What stayed?
        save: stayed
      - say: You wrote {{ stayed }}.
        when: stayed is answered
      - say: It was a heavy day.
        when: nearest is heavy
  - wait: 2 min
    show: Rest now.
  - Thank you.
"""


@dataclass(slots=True)
class Author:
    """A script that is being written, and its preview."""

    folder: Path
    text: str = SCRIPT
    role: Role | None = None
    app: PreviewApp = field(init=False)

    def __post_init__(self) -> None:
        """Put the script into the folder."""
        self.save(self.text)
        self.app = PreviewApp(
            Bench(
                path=self.path,
                roots=(bundled.scripts(),),
                sounds=bundled.sounds(),
                role=self.role,
                open_output=lambda _tell: NoOutput(),
                transcribe=transcribe,
            )
        )

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / "day.yaml"

    def save(self, text: str) -> None:
        """Save as many editors do: write another file and give it the old one's name."""
        other = self.folder / "day.yaml~"
        other.write_text(text, encoding="utf-8")
        other.replace(self.path)

    @property
    def session(self) -> SessionView:
        """The session in the frame."""
        found = self.app.screen_stack[1].query_one(Frame).session
        assert found is not None
        return found

    @property
    def shown(self) -> str:
        """The words in the frame."""
        places = self.app.screen_stack[1].query("#frame Static, #frame Words")
        return "\n".join(str(place.render()) for place in places)

    @property
    def problems(self) -> str:
        """The words in the list of problems."""
        return str(self.app.screen_stack[1].query_one("#list", Static).content)

    @property
    def outline(self) -> list[str]:
        """The lines of the outline."""
        listing = self.app.screen_stack[1].query_one("#outline", OptionList)
        return [str(option.prompt) for option in listing.options]

    async def sees(self, pilot: Pilot[int], words: str) -> None:
        """Wait until the frame shows these words."""
        await until(pilot, lambda: words in self.shown, f"“{words}”")


async def until(pilot: Pilot[int], holds: Callable[[], bool], what: str = "it") -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{what} never came")
        await pilot.pause()
