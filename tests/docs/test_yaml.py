"""Every block of YAML in the documents can be copied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.programme.read import read_file
from integrate.review.checking import check_file
from tests.docs.pages import PAGES, Block, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

WRONG_ON_PURPOSE = "    saev: line\n"
"""The tutorial shows how a mistake is told."""
ANSWERS = "answers.yaml"
"""Holds saved names and what to answer; the tutorial's commands read it."""


def scripts() -> Iterator[tuple[Path, Block]]:
    """Yield the blocks that are scripts, or parts of one, with their page."""
    for page in PAGES:
        for block in blocks(page):
            is_script = block.language == "yaml" and not is_programme(block)
            if is_script and block.file != ANSWERS and WRONG_ON_PURPOSE not in block.text:
                yield page, block


def is_programme(block: Block) -> bool:
    """Tell whether a block says which script comes on which day."""
    return "\ndays:\n" in block.text


def whole(block: str) -> str:
    """Return a block as a script: steps and heads alone get what they lack."""
    if block.startswith("- "):
        block = "steps:\n" + "".join(f"  {line}\n" for line in block.splitlines())
    if "steps:" not in block:
        block += "steps:\n  - That was all for now.\n"
    if "title:" not in block:
        block = f"title: A script\nstage: integration\n{block}"
    return block


def find_sound(name: str, /, *, music: bool = False) -> Path | None:
    """Return the file of a shipped sound; all the reader's own music is there."""
    if music:
        return Path(name)
    return next(bundled.sounds().glob(f"{name}.*"), None)


@pytest.mark.parametrize(
    ("page", "block"), [*scripts()], ids=lambda one: one.name if isinstance(one, Path) else ""
)
def test_scripts_on_a_page_have_no_problem(page: Path, block: Block, tmp_path: Path) -> None:
    """Each is read without a problem, and no rule finds anything in it."""
    for other in blocks(page):
        if other.file:
            file = tmp_path / other.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(other.text, encoding="utf-8")
    path = tmp_path / "script.yaml"
    path.write_text(whole(block.text), encoding="utf-8")
    reads = check_file(path, (), find_sound)
    assert reads.script is not None
    assert reads.problems == ()


def test_programmes_on_the_pages_have_no_problem(tmp_path: Path) -> None:
    """There is at least one, and each can be followed."""
    found = [one for page in PAGES for one in blocks(page) if is_programme(one)]
    assert found
    for number, block in enumerate(found):
        path = tmp_path / f"{number}.yaml"
        path.write_text(block.text, encoding="utf-8")
        reads = read_file(path)
        assert reads.programme is not None
        assert reads.problems == ()


def test_the_cookbook_has_something_for_most() -> None:
    """The tests above look at many scripts."""
    cookbook = next(page for page in PAGES if page.name == "cookbook.md")
    assert sum(page == cookbook for page, _ in scripts()) >= 15
