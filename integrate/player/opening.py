"""Opening a session: a script from the library, fresh, continued, or leaving no trace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.last_scores import last_scores
from integrate.journal.recalling import recalled
from integrate.player.capturing import is_offered
from integrate.player.clock import RealClock
from integrate.player.content import Narrating
from integrate.player.depth_gate import depth_gates, depth_to_begin_with
from integrate.player.drafting import Drafts, as_kept, left_behind
from integrate.player.driver import Driver
from integrate.player.gates import gates_of
from integrate.player.keeping import InJournal, Keeper, Nowhere
from integrate.player.opened import Opened
from integrate.player.own_journal import OwnJournal
from integrate.player.preflight.equipment import Chosen
from integrate.player.sounds import Sounds
from integrate.script.library import UnknownScript
from integrate.script.model import Stage
from integrate.script.outline import NOT_REVIEWED
from integrate.session.inputs import Begin, Chart
from integrate.session.program import Role
from integrate.session.record import Began, Finished, Recorded, Stopped
from integrate.session.replay import CannotReturn, HadEnded, take_up
from integrate.session.session import Session
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.entry import Entry as Kept
    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.player.preflight.looking import Looking
    from integrate.player.settings import Settings
    from integrate.script.library import Entry
    from integrate.script.model import Script
    from integrate.session.record import Seconds
    from integrate.session.replay import TakenUp


ANOTHER_ROLE = later("This session was begun --as {role}; continue it in that way.")
CANNOT_BE_PLAYED = later("“{name}” has {problems} and cannot be played; see: integrate {command}")

NOT_HEARD = later("Nothing goes on by itself here, since no voice speaks the words. Enter goes on.")
SCRIPT_IS_GONE = later("Its script is not there any more. {why}")


class BrokenScript(Exception):
    """The script has problems; the message says how to see them."""


def open_fresh(
    settings: Settings,
    journal: Journal,
    entry: Entry,
    tell: Callable[[str], None],
    person: str = SELF,
) -> Opened:
    """Open a script at its beginning, with what it recalls of the person's earlier sessions.

    It reads the journal, so it is not for the thread of a screen. Raises `BrokenScript`,
    `JournalError`, or `Refused` when it is not for this role.
    """
    script = readable(entry)
    session = Session(script, settings.role, entry.name, settings.catalogue)
    carried = tuple(one.carried for one in recalled(journal, script.recall, person))
    asked = {one.result.measure.id for one in session.program.presents if one.result}
    earlier = last_scores(journal, asked, person, settings.catalogue)
    name = journal.begin(person)
    driver = _drive(settings, session, entry, InJournal(journal, name), tell)
    return Opened(
        driver,
        Begin(carried=carried, earlier=earlier, depth=depth_to_begin_with(settings, script)),
        notice="" if script.reviewed_by else _(NOT_REVIEWED),
        gates=(*gates_of(settings, journal, entry), *depth_gates(settings, script)),
        help=settings.help,
        drafts=Drafts(journal, name),
        own=OwnJournal(journal, person, is_offered(settings.role), settings.record),
        preflight=_preflight(settings, journal, Chosen(entry, script, session), driver, person),
        shows_clock=settings.shows_clock,
    )


def pass_preflight(opened: Opened, name: str = "") -> Opened:
    """Return the session without its preflight, whose page is charted as it begins.

    `name` is who signs the warnings over.
    """
    if opened.preflight is not None:
        entries = opened.preflight.sheet.entries(name, opened.driver.clock.now())
        charted = tuple(Chart(one) for one in entries)
        opened.driver.afterwards = (*charted, *opened.driver.afterwards)
        opened.preflight.close()
    return replace(opened, preflight=None)


def open_without_trace(settings: Settings, entry: Entry, tell: Callable[[str], None]) -> Opened:
    """Open a script whose session nobody keeps, as grounding is, in the language of this run.

    Without a translation that can be used it is opened as it is: better so than not at all. Raises
    `BrokenScript`, or `Refused` when it is not for this role.
    """
    translated = replace(entry, language=settings.language)
    if settings.language in entry.languages and translated.reads.script is not None:
        entry = translated
    script = readable(entry)
    session = Session(script, settings.role, entry.name, settings.catalogue)
    driver = _drive(settings, session, entry, Nowhere(), tell)
    opening = Begin(depth=depth_to_begin_with(settings, script))
    return Opened(driver, opening, help=settings.help, shows_clock=settings.shows_clock)


def open_continued(
    settings: Settings, journal: Journal, summary: Summary, tell: Callable[[str], None]
) -> Opened:
    """Open an interrupted session where it stopped.

    Raises `CannotReturn`, `BrokenScript`, `Refused`, or `JournalError` with a sentence.
    """
    entry, events = _find_again(settings, journal, summary)
    records = [one.recorded for one in events]
    try:
        taken = take_up(readable(entry), records, settings.catalogue)
    except HadEnded:
        journal.append(summary.id, datetime.now(UTC), Recorded(records[-1].at, Finished()))
        raise
    draft, trouble = left_behind(journal, summary.id)
    name = summary.id if taken.same_script else journal.begin(summary.person)
    times = _times(settings, taken, events[-1], datetime.now(UTC))
    driver = _drive(settings, taken.session, entry, InJournal(journal, name), tell, times)
    driver.afterwards = taken.marks
    if driver.awake is not None and summary.stage == Stage.SESSION:
        driver.awake.tell_trouble(tell)
    if not taken.same_script:
        let_go(journal, summary)
    notice = " ".join(one for one in (taken.notice, trouble) if one)
    gates = gates_of(settings, journal, entry)
    drafts = Drafts(journal, name, draft)
    own = OwnJournal(journal, summary.person, is_offered(settings.role), settings.record)
    return Opened(
        driver,
        taken.opening,
        notice,
        gates,
        settings.help,
        drafts,
        own,
        shows_clock=settings.shows_clock,
    )


def open_again(
    settings: Settings, journal: Journal, summary: Summary, tell: Callable[[str], None]
) -> Opened:
    """Open the script of an interrupted session at its beginning, and let that session rest.

    Raises as `open_continued` does.
    """
    entry, _events = _find_again(settings, journal, summary)
    opened = open_fresh(settings, journal, entry, tell, summary.person)
    let_go(journal, summary)
    return opened


def let_go(journal: Journal, summary: Summary) -> None:
    """Record that an interrupted session is not gone on with; half typed words become its answer.

    Raises `JournalError`.
    """
    entries = journal.events(summary.id)
    draft, _trouble = left_behind(journal, summary.id)
    at = entries[-1].recorded.at
    ending = [*(Recorded(at, one) for one in as_kept(draft, entries)), Recorded(at, Stopped())]
    journal.append(summary.id, datetime.now(UTC), *ending)


def _find_again(settings: Settings, journal: Journal, summary: Summary) -> tuple[Entry, list[Kept]]:
    """Return the script of a session in the language it was begun in, and what happened in it."""
    if summary.role != settings.role.value:
        raise CannotReturn(_(ANOTHER_ROLE, role=summary.role))
    try:
        entry = settings.library.find(summary.script, settings.here)
    except UnknownScript as error:
        raise CannotReturn(_(SCRIPT_IS_GONE, why=error)) from error
    events = journal.events(summary.id)
    if events and isinstance(began := events[0].recorded.event, Began):
        entry = replace(entry, language=began.language)
    return entry, events


def readable(entry: Entry) -> Script:
    """Return the script of an entry. Raises `BrokenScript` when it has problems."""
    reads = entry.reads
    if reads.script is None:
        count = len(reads.problems)
        found = several(count, "a problem", "{count} problems")
        see = (
            f"translate {entry.name} {entry.language}" if entry.language else f"check {entry.path}"
        )
        raise BrokenScript(_(CANNOT_BE_PLAYED, name=entry.name, problems=found, command=see))
    return reads.script


@dataclass(frozen=True, slots=True)
class _Times:
    """Where the clock of a session stands as it is opened."""

    start: Seconds = 0.0
    down_since: Seconds | None = None
    """When the program stopped, on that clock; None where nothing hangs on it."""


def _times(settings: Settings, taken: TakenUp, last: Kept, now: datetime) -> _Times:
    """Return the times of a session taken up: it went on while the program was down.

    A clock that was set back since counts as no time. A session in place of one whose script has
    changed keeps the old clock where marks go over, so that the time since them goes on.
    """
    stood = last.recorded.at
    gone = max(0.0, (now - last.wall).total_seconds()) * settings.speed
    if not taken.same_script:
        return _Times(stood + gone if taken.marks else 0.0)
    is_led = settings.role is Role.THERAPIST
    return _Times(stood + gone, stood if is_led else None)


def _drive(
    settings: Settings,
    session: Session,
    entry: Entry,
    keeper: Keeper,
    tell: Callable[[str], None],
    times: _Times = _Times(),
) -> Driver:
    folders = (entry.path.parent, settings.sounds)
    clock = RealClock(times.start, settings.speed)
    output = settings.open_output(tell)
    narrating = _narrating(settings, entry, session.script)
    sounds = Sounds(folders)
    shows = settings.second_screen.begin()
    driver = Driver(
        session, clock, keeper, output, sounds, tell, narrating, shows, times.down_since
    )
    driver.hearing.get_ready(settings.level)
    if settings.hands_free and settings.role is Role.PATIENT:
        driver.hands_free.is_wanted = True
        if not driver.hearing.has_words:
            tell(_(NOT_HEARD))
    if settings.stay_awake is not None and not isinstance(keeper, Nowhere):
        driver.awake = settings.stay_awake()
    return driver


def _preflight(
    settings: Settings, journal: Journal, chosen: Chosen, driver: Driver, person: str
) -> Looking | None:
    """Return what is looked at before a session that a therapist leads."""
    if settings.equipment is None or not chosen.is_led:
        return None
    from integrate.player.preflight.preparing import (  # noqa: PLC0415 -- loads the rules
        before_session,
    )

    return before_session(settings, settings.equipment, journal, chosen, driver, person)


def _narrating(settings: Settings, entry: Entry, script: Script) -> Narrating:
    """Return how the words come to be heard; voices are looked for where there is a narration."""
    has_voice = script.narration is not None and settings.has_voice()
    return Narrating(partial(settings.find_take, entry), has_voice, settings.narrated)
