"""The settings on the screen: what each holds and is for, and changing it.

They are read anew from their file after each change. What in it cannot be used is named on top, and
the usual holds in its place.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.player.preferring import STANDS_IN, change, label, said, why_not
from integrate.player.sound_devices import BY_EAR, Ears
from integrate.preferences import file
from integrate.preferences.kinds import CountryCode, OneOf, YesNo
from integrate.preferences.preferences import DECLARATIONS, written
from integrate.ui.calm import CalmScreen
from integrate.ui.line_panel import LinePanel
from integrate.ui.listed import MUTED
from integrate.ui.settings.devices import TYPED, DevicePanel
from integrate.ui.ways import WaysPanel
from integrate.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from integrate.preferences.kinds import Value
    from integrate.preferences.preferences import Declaration
    from integrate.ui.app import IntegrateApp

OTHER, NO_COUNTRY = "other", "none"
LABELS, VALUES = 20, 16
"""The cells of the columns of names and of what is chosen; what is longer takes what it needs."""


class SettingsScreen(CalmScreen[None]):
    """Shows every preference, and changes the one under the cursor."""

    app: IntegrateApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "Change"),
        Binding("u", "as_usual", "As usual"),
        Binding("escape,q", "close", "Back", key_display="esc"),
        Binding("g,f9", "app.ground", "Ground me"),
        Binding("question_mark,f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    SettingsScreen #head { height: 1; padding: 0 2; color: $primary; text-style: bold; }
    SettingsScreen.-tall #head { margin: 1 0; }
    SettingsScreen #troubles { height: auto; max-height: 5; padding: 0 2; color: $warning; }
    SettingsScreen OptionList, SettingsScreen OptionList:focus { height: 1fr; min-height: 3;
        border: none; padding: 0 1 0 2; background: $background;
        background-tint: $foreground 0%; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    SettingsScreen #about { height: auto; max-height: 6; padding: 0 2; }
    SettingsScreen.-low #about { background: $surface; }
    SettingsScreen.-tall #about { margin: 1 0; max-height: 9; }
    SettingsScreen #notice { height: auto; max-height: 3; padding: 0 2; color: $warning; }
    SettingsScreen.-low #notice { max-height: 2; }
    """

    def __init__(self, path: Path, ears: Ears = BY_EAR) -> None:
        """Show the preferences of this file; `ears` know the sound devices."""
        super().__init__()
        self._ears = ears
        self._path = path
        self._read = file.read(path)

    def compose_room(self) -> ComposeResult:
        """Lay out what is wrong, the preferences, and what the one under the cursor is for."""
        yield Static(_("Settings"), id="head", markup=False)
        yield Static("", id="troubles", markup=False)
        with Vertical():
            yield OptionList(id="list", markup=False)
            yield Static("", id="about", markup=False)
        yield Static("", id="notice", markup=False)

    def on_mount(self) -> None:
        """List them."""
        self.query_one("#list", OptionList).focus()
        self._fill()
        self.tell(_(STANDS_IN, file=self._path))

    def tell(self, sentence: str) -> bool:
        """Show a sentence under the list."""
        self.query_one("#notice", Static).update(sentence)
        return True

    def _fill(self) -> None:
        troubles = self.query_one("#troubles", Static)
        troubles.update("\n".join(self._read.troubles))
        troubles.display = bool(self._read.troubles)
        shelf = self.query_one("#list", OptionList)
        at = shelf.highlighted or 0
        shelf.clear_options()
        shelf.add_options([Option(self._line(name), name) for name in DECLARATIONS])
        shelf.highlighted = at

    def _line(self, name: str) -> Content:
        called, value = label(name), self._said(name)
        usual = "" if name in self._read.chosen else _("as usual")
        return Content.assemble(
            called,
            " " * max(2, LABELS - cell_len(called)),
            (value, "$primary"),
            " " * max(2, VALUES - cell_len(value)),
            (usual, MUTED),
        )

    def _said(self, name: str) -> str:
        return said(DECLARATIONS[name], self._value(name))

    def _value(self, name: str) -> Value:
        value: Value = getattr(self._read.preferences, name)
        return value

    @property
    def _declared(self) -> Declaration | None:
        option = self.query_one("#list", OptionList).highlighted_option
        return DECLARATIONS[str(option.id)] if option is not None else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the preference under the cursor is for."""
        declared = DECLARATIONS[str(event.option_id)]
        can_be = _("It can be: {choices}.", choices=declared.kind.choices)
        about = Content.assemble(
            _(declared.purpose), Content.styled(f"\n{can_be}", "$foreground-muted")
        )
        self.query_one("#about", Static).update(about)

    def on_option_list_option_selected(self) -> None:
        """Change it."""
        self.action_change()

    def action_change(self) -> None:
        """Ask what the preference under the cursor is to be."""
        declared = self._declared
        if declared is None:
            return
        take = partial(self._take, declared)
        now = written(self._value(declared.name))
        match declared.kind:
            case OneOf(words):
                look = self._show_theme if declared.name == "theme" else None
                ways = {one: one for one in words}
                panel = WaysPanel(_(declared.purpose), ways, first=now, look=look)
                self.app.push_screen(panel, take)
            case YesNo():
                ways = {"yes": _("yes"), "no": _("no")}
                self.app.push_screen(WaysPanel(_(declared.purpose), ways, first=now), take)
            case CountryCode():
                self._ask_for_country(declared, now)
            case _ if declared.name == "sound_device":
                self._ask_for_device(declared, now)
            case _:
                self._ask_for_words(declared, now)

    def _show_theme(self, name: str) -> None:
        self.app.theme = name

    def _ask_for_country(self, declared: Declaration, now: str) -> None:
        ways = {one.country: one.name for one in self.app.settings.help.countries}
        ways |= {NO_COUNTRY: _("none: the general words"), OTHER: _("another: its two letters")}

        async def take(way: str | None) -> None:
            if way == OTHER:
                self._ask_for_words(declared, now)
            else:
                await self._take(declared, "" if way == NO_COUNTRY else way)

        panel = WaysPanel(_(declared.purpose), ways, first=now or NO_COUNTRY)
        self.app.push_screen(panel, take)

    def _ask_for_device(self, declared: Declaration, now: str) -> None:
        async def take(name: str | None) -> None:
            if name == TYPED:
                self._ask_for_words(declared, now)
            else:
                await self._take(declared, name)

        self.app.push_screen(DevicePanel(_(declared.purpose), now, self._ears), take)

    def _ask_for_words(self, declared: Declaration, now: str) -> None:
        can_be = _("It can be: {choices}.", choices=declared.kind.choices)
        words = f"{_(declared.purpose)}\n\n{can_be}"
        panel = LinePanel(words, now, partial(why_not, declared))
        self.app.push_screen(panel, partial(self._take, declared))

    async def _take(self, declared: Declaration, words: str | None) -> None:
        """Keep what was chosen; where it was left, everything is as it was."""
        if words is None:
            self.app.theme = self._read.preferences.theme
        else:
            await self._keep(declared, words)

    async def action_as_usual(self) -> None:
        """Let the preference under the cursor be as usual."""
        if self._declared is not None:
            await self._keep(self._declared, None)

    async def _keep(self, declared: Declaration, words: str | None) -> None:
        sentence = await asyncio.to_thread(change, self._path, declared, words)
        self._read = await asyncio.to_thread(file.read, self._path)
        self.app.take_preferences()
        self._fill()
        self.tell(sentence)

    def action_close(self) -> None:
        """Go back home."""
        self.dismiss(None)
