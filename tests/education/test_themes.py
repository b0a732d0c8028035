"""What the education piece says of each theme, on its short way and in full.

A theme is covered when what a person reads holds its words and figures: titles alone do not count.
The chapters are read as they come, page by page, with every question passed over.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.review.timing import how_long
from integrate.script.depth import Depth
from integrate.script.library import Library
from integrate.session.inputs import Advance, Answer, Begin, Skip
from integrate.session.program import Role
from integrate.session.session import Session
from integrate.session.table import State
from integrate.session.view import Choosing

if TYPE_CHECKING:
    from integrate.script.model import Script
    from integrate.session.inputs import Input
    from integrate.session.view import View

LIBRARY = Library((bundled.scripts(),))
FOLDER = "education"
INDEX = "what-to-expect"
BOTH = (Depth.SHORT, Depth.FULL)

THEMES: dict[str, tuple[str, ...]] = {
    "what-ketamine-is": (
        "a medicine",
        "operation",
        "nasal spray",
        "off-label",
        "less has been tested",
        "no cure",
        "no truth drug",
        "one part of a plan",
    ),
    "how-it-may-work": (
        "glutamate",
        "NMDA",
        "plasticity",
        "new links",
        "animals",
        "theory",
        "not proven",
        "no promise",
    ),
    "feeling-far-away": (
        "dissociation",
        "body",
        "float",
        "time may stretch",
        "peaceful",
        "scary",
        "within an hour or two",
        "can it help",
        "576 people",
        "not a score",
        "no depth to reach",
        "nothing is wrong",
        "a sign for “stop”",
        "hard times",
        "unreal a day after",
    ),
    "risks": (
        "dizzy",
        "blood pressure",
        "breathing slows",
        "alone at home",
        "heart",
        "liver",
        "bladder",
        "pregnant",
        "psychosis",
        "crave",
        "no driving",
        "alcohol",
        "chest pain",
        "you can say no",
        "needs no reason",
    ),
    "your-team": (
        "medical professional",
        "therapist",
        "third is you",
        "sign for “stop”",
        "nothing about touch, there is none",
        "nothing new is agreed",
        "do not drive",
        "feels wrong",
    ),
    "depression": (
        "approved for some people",
        "off-label",
        "within hours or days",
        "little, or none",
        "fades",
        "placebo",
        "nobody could tell",
        "prevent suicide",
        "not your doing",
    ),
    "anxiety": (
        "not approved",
        "20 people",
        "about half",
        "18 people",
        "one of three",
        "less clear",
        "CBT",
        "better proof",
        "bring up fear",
    ),
    "ptsd": (
        "nobody knows yet",
        "not approved",
        "221 people",
        "none at all",
        "158 veterans",
        "no better than placebo",
        "best proof",
        "therapy made for trauma",
        "feel like a symptom",
        "do not have to tell your story",
    ),
    "insights": (
        "as a guess",
        "big decisions can wait",
        "memories",
        "prove nothing",
        "slow is safer",
        "not now",
        "your therapist",
    ),
    "new-ways": (
        "little and often",
        "ten minutes or less",
        "what matters to you",
        "says nothing about you",
        "half as big",
        "after ketamine? perhaps",
    ),
    "where-help-is": (
        "local emergency number",
        "call your clinic the same day",
        "two days in a row",
        "hurting yourself",
        "cannot see you, and nobody is alerted",
        "findahelpline.com",
    ),
}
"""The chapters in their order, and what each says on both ways."""

IN_FULL: dict[str, tuple[str, ...]] = {
    "what-ketamine-is": ("esketamine", "the law controls", "use at home"),
    "how-it-may-work": ("other docks", "window", "hope may play a part"),
    "feeling-far-away": ("studies do not all agree", "this is the medicine. it wears off."),
    "risks": ("three in a thousand", "vivid dreams", "who prescribes them"),
    "your-team": ("at least two hours", "you meet again"),
    "depression": ("235 people", "no group to compare", "feel flat"),
    "anxiety": ("guided self-help", "an open question"),
    "ptsd": ("a smaller trial", "guideline", "no mask"),
    "insights": ("only a feeling", "cannot be taken back"),
    "new-ways": ("large trial", "not about ketamine"),
    "where-help-is": ("one person you could call", "the right words"),
}
"""What the full way says besides."""

RULES = ("you must", "you should", "will heal", "breakthrough", "surrender", "trust the medicine")
"""Words that no page has."""

every_chapter = pytest.mark.parametrize("chapter", THEMES)
both_ways = pytest.mark.parametrize("depth", BOTH)


def script_of(name: str) -> Script:
    """Return a shipped education script."""
    script = LIBRARY.find(f"{FOLDER}/{name}", bundled.scripts()).reads.script
    assert script is not None
    return script


@cache
def walked(name: str, depth: Depth, *leave_out: str) -> tuple[tuple[str, float], ...]:
    """Return what is read on one way, page by page, and how many seconds each page usually takes.

    Questions are passed over, but for the one about what to leave out, and read with their options.
    """
    session = Session(script_of(name), Role.PATIENT, name)
    steps = {one.name: one.step for one in session.program.presents}
    session.handle(Begin(depth=depth), 0.0)
    read: list[tuple[str, float]] = []
    while (view := session.view).state is not State.ENDED:
        assert view.scene is not None
        words = [view.scene.text]
        if isinstance(view.scene, Choosing):
            words += [option.words for option in view.scene.options]
        page = " ".join(" ".join(words).split())
        read.append((page, how_long(steps[view.step]).usual))
        session.handle(_input(view, leave_out), session.now + 1.0)
    return tuple(read)


def _input(view: View, leave_out: tuple[str, ...]) -> Input:
    if view.state is State.SHOWING:
        return Advance()
    return Answer(leave_out) if leave_out and view.saves == "leave_out" else Skip()


def pages(name: str, depth: Depth, *leave_out: str) -> tuple[str, ...]:
    """Return what is read on one way, page by page."""
    return tuple(page for page, _seconds in walked(name, depth, *leave_out))


def minutes(name: str, depth: Depth, *leave_out: str) -> float:
    """Return how long one way usually takes."""
    return sum(seconds for _page, seconds in walked(name, depth, *leave_out)) / 60


def plainly(text: str) -> str:
    """Return text in one case and with one kind of quotes."""
    return re.sub(r'["“”]', '"', text).casefold()


def words(name: str, depth: Depth) -> str:
    """Return all that is read on one way."""
    return plainly(" ".join(pages(name, depth)))


@every_chapter
@both_ways
def test_each_theme_is_covered_on_both_ways(chapter: str, depth: Depth) -> None:
    """A chapter says the truths of its theme on the short way as well as in full."""
    read = words(chapter, depth)
    assert [one for one in THEMES[chapter] if plainly(one) not in read] == []


@every_chapter
def test_the_full_way_says_more(chapter: str) -> None:
    """What is only in full is there, after everything the short way says, in the same order."""
    read = words(chapter, Depth.FULL)
    assert [one for one in IN_FULL[chapter] if plainly(one) not in read] == []
    full = iter(pages(chapter, Depth.FULL))
    assert all(page in full for page in pages(chapter, Depth.SHORT))


@both_ways
def test_the_whole_piece_holds_every_chapter_in_order(depth: Depth) -> None:
    """Whoever goes through the piece reads each page of each chapter, one chapter after another."""
    whole = iter(pages(INDEX, depth))
    for chapter in THEMES:
        assert all(page in whole for page in pages(chapter, depth)), chapter


def test_a_chapter_is_shipped_for_each_theme_and_no_other() -> None:
    """The folder holds the piece, its chapters, and nothing else."""
    shipped = {entry.name for entry in LIBRARY.entries() if entry.name.startswith(f"{FOLDER}/")}
    assert shipped == {f"{FOLDER}/{name}" for name in (INDEX, *THEMES)}


@every_chapter
@both_ways
def test_each_chapter_opens_offers_a_way_out_and_ends_with_help(chapter: str, depth: Depth) -> None:
    """The first page says that pages can be skipped; the last two, where help is."""
    read = pages(chapter, depth)
    assert "skip" in read[0]
    assert "?" in " ".join(read[-2:])
    assert "help" in " ".join(read[-2:]).casefold()


@every_chapter
def test_the_question_at_the_end_can_be_passed_over_and_is_in_full_alone(chapter: str) -> None:
    """Saying it in one's own words belongs to the full way, with a way to skip it."""
    asked = [page for page in pages(chapter, Depth.FULL) if "I would rather skip this" in page]
    assert len(asked) == 1
    assert not any("I would rather skip this" in one for one in pages(chapter, Depth.SHORT))


