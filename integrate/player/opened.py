"""A session that is ready, and what is asked before it begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from integrate.player.help_at_hand import HelpAtHand

if TYPE_CHECKING:
    from integrate.player.drafting import Drafts
    from integrate.player.driver import Driver
    from integrate.player.own_journal import OwnJournal
    from integrate.player.preflight.looking import Looking
    from integrate.script.kinds import Option
    from integrate.session.inputs import Input


class Gate(Protocol):
    """A question before a session, with one answer out of several."""

    @property
    def text(self) -> str:
        """The question."""
        ...

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be answered."""
        ...

    @property
    def default(self) -> str:
        """The id of the option that is chosen unless another is; empty for none."""
        ...

    def take(self, opened: Opened, answer: str) -> Opened:
        """Return the session as it goes on with this answer.

        Raises `TurnedAway` when it does not begin now, and `JournalError`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A session ready to be brought before the person."""

    driver: Driver
    opening: Input
    """The first input to send."""
    notice: str = ""
    """A sentence to show first; empty when there is nothing to say."""
    gates: tuple[Gate, ...] = ()
    """What has to be asked before the opening is sent, in order; `gates.pass_on` takes answers."""
    help: HelpAtHand = field(default_factory=HelpAtHand)
    """Where help is, for a safety answer."""
    drafts: Drafts | None = None
    """What is half typed; None for a session that leaves no trace."""
    own: OwnJournal | None = None
    """The journal it is kept in, for its person; None for a session that leaves no trace."""
    preflight: Looking | None = None
    """What is to be looked at after the gates; `pass_preflight` takes it away."""
    shows_clock: bool = True
    """Whether the time that is left of a step is shown."""
