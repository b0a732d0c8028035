"""Every place at which line mode waits for a line, and the way to it: what the words are tried at.

The person there is listened to: what was said in reply to each line stands beside the line, and
where in the program it was waited for. `written_prompts` finds those places in the program itself.
"""

from __future__ import annotations

import ast
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from integrate.cli import measure_asking
from integrate.cli.measure_asking import ask
from integrate.help.support_plan import SupportPlan
from integrate.measures.measure import Audience
from integrate.measures.shipped import SHIPPED
from integrate.plain import menu
from integrate.plain.help_desk import HelpDesk
from integrate.plain.home import home
from integrate.plain.menu import Menu
from integrate.plain.paperwork import offer_note
from integrate.plain.playing import play
from integrate.plain.preferring import change_settings
from integrate.plain.preflight import through_preflight
from integrate.plain.returning import choose_way
from integrate.plain.second_screen import watch
from integrate.plain.terminal import Closed
from integrate.player.courses import day_of, keep_course
from integrate.player.drafting import Drafts
from integrate.player.help_at_hand import HelpAtHand, keep_plan
from integrate.player.preflight.finding import ok
from integrate.player.preflight.looking import Glance, Looking
from integrate.player.preflight.sheet import Sheet
from integrate.player.returning import Offer, Way
from integrate.player.second_screen.wire import Wants
from integrate.player.sound_devices import Ears, SoundDevice
from integrate.programme.course import Course
from integrate.session.person_view import Words
from integrate.session.program import Role
from tests.plain.talking import Hush, Memory, Typed, Voice, opened, script
from tests.player.test_paperwork import led

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from integrate.player.opened import Opened
    from integrate.player.second_screen.guest import Guest, Heard
    from tests.plain.house import House

    Place: TypeAlias = Callable[[House, Iterable[Typed]], "Listening"]


HOUSE = Path(menu.__file__).parents[1]
"""The folder of the program."""
LEFT_ALONE = ("terminal.py", "menu.py")
"""They wait for whoever asks: a prompt is where they are called from."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A place in the program at which a line is waited for."""

    file: str
    first: int
    last: int
    """The lines of the call."""

    def is_at(self, sites: set[tuple[str, int]]) -> bool:
        """Tell whether it is among the places at which the program stood."""
        return any(file == self.file and self.first <= at <= self.last for file, at in sites)


def written_prompts() -> list[Prompt]:
    """Return every call in line mode that waits for a line."""
    files = [*(HOUSE / "plain").glob("*.py"), Path(measure_asking.__file__)]
    return [
        Prompt(str(file), node.lineno, node.end_lineno or node.lineno)
        for file in files
        if file.name not in LEFT_ALONE
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _waits(node.func) and not _only_glances(node)
    ]


def _only_glances(call: ast.Call) -> bool:
    """Tell whether a line is looked for beside a sound: it goes to the prompt before that."""
    return [ast.unparse(one) for one in call.args] == ["GLANCE"]


def _waits(called: ast.expr) -> bool:
    """Tell whether what is called waits for a line."""
    if isinstance(called, ast.Name):
        return called.id == "hear"
    if not isinstance(called, ast.Attribute):
        return False
    whose = ast.unparse(called.value)
    by_terminal = called.attr in ("read", "read_unseen") and whose.endswith("terminal")
    by_menu = called.attr in ("line", "choose") and whose.endswith("menu")
    return by_terminal or by_menu


def _sites() -> set[tuple[str, int]]:
    """Return the files and lines of the program that are being carried out."""
    frame, sites = sys._getframe(), set()  # noqa: SLF001 -- as `inspect` does
    while frame.f_back is not None:
        frame = frame.f_back
        sites.add((frame.f_code.co_filename, frame.f_lineno))
    return sites


class Listening(Voice):
    """A person who notes what is said in reply to each of their lines."""

    def __init__(self, typed: Iterable[Typed]) -> None:
        super().__init__(typed)
        self.replies: list[tuple[str, list[str]]] = []
        self.sites: list[set[tuple[str, int]]] = []
        """Where in the program each line was waited for."""
        self._heard = 0

    def read(self, timeout: float | None) -> str | None:
        """Note what was said since the line before, and type the next one."""
        self._note()
        line = super().read(timeout)
        if line is not None:
            self.replies.append((line, []))
            self.sites.append(_sites())
        return line

    def read_unseen(self) -> str:
        """Type what is not shown."""
        return self.read(None) or ""

    def _note(self) -> None:
        said = self.said
        if self.replies:
            self.replies[-1][1].extend(said[self._heard :])
        self._heard = len(said)

    def after(self, way: int) -> list[tuple[str, list[str]]]:
        """Return the lines and replies after so many lines of the way."""
        self._note()
        return self.replies[way:]


# In a session.

