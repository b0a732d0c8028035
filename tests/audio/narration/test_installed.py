"""Engines as they are installed: programs of their names on the path, asked as the real ones are.

The stand-ins take the command lines that the manuals of `say` and of Windows PowerShell describe,
and end with 2 at any other. Piper and espeak-ng are in `test_engines.py`.
"""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from integrate.audio.api import Line
from integrate.audio.narration import sapi, say
from integrate.audio.narration.choosing import choose
from integrate.audio.narration.narrator import Narrator
from integrate.audio.narration.wav import unpacked
from integrate.audio.problem import UnplayableError
from tests.audio.narration.engines import humming, program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.audio.narration.voice import Voices

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")

SAY = """
if sys.argv[1:] == ['-v', '?']:
    print('Anna                de_DE    # Hallo! Ich heiße Anna.')
    print('Samantha            en_US    # Hello! My name is Samantha.')
    sys.exit(0)
options = dict(zip(sys.argv[1:-4:2], sys.argv[2:-4:2]))
forms = ['--file-format=WAVE', '--data-format=LEI16@22050']
ok = sys.argv[-4:] == [*forms, '-f', '-'] and set(options) == {'-v', '-r', '-o'}
ok = ok and options['-v'] in ('Anna', 'Samantha') and options['-r'].isdigit()
if not ok or not sys.stdin.buffer.read():
    sys.exit(2)
open(options['-o'], 'wb').write(open(HUM, 'rb').read())
"""
POWERSHELL = """
ok = sys.argv[1:6] == ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command']
if not ok or 'System.Speech' not in sys.argv[6]:
    sys.exit(2)
if 'GetInstalledVoices' in sys.argv[6]:
    for one in ('en-US|Microsoft Zira Desktop', 'de-DE|Microsoft Hedda Desktop'):
        print(base64.b64encode(one.encode()).decode())
    sys.exit(0)
voice, speed, words = (base64.b64decode(line).decode() for line in sys.stdin)
if voice not in ('Microsoft Zira Desktop', 'Microsoft Hedda Desktop') or not words:
    sys.exit(2)
int(speed)
sys.stdout.write(base64.b64encode(open(HUM, 'rb').read()).decode())
"""
HANGS = "import threading; threading.Event().wait(60)"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Give what puts a program of a name into the path, and this computer under its system."""
    systems = {"say": "darwin", "powershell": "win32"}
    (tmp_path / "hum").write_bytes(humming(0.5).packed())

    def put(name: str, body: str) -> None:
        command = program(tmp_path, f"HUM = {str(tmp_path / 'hum')!r}\n{body}", f"{name}.py")
        starter = tmp_path / "bin" / name
        starter.parent.mkdir(exist_ok=True)
        starter.write_text(f'#!/bin/sh\nexec {command[0]} {command[1]} "$@"\n')
        starter.chmod(0o755)
        monkeypatch.setenv("PATH", f"{starter.parent}{os.pathsep}{os.environ['PATH']}")
        for module in (say, sapi):
            monkeypatch.setattr(module, "sys", SimpleNamespace(platform=systems[name]))

    return put


def chosen(asked: str) -> Voices:
    """Return the voices that are found."""
    voices = choose(asked, ())
    assert voices is not None
    return voices


@pytest.mark.parametrize("asked", ["auto", "say", "say:anna", "say:Anna"])
def test_a_mac_speaks(asked: str, install: Callable[[str, str], None], tmp_path: Path) -> None:
    """The voice of the line's language is found, told what to do, and heard."""
    install("say", SAY)
    narrator = Narrator(chosen(asked), tmp_path / "cache")
    spoken = narrator.spoken(Line("Guten Abend [[slnc 9000]].", "de", "slow"))
    assert 0.4 < unpacked(spoken).length < 0.7


@pytest.mark.parametrize("asked", ["auto", "sapi", "sapi:microsoft hedda desktop"])
def test_windows_speaks(asked: str, install: Callable[[str, str], None], tmp_path: Path) -> None:
    """PowerShell is asked for its voices, and one of them speaks the language of the line."""
    install("powershell", POWERSHELL)
    narrator = Narrator(chosen(asked), tmp_path / "cache")
    spoken = narrator.spoken(Line("Guten Abend; Stop-Computer.", "de", "slow"))
    assert 0.4 < unpacked(spoken).length < 0.7


@pytest.mark.parametrize("body", ["sys.exit(1)", ""])
@pytest.mark.parametrize(("name", "engine"), [("say", "say"), ("powershell", "sapi")])
def test_a_system_without_voices(
    name: str, engine: str, body: str, install: Callable[[str, str], None]
) -> None:
    """A program that fails, or names nothing, is no voice: `auto` goes on, and a wish is told."""
    install(name, body)
    assert choose("auto", ()) is None
    with pytest.raises(UnplayableError, match="See `integrate voice list`"):
        choose(engine, ())


@pytest.mark.parametrize(("name", "engine"), [("say", say), ("powershell", sapi)])
def test_a_program_that_hangs_at_the_first_question(
    name: str,
    engine: SimpleNamespace,
    install: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Looking for voices has an end."""
    monkeypatch.setattr(engine, "PATIENCE", 0.3)
    install(name, HANGS)
    assert choose("auto", ()) is None
