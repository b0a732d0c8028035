from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from integrate.player.second_screen.guest import NO_SESSION, NOT_THIS_VERSION, Nobody
from integrate.player.second_screen.wire import Wants
from integrate.session.person_view import LATE, LINGERS, Breath, Phase, Quiet, Rest, Words
from integrate.session.sitter_card import SitterCard
from integrate.ui.orb import Orb
from integrate.ui.person.screen import QUIET_FIRST, PersonScreen
from integrate.ui.person.stage import DOT, FADE, Stage
from integrate.ui.themes import EMBER
from tests.ui.acting import until
from tests.ui.person.watching import HELP, SIZES, Seat

if TYPE_CHECKING:
    from integrate.player.second_screen.guest import Heard

WELCOME = Words("Welcome. There is nothing you need to do well here. Whatever comes is met.")
ONWARD = 2.0
"""Seconds into the breath of a picture."""
SCENES: dict[str, Heard] = {
    "words": WELCOME,
    "breath": Breath("Let the breath come by itself.", Phase.IN, 100.0 - ONWARD, 4.0),
    "rest": Rest("Rest. The music will carry on.", 90.0, 600.0),
    "quiet": Quiet(),
    "nobody": Nobody(),
}


@pytest.fixture(name="seat")
def _seat() -> Seat:
    """Give a seat before the person's screen."""
    return Seat(Wants.PERSON)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_a_scene_looks_as_it_did(name: str, size: tuple[int, int], seat: Seat) -> None:
    """The person's screen is the one in its file: the middle of it, and nothing around that."""
    heard = SCENES[name]
    async with seat.app.run_test(size=size) as pilot:
        seat.hear(heard)
        await seat.sees(pilot, getattr(heard, "text", "") or {"nobody": NO_SESSION}.get(name, DOT))
        await pilot.pause()
        await seat.matches(pilot, f"person-{name}", size)


@pytest.mark.parametrize("name", SCENES)
async def test_nothing_is_brighter_than_ember(name: str, seat: Seat) -> None:
    """No colour on the screen has more light, or more blue in it, than the words of the theme."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(SCENES[name])
        await pilot.pause(0.1)
        colours = drawn(seat.app.export_screenshot())
    brightest = Color.parse(EMBER.foreground or "")
    for one in map(Color.parse, colours):
        assert one.brightness <= brightest.brightness
        assert one.b <= one.r


def drawn(svg: str) -> set[str]:
    """Return the colours of what is written in a picture, and of the ground it stands on."""
    ground = set(re.findall(r'<rect fill="(#[0-9a-fA-F]{6})" x=', svg))
    written = re.findall(r'<text class="([\w-]+-r\d+)"[^>]*>([^<]*)</text>', svg)
    inks = dict(re.findall(r"\.(\S+-r\d+) \{ fill: (#[0-9a-fA-F]{6})", svg))
    found = ground | {inks[one] for one, words in written if words.replace("&#160;", " ").strip()}
    assert len(found) > 1
    return found


async def test_a_breath_moves_with_the_clock(seat: Seat) -> None:
    """The word and the count are those of the phase, and the orb grows with the breath in."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(Breath("", Phase.IN, 100.0, 4.0))
        await seat.sees(pilot, "breathe in 1")
        seat.now = 103.2
        await seat.sees(pilot, "breathe in 4")
        seat.now = 104.1
        seat.hear(Breath("", Phase.OUT, 104.0, 6.0))
        await seat.sees(pilot, "breathe out 1")
        assert len(seat.app.screen.query(Orb)) == 1


async def test_without_room_the_words_alone_pace_the_breath(seat: Seat) -> None:
    """In a low window the orb gives way to its word."""
    async with seat.app.run_test(size=(60, 8)) as pilot:
        seat.hear(Breath("Easy.", Phase.IN, 100.0, 4.0))
        await seat.sees(pilot, "breathe in 1 Easy.")
        assert not seat.app.screen.query_one(Orb).display


