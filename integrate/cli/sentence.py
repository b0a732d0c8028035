"""An end of a command that is told in one sentence."""

from __future__ import annotations

import click

from integrate.cli.exit_codes import ExitCode


class Told(click.ClickException):
    """Ends the command with a sentence on standard error and an exit code."""

    def __init__(self, sentence: str, code: ExitCode = ExitCode.USAGE) -> None:
        """Take the sentence and the code."""
        super().__init__(sentence)
        self.code = code

    def show(self, file: object = None) -> None:  # noqa: ARG002 -- click's signature
        """Write the sentence as it is."""
        click.echo(self.message, err=True)
