"""What stands in the way of a command is told in one sentence, with the code that fits."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from integrate.cli import completion, front, voice_recording
from integrate.cli.compose import Wishes, make_settings
from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import main
from integrate.cli.places import find_places
from integrate.player.second_screen import local_socket
from integrate.player.second_screen.meeting import NOT_HERE
from integrate.session.record import Began, CaptureKept, Finished, Recorded
from integrate.ui import launch as launching
from integrate.ui.launch import ToldToLeave
from integrate.ui.person import launch as second
from integrate.ui.preview import app as bench
from tests.audio.narration.engines import humming
from tests.cli.calling import Said, script

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from integrate.audio.narration.wav import Wav
    from tests.cli.calling import Person

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BEGAN = Began("one", "digest", "One", "anytime", "patient")
NARRATED = "narration: {pace: slow}\n"
ROUNDS = "- {repeat: 50, steps: [{repeat: 50, steps: [{repeat: 50, steps: [Breathe.]}]}]}"


def told(said: Said, code: ExitCode, words: str) -> None:
    """Check that a call ended with this code, and told why in these words."""
    assert (said.code, said.has_no_traceback) == (code, True), said
    assert words in said.err


@pytest.fixture(name="here")
def _here(
    person: Person, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Call a command in this process."""
    monkeypatch.chdir(person.folder)
    for name, value in person.environment.items():
        monkeypatch.setenv(name, value)

    def call(*words: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(person.data), *words])
        code = ended.value.code
        assert isinstance(code, int)
        return Said(code, *capsys.readouterr())

    return call


@pytest.mark.parametrize(
    "command",
    [
        ("today",),
        ("programme", "start", "two-weeks"),
        ("programme", "session"),
        ("journal", "trend"),
    ],
)
def test_a_journal_that_cannot_be_opened(person: Person, command: tuple[str, ...]) -> None:
    """A file where the journal's folder should be is named by every command that reads it."""
    person.data.write_text("not a folder")
    told(person.call(*command), ExitCode.USAGE, str(person.data))


@pytest.mark.parametrize("command", ["prepare", "record"])
def test_a_script_with_more_lines_than_a_session_can_have(person: Person, command: str) -> None:
    """Its lines are not spoken or recorded; it says that the script is too long."""
    person.write("many.yaml", script(ROUNDS, more=NARRATED))
    told(person.call("voice", command, "many.yaml"), ExitCode.PROBLEMS, "repeat or include less")


def test_a_broken_settings_file_stays_when_the_cover_is_switched_off(person: Person) -> None:
    """The file is named and kept for the person to mend."""
    file = json.loads(person.call("settings", "--json").out)["file"]
    path = person.write(file, "= = =")
    told(person.call("journal", "lock", "off"), ExitCode.USAGE, str(path))
    assert path.read_text() == "= = ="


def test_settings_that_mean_nothing_are_named_below_the_others(person: Person) -> None:
    """A value that cannot be is told; what is in force is shown all the same."""
    file = json.loads(person.call("settings", "--json").out)["file"]
    person.write(file, 'theme = "mauve"\n')
    said = person.call("settings")
    assert said.code == ExitCode.DONE
    assert "theme: dusk (as usual)" in said.out
    assert "theme" in said.err


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="these have a voice of their own")
def test_without_a_voice_the_words_of_a_script_are_left_out(person: Person) -> None:
    """It is told once, with the command that says which voices there are."""
    person.environment["PATH"] = str(person.folder)
    person.write("say.yaml", script("- Some words.", more=NARRATED))
    said = person.call("render", "say.yaml", "say.wav", "--voice", "auto")
    assert said.code == ExitCode.DONE
    assert said.err.count("See: integrate voice list") == 1


def test_no_translation_to_render(person: Person) -> None:
    """A language that the script has not is told, and no file is begun."""
    person.write("rest.yaml", script("- wait: 1 s"))
    said = person.call("render", "rest.yaml", "rest.wav", "--language", "de")
    told(said, ExitCode.USAGE, "de")
    assert not (person.folder / "rest.wav").exists()


def test_a_script_that_is_gone_has_nothing_to_mend(person: Person) -> None:
    """`check --fix` tells of the file that is not there as `check` does."""
    assert person.call("check", "--fix", "gone.yaml").code == ExitCode.USAGE


def test_sessions_that_the_journal_has_otherwise_stay(person: Person) -> None:
    """A session that went on since it was exported is named, and stays as it is."""
    with person.journal as journal:
        name = journal.begin()
        journal.append(name, NOON, Recorded(0.0, BEGAN))
        person.call("journal", "export", "--format", "json", "--share", "mine", "mine.json")
        journal.append(name, NOON, Recorded(1.0, Finished()))
    said = person.call("journal", "import", "mine.json")
    assert said.code == ExitCode.DONE
    assert f"with other entries and stay so: {name}." in said.out


