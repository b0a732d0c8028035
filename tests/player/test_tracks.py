"""What the patients of each track meet: getting ready, the day after and a week after."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.programme.read import read_file
from integrate.script.depth import Depth
from integrate.script.library import Library
from integrate.script.structure import every_step
from integrate.script.verbs import Breathe, Choose, Play
from integrate.session.inputs import Answer, Begin, Skip
from integrate.session.program import Role
from integrate.session.session import Session
from integrate.session.view import Choosing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.script.model import Script
    from integrate.script.sound import Cue
    from integrate.session.record import Carried

LIBRARY = Library((bundled.scripts(),))
TRACKS = ("depression", "generalized-anxiety", "social-anxiety", "ptsd")
LOOKING_BACK = [
    "integration/day-1",
    "integration/day-2-3",
    "integration/day-7",
    *(f"integration/{track}-day-{day}" for track in TRACKS for day in (1, 2, 7)),
]
SHORT_ENOUGH = 10 * 60
"""The most that the short way of a day takes, in seconds, whatever is answered."""
KEPT = "A voice memo of 1 min 12 s"


def script(name: str) -> Script:
    """Return a shipped script."""
    found = LIBRARY.find(name, bundled.scripts()).reads.script
    assert found is not None
    return found


def texts(one: Script, *carried: Carried, depth: Depth = Depth.FULL) -> Iterator[str]:
    """Yield what is shown to a person who passes all over but looks at what they kept."""
    session, moments = Session(one, Role.PATIENT, one.title), count(1.0)
    session.handle(Begin(carried=carried, depth=depth.value), 0.0)
    while (scene := session.view.scene) is not None:
        yield scene.text
        shows = isinstance(scene, Choosing) and any(one.id == "show" for one in scene.options)
        session.handle(Answer("show") if shows else Skip(), next(moments))


@pytest.mark.parametrize("track", TRACKS)
def test_each_track_has_days_of_its_own(track: str) -> None:
    """The two weeks of a track begin, go on and look back with scripts for that track."""
    path = bundled.scripts() / "programmes" / f"two-weeks-{track}.yaml"
    programme = read_file(path).programme
    assert programme is not None
    assert programme.before[0].script == f"pre-session/{track}"
    own = {part.day.first: part.script for part in programme.days if not part.optional}
    assert [own[day] for day in (1, 2, 7)] == [f"integration/{track}-day-{n}" for n in (1, 2, 7)]


@pytest.mark.parametrize("name", LOOKING_BACK)
@pytest.mark.parametrize("kept", [KEPT, "A heron. Grey light."])
def test_what_was_kept_comes_back(name: str, kept: str) -> None:
    """On day 1, day 2 or 3 and day 7 the raw page comes back, words and memo alike, once."""
    shown = list(texts(script(name), ("captured", kept, kept)))
    assert sum(kept in text for text in shown) == 1
    asked = next(n for n, text in enumerate(shown) if text.startswith("You kept a page"))
    assert kept in shown[asked + 1]


@pytest.mark.parametrize("name", LOOKING_BACK)
@pytest.mark.parametrize("depth", Depth)
def test_nothing_kept_leaves_no_gap(name: str, depth: Depth) -> None:
    """Who kept nothing and answers nothing is asked for no page, and no text has a hole."""
    shown = list(texts(script(name), depth=depth))
    assert not any("kept" in text or '""' in text for text in shown)
    assert "findahelpline.com" in shown[-1]


@pytest.mark.parametrize("name", LOOKING_BACK)
def test_a_yes_opens_the_safety_step(name: str) -> None:
    """Each of these days asks the plain question, on both ways, and a yes opens the safety step."""
    asked = [
        step
        for step in every_step(script(name).steps)
        if isinstance(step, Choose) and step.save == "safety"
    ]
    assert [step.safety for step in asked] == [("yes",)]
    assert asked[0].depth is None
    in_short = texts(script(name), depth=Depth.SHORT)
    assert any("better off dead" in text for text in in_short)


@pytest.mark.parametrize("name", LOOKING_BACK)
def test_the_short_way_is_short(name: str) -> None:
    """Somebody with little energy has a way of at most ten minutes, and a longer one beside it."""
    lasts = script(name).duration
    assert lasts is not None
    assert lasts.short.most <= SHORT_ENOUGH
    assert lasts.short.most < lasts.full.most


@pytest.mark.parametrize(
    "name", ["pre-session/ptsd", *(f"integration/ptsd-day-{day}" for day in (1, 2, 5, 7, 10))]
)
def test_nothing_startles_after_trauma(name: str) -> None:
    """The scripts for PTSD have no sound, no paced breath, and say so at the start."""
    one = script(name)
    assert not one.sounds
    for step in every_step(one.steps):
        assert not isinstance(step, Play | Breathe)
        cues: tuple[Cue, ...] = getattr(step, "audio", ())
        assert not cues
    assert any("no sounds" in text for text in list(texts(one))[:2])
