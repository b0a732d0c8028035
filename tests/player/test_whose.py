from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.player.door import Door
from integrate.player.whose import is_about, is_led_with_somebody, others
from integrate.script.library import Library
from integrate.session.program import Role
from integrate.session.record import Began, Recorded
from tests.journal.note.afternoon import NINE
from tests.plain.house import House

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("session/infusion", True),
        ("set-and-setting/general", True),
        ("pre-session/with-therapist", True),
        ("pre-session/general", False),
        ("anytime/grounding", False),
    ],
)
def test_it_is_asked_before_what_is_led_with_somebody(
    tmp_path: Path, name: str, *, asked: bool
) -> None:
    """A therapist is asked; a patient at home never is."""
    house = House(tmp_path, Role.THERAPIST)
    library = Library((bundled.scripts(),))
    settings = replace(house.settings, library=library)
    entry = library.find(name, tmp_path)
    assert is_led_with_somebody(settings, entry) is asked
    assert not is_led_with_somebody(replace(settings, role=Role.PATIENT), entry)


def test_a_broken_script_asks_nothing(tmp_path: Path) -> None:
    """What it is about is not known."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "bad.yaml").write_text("title: Bad\nstepps: []\n", encoding="utf-8")
    house = House(tmp_path, Role.THERAPIST)
    entry = house.settings.library.find("bad", tmp_path)
    assert not is_led_with_somebody(house.settings, entry)


def test_whose_sessions_a_run_is_about(tmp_path: Path) -> None:
    """A therapist's about everybody's, unless somebody was named; a patient's about their own."""
    house = House(tmp_path)
    with house.settings.open_journal() as journal:
        wren = journal.add_person("Wren")
        assert others(journal) == [wren]
        theirs = journal.begin(wren.id)
        began = Began("session/dosing", "d1", "The session", "session", "therapist")
        journal.append(theirs, NINE, Recorded(0.0, began))
        (summary,) = journal.sessions()
    for role, name, about in (
        (Role.THERAPIST, "", True),
        (Role.THERAPIST, "Wren", True),
        (Role.PATIENT, "", False),
    ):
        house.role, house.person = role, name
        door = Door(house.settings)
        door.open()
        assert is_about(house.settings, door, summary) is about
        door.close()
