"""A session in another language: begun, continued, and its grounding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.player.opening import BrokenScript, open_continued, open_fresh, open_without_trace
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.inputs import Advance
from integrate.session.program import Role
from integrate.session.record import Began
from tests.player.fakes import WrittenSound

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.player.opened import Opened

EVENING = "title: Evening\nstage: anytime\ncautions: [Not now.]\nsteps: [One., Two., Three.]\n"
GERMAN = {"Evening": "Abend", "Not now.": "Nicht jetzt.", "One.": "Eins.", "Two.": "Zwei."}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give a library with one script and its German words, and a journal."""
    (tmp_path / "evening.yaml").write_text(EVENING, encoding="utf-8")
    write(tmp_path, GERMAN)
    return Settings(
        library=Library((tmp_path,)),
        here=tmp_path,
        sounds=tmp_path,
        role=Role.PATIENT,
        speed=1.0,
        open_journal=lambda: Journal.open(tmp_path / "data", tmp_path / "keys"),
        open_output=lambda _tell: WrittenSound([]),
    )


def write(folder: Path, words: dict[str, str]) -> None:
    """Write the German words of the evening script."""
    text = "\n".join(f'msgid "{key}"\nmsgstr "{value}"\n' for key, value in words.items())
    (folder / "evening.de.po").write_text(text, encoding="utf-8")


def shown(opened: Opened) -> str:
    """Return the words that an opened session shows first, or next."""
    if opened.driver.view.scene is None:
        opened.driver.send(opened.opening)
    scene = opened.driver.view.scene
    assert scene is not None
    return scene.text


def interrupted(settings: Settings, journal: Journal) -> None:
    """Begin the script in German and leave it at its second step."""
    entry = replace(settings.library.find("evening", settings.here), language="de")
    opened = open_fresh(settings, journal, entry, lambda _sentence: None)
    assert shown(opened) == "Eins."
    opened.driver.send(Advance())


def continued(settings: Settings, journal: Journal) -> Opened:
    """Continue the one session there is."""
    return open_continued(settings, journal, journal.sessions()[0], lambda _sentence: None)


def test_a_session_is_continued_in_its_language(settings: Settings) -> None:
    """The record knows it; a text without translation is shown in the words of the source."""
    with settings.open_journal() as journal:
        interrupted(settings, journal)
        began = journal.events(journal.sessions()[0].id)[0].recorded.event
        assert isinstance(began, Began)
        assert (began.title, began.language) == ("Abend", "de")
        opened = continued(settings, journal)
        assert opened.driver.until_deadline is None
        assert shown(opened) == "Zwei."
        opened.driver.send(Advance())
        assert shown(opened) == "Three."


def test_a_changed_script_is_continued_in_its_language(settings: Settings, tmp_path: Path) -> None:
    """It begins again at the named part that was reached, in the same language."""
    steps = "steps: [{say: One., id: one}, {say: Two., id: two}]\n"
    changed = EVENING.replace("steps: [One., Two., Three.]\n", steps)
    (tmp_path / "evening.yaml").write_text(changed, encoding="utf-8")
    with settings.open_journal() as journal:
        interrupted(settings, journal)
        (tmp_path / "evening.yaml").write_text(f"{changed}version: 2\n", encoding="utf-8")
        opened = continued(settings, journal)
        assert shown(opened) == "Zwei."
        assert opened.notice


def test_a_session_whose_translation_is_no_longer_whole(settings: Settings, tmp_path: Path) -> None:
    """It is not continued in mixed words: the person is told how to see what is missing."""
    with settings.open_journal() as journal:
        interrupted(settings, journal)
        write(tmp_path, GERMAN | {"Not now.": ""})
        with pytest.raises(BrokenScript, match="integrate translate evening de"):
            continued(settings, journal)


def test_grounding_speaks_the_language_of_the_run(settings: Settings, tmp_path: Path) -> None:
    """Without a whole translation it speaks its own: it is better there than not."""
    entry = settings.library.find("evening", settings.here)
    run = replace(settings, language="de")
    assert shown(open_without_trace(run, entry, print)) == "Eins."
    assert shown(open_without_trace(settings, entry, print)) == "One."
    write(tmp_path, {"One.": "Eins."})
    assert shown(open_without_trace(run, entry, print)) == "One."
    (tmp_path / "evening.de.po").unlink()
    assert shown(open_without_trace(run, entry, print)) == "One."
