"""The scene of the safety step: what is said, where help is, and the ways on.

The numbers stand there from the first moment, and nothing is chosen beforehand: Enter pressed once
too often leads nowhere.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.help.support_plan import CONTACTS
from integrate.ui.player.scene import SceneWidget, words
from integrate.words import _, later

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from integrate.player.help_at_hand import HelpAtHand
    from integrate.session.safety import Safety

MOST_CONTACTS = 8
"""How many lines of each part with contacts are shown; the plan has them all."""
NEUTRAL = later("There is no protocol.txt of your clinic here; follow your own procedure.")
HINT = later("A digit chooses. ctrl+↓ reads on, b goes back.")


class SafetyScene(SceneWidget):
    """Shows the safety step."""

    class Chosen(Message):
        """The person chose a way on."""

        def __init__(self, scene: SafetyScene, choice: str) -> None:
            """Carry the scene and the id of the way."""
            super().__init__()
            self.scene = scene
            self.choice = choice

    def __init__(self, scene: Safety, at_hand: HelpAtHand) -> None:
        """Show this step with the help there is."""
        super().__init__()
        self._scene = scene
        self._at_hand = at_hand

    def compose(self) -> ComposeResult:
        """Show the words, the numbers and the ways on."""
        scene = self._scene
        yield words(scene.text)
        beside = self._at_hand.lines
        if scene.for_therapist:
            beside = [self._at_hand.protocol or _(NEUTRAL), "", *beside]
        yield words("\n".join(beside), "numbers")
        yield words("", "contacts")
        options = [Option(f"{n}  {one.words}", one.id) for n, one in enumerate(scene.options, 1)]
        with Vertical(classes="ways"):  # always in sight, however long the words above are
            yield OptionList(*options, markup=False)
            yield words(_(HINT), "hint")

    async def on_mount(self) -> None:
        """Let the person choose at once; own contacts come when the journal gives them."""
        ways = self.query_one(OptionList)
        ways.highlighted = None
        self.take_keys(ways, scroll_visible=False)
        self.scroll_home(animate=False)
        if not self._scene.for_therapist:
            self.run_worker(self._show_contacts())

    async def _show_contacts(self) -> None:
        plan, trouble = await asyncio.to_thread(self._at_hand.plan_and_trouble)
        parts = [
            "\n".join([f"{heading}:", *text.splitlines()[:MOST_CONTACTS]])
            for heading, text in plan.paragraphs(CONTACTS)
        ]
        shown = "\n".join([trouble, *parts] if trouble else parts)
        place = self.query_one(".contacts", Static)
        place.update(shown)
        place.display = bool(shown)

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        number = int(event.key) if event.key.isdecimal() else 0
        if 1 <= number <= len(self._scene.options):
            event.stop()
            self.post_message(self.Chosen(self, self._scene.options[number - 1].id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way under the cursor."""
        event.stop()
        self.post_message(self.Chosen(self, str(event.option_id)))
