"""`integrate explain`: what a code means, why it matters, and how it looks when it is right."""

from __future__ import annotations

import textwrap

import click

from integrate.cli.candidates import codes
from integrate.cli.examples import examples
from integrate.cli.sentence import Told
from integrate.review.explanation import Example, Explanation, severity
from integrate.review.registry import EXPLANATIONS
from integrate.script.problem import did_you_mean

WIDTH = 80


@click.command(epilog=examples("integrate explain", "integrate explain E104"))
@click.argument("code", required=False, shell_complete=codes)
def explain(code: str | None) -> None:
    """Tell what CODE means, with an example that has it and one that has not.

    Without a code all are listed.

    Ends with 0, and with 2 when there is no such code.
    """
    if code is None:
        for one in EXPLANATIONS.values():
            click.echo(f"{one.code}  {one.title}")
        return
    found = EXPLANATIONS.get(code.upper())
    if found is None:
        near = did_you_mean(code.upper(), EXPLANATIONS)
        hint = near if near.startswith("did") else "`integrate explain` lists them all."
        raise Told(f"There is no code `{code}`; {hint}")
    click.echo(_told(found))


def _told(one: Explanation) -> str:
    parts = [
        f"{one.code} ({severity(one.code)}): {one.title}",
        textwrap.fill(one.why, WIDTH),
        f"This has it:\n\n{_shown(one.failing)}",
        f"This does not:\n\n{_shown(one.passing)}",
    ]
    if one.code.startswith("W"):
        comment = f"# integrate: allow {one.code} -- why it does not fit here"
        parts.append(
            f"It is silenced in the line of its step, or in the line above:\n\n    {comment}"
        )
    return "\n\n".join(parts)


def _shown(example: Example) -> str:
    files = [textwrap.indent(example.text.rstrip(), "    ")]
    files += [
        f"    with {name} beside it:\n{textwrap.indent(text.rstrip(), '        ')}"
        for name, text in sorted(example.beside.items())[:2]
    ]
    return "\n\n".join(files)
