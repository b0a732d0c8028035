"""Every place at which line mode waits for a line, and the way to it: what the words are tried at.

The person there is listened to: what was said in reply to each line stands beside the line.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from integrate.cli.measure_asking import ask
from integrate.help.support_plan import SupportPlan
from integrate.measures.measure import Audience
from integrate.measures.shipped import SHIPPED
from integrate.plain.home import home
from integrate.plain.playing import play
from integrate.plain.preflight import through_preflight
from integrate.plain.second_screen import watch
from integrate.plain.terminal import Closed
from integrate.player.help_at_hand import HelpAtHand, keep_plan
from integrate.player.preflight.finding import ok
from integrate.player.preflight.looking import Glance, Looking
from integrate.player.preflight.sheet import Sheet
from integrate.player.second_screen.wire import Wants
from integrate.session.person_view import Words
from tests.plain.talking import Hush, Memory, Typed, Voice, opened, script
from tests.session.risk import RISK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from integrate.player.opening import Opened
    from integrate.player.second_screen.guest import Guest, Heard
    from tests.plain.house import House

    Place: TypeAlias = Callable[[House, Iterable[Typed]], "Listening"]


class Listening(Voice):
    """A person who notes what is said in reply to each of their lines."""

    def __init__(self, typed: Iterable[Typed]) -> None:
        super().__init__(typed)
        self.replies: list[tuple[str, list[str]]] = []
        self._heard = 0

    def read(self, timeout: float | None) -> str | None:
        """Note what was said since the line before, and type the next one."""
        self._note()
        line = super().read(timeout)
        if line is not None:
            self.replies.append((line, []))
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
}
"""What is typed at the question before the words are tried."""
_AT = {"own words begun": "own words", "a pause": "breath", "to stop": "text", "to skip": "scale"}


def steady(voice: Voice) -> Opened:
    """Open a short grounding."""
    return opened(script("- wait: 20 s\n  show: Look around.", title="Five senses"), voice)


def in_session(name: str, typed: Iterable[Typed], failing: Iterable[int] = ()) -> Listening:
    """Come to a question of a session, and type there."""
    SHIPPED[RISK.id] = RISK
    voice = Listening(["", *WAYS.get(name, ()), *typed])
    steps = f"- First.\n{QUESTIONS[_AT.get(name, name)]}\n- Last."
    one = opened(script(steps), voice, Memory(set(failing)), output=Hush())
    play(one, voice, lambda _word: steady(voice))
    return voice


def not_saved(_house: House, typed: Iterable[Typed]) -> Listening:
    """Wait while the journal cannot be written."""
    return in_session("scale", typed, failing=range(2, 200))


# At home, and before a session.


def _home(house: House, typed: Iterable[Typed]) -> Listening:
    settings = house.settings
    at_hand = HelpAtHand(house.folder / "settings.toml", None, settings.open_journal)
    voice = Listening(typed)
    home(replace(settings, help=at_hand), voice, voice.say)
    return voice


def _at_home(*way: str) -> Place:
    return lambda house, typed: _home(house, [*way, *typed])


def _lived(*way: str) -> Place:
    """Return a place in the house of somebody who lived a session."""

    def come(house: House, typed: Iterable[Typed]) -> Listening:
        house.visit("3", "", *["A heron."] * 40, ".", "7", "")
        return _home(house, [*way, *typed])

    return come


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
}
"""Every other prompt, and how many lines lead to it."""
PLACES: dict[str, tuple[Place, int]] = {
    **{f"session, {name}": (SESSION[f"session, {name}"], 1 + len(WAYS[name])) for name in WAYS},
    **ELSEWHERE,
}
