from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from integrate.journal import passphrase
from integrate.journal.errors import Damaged, NotWritable, Refused, WeakPassphrase, WrongKey
from integrate.journal.sealing import Unsealable
from integrate.journal.slots import Slot, SlotKind, open_with, wrap
from integrate.journal.store import Journal
from tests.journal.home import Home

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.unlocking import Asked

pytestmark = pytest.mark.usefixtures("_quick")
WORDS = "four herons and a canal"


class Typing:
    """Somebody who types the same thing whenever asked, and remembers what was asked."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.asked: list[Asked] = []

    def __call__(self, asked: Asked) -> str:
        """Answer."""
        self.asked.append(asked)
        return self.words


@pytest.fixture
def code(home: Home) -> str:
    """Return the recovery code of a journal that has a passphrase too."""
    with home.open() as journal:
        journal.set_passphrase(WORDS)
        return journal.new_recovery_code()


def elsewhere(home: Home) -> Home:
    """Return the same journal as another computer has it, without its key."""
    return Home(home.data, home.data.parent / "other keys")


def files(home: Home) -> dict[str, bytes]:
    """Return what is in the folder of the journal."""
    return {path.name: path.read_bytes() for path in home.data.rglob("*") if path.is_file()}


def test_this_computer_is_tried_first(home: Home, code: str) -> None:
    """With its key there nobody is asked."""
    typing = Typing(code)
    with Journal.open(home.data, home.keys, typing) as journal:
        assert journal.opened_by is SlotKind.DEVICE
    assert typing.asked == []


def test_on_another_computer(home: Home, code: str, write: Callable[..., str]) -> None:
    """Passphrase and recovery code open the journal where its key is not, and say which it was."""
    with home.open() as journal:
        session = write(journal)
    other = elsewhere(home)
    for words, kind in ((WORDS, SlotKind.PASSPHRASE), (code.lower(), SlotKind.RECOVERY)):
        typing = Typing(words)
        with Journal.open(other.data, other.keys, typing) as journal:
            assert journal.opened_by is kind
            assert len(journal.events(session)) == 5
        (asked,) = typing.asked
        assert asked.path == home.file
        assert asked.kinds == (SlotKind.PASSPHRASE, SlotKind.RECOVERY)
        assert "device.key is missing" in asked.why
    assert not other.keys.exists()


@pytest.mark.parametrize("words", ["", "four herons and a pond", "0" * 33, "\udc80" * 9])
def test_wrong_words(home: Home, code: str, words: str) -> None:
    """Wrong words are told, and not a byte is written."""
    assert code
    before = files(home)
    other = elsewhere(home)
    with pytest.raises(WrongKey, match="nothing was changed"):
        Journal.open(other.data, other.keys, Typing(words))
    assert files(home) == before


def test_a_code_with_a_slip(home: Home, code: str) -> None:
    """The code of another journal, or one mistyped, does not open this one."""
    other = elsewhere(home)
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    with pytest.raises(WrongKey, match="does not open"):
        Journal.open(other.data, other.keys, Typing(slip))


def test_nobody_to_ask(home: Home, code: str) -> None:
    """Where nobody can be asked, that is said."""
    assert code
    other = elsewhere(home)
    with pytest.raises(WrongKey, match="nobody is here to be asked"):
        Journal.open(other.data, other.keys)


def test_only_what_there_is_is_asked_for(home: Home) -> None:
    """A journal with a code alone asks for the code."""
    with home.open() as journal:
        code = journal.new_recovery_code()
    typing = Typing(code)
    with Journal.open(home.data, elsewhere(home).keys, typing) as journal:
        assert [way.kind for way in journal.ways()] == [SlotKind.DEVICE, SlotKind.RECOVERY]
    assert typing.asked[0].kinds == (SlotKind.RECOVERY,)


def test_another_passphrase(home: Home) -> None:
    """When the passphrase is changed the earlier one opens the journal no more."""
    with home.open() as journal:
        journal.set_passphrase("the earlier words")
        journal.set_passphrase(WORDS)
        assert len(journal.ways()) == 2
    other = elsewhere(home)
    Journal.open(other.data, other.keys, Typing(WORDS)).close()
    with pytest.raises(WrongKey):
        Journal.open(other.data, other.keys, Typing("the earlier words"))


def test_another_code(home: Home, code: str) -> None:
    """A new code takes the place of the earlier one."""
    with home.open() as journal:
        new = journal.new_recovery_code()
    other = elsewhere(home)
    Journal.open(other.data, other.keys, Typing(new)).close()
    with pytest.raises(WrongKey):
        Journal.open(other.data, other.keys, Typing(code))


def test_the_device_is_forgotten_and_known_again(home: Home, code: str) -> None:
    """A forgotten computer asks each time, until it is to open the journal by itself again."""
    assert code
    with home.open() as journal:
        journal.forget_device()
    with pytest.raises(WrongKey, match="nobody is here"):
        home.open()
    typing = Typing(WORDS)
    with Journal.open(home.data, home.keys, typing) as journal:
        journal.remember_device()
    assert typing.asked[0].why == ""
    with home.open() as journal:
        assert journal.opened_by is SlotKind.DEVICE


def test_a_new_computer_takes_over(home: Home, code: str) -> None:
    """A new laptop that is told the code once opens the journal by itself from then on."""
    other = elsewhere(home)
    with Journal.open(other.data, other.keys, Typing(code)) as journal:
        journal.remember_device()
    with other.open() as journal:
        assert journal.opened_by is SlotKind.DEVICE


def test_the_last_way_stays(home: Home) -> None:
    """The only way in is never taken away."""
    with home.open() as journal:
        with pytest.raises(Refused, match="only way into"):
            journal.forget_device()
        with pytest.raises(Refused, match="has no passphrase"):
            journal.remove_passphrase()
        journal.set_passphrase(WORDS)
        journal.forget_device()
        with pytest.raises(Refused, match="only way into"):
            journal.remove_passphrase()
        journal.remember_device()
        journal.remove_passphrase()
    home.open().close()


def test_a_weak_passphrase(home: Home) -> None:
    """A passphrase that is too short changes nothing."""
    with home.open() as journal:
        with pytest.raises(WeakPassphrase):
            journal.set_passphrase("short")
        assert [way.kind for way in journal.ways()] == [SlotKind.DEVICE]


def test_proven_before_the_old_one_goes(
    home: Home, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new passphrase that does not open what was stored leaves the old one in its place."""
    assert code
    with home.open() as journal:
        monkeypatch.setattr("integrate.journal.ways.open_with", lambda *_: b"another key")
        with pytest.raises(NotWritable, match="everything stays as it was"):
            journal.set_passphrase("words that were lost on the way")
        monkeypatch.undo()
    monkeypatch.undo()
    other = elsewhere(home)
    Journal.open(other.data, other.keys, Typing(WORDS)).close()


