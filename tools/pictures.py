"""Take pictures of the running program: `python tools/pictures.py FOLDER [SIZE THEME ...]`.

Every screen is the real one, driven by its keys in a fresh folder; nothing is drawn by hand. The
pictures of the README are made with `python tools/pictures.py docs/pictures`.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from integrate import bundled
from integrate.audio.silence import NoOutput
from integrate.journal.store import Journal
from integrate.player.opening import Settings
from integrate.script.library import Library
from integrate.session.program import Role
from integrate.ui.app import IntegrateApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

SHOWCASE = """\
title: Looking back at today
stage: integration
summary: Breathe, arrive, and write a few lines about the day.
duration: 15 min
steps:
  - You made it here. There is nothing you need to do well.
  - section: Arriving
    steps:
      - breathe: {in: 4, out: 6}
        for: 2 min
        show: Let the breath come by itself.
      - scale: How does your body feel just now?
        from: 0
        to: 10
        labels: {0: soft, 10: very tense}
  - section: Looking back
    steps:
      - choose: Which of these is nearest to today?
        options: [Lighter than before, Much the same, Heavier, I would rather not say]
      - ask: What stayed with you? One line is enough.
      - checklist: For tonight
        items: [Water is near, The phone is quiet, Somebody knows how I am]
  - wait: 2 min
    show: Rest. There is nothing to do.
"""


def settings(folder: Path) -> Settings:
    """Return settings that keep everything in one folder and play no sound."""
    (folder / "scripts" / "integration").mkdir(parents=True)
    (folder / "scripts" / "integration" / "quiet.yaml").write_text(SHOWCASE, encoding="utf-8")
    return Settings(
        library=Library((folder / "scripts", bundled.scripts())),
        here=folder,
        sounds=bundled.sounds(),
        role=Role.THERAPIST,
        speed=1.0,
        open_journal=lambda: Journal.open(folder / "data", folder / "keys"),
        open_output=lambda _tell: NoOutput(),
    )


_FONT_ADDRESS = re.compile(r""",?\s*url\("https?://[^"]*"\)\s*format\("[^"]*"\)""")
"""Textual's pictures name a font in the network; ours name only the one on the computer."""


class Tour:
    """Walks through the screens and takes a picture of each."""

    def __init__(self, folder: Path, size: tuple[int, int], theme: str) -> None:
        """Take pictures of this size and theme into the folder."""
        self._folder = folder
        self._size = size
        self._theme = theme

    def take(self, app: IntegrateApp, name: str) -> None:
        """Save what the screen shows."""
        width, height = self._size
        path = self._folder / f"{name}-{width}x{height}-{self._theme}.svg"
        picture = _FONT_ADDRESS.sub("", app.export_screenshot(title="Integrate"))
        path.write_text(picture, encoding="utf-8")
        print(path)

    async def walk(self) -> None:
        """Go from home through every kind of step to the journal."""
        with tempfile.TemporaryDirectory() as folder:
            app = IntegrateApp(settings(Path(folder)), None, Path(folder) / "settings.toml")
            async with app.run_test(size=self._size) as pilot:
                app.theme = self._theme
                await self._home(app, pilot)
                await self._play(app, pilot)
                await self._journal(app, pilot)

    async def _home(self, app: IntegrateApp, pilot: Pilot[int]) -> None:
        await _until(pilot, lambda: len(app.screen.query("#list OptionList, #list")) > 0)
        await pilot.pause(0.5)
        await self._press(pilot, *["down"] * 3)
        self.take(app, "home")
        await self._press(pilot, "question_mark")
        self.take(app, "help")
        await self._press(pilot, "escape", "slash", *"looking", "enter")
        await pilot.pause(0.3)
        self.take(app, "find")
        await self._press(pilot, "enter")
        await pilot.pause(0.5)

    async def _play(self, app: IntegrateApp, pilot: Pilot[int]) -> None:
        self.take(app, "passage")
        await self._press(pilot, "enter")
        await pilot.pause(2.6)
        self.take(app, "breathing")
        await self._press(pilot, "escape")
        self.take(app, "pause")
        await self._press(pilot, "c", "right", "7")
        self.take(app, "rating")
        await self._press(pilot, "enter")
        self.take(app, "choosing")
        await self._press(pilot, "1")
        await self._press(pilot, *"The light on the wall.")
        self.take(app, "writing")
        await self._press(pilot, "enter", "enter", "space", "down", "space")
        self.take(app, "ticking")
        await self._press(pilot, "enter")
        self.take(app, "resting")
        await self._press(pilot, "right")
        self.take(app, "end")
        await self._press(pilot, "enter", "escape")

    async def _journal(self, app: IntegrateApp, pilot: Pilot[int]) -> None:
        await self._press(pilot, "j")
        await pilot.pause(0.5)
        self.take(app, "journal")

    async def _press(self, pilot: Pilot[int], *keys: str) -> None:
        for key in keys:
            await pilot.press("space" if key == " " else "full_stop" if key == "." else key)
        await pilot.pause(0.15)


async def _until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    while not true():
        await pilot.pause(0.05)


def main(arguments: list[str]) -> None:
    """Take the pictures that were asked for, by default one set."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = arguments[1:] or ["100x30", "dusk"]
    walks: list[Callable[[], Awaitable[None]]] = []
    for size, theme in zip(wanted[::2], wanted[1::2], strict=True):
        width, height = (int(part) for part in size.split("x"))
        walks.append(Tour(folder, (width, height), theme).walk)
    for walk in walks:
        asyncio.run(_finish(walk))


async def _finish(walk: Callable[[], Awaitable[None]]) -> None:
    await walk()


if __name__ == "__main__":
    main(sys.argv[1:])
