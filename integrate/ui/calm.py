"""The screen all others are made of: keys at the foot, and a sentence when there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from integrate.ui.keybar import KeyBar
from integrate.ui.leaving_once import LeavingOnce
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.messages import Prune

Result = TypeVar("Result")

SMALLEST = (40, 10)
"""Columns and rows below which nothing can be read in peace."""
NO_ROOM = later("This window is too small. Please make it at least {columns} by {rows}.")


class CalmScreen(LeavingOnce[Result]):
    """A screen with a room for its content and a line of keys."""

    PLAYS: ClassVar[bool] = False
    """Whether a session is played on it."""

    KEY_ROWS: ClassVar[int] = 1
    """In how many rows its keys may stand, at the most."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- as Textual declares it
        (0, "-cramped"),
        (SMALLEST[0], "-narrow"),
        (80, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 -- as Textual declares it
        (0, "-flat"),
        (SMALLEST[1], "-low"),
        (22, "-tall"),
    ]
    DEFAULT_CSS = """
    CalmScreen { background: $background; color: $foreground; }
    CalmScreen { layers: default over; }
    CalmScreen > #room { height: 1fr; }
    CalmScreen > #no-room { display: none; layer: over; width: 100%; height: 100%;
                            background: $background; content-align: center middle;
                            text-align: center; }
    CalmScreen.-cramped, CalmScreen.-flat { overflow: hidden; }
    CalmScreen.-cramped > #no-room, CalmScreen.-flat > #no-room { display: block; }
    """

    def compose(self) -> ComposeResult:
        """Put the content above the keys."""
        with Vertical(id="room"):
            yield from self.compose_room()
        # It lies over the room: what is hidden loses the focus, and the person their cursor.
        columns, rows = SMALLEST
        no_room = _(NO_ROOM, columns=columns, rows=rows)
        yield Static(no_room, id="no-room", markup=False)
        yield KeyBar(self.own_bindings(), self.KEY_ROWS)

    def compose_room(self) -> ComposeResult:
        """Yield what the screen shows; each screen has its own."""
        raise NotImplementedError

    def tell(self, sentence: str) -> bool:  # noqa: ARG002 -- a screen with a place for it has more
        """Show a sentence for the person; False when this screen has no place for it."""
        return False

    def overhear(self, key: str, at: float) -> None:
        """Hear of a key that was pressed anywhere in the program, at a moment in seconds."""

    async def keep_words(self) -> None:
        """Keep what is half written, before the program ends."""

    async def on_prune(self, event: Prune) -> None:  # noqa: ARG002 -- Textual's signature
        """Leave off what still goes on, before the widgets that it would speak to are gone.

        Textual ends workers when a screen is gone, which is after its widgets; one that goes on in
        between finds none of them, and ends the program.
        """
        for worker in self.workers:
            if self in worker.node.ancestors_with_self:
                worker.cancel()

    def refresh_keys(self) -> None:
        """Show the keys anew after what they do has changed."""
        self.query_one(KeyBar).look_again()

    @classmethod
    def own_bindings(cls) -> list[Binding]:
        """Return the screen's own keys, in the order they were declared."""
        return [one for one in cls.BINDINGS if isinstance(one, Binding)]
