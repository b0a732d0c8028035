"""What becomes of words that were begun when the person goes: they are kept, or shown.

Nothing a person typed goes without a trace, except where they said that it may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.inputs import Answer, Resume
from integrate.session.table import State
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.asking import Asking
    from integrate.plain.sending import Sender
    from integrate.plain.terminal import Terminal
    from integrate.player.driver import Driver
    from integrate.session.inputs import Input

NOT_IN_THE_JOURNAL = later("These words are not in the journal. You can copy them from here:")


def give_draft(
    driver: Driver, asking: Asking, sender: Sender, send: Callable[[Input], None]
) -> None:
    """Give the words begun at the present question as its answer, if there are any.

    `send` is the sender's way of sending: with the person there to try again, or without.
    """
    draft, step = asking.draft(driver.view), driver.view.step
    if not draft:
        return
    if driver.view.state is State.PAUSED:
        send(Resume())
    if sender.trouble is None:
        send(Answer(draft))
    if sender.trouble is None:
        asking.forget(step)


def part(driver: Driver, asking: Asking, sender: Sender, terminal: Terminal) -> None:
    """Keep what can be kept when no more lines will come, and show what cannot."""
    if sender.trouble is not None:
        sender.try_again()
    else:
        give_draft(driver, asking, sender, sender.send_once)
    if sender.trouble is not None:
        terminal.say(str(sender.trouble))
    show_unsent(driver, asking, terminal)


def show_unsent(driver: Driver, asking: Asking, terminal: Terminal) -> None:
    """Show the words that reached no journal, each once."""
    words = dict.fromkeys([*driver.unsaved, *asking.drafts()])
    for line in [_(NOT_IN_THE_JOURNAL), *words] if words else []:
        terminal.say(line)
