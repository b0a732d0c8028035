"""What is looked at by ear, here and in a process of its own."""

from __future__ import annotations

import io
import os
import pickle
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.audio.api import Bus, Line
from integrate.audio.messages import Setup
from integrate.audio.narration import choosing
from integrate.audio.narration.narrator import Narrator
from integrate.audio.narration.voice import Voices
from integrate.player.preflight import beside, by_ear, device, voice
from integrate.player.preflight.beside import Beside
from integrate.player.preflight.by_ear import Request
from integrate.player.preflight.sounds import Needed
from integrate.player.preflight.voice import Spoken
from tests.audio.listening import MISSING, Server, serving
from tests.audio.narration.engines import Hummer
from tests.player.preflight.hearing_of import Heard, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BELL = Needed("bell", Bus.CUE, (bundled.sounds() / "bells" / "bowl-low.flac",))
LINES = (Line("One."), Line("Two."))
ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can be told to find no device"
)
with_server = pytest.mark.skipif(bool(MISSING), reason=MISSING)


@pytest.fixture(name="nowhere")
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no sound device."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")


@pytest.fixture(name="server")
def _server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Play into a private sound server."""
    with serving() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture(name="hummer")
def _hummer(monkeypatch: pytest.MonkeyPatch) -> Hummer:
    """Let there be one voice."""
    hummer = Hummer()
    voices = Voices("auto", (hummer,))
    monkeypatch.setattr(choosing, "choose", lambda asked, _models: None if asked else voices)
    return hummer


def setup(folder: Path | None = None, voice: str = "") -> Setup:
    """Return a setup; with no name, its voice is the one there is."""
    return Setup(voice=voice, cache=folder, sounds=bundled.sounds())


@ON_LINUX
@pytest.mark.usefixtures("nowhere")
def test_a_process_of_its_own_hears_the_same(tmp_path: Path) -> None:
    """Device, voice and sounds are told one after the other, with how far it has come."""
    request = Request(
        setup(tmp_path, voice="none"), ("device", "voice", "sounds"), (BELL,), Spoken("a", LINES)
    )
    here, there = Heard(), Heard()
    by_ear.look(request, here)
    Beside(request).run(there)
    assert there.findings == here.findings
    assert there.progress == here.progress == [("sounds", "0 of 1 listened to")]
    assert [told(found) for found in here.findings.values()] == [
        ["warning: No sound device was found. The session goes on in silence."],
        ["warning: There is no voice for the words; they stand on the screen only."],
        ["ok: One sound file, 20 s together; each is brought to the loudness of its kind."],
    ]


def test_a_process_that_is_lost_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it did not tell of is a warning each."""
    monkeypatch.setattr(beside, "CHILD", ("-c", "raise SystemExit(1)"))
    heard = Heard()
    Beside(Request(setup(), ("voice", "sounds"))).run(heard)
    assert [told(found) for found in heard.findings.values()] == [
        ["warning: This could not be looked at: the process for it ended early."]
    ] * 2


def test_a_process_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that the system does not let begin."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    heard = Heard()
    Beside(Request(setup(), ("voice",))).run(heard)
    assert list(heard.findings) == ["voice"]


def test_a_process_is_ended_whatever_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that hangs ends with the look; one that was ended before is not begun."""
    monkeypatch.setattr(beside, "CHILD", ("-c", "import sys; sys.stdin.read()"))
    look = Beside(Request(setup(), ("voice",)))
    thread = threading.Thread(target=look.run, args=(Heard(),))
    thread.start()
    deadline = time.monotonic() + 10.0
    while thread.is_alive():
        look.end()
        thread.join(0.01)
        assert time.monotonic() < deadline
    heard = Heard()
    look.run(heard)


def test_the_child_answers_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own part: a request in, findings out, and no word of a library between them."""
    out_end, in_end = os.pipe()
    kept = os.dup(1)
    os.dup2(in_end, 1)
    os.close(in_end)
    request = Request(setup(voice="none"), ("voice",), spoken=Spoken("a", LINES))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pickle.dumps(request))))
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    try:
        by_ear.main()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
    with os.fdopen(out_end, "rb") as said:
        (found,) = pickle.load(said)  # noqa: S301 -- from the pipe made above
    assert found.name == "voice"
    assert 0 in left


@pytest.mark.parametrize(
    ("spoken", "line"),
    [
        (Spoken("a", LINES, wanted=False), "ok: The words are not spoken, as the settings say; "),
        (Spoken("a"), "ok: Every line is a recording."),
        (Spoken(), "ok: The voice that speaks is fake:hum."),
        (Spoken("a", LINES), "warning: 2 of 2 lines are not spoken ahead yet."),
        (Spoken("a", (Line("Oui.", language="fr"),)), "warning: There is no voice for the lang"),
    ],
)
@pytest.mark.usefixtures("hummer")
def test_the_voice(tmp_path: Path, spoken: Spoken, line: str) -> None:
    """Whether there is one, whether it is wanted, and how much of it is there already."""
    assert told(voice.look(spoken, setup(tmp_path)))[0].startswith(line)


def test_lines_that_were_spoken_are_there(tmp_path: Path, hummer: Hummer) -> None:
    """They are counted as they are kept, and nothing is spoken to count them."""
    narrator = Narrator(Voices("auto", (hummer,)), tmp_path / voice.SPOKEN)
    narrator.spoken(LINES[0])
    assert told(voice.look(Spoken("a", LINES), setup(tmp_path))) == [
        "warning: 1 of 2 lines are not spoken ahead yet."
    ]
    narrator.spoken(LINES[1])
    assert told(voice.look(Spoken("a", LINES), setup(tmp_path))) == [
        "ok: 2 lines are spoken ahead by fake:hum."
    ]
    assert len(hummer.said) == 2
    assert told(voice.look(Spoken("a", LINES), setup()))[0].startswith("warning: 2 of 2")


@ON_LINUX
@pytest.mark.usefixtures("nowhere")
def test_without_a_device_the_tone_says_so() -> None:
    """So does opening it."""
    for found in (device.tone(""), device.opens("")):
        assert told(found) == [
            "warning: No sound device was found. The session goes on in silence."
        ]


@pytest.mark.device
@with_server
def test_the_tone_is_heard(server: Server) -> None:
    """The loop is measured; a muted device lets nothing out."""
    heard = Heard()
    by_ear.look(Request(setup(), ("device",), with_tone=True), heard)
    assert heard.progress == [("device", "a soft tone is played now")]
    assert told(heard.findings["device"])[0].startswith("ok: The tone was heard after ")
    by_ear.look(Request(setup(), ("device",)), heard)
    assert told(heard.findings["device"]) == ["ok: The output is open: Null Output."]
    assert server.control("set-sink-mute", "room", "1")
    assert told(device.tone("")) == [
        "warning: The device took the tone, but nothing came out of it."
    ]
    assert server.control("set-sink-mute", "room", "0")
    assert server.control("set-sink-volume", "room", "30%")
    assert told(device.tone("")) == ["warning: The tone came out much softer than it was sent."]


@pytest.mark.device
@with_server
@pytest.mark.usefixtures("server")
def test_without_a_monitor_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The device took the tone, and that is all that is known."""
    monkeypatch.setattr("shutil.which", lambda _program: None)
    assert told(device.tone("")) == [
        "ok: The device took the tone. Only you can tell whether it was heard."
    ]
