"""Opening the journal for a command: its errors are told, and its passphrase is asked for here."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from integrate.cli.compose import open_journal
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError, WrongKey
from integrate.journal.slots import SlotKind
from integrate.journal.unlocking import nobody_to_ask
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.cli.places import Places
    from integrate.journal.store import Journal
    from integrate.journal.unlocking import Asked

QUESTIONS: dict[tuple[SlotKind, ...], str] = {
    (SlotKind.PASSPHRASE,): later("Passphrase of the journal"),
    (SlotKind.RECOVERY,): later("Recovery code of the journal"),
}
SEVERAL = later("There are several sessions `{session}`; `integrate journal list` names them.")
NONE = later("There is no session `{session}`; `integrate journal list` names them.")
EITHER = later("Passphrase or recovery code of the journal")


@contextmanager
def told() -> Iterator[None]:
    """End the command with the sentence of what goes wrong with the journal."""
    try:
        yield
    except JournalError as error:
        raise Told(str(error)) from error


@contextmanager
def opened(places: Places) -> Iterator[Journal]:
    """Give the open journal; whatever goes wrong with it ends the command with a sentence."""
    with told(), open_journal(places, ask) as journal:
        if journal.notice:
            click.echo(journal.notice, err=True)
        yield journal


def the_session(journal: Journal, beginning: str) -> str:
    """Return the one session whose name begins so. Raises `Told`."""
    known = [one.id for one in journal.sessions() if one.id.startswith(beginning)]
    if len(known) != 1:
        raise Told(_(SEVERAL if known else NONE, session=beginning))
    return known[0]


def ask(asked: Asked) -> str:
    """Return what somebody typed unseen, or the next line of the input where nobody is.

    Raises `WrongKey` when there is no such line.
    """
    if not sys.stdin.isatty():
        line = a_line()
        if not line:
            raise WrongKey(asked.why) if asked.why else nobody_to_ask(asked.path)
        return line
    if asked.why:
        click.echo(asked.why, err=True)
    return hidden(_(_question(asked.kinds)))


def hidden(question: str) -> str:
    """Ask without showing what is typed."""
    return str(click.prompt(question, hide_input=True, err=True, default="", show_default=False))


def a_line() -> str:
    """Return the next line of the input, without its end."""
    return sys.stdin.readline().rstrip("\r\n")


def _question(kinds: Sequence[SlotKind]) -> str:
    return QUESTIONS.get(tuple(kinds), EITHER)
