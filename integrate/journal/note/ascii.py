r"""A note in ASCII, for record systems that take nothing else.

Signs have their usual stand-ins and letters lose their accents. What has no stand-in is written by
its number, as in `\u6f22`, so that nothing goes away without a trace.
"""

from __future__ import annotations

import unicodedata

from integrate.journal.export.characters import wrap

WIDTH = 80
_INSTEAD = str.maketrans(
    {
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2018": "'", "\u2019": "'", "\u201a": "'",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u2026": "...", "\u2022": "*", "\u00a0": " ", "\u202f": " ", "\u00d7": "x",
        "\u00b0": " deg", "\u00b1": "+/-", "\u2264": "<=", "\u2265": ">=", "\u2192": "->",
        "\u00c4": "Ae", "\u00d6": "Oe", "\u00dc": "Ue", "\u00e4": "ae", "\u00f6": "oe",
        "\u00fc": "ue", "\u00df": "ss", "\u00e6": "ae", "\u00c6": "Ae", "\u0153": "oe",
        "\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u00b7": "*",
    }
)  # fmt: skip


def to_ascii(text: str) -> str:
    """Return a text of the plain writer in ASCII, its lines again at most `WIDTH` wide."""
    return "\n".join(line for one in text.split("\n") for line in _line(_plain(one)))


def _plain(line: str) -> str:
    known = unicodedata.normalize("NFC", line).translate(_INSTEAD)
    return "".join(_char(char) for char in known)


def _char(char: str) -> str:
    if char.isascii():
        return char
    parts = unicodedata.normalize("NFKD", char)
    letters = "".join(one for one in parts if not unicodedata.combining(one)).translate(_INSTEAD)
    if letters and letters.isascii():
        return letters
    return char.encode("ascii", "backslashreplace").decode("ascii")


def _line(line: str) -> list[str]:
    """Return a line in lines that are no wider, each set in as far as the first."""
    if len(line) <= WIDTH:
        return [line]
    inside = " " * (len(line) - len(line.lstrip(" ")) or (7 if line[2:3] == ":" else 2))
    begin = line[: len(inside)]
    first, *rest = wrap(line[len(inside) :], WIDTH - len(inside))
    return [begin + first, *(inside + one for one in rest)]
