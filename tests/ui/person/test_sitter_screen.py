from __future__ import annotations

import pytest

from integrate.player.second_screen.guest import NO_SESSION, NOT_THIS_VERSION, Nobody
from integrate.player.second_screen.wire import Wants
from integrate.session.person_view import Words
from integrate.session.sitter_card import LookIn, SitterCard
from tests.ui.acting import until
from tests.ui.person.watching import HELP, SIZES, Seat

CARD = SitterCard(
    (
        LookIn("Vital signs, as the clinic's plan has them.", 80.0),
        LookIn("Look in. Breathing, colour, comfort.", 680.0),
    )
)


@pytest.fixture(name="seat")
def _seat() -> Seat:
    """Give a seat before the sitter's card."""
    return Seat(Wants.SITTER)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_card_looks_as_it_did(size: tuple[int, int], seat: Seat) -> None:
    """What is due first, then the countdown, signs to call at, whom to call, and how to sit."""
    async with seat.app.run_test(size=size) as pilot:
        seat.hear(CARD)
        await seat.sees(pilot, "Next look-in")
        await pilot.pause()
        await seat.matches(pilot, "sitter", size)


async def test_the_next_look_in_is_counted_down_until_it_is_due(seat: Seat) -> None:
    """At its moment it is said to be now, and stays so until the card says otherwise."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(SitterCard((LookIn("Look in.", 165.0),)))
        await seat.sees(pilot, "Next look-in in 1:05 Look in.")
        seat.now = 106.0
        await seat.sees(pilot, "Next look-in in 0:59")
        seat.now = 165.0
        await seat.sees(pilot, "Now: Look in.")
        assert "Next" not in seat.words
        seat.hear(SitterCard((LookIn("Look in.", 765.0),)))
        await seat.sees(pilot, "Next look-in in 10:00")
        assert "Now:" not in seat.words


async def test_what_does_not_need_a_session_is_there_without_one(seat: Seat) -> None:
    """Signs and numbers stand there before, and after the session has gone."""
    async with seat.app.run_test(size=SIZES[1]) as pilot:
        seat.hear(Nobody())
        await seat.sees(pilot, NO_SESSION)
        for words in ("Call the clinician at once for", "hard to wake", *HELP):
            assert words in seat.words
        seat.hear(SitterCard())
        await seat.sees(pilot, "No look-in is planned yet.")
        seat.hear(Nobody(NOT_THIS_VERSION))
        await seat.sees(pilot, NOT_THIS_VERSION)


async def test_words_for_the_person_are_not_for_this_screen(seat: Seat) -> None:
    """They are not shown here, should they ever come."""
    async with seat.app.run_test(size=SIZES[0]) as pilot:
        seat.hear(Words("Welcome."))
        await seat.sees(pilot, NO_SESSION)
        assert "Welcome." not in seat.words


async def test_the_numbers_are_in_sight_in_a_small_window(seat: Seat) -> None:
    """Nobody has to scroll for whom to call, with a look-in that is due above it."""
    async with seat.app.run_test(size=(60, 18)) as pilot:
        seat.hear(SitterCard((LookIn("Vital signs.", 80.0), LookIn("Look in.", 700.0))))
        await seat.sees(pilot, "Now: Vital signs.")
        await seat.sees(pilot, HELP[0])


async def test_a_small_window_can_be_scrolled_to_the_last_line(seat: Seat) -> None:
    """The look-in stays above while the rest moves."""
    async with seat.app.run_test(size=(60, 16)) as pilot:
        seat.hear(SitterCard((LookIn("Look in.", 700.0),)))
        await seat.sees(pilot, "Next look-in")
        await pilot.press(*["down"] * 12)
        await until(pilot, lambda: "You see them home." in seat.words)
        assert "Next look-in" in seat.words
