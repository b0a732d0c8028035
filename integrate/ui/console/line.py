"""The line that a therapist types in: its time is that of its first key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static

from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Key

    from integrate.session.record import Seconds

PLACEHOLDER = later("a note; /v 94 151/91 97   /s 35   /m dose   /go   !! urgent   /help")
PROMPT = ">"


class _Field(Input):
    """A field of fixed size: what is typed lays nothing out anew, as that takes longer than all."""

    virtual_size = Reactive(Size(0, 0), layout=False)

    async def on_key(self, event: Key) -> None:
        """Show help at a question mark before any word; behind a blank it is one of the words."""
        if event.character == "?" and not self.value:
            event.stop()
            event.prevent_default()
            await self.run_action("screen.help")


class NoteLine(Horizontal):
    """One line of words, with the time at which they were begun before it."""

    class Entered(Message):
        """Enter was pressed in the line."""

        def __init__(self, words: str) -> None:
            """Carry what stands in it."""
            super().__init__()
            self.words = words

    class Typed(Message):
        """What stands in the line is another."""

    def __init__(self, now: Callable[[], tuple[Seconds, str]]) -> None:
        """Begin empty; `now` gives the moment, and the wall clock's time in words."""
        super().__init__(id="line")
        self._now = now
        self._begun: list[tuple[int, tuple[Seconds, str]]] = []
        """Where each line in it begins, and when; what comes behind an Enter is one of its own."""
        self._end = 0
        """How much stood in it at the last Enter."""

    def compose(self) -> ComposeResult:
        """Lay out the time and the line."""
        yield Static(f"{'':<8} {PROMPT}", id="stamp", markup=False)
        field = _Field(placeholder=_(PLACEHOLDER), compact=True, select_on_focus=False, id="typed")
        field.cursor_blink = False
        yield field

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self._field.value

    @property
    def begun(self) -> Seconds:
        """When the first key of these words was pressed; now where there are none."""
        return (self._begun[0][1] if self._begun else self._now())[0]

    def enter(self) -> None:
        """Give it the keys."""
        self._field.focus()

    def take_keys(self) -> None:
        """Take the keys at once: the next one goes here, however soon it comes."""
        self.screen.set_focus(self._field)

    def fill(self, words: str) -> None:
        """Put words into it, to go on from."""
        self._field.value = words
        self._field.cursor_position = len(words)

    def drop(self, words: str) -> None:
        """Let words go that are kept; what was typed behind them stays, with its own time."""
        if self.words.startswith(words):
            gone = len(words)
            self._begun = [(place - gone, at) for place, at in self._begun if place >= gone]
            self._end -= gone
            self.fill(self.words.removeprefix(words))
            self._show_time()

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take the time at the first key, and let it go with the last."""
        event.stop()
        length = len(event.value)
        if not length or not self._begun:
            self._begun = [(0, self._now())] if length else []
            self._end = 0
            self._show_time()
        elif self._begun[-1][0] < self._end < length:
            self._begun.append((self._end, self._now()))
        self.post_message(self.Typed())

    def _show_time(self) -> None:
        stamp = self._begun[0][1][1] if self._begun and self.words else ""
        # Its size never changes: to lay the screen out at a key would cost more than the key.
        self.query_one("#stamp", Static).update(f"{stamp:<8} {PROMPT}", layout=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the words on; they stay until they are kept."""
        event.stop()
        self._end = len(event.value)
        self.post_message(self.Entered(event.value))
