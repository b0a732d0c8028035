"""The welcome: three pages for somebody who is here for the first time, and then never again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.player.welcoming import PAGES
from integrate.preferences import welcomed
from integrate.ui.calm import CalmScreen
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.ui.app import IntegrateApp

NOT_KEPT = later("The country is not kept: {why}.")
NONE = "none"


class WelcomeScreen(CalmScreen[None]):
    """Shows one page after the other; Escape leads home from each."""

    app: IntegrateApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "on", "Go on"),
        Binding("left", "back", "Back"),
        Binding("g,f9", "app.ground", "Ground me"),
        Binding("question_mark,f1", "app.help", "Help"),
        Binding("escape", "home", "To the scripts", key_display="esc"),
    ]
    DEFAULT_CSS = """
    WelcomeScreen #room { align: center middle; }
    WelcomeScreen VerticalScroll { width: 64; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 2; scrollbar-size-vertical: 1; }
    WelcomeScreen Static { width: 100%; height: auto; margin-bottom: 1; }
    WelcomeScreen #head { color: $primary; text-style: bold; }
    WelcomeScreen #number { color: $foreground-muted; margin: 0; }
    WelcomeScreen #said { display: none; color: $warning; margin: 0; }
    WelcomeScreen OptionList, WelcomeScreen OptionList:focus { height: auto; max-height: 9;
        border: none; padding: 0; margin-bottom: 1; background: $background;
        background-tint: $foreground 0%; scrollbar-size-vertical: 1; }
    WelcomeScreen.-low OptionList { max-height: 6; }
    """

    def __init__(self) -> None:
        """Begin with the first page."""
        super().__init__()
        self._page = 0

    def compose_room(self) -> ComposeResult:
        """Lay out a page."""
        with VerticalScroll(id="page"):
            yield Static("", id="head", markup=False)
            yield Static("", id="words", markup=False)
            yield OptionList(markup=False)
            yield Static("", id="said", markup=False)
            yield Static("", id="number", markup=False)

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def tell(self, sentence: str) -> bool:
        """Show a sentence under the words."""
        said = self.query_one("#said", Static)
        said.update(sentence)
        said.display = bool(sentence)
        return True

    @property
    def _is_last(self) -> bool:
        return self._page == len(PAGES) - 1

    def _show(self) -> None:
        title, paragraphs = PAGES[self._page]
        self.query_one("#head", Static).update(_(title))
        self.query_one("#words", Static).update("\n\n".join(map(_, paragraphs)))
        number = _("page {number} of {total}", number=self._page + 1, total=len(PAGES))
        self.query_one("#number", Static).update(number)
        countries = self.query_one(OptionList)
        countries.display = self._is_last
        if self._is_last:
            self._list_countries(countries)
            countries.focus()
        else:
            self.query_one("#page").focus()
        self.refresh_keys()

    def _list_countries(self, countries: OptionList) -> None:
        found = [Option(one.name, one.country) for one in self.app.settings.help.countries]
        countries.clear_options()
        countries.add_options([Option(_("Leave this out for now"), NONE), *found])
        countries.highlighted = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer the page before where there is one."""
        return action != "back" or self._page > 0

    def action_on(self) -> None:
        """Go to the next page; the last one is left by its list."""
        if not self._is_last:
            self._page += 1
            self._show()

    def action_back(self) -> None:
        """Go to the page before."""
        self._page -= 1
        self._show()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep the country, if one was chosen, and go home."""
        trouble = ""
        if event.option_id != NONE:
            try:
                await asyncio.to_thread(self.app.settings.help.choose, str(event.option_id))
            except (OSError, ValueError) as error:
                trouble = _(NOT_KEPT, why=getattr(error, "strerror", None) or error)
        await self.action_home()
        if trouble:
            self.app.tell(trouble)

    async def action_home(self) -> None:
        """Go home, and remember that somebody was welcomed."""
        await asyncio.to_thread(welcomed.remember, self.app.preferences)
        self.dismiss(None)
