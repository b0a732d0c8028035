"""The second screen on a made-up terminal, with a guest that hears what a test says."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from integrate.ui.person.app import SecondScreenApp
from tests.ui.acting import picture, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.second_screen.guest import Guest, Heard
    from integrate.player.second_screen.wire import Wants
    from tests.ui.acting import Acting

SIZES = [(80, 24), (120, 36)]
FOLDER = Path(__file__).parent / "snapshots"
HELP = ["In danger: call 112.", "Your contact: the clinic, 555.", "No one is alerted."]


@dataclass(slots=True)
class Seat:
    """Somebody before the second screen, with a clock that stands still until told."""

    wants: Wants
    now: float = 100.0
    is_still: bool = False
    is_quick: bool = True
    """Whether what changes comes at once, so that nobody has to wait for it."""
    hear: Callable[[Heard], object] = field(default=lambda _heard: None)
    started: bool = False
    stopped: bool = False
    app: SecondScreenApp = field(init=False)

    def __post_init__(self) -> None:
        """Make the program, with this seat in the place of a guest."""

        def make(_wants: Wants, hear: Callable[[Heard], object]) -> Guest:
            self.hear = hear
            return cast("Guest", self)

        self.app = SecondScreenApp(
            make, self.wants, "ember", lambda: HELP, lambda: self.now, is_still=self.is_still
        )

    def start(self) -> None:
        """Begin, as a guest does."""
        self.started = True
        if self.is_quick:
            self.app.animation_level = "none"

    def stop(self) -> None:
        """End, as a guest does."""
        self.stopped = True

    async def sees(self, pilot: Acting, words: str) -> None:
        """Wait until the screen shows these words."""
        await until(pilot, lambda: words in self.words, f"“{words}”")

    @property
    def words(self) -> str:
        """The words of the screen with one blank between them; the orb is none."""
        return " ".join(picture(self.app).replace("▀", " ").split())

    async def matches(self, pilot: Acting, name: str, size: tuple[int, int]) -> None:
        """Wait until the screen is as its file says, or write the file when asked to."""
        path = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.write_text(picture(self.app) + "\n", encoding="utf-8")
        expected = path.read_text(encoding="utf-8")
        await until(pilot, lambda: picture(self.app) + "\n" == expected, f"the screen of {name}")
