"""Where the key lies, on platforms with two folders for settings and data and with one for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.places import KEY_FILE, find_places
from integrate.journal.keyfile import NAME, make_device_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Person


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have one folder for settings and data, as macOS and Windows do; return it."""
    for name in ("user_config_path", "user_data_path"):
        monkeypatch.setattr(f"platformdirs.{name}", lambda called, **_: tmp_path / called)
    return tmp_path / "integrate"


def test_the_key_lies_beside_the_one_folder(one: Path) -> None:
    """A copy of the journal's whole folder has no key in it."""
    places = find_places(None)
    assert places.data == one
    assert places.keys == one.with_name("integrate-keys")
    assert places.settings == one / "settings.toml"


def test_a_named_folder_leaves_the_key_where_it_is(one: Path, tmp_path: Path) -> None:
    """One key opens the journals of this computer, wherever they are."""
    assert find_places(tmp_path / "elsewhere").keys == find_places(None).keys
    make_device_key(one / "keys")
    assert find_places(tmp_path / "elsewhere").keys == one / "keys"


def test_a_key_below_the_folder_is_still_found(one: Path) -> None:
    """A journal that was begun with its key there goes on opening."""
    make_device_key(one / "keys")
    assert find_places(None).keys == one / "keys"


def test_a_key_that_was_moved_is_found_where_it_is_now(one: Path) -> None:
    """The file can be moved by hand; what was copied counts, too, and an empty folder does not."""
    make_device_key(one / "keys")
    apart = one.with_name("integrate-keys")
    apart.mkdir()
    assert find_places(None).keys == one / "keys"
    (one / "keys" / NAME).rename(apart / NAME)
    assert find_places(None).keys == apart
    make_device_key(one / "keys")
    assert find_places(None).keys == apart


def test_the_file_is_the_one_that_the_journal_keeps() -> None:
    """Both know the key by one name."""
    assert KEY_FILE == NAME


def test_a_whole_journal_with_one_folder_for_all(person: Person) -> None:
    """It is begun with the key apart, and one whose key is within is opened by that key."""
    person.environment |= dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(person.folder))
    own = person.folder / "integrate"

    def listed() -> int:
        return person.call("journal", "list", data=own).code

    assert listed() == ExitCode.DONE
    assert (own / "journal.db").is_file()
    assert not list(own.rglob("*.key"))
    key = person.folder / "integrate-keys" / NAME
    (own / "keys").mkdir(mode=0o700)
    key.rename(own / "keys" / NAME)
    assert listed() == ExitCode.DONE
    assert not key.exists()
