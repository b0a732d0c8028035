"""What a later script says of an earlier answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.player.opening import open_continued, open_fresh
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.inputs import Advance, Answer
from integrate.session.program import Role
from integrate.session.view import Passage
from tests.player.fakes import WrittenSound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.player.opened import Opened

BEFORE = "title: Before\nstage: anytime\nsteps: [{ask: 'What?', save: intention}]\n"
AFTER = """title: After
stage: anytime
recall: [intention]
steps:
  - You wrote "{{ intention or 'nothing yet' }}".
  - The end.
"""
WITHOUT = "title: Without\nstage: anytime\nsteps: [Hello.]\n"


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


@pytest.fixture(name="settings")
def _settings(tmp_path: Path, journal: Journal) -> Settings:
    """Give the settings of a run with three scripts."""
    for name, text in (("before", BEFORE), ("after", AFTER), ("without", WITHOUT)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return Settings(
        library=Library((tmp_path,)),
        here=tmp_path,
        sounds=tmp_path,
        role=Role.PATIENT,
        speed=1.0,
        open_journal=lambda: journal,
        open_output=lambda _tell: WrittenSound([]),
    )


def begin(settings: Settings, journal: Journal, name: str, person: str = "self") -> Opened:
    """Open a script and bring its first step."""
    entry = settings.library.find(name, settings.here)
    opened = open_fresh(settings, journal, entry, lambda _told: None, person)
    opened.driver.send(opened.opening)
    return opened


def said(opened: Opened) -> str:
    """Return the passage that is shown."""
    scene = opened.driver.view.scene
    assert isinstance(scene, Passage)
    return scene.text


def test_a_later_script_says_the_earlier_words(settings: Settings, journal: Journal) -> None:
    """Without an answer the words behind `or` stand; with one, the person's own."""
    assert said(begin(settings, journal, "after")) == 'You wrote "nothing yet".'
    begin(settings, journal, "before").driver.send(Answer("a heron"))
    assert said(begin(settings, journal, "after")) == 'You wrote "a heron".'
    begin(settings, journal, "before").driver.send(Answer("a canal"))
    assert said(begin(settings, journal, "after")) == 'You wrote "a canal".'


def test_nobody_reads_the_words_of_somebody_else(settings: Settings, journal: Journal) -> None:
    """What one person answered is recalled for that person alone."""
    wren = journal.add_person("Wren").id
    begin(settings, journal, "before", wren).driver.send(Answer("a nest"))
    assert said(begin(settings, journal, "after")) == 'You wrote "nothing yet".'
    assert said(begin(settings, journal, "after", wren)) == 'You wrote "a nest".'


def test_what_was_recalled_stays_so_when_the_session_is_continued(
    settings: Settings, journal: Journal
) -> None:
    """An answer given meanwhile changes nothing in a session that was begun."""
    begin(settings, journal, "before").driver.send(Answer("a heron"))
    begin(settings, journal, "after")
    left = journal.sessions()[0]
    begin(settings, journal, "before").driver.send(Answer("a canal"))
    opened = open_continued(settings, journal, left, lambda _told: None)
    opened.driver.send(opened.opening)
    assert said(opened) == 'You wrote "a heron".'
    opened.driver.send(Advance())
    assert said(opened) == "The end."


def test_a_script_that_recalls_nothing_reads_nothing(
    settings: Settings, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs no look at earlier sessions."""
    begin(settings, journal, "before").driver.send(Answer("a heron"))

    def read(_journal: Journal, _session: str) -> None:
        raise AssertionError("an earlier session was read")

    monkeypatch.setattr(Journal, "events", read)
    assert said(begin(settings, journal, "without")) == "Hello."
