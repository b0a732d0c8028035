"""`integrate preview`: a script beside its player, while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.compose import Wishes, make_settings
from integrate.cli.examples import examples
from integrate.cli.front import is_plain
from integrate.cli.sentence import Told

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.ui.preview.bench import Bench

NO_SCREEN = (
    "The preview draws on a terminal, and this is none. `integrate check` names every problem of a"
    " script, and `integrate play --plain` plays it in lines."
)


@click.command(
    epilog=examples("integrate preview my-script.yaml", "integrate preview my-script.yaml --sound")
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "role",
    type=click.Choice(["patient", "therapist"]),
    default=None,
    help="Whose screen to show; by default the one the script is written for.",
)
@click.option("--sound", is_flag=True, help="Play the sounds as well.")
@click.pass_context
def preview(ctx: click.Context, file: Path, role: str | None, *, sound: bool) -> None:
    """Show FILE as it is written: its outline and problems, and the real player.

    Write in your own editor. Whenever the file is saved it is shown anew, at the step you were at.
    Nothing that is answered here is kept.

    Ends with 0, and with 2 when there is no such file, or no terminal to draw on.
    """
    if not file.is_file():
        raise Told(f"{file}: there is no such file; `integrate new {file}` begins one.")
    if is_plain(asked=ctx.find_root().params["plain"]):
        raise Told(NO_SCREEN)
    from integrate.ui.launch import ToldToLeave  # noqa: PLC0415 -- loads Textual
    from integrate.ui.preview.app import open_preview  # noqa: PLC0415 -- the same

    wishes = Wishes(mute=not sound, device=ctx.find_root().params["sound_device"])
    try:
        open_preview(_bench(ctx.obj, file, role, wishes))
    except ToldToLeave as told:
        raise click.exceptions.Exit(told.code) from None


def _bench(places: Places, file: Path, role: str | None, wishes: Wishes) -> Bench:
    from integrate.plain.transcript import transcribe  # noqa: PLC0415 -- not for --help
    from integrate.session.program import Role  # noqa: PLC0415 -- the same
    from integrate.ui.preview.bench import Bench  # noqa: PLC0415 -- the same

    settings = make_settings(places, wishes)
    return Bench(
        path=file.resolve(),
        roots=settings.library.folders,
        sounds=settings.sounds,
        role=Role(role) if role else None,
        open_output=settings.open_output,
        transcribe=transcribe,
        catalogue=settings.catalogue,
    )
