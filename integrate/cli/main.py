"""The command line: its commands, and the one place where every end gets its exit code.

Commands are loaded when they are called, so that `--version` and `--help` load neither the screen
nor the sound nor YAML.
"""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.compose import Wishes
from integrate.cli.crash import write_report
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.places import find_places
from integrate.cli.sentence import Told
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

COMMANDS = {
    "play": ("integrate.cli.play", "play", "Play a script."),
    "list": ("integrate.cli.listing", "list_scripts", "List the scripts there are."),
    "check": ("integrate.cli.checking", "check", "Check scripts and show every problem."),
    "explain": ("integrate.cli.explaining", "explain", "Tell why a problem matters, by its code."),
    "rehearse": ("integrate.cli.rehearsing", "rehearse", "Walk a script on a made-up clock."),
    "render": ("integrate.cli.rendering", "render", "Make a sound file of a script."),
    "show": ("integrate.cli.showing", "show", "Show a script as it is understood."),
    "new": ("integrate.cli.beginning", "new", "Begin a new script."),
    "schema": ("integrate.cli.schema", "schema", "Write the schema that editors complete with."),
    "preview": ("integrate.cli.previewing", "preview", "Write a script and see it at once."),
    "translate": ("integrate.cli.translating", "translate", "Put a script into another language."),
    "voice": ("integrate.cli.voice", "voice", "Find, try, prepare and record voices."),
    "view": ("integrate.cli.view", "view", "Show the running session on a second screen."),
    "today": ("integrate.cli.today", "today", "Show what your programme has for today."),
    "programme": ("integrate.cli.programme", "programme", "Follow a programme, day by day."),
    "doctor": ("integrate.cli.doctoring", "doctor", "Look whether all is ready for a session."),
    "settings": ("integrate.cli.settings", "settings", "Show and change the settings."),
    "capture": ("integrate.cli.capturing", "capture", "Write raw words into the journal."),
    "support": ("integrate.cli.supporting", "support", "Write your support plan."),
    "measure": ("integrate.cli.measure", "measure", "List, take and score questionnaires."),
    "journal": ("integrate.cli.journal", "journal", "Read the journal, guard it, export it."),
    "completion": ("integrate.cli.completion", "completion", "Complete what you type in a shell."),
}
"""Each command's module, its name there, and its line in the help."""
SECTIONS = {
    "Sessions and the journal": (
        *("play", "list", "today", "programme"),
        *("capture", "support", "measure", "journal"),
    ),
    "Leading a session": ("doctor", "view"),
    "Writing scripts": (
        *("new", "preview", "check", "explain", "rehearse"),
        *("show", "render", "translate", "schema"),
    ),
    "Setting it up": ("settings", "voice", "completion"),
}
"""In which part of the help each command stands."""


class _Commands(click.Group):
    """The commands, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's signature
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, COMMANDS[name][2]) for name in names])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands and options; no command is loaded for that."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 -- only for a shell

        named = [(name, line) for name, (_, _, line) in COMMANDS.items()]
        found = [CompletionItem(name, help=line) for name, line in named]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [one for one in found if one.value.startswith(incomplete)] + options


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    epilog=examples(
        "integrate",
        "integrate play anytime/grounding",
        "integrate --as therapist --person Heron",
    ),
)
@click.version_option(
    package_name="integrate", prog_name="integrate", message="%(prog)s %(version)s"
)
@click.option(
    "--data",
    type=click.Path(file_okay=True, path_type=Path),
    metavar="DIR",
    help="Keep the journal in this folder instead of the platform's own.",
)
@click.option("--plain", is_flag=True, help="Speak in plain lines instead of drawing a screen.")
@click.option(
    "--as",
    "role",
    type=click.Choice(["patient", "therapist"]),
    default="patient",
    help="Whose screen this is.",
)
@click.option("--mute", is_flag=True, help="Play no sound.")
@click.option("--still", is_flag=True, help="Let nothing move on the screen.")
@click.option(
    "--sound-device",
    metavar="NAME",
    default="",
    help="Play through this device of `integrate doctor sound`, or the one that begins so.",
)
@click.option(
    "--person",
    metavar="NAME",
    default="",
    help="With --as therapist: whose sessions, by a pseudonym of `integrate journal people`.",
)
@click.option("--hands-free", is_flag=True, help="Go on by itself from text that is spoken.")
@click.option("--terse", is_flag=True, help="In plain lines: say each hint once.")
@click.option("--narrate", is_flag=True, help="In plain lines: let a voice speak the words too.")
@click.pass_context
def cli(
    ctx: click.Context,
    data: Path | None,
    role: str,
    sound_device: str,
    person: str,
    *,
    plain: bool,
    mute: bool,
    hands_free: bool,
    still: bool,
    terse: bool,
    narrate: bool,
) -> None:
    """Guided preparation and integration for ketamine-assisted therapy.

    Without a command, home opens: choose a script and be led through it. Nothing leaves this
    computer. This program cannot see you, and alerts no one.

    Each command has its own help, as in `integrate play --help`.

    Ends with 0 when all is done, 1 where a script has problems, 2 after wrong usage or where a file
    cannot be read or written, 3 when the person stopped, and 4 after an internal error.
    """
    ctx.obj = find_places(data)
    if ctx.invoked_subcommand is None:
        from integrate.cli.home import open_home  # noqa: PLC0415 -- loads the front ends

        wishes = Wishes(plain, role, mute, device=sound_device, person=person, still=still)
        in_lines = replace(wishes, terse=terse, narrate=narrate)
        open_home(ctx.obj, replace(in_lines, hands_free=hands_free))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code = int(_run(arguments))
    try:
        sys.stdout.flush()
    except OSError:
        _let_go_of_output()
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    """Run a command; whatever ends it becomes a sentence and an exit code."""
    try:
        result: Any = cli.main(arguments, prog_name="integrate", standalone_mode=False)
    except Told as told:
        told.show()
        return told.code
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.STOPPED
    except SystemExit:
        # Whoever read the output has gone, and click would end the process with a code of its own.
        _let_go_of_output()
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001 -- the last line of defence: no traceback on a screen
        return _crashed(error)
    return result if isinstance(result, int) else ExitCode.DONE


def _let_go_of_output() -> None:
    """Send what nobody reads any more to nowhere; Python would complain of it while closing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _crashed(error: Exception) -> int:
    report = write_report(error, find_places(None).reports)
    where = " " + _("A report without any of your answers is in {file}.", file=report)
    wrong = _("Something in Integrate itself went wrong.")
    click.echo(wrong + (where if report else ""), err=True)
    click.echo(_("What you had answered before is in the journal."), err=True)
    return ExitCode.CRASHED
