"""The engines, with small programs in the place of those that are not installed here."""

from __future__ import annotations

import base64
import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from integrate.audio.narration import espeak, piper, sapi, say
from integrate.audio.narration.wav import unpacked
from integrate.audio.problem import UnplayableError
from tests.audio.narration.engines import humming, program

if TYPE_CHECKING:
    from pathlib import Path

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="the program espeak-ng is not installed"
)
NOTING = "open({notes!r}, 'w').write(repr([sys.argv[1:], sys.stdin.buffer.read()]))"


def noting(folder: Path, body: str) -> tuple[str, ...]:
    """Return a program that notes what it is told, and then does something."""
    return program(folder, f"{NOTING.format(notes=str(folder / 'notes'))}\n{body}")


def notes(folder: Path) -> str:
    """Return what the program was told."""
    return (folder / "notes").read_text(encoding="utf-8")


def sounding(folder: Path) -> str:
    """Return the code that writes a WAV, whose bytes lie in a file."""
    (folder / "hum").write_bytes(humming(0.5).packed())
    return f"sys.stdout.buffer.write(open({str(folder / 'hum')!r}, 'rb').read())"


# espeak-ng


@needs_espeak
@pytest.mark.parametrize("text", ["Hello.", "-h", "--version", "$(true) `true` ; true & | > x"])
def test_espeak_speaks_whatever_it_is_given(text: str) -> None:
    """A text is never an option nor a command, however it begins."""
    (voice,) = espeak.find().voices
    sound = unpacked(voice.speak(text, "en", "even"))
    assert 0.1 < sound.length < 20


@needs_espeak
def test_espeak_is_slower_where_it_should_be() -> None:
    """The three paces can be told apart."""
    (voice,) = espeak.find().voices
    slow, even, brisk = (
        unpacked(voice.speak("Let the breath come and go.", "en", pace)).length
        for pace in ("slow", "even", "brisk")
    )
    assert slow > 1.05 * even > 1.1 * brisk


@needs_espeak
def test_espeak_speaks_the_language_of_the_line() -> None:
    """A country it does not know is spoken as its language."""
    (voice,) = espeak.find().voices
    german = voice.speak("Guten Abend.", "de", "slow")
    assert voice.speak("Guten Abend.", "de-CH", "slow") == german
    assert voice.speak("Guten Abend.", "en", "slow") != german


@needs_espeak
def test_a_voice_that_espeak_does_not_have() -> None:
    """A voice is known by its name before it is asked to speak."""
    assert espeak.find("en-us+f3").voices[0].name == "espeak-ng:en-us+f3"
    finding = espeak.find("xx")
    assert not finding.voices
    assert "no voice `xx`" in finding.missing


def test_espeak_that_is_broken(tmp_path: Path) -> None:
    """A program of that name which names no voices is none."""
    assert "names no voices" in espeak.found(program(tmp_path, "sys.exit(1)")).missing
    assert "names no voices" in espeak.found((str(tmp_path / "not-there"),)).missing


# piper


@pytest.fixture(name="model")
def _model(tmp_path: Path) -> Path:
    """Give a voice model with its description."""
    model = tmp_path / "voices" / "en_GB-somebody-low.onnx"
    model.parent.mkdir()
    model.write_bytes(b"model")
    facts = {"audio": {"sample_rate": 16_000}, "language": {"code": "en_GB"}}
    model.with_name(f"{model.name}.json").write_text(json.dumps(facts))
    return model


