"""`integrate settings`: what holds for every session, in one readable file."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.candidates import settings as names
from integrate.cli.candidates import values as possible_values
from integrate.cli.examples import examples
from integrate.cli.sentence import Told
from integrate.preferences import file as settings_file
from integrate.preferences.preferences import DECLARATIONS, written
from integrate.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.cli.places import Places
    from integrate.preferences.preferences import Declaration


@click.command(
    # so that a value may begin with a minus, as in `settings volume -6`
    context_settings={"ignore_unknown_options": True},
    epilog=examples(
        "integrate settings",
        "integrate settings theme ember",
        "integrate settings volume -6",
        "integrate settings theme --unset",
    ),
)
@click.argument("name", required=False, shell_complete=names)
@click.argument("value", required=False, shell_complete=possible_values)
@click.option("--unset", is_flag=True, help="Let NAME be as usual again.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def settings(
    places: Places, name: str | None, value: str | None, *, unset: bool, as_json: bool
) -> None:
    """Show the settings, or set NAME to VALUE.

    They stand in one file, which this command names and which may be written by hand too. Something
    in it that cannot be used is named, and the usual holds in its place.

    Ends with 0, and with 2 when there is no such setting, or it cannot be set so.
    """
    path = places.settings
    if name is None:
        _show_all(path, as_json=as_json)
        return
    declared = _declared(name)
    if value is None and not unset:
        click.echo(written(getattr(settings_file.read(path).preferences, name)))
        return
    if value is not None and unset:
        raise click.UsageError(_("Give a value or --unset, not both."))
    _write(path, name, None if value is None else _parsed(declared, value))
    click.echo(f"{name}: {written(getattr(settings_file.read(path).preferences, name))}")


def _show_all(path: Path, *, as_json: bool) -> None:
    found = settings_file.read(path)
    values = {name: getattr(found.preferences, name) for name in DECLARATIONS}
    if as_json:
        plain: dict[str, Any] = {"file": str(path), "settings": values, "troubles": found.troubles}
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
        return
    click.echo(_("The settings stand in {file}.", file=path) + "\n")
    for name, declared in DECLARATIONS.items():
        usual = "" if name in found.chosen else " " + _("(as usual)")
        click.echo(f"{name}: {written(values[name])}{usual}")
        click.echo(f"    {declared.purpose}")
        click.echo("    " + _("It can be: {choices}.", choices=declared.kind.choices))
    for trouble in found.troubles:
        click.echo(trouble, err=True)


def _declared(name: str) -> Declaration:
    declared = DECLARATIONS.get(name)
    if declared is None:
        near = get_close_matches(name.lower(), DECLARATIONS, n=1)
        remedy = _("did you mean `{name}`?", name=near[0]) if near else ", ".join(DECLARATIONS)
        raise Told(_("`{name}` is no setting: {remedy}", name=name, remedy=remedy))
    return declared


def _parsed(declared: Declaration, words: str) -> Any:
    try:
        return declared.kind.parse(words)
    except ValueError as error:
        told = _("`{name}` cannot be `{words}`: {why}.", name=declared.name, words=words, why=error)
        raise Told(told) from error


def _write(path: Path, name: str, value: Any) -> None:
    try:
        settings_file.change(path, name, value)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Told(_("{file} cannot be changed: {why}.", file=path, why=why)) from error
