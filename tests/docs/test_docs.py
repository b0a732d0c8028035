"""The documents say what is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import COMMANDS, cli
from integrate.script.structure import VERBS
from tests.docs.pages import PAGES, ROOT, headings, links, text
from tools.command_reference import reference
from tools.draw_states import drawn

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_exit_code_is_in_the_readme() -> None:
    """Somebody who calls the program from another one finds how it may end."""
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


def test_the_page_of_commands_is_made_from_the_commands() -> None:
    """What stands in docs/commands.md is what `tools/command_reference.py` writes."""
    assert reference() == text(ROOT / "docs" / "commands.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    """Every link in the project has its file, and its heading there."""
    for target in links(page):
        name, _, anchor = target.partition("#")
        if not name.startswith("http"):
            there = page.parent / name if name else page
            assert there.exists(), target
            assert not anchor or anchor in headings(there), target


def test_the_index_names_every_page() -> None:
    """Whoever opens docs/README.md finds each of its neighbours."""
    index = ROOT / "docs" / "README.md"
    named = {target.partition("#")[0] for target in links(index)}
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - named == {"README.md"}


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
