"""The console as text, compared with the files in `snapshots/`.

After a change that is meant, make the files anew and look at what changed in them:

    UPDATE_SNAPSHOTS=1 python -m pytest tests/ui/console/test_pictures.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.ui.acting import picture, sees, until, write
from tests.ui.console.acting import ROOMY, SMALL, USUAL, day

FOLDER = Path(__file__).parent / "snapshots"
SIZES = pytest.mark.parametrize(
    "size", [ROOMY, USUAL, SMALL], ids=lambda size: f"{size[0]}x{size[1]}"
)


@SIZES
@pytest.mark.parametrize("name", ["running", "urgent"])
async def test_the_console_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    """Half an hour into a session, with a check that waits; and with the plan open."""
    one = day()
    async with one.app.run_test(size=size) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/v 72 118/76 98 base")
        for line in ("/go", "/go", "/skip", "/m start"):
            one.console.hand.forget_go()
            await one.types(pilot, line)
        await one.let_pass(pilot, 600.0)
        await one.types(pilot, '"warm, heavy hands')
        await one.types(pilot, "/done")
        await one.let_pass(pilot, 600.0)
        await one.types(pilot, "/v 94 151/91 97 recheck")
        await one.types(pilot, "/ae nausea; 14:18; mild; lay on the side; settled")
        await one.types(pilot, "/fix 2 warm, heavy hands and feet")
        await write(pilot, "Tearful, asked")
        if name == "urgent":
            await pilot.press("f8")
            await until(pilot, lambda: "Paused" in one.kinds())
        await pilot.pause()
        _matches(picture(one.app) + "\n", FOLDER / f"{name}-{size[0]}x{size[1]}.txt")


def _matches(shown: str, path: Path) -> None:
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
