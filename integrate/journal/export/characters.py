"""Characters made fit for a file that others read, and lines made fit for a width.

Nothing a person wrote is lost: a control character, which no reader shows, becomes its picture. The
readable formats use `readable` on every text that they did not make up themselves.
"""

from __future__ import annotations

import re
import unicodedata

_PICTURES = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
}
"""Control characters by their pictures in Unicode; those that have none by their number."""
_BREAK = re.compile(r"\r\n?")
_HALF = re.compile("[\ud800-\udfff]")
_NO_CHARACTER = "\ufffd"
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINES = re.compile("[\n\u2028\u2029]")


def readable(text: str) -> str:
    """Return the text with single line breaks and control characters as their pictures.

    Half characters, which a terminal can pass on and no file can hold, become U+FFFD.
    """
    return _HALF.sub(_NO_CHARACTER, _BREAK.sub("\n", text)).translate(_PICTURES)


def one_line(text: str) -> str:
    """Return the readable text on one line."""
    return " ".join(readable(text).split())


def columns(text: str) -> int:
    """Return how many cells of a terminal a text takes at most."""
    return sum(_width(char) for char in text)


def wrap(text: str, width: int) -> list[str]:
    """Return the readable text in lines of at most `width` cells; an empty line stays one.

    What turns the direction of writing is left out: in a record without markup it would reach
    beyond the person's own words.
    """
    plain = _TURNING.sub("", readable(text))
    return [line for part in _LINES.split(plain) for line in _wrapped(part, width)]


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    taken = 0
    for word in text.split():
        for piece in _pieces(word, width):
            more = columns(piece)
            if lines[-1] and taken + 1 + more <= width:
                lines[-1] += f" {piece}"
                taken += 1 + more
            else:
                lines += [piece] if lines[-1] else []
                lines[-1] = piece
                taken = more
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Return the word, in parts when it is wider than a line."""
    pieces = [""]
    taken = 0
    for char in word:
        more = _width(char)
        if taken + more > width:
            pieces.append("")
            taken = 0
        pieces[-1] += char
        taken += more
    return pieces


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
