"""The page before a session as text, compared with the files in `snapshots/`.

After a change that is meant, make the files anew and look at what changed in them:

    UPDATE_SNAPSHOTS=1 python -m pytest tests/ui/preflight/test_pictures.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from integrate.session.program import Role
from tests.ui.acting import House, picture, sees
from tests.ui.preflight.test_screen import SHELF, clinic

FOLDER = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=["140x40", "80x24"])
async def test_the_page_looks_as_it_did(tmp_path: Path, size: tuple[int, int]) -> None:
    """Everything was looked at; the space on the disk is nobody's concern here."""
    app = clinic(House(tmp_path, SHELF, role=Role.THERAPIST))
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "in charge of this session?")
        await pilot.press("down", "enter")
        await sees(pilot, "7 warnings.")
        shown = re.sub(r"[0-9.]+ GB are", "00 GB are", picture(app)) + "\n"
    path = FOLDER / f"page-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
