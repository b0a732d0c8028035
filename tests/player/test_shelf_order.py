"""In which order scripts are offered."""

from __future__ import annotations

from pathlib import Path

from integrate import bundled
from integrate.player.shelf_order import by_stage, in_order, is_chapter
from integrate.script.library import Entry, Library


def entries(*names: str) -> list[Entry]:
    """Return scripts of these names."""
    return [Entry(name, Path(f"{name}.yaml")) for name in names]


def test_what_leads_and_then_by_name() -> None:
    """What leads through the chapters is first, and getting ready comes before everything else."""
    found = entries("anytime/calm", "education/risks", "pre-session/general")
    found += entries("education/what-to-expect", "pre-session/ptsd")
    assert [one.name for one in in_order(found)] == [
        "education/what-to-expect",
        "pre-session/general",
        "anytime/calm",
        "education/risks",
        "pre-session/ptsd",
    ]


def test_days_by_their_number() -> None:
    """Day 10 comes after day 2, and a name without a number before both."""
    found = entries("after/day-10", "after/day-2-3", "after/day-2", "after/10", "after/day")
    names = [one.name.removeprefix("after/") for one in in_order(found)]
    assert names == ["10", "day", "day-2", "day-2-3", "day-10"]


def test_what_leads_is_shipped_and_no_chapter() -> None:
    """Eleven of the shipped scripts are chapters, and the first two are those that lead."""
    shelf = in_order(Library((bundled.scripts(),)).shelf())
    assert [one.name for one in shelf[:2]] == ["education/what-to-expect", "pre-session/general"]
    assert sum(is_chapter(one) for one in shelf) == 11
    assert not any(is_chapter(one) for one in shelf[:2])


def test_the_stages_of_the_therapy_lead_and_what_is_broken_comes_last(tmp_path: Path) -> None:
    """What is for any time comes after them, and the chapters come after that."""
    stages = {
        "a/any": "anytime",
        "b/after": "integration",
        "c/session": "session",
        "d/broken": "nowhere",
        "e/setting": "set-and-setting",
        "education/risks": "pre-session",
        "pre-session/general": "pre-session",
    }
    for name, stage in stages.items():
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        head = f"title: One\nstage: {stage}\naudience: therapist\n"
        path.write_text(f"{head}steps: [Rest.]\n", encoding="utf-8")
    names = [one.name for one in by_stage(Library((tmp_path,)).shelf())]
    assert names == [
        *("pre-session/general", "e/setting", "c/session", "b/after", "a/any"),
        *("education/risks", "d/broken"),
    ]
