"""Text made fit for a terminal of lines: nothing that moves the cursor, no line too wide.

What comes out holds printable characters alone. Widths are counted in columns: a wide character
takes two and a combining one none.
"""

from __future__ import annotations

import re
import unicodedata

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])?")
"""What an arrow key or a pasted, coloured text leaves behind (ECMA-48, 5.4 and 5.6)."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows them, also beyond their own line."""
LONGEST_MARK = 3
"""Up to how many signs together are a mark, which no line begins with."""
_NO_CHARACTER = "\ufffd"


def clean(line: str) -> str:
    """Return a line without escape sequences, control characters and lone surrogates."""
    return "".join(_fit(char) for char in _ESCAPE.sub("", line))


def _fit(char: str) -> str:
    if char == "\t":
        return " "
    match unicodedata.category(char):
        case "Cc":
            return ""
        case "Cs":
            return _NO_CHARACTER
        case "Zl" | "Zp":
            return " "
    return "" if char in _TURNING else char


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, each at most `width` columns; an empty text is one empty line."""
    return [line for part in text.split("\n") for line in _wrap_line(clean(part), width)]


def _wrap_line(text: str, width: int) -> list[str]:
    lines = [""]
    for word in _words(text):
        for piece in _pieces(word, width):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if columns(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _words(text: str) -> list[str]:
    """Return the words of a text; a mark that stands alone goes with the word before it."""
    words: list[str] = []
    for word in text.split():
        if words and len(word) <= LONGEST_MARK and not any(map(str.isalnum, word)):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _pieces(word: str, width: int) -> list[str]:
    """Return the word, in parts when it is wider than a line."""
    if columns(word) <= width:
        return [word]
    pieces = [""]
    for char in word:
        if columns(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
