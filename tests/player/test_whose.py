from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.journal.store import Journal
from integrate.player.door import Door
from integrate.player.settings import Settings
from integrate.player.whose import is_about, is_led_with_somebody, others
from integrate.script.library import Library
from integrate.session.program import Role
from integrate.session.record import Began, Recorded
from tests.journal.note.afternoon import NINE
from tests.player.fakes import WrittenSound

if TYPE_CHECKING:
    from pathlib import Path


def settings_in(folder: Path, role: Role = Role.PATIENT, person: str = "") -> Settings:
    """Return what runs are opened with in a folder that holds scripts and the journal."""
    return Settings(
        library=Library((folder / "scripts",)),
        here=folder,
        sounds=folder,
        role=role,
        speed=1.0,
        open_journal=lambda: Journal.open(folder / "data", folder / "keys"),
        open_output=lambda _tell: WrittenSound([]),
        person=person,
    )


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
    library = Library((bundled.scripts(),))
    settings = replace(settings_in(tmp_path, Role.THERAPIST), library=library)
    entry = library.find(name, tmp_path)
    assert is_led_with_somebody(settings, entry) is asked
    assert not is_led_with_somebody(replace(settings, role=Role.PATIENT), entry)


def test_a_broken_script_asks_nothing(tmp_path: Path) -> None:
    """What it is about is not known."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "bad.yaml").write_text("title: Bad\nstepps: []\n", encoding="utf-8")
    settings = settings_in(tmp_path, Role.THERAPIST)
    entry = settings.library.find("bad", tmp_path)
    assert not is_led_with_somebody(settings, entry)


def test_whose_sessions_a_run_is_about(tmp_path: Path) -> None:
    """A therapist's about everybody's, unless somebody was named; a patient's about their own."""
    with settings_in(tmp_path).open_journal() as journal:
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
        settings = settings_in(tmp_path, role, name)
        door = Door(settings)
        door.open()
        assert is_about(settings, door, summary) is about
        door.close()
