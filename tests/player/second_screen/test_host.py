from __future__ import annotations

import time
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from integrate.player.clock import MadeUpClock, RealClock
from integrate.player.second_screen import guest, serving
from integrate.player.second_screen.guest import Nobody
from integrate.player.second_screen.host import Host
from integrate.player.second_screen.serving import MOST_GUESTS
from integrate.player.second_screen.wire import LONGEST_LINE, VERSION, Wants, ask, encode
from integrate.session.charting import Noted
from integrate.session.desk import Desk, PlannedCheck, Written
from integrate.session.person_view import Breath, Quiet, Rest, Words
from integrate.session.sitter_card import SitterCard
from integrate.session.table import State
from integrate.session.view import Breathing, Passage, Resting
from tests.player.second_screen.screens import Screen, passage, showing, until

if TYPE_CHECKING:
    from integrate.player.second_screen.local_socket import Line
    from integrate.player.second_screen.meeting import Meeting

CLOCK = MadeUpClock()


@pytest.fixture(name="host")
def _host(meeting: Meeting) -> Host:
    """Give the session's end."""
    return Host(meeting)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a screen look for the session more often than anybody would notice."""
    monkeypatch.setattr(guest, "AGAIN", 0.02)
    monkeypatch.setattr(guest, "LOOKING_UP", 0.05)


def test_a_screen_shows_what_the_session_shows(host: Host, meeting: Meeting) -> None:
    """It waits for a session, follows it, falls to quiet with its end, and is alone again."""
    with Screen(meeting) as screen:
        screen.sees(Nobody())
        session = host.begin()
        screen.sees(Quiet())
        assert (host.guests, host.sitters) == (1, 0)
        session.show(passage("Welcome."), CLOCK)
        screen.sees(Words("Welcome."))
        session.show(showing(Passage("For you alone.", for_therapist=True)), CLOCK)
        screen.sees(Quiet())
        session.show(showing(None, State.ENDED), CLOCK)
        session.close()
        screen.sees(Nobody())
        assert host.guests == 0
    assert list(meeting.own.iterdir()) == []


def test_who_comes_late_sees_what_is_shown(host: Host, meeting: Meeting) -> None:
    """A screen that is connected in the middle of a step shows that step."""
    session = host.begin()
    session.show(passage("Welcome."), CLOCK)
    with Screen(meeting) as screen, Screen(meeting) as other:
        for one in (screen, other):
            one.sees(Words("Welcome."))
        assert host.guests == 2
    until(lambda: host.guests == 0, "their leaving")
    session.close()


def test_another_clock_shows_the_same_phase(host: Host, meeting: Meeting) -> None:
    """A screen with a clock of its own is within 50 ms of the breath, also when it comes late."""
    clock = RealClock(start=500.0)
    breathing = Breathing("", "in", 498.0, 60.0, 1, 6, 490.0, 600.0)
    session = host.begin()
    session.show(showing(breathing, State.TIMING), clock)
    with Screen(meeting, ahead=1000.0) as screen:
        until(lambda: isinstance(screen.heard[-1] if screen.heard else None, Breath))
        seen = screen.heard[-1]
    assert isinstance(seen, Breath)
    gone_there = time.monotonic() + 1000.0 - seen.began
    assert abs(gone_there - (clock.now() - 498.0)) < 0.05
    session.close()


def test_grounding_comes_over_the_session(host: Host, meeting: Meeting) -> None:
    """While it goes on its words are shown, and the look-ins of the session under it stay."""
    clock = MadeUpClock(100.0)
    desk = Desk(planned=(PlannedCheck(1, "Look in.", "dose", 700.0, 600.0),))
    session = host.begin()
    session.show(replace(showing(Resting("Rest.", 100.0, 60.0), State.TIMING), desk=desk), clock)
    with Screen(meeting) as screen, Screen(meeting, Wants.SITTER) as card:
        until(lambda: isinstance(screen.heard[-1] if screen.heard else None, Rest))
        until(lambda: isinstance(card.heard[-1] if card.heard else None, SitterCard))
        seen = card.heard[-1]
        assert isinstance(seen, SitterCard)
        assert [one.do for one in seen.look_ins] == ["Look in."]
        assert (host.guests, host.sitters) == (1, 1)
        grounding = host.begin()
        grounding.show(passage("Feel your feet."), CLOCK)
        screen.sees(Words("Feel your feet."))
        grounding.close()
        until(lambda: isinstance(screen.heard[-1], Rest))
        assert card.heard[-1] is seen
    session.close()


def test_what_is_written_beside_the_session_sends_nothing(host: Host, meeting: Meeting) -> None:
    """A note on the desk changes neither screen, so that not even its moment can be seen."""
    view = passage("Welcome.")
    session = host.begin()
    session.show(view, CLOCK)
    with Screen(meeting) as screen, Screen(meeting, Wants.SITTER) as card:
        screen.sees(Words("Welcome."))
        card.sees(SitterCard())
        for number in range(50):
            noted = Written(Noted("Tearful.", 1.0, number), 1.0)
            session.show(replace(view, desk=Desk(chart=(noted,))), CLOCK)
        session.show(passage("Later."), CLOCK)
        screen.sees(Words("Later."))
        assert screen.heard[-2:] == [Words("Welcome."), Words("Later.")]
        assert card.heard[-1] == SitterCard()
        assert sum(isinstance(one, SitterCard) for one in card.heard) == 1
    session.close()


def test_after_a_sleep_the_times_are_sent_anew(host: Host, meeting: Meeting) -> None:
    """A clock that has caught up with a sleep of an hour brings the countdown with it."""
    clock = RealClock(start=100.0)
    desk = Desk(planned=(PlannedCheck(1, "Look in.", "dose", 4000.0, 600.0),))
    view = replace(passage("Welcome."), desk=desk)
    session = host.begin()
    session.show(view, clock)
    with Screen(meeting, Wants.SITTER) as card:
        until(lambda: _due_in(card, 3900.0), "the card")
        session.show(view, RealClock(start=3700.0))
        until(lambda: _due_in(card, 300.0), "the card after the sleep")
    session.close()


def _due_in(card: Screen, seconds: float) -> bool:
    seen = card.heard[-1] if card.heard else None
    if not isinstance(seen, SitterCard) or not seen.look_ins:
        return False
    return abs(seen.look_ins[0].due - time.monotonic() - seconds) < 5.0


def connected(meeting: Meeting) -> Line:
    """Return a bare line to the session."""
    line = meeting.connect()
    assert line is not None
    return line


def test_a_screen_that_does_not_listen_holds_nothing_up(host: Host, meeting: Meeting) -> None:
    """Thousands of changes take the session no time, and at the end the newest is what counts."""
    session = host.begin()
    stuck = connected(meeting)
    stuck.send(ask(Wants.PERSON))
    until(lambda: host.guests == 1, "the guest")
    began = time.monotonic()
    for number in range(2000):
        session.show(passage(f"{number} " + "word " * 700), CLOCK)
    assert (time.monotonic() - began) / 2000 < 0.005
    with Screen(meeting) as screen:
        until(lambda: isinstance(screen.heard[-1] if screen.heard else None, Words))
        session.show(passage("The last."), CLOCK)
        screen.sees(Words("The last."))
    content = b""

    def all_came() -> bool:
        nonlocal content
        content += stuck.receive() or b""
        return b"The last." in content

    until(all_came, "the newest")
    assert content.count(b"\n") < 2000
    stuck.close()
    session.close()


@pytest.mark.parametrize(
    "said", [b"GET / HTTP/1.1\n", b"\xff\xfe\n", b"x" * 999, b'{"want": "all"}\n', b"[]\n"]
)
def test_who_talks_nonsense_is_let_go(host: Host, meeting: Meeting, said: bytes) -> None:
    """It is hung up on, and the other screens see nothing of it."""
    session = host.begin()
    with Screen(meeting) as screen:
        screen.sees(Quiet())
        line = connected(meeting)
        line.send(said)
        until(lambda: line.receive() == b"", "the end of the line")
        line.close()
        session.show(passage("Welcome."), CLOCK)
        screen.sees(Words("Welcome."))
    session.close()


def test_there_is_an_end_to_guests(host: Host, meeting: Meeting) -> None:
    """More than a few are turned away, and one that leaves makes room."""
    session = host.begin()
    lines = [connected(meeting) for _ in range(MOST_GUESTS)]
    for line in lines:
        line.send(ask(Wants.PERSON))
    until(lambda: host.guests == MOST_GUESTS, "all of them")
    late = connected(meeting)
    until(lambda: late.receive() == b"", "the end of the line")
    late.close()
    lines.pop().close()
    until(lambda: host.guests == MOST_GUESTS - 1, "the leaving")
    with Screen(meeting) as screen:
        screen.sees(Quiet())
    for line in lines:
        line.close()
    session.close()


def test_another_version_is_said_and_looked_for_again(
    host: Host, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen says that both have to be begun again."""
    monkeypatch.setattr(serving, "encode", lambda _shown, _clock: b'{"v": %d}\n' % (VERSION + 1))
    session = host.begin()
    with Screen(meeting) as screen:
        until(lambda: bool(screen.heard) and screen.heard[-1] == Nobody(NOT_THIS))
    session.close()


