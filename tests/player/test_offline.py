from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.audio.silence import NoOutput
from integrate.player.answering import CannotPass, attend
from integrate.player.keeping import NotSaved, Nowhere
from integrate.player.offline import READING, walk
from integrate.player.sounds import Sounds
from integrate.script.library import Library
from integrate.script.read import read_file
from integrate.session.effects import Outcome
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import Answered, Entered, Passed
from integrate.session.session import Session
from tests.player.fakes import FullDisk, WrittenSound, stage
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.answers import Value

SCRIPTS = [one.path for one in Library((bundled.scripts(),)).entries()]
QUESTIONS = """
steps:
  - {ask: Why?, save: why}
  - {choose: Which?, save: which, options: {red: Red, blue: Blue}}
  - {scale: How much?, save: much, from: -9, to: 9}
  - {checklist: What?, save: what, items: {keys: Keys, coat: Coat}}
"""


def walked(steps: str, **answers: str | tuple[str, ...]) -> FullDisk:
    """Return what is kept of a walk with these answers."""
    keeper = FullDisk([])
    walk(fresh(steps), answers, keeper, NoOutput(), Sounds(()))
    return keeper


def given(keeper: FullDisk) -> list[Value]:
    """Return the answers that were kept."""
    return [one.event.value for one in keeper.kept if isinstance(one.event, Answered)]


def test_answers() -> None:
    """Given answers are given, each as its question takes it, and the rest is passed over."""
    keeper = walked(QUESTIONS, why="rain", which="blue", much="-3", what=("coat",))
    assert given(keeper) == ["rain", "blue", -3, ("coat",)]
    assert given(walked(QUESTIONS, what="keys")) == [("keys",)]
    passed = [one for one in walked(QUESTIONS).kept if isinstance(one.event, Passed)]
    assert len(passed) == 4


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("why", ""),
        ("why", ("rain",)),
        ("which", "green"),
        ("which", ("red",)),
        ("much", "--5"),
        ("much", "²"),
        ("much", "10"),
        ("much", "9" * 5000),
        ("much", ("1",)),
        ("what", "hat"),
    ],
)
def test_answers_that_do_not_fit(name: str, answer: str | tuple[str, ...]) -> None:
    """An answer that does not fit names its question, and the walk stops there."""
    with pytest.raises(CannotPass, match=f"The answer that is given to `{name}` does not fit"):
        walked(QUESTIONS, **{name: answer})


def test_a_step_that_needs_an_answer() -> None:
    """A list that is needed names itself, by its step when it is not saved."""
    needed = "steps: [{{checklist: Ready?, {} items: [Keys], require: all}}]"
    with pytest.raises(CannotPass, match="`ready` cannot"):
        walked(needed.format("save: ready,"))
    with pytest.raises(CannotPass, match="`#1` cannot"):
        walked(needed.format(""))
    assert given(walked(needed.format("save: ready,"), ready=("keys",))) == [("keys",)]


def test_time_on_the_way() -> None:
    """A step that waits for the person takes a while; a timed one takes its time, to the moment."""
    keeper = walked("steps: [One., {wait: 1 h}, {breathe: {in: 4, out: 6}, for: 1 min}, Two.]")
    at = [one.at for one in keeper.kept if isinstance(one.event, Entered)]
    assert at == pytest.approx([0, READING, READING + 3600, READING + 3660])
    assert keeper.walls[-1] == datetime.fromtimestamp(keeper.kept[-1].at, UTC)


def test_cues_on_the_way(tmp_path: Path) -> None:
    """The cues of a step sound at their moments before it is left."""
    (tmp_path / "bell.wav").touch()
    log: list[str] = []
    noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    keeper = FullDisk(log)
    session = fresh("steps: [{say: One., audio: [{play: bell, at: 15 s}, gong]}]")
    outcome = walk(session, {}, keeper, WrittenSound(log), Sounds((tmp_path,)), began=noon)
    assert outcome is Outcome.FINISHED
    assert log == [
        "keep began",
        'keep entered #1 "One."',
        "play bell@2 bell.wav (cue, 0 dB, in 0 s, out 2 s)",
        "keep advanced #1",
        "keep finished",
    ]
    assert [one.at for one in keeper.kept] == [0.0, 0.0, 25.0, 25.0]
    assert keeper.walls[0] == noon


def test_nobody_attends_a_timed_step(tmp_path: Path) -> None:
    """A step that ends by itself needs nobody."""
    set_ = stage("steps: [{wait: 9 s}, One.]", tmp_path)
    set_.driver.send(Begin())
    assert attend(set_.driver, {}) is False
    assert len(set_.keeper.kept) == 2


def test_a_walk_that_cannot_be_kept() -> None:
    """A keeper that fails ends the walk with its sentence."""
    with pytest.raises(NotSaved, match="full"):
        walk(fresh("steps: [One.]"), {}, FullDisk([], room=1), NoOutput(), Sounds(()))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_script_with_nobody_there(path: Path) -> None:
    """A shipped script comes to its end with every question passed over, or names what it needs."""
    script = read_file(path, (bundled.scripts(),)).script
    assert script is not None
    for role in Role:
        if script.for_therapist and role is not Role.THERAPIST:
            continue
        try:
            session = Session(script, role, path.stem)
            outcome = walk(session, {}, Nowhere(), NoOutput(), Sounds(()))
        except CannotPass as needed:
            assert "cannot be passed over" in str(needed)  # noqa: PT017 -- one of two endings
        else:
            assert outcome is Outcome.FINISHED
