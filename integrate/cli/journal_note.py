"""`integrate journal note`: the paperwork of a session, as a draft, or as it was signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.candidates import notes
from integrate.cli.examples import examples
from integrate.cli.format_choice import FormatChoice
from integrate.cli.journal_note_signing import Added, draft_of, give, sign_it
from integrate.cli.journal_opening import opened
from integrate.cli.sentence import Told
from integrate.journal.entry import Person
from integrate.journal.note.building import SESSION
from integrate.journal.note.signing import signed_notes, versions
from integrate.journal.note.writing import Format, write_draft, write_signed
from integrate.journal.pages import sessions_of_scripts
from integrate.plain.wrapping import clean
from integrate.player.paperwork import Paperwork
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.journal.entry import Summary
    from integrate.journal.note.signing import Signed
    from integrate.journal.store import Journal

LAST = "last"
"""What stands in place of an ID for the newest session with the medicine."""
WHICH = later("Say which session: an ID of `integrate journal list`, or `last`.")
SEVERAL = later("There are several sessions `{session}`; `integrate journal list` names them.")
NONE = later("There is no session `{session}`; `integrate journal list` names them.")
NO_LAST = later("There is no session of stage `session` yet; `integrate journal list` names all.")
NO_VERSION = later("The note of {session} has no version {version}; --list names those there are.")
ONLY_TEXT = later("--ascii goes with --format text.")
UNSIGNED = later("No note is signed yet.")
NEWER = later(
    "There is something that the signed note does not tell of: --draft shows it, and --sign makes "
    "the next version."
)
READ = later("{option} was read from {file}.")


@click.command(
    epilog=examples(
        "integrate journal note last",
        'integrate journal note last --plan "Call on Friday." --sign "A. Berg"',
        "integrate journal note last --format html --out note.html",
    )
)
@click.argument("session", metavar="[SESSION]", required=False, default="", shell_complete=notes)
@click.option(
    "--format",
    "form",
    type=FormatChoice(one.value for one in Format),
    default=Format.TEXT.value,
    help="Which format; plain text unless another is named.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@click.option("--ascii", "as_ascii", is_flag=True, help="Write the plain text in ASCII.")
@click.option("--sign", "signer", metavar="NAME", help="Show it, and keep it as signed by NAME.")
@click.option("--staff", metavar="TEXT", help="Who was there, and as what; or a file of it.")
@click.option("--interpretation", metavar="TEXT", help="What you make of it; or a file of it.")
@click.option("--plan", metavar="TEXT", help="What was planned; or a file of it.")
@click.option("--draft", is_flag=True, help="Make it anew, also where it was signed.")
@click.option("--version", type=click.IntRange(1), metavar="N", help="Show this signed version.")
@click.option("--list", "as_list", is_flag=True, help="List the signed notes.")
@click.pass_obj
def note(
    places: Places,
    session: str,
    form: str,
    out: Path | None,
    signer: str | None,
    staff: str | None,
    interpretation: str | None,
    plan: str | None,
    version: int | None,
    *,
    force: bool,
    as_ascii: bool,
    draft: bool,
    as_list: bool,
) -> None:
    """Show the note of SESSION, to review and sign.

    SESSION is an ID of `journal list`, its beginning, or `last`. A draft says only what was
    recorded. A signed note is shown as it was signed; what is signed later is the next version, and
    every version is kept.

    Ends with 0, and with 2 when there is no such session, or the file cannot be written.
    """
    if as_ascii and form != Format.TEXT:
        raise Told(_(ONLY_TEXT))
    added = Added(
        _text(staff, "--staff"), _text(interpretation, "--interpretation"), _text(plan, "--plan")
    )
    with opened(places) as journal:
        if as_list:
            _list(journal, session)
            return
        summary = _find(journal, session)
        whose = _whose(journal, summary)
        signed = versions(journal, summary)
        chosen = _chosen(signed, version, is_draft=draft or added.is_any)
        if version is not None and chosen is None:
            raise Told(_(NO_VERSION, session=summary.id, version=version))
        if signer is not None:
            chosen = sign_it(journal, draft_of(journal, summary, whose, added), signer)
            if out is None:
                return
        if chosen is None:
            text = write_draft(draft_of(journal, summary, whose, added), Format(form))
        else:
            text = write_signed(journal, summary, whose, chosen, Format(form))
        is_newer = chosen is not None and signer is None and _is_newer(journal, summary, chosen)
    if is_newer:
        click.echo(_(NEWER), err=True)
    give(text, out, replace=force, as_ascii=as_ascii)


def _text(value: str | None, option: str) -> str | None:
    """Return the words, or those in the file that they name."""
    if value is None or "\n" in value or not value.strip():
        return value
    file = Path(value)
    try:
        if not file.is_file():
            return value
        words = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Told(_("{file} cannot be read: {why}.", file=file, why=error)) from error
    click.echo(_(READ, option=option, file=file), err=True)
    return words


def _find(journal: Journal, session: str) -> Summary:
    if not session:
        raise Told(_(WHICH))
    every = sessions_of_scripts(journal.sessions())
    if session == LAST:
        newest = next((one for one in every if one.stage == SESSION), None)
        if newest is None:
            raise Told(_(NO_LAST))
        return newest
    found = [one for one in every if one.id.startswith(session)]
    if len(found) != 1:
        raise Told(_(SEVERAL if found else NONE, session=session))
    return found[0]


def _whose(journal: Journal, summary: Summary) -> Person:
    people = (one for one in journal.persons() if one.id == summary.person)
    return next(people, Person(summary.person, ""))


def _is_newer(journal: Journal, summary: Summary, signed: Signed) -> bool:
    """Tell whether the session has entries, or words for the note, that this version has not."""
    return (
        summary.events > signed.event.entries
        or Paperwork(journal, summary.id).own() != versions(journal, summary)[-1].own
    )


def _chosen(signed: list[Signed], version: int | None, *, is_draft: bool) -> Signed | None:
    """Return the signed version that is to be shown; None for a draft."""
    if version is not None:
        return next((one for one in signed if one.event.version == version), None)
    return signed[-1] if signed and not is_draft else None


def _list(journal: Journal, session: str) -> None:
    """List the signed notes, those of one session or all."""
    names = {one.id: clean(one.pseudonym) for one in journal.persons()}
    found = [one for person in names for one in signed_notes(journal, person)]
    found = [one for one in found if one.event.session.startswith(session)]
    for one in sorted(found, key=lambda signed: signed.wall, reverse=True):
        event, when = one.event, one.wall.astimezone()
        version = _("version {version}", version=event.version)
        name = clean(event.name)
        whose = names[one.summary.person]
        line = f"{event.session}  {when:%Y-%m-%d %H:%M}  {version}  {name}"
        click.echo(f"{line}  ({whose})" if whose else line)
    if not found:
        click.echo(_(UNSIGNED))
