"""The welcome in lines: three short pages for somebody who is here for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.words import Word, recognise
from integrate.player.welcoming import PAGES
from integrate.preferences import welcomed
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from integrate.plain.terminal import Terminal

NEXT = later("Enter: go on. Other words: back, ground, help, skip.")
LAST = later("Type “country” to choose. Enter: on to the scripts.")


def welcome(
    terminal: Terminal, aside: Mapping[Word, Callable[[], None]], preferences: Path
) -> None:
    """Say the pages, each until Enter; “skip” leaves them all. Raises `Closed`.

    `aside` does what a word for help asks for; that they were said is remembered beside the file of
    preferences.
    """
    page = 0
    _say(terminal, page)
    while page < len(PAGES):
        word = recognise(line := terminal.read(None) or "")
        if word in (Word.SKIP, Word.STOP):
            break
        if word is Word.BACK:
            page = max(0, page - 1)
        elif word is not None and word in aside:
            aside[word]()
        elif not line.strip():
            page += 1
        if page < len(PAGES):
            _say(terminal, page)
    welcomed.remember(preferences)


def _say(terminal: Terminal, page: int) -> None:
    title, paragraphs = PAGES[page]
    number = _("page {number} of {total}", number=page + 1, total=len(PAGES))
    hint = LAST if page == len(PAGES) - 1 else NEXT
    for line in (f"{_(title)}, {number}.", *map(_, paragraphs), _(hint)):
        terminal.say(line)