@every_chapter
def test_each_figure_is_told_with_its_evidence(chapter: str) -> None:
    """A number of people that a page names stands in the evidence of its chapter as well."""
    script = script_of(chapter)
    figures = set(re.findall(r"\b(\d+) (?:people|veterans)", words(chapter, Depth.FULL)))
    assert figures <= set(re.findall(r"\d+", " ".join(script.evidence)))


@every_chapter
def test_nothing_presses_and_nothing_promises(chapter: str) -> None:
    """No page uses the words that clinical advice warns of."""
    read = words(chapter, Depth.FULL)
    assert [one for one in RULES if one in read] == []


@both_ways
@pytest.mark.parametrize("chapter", ["depression", "anxiety", "ptsd"])
def test_a_chapter_on_a_condition_can_be_left_out(chapter: str, depth: Depth) -> None:
    """Whoever ticks a condition reads no page of that chapter, and every page of the others."""
    left = pages(INDEX, depth, chapter)
    mine = pages(chapter, depth)
    assert tuple(page for page in pages(INDEX, depth) if page not in mine) == left


def test_the_whole_short_way_takes_a_quarter_of_an_hour() -> None:
    """All chapters in short take 12 to 15 minutes, in full about half an hour."""
    assert 12.0 <= minutes(INDEX, Depth.SHORT) <= 15.0
    assert 28.0 <= minutes(INDEX, Depth.FULL) <= 35.0


@every_chapter
def test_a_chapter_in_short_takes_a_minute_or_two(chapter: str) -> None:
    """No chapter asks for more than two minutes on the short way, or four and a half in full."""
    assert 1.0 <= minutes(chapter, Depth.SHORT) <= 2.0
    assert minutes(chapter, Depth.SHORT) + 0.8 <= minutes(chapter, Depth.FULL) <= 4.5
