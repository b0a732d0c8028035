"""What an author writes on one line, read: words, names, times, levels, files.

Each function returns the value of a text, or raises `ValueError` with the reason; `Unfit` where the
reason has a remedy of its own.
"""

from __future__ import annotations

import keyword
import re

from integrate.script import quantity, template
from integrate.script.characters import showable

LONGEST_TEXT = 4000
"""The longest single text in characters: more than two full screens is several steps."""
LONGEST_FILE = 200
"""The longest name of a file in characters, with its folders."""
LONGEST_PATH = 1000
"""The longest path of a folder of the person's own in characters."""
NAME = re.compile(r"[a-z_][a-z0-9_]*")
ID = re.compile(r"[a-z0-9_]+(-[a-z0-9_]+)*")
SIDE = re.compile(r"[+-]?\d(?:\.\d{1,3})?")
_RESERVED = frozenset({"answered", "end", *keyword.kwlist})
"""Words that mean something else in a condition, which is read by Python's grammar."""


class Unfit(ValueError):
    """A text that does not fit for a reason of its own, which has another remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def slug(text: str) -> str:
    """Return an id made of words."""
    made = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:40].rstrip("_")
    return made if made and made not in _RESERVED else f"{made}_"


def words(text: str) -> str:
    """Return words that a screen can show."""
    shown = text.strip()
    if not shown:
        raise ValueError("there are no words here")
    if len(shown) > LONGEST_TEXT:
        raise ValueError(f"{len(shown)} characters are too many for one text ({LONGEST_TEXT})")
    if not shown.isprintable():
        _refuse_unshowable(shown)
    return shown


def _refuse_unshowable(text: str) -> None:
    bad = next((char for char in text if not showable(char) and char != "\n"), None)
    if bad is not None:
        raise ValueError(f"the character U+{ord(bad):04X} cannot be shown")


def prose(text: str) -> template.Template:
    """Return words with places that answers fill."""
    return template.read(words(text))


def name(text: str) -> str:
    """Return a name that a condition can hold."""
    if not NAME.fullmatch(text):
        raise ValueError(f"`{text}` cannot be a name: small letters, digits and _ make one")
    if text in _RESERVED:
        raise ValueError(f"`{text}` cannot be a name: it means something else in a condition")
    return text


def identifier(text: str) -> str:
    """Return an id."""
    if not ID.fullmatch(text):
        raise ValueError(f"`{text}` cannot be an id: small letters, digits and - make one")
    return text


def whole(text: str) -> int:
    """Return a whole number."""
    if not re.fullmatch(r"-?\d{1,6}", text.strip()):
        raise ValueError(f"`{text}` is not a whole number")
    return int(text)


def yes_no(text: str) -> bool:
    """Return whether it says yes."""
    answers = {"yes": True, "no": False, "true": True, "false": False}
    if text.strip().lower() not in answers:
        raise ValueError(f"`{text}` is neither yes nor no")
    return answers[text.strip().lower()]


def file(text: str) -> str:
    """Return the name of a file of the library, or beside the script."""
    if len(text) > LONGEST_FILE:
        raise ValueError(f"{len(text)} characters are too many for a file ({LONGEST_FILE})")
    if not text or text.startswith(("/", "~")) or "\\" in text or ".." in text.split("/"):
        raise ValueError(f"`{text}` is not a file beside the script or in the library")
    return text


def music(text: str) -> str:
    """Return the path of a folder or playlist of the person's own."""
    if len(text) > LONGEST_PATH:
        raise ValueError(f"{len(text)} characters are too many for a folder ({LONGEST_PATH})")
    if not text.strip() or not text.isprintable():
        raise ValueError("this is neither a folder nor a playlist")
    return text.strip()


def pan(text: str) -> float:
    """Return a place from -1, left, to 1, right."""
    if not SIDE.fullmatch(text.strip()) or not -1 <= float(text) <= 1:
        raise ValueError(f"`{text}` is not a place from -1, left, to 1, right")
    return float(text)


EXIT: float = float("inf")
"""The moment of a cue that sounds when its step is left."""


def moment(text: str) -> float:
    """Return a moment of a step in seconds; `EXIT` is its end."""
    fixed = {"enter": 0.0, "exit": EXIT}
    return fixed[text] if text in fixed else time(text)


def time(text: str) -> quantity.Seconds:
    """Return a length of time."""
    try:
        return quantity.seconds(text)
    except ValueError as error:
        if meant := quantity.meant_time(text):
            raise Unfit(str(error), f"did you mean `{meant}`?") from None
        raise


def level(text: str) -> quantity.Decibels:
    """Return a level."""
    try:
        return quantity.decibels(text)
    except ValueError as error:
        if text.strip().lstrip("+-").replace(".", "", 1).isdecimal():
            raise Unfit(str(error), f"did you mean `{text.strip()} dB`?") from None
        raise
