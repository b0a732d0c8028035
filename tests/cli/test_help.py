"""What every command says with `--help` reads well, in one form."""

from __future__ import annotations

import re

import click
import pytest

from integrate.cli.examples import HEADING
from integrate.cli.main import COMMANDS, SECTIONS, cli
from tools.command_reference import example_lines, paragraphs, walk

WIDTH = 80
EVERY = [*walk(click.Context(cli, info_name="integrate", terminal_width=WIDTH))]


@pytest.mark.parametrize("context", EVERY, ids=lambda context: context.command_path)
def test_a_command_says_what_it_does_in_one_short_sentence(context: click.Context) -> None:
    """The first line is a sentence of its own, and fits with the indent."""
    first = paragraphs(context.command)[0]
    assert re.fullmatch(r"[A-Z].*[^.]\.", first)
    assert len(first) <= WIDTH - 4


@pytest.mark.parametrize("context", EVERY, ids=lambda context: context.command_path)
def test_help_fits_the_width_and_cuts_nothing_off(context: click.Context) -> None:
    """No line is longer than 80 columns, and no command below is told by half a sentence."""
    lines = context.command.get_help(context).splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []
    assert [line for line in lines if re.search(r"[a-z]\.\.\.$", line)] == []


@pytest.mark.parametrize("context", EVERY, ids=lambda context: context.command_path)
def test_each_help_ends_with_an_example_of_that_very_command(context: click.Context) -> None:
    """Examples are whole lines, and the first of them shows this command."""
    lines = example_lines(context.command)
    assert lines
    assert lines[0].startswith(context.command_path)
    assert HEADING in context.command.get_help(context)


@pytest.mark.parametrize("context", EVERY, ids=lambda context: context.command_path)
def test_each_command_says_how_it_ends(context: click.Context) -> None:
    """Exit codes stand with the command; a group has none of its own."""
    command = context.command
    is_only_group = isinstance(command, click.Group) and not command.invoke_without_command
    endings = [one for one in paragraphs(command) if one.startswith("Ends with 0")]
    assert len(endings) == (0 if is_only_group else 1)


@pytest.mark.parametrize("context", EVERY, ids=lambda context: context.command_path)
def test_every_option_is_explained(context: click.Context) -> None:
    """Each has a sentence with its end."""
    for option in context.command.get_params(context):
        if isinstance(option, click.Option):
            assert option.help
            assert option.help.endswith(".")


def test_every_command_stands_in_one_part_of_the_help() -> None:
    """None is forgotten, and none stands twice."""
    assert sorted(name for names in SECTIONS.values() for name in names) == sorted(COMMANDS)


def test_the_lines_of_the_overview_are_sentences() -> None:
    """The overview loads no command, so it has lines of its own."""
    for _, _, line in COMMANDS.values():
        assert re.fullmatch(r"[A-Z].{,50}\.", line)
