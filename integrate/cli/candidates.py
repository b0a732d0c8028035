"""What a shell may offer for an argument: names of scripts, sessions, languages and more.

A shell asks at every press of Tab. So only names are read: no script is, and the journal stays
closed. What cannot be found is no error here; there is then nothing to offer.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from integrate.cli.compose import make_library
from integrate.cli.places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from integrate.cli.places import Places
    from integrate.script.library import Library


def scripts(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer names of scripts; their last parts where no name begins so, and else files."""
    names = [entry.name for entry in _library(ctx).shelf()]
    found = _beginning(names, begun) or _beginning(_unique_last_parts(names), begun)
    return found or [CompletionItem(begun, type="file")]


def languages(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the languages that the script has been put into; those of all where none is named."""
    from integrate.script.library import UnknownScript  # noqa: PLC0415 -- reads YAML

    library = _library(ctx)
    # behind an option that has no value yet, click leaves the other words where they are
    wanted = ctx.params.get("script") or next(iter(ctx.args), None)
    try:
        entries = [library.find(wanted, Path.cwd())] if wanted else library.shelf()
    except UnknownScript:
        return []
    return _beginning(sorted({one for entry in entries for one in entry.languages}), begun)


def sessions(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the ids of sessions, the newest first."""
    from integrate.journal.opening import NAME  # noqa: PLC0415 -- only for sessions
    from integrate.journal.session_ids import session_ids  # noqa: PLC0415 -- the same

    return _beginning(session_ids(_places(ctx).data / NAME), begun)


def notes(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the sessions that a note can be of: `last`, and ids."""
    return [*_beginning(["last"], begun), *sessions(ctx, param, begun)]


def programmes(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the names of programmes."""
    from integrate.programme.shelf import programmes as all_of  # noqa: PLC0415 -- only for these

    return _beginning([entry.name for entry in all_of(_library(ctx))], begun)


def measures(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the ids of questionnaires."""
    from integrate.cli.measure_files import at_hand  # noqa: PLC0415 -- only for these

    return _beginning(at_hand(_places(ctx)).measures, begun)


def codes(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the codes of problems, with what each is about."""
    from integrate.review.registry import EXPLANATIONS  # noqa: PLC0415 -- only for these

    wanted = begun.upper()
    found = [one for code, one in EXPLANATIONS.items() if code.startswith(wanted)]
    return [CompletionItem(one.code, help=one.title) for one in found]


def settings(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the names of settings, with what each is for."""
    from integrate.preferences.preferences import DECLARATIONS  # noqa: PLC0415 -- only for these

    found = [one for name, one in DECLARATIONS.items() if name.startswith(begun)]
    return [CompletionItem(one.name, help=one.purpose) for one in found]


def values(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer what the setting that is named can be, where that is one of a few words."""
    from integrate.preferences.kinds import OneOf, YesNo  # noqa: PLC0415 -- only for these
    from integrate.preferences.preferences import DECLARATIONS  # noqa: PLC0415 -- the same

    declared = DECLARATIONS.get(str(ctx.params.get("name")))
    match declared.kind if declared else None:
        case OneOf() as kind:
            return _beginning(kind.words, begun)
        case YesNo():
            return _beginning(("yes", "no"), begun)
    return []


def _places(ctx: click.Context) -> Places:
    """Return the folders that the command would use; nothing has run yet that would tell it."""
    return find_places(ctx.find_root().params.get("data"))


def _library(ctx: click.Context) -> Library:
    return make_library(_places(ctx))


def _beginning(words: Iterable[str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(begun)]


def _unique_last_parts(names: list[str]) -> list[str]:
    """Return the last parts by which a script can be called, since no other ends so."""
    parts = [name.rpartition("/")[2] for name in names]
    return [part for part in parts if parts.count(part) == 1]
