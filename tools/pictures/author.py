"""The walk of an author: a script beside its preview, with and without a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.preview.author import SCRIPT, Author
from tools.pictures.camera import press

if TYPE_CHECKING:
    from pathlib import Path

    from tools.pictures.camera import Camera


async def walk(camera: Camera, folder: Path) -> None:
    """Look at a script, at the help and what was said, and then break it."""
    author = Author(folder)
    async with author.app.run_test(size=camera.size) as pilot:
        author.app.theme = camera.theme
        await author.sees(pilot, "You made it here.")
        await pilot.pause(0.6)  # the outline follows the player, and the colours the theme
        camera.take(author.app, "preview")
        await press(pilot, "question_mark", rests=0.4)
        camera.take(author.app, "preview-help")
        await press(pilot, "escape", "l", rests=0.6)
        camera.take(author.app, "preview-transcript")
        await press(pilot, "escape")
        author.save(SCRIPT.replace("wait: 2 min", "wait: 2 minuets"))
        await pilot.pause(1.5)
        camera.take(author.app, "preview-mistake")
