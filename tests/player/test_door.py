from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from nacl.pwhash import argon2id

from integrate.help.support_plan import SupportPlan
from integrate.journal import passphrase
from integrate.journal.errors import WrongKey
from integrate.journal.store import Journal
from integrate.player.door import Door, NobodyCalled
from integrate.player.help_at_hand import HelpAtHand, keep_plan
from integrate.player.locked import Locked, ask_later
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.program import Role
from tests.player.fakes import WrittenSound

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "four herons and a canal"


@pytest.fixture(name="settings")
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Give the settings of a run whose passphrases cost next to nothing."""
    monkeypatch.setattr(passphrase, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrase, "MEMORY", argon2id.MEMLIMIT_MIN)
    places = tmp_path / "data", tmp_path / "keys"
    return Settings(
        library=Library(()),
        here=tmp_path,
        sounds=tmp_path,
        role=Role.THERAPIST,
        speed=1.0,
        open_journal=lambda: Journal.open(*places, ask_later),
        open_output=lambda _tell: WrittenSound([]),
        unlock=lambda words: Journal.open(*places, lambda _asked: words),
    )


def lock(settings: Settings, *, code: bool = False, words: bool = True) -> str:
    """Let only a passphrase, a recovery code or both open the journal; return the code."""
    with settings.open_journal() as journal:
        if words:
            journal.set_passphrase(WORDS)
        given = journal.new_recovery_code() if code else ""
        journal.forget_device()
    return given


def test_this_computers_key_opens_it_without_a_word(settings: Settings) -> None:
    """The journal is opened once, and closed with the door."""
    door = Door(settings)
    assert door.open() is door.open()
    assert door.journal is not None
    door.close()
    door.close()


def test_a_locked_journal_says_what_opens_it(settings: Settings) -> None:
    """Wrong words change nothing; the right ones open it for good."""
    lock(settings)
    door = Door(settings)
    with pytest.raises(Locked, match=r"opens by its passphrase\.$"):
        door.open()
    with pytest.raises(WrongKey, match="try again"):
        door.unlock("a pond without birds")
    assert door.journal is None
    journal = door.unlock(WORDS)
    assert door.open() is journal
    assert journal.is_opened_by(WORDS)
    assert not journal.is_opened_by("a pond without birds")
    door.close()


def test_a_recovery_code_opens_it_as_well(settings: Settings) -> None:
    """What is asked for names the ways there are."""
    code = lock(settings, code=True)
    door = Door(settings)
    with pytest.raises(Locked, match="or by its recovery code"):
        door.open()
    assert door.unlock(code.lower()).is_opened_by(code)
    door.close()


def test_a_code_alone_is_asked_for_by_its_name(settings: Settings) -> None:
    """Nobody is asked for a passphrase that was never set."""
    lock(settings, code=True, words=False)
    with pytest.raises(Locked, match=r"by its recovery code\.$"):
        Door(settings).open()


def test_words_open_nothing_where_nothing_can_be_unlocked(tmp_path: Path) -> None:
    """A program without a way to unlock says so."""
    bare = Settings(
        library=Library(()),
        here=tmp_path,
        sounds=tmp_path,
        role=Role.PATIENT,
        speed=1.0,
        open_journal=lambda: Journal.open(tmp_path, tmp_path),
        open_output=lambda _tell: WrittenSound([]),
    )
    with pytest.raises(WrongKey, match="No words open the journal here"):
        Door(bare).unlock("a")


def test_the_person_of_a_run_is_known_by_pseudonym(settings: Settings) -> None:
    """A name that nobody has opens nothing and says where the names are."""
    with settings.open_journal() as journal:
        wren = journal.add_person("Wren").id
    door = Door(replace(settings, person=" WREN "))
    door.open()
    assert door.person == wren
    door.close()
    nobody = Door(replace(settings, person="Robin"))
    with pytest.raises(NobodyCalled, match="integrate journal people"):
        nobody.open()
    assert nobody.journal is None


def test_a_backup_is_made_once_a_day(settings: Settings, tmp_path: Path) -> None:
    """Closing the door waits for it; a journal that is not open has none made."""
    door = Door(settings)
    told: list[str] = []
    door.back_up(told.append)
    door.open()
    for _ in range(3):
        door.back_up(told.append)
    door.close()
    assert told == []
    assert len(list((tmp_path / "data" / "backups").glob("*.db"))) == 1


def test_a_backup_that_cannot_be_made_is_told_once(settings: Settings, tmp_path: Path) -> None:
    """The reason is said, and the journal can be used as before."""
    door = Door(settings)
    door.open()
    (tmp_path / "data" / "backups").write_text("no folder")
    told: list[str] = []
    for _ in range(2):
        door.back_up(told.append)
        door.close()
    assert len(told) == 1
    assert told[0].startswith("The journal could not be backed up today. ")


def test_threads_that_use_the_journal_wait_for_each_other(settings: Settings) -> None:
    """Sessions listed, drafts saved and people added at once: none meets half of another."""
    door = Door(settings)
    journal = door.open()
    failed: list[BaseException] = []

    def use(number: int) -> None:
        try:
            for again in range(20):
                journal.add_person(f"{number} {again}")
                journal.sessions()
        except BaseException as error:  # noqa: BLE001 -- whatever it is, the test tells it
            failed.append(error)

    threads = [Thread(target=use, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(journal.persons()) == 81
    door.close()


def with_help(settings: Settings) -> Settings:
    """Return the settings of a run whose help opens the journal by itself when it must."""
    return replace(settings, help=HelpAtHand(None, None, settings.open_journal))


def keep_ada(settings: Settings) -> None:
    """Keep a support plan that names Ada."""
    with settings.open_journal() as journal:
        keep_plan(journal, SupportPlan().changed({"people": "Ada"}))


def test_help_reads_the_plan_in_the_journal_of_the_run(settings: Settings) -> None:
    """A journal that a passphrase opened is not opened a second time, and stays open."""
    keep_ada(settings)
    lock(settings)
    door = Door(with_help(settings))
    at_hand = door.settings.help
    assert at_hand.plan_and_trouble() == (
        SupportPlan(),
        "Your support plan is in the journal, which is locked now.",
    )
    journal = door.unlock(WORDS)
    plan, trouble = at_hand.plan_and_trouble()
    assert (plan.words("people"), trouble) == ("Ada", "")
    assert journal.is_opened_by(WORDS)
    door.close()


def test_help_opens_the_journal_for_a_moment_before_the_run_does(settings: Settings) -> None:
    """The plan is read, and the run's own journal is not open by it."""
    keep_ada(settings)
    door = Door(with_help(settings))
    assert door.settings.help.read_plan().words("people") == "Ada"
    assert door.journal is None


def test_a_door_without_help_lends_nothing(settings: Settings) -> None:
    """Where nobody said how the plan is reached there is none."""
    assert Door(settings).lend() is None
    assert not Door(settings).settings.help.read_plan().parts