async def test_a_breath_that_nobody_carries_on_falls_to_quiet(seat: Seat) -> None:
    """A session that hangs leaves nobody with full lungs."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(Breath("", Phase.IN, 100.0, 4.0))
        await seat.sees(pilot, "breathe in")
        seat.now = 104.0 + LATE + 0.1
        await until(pilot, lambda: seat.words == DOT)


async def test_the_words_of_a_long_rest_go(seat: Seat) -> None:
    """After a minute there is nothing left to read."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(Rest("", 100.0, 2700.0))
        await seat.sees(pilot, "Rest.")
        seat.now += LINGERS + 1
        await until(pilot, lambda: seat.words == DOT)


async def test_a_session_that_goes_leaves_quiet_and_no_error(seat: Seat) -> None:
    """At first it is only quiet; a while later a sentence says that nothing is shown."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(Nobody())
        await seat.sees(pilot, NO_SESSION)
        seat.hear(WELCOME)
        await seat.sees(pilot, "Welcome.")
        seat.hear(Nobody())
        await until(pilot, lambda: seat.words == DOT)
        seat.now += QUIET_FIRST + 1
        await seat.sees(pilot, NO_SESSION)
        seat.hear(WELCOME)
        await seat.sees(pilot, "Welcome.")


async def test_another_version_is_said(seat: Seat) -> None:
    """It is the one thing about the wire that somebody can do something about."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(Nobody(NOT_THIS_VERSION))
        await seat.sees(pilot, NOT_THIS_VERSION)


async def test_a_card_is_not_for_this_screen(seat: Seat) -> None:
    """What is for the sitter changes nothing here."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(WELCOME)
        await seat.sees(pilot, "Welcome.")
        seat.hear(SitterCard())
        await pilot.pause(0.05)
        assert "Welcome." in seat.words


async def test_help_is_one_key_away(seat: Seat) -> None:
    """The numbers come up under what is shown, and go with the same key."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(WELCOME)
        await seat.sees(pilot, "Welcome.")
        await pilot.press("question_mark")
        await seat.sees(pilot, HELP[0])
        assert "Welcome." in seat.words
        await pilot.press("question_mark")
        await until(pilot, lambda: HELP[0] not in seat.words)
        await pilot.press("f1")
        await seat.sees(pilot, HELP[1])
        await pilot.press("escape")
        await until(pilot, lambda: HELP[1] not in seat.words)


async def test_long_words_can_be_scrolled(seat: Seat) -> None:
    """What is longer than the window begins at its beginning, and the arrows move it."""
    async with seat.app.run_test(size=(40, 12)) as pilot:
        seat.hear(Words("\n".join(f"Line {number}." for number in range(40))))
        await seat.sees(pilot, "Line 0.")
        for _ in range(12):
            await pilot.press("down")
        await seat.sees(pilot, "Line 39.")
        await pilot.press(*["pageup"] * 12)
        await seat.sees(pilot, "Line 0.")


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_a_key_leaves(key: str, seat: Seat) -> None:
    """The screen is left, the guest hangs up, and the code is that of a good end."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        await until(pilot, lambda: seat.started)
        await pilot.press(key)
    assert seat.stopped
    assert seat.app.return_code == 0


async def test_what_comes_after_the_end_is_let_go(seat: Seat) -> None:
    """The guest's thread may be a moment late."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        await until(pilot, lambda: seat.started)
    seat.hear(WELCOME)


async def test_nothing_flashes(seat: Seat) -> None:
    """From one thing to the next the screen goes down to dark and comes up, in small steps."""
    seat.is_quick = False
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        stage = seat.app.screen.query_one(Stage)
        await until(pilot, lambda: stage.styles.opacity == 1.0)
        seat.hear(WELCOME)
        seen = [(stage.styles.opacity, DOT in seat.words)]
        while stage.styles.opacity < 1.0 or DOT in seat.words:
            await pilot.pause(0.01)
            seen.append((stage.styles.opacity, DOT in seat.words))
    went = [opacity for opacity, is_old in seen if is_old]
    came = [opacity for opacity, is_old in seen if not is_old]
    assert went == sorted(went, reverse=True)
    assert came == sorted(came)
    assert max(went[-1], came[0]) < 0.4
    assert FADE >= 0.5


async def test_the_last_of_many_is_shown(seat: Seat) -> None:
    """What comes while something goes takes the place of what was to come."""
    seat.is_quick = False
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        for number in range(20):
            seat.hear(Words(f"Line {number}."))
        await seat.sees(pilot, "Line 19.")
        screen = seat.app.screen
        assert isinstance(screen, PersonScreen)
