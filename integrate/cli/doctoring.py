"""`integrate doctor`: whether this computer, and a script, are ready; and the sound by itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from integrate.audio.problem import NoDeviceError
from integrate.cli.candidates import scripts
from integrate.cli.doctor_looking import look
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.sentence import Told
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from integrate.audio.devices import Named
    from integrate.audio.probing import Tried

DEVICES = later("Sound devices (* is the one the system plays through unless told):")
NO_DEVICES = later(
    "No sound device was found. Connect loudspeakers or headphones and look again; without any, "
    "sessions go on in silence."
)
PLAYING = later("A soft tone of one second is played now.")
HEARD = later("It was heard after {ms} ms, at {peak} dB; it was sent at {sent} dB.")
SOFTER = later("It came out much softer than it was sent: is the volume of the system turned down?")
UNHEARD = later(
    "The device took the tone, but nothing came out of it: is it muted, or its volume at zero?"
)
NO_MONITOR = later("The device took the tone. Only you can tell whether it was heard.")
MUCH_SOFTER = 20.0
"""Decibels."""


class _Doctor(click.Group):
    """Takes what is not one of its commands for a script."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return look.name, look, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer its commands, and scripts."""
        own = super().shell_complete(ctx, incomplete)
        named = scripts(ctx, look.params[0], incomplete)
        return [*own, *(one for one in named if one.type == "plain" or not own)]


@click.group(
    cls=_Doctor,
    invoke_without_command=True,
    subcommand_metavar="[SCRIPT | sound]",
    epilog=examples(
        "integrate doctor", "integrate doctor session/infusion", "integrate doctor sound"
    ),
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> None:
    """Find out whether this computer, and SCRIPT, are ready for a session.

    Without SCRIPT it looks at the computer: output, voice, sleep, disk, journal, help. With it, at
    the script's sounds, lines and checks as well, and at what was agreed with the person of
    `--person`. Nothing is played, changed or made.

    Ends with 0 when a session can be run, also with warnings; with 1 when something has to be
    mended first, or the script has problems; and with 2 when there is no such script or person.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(look, script=None, as_json=as_json)


@doctor.command(epilog=examples("integrate doctor sound", "integrate doctor sound --no-tone"))
@click.option(
    "--device", metavar="NAME", default="", help="Try this device, or the one that begins so."
)
@click.option("--tone/--no-tone", default=True, help="Play a soft tone; by default it is played.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_context
def sound(ctx: click.Context, device: str, *, tone: bool, as_json: bool) -> None:
    """List the sound devices and play a soft tone through one of them.

    On Linux what came out of the device is listened to, where its sound server lets it.

    Ends with 0 when the device took the tone, 1 when there is no device or nothing came out of it,
    and 2 when there is no device of that name.
    """
    from integrate.audio import probing  # noqa: PLC0415 -- loads numpy and the device
    from integrate.audio.devices import UnknownDeviceError  # noqa: PLC0415 -- the same

    try:
        wanted = probing.chosen(device or ctx.find_root().params["sound_device"])
        there = probing.devices()
        if not as_json:
            click.echo("\n".join(_lines(there, playing=tone)))
        tried = probing.try_tone(wanted) if tone else None
    except UnknownDeviceError as error:
        raise Told(str(error)) from error
    except NoDeviceError as error:
        raise Told(_(NO_DEVICES), ExitCode.PROBLEMS) from error
    if as_json:
        click.echo(json.dumps(_plain(there, wanted, tried), indent=2, ensure_ascii=False))
    elif tried is not None:
        click.echo(_result(tried, probing.LEVEL))
    if tried is not None and tried.has_monitor and tried.heard is None:
        ctx.exit(ExitCode.PROBLEMS)


def _lines(there: Sequence[Named], *, playing: bool) -> list[str]:
    lines = [_(DEVICES), *(f"{'*' if one.is_default else ' '} {one.name}" for one in there)]
    return [*lines, "", _(PLAYING)] if playing else lines


def _result(tried: Tried, sent: float) -> str:
    if not tried.has_monitor:
        return _(NO_MONITOR)
    if tried.heard is None:
        return _(UNHEARD)
    peak = tried.heard.peak
    told = _(HEARD, ms=round(tried.heard.round_trip * 1e3), peak=round(peak), sent=round(sent))
    return f"{told} {_(SOFTER)}" if peak < sent - MUCH_SOFTER else told


def _plain(there: Sequence[Named], wanted: str, tried: Tried | None) -> dict[str, Any]:
    heard = tried.heard if tried else None
    return {
        "devices": [{"name": one.name, "default": one.is_default} for one in there],
        "chosen": wanted or None,
        "tone": tried is not None,
        "monitor": tried is not None and tried.has_monitor,
        "round_trip_ms": round(heard.round_trip * 1e3) if heard else None,
        "heard_db": round(heard.peak, 1) if heard else None,
    }
