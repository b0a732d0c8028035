"""Every command and every key of the console, over it; the clocks behind it go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from integrate.player.commands import COMMANDS
from integrate.ui.console.pane import hung, muted, stacked
from integrate.ui.keybar import key_name
from integrate.ui.player.panels import Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

KEY, FORM = 10, 44
"""Columns that the longest name of a key takes, and the longest form of a command."""
WIDEST, AROUND = 104, 7
"""Columns of the page at most, and of its frame and what is between that and the words."""
LEAST = 24
"""Columns in which a line of help can be read."""
INDENT = Content("    ")
NOTES = later("A line without a stroke is a note; one that begins with a quotation mark, a quote.")
ASKED = later("? on an empty line opens this, as F1 does; after a blank it is a word of the note.")
PANIC = later("esc esc: everything fades, and the session is held; once more: silence at once.")


class HelpPage(Panel[None]):
    """Lists what can be typed and pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f1,q", "leave", "Back", show=False),
        Binding("question_mark", "app.help", "Where help is", show=False),
        Binding("f9", "app.ground", "Ground", show=False),
    ]
    DEFAULT_CSS = """
    HelpPage > Vertical { width: 104; max-width: 100%; height: 100%; padding: 0 2;
                          border: round $accent; border-title-color: $accent; }
    HelpPage VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, keys: Sequence[Binding]) -> None:
        """List these keys, and the commands."""
        super().__init__(classes="-over")
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the lists."""
        with Vertical() as frame:
            frame.border_title = _("Keys and commands   esc closes   ? where help is")
            with VerticalScroll():
                yield Static("", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Fit the lists to the room."""
        columns = min(WIDEST, self.size.width) - AROUND
        self.query_one(Static).update(self._words(columns))

    def _words(self, columns: int) -> Content:
        keys = [
            _line(key_name(one), _(one.tooltip or one.description), KEY, columns)
            for one in self._keys
        ]
        commands = [_line(one.form, _(one.help), FORM, columns) for one in COMMANDS]
        said = [_(PANIC), _(NOTES), _(ASKED)]
        return stacked([*map(Content, said), Content(""), *keys, Content(""), *commands])

    def action_leave(self) -> None:
        """Go back to the session."""
        self.dismiss(None)


def _line(name: str, does: str, width: int, columns: int) -> Content:
    """Return a name and what it does beside it, or under it where there is no room for that."""
    head = Content.styled(f"{name:<{width}} ", "$accent")
    if columns - head.cell_length >= LEAST:
        return hung(head, muted(does), columns)
    return Content.assemble(
        Content.styled(name, "$accent"), "\n", hung(INDENT, muted(does), columns)
    )
