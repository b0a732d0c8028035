"""The words of a text, found quickly: a script's words come again and again.

What is known of a token, as it stands between two spaces, is kept for the next time.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def in_small_letters(text: str) -> str:
    """Return a text in small letters with straight apostrophes, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters become two, as the Turkish capital \u0130
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("\u2019", "'")


def spoken_words(text: str) -> list[str]:
    """Return the words of a text in small letters; an apostrophe is part of its word."""
    return _WORD.findall(in_small_letters(text))


class _Known(dict[str, tuple[str, ...]]):
    """The words of the tokens met so far."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        """Find the words of a token that is met for the first time."""
        self[token] = found = tuple(spoken_words(token))
        return found


WORDS_OF = _Known()
"""The words of each token, in small letters: one as a rule, two in `here/there`, none in `12`."""


def vocabulary(tokens: Iterable[str]) -> frozenset[str]:
    """Return every word of some tokens, in small letters."""
    return frozenset(chain.from_iterable(map(WORDS_OF.__getitem__, tokens)))
