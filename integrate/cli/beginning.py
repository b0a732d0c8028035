"""`integrate new`: a small script to begin with. Nothing that is there already is written over."""

from __future__ import annotations

import sys
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from integrate.cli.examples import examples
from integrate.cli.sentence import Told
from integrate.script import schema
from integrate.script.beginning import begin
from integrate.script.library import SUFFIXES
from integrate.script.model import Audience, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

STAGES = [stage.value for stage in Stage]


@click.command(
    epilog=examples(
        "integrate new morning.yaml",
        'integrate new evening.yaml --title "A short evening" --stage integration',
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", help="What it is called in the list.")
@click.option("--stage", type=click.Choice(STAGES), help="Which part of the therapy it belongs to.")
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    help="Whose screen it is for. Without it, a patient's; a `session` is a therapist's.",
)
@click.option(
    "--schema/--no-schema",
    "with_schema",
    default=None,
    help="Whether to write the schema beside it, with which editors complete.",
)
def new(
    file: Path,
    title: str | None,
    stage: str | None,
    audience: str | None,
    *,
    with_schema: bool | None,
) -> None:
    """Begin a script in FILE, and ask for what no option says.

    Ends with 0, and with 2 when the file is there already or cannot be written.
    """
    _refuse(file)
    asking = title is None or stage is None
    if title is None:
        title = _asked(lambda: str(click.prompt("Title")), "--title")
    if stage is None:
        stage = _asked(lambda: str(click.prompt("Stage", type=click.Choice(STAGES))), "--stage")
    if with_schema is None and asking and not lexists(_schema(file)):
        question = "Write the schema beside it, for your editor?"
        with_schema = _asked(lambda: click.confirm(question, default=True), "--schema")
    _write(file, _text(title, Stage(stage), audience))
    click.echo(f"{file} is written. To see it while you write: integrate preview {file}")
    if with_schema is not False and not lexists(_schema(file)):
        _write(_schema(file), schema.written())
        click.echo(f"{_schema(file)} is written, for your editor.")


def _refuse(file: Path) -> None:
    if not file.name.endswith(SUFFIXES):
        raise Told(f"A script's file ends in .yaml, as in {file.stem}.yaml.")
    if lexists(file):
        raise Told(f"{file} is there already. Nothing was changed; name another file.")


def _asked(ask: Callable[[], T], option: str) -> T:
    """Return the answer to a question; raises `Told` where nobody is there to answer."""
    try:
        return ask()
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise Told(f"Nobody is here to ask; say it with `{option}`.") from None


def _text(title: str, stage: Stage, audience: str | None) -> str:
    whose = Audience.THERAPIST if stage is Stage.SESSION else Audience.PATIENT
    if audience is not None and stage is Stage.SESSION and audience != whose:
        raise Told("A script of stage `session` is run by a therapist: leave `--audience` out.")
    try:
        return begin(title, stage, Audience(audience or whose))
    except ValueError as error:
        raise Told(f"That is no title: {error}.") from error


def _schema(file: Path) -> Path:
    return file.parent / schema.FILE


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise Told(f"{error.filename} cannot be written: {error.strerror}.") from error