def test_a_shell_that_this_click_does_not_know(
    here: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the installed click has no lines for it, that is told as wrong usage."""
    monkeypatch.setattr(completion, "get_completion_class", lambda _shell: None)
    told(here("completion", "fish"), ExitCode.USAGE, "There is no completion for fish.")


@pytest.mark.parametrize("command", [("view",), ("view", "--plain")])
def test_no_second_screen_where_there_can_be_none(
    here: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """On a system without sockets in the file system that is one sentence."""
    monkeypatch.setattr(local_socket, "is_supported", lambda: False)
    assert here(*command) == Said(ExitCode.USAGE, "", f"{NOT_HERE}\n")


def _told_to_leave(*_given: object, **_named: object) -> None:
    raise ToldToLeave(143)


@pytest.mark.parametrize(
    ("module", "screen", "command"),
    [
        (launching, "launch", ("play", "--mute", "one.yaml")),
        (launching, "launch", ()),
        (second, "launch", ("view",)),
        (bench, "open_preview", ("preview", "one.yaml")),
    ],
)
def test_a_signal_ends_a_screen_with_its_own_code(
    person: Person,
    here: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    screen: str,
    command: tuple[str, ...],
) -> None:
    """Every command with a screen hands on the code that a shell expects, and says nothing."""
    person.write("one.yaml", script("- Hello."))
    monkeypatch.setattr(front, "wants_plain", lambda *_given, **_named: False)
    monkeypatch.setattr(module, screen, _told_to_leave)
    assert here(*command) == Said(143, "", "")


class Ears:
    """A microphone that hears the same hum again and again."""

    closed = 0

    def start(self) -> None:
        """Do nothing."""

    def stop(self) -> Wav:
        """Give a hum."""
        return humming(1.0)

    def close(self) -> None:
        """Count."""
        self.closed += 1


@pytest.fixture(name="ears")
def _ears(person: Person, monkeypatch: pytest.MonkeyPatch) -> Ears:
    """Give the person a script to speak, and a microphone."""
    person.write("say.yaml", script("- {id: hello, say: Hello.}", more=NARRATED))
    ears = Ears()
    monkeypatch.setattr(voice_recording, "_microphone", lambda: ears)
    return ears


@pytest.mark.parametrize(("typed", "code"), [("\n\n\n", ExitCode.DONE), ("\n\n", ExitCode.STOPPED)])
def test_recording_ends_with_how_far_it_came(
    person: Person,
    ears: Ears,
    here: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    code: ExitCode,
) -> None:
    """After the last line with 0, before with 3; the take is kept, the microphone let go."""
    monkeypatch.setattr(sys, "stdin", StringIO(typed))
    said = here("voice", "record", "say.yaml")
    assert (said.code, said.err) == (code, "")
    assert (person.folder / "voice/say/en/hello.flac").is_file()
    assert ears.closed == 1


def test_a_take_that_is_no_sound_any_more_is_told_while_recording(
    person: Person,
    ears: Ears,
    here: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`p` names the damaged file and leaves it; nothing else ends, and nothing is sounded."""
    take = person.write("voice/say/en/hello.flac", b"no sound")
    monkeypatch.setattr(sys, "stdin", StringIO("p\n\n"))
    said = here("voice", "record", "say.yaml")
    assert (said.code, said.err) == (ExitCode.DONE, "")
    assert f"{take.name} " in said.out
    assert take.read_bytes() == b"no sound"
    assert ears.closed == 1


def test_a_voice_that_was_misnamed_is_left_to_the_sound_to_tell(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session does not go on in silence as where no voice is wished for."""
    monkeypatch.setenv("INTEGRATE_VOICE", "nobody")
    assert make_settings(find_places(person.data), Wishes()).has_voice()
    monkeypatch.setenv("INTEGRATE_VOICE", "none")
    assert not make_settings(find_places(person.data), Wishes()).has_voice()


class AtTerminal(StringIO):
    """Lines that somebody types at a terminal."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.mark.parametrize("typed", ["a heron\n.\n", "a heron\n"])
def test_a_page_that_is_typed_is_kept_however_it_ends(
    person: Person, here: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """By its full stop, and where the terminal goes away."""
    monkeypatch.setattr(sys, "stdin", AtTerminal(typed))
    assert here("capture").code == ExitCode.DONE
    with person.journal as journal:
        (page,) = journal.sessions()
        events = [entry.recorded.event for entry in journal.events(page.id)]
    assert CaptureKept("a heron") in events


def test_a_page_that_is_typed_needs_a_journal(
    person: Person, here: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody writes what could not be kept."""
    person.data.write_text("not a folder")
    monkeypatch.setattr(sys, "stdin", AtTerminal("a heron\n.\n"))
    told(here("capture"), ExitCode.USAGE, str(person.data))