QUESTIONS = {
    "text": "- Some text.",
    "own words": "- ask: What?",
    "options": "- choose: Well?\n  options: [Up, Down]",
    "list": "- checklist: Which?\n  items: [Up, Down]",
    "list needed": "- checklist: Which?\n  require: all\n  items: [Up, Down]",
    "scale": "- scale: How?",
    "rest": "- wait: 2 min",
    "breath": "- breathe: {in: 4, out: 6}\n  for: 2 min",
    "long text": "- " + "A long line of quiet words that goes on. " * 60,
    "safety": "- {measure: test-risk, save: risk}",
}
WAYS: dict[str, tuple[str, ...]] = {
    "text": (),
    "own words": (),
    "own words begun": ("One",),
    "options": (),
    "list": (),
    "list needed": ("1",),
    "scale": (),
    "rest": (),
    "breath": (),
    "long text": ("",),
    "safety": ("1",),
    "a pause": ("pause",),
    "to stop": ("stop",),
    "to skip": ("",),
    "how it is": ("manageable",),
    "what may help": ("manageable", "8"),
}
"""What is typed at the question before the words are tried."""
_AT = {"own words begun": "own words", "a pause": "breath", "to stop": "text", "to skip": "scale"}
_AT |= {"how it is": "text", "what may help": "text"}


def steady(voice: Voice) -> Opened:
    """Open a short grounding."""
    return opened(script("- wait: 20 s\n  show: Look around.", title="Five senses"), voice)


def in_session(name: str, typed: Iterable[Typed], failing: Iterable[int] = ()) -> Listening:
    """Come to a question of a session, and type there."""
    voice = Listening(["", *WAYS.get(name, ()), *typed])
    steps = f"- First.\n{QUESTIONS[_AT.get(name, name)]}\n- Last."
    one = opened(script(steps), voice, Memory(set(failing)), output=Hush())
    play(one, voice, lambda _word: steady(voice))
    return voice


def not_saved(_house: House, typed: Iterable[Typed]) -> Listening:
    """Wait while the journal cannot be written."""
    return in_session("scale", typed, failing=range(2, 200))


# At home, and before a session.


def _home(house: House, typed: Iterable[Typed], *, welcomes: bool = False) -> Listening:
    settings, path = house.settings, house.folder / "settings.toml"
    at_hand = HelpAtHand(path, None, settings.open_journal if not house.is_locked else None)
    voice = Listening(typed)
    home(replace(settings, help=at_hand), voice, voice.say, path if welcomes else None)
    return voice


def _at_home(*way: str) -> Place:
    return lambda house, typed: _home(house, [*way, *typed])


def _lived(*way: str) -> Place:
    """Return a place in the house of somebody who lived a session."""

    def come(house: House, typed: Iterable[Typed]) -> Listening:
        house.visit("3", "", *["A heron."] * 40, ".", "7", "")
        return _home(house, [*way, *typed])

    return come


WEEK = """
title: One week
days:
  - {day: 0, script: anytime/grounding}
  - {day: 1-3, script: integration/day-1}
"""


def _with_a_programme(*way: str, follows: bool = False) -> Place:
    """Return a place in the house of somebody who can follow a programme, or does."""

    def come(house: House, typed: Iterable[Typed]) -> Listening:
        path = house.folder / "scripts/programmes/week.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(WEEK, encoding="utf-8")
        if follows:
            now = datetime.now(UTC)
            sessions = (day_of(now) - timedelta(1),)
            with house.settings.open_journal() as journal:
                keep_course(journal, Course("week", now - timedelta(8), sessions), "One week")
        return _home(house, [*way, *typed])

    return come


def _in_a_clinic(*way: str) -> Place:
    """Return a place in the house of a therapist with a person in the journal."""

    def come(house: House, typed: Iterable[Typed]) -> Listening:
        house.role = Role.THERAPIST
        with house.settings.open_journal() as journal:
            if len(journal.persons()) == 1:
                journal.add_person("Wren")
        return _home(house, [*way, *typed])

    return come


def _steadied(house: House, voice: Voice) -> HelpDesk:
    at_hand = HelpAtHand(house.folder / "settings.toml", None, house.settings.open_journal)
    return HelpDesk(voice, at_hand, lambda _word: voice.say("Look around."))


def _at_the_note(*way: str) -> Place:
    """Return a place at the note of a session that a therapist led."""

    def come(house: House, typed: Iterable[Typed]) -> Listening:
        voice = Listening([*way, *typed])
        with house.settings.open_journal() as journal:
            session = led(journal).read().session
            offer_note(Drafts(journal, session), voice, _steadied(house, voice))
        return voice

    return come


def _of_devices(*way: str) -> Place:
    """Return a place among the sound devices."""

    def come(house: House, typed: Iterable[Typed]) -> Listening:
        voice = Listening(["sound device", *way, *typed])
        there = [SoundDevice("Headset", is_usual=True)]
        ears = Ears(lambda: there, lambda _name: "The device took the tone.")
        with suppress(Closed):
            change_settings(Menu(voice, _steadied(house, voice)), house.folder / "s.toml", ears)
            voice.say("Home.")
        return voice

    return come


def returning(house: House, typed: Iterable[Typed]) -> Listening:
    """Come back to a session that was left some hours ago."""
    voice = Listening(typed)
    with suppress(Closed):
        choose_way(Offer(tuple(Way), "You left this."), voice, _steadied(house, voice))
        voice.say("Home.")
    return voice


