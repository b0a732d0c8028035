"""The option by which a command looks at the short way of a script, or at the full one."""

from __future__ import annotations

import click

from integrate.script.depth import Depth

depth_option = click.option(
    "--depth",
    type=click.Choice([one.value for one in Depth]),
    default=Depth.FULL.value,
    show_default=True,
    help="Which way to go, where a script has a short and a full one.",
)
