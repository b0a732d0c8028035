"""`integrate schema`: what editors complete and check scripts with."""

from __future__ import annotations

from pathlib import Path

import click

from integrate.cli.sentence import Told
from integrate.script import schema as language


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def schema(folder: Path | None) -> None:
    """Write the JSON Schema of scripts into FOLDER, or to standard output without one.

    An editor with a YAML language server uses it for scripts beside it that begin with the line
    `# yaml-language-server: $schema=./script.schema.json`. Ends with 2 when it cannot be written.
    """
    if folder is None:
        click.echo(language.written(), nl=False)
        return
    path = folder / language.FILE
    try:
        path.write_text(language.written(), encoding="utf-8")
    except OSError as error:
        raise Told(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"{path} is written.")
