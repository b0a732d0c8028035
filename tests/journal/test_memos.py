"""The sound of voice memos in the journal: sealed, in order, and kept whatever happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from nacl.pwhash import argon2id

from integrate.journal import passphrase
from integrate.journal.errors import Damaged, Forgotten, NotWritable
from integrate.journal.export import own_json
from integrate.journal.export.lived import Choice, choose
from integrate.journal.export.outgoing import Format, Wish, preview
from integrate.journal.export.share import Share
from integrate.journal.export.taking_in import take_in
from integrate.journal.memos import kept_memos
from integrate.journal.reading import as_lived
from integrate.journal.restoring import restore
from integrate.journal.store import Journal
from integrate.journal.verified import State
from integrate.session.record import CAPTURED, Began, Finished, MemoKept, Recorded
from tests.journal.home import NOON, Home

if TYPE_CHECKING:
    from pathlib import Path

SOUND = [b"OggS and a heron by the canal", bytes(range(256)) * 16, b"the end"]
PAGE = Began("", "", "Just as it came", CAPTURED, "")


def begin(journal: Journal, person: str = "self") -> str:
    """Begin a page."""
    session = journal.begin(person)
    journal.append(session, NOON, Recorded(0.0, PAGE))
    return session


def speak(journal: Journal, session: str, memo: int = 1) -> None:
    """Put a memo of three pieces onto a page."""
    for number, sound in enumerate(SOUND, start=1):
        journal.memos.add(session, memo, number, 1.02 * number, sound)


def keep(journal: Journal, session: str) -> list[MemoKept]:
    """Keep the page as it stands."""
    memos = journal.memos.loose(session)
    journal.append(session, NOON, *(Recorded(4.0, one) for one in memos), Recorded(4.0, Finished()))
    return memos


def heard(journal: Journal, session: str, memo: MemoKept) -> bytes:
    """Return the sound of a memo."""
    return b"".join(journal.memos.sound(session, memo))


def test_what_was_spoken_comes_back(home: Home) -> None:
    """Two memos of a page come back in order, each with its length, also in another window."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
        speak(journal, session, 2)
        keep(journal, session)
    with home.open() as journal:
        first, second = kept_memos(journal.events(session))
        assert (first.memo, first.length, first.pieces) == (1, 3.06, 3)
        assert heard(journal, session, first) == b"".join(SOUND) == heard(journal, session, second)
        assert first.chain != second.chain
        assert "(A voice memo of 3 s)" in list(as_lived(journal.events(session)))
        assert [one.state for one in journal.verify()] == [State.WHOLE]


def test_not_a_byte_of_it_is_in_the_files(home: Home) -> None:
    """Neither while it is spoken nor after can a piece be read in the folder."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
        for _ in range(2):
            for path in home.data.iterdir():
                content = path.read_bytes()
                assert b"heron" not in content
                assert b"OggS" not in content
                assert bytes(range(64)) not in content
            keep(journal, session)
            session = begin(journal)


def test_what_a_crash_left_is_whole_as_far_as_it_goes(home: Home) -> None:
    """Without its page being kept, a memo is there with every piece that was written."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
    with home.open() as journal:
        (loose,) = journal.memos.loose(session)
        assert heard(journal, session, loose) == b"".join(SOUND)
    home.tamper("DELETE FROM pieces WHERE number = 2")
    with home.open() as journal:
        (shorter,) = journal.memos.loose(session)
        assert (shorter.pieces, shorter.length) == (1, 1.02)
    home.tamper("DELETE FROM pieces WHERE number = 1")
    with home.open() as journal:
        assert journal.memos.loose(session) == []


def test_a_memo_can_be_taken_off_a_page(home: Home) -> None:
    """What is taken off is gone from the file; the others stay."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
        speak(journal, session, 2)
        journal.memos.drop(session, 2)
        assert [one.memo for one in journal.memos.loose(session)] == [1]
        keep(journal, session)
        assert all(one.is_fine for one in journal.verify())


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ("UPDATE pieces SET body = zeroblob(200) WHERE number = 2", State.CHANGED),
        ("UPDATE pieces SET number = 9 - number", State.CHANGED),
        ("UPDATE pieces SET number = number + 5", State.CHANGED),
        ("UPDATE pieces SET person = 'nobody' WHERE number = 2", State.CHANGED),
        ("DELETE FROM pieces WHERE number = 3", State.MISSING),
        ("DELETE FROM pieces", State.MISSING),
        (
            "UPDATE pieces SET body = (SELECT body FROM pieces WHERE number = 3) WHERE number = 1",
            State.CHANGED,
        ),
    ],
)
def test_a_change_is_noticed(home: Home, change: str, state: State) -> None:
    """A piece that was changed, moved or taken away is named, and not played."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
        (memo,) = keep(journal, session)
    home.tamper(change)
    with home.open() as journal:
        wrong = [one for one in journal.verify() if not one.is_fine]
        assert [(one.state, one.session) for one in wrong] == [(state, session)]
        with pytest.raises(Damaged, match="a voice memo of session"):
            heard(journal, session, memo)
        assert kept_memos(journal.events(session)) == [memo]


