from __future__ import annotations

from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from integrate import bundled
from integrate.script import source
from integrate.script.duration import Duration, Range
from integrate.script.library import Library
from integrate.script.model import Narration, Pace
from integrate.script.problem import Reading
from integrate.script.read import read, read_file
from integrate.script.sound import Sound
from integrate.script.structure import every_step
from integrate.script.texts import EXIT
from integrate.script.verbs import Breathe, Play, Say, Wait
from tests.script.test_documents import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.model import Script

SCRIPTS = [one.path for one in Library((bundled.scripts(),)).entries()]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_bundled_scripts(path: Path) -> None:
    """Every shipped script is read without a problem, and says how long it takes."""
    reads = read_file(path, (bundled.scripts(),))
    assert reads.problems == ()
    assert reads.script is not None
    assert reads.script.summary
    assert reads.script.duration


def script(name: str) -> Script:
    """Return a good document."""
    found_ = read_file(DOCUMENTS / "good" / f"{name}.yaml").script
    assert found_ is not None
    return found_


def test_everything_means_what_it_says() -> None:
    """Every field of a script arrives with its value and its unit."""
    whole = script("everything")
    assert (whole.stage, whole.audience, whole.for_therapist) == (
        "set-and-setting",
        "therapist",
        True,
    )
    half = Range(1500.0, 1500.0)
    assert whole.duration == Duration(half, half)
    assert (whole.version, whole.reviewed_by) == ("1.10", "")
    assert whole.cautions == ("One sentence may stand alone.",)
    assert whole.sound("bell") == Sound(file="bells/bowl-low")
    assert whole.sound("drone") == Sound(
        file="beds/drone", loop=True, gain=-9.0, fade_in=20.0, fade_out=30.0, pan=-0.5
    )
    assert whole.sound("mine") == Sound(music="~/Music/calm", crossfade=8.0)
    assert whole.sound("list") == Sound(music="../lists/sea.m3u8", loop=True)
    assert whole.narration == Narration(voice="calm", pace=Pace.SLOW, duck=-15.0)
    assert whole.sound("beds/ocean") == Sound(file="beds/ocean")
    rest = next(step for step in whole.steps if isinstance(step, Wait))
    assert [(cue.at, cue.every, cue.pan) for cue in rest.audio] == [
        (0.0, None, None),
        (60.0, 30.0, -0.25),
        (270.0, None, None),
        (EXIT, None, None),
    ]
    assert [cue.at_exit for cue in rest.audio] == [False, False, False, True]
    breath = next(step for step in every_step(whole.steps) if isinstance(step, Breathe))
    assert (breath.tones, breath.spoken) == (True, False)
    played = [step for step in whole.steps if isinstance(step, Play)]
    assert [(one.pan, one.fade_in, one.crossfade) for one in played] == [
        (1.0, 5.0, None),
        (None, None, 10.0),
    ]
    verbs = [step.verb for step in every_step(whole.steps)]
    assert verbs == [
        *(
            "say",
            "note",
            "play",
            "play",
            "section",
            "breathe",
            "scale",
            "say",
            "choose",
            "ask",
            "say",
        ),
        *("checklist", "wait", "stop"),
    ]


def test_every_scalar_is_text() -> None:
    """Words that YAML takes for something else are words in a script."""
    one = script("words-that-mean-something-elsewhere")
    said = [step.text.fill({}) for step in one.steps if isinstance(step, Say)]
    assert (one.title, one.version, said) == (
        "yes",
        "1.0",
        ["yes", "1:30", "null", "2024-01-01"],
    )


def test_the_digest_is_of_the_meaning() -> None:
    """Comments and layout do not change a script's digest; a word does."""
    plain = b"title: A\nstage: anytime\nsteps:\n  - Rest.\n"
    same = b"# A comment\n'title': \"A\"\nstage:   anytime\nsteps: [Rest.]\n"
    moved = b"stage: anytime\ntitle: A\nsteps: [Rest.]\n"
    other = b"title: A\nstage: anytime\nsteps: [Rest!]\n"
    digests = [one.digest for one in (read(text).script for text in (plain, same, moved)) if one]
    assert len(digests) == 3
    assert len(set(digests)) == 1
    changed = read(other).script
    assert changed is not None
    assert changed.digest != digests[0]


def fresh(name: str) -> Any:
    """Return a module of the script package, run anew beside the one in use."""
    spec = find_spec(f"integrate.script.{name}")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["smallest", "everything", "other-languages", "folded"])
def test_without_libyaml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no libyaml the same script is read, more slowly."""
    fast = script(name)
    monkeypatch.delattr(yaml, "CSafeLoader")
    monkeypatch.setattr(source, "compose", fresh("composing").compose)
    assert script(name) == fast
    monkeypatch.setattr(source, "compose", lambda _text: None)
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    assert script(name) == fast


def test_what_stands_before_a_fault_in_yaml() -> None:
    """Where the YAML itself breaks off, what was found before is told too."""
    reading = Reading()
    assert source.parse("a: &b c\nd: [", reading) is None
    assert [problem.code for problem in reading.problems] == ["E006", "E004"]


@pytest.mark.parametrize(
    ("version", "remedy"), [("2", "install a newer Integrate"), ("one", "write a format like `1`")]
)
def test_a_later_format_asks_for_a_newer_program(version: str, remedy: str) -> None:
    """A format of the future is no fault of the author; anything else is a slip."""
    [problem] = read(f"title: A\nstage: anytime\nformat: {version}\nsteps: [B.]".encode()).problems
    assert (problem.code, problem.remedy) == ("E106", remedy)
