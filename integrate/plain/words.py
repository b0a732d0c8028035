"""The words that work at every prompt, and the lines that explain them.

A word is obeyed when it stands alone on its line. It goes before an answer that happens to be the
same word: an option can always be chosen by its number. Those about sound and about the way begin
with a colon, for “softer” may well be what somebody wants to write.
"""

from __future__ import annotations

import enum

from integrate.player.steadying import BREATH, FEET, FIVE_SENSES, HANDS, OBJECT
from integrate.words import later


class Word(enum.Enum):
    """What a person can ask for at any time."""

    HELP = "help"
    BACK = "back"
    SKIP = "skip"
    REPEAT = "repeat"
    PAUSE = "pause"
    NEXT = "next"
    THOUGHT = "thought"
    CAPTURE = "capture"
    MANAGEABLE = "manageable"
    TIME = "time"
    GROUND = "ground"
    FEET = "ground feet"
    OBJECT = "ground object"
    HANDS = "ground hands"
    BREATH = "ground breath"
    SUPPORT = "support"
    COUNTRY = "country"
    STOP = "stop"
    MUTE = ":mute"
    LOUDER = ":louder"
    SOFTER = ":softer"
    VOICE = ":voice"
    SHORT = ":short"
    FULL = ":full"


_ALSO = {
    "?": Word.HELP,
    "g": Word.GROUND,
    "quit": Word.STOP,
    "exit": Word.STOP,
}
"""Scripts speak of `?` and `g`, the keys of the full screen; the others are what people try."""

WORDS: dict[str, Word] = {**{word.value: word for word in Word}, **_ALSO}

GROUNDING = {
    Word.GROUND: FIVE_SENSES,
    Word.FEET: FEET,
    Word.OBJECT: OBJECT,
    Word.HANDS: HANDS,
    Word.BREATH: BREATH,
}
"""The scripts that steady; a person's own script of such a name goes before the shipped one."""

FOR_HELP = (
    later("ground: five senses, for a few minutes; “g” does the same."),
    later("ground feet, ground object: the same with your feet, or with one thing."),
    later("ground hands, ground breath: with your hands and feet, or an easy breath."),
    later("support: read your support plan."),
    later("country: choose the country whose numbers are said here."),
)
IN_A_SESSION = (
    later("Enter goes on. These words work at any time, alone on a line:"),
    later("pause: hold everything; Enter goes on."),
    later("stop: end here; it asks once."),
    later("skip: leave this step out."),
    later("back: one step back."),
    later("thought: at a question, go on having thought about it."),
    later("manageable: say how it is, and find something easier."),
    later("next: go on, or end a rest early."),
    later("repeat: say this step again."),
    later("time: how far you are, and what is next."),
    later(":mute: no sound, or sound again. :louder and :softer change it a little."),
    later("help: these lines; a question mark does the same."),
)
AT_A_PROMPT = (
    later("back: where you were before; “stop” leaves it as well."),
    later("repeat: say this again."),
    later("time: what time it is."),
)
NOTHING_RUNS = later("Nothing is running now. Take all the time you like.")
NOTHING_TO_SKIP = later("There is nothing to skip here. “back” goes back.")
NO_WAYS = later("Nothing runs here that comes in short or in full.")
NO_SOUND = later("Nothing sounds here. In a session this changes the sound.")

VOICE = later(":voice: the words are no longer spoken, or spoken again.")
NOT_SPOKEN = later("No voice speaks while these lines are read. “:voice” lets one speak.")
TWO_WAYS = later(":short, :full: go the rest in short, or in full.")
WINDOW = later("Closing the window keeps your place, for another time.")
PAGE = later("capture: a blank page, to write something down; nothing is asked.")
NO_GROUNDING = later("If you like, look around: name five things you see. Feel what you rest on.")

YES = frozenset({"", "y", "yes", "stop"})
"""What says yes to “Stop here?”."""
GO_ON = frozenset({"go", "go on", "resume", "continue"})
"""What ends a pause, as Enter does."""
NO = frozenset({"n", "no"}) | GO_ON
"""What says no to “Stop here?”."""


def plain(line: str) -> str:
    """Return what was typed in small letters, without space around it or a mark at its end."""
    bare = " ".join(line.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return bare.rstrip(".!,;:)") or bare


def recognise(line: str, *, writing: bool = False) -> Word | None:
    """Return the word that stands alone on the line, or None.

    While a person is `writing`, “Stop.” is a sentence of theirs; a call for help is always heard.
    """
    word = WORDS.get(plain(line))
    exact = line.strip().casefold() in WORDS
    return word if exact or not writing or word is Word.HELP else None
