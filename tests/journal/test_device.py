from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from integrate.journal import os_keyring
from integrate.journal.errors import WrongKey
from integrate.journal.os_keyring import OsKeyring
from integrate.journal.slots import SlotKind
from integrate.journal.store import Journal
from tests.journal.home import Home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Remembering:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return what was kept."""
        return self.kept.get(name)

    def keep(self, name: str, secret: str) -> bool:
        """Keep it."""
        self.kept[name] = secret
        return True


class Shut(Remembering):
    """A keyring that keeps nothing."""

    def keep(self, name: str, secret: str) -> bool:  # noqa: ARG002 - the shape of a keyring
        """Keep nothing."""
        return False


def test_kept_in_the_keyring(home: Home) -> None:
    """Where there is a keyring the key goes there, and no file is made."""
    keyring = Remembering()
    for _ in range(2):
        with Journal.open(home.data, home.keys, None, keyring) as journal:
            assert journal.opened_by is SlotKind.DEVICE
            assert journal.ways()[0].place == "in the system's keyring"
    assert len(keyring.kept) == 1
    assert not home.keys.exists()


def test_a_keyring_that_keeps_nothing(home: Home) -> None:
    """Where the keyring cannot be used the key goes into its file, for this person alone."""
    with Journal.open(home.data, home.keys, None, Shut()) as journal:
        assert journal.ways()[0].place == str(home.keys / "device.key")
    assert (home.keys / "device.key").stat().st_mode & 0o777 == 0o600
    home.open().close()


def test_a_key_file_is_used_on(home: Home) -> None:
    """A computer that has a key file already goes on with it."""
    Home(home.data / "first", home.keys).open().close()
    keyring = Remembering()
    Journal.open(home.data, home.keys, None, keyring).close()
    assert keyring.kept == {}


@pytest.mark.parametrize("found", [None, "", "no key", "abcd"])
def test_a_lost_keyring(home: Home, found: str | None) -> None:
    """A keyring that does not give the key, or gives another thing, is told with the remedy."""
    keyring = Remembering()
    Journal.open(home.data, home.keys, None, keyring).close()
    keyring.kept = {name: found for name in keyring.kept if found is not None}
    with pytest.raises(WrongKey, match="keyring"):
        Journal.open(home.data, home.keys, None, keyring)
    with pytest.raises(WrongKey, match="keyring"):
        home.open()
    assert not home.keys.exists()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[str]]]:
    """Give a function that lets the keyring's program answer so, and tells what it was asked."""

    def answering(*answers: Any) -> list[list[str]]:
        asked: list[list[str]] = []
        left = list(answers)

        def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
            asked.append(command[3:])
            answer = left.pop(0)
            if isinstance(answer, BaseException):
                raise answer
            return subprocess.CompletedProcess(command, 0 if answer is not None else 1, answer, "")

        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(os_keyring, "find_spec", lambda _: True)
        return asked

    return answering


def test_the_system_keyring(said: Callable[..., list[list[str]]]) -> None:
    """A secret counts as kept once the keyring has given it back."""
    asked = said("", "ab12\n", "ab12\n")
    assert OsKeyring().keep("vault", "ab12")
    assert OsKeyring().get("vault") == "ab12"
    assert asked == [
        ["set", os_keyring.SERVICE, "vault"],
        ["get", os_keyring.SERVICE, "vault"],
        ["get", os_keyring.SERVICE, "vault"],
    ]


@pytest.mark.parametrize(
    "answers",
    [
        [None],
        ["", None],
        ["", "another\n"],
        [subprocess.TimeoutExpired("keyring", 1)],
        [OSError(2, "no such program")],
    ],
)
def test_a_keyring_that_fails(said: Callable[..., list[list[str]]], answers: list[Any]) -> None:
    """A keyring that hangs, fails or forgets keeps nothing, and that is all that happens."""
    said(*answers)
    assert not OsKeyring().keep("vault", "ab12")


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra no program is started."""
    monkeypatch.setattr(os_keyring, "find_spec", lambda _: None)
    monkeypatch.setattr(subprocess, "run", None)
    assert OsKeyring().get("vault") is None
    assert not OsKeyring().keep("vault", "ab12")


BACKEND = """
import json, os, pathlib
from keyring.backend import KeyringBackend

class Backend(KeyringBackend):
    priority = 1
    def _all(self):
        path = pathlib.Path(os.environ["KEPT"])
        return json.loads(path.read_text()) if path.exists() else {}
    def get_password(self, service, username):
        return self._all().get(service + "/" + username)
    def set_password(self, service, username, password):
        kept = self._all() | {service + "/" + username: password}
        pathlib.Path(os.environ["KEPT"]).write_text(json.dumps(kept))
    def delete_password(self, service, username):
        raise NotImplementedError
"""


@pytest.mark.skipif(find_spec("keyring") is None, reason="the extra `keyring` is not installed")
def test_the_true_package(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the package itself the key is kept, and the journal opens by it again."""
    (tmp_path / "kept_in_a_file.py").write_text(BACKEND)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "kept_in_a_file.Backend")
    monkeypatch.setenv("KEPT", str(tmp_path / "kept.json"))
    for _ in range(2):
        with Journal.open(home.data, home.keys, None, OsKeyring()) as journal:
            assert journal.ways()[0].place == "in the system's keyring"
    (name,) = json.loads((tmp_path / "kept.json").read_text())
    assert name.startswith("integrate journal/")
    assert not home.keys.exists()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with pytest.raises(WrongKey, match="keyring"):
        Journal.open(home.data, home.keys, None, OsKeyring())
