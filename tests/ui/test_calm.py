"""The screen all others are made of: what it does when it goes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.widgets import OptionList, Static

from integrate.ui.calm import CalmScreen
from integrate.ui.keybar import KeyBar
from integrate.ui.ways import WaysPanel
from tests.ui.acting import WIDE, House, sees, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.worker import Worker


class Slow(Static):
    """Takes longer to go than the keys at the foot do."""

    def __init__(self, keys_gone: asyncio.Event) -> None:
        super().__init__("Slowly.")
        self._keys_gone = keys_gone

    async def on_unmount(self) -> None:
        """Let the keys go first, and what waits for that go on."""
        while list(self.screen.query(KeyBar)):  # noqa: ASYNC110 -- nothing tells when they are gone
            await asyncio.sleep(0)
        self._keys_gone.set()
        for _ in range(10):
            await asyncio.sleep(0)


class Looking(CalmScreen[None]):
    """Shows its keys anew when something was found, which is a moment too late."""

    def __init__(self) -> None:
        super().__init__()
        self._keys_gone = asyncio.Event()
        self.work: Worker[None] | None = None

    def compose_room(self) -> ComposeResult:
        """Lay out the slow widget."""
        yield Slow(self._keys_gone)

    def on_mount(self) -> None:
        """Begin to look."""
        self.work = self.run_worker(self._find())

    async def _find(self) -> None:
        await self._keys_gone.wait()
        self.refresh_keys()


async def test_nothing_goes_on_when_the_widgets_are_gone(tmp_path: Path) -> None:
    """What would show something on a screen that goes is left off, and the program goes on."""
    app = House(tmp_path, {}).home()
    screen = Looking()
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: bool(app.screen.query(KeyBar)))
        await app.push_screen(screen)
        await sees(pilot, "Slowly.")
        await screen.dismiss()
        await until(pilot, lambda: screen not in app.screen_stack and not screen.is_running)
    assert screen.work is not None
    assert screen.work.is_cancelled


async def test_a_screen_is_left_once(tmp_path: Path) -> None:
    """A second press in haste takes nothing away that lies underneath, and gives no result."""
    app = House(tmp_path, {}).home()
    results: list[str | None] = []
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: bool(app.screen.query(KeyBar)))
        home = app.screen
        panel = WaysPanel("Which?", {"one": "One"})
        await app.push_screen(panel, results.append)
        await sees(pilot, "Which?")
        ways = panel.query_one(OptionList)
        ways.action_select()
        ways.action_select()
        await until(pilot, lambda: not panel.is_running)
        assert app.screen is home
    assert results == ["one"]
