"""Everything that leans on Textual's inner names, for exactly the pinned version.

Each fix names the fault it mends. Without them a stray byte, a closed terminal, a library's line
on standard error or a crash would end a session, or show a person's words to whoever reads the
screen next.
"""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.app import App
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

from integrate.ui.few_colours import NAMED, filters_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.filter import LineFilter

Returned = TypeVar("Returned")

CLOSED_BY = {"SIGTERM": 143, "SIGHUP": 129}
"""The signals that end the program in order, and the exit codes a shell expects of them."""


class Sheet(Stylesheet):
    """The look of an app, of which only what is new is read when a screen brings some more.

    Textual reads everything anew then, its own widgets included: each screen opens later for it.
    """

    def __init__(self, *, variables: dict[str, str]) -> None:
        """Keep what is read of all widgets: more than the 64 of Textual."""
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(1024)

    def reparse(self) -> None:
        """Read what was not read yet, or all of it after the variables have changed."""
        self.parse()


class SteadyApp(App[Returned]):
    """An app that keeps a crash to itself and ends in order when it is told to.

    It can be read with few colours and with none: what is chosen is then underlined.
    """

    DEFAULT_CSS = """
    SteadyApp {
        &.-plain-colours OptionList:focus > .option-list--option-highlighted {
            text-style: bold underline;
        }
    }
    """

    def __init__(self) -> None:
        """Find out how many colours the terminal has."""
        super().__init__()
        self.stylesheet = Sheet(variables=self.get_css_variables())
        self.few_colours = filters_for(self.console.color_system)
        """What lines go through where the terminal has few colours."""

    def on_load(self) -> None:
        """Underline what is chosen where a ground of its own is not seen."""
        is_named = self.console.color_system in NAMED and not self.is_headless
        self.set_class(self.no_color or is_named, "-plain-colours")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line goes through before it is drawn; a picture has all colours."""
        return [*super().get_line_filters(), *([] if self.is_headless else self.few_colours)]

    def _fatal_error(self) -> None:
        """Close without a picture of the traceback: Textual prints all local variables in it."""
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """Close when the input thread fails, without its traceback; it is a crash like any other.

        Textual would end as if the person had left.
        """
        if self._exception is None:
            self._exception = OSError("the terminal could not be read any more")
        self._return_code = 1
        self._close_messages_no_wait()

    async def on_event(self, event: events.Event) -> None:
        """Hear of what is typed before any screen does, and before it goes to one."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not (typed and await self.holds_back(event)):
            await super().on_event(event)

    async def holds_back(self, typed: events.Event) -> bool:  # noqa: ARG002 -- for an app's own
        """Tell whether what was typed just now is to go nowhere."""
        return False

    @property
    def crash(self) -> Exception | None:
        """The exception that ended the app; `run` returns as if nothing were wrong."""
        return self._exception

    def close_in_order(self, leave: Callable[[int], None]) -> None:
        """Call `leave` with an exit code when the system or the terminal ends the program.

        Textual dies at once on SIGTERM and SIGHUP: the terminal stays in the alternate screen and
        nothing is saved. Windows has no such signals for a console program.
        """
        loop = asyncio.get_running_loop()
        for name, code in CLOSED_BY.items():
            if hasattr(signal, name):
                with suppress(NotImplementedError):
                    loop.add_signal_handler(getattr(signal, name), leave, code)


def read_bad_bytes(hung_up: Callable[[], object]) -> None:
    """Let the input thread live through bytes that are not UTF-8, and end with its terminal.

    Terminals send such bytes when tmux is re-attached or a connection falls back to old mouse
    reports; the strict decoder then ends the app (Textual issue 6668). An empty read is a terminal
    that has gone; Textual reads on for ever with a full processor. To be called before the app
    runs: the input thread takes its decoder before the app is mounted.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver  # noqa: PLC0415 -- not on Windows

    class Forgiving(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc] # made at run time
        def __init__(self, _errors: str = "strict") -> None:
            super().__init__("replace")

        def decode(self, data: Any, final: bool = False) -> str:  # noqa: FBT001, FBT002 -- as codecs
            if not data and not final:
                hung_up()
            return str(super().decode(data, final))

    def decoder(_name: str) -> type[Any]:
        return Forgiving

    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment] # its import


@contextmanager
def private_terminal() -> Iterator[None]:
    """Give the screen a descriptor of its own, and send what libraries write to nowhere.

    Textual draws on descriptor 2; a line that a sound library writes there lands in the middle of
    the screen. Size is read through `sys.__stdout__`, so both names are pointed at the terminal.
    """
    if sys.platform == "win32" or not os.isatty(1):
        yield
        return
    saved = os.dup(1), os.dup(2)
    names = sys.__stdout__, sys.__stderr__
    screen = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.__stdout__ = sys.__stderr__ = screen  # type: ignore[misc] # the driver reads them
        yield
    finally:
        sys.__stdout__, sys.__stderr__ = names  # type: ignore[misc] # back as they were
        for number, one in enumerate(saved, start=1):
            os.dup2(one, number)
            os.close(one)
        os.close(nowhere)
        with suppress(OSError):
            screen.close()
