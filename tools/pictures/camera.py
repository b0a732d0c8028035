"""What takes the pictures: the screen as SVG, in one size and one look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.ui.acting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

_FONT_ADDRESS = re.compile(r""",?\s*url\("https?://[^"]*"\)\s*format\("[^"]*"\)""")
"""Textual's pictures name a font in the network; ours name only the one on the computer."""
NAMED = {" ": "space", ".": "full_stop", "/": "slash", "?": "question_mark", ",": "comma"}
NAMED |= {";": "semicolon", '"': "quotation_mark", "-": "minus", "'": "apostrophe"}
"""How Textual calls the keys that are no letter and no digit."""


class Camera:
    """Takes pictures of one size and look into a folder, by default of everything it is shown."""

    def __init__(self, folder: Path, size: tuple[int, int], theme: str, only: str = "") -> None:
        """With `only`, take the picture of this name and give its file just that name."""
        self._folder = folder
        self.size = size
        self.theme = theme
        self._only = only

    def take(self, app: App[Any], name: str) -> None:
        """Save what the screen shows."""
        if self._only not in ("", name):
            return
        width, height = self.size
        mark = "" if self._only else f"-{width}x{height}-{self.theme}"
        path = self._folder / f"{name}{mark}.svg"
        path.write_text(_FONT_ADDRESS.sub("", app.export_screenshot(title="Integrate")), "utf-8")
        print(path)


async def press(pilot: Pilot[int], *keys: str, rests: float = 0.2) -> None:
    """Press keys one after the other, and let the screen come to rest."""
    for key in keys:
        await pilot.press(NAMED.get(key, key))
    await pilot.pause(rests)


async def at_top(pilot: Pilot[int], screen: type) -> None:
    """Wait until a screen of this kind lies on top, and has been painted."""
    await until(pilot, lambda: isinstance(pilot.app.screen, screen), screen.__name__)
    await pilot.pause(0.3)
