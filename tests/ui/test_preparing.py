"""What the corner of the screen says while the sound of a session is made ready."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from integrate.audio.silence import NoOutput
from integrate.player import preparing
from tests.ui.acting import NARROW, House, flowing, script_text, sees, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

NARRATED = "narration: {voice: calm}\n"


class _Slow(NoOutput):
    """Silence that is made ready when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: Callable[[int, int], None] | None = None

    def on_prepared(self, heard: Callable[[int, int], None]) -> None:
        """Remember whom to tell."""
        self.heard = heard

    async def has(self, done: int, total: int) -> None:
        """Tell from another thread that so many are ready."""
        assert self.heard is not None
        await asyncio.to_thread(self.heard, done, total)


async def test_the_corner_says_how_far_the_voice_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers come and go beside the title, on a narrow screen too, and the words stay."""
    monkeypatch.setattr(preparing, "PACE", 0.0)
    sound = _Slow()
    house = House(
        tmp_path, {"one": script_text("- Hello.", more=NARRATED)}, sound=lambda _tell: sound
    )
    app = house.player("one")
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Hello.")
        assert "preparing" not in flowing(app)
        await sound.has(0, 40)
        await sees(pilot, "preparing the sound 0 of 40")
        await pilot.press("m")
        await sees(pilot, "sound off, preparing the sound 0 of 40")
        await sound.has(40, 40)
        await until(pilot, lambda: "preparing" not in flowing(app))
        await sees(pilot, "sound off")


async def test_a_session_that_was_left_is_told_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sound that is still made ready when its screen is gone disturbs nobody."""
    monkeypatch.setattr(preparing, "PACE", 0.0)
    sound = _Slow()
    house = House(tmp_path, {"one": script_text("- Hello.")}, sound=lambda _tell: sound)
    app = house.player("one")
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: app.played is not None)
    await sound.has(1, 2)
    assert app.crash is None
