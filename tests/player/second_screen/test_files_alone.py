"""That the second screen is a file on this computer, and no way to any other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import integrate
from integrate.player.second_screen import local_socket

PACKAGE = Path(integrate.__file__).parent
OWNER = Path(local_socket.__file__)
USED = {"AF_UNIX", "SOCK_STREAM", "SOL_SOCKET", "SO_PEERCRED", "socket"}
"""What of the module `socket` is used: no other family, no name to look up, no address."""

WATCHED = """
import socket, sys, tempfile
from pathlib import Path

seen = []
def hook(event, arguments):
    if event.startswith("socket."):
        seen.append((event, arguments))
sys.addaudithook(hook)

from integrate.player.second_screen.guest import Guest
from integrate.player.second_screen.host import Host
from integrate.player.second_screen.meeting import Meeting
from integrate.player.second_screen.wire import Wants
from threading import Event

with tempfile.TemporaryDirectory(prefix="screen") as folder:
    place = Meeting(Path(folder), Path(folder) / "own")
    session, heard = Host(place).begin(), Event()
    guest = Guest(place, Wants.PERSON, lambda _one: heard.set())
    guest.start()
    assert heard.wait(60.0)
    guest.stop()
    session.close()
    guest.join()
for event, arguments in seen:
    assert event in ("socket.__new__", "socket.bind", "socket.connect"), event
    if event == "socket.__new__":
        assert arguments[1] == socket.AF_UNIX or arguments[1] == -1, arguments
    else:
        assert arguments[0].family == socket.AF_UNIX and arguments[1].startswith(folder), arguments
assert {event for event, _ in seen} == {"socket.__new__", "socket.bind", "socket.connect"}
print("files alone")
"""


def test_one_module_opens_sockets() -> None:
    """No other module of the program imports what a socket is made with."""
    importers = {
        path
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(one.name == "socket" for one in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "socket")
    }
    assert importers == {OWNER}


def test_it_knows_files_alone() -> None:
    """It makes sockets of the one family that is files, and uses nothing else of the module."""
    tree = ast.parse(OWNER.read_text(encoding="utf-8"))
    names = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "socket"
    }
    assert names == USED
    made = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    calls = {one for one in made if one.startswith("socket.socket(")}
    assert calls == {"socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)"}


def test_it_opens_nothing_else_while_it_runs() -> None:
    """Watched by the interpreter itself, both ends touch sockets that are files."""
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED], capture_output=True, text=True, check=False
    )
    assert ran.stdout == "files alone\n", ran.stderr
