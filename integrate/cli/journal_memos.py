"""`integrate journal play`, and the sound of voice memos written out by an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from integrate.audio.problem import UnplayableError
from integrate.cli import candidates
from integrate.cli.compose import Wishes, make_settings
from integrate.cli.examples import examples
from integrate.cli.journal_opening import opened, the_session, told
from integrate.cli.sentence import Told
from integrate.journal import faults
from integrate.journal.durable import drafted, make_folder
from integrate.journal.errors import NotWritable
from integrate.journal.memos import kept_memos
from integrate.player.memo_hearing import OVER, MemoHearing
from integrate.words import _, later, several

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.cli.places import Places
    from integrate.journal.export.lived import Lived
    from integrate.journal.store import Journal
    from integrate.session.record import MemoKept

NO_SUCH = later("This session has no voice memo with the number {memo}.")
TAKEN = later("{file} is there already: choose another folder, or add --force.")
WRITTEN = "One voice memo is in {folder}, and it is not sealed: whoever can open it can hear it."
ALL_WRITTEN = (
    "{count} voice memos are in {folder}, and they are not sealed: whoever can open them can hear "
    "them."
)


@click.command(
    epilog=examples("integrate journal play r3ww", "integrate journal play r3ww --memo 2")
)
@click.argument("session", metavar="ID", shell_complete=candidates.sessions)
@click.option("--memo", type=click.IntRange(1), metavar="NUMBER", help="Only this one of them.")
@click.pass_context
def play(ctx: click.Context, session: str, memo: int | None) -> None:
    """Play the voice memos of the session ID; Ctrl+C stops.

    The beginning of the ID is enough. They are opened in memory alone, begin and end softly, and
    are as loud as a spoken line.

    Ends with 0, and with 2 where there is no such memo or no sound.
    """
    places: Places = ctx.obj
    device = ctx.find_root().params["sound_device"]
    settings = make_settings(places, Wishes(device=device))
    hearing = MemoHearing(settings.open_output, settings.level)
    with opened(places) as book:
        name = the_session(book, session)
        memos = kept_memos(book.events(name))
        if memo is not None:
            memos = _only(memos, memo)
        said = hearing.run(book, name, memos, click.echo)
    if said != _(OVER):
        raise Told(said)


def write_memos(
    journal: Journal, sessions: tuple[Lived, ...], folder: Path, *, force: bool
) -> None:
    """Write the sound of every memo of the sessions into the folder, and say so."""
    count = 0
    with told(), faults.told(folder):
        make_folder(folder)
        for lived in sessions:
            began = lived.summary.began.astimezone()
            for memo in kept_memos(lived.entries):
                name = f"{began:%Y-%m-%d %H.%M} {lived.summary.id}-{memo.memo}.wav"
                count += _write(journal, lived.summary.id, memo, folder / name, force=force)
    said = several(count, WRITTEN, ALL_WRITTEN, folder=folder)
    click.echo(said, err=True)


def _write(journal: Journal, session: str, memo: MemoKept, path: Path, *, force: bool) -> bool:
    """Write one memo; False where the journal has no sound of it."""
    from integrate.audio.memo import as_wav  # noqa: PLC0415 -- loads the codecs

    sound = b"".join(journal.memos.sound(session, memo))
    if not sound:
        return False
    if path.exists() and not force:
        raise NotWritable(_(TAKEN, file=path))
    with faults.told(path):
        path.unlink(missing_ok=True)
        with drafted(path, alone=True) as draft, draft.open("wb") as file:
            try:
                as_wav.write(sound, file)
            except UnplayableError as error:
                raise Told(str(error)) from error
    return True


def _only(memos: list[MemoKept], number: int) -> list[MemoKept]:
    if number > len(memos):
        raise Told(_(NO_SUCH, memo=number))
    return [memos[number - 1]]
