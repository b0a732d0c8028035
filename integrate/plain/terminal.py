"""Lines in, lines out: all that line mode knows of a terminal.

Nothing is ever repainted: no carriage return and no escape sequence goes out, every line is
flushed, and what was said stays said. Lines are read by a thread of their own, so that a rest can
come to its end while nobody types; that works on every platform, pipes included.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from typing import TYPE_CHECKING, TextIO

from integrate.plain.unseen import unseen
from integrate.plain.wrapping import clean, wrap

if TYPE_CHECKING:
    from integrate.script.quantity import Seconds

WIDEST = 72
"""The most columns of a line: what a person reads with ease."""
NARROWEST = 20
"""A terminal that claims to be narrower is not believed."""

_SLICE: Seconds = 0.5
"""The longest single wait. Windows hears no Ctrl+C while a thread waits for a queue."""
_AHEAD = 64
"""How many lines may wait: `yes | integrate` must not fill the memory."""
_PLAINER = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)
"""What stands in for a sign that a sink of few letters does not have."""


class Closed(Exception):
    """Nothing more will come in, or nothing more can be shown: the other end has gone."""


class Terminal:
    """Says lines to a person and reads theirs. `say` may be called from any thread."""

    def __init__(self, source: TextIO, sink: TextIO, *, terse: bool = False) -> None:
        """Read from `source`, which has no other reader, and say to `sink`.

        A `terse` one says each hint once.
        """
        self.terse = terse
        self.hinted: set[str] = set()
        """The hints that were said."""
        self._source = source
        self._sink = sink
        self._lines: queue.Queue[str | None] = queue.Queue(_AHEAD)
        self._reader: threading.Thread | None = None
        self._speaking = threading.Lock()
        self._gone = False
        self._told = threading.Event()
        self._heeds = False

    @property
    def width(self) -> int:
        """How many columns a line has."""
        try:
            wide = os.get_terminal_size(self._sink.fileno()).columns
        except (OSError, ValueError):
            return WIDEST
        return min(max(wide, NARROWEST), WIDEST) if wide else WIDEST

    @property
    def closed(self) -> bool:
        """Whether there is nobody at the other end any more."""
        return self._gone

    def say(self, text: str = "") -> None:
        """Show a text, wrapped. When nobody is there to show it to, the next `read` tells so."""
        lines = wrap(text, self.width)
        with self._speaking:
            try:
                self._sink.write(self._encodable("".join(f"{line}\n" for line in lines)))
                self._sink.flush()
            except (OSError, ValueError):
                self._gone = True

    def hint(self, text: str) -> None:
        """Say how to go on; a terse terminal does not say the same again."""
        if not (self.terse and text in self.hinted):
            self.say(text)
        self.hinted.add(text)

    def tell(self, text: str) -> None:
        """Say what nobody asked for just now, as that there is no sound."""
        self.say(text)
        self._told.set()

    def was_told(self) -> bool:
        """Tell whether something was told since this was asked last."""
        told = self._told.is_set()
        self._told.clear()
        return told

    def read_or_told(self, timeout: Seconds | None) -> str | None:
        """Return as `read` does; None as well when something was told meanwhile."""
        self._heeds = True
        try:
            return self.read(timeout)
        finally:
            self._heeds = False

    def read(self, timeout: Seconds | None) -> str | None:
        """Return the next line without its end; None when `timeout` real seconds went by.

        Raises `Closed` when there is no next line.
        """
        if self._reader is None:
            self._reader = threading.Thread(target=self._take_in, daemon=True)
            self._reader.start()
        end = None if timeout is None else time.monotonic() + timeout
        while not self._gone:
            left = _SLICE if end is None else max(0.0, end - time.monotonic())
            with contextlib.suppress(queue.Empty):
                return self._next(min(left, _SLICE))
            if end is not None and left <= _SLICE:
                return None
            if self._heeds and self._told.is_set():
                return None
        raise Closed

    def read_unseen(self) -> str:
        """Return the next line; nothing of it is shown while it is typed. Raises `Closed`."""
        with unseen(self._source):
            return self.read(None) or ""

    def wait(self, length: Seconds) -> None:
        """Let real seconds go by, listening to nobody."""
        time.sleep(length)

    def _next(self, timeout: Seconds) -> str:
        line = self._lines.get(timeout=timeout) if timeout else self._lines.get_nowait()
        if line is None:
            self._gone = True
            raise Closed
        return clean(line.removeprefix("\ufeff").rstrip("\r\n"))

    def _take_in(self) -> None:
        """Put every line into the queue, and None behind the last one."""
        with contextlib.suppress(OSError, ValueError):
            while line := self._source.readline():
                self._lines.put(line)
        self._lines.put(None)

    def _encodable(self, text: str) -> str:
        """Return what the sink can show of a text: plainer signs where it has no better ones."""
        encoding = getattr(self._sink, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            return text.translate(_PLAINER).encode(encoding, "replace").decode(encoding)
        return text