def test_a_passphrase_that_does_not_open_at_all(
    home: Home, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the stored slot does not open, the earlier passphrase stays as well."""
    assert code

    def refuse(*_: object) -> bytes:
        raise Unsealable

    with home.open() as journal:
        with monkeypatch.context() as patch:
            patch.setattr("integrate.journal.ways.open_with", refuse)
            with pytest.raises(NotWritable, match="everything stays as it was"):
                journal.set_passphrase("words that were lost on the way")
        assert journal.is_opened_by(WORDS)


def test_an_old_slot_is_gone_from_the_file(home: Home) -> None:
    """What a slot held is in no byte of the folder once another took its place."""
    with home.open() as journal:
        journal.set_passphrase(WORDS)
        ((old,),) = journal._database.rows(  # noqa: SLF001 - the bytes to look for
            "SELECT wrapped FROM slots WHERE kind = 'passphrase'"
        )
        journal.set_passphrase("a pond and two herons")
        assert not [name for name, content in files(home).items() if old in content]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE slots SET parameters = '{}' WHERE kind = 'passphrase'",
        "UPDATE slots SET parameters = '[[[' WHERE kind = 'passphrase'",
        "UPDATE slots SET parameters = replace(parameters, '\"passes\":1', '\"passes\":2')",
        "UPDATE slots SET wrapped = zeroblob(120) WHERE kind = 'passphrase'",
        "UPDATE slots SET kind = 'recovery' WHERE kind = 'passphrase'",
        "UPDATE slots SET kind = 'of a later version' WHERE kind = 'passphrase'",
    ],
)
def test_a_changed_slot(home: Home, change: str) -> None:
    """A slot that another hand changed opens to nobody, and this computer's still does."""
    with home.open() as journal:
        journal.set_passphrase(WORDS)
    home.tamper(change)
    with pytest.raises(WrongKey):
        Journal.open(home.data, elsewhere(home).keys, Typing(WORDS))
    home.open().close()


def test_a_journal_without_its_name(home: Home) -> None:
    """A journal that lost what everything is bound to is damaged, whoever asks."""
    home.open().close()
    home.tamper("UPDATE vault SET id = 'another'")
    with pytest.raises(WrongKey):
        home.open()
    home.tamper("DELETE FROM vault")
    with pytest.raises(Damaged, match="lost the keys"):
        home.open()


def test_words_that_fit(home: Home, code: str) -> None:
    """An open journal tells whether words would open it; this computer's key is no word."""
    with home.open() as journal:
        assert [journal.is_opened_by(one) for one in (WORDS, code, "a pond", "")] == [
            *(True, True, False, False)
        ]


def test_this_computers_slot_opens_by_no_words(home: Home) -> None:
    """Whatever is typed, it is not tried as the key of this computer."""
    home.open().close()
    with pytest.raises(Unsealable):
        open_with("vault", Slot(SlotKind.DEVICE, b""), (home.keys / "device.key").read_text())


def test_a_slot_of_another_hand_lifts_nothing(home: Home, code: str) -> None:
    """Whoever can write the file may add a slot for words of their own; they open no journal."""
    assert code
    with home.open() as journal:
        ((vault,),) = journal._database.rows("SELECT id FROM vault")  # noqa: SLF001 - it is in clear
    parameters = passphrase.new_parameters()
    key = passphrase.key("words of another", json.loads(parameters))
    wrapped = wrap(vault, SlotKind.PASSPHRASE, key, bytes(32), parameters)
    home.tamper(
        "INSERT INTO slots (kind, wrapped, parameters) VALUES ('passphrase', ?, ?)",
        values=(wrapped, parameters),
    )
    with home.open() as journal:
        assert not journal.is_opened_by("words of another")
        assert journal.is_opened_by(WORDS)
    other = elsewhere(home)
    with pytest.raises(Damaged, match="lost the keys"):
        Journal.open(other.data, other.keys, Typing("words of another"))
    Journal.open(other.data, other.keys, Typing(WORDS)).close()