@pytest.mark.parametrize(
    "line", [b"x" * (LONGEST_LINE + 1), encode(SitterCard(()), CLOCK), b"\xff\n"], ids=len
)
def test_a_session_that_sends_nonsense_is_hung_up_on(
    host: Host, meeting: Meeting, monkeypatch: pytest.MonkeyPatch, line: bytes
) -> None:
    """A line without an end, what another screen asked for, no line at all: nobody is there."""
    sent = [line]
    monkeypatch.setattr(serving, "encode", lambda *given: sent[0] if sent else encode(*given))
    session = host.begin()
    with Screen(meeting) as screen:
        screen.sees(Nobody())
        sent.clear()
        screen.sees(Quiet())
    session.close()


def test_a_screen_that_cannot_be_written_to_is_let_go(
    host: Host, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session goes on, and the screen comes again."""
    serve, failed = serving._Guest.serve, Event()  # noqa: SLF001 -- one line of many breaks

    def once(*given: Any) -> None:
        if not failed.is_set():
            failed.set()
            raise BrokenPipeError
        serve(*given)

    monkeypatch.setattr(serving._Guest, "serve", once)  # noqa: SLF001 -- the same
    session = host.begin()
    with Screen(meeting) as screen:
        screen.sees(Quiet())
        assert failed.is_set()
    session.close()


NOT_THIS = guest.NOT_THIS_VERSION


def test_after_the_end_nothing_is_shown_and_nothing_fails(host: Host) -> None:
    """A driver that is a moment late does no harm, and closing twice neither."""
    session = host.begin()
    session.close()
    session.show(passage("Late."), CLOCK)
    session.close()
    assert host.guests == 0
    again = host.begin()
    again.show(passage("Again."), CLOCK)
    assert host.trouble == ""
    again.close()


def test_without_a_place_the_session_goes_on(meeting: Meeting) -> None:
    """What keeps the second screen away is a sentence to read, and nothing to the session."""
    meeting.own.parent.joinpath("own").touch()
    host = Host(meeting)
    session = host.begin()
    session.show(passage("Welcome."), CLOCK)
    assert host.trouble.startswith("No second screen can be connected")
    session.close()
