"""The voices as a person calls for them, with a small program in the place of espeak-ng."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from integrate.audio.narration.wav import unpacked
from tests.audio.narration.engines import humming
from tests.cli.calling import script

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Person

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a Unix program")

NARRATED = "narration: {pace: slow}\n"
STEPS = """
- Welcome.
- {id: rest, wait: 20 s, show: Rest.}
- {note: For the therapist.}
- {ask: What is there?, save: there}
- You wrote {{ there or "nothing" }}.
- repeat: 2
  steps:
    - Soften the jaw.
- Welcome.
"""
ENGINE = """#!{python}
import sys
if '--version' in sys.argv:
    print('eSpeak NG text-to-speech: 9.9  Data at: nowhere')
elif '--voices' in sys.argv:
    print('Pty Language')
    print(' 5  de  --/M German')
    print(' 5  en-gb  --/M English')
else:
    text = sys.stdin.read()
    if {fails!r} in text:
        sys.exit(1)
    sys.stdout.buffer.write(open({hum!r}, 'rb').read())
"""


@pytest.fixture(name="engine")
def _engine(person: Person) -> Path:
    """Give the person an espeak-ng that hums, and fails at some words."""
    hum = person.write("hum.wav", humming(0.5).packed())
    file = person.write(
        "bin/espeak-ng", ENGINE.format(python=sys.executable, hum=str(hum), fails="What")
    )
    file.chmod(0o755)
    person.environment["PATH"] = f"{file.parent}{os.pathsep}{person.environment['PATH']}"
    return file


@pytest.mark.usefixtures("engine")
def test_the_list_says_what_is_there_and_why_not(person: Person) -> None:
    """Every engine is named, the harsh one with how to ask for it."""
    said = person.call("voice", "list")
    assert said.code == 0
    assert "piper: Piper has no voice: put an .onnx file" in said.out
    assert "espeak-ng: de, en-gb; only when it is asked for" in said.out
    assert "`auto` finds no voice here" in said.out
    listed = json.loads(person.call("voice", "list", "--json").out)
    assert [one["engine"] for one in listed] == ["piper", "say", "sapi", "espeak-ng"]
    assert listed[3]["voices"] == [
        {"name": "espeak-ng", "version": "9.9", "languages": ["de", "en-gb"], "auto": False}
    ]


@pytest.mark.usefixtures("engine")
def test_a_voice_is_tried_into_a_file(person: Person) -> None:
    """A sentence of one's own becomes a file, also one that begins like an option."""
    file = person.folder / "out.wav"
    said = person.call(
        "voice", "test", "--voice", "espeak-ng", "--out", file, "--", "--help me rest"
    )
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("espeak-ng spoke for 0.")
    assert unpacked(file.read_bytes()).rate == 48_000
    assert not (person.data / "cache").exists()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "No voice was found"),
        (("--voice", "none"), "No voice was found"),
        (("--voice", "speech"), "There is no voice engine `speech`"),
        (("--voice", "say"), "a part of macOS only"),
        (("--voice", "nowhere.onnx"), "There is no voice model"),
        (("--voice", "espeak-ng", "--language", "fr"), "no voice for the language `fr`"),
        (("--voice", "espeak-ng", "What?"), "The voice espeak-ng could not speak"),
        (("--voice", "espeak-ng", "--out", "no/such/folder.wav"), "cannot be written"),
    ],
)
def test_a_voice_that_cannot_be_tried(
    person: Person, arguments: tuple[str, ...], sentence: str
) -> None:
    """Whatever is in the way is said in a sentence, with 2."""
    said = person.call("voice", "test", *arguments)
    assert said.code == 2
    assert sentence in said.err
    assert said.has_no_traceback


def test_a_script_is_prepared(person: Person, engine: Path) -> None:
    """Each line is spoken once, but for those with answers; the second time nothing is."""
    engine.write_text(engine.read_text().replace("'What'", "'nothing of this'"))
    person.write("a.yaml", script(STEPS, more=NARRATED))
    said = person.call("voice", "prepare", "a.yaml", extra={"INTEGRATE_VOICE": "espeak-ng"})
    assert said.code == 0
    first, private = said.out.splitlines()
    assert first.startswith("4 lines spoken: ")
    assert private == "1 with answers in it, spoken when they are known"
    takes = {one: one.stat().st_ino for one in person.data.rglob("*.wav")}
    assert len(takes) == 4
    again = person.call("voice", "prepare", "a.yaml", "--voice", "espeak-ng")
    assert again.code == 0
    assert {one: one.stat().st_ino for one in person.data.rglob("*.wav")} == takes


@pytest.mark.usefixtures("engine")
def test_a_line_that_cannot_be_prepared(person: Person) -> None:
    """The others are there all the same, and the end is 2."""
    person.write("a.yaml", script(STEPS, more=NARRATED))
    said = person.call("voice", "prepare", "a.yaml", "--voice", "espeak-ng")
    assert said.code == 2
    assert "1 of 4 could not be spoken." in said.err
    assert len(list(person.data.rglob("*.wav"))) == 3
    assert said.has_no_traceback


@pytest.mark.usefixtures("engine")
def test_a_recorded_take_needs_no_voice(person: Person) -> None:
    """What somebody has recorded is not spoken by an engine."""
    person.write("a.yaml", script("- {id: hello, say: Hello.}", more=NARRATED))
    person.write("voice/a/en/hello.flac", b"sound")
    said = person.call("voice", "prepare", "a.yaml")
    assert said.code == 0
    assert said.out.strip() == "1 with a recorded take, which is heard instead"


@pytest.mark.parametrize("command", ["prepare", "record"])
@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("no-such", 2, "There is no script `no-such`"),
        ("broken.yaml", 1, "saev"),
        ("silent.yaml", 1, "“A test” has no `narration:`"),
    ],
)
def test_a_script_that_cannot_be_spoken(
    person: Person, command: str, name: str, code: int, sentence: str
) -> None:
    """A script that is not there, has problems or no narration is said to be so."""
    person.write("broken.yaml", script("- {say: Hello., saev: x}"))
    person.write("silent.yaml", script("- Hello."))
    said = person.call("voice", command, name)
    assert said.code == code
    assert sentence in said.err
    assert said.has_no_traceback


@pytest.mark.usefixtures("engine")
def test_a_voice_that_cannot_be_heard(person: Person) -> None:
    """Where there is no sound device the voice is tried all the same, and a sentence says so."""
    said = person.call("voice", "test", "--voice", "espeak-ng", extra=_nowhere(person))
    assert (said.code, said.has_no_traceback) == (2, True)
    assert "spoke for" in said.out
    assert "sound" in said.err
    assert len(said.err.splitlines()) == 1


def _nowhere(person: Person) -> dict[str, str]:
    """Return surroundings without a sound device."""
    folder = str(person.folder)
    names = ("ALSA_CONFIG_PATH", "XDG_RUNTIME_DIR")
    return dict.fromkeys(names, folder) | {"PULSE_SERVER": f"unix:{folder}/nobody"}


def test_recording_without_a_microphone(person: Person) -> None:
    """Without one a sentence says so, and nothing of the system's own noise is on the screen."""
    person.write("a.yaml", script("- Hello.", more=NARRATED))
    said = person.call("voice", "record", "a.yaml", extra=_nowhere(person))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("No microphone was found")
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("command", [(), ("test",), ("prepare",), ("record",), ("list",)])
def test_every_command_has_its_help(person: Person, command: tuple[str, ...]) -> None:
    """Each says how it ends."""
    said = person.call("voice", *command, "--help")
    assert said.code == 0
    assert not command or "Ends with 0" in said.out
