"""The preview as a program of its own on the terminal."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from integrate.ui.calm import CalmScreen
from integrate.ui.compat import CLOSED_BY, SteadyApp, private_terminal, read_bad_bytes
from integrate.ui.launch import ToldToLeave
from integrate.ui.preview.screen import PreviewScreen
from integrate.ui.themes import THEMES

if TYPE_CHECKING:
    from integrate.ui.preview.bench import Bench


class PreviewApp(SteadyApp[int]):
    """The author's bench; its result is an exit code."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: $background; color: $foreground; }
    OptionList:focus { border: none; background-tint: $foreground 0%; }
    """

    def __init__(self, bench: Bench) -> None:
        """Open on the file of this bench."""
        super().__init__()
        self._bench = bench
        self._output = bench.open_output(self.tell)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        """Show the bench, and end in order when told to."""
        loop = asyncio.get_running_loop()
        self.close_in_order(self._leave)
        read_bad_bytes(partial(loop.call_soon_threadsafe, self._leave, CLOSED_BY["SIGHUP"]))
        self.push_screen(PreviewScreen(self._bench, self._output))

    def tell(self, sentence: str) -> None:
        """Show a sentence on the bench; callable from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self.call_later, self._show_sentence, sentence)

    def _show_sentence(self, sentence: str) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CalmScreen) and screen.tell(sentence):
                return

    def action_next_theme(self) -> None:
        """Go to the next look."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    async def action_quit(self) -> None:
        """Leave: there is nothing to keep."""
        self._leave(0)

    def _leave(self, code: int) -> None:
        self.exit(code, return_code=code)

    def on_unmount(self) -> None:
        """Let the sound fade and end."""
        self._output.close()


def open_preview(bench: Bench) -> None:
    """Show the bench until the author leaves.

    Raises `ToldToLeave`, or the exception that the program crashed with.
    """
    app = PreviewApp(bench)
    with private_terminal():
        app.run(mouse=False)
    if app.crash is not None:
        raise app.crash
    if app.return_code:
        raise ToldToLeave(app.return_code)
