from __future__ import annotations

import io
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from integrate.plain.terminal import Closed, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator


class Gone(io.StringIO):
    """A sink whose reader has left."""

    def write(self, _text: str) -> int:
        """Fail as a broken pipe does."""
        raise BrokenPipeError


def hearing(text: str) -> Terminal:
    """Return a terminal with this input."""
    return Terminal(io.StringIO(text), io.StringIO())


@pytest.fixture(name="pipe")
def _pipe() -> Iterator[tuple[Terminal, int]]:
    """Give a terminal that hears a pipe, and the end to write into."""
    out, into = os.pipe()
    with os.fdopen(out, encoding="utf-8") as source:
        yield Terminal(source, io.StringIO()), into


def test_lines_come_in_order_and_then_it_is_closed() -> None:
    """The last line may lack its end; after it every read says that nothing more comes."""
    terminal = hearing("one\r\n\ntwo")
    assert [terminal.read(None), terminal.read(5), terminal.read(None)] == ["one", "", "two"]
    for timeout in (None, 0.0, 1.0):
        with pytest.raises(Closed):
            terminal.read(timeout)
    assert terminal.closed


def test_what_is_read_is_clean() -> None:
    """Marks of order, control characters and half characters never reach an answer."""
    assert hearing("\ufeffa\x1b[A\x00b\udcff\n").read(None) == "ab\ufffd"


def test_a_read_ends_when_its_time_is_over(pipe: tuple[Terminal, int]) -> None:
    """None comes after the timeout, not before; a line that comes later is not lost."""
    terminal, into = pipe
    began = time.monotonic()
    assert terminal.read(0.02) is None
    assert time.monotonic() - began >= 0.02
    assert terminal.read(0) is None
    with os.fdopen(into, "w", encoding="utf-8") as writer:
        writer.write("late\n")
    assert terminal.read(10) == "late"
    with pytest.raises(Closed):
        terminal.read(None)


def test_a_line_ends_a_wait(pipe: tuple[Terminal, int]) -> None:
    """A read that waits without limit goes on as soon as a line is there."""
    terminal, into = pipe

    def write() -> None:
        with os.fdopen(into, "w", encoding="utf-8") as writer:
            writer.write("now\n")

    threading.Timer(0.01, write).start()
    assert terminal.read(None) == "now"


def test_a_source_that_cannot_be_read_is_closed() -> None:
    """A closed file is the end of input and no error."""
    source = io.StringIO("never")
    source.close()
    with pytest.raises(Closed):
        Terminal(source, io.StringIO()).read(None)


def test_a_sink_that_is_gone_closes_the_terminal() -> None:
    """Saying never raises; the next read tells that nobody is there."""
    terminal = Terminal(io.StringIO("line\n"), Gone())
    terminal.say("hello")
    with pytest.raises(Closed):
        terminal.read(None)


def test_a_poor_sink_gets_plainer_signs() -> None:
    """Where the encoding has no such quotes, plain ones stand in for them."""
    sink = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    Terminal(io.StringIO(), sink).say("“It\N{RIGHT SINGLE QUOTATION MARK}s here” … é")
    sink.seek(0)
    assert sink.read() == '"It\'s here" ... ?\n'


def test_a_line_is_at_most_72_columns() -> None:
    """What is no screen is taken to be 72 columns wide."""
    sink = io.StringIO()
    terminal = Terminal(io.StringIO(), sink)
    terminal.say("word " * 100)
    assert terminal.width == 72
    assert max(map(len, sink.getvalue().splitlines())) == 69


def test_endless_input_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a few lines are read ahead of what is asked for."""
    pulled = 0

    def pull() -> str:
        nonlocal pulled
        pulled += 1
        return "\n"

    source = io.StringIO()
    monkeypatch.setattr(source, "readline", pull, raising=False)
    terminal = Terminal(source, io.StringIO())
    for _ in range(10):
        assert terminal.read(None) == ""
    assert pulled <= 10 + 64 + 2


@pytest.mark.parametrize(("columns", "width"), [(40, 40), (200, 72), (3, 20), (0, 72)])
def test_a_narrow_screen_gets_shorter_lines(
    columns: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines fit the screen, within reason: a size that nobody knows is given as 0."""
    sink = io.StringIO()
    monkeypatch.setattr(sink, "fileno", lambda: 1, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: os.terminal_size((columns, 24)))
    assert Terminal(io.StringIO(), sink).width == width


def test_what_is_told_meanwhile_ends_a_read_that_heeds_it(pipe: tuple[Terminal, int]) -> None:
    """It is known once that something was told; no line is lost over it."""
    terminal, into = pipe
    terminal.tell("No sound device was found.")
    assert terminal.read_or_told(None) is None
    assert terminal.was_told()
    assert not terminal.was_told()
    terminal.tell("Something else.")
    with os.fdopen(into, "w", encoding="utf-8") as writer:
        writer.write("late\n")
    assert terminal.read(10) == "late"
