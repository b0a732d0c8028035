"""Write docs/commands.md from the commands themselves: what `--help` says, on one page.

`python tools/command_reference.py` writes the page; `--check` only compares.
"""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.examples import HEADING
from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import SECTIONS, cli

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
WIDTH = 100
MEANINGS = {
    ExitCode.DONE: "done",
    ExitCode.PROBLEMS: "the script has problems, or what was looked at is not well",
    ExitCode.USAGE: "wrong usage, or a file that cannot be read or written",
    ExitCode.STOPPED: "the person stopped",
    ExitCode.CRASHED: "an internal error; a report without any answers was written",
}
HEAD = """\
# Commands

What each command says of itself with `--help`, on one page. It is made from the program by
`python tools/command_reference.py`, and a test compares. How to have a shell complete them with Tab
stands in [install.md](install.md#completion).

Options of `integrate` itself stand before the command, as in `integrate --data FOLDER list`.
"""
ENDS = """\
## Exit codes

Every command may also end with 2 where it was written wrongly, and with 4.

| code | means |
|---|---|
"""
SIGNALS = """
A signal or a closed terminal ends the program in order with 143 or 129.
"""


def reference() -> str:
    """Return the whole page."""
    top = click.Context(cli, info_name="integrate")
    codes = "".join(f"| {int(code)} | {MEANINGS[code]} |\n" for code in ExitCode)
    parts = [HEAD, *_contents(top), f"{ENDS}{codes}{SIGNALS}"]
    parts += [_entry(context) for context in walk(top)]
    return "\n".join(parts)


def walk(context: click.Context) -> Iterator[click.Context]:
    """Yield the context of a command and of those below it, but for hidden ones."""
    yield context
    command = context.command
    if not isinstance(command, click.Group):
        return
    for name in _names(command, context):
        below = command.get_command(context, name)
        if below is not None and not below.hidden:
            yield from walk(click.Context(below, parent=context, info_name=name))


def _names(command: click.Group, context: click.Context) -> list[str]:
    if command is cli:
        return [name for names in SECTIONS.values() for name in names]
    return command.list_commands(context)


def _contents(top: click.Context) -> Iterator[str]:
    """Yield the list of commands, by the part of the help they stand in."""
    for title, names in SECTIONS.items():
        links = " ·\n".join(f"[{name}](#{_anchor(f'integrate {name}')})" for name in names)
        yield f"**{title}**: {links}\n"
    yield f"Before a command: [options of the program](#{_anchor(top.command_path)})\n"


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _entry(context: click.Context) -> str:
    """Return what one command says of itself."""
    command = context.command
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    parts = [f"## {context.command_path}", f"```sh\n{usage}\n```"]
    parts += [_filled(one) for one in paragraphs(command)]
    parts += ["\n".join(options)] if (options := [*_options(context)]) else []
    parts += ["\n".join(["```", *lines, "```"])] if (lines := example_lines(command)) else []
    return "\n\n".join(parts) + "\n"


def paragraphs(command: click.Command) -> list[str]:
    """Return the paragraphs of a command's help, each in one line."""
    text = inspect.cleandoc(command.help or "")
    return [" ".join(one.split()) for one in text.split("\n\n")]


def example_lines(command: click.Command) -> list[str]:
    """Return the examples at the end of a command's help, as they are typed."""
    _, _, lines = (command.epilog or "").partition(HEADING)
    return [line.strip() for line in lines.splitlines() if line.strip()]


def _options(context: click.Context) -> Iterator[str]:
    for param in context.command.get_params(context):
        if not isinstance(param, click.Option) or "--help" in param.opts:
            continue
        if (record := param.get_help_record(context)) is not None:
            yield _filled(f"* `{record[0]}`: {record[1]}", "  ")


def _filled(text: str, then: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )


def main() -> int:
    """Write the page, or with `--check` tell whether it is up to date."""
    new = reference()
    if "--check" in sys.argv:
        return int(PAGE.read_text(encoding="utf-8") != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