def unlocking(house: House, typed: Iterable[Typed]) -> Listening:
    """Stand before a journal that only a passphrase opens."""
    if not house.is_locked:
        with house.settings.open_journal() as journal:
            journal.set_passphrase("four herons and a canal")
            journal.forget_device()
    house.is_locked = True
    return _home(house, typed)


def planned(house: House, typed: Iterable[Typed]) -> Listening:
    """Read a support plan of several pages."""
    with house.settings.open_journal() as journal:
        keep_plan(journal, SupportPlan().changed({"signs": "\n".join(["A sign."] * 90)}))
    return _home(house, ["support", *typed])


def preflight(_house: House, typed: Iterable[Typed]) -> Listening:
    """Look at everything before a session."""
    looks = [Glance(("device",), lambda: (ok("device", "The output is open."),))]
    looking = Looking(lambda: looks, Sheet(("device",), (), can_sound=False), lambda: looks[0])
    voice = Listening([..., *typed])
    one = replace(opened(script("- Hello."), voice), preflight=looking)
    with suppress(Closed):
        through_preflight(one, voice, None)
    return voice


def second_screen(_house: House, typed: Iterable[Typed]) -> Listening:
    """Watch a session that runs elsewhere."""
    voice = Listening(typed)

    class One:
        def __init__(self, hear: Callable[[Heard], object]) -> None:
            self._hear = hear

        def start(self) -> None:
            self._hear(Words("Welcome."))

        def stop(self) -> None:
            """Do nothing."""

    def make(_wants: Wants, hear: Callable[[Heard], object]) -> Guest:
        return One(hear)  # type: ignore[return-value] # as much of a guest as is needed

    watch(make, Wants.PERSON, voice, ["Call 112."])
    return voice


def measured(_house: House, typed: Iterable[Typed]) -> Listening:
    """Answer a questionnaire of which nothing is kept."""
    voice = Listening(typed)
    ask(SHIPPED["phq-2"], Audience.PATIENT, voice, ["Call 112."])
    return voice


SESSION: dict[str, Place] = {
    f"session, {name}": lambda _house, typed, name=name: in_session(name, typed)  # type: ignore[misc] # bound early
    for name in WAYS
}
ELSEWHERE: dict[str, tuple[Place, int]] = {
    "journal fails": (not_saved, 1),
    "list of scripts": (_at_home(), 0),
    "a chosen script": (_at_home("2"), 1),
    "a question before": (_at_home("1", ""), 2),
    "journal": (_lived("journal"), 1),
    "a page of the journal": (_lived("journal", "1"), 2),
    "what is found": (_lived("journal", "find heron"), 2),
    "writing a plan": (_at_home("write support"), 1),
    "a plan begun": (_at_home("write support", "A line."), 2),
    "country": (_at_home("country"), 1),
    "pages of a plan": (planned, 1),
    "before a session": (preflight, 0),
    "second screen": (second_screen, 0),
    "questionnaire": (measured, 0),
    "welcome": (lambda house, typed: _home(house, typed, welcomes=True), 0),
    "the last page": (lambda house, typed: _home(house, ["", "", *typed], welcomes=True), 2),
    "settings": (_at_home("settings"), 1),
    "a setting": (_at_home("settings", "loudness"), 2),
    "a setting of few words": (_at_home("settings", "motion"), 2),
    "sound devices": (_of_devices(), 1),
    "a sound device": (_of_devices("headset"), 2),
    "a device that was tried": (_of_devices("headset", "try"), 3),
    "programmes": (_with_a_programme("programme"), 1),
    "a programme": (_with_a_programme("programme", "one"), 2),
    "the day of a session": (_with_a_programme("programme", "one", "1"), 3),
    "another day": (_with_a_programme("programme", "one", "1", "another"), 4),
    "to end it": (_with_a_programme("programme", "one", "end", follows=True), 3),
    "a calendar": (_with_a_programme("programme", "one", "write", follows=True), 3),
    "its file": (_with_a_programme("programme", "one", "write", "", follows=True), 4),
    "to bring back": (_with_a_programme("let go 2", "let go 1", "bring back", follows=True), 3),
    "the note of a session": (_at_the_note(), 0),
    "the note was read": (_at_the_note("note"), 1),
    "a name once more": (_at_the_note("note", "sign A. Berg"), 2),
    "whose session": (_in_a_clinic("2", ""), 2),
    "what is at hand": (_in_a_clinic("2", "", "wren"), 3),
    "a way back": (returning, 0),
    "unlocking": (unlocking, 0),
    "a blank page": (_at_home("capture"), 1),
    "a page begun": (_at_home("capture", "A line."), 2),
}
"""Every other prompt, and how many lines lead to it."""
PLACES: dict[str, tuple[Place, int]] = {
    **{f"session, {name}": (SESSION[f"session, {name}"], 1 + len(WAYS[name])) for name in WAYS},
    **ELSEWHERE,
}