def install_piper(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put a program of that name into the path."""
    command = program(folder, code)
    starter = folder / "bin" / "piper"
    starter.parent.mkdir()
    starter.write_text(f'#!/bin/sh\nexec {command[0]} {command[1]} "$@"\n')
    starter.chmod(0o755)
    monkeypatch.setenv("PATH", f"{starter.parent}{os.pathsep}{os.environ['PATH']}")


PIPER = """
if '--help' in sys.argv:
    print('usage: piper --model FILE.onnx', file=sys.stderr)
    sys.exit(0)
text = sys.stdin.buffer.read()
open({notes!r}, 'w').write(repr([sys.argv[1:], text]))
sys.stdout.buffer.write(b'\\x10\\x20' * 16000)
"""


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_piper_speaks_with_a_model(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain samples become a sound at the rate of the model; the text is one line of input."""
    install_piper(tmp_path, monkeypatch, PIPER.format(notes=str(tmp_path / "notes")))
    (voice,) = piper.find((model.parent,)).voices
    assert (voice.name, voice.languages) == ("piper:en_GB-somebody-low", ("en-GB",))
    sound = unpacked(voice.speak("-v Grüße", "en", "slow"))
    assert (sound.rate, sound.length) == (16_000, 1.0)
    told = notes(tmp_path)
    assert repr("-v Grüße\n".encode()) in told
    assert str(model) in told
    assert piper.find((model,)).voices == (voice,)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_another_model_is_another_version(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that is replaced makes kept takes worthless."""
    install_piper(tmp_path, monkeypatch, PIPER.format(notes=str(tmp_path / "notes")))
    before = piper.find((model,)).voices[0].version
    model.write_bytes(b"another model")
    assert piper.find((model,)).voices[0].version != before


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_the_tool_for_mice_is_no_voice(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program called piper that knows nothing of voice models is left alone."""
    install_piper(tmp_path, monkeypatch, "print('piper [mouse]')")
    assert "not installed" in piper.find((model,)).missing


def test_piper_without_a_model(tmp_path: Path) -> None:
    """The person is told where a model belongs, and which one is not there."""
    assert str(tmp_path) in piper.find((tmp_path,)).missing
    assert "no voice model" in piper.find((tmp_path / "x.onnx",)).missing


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize("facts", ["", "[]", "{}", '{"audio": {"sample_rate": "fast"}}'])
def test_a_model_with_a_damaged_description(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch, facts: str
) -> None:
    """Such a model is no voice, and its description is named."""
    install_piper(tmp_path, monkeypatch, PIPER.format(notes=str(tmp_path / "notes")))
    model.with_name(f"{model.name}.json").write_text(facts)
    assert f"{model.name}.json" in piper.find((model.parent,)).missing


# macOS

LISTED = """
Albert              en_US    # Hello! My name is Albert.
Anna                de_DE    # Hallo! Ich heiße Anna.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Samantha            en_US    # Hello! My name is Samantha.
Zoe (Premium)       en_US    # Hello! My name is Zoe.
"""
SAYING = "open(sys.argv[sys.argv.index('-o') + 1], 'wb').write(open({hum!r}, 'rb').read())"


def test_voices_of_macos_stand_in_a_good_order() -> None:
    """Voices most like a person come first, jokes and machines last."""
    finding = say.found(("say",), LISTED, "23.1")
    assert [voice.name for voice in finding.voices] == [
        "say:Zoe (Premium)",
        "say:Anna",
        "say:Samantha",
        "say:Albert",
        "say:Eddy (German (Germany))",
    ]
    assert finding.voices[1].languages == ("de-DE",)
    assert "has no voice" in say.found(("say",), "", "23.1").missing


def test_say_speaks_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file it needs is gone at once, and what it takes for a command is taken apart."""
    (tmp_path / "hum").write_bytes(humming(0.5).packed())
    (tmp_path / "here").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "here"))
    command = noting(tmp_path, SAYING.format(hum=str(tmp_path / "hum")))
    voice = say.Say(command, "Anna", "de-DE", "1")
    assert unpacked(voice.speak("Ich [[slnc 9]] bin da.", "de", "slow")).length == 0.5
    assert "[[" not in notes(tmp_path).partition("b'")[2]
    assert not list((tmp_path / "here").iterdir())


def test_say_that_writes_no_file(tmp_path: Path) -> None:
    """A voice that was taken away meanwhile is named."""
    voice = say.Say(program(tmp_path, ""), "Anna", "de-DE", "1")
    with pytest.raises(UnplayableError, match="say:Anna could not speak: it wrote no file"):
        voice.speak("Hallo.", "de", "slow")


# Windows


def test_voices_of_windows(tmp_path: Path) -> None:
    """Each line names a culture and a voice, safe from every code page."""
    lines = [base64.b64encode(one.encode()) for one in ("en-US|Zira", "fr-FR|Hélène", "|")]
    listed = b"\r\n".join(lines)
    command = program(tmp_path, f"sys.stdout.buffer.write({listed!r})")
    finding = sapi.found(command, "10")
    assert [(one.name, one.languages) for one in finding.voices] == [
        ("sapi:Zira", ("en-US",)),
        ("sapi:Hélène", ("fr-FR",)),
    ]


@pytest.mark.parametrize("body", ["", "sys.exit(1)", "print('nonsense!')"])
def test_a_windows_without_voices(tmp_path: Path, body: str) -> None:
    """The person is told where voices come from."""
    assert "speech settings" in sapi.found(program(tmp_path, body), "10").missing


def test_sapi_speaks(tmp_path: Path) -> None:
    """Voice, speed and words go in as Base64, and the sound comes out so."""
    (tmp_path / "hum").write_bytes(humming(0.5).packed())
    body = (
        f"sys.stdout.buffer.write(base64.b64encode(open({str(tmp_path / 'hum')!r}, 'rb').read()))"
    )
    voice = sapi.Sapi(noting(tmp_path, body), "Zira", "en-US", "10")
    assert unpacked(voice.speak("'; Stop-Computer", "en", "slow")).length == 0.5
    told = notes(tmp_path)
    assert "Stop-Computer" not in told
    assert base64.b64encode(b"'; Stop-Computer").decode() in told


def test_sapi_that_writes_rubbish(tmp_path: Path) -> None:
    """What is no Base64 is named as no sound."""
    voice = sapi.Sapi(program(tmp_path, "print('abc')"), "Zira", "en-US", "10")
    with pytest.raises(UnplayableError, match="sapi:Zira gave something that is no sound"):
        voice.speak("Hello.", "en", "slow")


@pytest.mark.parametrize("body", ["import threading; threading.Event().wait(60)", "sys.exit(1)"])
def test_every_engine_that_fails_is_named(tmp_path: Path, body: str) -> None:
    """An engine that hangs or ends with 1 becomes one sentence with its name."""
    command = program(tmp_path, body)
    for voice in (
        espeak.EspeakNg(command, "1", ("en",), patience=0.3),
        piper.Piper(command, tmp_path / "a.onnx", "en", 16_000, "1", patience=0.3),
        say.Say(command, "Anna", "de-DE", "1", patience=0.3),
        sapi.Sapi(command, "Zira", "en-US", "1", patience=0.3),
    ):
        with pytest.raises(UnplayableError) as failed:
            voice.speak("Hi.", "en", "slow")
        assert f"The voice {voice.name} could not speak" in str(failed.value)
        assert "Hi." not in str(failed.value)
