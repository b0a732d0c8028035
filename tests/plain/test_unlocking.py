from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from nacl.pwhash import argon2id

from integrate.help.support_plan import SupportPlan
from integrate.journal import passphrase
from integrate.journal.entry import Outcome
from integrate.journal.pages import sessions_of_scripts
from integrate.plain.terminal import Terminal
from integrate.player.help_at_hand import HelpAtHand, keep_plan
from integrate.session.program import Role

if TYPE_CHECKING:
    from tests.plain.house import House

WORDS = "four herons and a canal"
BY_WORDS = "The journal opens by its passphrase."


@pytest.fixture(name="locked")
def _locked(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Give a house whose journal only its passphrase opens."""
    monkeypatch.setattr(passphrase, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrase, "MEMORY", argon2id.MEMLIMIT_MIN)
    with house.settings.open_journal() as journal:
        journal.set_passphrase(WORDS)
        journal.forget_device()
    return house


def test_the_passphrase_is_asked_for_before_the_list(locked: House) -> None:
    """Wrong words are told and asked for again; the right ones lead on."""
    said = locked.visit("a pond", "", WORDS, "1", "", "1", "", "quit")
    assert said[1] == BY_WORDS
    assert said[2].startswith("Type it now. It is not shown.")
    assert any("nothing was changed, so try again" in line for line in said)
    assert sum("If it is forgotten" in line for line in said) == 1
    assert "The end of “Getting ready”." in said
    with locked.open(lambda _asked: WORDS) as journal:
        (kept,) = sessions_of_scripts(journal.sessions())
    assert kept.outcome is Outcome.FINISHED


def test_grounding_help_and_leaving_need_no_passphrase(locked: House) -> None:
    """Each word works where the passphrase is asked for, and home opens without the journal."""
    said = locked.visit("ground", "", "help", "quit", "list", "1", "", "journal", "quit")
    assert "Look around." in said
    assert "This program cannot see you and no one is alerted." in said
    assert "1. Getting ready." in said
    assert "Welcome." not in said
    assert said.count("Type “unlock” to open it; only grounding can be begun without it.") == 3
    assert said[-1] == "Goodbye."


def test_it_can_be_unlocked_later(locked: House) -> None:
    """The word `unlock` asks again, and then the list is said with what was interrupted."""
    said = locked.visit("quit", "unlock", WORDS, "1", "", "1", "", "quit")
    assert "Welcome." in said
    assert "unlock" not in locked.visit(WORDS, "unlock", "quit")


def test_a_person_nobody_knows_is_told(locked: House) -> None:
    """The right passphrase does not help then."""
    locked.role, locked.person = Role.THERAPIST, "Wren"
    said = locked.visit(WORDS, "quit")
    assert said[1] == "For Wren."
    assert any("There is nobody called “Wren”" in line for line in said)


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_what_is_typed_is_not_shown_on_a_terminal() -> None:
    """The terminal echoes the end of the line and nothing of it, and then echoes again."""
    import termios  # noqa: PLC0415 -- not on Windows

    ours, theirs = os.openpty()
    before = termios.tcgetattr(theirs)
    seen: list[int] = []

    class Watched(Terminal):
        def read(self, timeout: float | None) -> str | None:
            """Look how the terminal is set while a line is waited for."""
            seen.append(termios.tcgetattr(theirs)[3])
            os.write(ours, b"four herons\n")
            return super().read(timeout)

    with open(theirs, encoding="utf-8") as source:  # noqa: PTH123 -- a descriptor
        assert Watched(source, io.StringIO()).read_unseen() == "four herons"
        assert not seen[0] & termios.ECHO
        assert termios.tcgetattr(theirs) == before
        assert b"herons" not in os.read(ours, 100)
        os.close(ours)  # or the thread that reads would hold the other end open


def test_help_says_the_plan_once_the_journal_is_open(locked: House) -> None:
    """Before, it says where the plan is; after, the plan itself, and nobody is asked again."""
    with locked.open(lambda _asked: WORDS) as journal:
        keep_plan(journal, SupportPlan().changed({"people": "Ada, 555 0101"}))
    at_hand = HelpAtHand(None, None, locked.settings.open_journal)
    said = locked.visit(
        "help", WORDS, "help", "quit", settings=replace(locked.settings, help=at_hand)
    )
    before, after = (at for at, line in enumerate(said) if line.startswith("In danger: "))
    assert "Your support plan is in the journal, which is locked now." in said[before:after]
    assert "Ada, 555 0101" not in said[:after]
    assert "Ada, 555 0101" in said[after:]
