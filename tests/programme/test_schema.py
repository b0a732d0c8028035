from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

from integrate import bundled
from integrate.programme.schema import schema
from tests.programme.following import WEEK

if TYPE_CHECKING:
    from pathlib import Path

JUDGE = Draft7Validator(schema())
SHIPPED = sorted((bundled.scripts() / "programmes").glob("*.yaml"))


def wrong(text: str) -> bool:
    """Tell whether an editor would underline something."""
    document: Any = yaml.safe_load(text)
    return not JUDGE.is_valid(document)


def test_it_is_a_schema() -> None:
    """The schema is one by its own standard."""
    Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_programmes_pass(path: Path) -> None:
    """Nothing is underlined in the programmes that are shipped."""
    assert not wrong(path.read_text(encoding="utf-8"))
    assert not wrong(WEEK)


@pytest.mark.parametrize(
    "text",
    [
        "title: A\n",
        "title: A\ndays: [{script: a}]\n",
        "title: A\ndays: [{day: soon, script: a}]\n",
        "title: A\ndays: [{day: 1, script: a, evry: 1}]\n",
        "title: A\ncatch up: some\ndays: []\n",
        "title: A\nrounds: 0\ndays: []\n",
    ],
)
def test_wrong_shapes_are_refused(text: str) -> None:
    """What is misspelt, missing or of the wrong shape is underlined."""
    assert wrong(text)
