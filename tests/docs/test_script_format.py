"""The reference for authors says what is so."""

from __future__ import annotations

import re
from typing import Any

from integrate.script import condition
from integrate.script.declaration import Record, specs
from integrate.script.duration import Lasting
from integrate.script.kinds import ListOf, MapOf
from integrate.script.model import Script, Stage
from integrate.script.schema import EDITOR_LINE
from integrate.script.structure import VERBS
from tools.script_reference import PAGE, PARTS, filled

TEXT = PAGE.read_text(encoding="utf-8")
DECLARED: list[type[Any]] = [Script, *VERBS.values()]


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
        case Record() | Lasting():
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
