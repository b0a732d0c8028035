"""Which characters of a script may reach a screen.

A script may come from anywhere: no character of it steers a terminal, hides words or turns their
order round, neither in the text that is shown nor in the sentence that refuses it.
"""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u00ad\u200c\u200d\u200e\u200f")
"""Soft hyphen, joiners and direction marks: not printed, yet part of many languages' spelling."""
_PLACEHOLDER = "\ufffd"


def showable(char: str) -> bool:
    """Return whether a character can stand in a text: printed, a space, or part of the spelling."""
    return char.isprintable() or char in _JOINERS or unicodedata.category(char) == "Zs"


def safe(text: str) -> str:
    """Return the text with a placeholder for every character that cannot be shown."""
    return "".join(char if showable(char) else _PLACEHOLDER for char in text)
