"""The page for authors says what is so, and every script in it can be copied."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from integrate import bundled
from integrate.review.checking import check_file
from integrate.script import condition
from integrate.script.declaration import Record, specs
from integrate.script.kinds import ListOf, MapOf
from integrate.script.model import Script, Stage
from integrate.script.schema import EDITOR_LINE
from integrate.script.structure import VERBS
from tools.script_reference import PAGE, PARTS, filled

TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
DECLARED: list[type[Any]] = [Script, *VERBS.values()]
_FILE = re.compile(r"# (\S+\.yaml)\n")


def whole(block: str) -> str:
    """Return a block as a script: steps and heads alone get what they lack."""
    if block.startswith("- "):
        block = "steps:\n" + "".join(f"  {line}\n" for line in block.splitlines())
    if "title:" not in block:
        block = f"title: A script\nstage: integration\n{block}"
    return block


def find_sound(name: str, /, *, music: bool = False) -> Path | None:
    """Return the file of a shipped sound; all the reader's own music is there."""
    if music:
        return Path(name)
    return next(bundled.sounds().glob(f"{name}.*"), None)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Give a folder with those blocks that say which file they are."""
    for block in BLOCKS:
        if name := _FILE.match(block):
            path = tmp_path / name[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("block", BLOCKS)
def test_scripts_on_the_page_have_no_problem(block: str, folder: Path) -> None:
    """Every block is read without a problem, and no rule finds anything in it."""
    path = folder / "script.yaml"
    path.write_text(whole(block), encoding="utf-8")
    reads = check_file(path, (), find_sound)
    assert reads.script is not None
    assert reads.problems == ()


def test_the_page_shows_every_verb_and_field() -> None:
    """Each verb has a heading, and each field of a script a row."""
    for verb in VERBS:
        assert f"### `{verb}`" in TEXT
    for declared in [*DECLARED, *PARTS]:
        for key in specs(declared):
            assert f"| `{key}` |" in TEXT


def test_the_tables_are_made_from_the_declarations() -> None:
    """The reference on the page is what `tools/script_reference.py` writes."""
    assert filled(TEXT) == TEXT


def parts(kind: Any) -> set[type[Any]]:
    """Return the declared classes that a kind of value is made of."""
    match kind:
        case Record():
            return {kind.declared}
        case ListOf():
            return parts(kind.item)
        case MapOf():
            return parts(kind.value)
    return set()


def test_no_table_is_missing() -> None:
    """Every value with fields of its own has its table."""
    kinds = [one.kind for declared in DECLARED for one in specs(declared).values()]
    assert set(PARTS) == {part for kind in kinds for part in parts(kind)}


def test_stages_and_the_editor_line_are_named() -> None:
    """What an author has to spell right stands on the page."""
    for stage in Stage:
        assert f"`{stage.value}`" in TEXT
    assert EDITOR_LINE in TEXT


def test_conditions_on_the_page_can_be_read() -> None:
    """Every condition in the table is one."""
    table = TEXT.partition("| write |")[2].partition("\n\n")[0]
    written = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)))
    conditions = [one for one in written if len(one.split()) > 1 and "…" not in one]
    assert len(conditions) > 8
    for one in conditions:
        condition.read(one.replace("+ - * /", "a + b"))


def test_the_way_through_the_page_leads_somewhere() -> None:
    """Every link to a heading of the page has its heading."""
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert links
    assert links <= headings
