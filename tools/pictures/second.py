"""The second screens: what the person sees in a session, and the sitter's card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from integrate.player.second_screen.guest import Nobody
from integrate.player.second_screen.wire import Wants
from integrate.session.person_view import Breath, Phase, Quiet, Rest, Words
from integrate.session.sitter_card import LookIn, SitterCard
from tests.ui.person.watching import Seat

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.player.second_screen.guest import Heard
    from tools.pictures.camera import Camera

SCENES: Final[dict[str, Heard]] = {
    "words": Words("Welcome. There is nothing you need to do well here. Whatever comes is met."),
    "breath": Breath("Let the breath come by itself.", Phase.IN, 98.0, 4.0),
    "rest": Rest("Rest. The music will carry on.", 90.0, 600.0),
    "quiet": Quiet(),
    "nobody": Nobody(),
}
CARD: Final = SitterCard(
    (
        LookIn("Vital signs, as the clinic's plan has them.", 80.0),
        LookIn("Look in. Breathing, colour, comfort.", 680.0),
    )
)


async def walk(camera: Camera, folder: Path) -> None:  # noqa: ARG001 -- a walk's parameters
    """Sit before the person's screen, then before the card."""
    seat = Seat(Wants.PERSON)
    async with seat.app.run_test(size=camera.size) as pilot:
        seat.app.theme = camera.theme
        for name, heard in SCENES.items():
            seat.hear(heard)
            await pilot.pause(0.6)
            camera.take(seat.app, f"person-{name}")
    seat = Seat(Wants.SITTER)
    async with seat.app.run_test(size=camera.size) as pilot:
        seat.app.theme = camera.theme
        seat.hear(CARD)
        await pilot.pause(0.6)
        camera.take(seat.app, "sitter")
