"""The documents say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import COMMANDS, cli
from integrate.script.read import read
from integrate.script.structure import VERBS
from tools.draw_states import drawn

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "audio" / "SOURCES.md"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of the README in one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("script", blocks("yaml"))
def test_scripts_in_the_readme_have_no_problem(script: str) -> None:
    """Every script that the README shows can be copied and played."""
    assert read(script.encode()).problems == ()


def test_the_readme_shows_two_scripts() -> None:
    """The test above has something to look at."""
    assert len(blocks("yaml")) == 2


def test_every_command_is_in_the_readme() -> None:
    """Each command stands in the README's table, and each exit code with it."""
    for name in COMMANDS:
        assert f"`integrate {name}" in README
    for code in ExitCode:
        assert f"| {int(code)} |" in README


def test_every_verb_is_in_the_readme() -> None:
    """Each verb of the script language is named."""
    for verb in VERBS:
        assert f"`{verb}`" in README


def test_options_in_the_readme_exist() -> None:
    """Every long option that the README names is an option of a command or of run.py."""
    context = cli.make_context("integrate", ["list"], resilient_parsing=True)
    known = {"--test", "--version"}
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        parts = [command, *getattr(command, "commands", {}).values()]
        known |= {option for part in parts for one in part.params for option in one.opts}
    known |= {option for one in cli.params for option in one.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", README))
    assert named <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file in the project has its file."""
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_the_diagram_is_drawn_from_the_table() -> None:
    """The states in docs/architecture.md are those of the engine's table."""
    assert drawn(ARCHITECTURE) == ARCHITECTURE


def test_the_architecture_is_short_and_names_every_room() -> None:
    """The page can be read in one sitting, and no package is missing from it."""
    assert len(ARCHITECTURE.splitlines()) <= 130
    rooms = [path.parent.name for path in (ROOT / "integrate").glob("*/__init__.py")]
    assert rooms
    for room in rooms:
        assert f"`{room}/`" in ARCHITECTURE


def test_pictures_reach_for_no_network() -> None:
    """The pictures name no address that a viewer would fetch something from."""
    pictures = list((ROOT / "docs" / "pictures").glob("*.svg"))
    assert pictures
    for picture in pictures:
        assert "url(" not in re.sub(r"url\(#[^)]*\)", "", picture.read_text(encoding="utf-8"))
