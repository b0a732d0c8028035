"""What stands behind a command that writes something down, as the input it makes.

Each reader takes the words behind the command and what there is beside the session, and returns
what they mean or raises `Misread`. Whether a value can be true of a person is for the session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from integrate.player import vitals_line
from integrate.player.meanings import Action, CountFrom, Do, Misread, OutOfPlace, Send
from integrate.session.charting import (
    AGREEMENTS,
    AdverseEvent,
    Agreed,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    UrgentMarked,
)
from integrate.session.inputs import Chart, DoCheck, SetMark
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.player.meanings import Meaning
    from integrate.player.wall_times import Times
    from integrate.session.desk import Desk
    from integrate.session.record import Seconds

NOTHING = later("There are no words to keep yet.")
NO_TIME = later("“{words}” is no time of day; write hours and minutes, as in 14:05.")
TOO_EARLY = later("{time} was before this session began.")
DISTRESS = later("Distress is a whole number from 0 to 100, as in /s 35.")
NO_MARKS = later("This script names no marks. A note keeps the moment just as well.")
NO_MARK = later("“{name}” is no mark of this script. Its marks: {names}.")
NONE_WAITS = later("No check is waiting.")
NO_CHECK = later("Of the checks that wait, “{number}” is none. There are {count}, as in /done 1.")
WHICH_ENTRY = later("Which entry? Its number stands before it in the notes, as in {example}.")
NO_ENTRY = later("There is no entry {number}. The numbers stand before the entries.")
NEW_WORDS = later("What counts instead? Write it behind the number; /strike {number} strikes.")
ADVERSE = later("An adverse event in one line: /ae what; onset; severity; action; outcome.")
AGREED = later("Agreed about what? As in /agree touch: hand only. It is one of: {about}.")
SEVERITY = later("“{words}” is no severity. It is mild, moderate or severe.")

MOST_DISTRESS: Final = 100
TIME_OF_DAY = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:[:.]([0-5][0-9]))?")
_PARTED = re.compile(r"#?([0-9]{1,4})(?:\s+(.*))?", re.DOTALL)
_QUOTES: Final = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Beside:
    """What a line is read beside."""

    times: Times
    desk: Desk


def moment_of(words: str, times: Times) -> Seconds:
    """Return the moment of the session at a time of day. Raises `Misread`."""
    match = TIME_OF_DAY.fullmatch(words)
    if match is None:
        raise Misread(_(NO_TIME, words=words))
    moment = times.moment(*(int(part or 0) for part in match.groups()))
    if moment < 0.0:
        raise Misread(_(TOO_EARLY, time=words))
    return moment


def note(words: str, beside: Beside) -> Meaning:
    """Read a note."""
    return Send(Chart(Noted(_some(words), beside.times.begun)))


def quote(words: str, beside: Beside) -> Meaning:
    """Read what the person said."""
    said = words.strip().strip(_QUOTES).strip()
    return Send(Chart(Quoted(_some(said), beside.times.begun)))


def vitals(words: str, beside: Beside) -> Meaning:
    """Read vital signs; without any the form asks for them."""
    if not words:
        return Do(Action.VITALS)
    return Send(Chart(vitals_line.vitals(words, beside.times.begun)))


def distress(words: str, beside: Beside) -> Meaning:
    """Read how distressed the person said they were."""
    first, _blank, rest = words.partition(" ")
    if not _is_whole(first) or int(first) > MOST_DISTRESS:
        raise Misread(_(DISTRESS))
    return Send(Chart(DistressRated(int(first), beside.times.begun, rest.strip())))


def agreed(words: str, beside: Beside) -> Meaning:
    """Read what was agreed on, and about what."""
    about = next((one for one in AGREEMENTS if _begins(words, one)), None)
    said = words[len(about) :].lstrip(": ").strip() if about else ""
    if about is None or not said:
        raise Misread(_(AGREED, about=", ".join(AGREEMENTS)))
    return Send(Chart(Agreed(about, said, beside.times.begun)))


def _begins(words: str, about: str) -> bool:
    return re.match(rf"{re.escape(about)}[:\s]", words, re.IGNORECASE) is not None


def adverse(words: str, beside: Beside) -> Meaning:
    """Read an adverse event; without words the form asks."""
    if not words:
        return Do(Action.ADVERSE)
    parts = [part.strip() for part in words.split(";")]
    if not 3 <= len(parts) <= 5 or not all(parts[:3]):  # noqa: PLR2004 -- as the sentence says
        raise Misread(_(ADVERSE))
    what, onset, severity, action, outcome = [*parts, "", ""][:5]
    graded = severity_of(severity)
    return Send(Chart(AdverseEvent(what, onset, graded, action, outcome, beside.times.begun)))


def severity_of(words: str) -> Severity:
    """Return the severity that a word, or its beginning, names. Raises `Misread`."""
    meant = [one for one in Severity if words and one.value.startswith(words.casefold())]
    if len(meant) != 1:
        raise Misread(_(SEVERITY, words=words))
    return meant[0]


def urgent(words: str, beside: Beside) -> Meaning:
    """Read words about something urgent; without any the key is meant."""
    if not words:
        return Do(Action.URGENT)
    return Send(Chart(UrgentMarked(beside.times.begun, words)))


def mark(words: str, beside: Beside) -> Meaning:
    """Read a mark with the time it was at, if that was not now."""
    if not words:
        return Do(Action.MARK)
    head, _blank, last = words.rpartition(" ")
    if head and TIME_OF_DAY.fullmatch(last):
        return Send(SetMark(_mark_called(head, beside.desk), moment_of(last, beside.times)))
    return Send(SetMark(_mark_called(words, beside.desk), beside.times.begun))


def count_from(words: str, beside: Beside) -> Meaning:
    """Read which mark the big clock is to run from."""
    return CountFrom(_mark_called(words, beside.desk))


def _mark_called(name: str, desk: Desk) -> str:
    plain = {one.casefold(): one for one in desk.mark_names}
    if not plain:
        raise Misread(_(NO_MARKS))
    typed = " ".join(name.casefold().split())
    begun = [one for one in plain if one.startswith(typed)]
    if typed in plain or len(begun) == 1:
        return plain[typed if typed in plain else begun[0]]
    near = get_close_matches(typed, plain, 1)
    names = ", ".join(plain[one] for one in (near or plain))
    raise Misread(_(NO_MARK, name=name, names=names))


def done(words: str, beside: Beside) -> Meaning:
    """Read which of the checks that wait was done; the first where none is named."""
    waiting = beside.desk.waiting
    number = int(words or 1) if _is_whole(words or "1") else 0
    if not waiting:
        raise (OutOfPlace if number else Misread)(_(NONE_WAITS))
    if not 1 <= number <= len(waiting):
        raise Misread(_(NO_CHECK, number=words, count=len(waiting)))
    return Send(DoCheck(waiting[number - 1].id))


def fix(words: str, beside: Beside) -> Meaning:
    """Read what counts in the place of an entry."""
    number, text = _entry(words, beside, "/fix 3 HR 88")
    if not text:
        raise Misread(_(NEW_WORDS, number=number))
    return Send(Chart(Corrected(number, text, beside.times.begun)))


def strike(words: str, beside: Beside) -> Meaning:
    """Read which entry is struck out; it stays to be read."""
    number, text = _entry(words, beside, "/strike 3")
    if text:
        raise Misread(_(WHICH_ENTRY, example=f"/strike {number}"))
    return Send(Chart(Corrected(number, "", beside.times.begun)))


def _entry(words: str, beside: Beside, example: str) -> tuple[int, str]:
    match = _PARTED.fullmatch(words)
    if match is None:
        raise Misread(_(WHICH_ENTRY, example=example))
    number = int(match[1])
    if all(one.entry.number != number for one in beside.desk.chart):
        raise Misread(_(NO_ENTRY, number=number))
    return number, (match[2] or "").strip()


def _some(words: str) -> str:
    if not words.strip():
        raise Misread(_(NOTHING))
    return words.strip()


def _is_whole(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) <= 3  # noqa: PLR2004 -- up to 999
