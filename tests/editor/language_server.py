"""The real yaml-language-server, spoken to over its standard input and output.

It is what editors (VS Code, Neovim, Helix, Emacs) run behind a YAML file. Messages are JSON with a
header line, as the Language Server Protocol says; the server's own questions are answered here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

PACKAGE = "yaml-language-server"
VERSION = "1.25.0"
"""The version that `.ci/run` installs: the last one that runs on Node 20."""
PATIENCE = 60.0
"""Seconds until a server that does not answer is ended."""

_ROOT = Path(__file__).resolve().parents[2]
_SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    },
    "[yaml]": {},
    "editor": {},
    "http": {},
    "files": {},
}


def why_not() -> str:
    """Return why the server cannot be run here; empty when it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if _program() is None:
        return f"{PACKAGE} is not installed: npm install --prefix .ci-node {PACKAGE}@{VERSION}"
    return ""


def _program() -> Path | None:
    """Return the server's program: the one that INTEGRATE_YAML_LS names, else CI's own."""
    own = _ROOT / ".ci-node" / "node_modules" / PACKAGE / "bin" / PACKAGE
    program = Path(os.environ.get("INTEGRATE_YAML_LS") or own)
    return program if program.is_file() else None


class LanguageServer:
    """One running server. Its messages are read when an answer is waited for."""

    def __init__(self, folder: Path) -> None:
        """Start a server that works in `folder`."""
        self._folder = folder
        self._process = subprocess.Popen(
            ["node", str(_program()), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        self._asked = 0
        self._opened = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        """Greet the server."""
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True}},
                "publishDiagnostics": {},
            },
        }
        folder = self._folder.as_uri()
        greeting = {"processId": os.getpid(), "rootUri": folder, "capabilities": capabilities}
        self._ask("initialize", greeting)
        self._tell("initialized", {})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def diagnostics(self, text: str) -> list[tuple[int, str]]:
        """Return the line, from 1, and the sentence of all that an editor would underline."""
        uri = self._open(text)
        with _Deadline(self._process):
            while uri not in self._diagnostics:
                self._hear()
        found = self._diagnostics[uri]
        return sorted((one["range"]["start"]["line"] + 1, one["message"]) for one in found)

    def completions(self, text: str) -> dict[str, str]:
        """Return what an editor would offer where `|` stands, and what that would write."""
        items = self._ask_at("textDocument/completion", text)["items"]
        return {item["label"]: item["insertText"] for item in items}

    def hover(self, text: str) -> str:
        """Return what an editor would show over the word that `|` stands in."""
        shown = self._ask_at("textDocument/hover", text)
        return str(shown["contents"]["value"]) if shown else ""

    def _ask_at(self, method: str, text: str) -> Any:
        before, _, after = text.partition("|")
        line = before.count("\n")
        position = {"line": line, "character": len(before.rpartition("\n")[2])}
        return self._ask(
            method, {"textDocument": {"uri": self._open(before + after)}, "position": position}
        )

    def _open(self, text: str) -> str:
        """Open a document of its own, so that nothing said of another is taken for it."""
        self._opened += 1
        uri = (self._folder / f"{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, given: dict[str, Any]) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": given})
        with _Deadline(self._process):
            while True:
                heard = self._hear()
                if heard.get("id") == self._asked and "method" not in heard:
                    return heard["result"]

    def _tell(self, method: str, given: dict[str, Any]) -> None:
        self._send({"method": method, "params": given})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """Return the next message, after dealing with it when it needs no further thought."""
        assert self._process.stdout is not None
        length = 0
        while (header := self._process.stdout.readline()).strip():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
        if not length:
            raise EOFError("the language server has ended, or did not answer in time")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": _answer(message)})
        return message


def _answer(question: dict[str, Any]) -> Any:
    if question["method"] != "workspace/configuration":
        return None
    return [_SETTINGS.get(item.get("section"), {}) for item in question["params"]["items"]]


class _Deadline:
    """Ends a process that takes too long, so that whoever reads from it wakes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._timer = threading.Timer(PATIENCE, process.kill)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
