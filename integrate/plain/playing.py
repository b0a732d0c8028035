"""Playing a session in lines: with a person, or unattended with given answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.plain.conversation import Conversation
from integrate.plain.gates import through_gates
from integrate.plain.help_desk import HelpDesk
from integrate.plain.preflight import through_preflight
from integrate.plain.presenting import Presenter
from integrate.plain.sounding import tell_of_preparing
from integrate.plain.terminal import Closed
from integrate.plain.ticking import tick, until_due
from integrate.plain.words import NO_GROUNDING, Word
from integrate.player.answering import attend
from integrate.player.opening import BrokenScript
from integrate.script.library import UnknownScript
from integrate.session.answering import Refused
from integrate.session.table import State
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integrate.plain.terminal import Terminal
    from integrate.player.drafting import Drafts
    from integrate.player.driver import Driver
    from integrate.player.opened import Opened
    from integrate.session.effects import Outcome
    from integrate.session.view import View


def play(
    opened: Opened,
    terminal: Terminal,
    ground: Callable[[Word], Opened] | None,
    *,
    kept: bool = True,
) -> Outcome | None:
    """Bring a session before the person and return how it ended.

    None when it did not: the input was closed, or the person gave up while nothing could be kept.
    What was kept of it stays in the journal as interrupted. `ground` opens what steadies the
    person in between; `kept` is false for a session that leaves no trace.
    """
    tell_of_preparing(opened.driver.hearing.preparing, terminal.say)
    aside = None if ground is None else partial(steady, terminal, ground)
    try:
        passed = _led_in(opened, terminal, aside)
        if passed is None:
            return None
        desk = HelpDesk(terminal, opened.help, aside)
        beside = passed.drafts, passed.own
        conversation = Conversation(passed.driver, terminal, desk, aside, *beside, kept=kept)
        outcome = conversation.run(passed.opening, passed.notice)
        if outcome is not None and kept and passed.driver.is_led and passed.drafts is not None:
            _offer_note(passed.drafts, terminal, desk)
        return outcome
    finally:
        opened.driver.close()


def _led_in(
    opened: Opened, terminal: Terminal, aside: Callable[[Word], None] | None
) -> Opened | None:
    """Ask and show what comes before a session; None when it does not begin now."""
    try:
        passed = through_gates(opened, terminal, aside)
        return passed and through_preflight(passed, terminal, aside)
    except Closed:
        return None


def _offer_note(drafts: Drafts, terminal: Terminal, desk: HelpDesk) -> None:
    from integrate.plain.paperwork import offer_note  # noqa: PLC0415 -- after led sessions alone

    offer_note(drafts, terminal, desk)


def steady(terminal: Terminal, ground: Callable[[Word], Opened], word: Word = Word.GROUND) -> None:
    """Take the person through grounding, or say what steadies where that is not to be had."""
    try:
        opened = ground(word)
    except (BrokenScript, Refused, UnknownScript) as error:
        terminal.say(str(error))
        terminal.say(_(NO_GROUNDING))
        return
    play(opened, terminal, None, kept=False)


def play_unattended(
    opened: Opened, terminal: Terminal, answers: Mapping[str, str | tuple[str, ...]]
) -> Outcome:
    """Go through a session with nobody there: rests last as long as they do, text does not.

    Questions get the answer given under their name and are passed over without one. Raises
    `CannotPass` at a question that must be answered, `NotSaved` when the journal fails, and
    `Refused` where a person has to confirm something first.
    """
    driver = opened.driver
    desk = HelpDesk(terminal, opened.help)
    presenter = Presenter(terminal, kept=True, attended=False, desk=desk)
    title = driver.view.title
    try:
        presenter.open(driver.view, opened.notice)
        driver.send(opened.opening)
        presenter.measure(driver.view)
        arrived = True
        while driver.outcome is None:
            if arrived:
                presenter.arrive(driver.view, driver.clock.now())
            arrived = _do_step(driver, presenter, terminal, answers)
        presenter.close(title, driver.outcome)
        return driver.outcome
    finally:
        driver.close()


def _do_step(
    driver: Driver,
    presenter: Presenter,
    terminal: Terminal,
    answers: Mapping[str, str | tuple[str, ...]],
) -> bool:
    """Do the next thing; True when another step came with it."""
    view = driver.view
    if view.state is State.TIMING:
        terminal.wait(until_due(driver, presenter) or 0.0)
        return tick(driver, presenter, terminal, driver.send)
    attend(driver, answers)
    if view.state is State.SAFETY:
        terminal.say(_("Nobody is there to choose. Going on."))
    elif view.state is State.ASKING:
        terminal.say(_done(view, answers))
    return True


def _done(view: View, answers: Mapping[str, str | tuple[str, ...]]) -> str:
    """Return the line that says what a question was answered with."""
    given = answers.get(view.saves)
    if given is None:
        return _("Skipped.")
    words = given if isinstance(given, str) else ", ".join(given)
    return _("Noted: {words}", words=words or _("none"))
