from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.journal.entry import SELF
from integrate.journal.errors import Damaged
from integrate.journal.store import Journal
from integrate.player.preflight import agreed
from integrate.player.preflight.sheet import WRITABLE
from integrate.session.charting import Agreed, Corrected
from integrate.session.record import Answered, Began, Finished, Recorded
from tests.player.preflight.hearing_of import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.session.record import Event

BEGAN = Began("session/one", "", "One", "session", "therapist")
DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as kept:
        yield kept


def keep(journal: Journal, *events: Event, person: str = SELF) -> None:
    """Keep a session of these events."""
    name = journal.begin(person)
    whole = [Recorded(0.0, one) for one in (BEGAN, *events, Finished())]
    journal.append(name, DAY, *whole)


def words(journal: Journal | None, person: str = SELF, contact: str = "") -> dict[str, str]:
    """Return what is found, by what it is about."""
    found = agreed.look(journal, person, contact)
    return {one.name: line for one, line in zip(found, told(found), strict=True)}


def test_where_nothing_is_recorded_everything_is_a_warning(kept: Journal) -> None:
    """Each thing says what to write down; it is the same where there is no journal yet."""
    assert words(kept) == words(None)
    assert list(words(kept)) == ["consent", "touch", "sitter", "contact"]
    assert words(kept)["touch"] == "warning: Nothing is recorded about touch, so there is none."


def test_the_newest_words_count(kept: Journal) -> None:
    """They are shown with their day."""
    keep(kept, Agreed("consent", "first", 0.0, 1), Agreed("sitter", "nobody", 0.0, 2))
    keep(kept, Agreed("consent", "written, seen", 0.0, 1), Agreed("mask", "on", 0.0, 2))
    found = words(kept)
    assert found["consent"] == "ok: “written, seen”, on 02 Mar 2026."
    assert found["sitter"] == "ok: “nobody”, on 02 Mar 2026."


def test_corrections_count(kept: Journal) -> None:
    """Words that were put right are the right ones; what was struck out is not agreed any more."""
    keep(
        kept,
        Agreed("touch", "hand", 0.0, 1),
        Agreed("consent", "spoken", 0.0, 2),
        Corrected(1, "shoulder only", 0.0, 3),
        Corrected(2, "", 0.0, 4),
        Corrected(9, "of nothing", 0.0, 5),
    )
    found = words(kept)
    assert found["touch"] == "ok: “shoulder only”, on 02 Mar 2026."
    assert found["consent"].startswith("warning")


def test_what_the_person_answered_about_touch_counts(kept: Journal) -> None:
    """Unless they would rather not say; what was agreed goes before it."""
    keep(kept, Answered("s", "touch", "Touch?", "rather_not", "I would rather not say"))
    assert words(kept)["touch"].startswith("warning")
    keep(kept, Answered("s", "touch", "Touch?", "hand", "A hand to hold"))
    assert words(kept)["touch"] == "ok: “A hand to hold”, the person said on 02 Mar 2026."
    keep(kept, Agreed("touch", "none", 0.0, 1))
    assert words(kept)["touch"] == "ok: “none”, on 02 Mar 2026."


def test_each_person_has_their_own(kept: Journal) -> None:
    """What one agreed to is not agreed by another."""
    other = kept.add_person("Heron")
    keep(kept, Agreed("consent", "written", 0.0, 1), person=other.id)
    assert words(kept)["consent"].startswith("warning")
    assert words(kept, other.id)["consent"].startswith("ok")


def test_the_contact_of_the_settings_counts(kept: Journal) -> None:
    """A contact that was agreed on goes before it."""
    assert words(kept, contact="Sam, 123")["contact"] == "ok: “Sam, 123”, from the settings."
    keep(kept, Agreed("contact", "Kim, 456", 0.0, 1))
    assert words(kept, contact="Sam, 123")["contact"] == "ok: “Kim, 456”, on 02 Mar 2026."


def test_all_of_it_is_looked_for_no_further_than_needed(kept: Journal) -> None:
    """A session with everything ends the search."""
    keep(kept, Agreed("consent", "long ago", 0.0, 1))
    keep(kept, *(Agreed(one, "now", 0.0, number) for number, one in enumerate(WRITABLE, 1)))
    assert all(line.startswith("ok: “now”") for line in words(kept).values())


def test_a_journal_that_cannot_be_read_says_so(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each thing can be written down all the same."""

    def damaged(_journal: Journal, *_more: object) -> list[object]:
        raise Damaged("It is damaged.")

    monkeypatch.setattr(Journal, "sessions", damaged)
    assert set(words(kept).values()) == {
        "warning: What was agreed earlier cannot be read now: It is damaged."
    }
