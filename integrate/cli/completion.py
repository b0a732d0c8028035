"""`integrate completion`: what makes a shell complete commands, options and names with Tab.

The lines come from click; what is offered for an argument stands in `candidates.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from integrate.cli.examples import examples

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete

SHELLS = ("bash", "zsh", "fish")
NAME = "integrate"
VARIABLE = "_INTEGRATE_COMPLETE"
"""What the shell sets when it asks; click makes this name of the program's."""


@click.command(
    epilog=examples(
        "integrate completion bash > ~/.integrate-completion.bash",
        "integrate completion zsh > ~/.integrate-completion.zsh",
        "integrate completion fish > ~/.config/fish/completions/integrate.fish",
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Write the lines that make bash, zsh or fish complete what you type.

    Put them into a file of their own, and let your shell read it when it starts; fish finds its
    file by itself. Then Tab completes commands, options, and the names of scripts, sessions,
    languages, programmes, questionnaires and settings. The journal is not opened for that: the ids
    of sessions stand in its file unsealed.

    Ends with 0, and with 2 for another shell.
    """
    chosen = get_completion_class(shell)
    if chosen is None:  # an older click may know fewer shells
        raise click.UsageError(f"There is no completion for {shell}.")
    made: ShellComplete = chosen(ctx.find_root().command, {}, NAME, VARIABLE)
    click.echo(made.source())
