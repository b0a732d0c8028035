"""Where help is: first the numbers, then own contacts and plan, then what steadies, then the keys.

The numbers are on the screen at once. The plan follows when the journal gives it, and a journal
that does not open hides nothing.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.ui.calm import CalmScreen
from integrate.ui.keybar import key_name
from integrate.words import _, later, several

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.help.support_plan import SupportPlan
    from integrate.player.help_at_hand import HelpAtHand

STAY = later(
    "If you are in danger, or might act on thoughts of harming yourself or anyone: call now, and if"
    " you can, stay with someone."
)
LOADING = later("Your support plan is being fetched.")
NO_PLAN = later("There is no support plan yet. p begins one, in your own words.")
COVERED = later("Your support plan is under the cover, with everything you wrote.")
CHOOSE = later("c chooses your country, for its numbers. Nothing is guessed, and nothing is sent.")
STEADY = later("Something steady: g five senses, f your feet, o one thing to look at.")
MOST_LINES = 40
"""How many lines of a plan are shown here; `p` opens all of it."""


class HelpScreen(CalmScreen[None]):
    """Shows where help is and what the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "Back", key_display="esc"),
        Binding("g,f9", "app.ground", "Ground me", key_display="g"),
        Binding("f", "app.ground('anytime/grounding-feet')", "Feet"),
        Binding("o", "app.ground('anytime/grounding-object')", "One thing"),
        Binding("p", "app.support", "My plan"),
        Binding("c", "countries", "Country"),
    ]
    DEFAULT_CSS = """
    HelpScreen VerticalScroll { padding: 1 2; scrollbar-size-vertical: 1; }
    HelpScreen.-low VerticalScroll { padding: 0 2; }
    HelpScreen Static { max-width: 65; width: 100%; height: auto; padding: 0 1 1 0; }
    HelpScreen #numbers { text-style: bold; }
    HelpScreen .keys { color: $foreground-muted; }
    HelpScreen OptionList { max-width: 64; height: auto; max-height: 9; border: none; padding: 0;
        margin-bottom: 1; background: $surface; background-tint: $foreground 0%; }
    """

    def __init__(self, keys: list[Binding], at_hand: HelpAtHand, *, covered: bool) -> None:
        """Show the help at hand, and these keys of the screen underneath.

        Over a `covered` screen it shows nothing that somebody wrote.
        """
        super().__init__()
        self._keys = keys
        self._at_hand = at_hand
        self._covered = covered

    def compose_room(self) -> ComposeResult:
        """Yield the words and the keys."""
        with VerticalScroll(id="help"):
            yield Static("\n".join(self._at_hand.lines), markup=False, id="numbers")
            yield Static(_(STAY), markup=False)
            yield Static(_(CHOOSE), markup=False, id="choose", classes="keys")
            yield OptionList(*self._countries(), markup=False)
            yield Static(_(COVERED if self._covered else LOADING), markup=False, id="plan")
            yield Static(_(STEADY), markup=False)
            rows = [f"{key_name(one):<6}{_(one.description)}" for one in self._keys]
            if rows:
                yield Static(_("Keys") + "\n" + "\n".join(rows), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Let the arrows scroll; the list of countries is open while none is chosen."""
        self._offer(countries=self._at_hand.can_choose and self._at_hand.country is None)
        self.query_one("#choose").display = self._at_hand.can_choose
        self.query_one("#help").focus()

    def on_screen_resume(self) -> None:
        """Fetch the plan, also after it was changed."""
        if not self._covered:
            self.run_worker(self._show_plan(), exclusive=True)

    async def _show_plan(self) -> None:
        plan, trouble = await asyncio.to_thread(self._at_hand.plan_and_trouble)
        self.query_one("#plan", Static).update(trouble or _told(plan) or _(NO_PLAN))

    def _countries(self) -> list[Option]:
        found = [Option(one.name, one.country) for one in self._at_hand.countries]
        return [*found, Option(_("none of these: the general words"), "none")]

    def _offer(self, *, countries: bool) -> None:
        self.query_one(OptionList).display = countries

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer a country where a choice can be kept, and the plan where it may be seen."""
        if action == "app.support":
            return not self._covered
        return action != "countries" or self._at_hand.can_choose

    def action_countries(self) -> None:
        """Go to the list of countries."""
        self._offer(countries=True)
        self.query_one(OptionList).focus()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep the country and show its numbers."""
        code = str(event.option_id).replace("none", "")
        numbers = self.query_one("#numbers", Static)
        try:
            await asyncio.to_thread(self._at_hand.choose, code)
        except (OSError, ValueError) as error:
            why = _("The country is not kept: {why}.", why=error)
            numbers.update("\n".join([*self._at_hand.lines, why]))
            return
        self._offer(countries=False)
        numbers.update("\n".join(self._at_hand.lines))
        room = self.query_one("#help", VerticalScroll)
        room.focus()
        room.scroll_home(animate=False)

    def action_close(self) -> None:
        """Go back to where the person was."""
        self.dismiss(None)


def _told(plan: SupportPlan) -> str:
    """Return the plan as far as it fits here."""
    parts = [f"{heading}\n{words}" for heading, words in plan.paragraphs()]
    lines = "\n\n".join(parts).splitlines()
    if len(lines) <= MOST_LINES:
        return "\n".join(lines)
    more = len(lines) - MOST_LINES
    left = several(more, "One more line: p.", "{count} more lines: p.")
    return "\n".join([*lines[:MOST_LINES], left])
