"""`integrate measure`: the questionnaires, asked and scored by the engine that sessions use.

Nothing of it is kept: no answer is written anywhere.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.candidates import measures as measure_names
from integrate.cli.compose import make_help
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.measure_files import find_all, folder
from integrate.cli.measure_safety import in_one_piece
from integrate.cli.sentence import Told
from integrate.measures.change import Last
from integrate.measures.measure import Audience
from integrate.measures.scoring import Impossible, score
from integrate.measures.telling import told
from integrate.script.problem import did_you_mean
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.measures.catalogue import Catalogue
    from integrate.measures.measure import Measure
    from integrate.measures.scoring import Score

_WHOLE = re.compile(r"-?[0-9]{1,7}")
_ROLE = click.option(
    "--as",
    "role",
    type=click.Choice([one.value for one in Audience]),
    default=None,
    help="Whose screen this is. Some questionnaires are asked by a `therapist` alone.",
)
_LAST = click.option("--last", type=int, metavar="TOTAL", help="The total of last time.")
_DAYS = click.option(
    "--days", type=click.IntRange(0), metavar="N", help="How many days ago that was."
)
TAKE_IT = later("`{name}` is a questionnaire; to be asked it: integrate measure take {name}")
NOT_HERE = later("There is no questionnaire `{name}`: {remedy}")
A_STUB = later("{title} is not part of the program. {why} {how} Then put its file into {folder}.")


class _Questionnaires(click.Group):
    """Leads from a questionnaire's name to the command that asks it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands and name in find_all(ctx.obj).measures:
            ctx.fail(_(TAKE_IT, name=name))
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Questionnaires,
    epilog=examples(
        "integrate measure list",
        "integrate measure take gad-7",
        "integrate measure score gad-2 1,2",
    ),
)
def measure() -> None:
    """List, take and score questionnaires. Nothing is kept.

    A score is a check-in, and no diagnosis.
    """


