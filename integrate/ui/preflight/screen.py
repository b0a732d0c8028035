"""The page before a session: what was looked at, what to confirm and write down, and the beginning.

Looking goes on in threads while keys are taken. Nothing begins while something failed; warnings are
signed over by name, and all of it is charted as the session begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from integrate.player.opened import Opened
from integrate.player.opening import pass_preflight
from integrate.player.preflight.sheet import CONFIRM, TONE, WRITE
from integrate.ui.calm import CalmScreen
from integrate.ui.preflight.lines import BEGIN, begin_line, details, row_line
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.preflight.looking import Looking
    from integrate.player.preflight.sheet import Row, Sheet
    from integrate.ui.app import IntegrateApp

WIDEST, AROUND = 96, 4
"""Columns of what is said of a line at most, and of what is beside it."""
HEAD = later("Before the session")
SIGN = later("Your name, to sign the warnings over")
WORDS = later("{title}: write it down in a line")
MEND_FIRST = later("Nothing begins before this is mended.")
NAME_IT = later("Nothing begins without a name under the warnings. esc goes back to the list.")


class PreflightScreen(CalmScreen[Opened | None]):
    """Shows the page; its result is the session to begin, or None when it does not begin now."""

    class Changed(Message):
        """Something was found, or done."""

    app: IntegrateApp
    CSS_PATH = "preflight.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "act", "Confirm, write", priority=True),
        Binding("b,ctrl+b", "begin", "Begin", key_display="b"),
        Binding("escape", "back", "Back"),
        Binding("question_mark,f1", "app.help", "Help"),
        Binding("g,f9", "app.ground", "Ground me"),
        Binding("r", "look_again", "Look again"),
        Binding("t", "tone", "Test tone"),
        Binding("left,up,pageup", "scroll(-1)", "Up", show=False),
        Binding("right,down,pagedown", "scroll(1)", "Down", show=False),
    ]

    def __init__(self, opened: Opened) -> None:
        """Show the page of an opened session that has one."""
        super().__init__()
        self._opened = opened
        self._line = Input(id="line", compact=True)
        self._shown: list[str] = []
        """The ids of the lines there are."""
        self._writing = ""
        """What is written about now; empty for a name under the warnings."""
        self._in_the_way = ""
        """What kept the session from beginning when it was last asked to."""

    @property
    def _looking(self) -> Looking:
        looking = self._opened.preflight
        assert looking is not None  # noqa: S101 -- the app shows the page of no other session
        return looking

    @property
    def _sheet(self) -> Sheet:
        return self._looking.sheet

    def compose_room(self) -> ComposeResult:
        """Lay out the list, what is said of the line under the cursor, and the place to write."""
        yield Static("", id="head", markup=False)
        yield OptionList(id="rows", markup=False)
        with VerticalScroll(id="details", can_focus=False):
            yield Static("", id="said", markup=False)
        yield self._line

    def on_mount(self) -> None:
        """Begin to look; the list can be walked through at once."""
        self._line.cursor_blink = False
        self._line.display = False
        self.set_focus(self.query_one(OptionList))
        self._looking.start(self._say_changed)

    def on_unmount(self) -> None:
        """Look no further."""
        self._looking.close()

    def tell(self, sentence: str) -> bool:
        """Show a sentence where what is said of a line stands."""
        self.query_one("#said", Static).update(sentence)
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer the tone where sound is wanted, and while a line is written only what is of use."""
        if self._is_writing and action in ("begin", "look_again", "tone", "act"):
            return False
        return action != "tone" or self._sheet.can_sound

    # What the therapist does.

    def on_option_list_option_highlighted(self) -> None:
        """Say more of the line under the cursor."""
        self._show()

    def action_act(self) -> None:
        """Confirm, write down, play the tone, or begin; by the line under the cursor."""
        chosen = self._chosen
        if chosen is None:
            self.action_begin()
        elif chosen.way == CONFIRM:
            self._looking.change(lambda sheet: sheet.with_confirmed(chosen.number))
            self.query_one(OptionList).action_cursor_down()
        elif chosen.way == WRITE:
            self._ask(chosen.id, _(WORDS, title=chosen.title), self._sheet.written.get(chosen.id))
        elif chosen.way == TONE:
            self.action_tone()

    def action_tone(self) -> None:
        """Play the test tone; what came of it is told in the line of the output."""
        self._go_to("device")
        self._looking.try_tone()

    def action_look_again(self) -> None:
        """Look at everything once more."""
        self._in_the_way = ""
        self._looking.start()

    def action_begin(self) -> None:
        """Begin, if nothing failed; a name is asked for where there are warnings."""
        sheet = self._sheet
        if sheet.failures:
            self._in_the_way = sheet.failures[0].name
            self._go_to(self._in_the_way)
            self._say_more()
        elif sheet.warnings:
            self._ask("", _(SIGN), None)
            self.add_class("-signing")
            self._tell_head(_(SIGN))
            self._say_more()
        else:
            self.dismiss(pass_preflight(self._opened))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line that was written."""
        words, about = event.value, self._writing
        if about:
            self._looking.change(lambda sheet: sheet.with_written(about, words))
            self._stop_writing()
            if words.strip():
                self.query_one(OptionList).action_cursor_down()
        elif words.strip():
            self.dismiss(pass_preflight(self._opened, words))
        else:
            self.tell(_(NAME_IT))

    def action_scroll(self, by: int) -> None:
        """Move through what is said of a line, or through what is signed."""
        self.query_one("#details").scroll_relative(y=by * 3, animate=False)

    def action_back(self) -> None:
        """Go from the place to write to the list, and from there leave it for another time."""
        if self._is_writing:
            self._stop_writing()
        else:
            self.dismiss(None)

    # What is shown.

    @property
    def _is_writing(self) -> bool:
        return self._line.has_focus

    @property
    def _chosen(self) -> Row | None:
        """The row under the cursor; None at the line that begins."""
        number = self.query_one(OptionList).highlighted
        rows = self._sheet.rows
        return rows[number] if number is not None and number < len(rows) else None

    def _ask(self, about: str, prompt: str, before: str | None) -> None:
        self._writing = about
        self._line.placeholder, self._line.value = prompt, before or ""
        self._line.display = True
        self.add_class("-writing")
        self.set_focus(self._line)
        self.call_after_refresh(self.query_one(OptionList).scroll_to_highlight)
        self.refresh_keys()

    def _stop_writing(self) -> None:
        self.remove_class("-signing", "-writing")
        self._tell_head(self._sheet.summary)
        self.set_focus(self.query_one(OptionList))
        self._line.display = False
        self.refresh_keys()
        self._say_more()

    def _go_to(self, name: str) -> None:
        if name in self._shown:
            self.query_one(OptionList).highlighted = self._shown.index(name)

    def _say_changed(self) -> None:
        self.post_message(self.Changed())

    def on_preflight_screen_changed(self) -> None:
        """Show the page as it stands."""
        self._show()

    def _show(self) -> None:
        sheet, rows = self._sheet, self.query_one(OptionList)
        lines = [
            (row.id, row_line(row, is_chosen=number == rows.highlighted))
            for number, row in enumerate(sheet.rows)
        ]
        lines.append((BEGIN, begin_line(sheet)))
        if [id_ for id_, _line in lines] != self._shown:
            self._shown = [id_ for id_, _line in lines]
            rows.clear_options()
            rows.add_options([Option(line, id_) for id_, line in lines])
            rows.highlighted = 0
        else:
            for number, (_id, line) in enumerate(lines):
                rows.replace_option_prompt_at_index(number, line)
        if not self._is_writing:
            self._tell_head(sheet.summary)
            self._say_more()

    def _tell_head(self, words: str) -> None:
        self.query_one("#head", Static).update(Content.assemble(_(HEAD), "  ", words))

    def on_resize(self) -> None:
        """Fit what is said to the room."""
        self._say_more()

    def _say_more(self) -> None:
        chosen = self._chosen
        columns = min(WIDEST, self.size.width - AROUND)
        if self.has_class("-signing"):
            self.query_one("#said", Static).update(details(self._sheet.warnings, columns))
            return
        said = details(chosen.findings if chosen else self._sheet.failures, columns)
        if chosen is not None and chosen.id == self._in_the_way:
            said = Content.assemble((_(MEND_FIRST), "bold"), "\n", said)
        self.query_one("#said", Static).update(said)