def test_a_changed_loose_piece_is_noticed(home: Home) -> None:
    """Also before the page is kept; the memo is whole as far as the piece before it."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
    home.tamper("UPDATE pieces SET body = zeroblob(200) WHERE number = 2")
    with home.open() as journal:
        assert State.CHANGED in {one.state for one in journal.verify()}
        (loose,) = journal.memos.loose(session)
        assert (loose.pieces, heard(journal, session, loose)) == (1, SOUND[0])


def test_an_event_of_a_memo_that_does_not_open_is_named_once(home: Home) -> None:
    """The event is what was changed; the sound it told of is looked at without it."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
        keep(journal, session)
    home.tamper("UPDATE events SET body = zeroblob(200) WHERE number = 2")
    with home.open() as journal:
        wrong = [one for one in journal.verify() if not one.is_fine]
    assert [one.state for one in wrong] == [State.CHANGED]
    assert "memo" not in wrong[0].sentence


def test_this_program_changes_no_piece(home: Home) -> None:
    """A second piece of the same number is refused, and the first stays."""
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
        with pytest.raises(NotWritable, match="another window"):
            journal.memos.add(session, 1, 2, 2.0, b"other")
        with pytest.raises(KeyError):
            journal.memos.add(journal.begin(), 1, 1, 1.0, b"before the page began")
        (memo,) = journal.memos.loose(session)
        assert heard(journal, session, memo) == b"".join(SOUND)


def test_with_other_keys_and_after_a_restore(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new passphrase in place of the computer's key opens it; a backup brings it back."""
    monkeypatch.setattr(passphrase, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrase, "MEMORY", argon2id.MEMLIMIT_MIN)
    words = "four herons, a canal and café"
    with home.open() as journal:
        session = begin(journal)
        speak(journal, session)
        (memo,) = keep(journal, session)
        journal.set_passphrase(words)
        journal.forget_device()
        journal.backup(tmp_path / "copy.db")
    for path in home.data.iterdir():
        path.unlink()
    restored = restore(tmp_path / "copy.db", home.data, home.keys, lambda _asked: words)
    assert restored.sessions == 1
    with Journal.open(home.data, home.keys, lambda _asked: words) as journal:
        assert heard(journal, session, memo) == b"".join(SOUND)


def test_with_the_person_it_is_forgotten(home: Home) -> None:
    """The pieces go with the key, what is spoken meanwhile is refused, and all is as it should."""
    with home.open() as journal:
        wren = journal.add_person("Wren").id
        kept, cut_off = begin(journal, wren), begin(journal, wren)
        speak(journal, kept)
        keep(journal, kept)
        speak(journal, cut_off)
        journal.forget(wren)
        with pytest.raises(Forgotten):
            journal.memos.add(cut_off, 1, 4, 4.0, b"more")
        assert journal.memos.loose(cut_off) == []
        assert all(one.is_fine for one in journal.verify())


def test_an_export_names_it_and_an_import_knows_it_has_no_sound(home: Home, tmp_path: Path) -> None:
    """The length goes out in every format, to nobody else; the copy says that its sound is not."""
    other = Home(tmp_path / "other", tmp_path / "other-keys")
    with home.open() as journal, other.open() as copy:
        session = begin(journal)
        speak(journal, session)
        keep(journal, session)
        for form in (Format.MARKDOWN, Format.HTML, Format.TEXT):
            out = preview(journal, Wish(form, Share.MINE))
            assert b"A voice memo of 3 s. Its sound is not in this file." in out.content
            assert out.left_out.memos == 1
        table = preview(journal, Wish(Format.CSV, Share.MINE)).content
        assert b",voice memo,,1,,,3\r\n" in table
        assert b"memo" not in preview(journal, Wish(Format.JSON, Share.THERAPIST)).content
        file = own_json.write(choose(journal, Choice()).sessions, Share.MINE).encode()
        assert take_in(copy, file, "mine.json").sessions == 1
        assert take_in(copy, file, "mine.json").there == 1
        assert take_in(journal, file, "mine.json").there == 1
        (memo,) = kept_memos(copy.events(session))
        assert heard(copy, session, memo) == b""
        assert any(
            "its sound is not in this journal" in one for one in as_lived(copy.events(session))
        )
        assert all(one.is_fine for one in copy.verify())