@measure.command(
    name="list", epilog=examples("integrate measure list", "integrate measure list --check")
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.option("--check", is_flag=True, help="Only check the clinic's own files.")
@click.pass_obj
def list_measures(places: Places, *, as_json: bool, check: bool) -> None:
    """List the questionnaires there are, and those that may not be.

    A clinic's own files stand in the folder `measures` beside the journal.

    Ends with 0; with --check it ends with 1 when one of the clinic's own files cannot be used.
    """
    found = find_all(places)
    if as_json:
        click.echo(json.dumps(_plain_list(found), indent=2, ensure_ascii=False))
    elif not check:
        _show_list(found)
    for trouble in found.troubles:
        click.echo(trouble, err=True)
    if check and not as_json:
        own, wrong = len(found.private), len(found.troubles)
        fit = several(
            own, "1 file of your own can be used", "{count} files of your own can be used"
        )
        click.echo(_("{fit}, {wrong} cannot.", fit=fit, wrong=wrong))
    if check and found.troubles:
        raise click.exceptions.Exit(int(ExitCode.PROBLEMS))


@measure.command(
    epilog=examples("integrate measure take gad-7", "integrate measure take asq --as therapist")
)
@click.argument("name", metavar="ID", shell_complete=measure_names)
@_ROLE
@_LAST
@_DAYS
@click.pass_context
def take(
    ctx: click.Context, name: str, role: str | None, last: int | None, days: int | None
) -> int:
    """Ask the questionnaire ID, in plain lines.

    It comes item by item, and at the end it says what the answers come to.

    Ends with 0 when all was asked, with 3 when it was stopped before, and with 2 when there is no
    such questionnaire.
    """
    from integrate.cli.measure_asking import ask  # noqa: PLC0415 -- loads the lines
    from integrate.plain.terminal import Terminal  # noqa: PLC0415 -- the same

    audience = _audience(ctx, role)
    wanted = _find(ctx.obj, name, audience)
    _refuse_no_total(wanted, last)
    terminal, before = Terminal(sys.stdin, sys.stdout), Last(last, days)
    ended = ask(wanted, audience, terminal, make_help(ctx.obj).lines, before)
    return int(ExitCode.DONE if ended else ExitCode.STOPPED)


@measure.command(
    name="score",
    epilog=examples(
        "integrate measure score gad-7 1,1,2,0,1,0,1",
        "integrate measure score gad-7 1,1,2,0,1,0,1 --last 9 --days 14 --json",
    ),
)
@click.argument("name", metavar="ID", shell_complete=measure_names)
@click.argument("answers", metavar="0,1,2,...")
@_ROLE
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.option(
    "--cut-off", type=int, metavar="N", help="Hold the total against another published cut-off."
)
@_LAST
@_DAYS
@click.pass_context
def score_answers(
    ctx: click.Context,
    name: str,
    answers: str,
    role: str | None,
    cut_off: int | None,
    last: int | None,
    days: int | None,
    *,
    as_json: bool,
) -> None:
    """Score answers to the questionnaire ID.

    There is one for each item, with commas between them. Leave an answer out to have it missing, as
    in 0,,2; then there is no score.

    Ends with 0, and with 2 when an answer is none of its item's.
    """
    audience = _audience(ctx, role)
    wanted = _find(ctx.obj, name, audience)
    try:
        found = score(wanted, _numbers(wanted, answers), cut_off)
    except Impossible as error:
        raise Told(str(error)) from error
    _refuse_no_total(wanted, last)
    help_first = in_one_piece(wanted, found, audience, make_help(ctx.obj).lines)
    lines = told(wanted, found, Last(last, days))
    if as_json:
        plain = _plain(wanted, found, help_first, lines)
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
        return
    for line in [*help_first, *([""] if help_first else []), *lines]:
        click.echo(line)


def _audience(ctx: click.Context, role: str | None) -> Audience:
    return Audience(role or ctx.find_root().params["role"])


def _find(places: Places, name: str, audience: Audience) -> Measure:
    catalogue = find_all(places)
    for trouble in catalogue.troubles:
        click.echo(trouble, err=True)
    found = catalogue.measures.get(name)
    if found is not None:
        if found.audience is Audience.THERAPIST and audience is not Audience.THERAPIST:
            raise Told(_("{title} is asked by a therapist; add --as therapist.", title=found.title))
        return found
    stub = catalogue.stubs.get(name)
    if stub is not None:
        where = folder(places)
        raise Told(_(A_STUB, title=stub.title, why=stub.why, how=stub.how, folder=where))
    near = did_you_mean(name, [*catalogue.measures, *catalogue.stubs])
    raise Told(_(NOT_HERE, name=name[:40], remedy=near))


def _numbers(wanted: Measure, answers: str) -> list[int | None]:
    """Return the answers that were written; an empty place is a missing one."""
    numbers: list[int | None] = []
    ids = [one.id for one in wanted.items]
    for place, text in enumerate(answers.split(",")):
        word = text.strip()
        if word and not _WHOLE.fullmatch(word):
            item = ids[place] if place < len(ids) else place + 1
            raise Told(_("`{word}` at item {item} is no whole number.", word=word[:40], item=item))
        numbers.append(int(word) if word else None)
    return numbers


def _refuse_no_total(wanted: Measure, last: int | None) -> None:
    if last is not None and not (wanted.sums and wanted.lowest <= last <= wanted.highest):
        raise Told(_("{last} is no total of {title}.", last=last, title=wanted.title))


def _show_list(found: Catalogue) -> None:
    width = max(len(one) for one in (*found.measures, *found.stubs))
    for one in found.measures.values():
        facts = [several(len(one.counted), "1 item", "{count} items"), one.licence]
        facts += [_("asked by a therapist")] if one.audience is Audience.THERAPIST else []
        facts += [] if one.validated else [_("not validated")]
        facts += [_("your own")] if one.id in found.private else []
        click.echo(f"{one.id:<{width}}  {one.name} ({'; '.join(facts)})")
    if found.stubs:
        click.echo("\n" + _("Not in the package, since their licences do not let them be:"))
    for stub in found.stubs.values():
        click.echo(f"{stub.id:<{width}}  {stub.name}. {stub.how}")


def _plain_list(found: Catalogue) -> dict[str, Any]:
    measures = [
        {
            "id": one.id,
            "title": one.title,
            "name": one.name,
            "version": one.version,
            "wording": one.digest,
            "audience": one.audience.value,
            "validated": one.validated,
            "items": [item.id for item in one.items],
            "looks back on": one.period.words,
            "citation": one.citation,
            "licence": one.licence,
            "notice": one.notice,
            "private": one.id in found.private,
        }
        for one in found.measures.values()
    ]
    missing = [
        {"id": one.id, "title": one.title, "name": one.name, "why": one.why, "how": one.how}
        for one in found.stubs.values()
    ]
    return {"measures": measures, "not shipped": missing, "troubles": list(found.troubles)}


def _plain(
    wanted: Measure, found: Score, help_first: list[str], lines: list[str]
) -> dict[str, Any]:
    flags = [
        {"item": one.item, "answer": one.answer, "heed": one.heed.value} for one in found.flags
    ]
    return {
        "id": wanted.id,
        "title": wanted.title,
        "version": wanted.version,
        "wording": wanted.digest,
        "flags": flags,
        "help": help_first,
        "total": found.total,
        "highest": wanted.highest if wanted.sums else None,
        "subscales": {one.id: one.value for one in found.parts},
        "band": found.band or None,
        "cut-off": found.cut_off,
        "positive": found.positive,
        "fits pattern": found.fits_pattern,
        "outcome": found.outcome.id if found.outcome is not None else None,
        "missing": list(found.missing),
        "words": lines,
    }
