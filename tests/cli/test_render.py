from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person

QUIET = "- wait: 2 s\n  audio: bells/wood\n- section: After\n  steps:\n    - wait: 1 s\n"


def test_a_sound_file(person: Person) -> None:
    """A script becomes a sound file of its length, with its sections in a cue sheet beside it."""
    person.write("rest.yaml", script(QUIET))
    said = person.call("render", "rest.yaml", "rest.wav")
    assert said.code == 0, said.err
    assert said.out.startswith("rest.wav: 3 s, ")
    assert said.out.endswith(", 2 parts\n")
    with wave.open(str(person.folder / "rest.wav")) as sound:
        assert sound.getnframes() / sound.getframerate() == pytest.approx(3, abs=0.5)
    assert 'TITLE "After"' in (person.folder / "rest.cue").read_text()


def test_one_script_as_two_files(person: Person) -> None:
    """Each has a cue sheet of its own, which no other render takes away."""
    person.write("rest.yaml", script(QUIET))
    for name in ("rest.wav", "rest.flac"):
        assert person.call("render", "rest.yaml", name).code == 0
    assert 'FILE "rest.wav" WAVE' in (person.folder / "rest.cue").read_text()
    assert 'FILE "rest.flac" WAVE' in (person.folder / "rest.flac.cue").read_text()
    said = person.call("render", "rest.yaml", "rest.flac", "--force")
    assert said.code == 0, said.err
    assert 'FILE "rest.wav" WAVE' in (person.folder / "rest.cue").read_text()


def test_what_is_there_stays(person: Person) -> None:
    """A file that is there is not written over unless it is wanted."""
    person.write("rest.yaml", script(QUIET))
    for name in ("rest.wav", "other.cue"):
        person.write(name, b"mine")
        said = person.call("render", "rest.yaml", name.replace("cue", "wav"))
        assert (said.code, said.out) == (2, "")
        assert said.err == f"{name} is there already; `--force` puts the new one in its place.\n"
        assert (person.folder / name).read_bytes() == b"mine"
    assert person.call("render", "rest.yaml", "rest.wav", "--force").code == 0
    assert (person.folder / "rest.wav").stat().st_size > 100_000


def test_a_way_that_hangs_on_an_answer(person: Person) -> None:
    """A question that steers is named, and a file of answers settles it."""
    person.write(
        "ask.yaml",
        script("- ask: What?\n  save: what\n- say: So.\n  when: what is answered\n- Bye."),
    )
    said = person.call("render", "ask.yaml", "ask.wav")
    assert said.code == 1
    assert "`what: some words`" in said.err
    assert not (person.folder / "ask.wav").exists()
    person.write("answers.yaml", "what: ''")
    assert person.call("render", "ask.yaml", "ask.wav", "--answers", "answers.yaml").code == 0


def test_what_cannot_be_a_file(person: Person) -> None:
    """A session without its therapist, an ending without a format and a missing folder are told."""
    head = "title: Led\nstage: session\naudience: therapist\nsteps: [Begin.]\n"
    person.write("led.yaml", head)
    person.write("rest.yaml", script(QUIET))
    for arguments, reason in (
        (("led.yaml", "led.wav"), "--as therapist"),
        (("rest.yaml", "rest.txt"), ".txt"),
        (("rest.yaml", "no/rest.wav"), "no"),
        (("gone.yaml", "rest.wav"), "gone.yaml"),
    ):
        said = person.call("render", *arguments)
        assert (said.code, said.out) == (2, ""), said
        assert reason in said.err
        assert said.has_no_traceback
    assert person.call("render", "led.yaml", "led.wav", "--as", "therapist").code == 0


def test_no_voice(person: Person) -> None:
    """Without a voice the words are left out, and that is said once."""
    person.write("say.yaml", script("- Some words.", more="narration: {pace: slow}\n"))
    said = person.call("render", "say.yaml", "say.wav", "--voice", "none")
    assert (said.code, said.err.count("voice")) == (0, 0)
    said = person.call("render", "say.yaml", "say.wav", "--force", "--voice", "nobody")
    assert said.code == 2
    assert "`nobody`" in said.err
