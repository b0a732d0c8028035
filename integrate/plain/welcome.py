"""The welcome in lines: three short pages for somebody who is here for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.menu import LEAVES, hear
from integrate.plain.words import Word
from integrate.player.welcoming import PAGES
from integrate.preferences import welcomed
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal

NEXT = later("Enter: go on. Other words: back, ground, help, skip.")
LAST = later("Type “country” to choose. Enter: on to the start.")


def welcome(terminal: Terminal, desk: HelpDesk, preferences: Path) -> None:
    """Say the pages, each until Enter; “skip” leaves them all. Raises `Closed`.

    `desk` does what a word for help asks for; that they were said is remembered beside the file of
    preferences.
    """
    page = 0
    while page < len(PAGES):
        typed, word = hear(terminal, desk, *_lines(page), leaves=LEAVES | {Word.SKIP})
        if word in (Word.SKIP, Word.STOP):
            break
        if word is Word.BACK:
            page = max(0, page - 1)
        elif not typed.strip():
            page += 1
    welcomed.remember(preferences)


def _lines(page: int) -> list[str]:
    title, paragraphs = PAGES[page]
    number = _("page {number} of {total}", number=page + 1, total=len(PAGES))
    hint = LAST if page == len(PAGES) - 1 else NEXT
    return [f"{_(title)}, {number}.", *map(_, paragraphs), _(hint)]
