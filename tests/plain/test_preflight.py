from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from integrate.plain.playing import play
from integrate.plain.preflight import through_preflight
from integrate.plain.terminal import Closed
from integrate.plain.words import Word
from integrate.player.preflight.finding import failed, ok, warning
from integrate.player.preflight.looking import Glance, Looking
from integrate.player.preflight.sheet import Sheet
from integrate.session.charting import Agreed, Noted, SignedOver
from integrate.session.inputs import Chart
from tests.plain.talking import Hush, Typed, Voice, opened, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.player.opened import Opened
    from integrate.player.preflight.finding import Finding
    from integrate.session.charting import ChartEntry

OPEN = ok("device", "The output is open.")
LITTLE = warning("disk", "Only 90 MB are free.", "Make room on the drive.")
UNSAID = warning("consent", "No consent is recorded.", "Write it down.")
FULL = failed("journal", "The disk is full.", "Make room and try again.")
BEFORE = ("The plan is signed.", "Water is near.")


class Page:
    """A page before a session, read by a person who types what was written down before."""

    def __init__(self, *findings: Finding, before: tuple[str, ...] = ()) -> None:
        self.findings = findings
        self.rounds = 0
        self.steadied: list[Word] = []
        names = tuple(dict.fromkeys(one.name for one in findings))
        tone = Glance(("device",), lambda: (ok("device", "The tone was heard."),))
        self.looking = Looking(self._looks, Sheet(names, before, can_sound=True), lambda: tone)
        self.voice = Voice(())

    def _looks(self) -> Sequence[Glance]:
        self.rounds += 1
        return [Glance((one.name,), partial(tuple, [one])) for one in self.findings]

    def visit(self, *typed: Typed) -> Opened | None:
        """Go through the page with these lines, the first of them when everything is known."""
        self.voice = Voice((..., *typed))
        one = replace(opened(script("- Hello."), self.voice), preflight=self.looking)
        return through_preflight(one, self.voice, self.steadied.append)

    @property
    def said(self) -> str:
        """Everything that was said, with one blank between the words."""
        return " ".join(" ".join(self.voice.said).split())


def charted(session: Opened | None) -> list[ChartEntry]:
    """Return what a session that begins will be told right after its opening."""
    assert session is not None
    return [one.entry for one in session.driver.afterwards if isinstance(one, Chart)]


def test_with_nothing_in_the_way_it_begins() -> None:
    """Everything is said once, and how it stands; then one word begins."""
    page = Page(OPEN)
    assert charted(page.visit("begin")) == []
    assert page.voice.said == [
        "Before the session, everything is looked at once.",
        "1. Good: Output: The output is open.",
        "Nothing stands in the way.",
        "Type list, confirm, write, again, tone, begin or back; “help” says more.",
    ]


def test_warnings_are_signed_over_by_name() -> None:
    """Without a name it is said what is wanted."""
    page = Page(LITTLE)
    (signed,) = charted(page.visit("begin", "begin Jo Example"))
    assert isinstance(signed, SignedOver)
    assert (signed.warning, signed.name) == ("Disk space: Only 90 MB are free.", "Jo Example")
    assert "1. Warning: Disk space: Only 90 MB are free. Make room on the drive." in page.said
    assert "There are warnings. Type begin and your name, to sign them over." in page.said


def test_what_failed_holds_the_session_up() -> None:
    """A name does not help; looking again does, once it is mended."""
    page = Page(FULL)
    assert page.visit("begin Jo", "back") is None
    assert "1. To mend: Journal: The disk is full." in page.said
    assert "Nothing begins before this is mended. Journal: The disk is full. Make room" in page.said
    page.findings = (ok("journal", "It is open."),)
    assert charted(page.visit("again", ..., "begin")) == []
    assert page.rounds == 3
    assert page.said.count("1. Good: Journal: It is open.") == 2


def test_items_are_confirmed_by_number_or_all() -> None:
    """What is confirmed is said again as it is now."""
    page = Page(OPEN, before=BEFORE)
    (noted, signed) = charted(page.visit("confirm 1", "confirm 9", "confirm 3", "begin Jo"))
    assert isinstance(noted, Noted)
    assert isinstance(signed, SignedOver)
    assert "1. Good: Confirmed: The plan is signed." in page.said
    assert page.said.count("That is no number of something to do so with") == 2
    page = Page(OPEN, before=BEFORE)
    (noted,) = charted(page.visit("confirm all", "confirm all", "begin"))
    assert isinstance(noted, Noted)
    assert noted.text == "Confirmed before the session: The plan is signed; Water is near"


def test_words_are_written_down() -> None:
    """By the number of what they are about."""
    page = Page(UNSAID, OPEN)
    visited = page.visit("write", "write 2 loud", "write 1", "Write 1 seen today", "begin")
    (agreed,) = charted(visited)
    assert isinstance(agreed, Agreed)
    assert (agreed.about, agreed.words) == ("consent", "seen today")
    assert page.said.count("That is no number of something to do so with") == 3


def test_the_tone_and_the_list() -> None:
    """The tone tells what came of it; the list says everything again."""
    page = Page(OPEN)
    page.visit("tone", ..., "list", "begin")
    assert page.said.count("1. Good: Output: The tone was heard.") == 2


def test_signs_to_stop_at_are_neither_good_nor_bad() -> None:
    """They are there to be known."""
    page = Page(ok("stop if", "Stop and call for help at: chest pain."))
    page.visit("begin")
    assert "1. Stop and call for help at: chest pain." in page.voice.said


def test_help_and_grounding_are_there() -> None:
    """So they are at every prompt; what is not known is told what there is."""
    page = Page(OPEN)
    assert page.visit("help", "ground", "dance", "stop") is None
    assert "begin: begin the session; “begin NAME” signs the warnings over" in page.said
    assert "your local emergency number" in page.said
    assert page.steadied == [Word.GROUND]
    assert page.said.count("Type list, confirm, write") == 2


def test_lines_are_heard_while_it_looks() -> None:
    """What is still being looked at can be signed over too."""
    page = Page()
    may_go_on = threading.Event()

    def slow() -> tuple[Finding, ...]:
        may_go_on.wait(60.0)
        return (OPEN,)

    page.looking = Looking(lambda: [Glance(("device",), slow)], Sheet(("device",)), None)
    page.voice = Voice(("begin", "begin Jo"))
    one = replace(opened(script("- Hello."), page.voice), preflight=page.looking)
    (signed,) = charted(through_preflight(one, page.voice, None))
    may_go_on.set()
    assert isinstance(signed, SignedOver)
    assert signed.warning == "Output: This was not looked at to its end."


def test_a_session_without_a_page_goes_on() -> None:
    """Nothing is said."""
    voice = Voice(())
    one = opened(script("- Hello."), voice)
    assert through_preflight(one, voice, None) is one
    assert voice.said == []


def test_an_input_that_ends_begins_nothing() -> None:
    """The page is left in order, and the session with it."""
    page = Page(OPEN)
    with pytest.raises(Closed):
        page.visit()
    voice, output = Voice((...,)), Hush()
    one = replace(opened(script("- Hello."), voice, output=output), preflight=Page(OPEN).looking)
    assert play(one, voice, None) is None
    assert output.closings == 1
