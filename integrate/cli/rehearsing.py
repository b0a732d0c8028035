"""`integrate rehearse`: a script walked on a made-up clock, or all ways through it at once."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from integrate import bundled
from integrate.cli import timeline_lines, way_lines
from integrate.cli.candidates import scripts
from integrate.cli.compose import make_library
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.finding import find_entry, given_answers
from integrate.cli.measure_files import find_all
from integrate.cli.sentence import Told
from integrate.player.answering import CannotPass, completed
from integrate.player.sounds import Sounds
from integrate.player.timeline import rehearse as walk
from integrate.review.paths import on_no_path, survey
from integrate.review.ways import Walker
from integrate.script.depth import Depth
from integrate.session.answering import Refused
from integrate.session.program import Program, Role, TooLong, UnknownMeasure, lay_out

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from integrate.cli.places import Places
    from integrate.measures.catalogue import Catalogue
    from integrate.review.paths import Survey
    from integrate.review.ways import Way
    from integrate.script.model import Script
    from integrate.script.problem import Span

MOST_WAYS = 50
"""How many ways are told one by one."""


@click.command(
    epilog=examples(
        "integrate rehearse anytime/grounding",
        "integrate rehearse my-script.yaml --paths",
        "integrate rehearse my-script.yaml --answers answers.yaml",
    )
)
@click.argument("script", shell_complete=scripts)
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the answers from a YAML map of saved names. What is not in it is passed over.",
)
@click.option(
    "--as",
    "role",
    type=click.Choice(["patient", "therapist"]),
    default=None,
    help="Whose screen it is; without it, that of whom the script is for.",
)
@click.option(
    "--depth",
    type=click.Choice([one.value for one in Depth]),
    default=None,
    help="Which way to go, where a script has a short and a full one: full; `--paths`: both.",
)
@click.option("--paths", is_flag=True, help="Tell of every way through the script instead.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def rehearse(
    places: Places,
    script: str,
    answers: Path | None,
    role: str | None,
    depth: str | None,
    *,
    paths: bool,
    as_json: bool,
) -> None:
    """Walk SCRIPT on a made-up clock: what comes when, and what sounds.

    Steps that wait for the person take as long as they usually do. A list that has to be complete
    is ticked; other questions without an answer are passed over.

    Ends with 0, with 1 when the script has problems, a step cannot be passed, a way ends without a
    closing or a step is on no way, and with 2 when the script or the answers cannot be read.
    """
    if paths and answers is not None:
        raise Told("`--paths` tries every answer by itself; leave `--answers` out.")
    entry, found = find_entry(make_library(places), script, Path.cwd())
    whose = Role(role) if role else Role.THERAPIST if found.for_therapist else Role.PATIENT
    catalogue = find_all(places)
    head = {"script": entry.name, "title": found.title, "role": whose.value}
    if paths:
        depths = list(Depth) if found.has_two_ways else [Depth.FULL]
        programs = {one: _laid_out(found, whose, catalogue, one) for one in depths}
        told = [Depth(depth)] if depth and found.has_two_ways else depths
        _tell_ways(head, found, programs, told, as_json=as_json)
        return
    program = _laid_out(found, whose, catalogue)
    given = given_answers(answers, found) if answers is not None else {}
    folders = Sounds((entry.path.parent, bundled.sounds()))
    try:
        answers_given = completed(given, program)
        way = Depth(depth or Depth.FULL)
        moments = walk(found, program, whose, answers_given, folders, catalogue, way)
    except Refused as error:
        raise Told(str(error)) from error
    except CannotPass as error:
        raise Told(str(error), ExitCode.PROBLEMS) from error
    if as_json:
        plain = {**head, "seconds": moments[-1].at, "moments": timeline_lines.plain(moments)}
        _write_json(plain)
    else:
        click.echo("\n".join([_title(head), *timeline_lines.lines(moments)]))


def _laid_out(
    script: Script, role: Role, catalogue: Catalogue, depth: Depth | None = None
) -> Program:
    try:
        return lay_out(script, role, catalogue, depth)
    except (TooLong, UnknownMeasure) as error:
        raise Told(str(error), ExitCode.PROBLEMS) from error


def _tell_ways(
    head: Mapping[str, str],
    script: Script,
    programs: Mapping[Depth, Program],
    wanted: Sequence[Depth],
    *,
    as_json: bool,
) -> None:
    """Tell of all ways; ends the command with 1 when one of them fails.

    A script that has a short and a full way is told of twice; as JSON under `short` and `full`, and
    the full way where scripts without two have theirs. What one way leaves out the other may have.
    """
    surveys = {one: survey(script, program) for one, program in programs.items()}
    lost = on_no_path(programs, surveys)
    told = {one: _Ways.of(script, programs[one], surveys[one], lost) for one in wanted}
    if as_json:
        plain = {one.value: ways.plain() for one, ways in told.items()}
        both = plain if len(told) > 1 else {}
        _write_json({**head, **list(plain.values())[-1], **both})
    else:
        headed = script.has_two_ways
        parts = [line for one, ways in told.items() for line in ways.lines(one, headed=headed)]
        click.echo("\n".join([_title(head), *parts]))
    if any(ways.found.fails for ways in told.values()):
        raise click.exceptions.Exit(int(ExitCode.PROBLEMS))


@dataclass(frozen=True, slots=True)
class _Ways:
    """All ways through one program."""

    found: Survey
    answered: Survey
    """Of those on which no question is passed over: what `duration` is about."""
    walker: Walker

    @classmethod
    def of(cls, script: Script, program: Program, found: Survey, lost: Container[Span]) -> _Ways:
        """Tell of what was found; unreached is what is `lost` altogether."""
        unreached = tuple(one for one in found.unreached if one.place in lost)
        answered = survey(script, program, passes=False)
        return cls(replace(found, unreached=unreached), answered, Walker(script, program))

    def plain(self) -> dict[str, Any]:
        """Return what is to be told as values that JSON can hold."""
        return way_lines.plain(self.found, self.answered, self.walker, self._first())

    def lines(self, depth: Depth, *, headed: bool) -> list[str]:
        """Return the same in lines."""
        head = [f"\nThe {depth.value} way"] if headed else []
        return [*head, *way_lines.lines(self.found, self.answered, self.walker, self._first())]

    def _first(self) -> list[Way]:
        return list(islice(self.walker.every_way(), MOST_WAYS))


def _title(head: Mapping[str, str]) -> str:
    return f"{head['title']}, as {head['role']}"


def _write_json(plain: Mapping[str, Any]) -> None:
    click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
