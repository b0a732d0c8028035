"""The question between the list and a session that was left some while ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.menu import hear
from integrate.plain.replies import Unclear, choice
from integrate.player.returning import WORDS
from integrate.script.kinds import Option
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.player.returning import Offer, Way

HINT = later("A number chooses; Enter is the first. “back” returns.")


def choose_way(offer: Offer, terminal: Terminal, desk: HelpDesk) -> Way | None:
    """Return the way on that the person chooses, None for none of them. Raises `Closed`.

    Where there is one way it is taken without a question.
    """
    if len(offer.ways) == 1:
        return offer.ways[0]
    options = [Option(way.value, _(WORDS[way])) for way in offer.ways]
    ways = [f"{number}. {option.words}." for number, option in enumerate(options, 1)]
    while True:
        typed, word = hear(terminal, desk, offer.words, *ways, _(HINT))
        if word is not None:
            return None
        if not typed.strip():
            return offer.ways[0]
        try:
            chosen = choice(options, typed).id
        except Unclear as sentence:
            terminal.say(str(sentence))
            continue
        return next(way for way in offer.ways if way.value == chosen)
