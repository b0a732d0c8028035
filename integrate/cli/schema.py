"""`integrate schema`: what editors complete and check scripts with."""

from __future__ import annotations

from pathlib import Path

import click

from integrate.cli.examples import examples
from integrate.cli.sentence import Told
from integrate.programme import schema as programmes
from integrate.script import schema as scripts


@click.command(epilog=examples("integrate schema .", "integrate schema --programme"))
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--programme", is_flag=True, help="Write that of programmes, in place of scripts.")
def schema(folder: Path | None, *, programme: bool) -> None:
    """Write the JSON Schema of scripts into FOLDER.

    Without FOLDER it goes to standard output.

    An editor with a YAML language server uses it for scripts beside it that begin with the line
    `# yaml-language-server: $schema=./script.schema.json`; for programmes the file is
    `programme.schema.json`.

    Ends with 0, and with 2 when it cannot be written.
    """
    language = programmes if programme else scripts
    if folder is None:
        click.echo(language.written(), nl=False)
        return
    path = folder / language.FILE
    try:
        path.write_text(language.written(), encoding="utf-8")
    except OSError as error:
        raise Told(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"{path} is written.")
