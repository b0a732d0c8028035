"""What is looked at before a session, or by `integrate doctor`, put together from its parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.audio.api import Line
from integrate.player.content import Narrating, words_ahead
from integrate.player.preflight import agreed, awake, device, disk, help_there, journal, sounds
from integrate.player.preflight import script as written
from integrate.player.preflight.beside import Beside
from integrate.player.preflight.by_ear import Request
from integrate.player.preflight.finding import STOP_IF
from integrate.player.preflight.looking import Glance, Looking
from integrate.player.preflight.sheet import WRITABLE, Sheet
from integrate.player.preflight.voice import NAME as VOICE
from integrate.player.preflight.voice import Spoken
from integrate.player.sounds import Sounds
from integrate.player.wakefulness import Wakefulness
from integrate.preferences import file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.journal.store import Journal
    from integrate.player.driver import Driver
    from integrate.player.preflight.equipment import Chosen, Equipment
    from integrate.player.preflight.finding import Finding
    from integrate.player.preflight.looking import Look
    from integrate.player.settings import Settings
    from integrate.script.library import Entry


def before_session(
    settings: Settings,
    equipment: Equipment,
    kept: Journal,
    chosen: Chosen,
    driver: Driver,
    person: str,
) -> Looking:
    """Return what is to be looked at before an opened session that a therapist leads."""
    name = equipment.setup.device

    def make() -> Sequence[Look]:
        return [
            *_of_script(settings, chosen),
            _agreed(settings, kept, person),
            Glance((device.NAME,), partial(device.of_session, lambda: driver.condition, name)),
            *([Glance((awake.NAME,), partial(awake.look, driver.awake))] if driver.awake else []),
            Glance((journal.NAME,), partial(journal.look, kept)),
            *_of_machine(settings, equipment),
            Beside(_request(settings, equipment, chosen, with_device=False)),
        ]

    return _looking(make, equipment, chosen)


def by_doctor(
    settings: Settings,
    equipment: Equipment,
    chosen: Chosen | None,
    kept: tuple[Journal | None, Callable[[], tuple[Finding, ...]]],
    person: str,
) -> Looking:
    """Return what is looked at from outside of a session; without a script, the computer alone.

    `kept` is the journal where it is open, and what looks at it.
    """
    kept_in, look_at_journal = kept
    led = chosen is not None and chosen.is_led

    def make() -> Sequence[Look]:
        return [
            *(_of_script(settings, chosen) if chosen else []),
            *([_agreed(settings, kept_in, person)] if led else []),
            Glance((awake.NAME,), partial(awake.can_be, Wakefulness)),
            Glance((journal.NAME,), look_at_journal),
            *_of_machine(settings, equipment),
            Beside(_request(settings, equipment, chosen, with_device=True)),
        ]

    return _looking(make, equipment, chosen)


def _looking(
    make: Callable[[], Sequence[Look]], equipment: Equipment, chosen: Chosen | None
) -> Looking:
    names = tuple(name for look in make() for name in look.names)
    safety = chosen.script.safety if chosen and chosen.is_led else None
    before = safety.before if safety else ()
    sheet = Sheet(names, before, can_sound=not equipment.is_muted)
    return Looking(make, sheet, None if equipment.is_muted else partial(_tone, equipment))


def _of_script(settings: Settings, chosen: Chosen) -> list[Look]:
    entry, script = chosen.entry, chosen.script
    looks = [Glance((written.SCRIPT,), partial(written.script, entry, _sounds(settings, entry)))]
    if chosen.is_led:
        looks.append(Glance((written.CHECKS,), partial(written.checks, script)))
    if chosen.is_led and script.safety and script.safety.stop_if:
        looks.append(Glance((STOP_IF,), partial(written.stop_if, script)))
    return [*looks]


def _of_machine(settings: Settings, equipment: Equipment) -> list[Look]:
    return [
        Glance((disk.NAME,), partial(disk.look, equipment.data)),
        Glance((help_there.LINES,), partial(help_there.lines, settings.help)),
        Glance((help_there.PROTOCOL,), partial(help_there.protocol, settings.help)),
    ]


def _agreed(settings: Settings, kept: Journal | None, person: str) -> Glance:
    preferences = settings.help.preferences
    contact = file.read(preferences).preferences.contact if preferences else ""
    return Glance(WRITABLE, partial(agreed.look, kept, person, contact))


def _request(
    settings: Settings, equipment: Equipment, chosen: Chosen | None, *, with_device: bool
) -> Request:
    """Return what is asked of the process that listens."""
    first = (device.NAME,) if with_device else ()
    if chosen is None:
        return Request(equipment.setup, (*first, VOICE), spoken=Spoken(wanted=settings.narrated))
    names = (*first, *([VOICE] if chosen.script.narration else []), sounds.NAME)
    wanted = sounds.needed(chosen.script, _sounds(settings, chosen.entry))
    return Request(equipment.setup, names, wanted, _spoken(settings, chosen))


def _spoken(settings: Settings, chosen: Chosen) -> Spoken:
    narrating = Narrating(partial(settings.find_take, chosen.entry))
    lines = [one for one in words_ahead(chosen.session, narrating) if isinstance(one, Line)]
    return Spoken(chosen.entry.name, tuple(lines), settings.narrated)


def _sounds(settings: Settings, entry: Entry) -> Sounds:
    return Sounds((entry.path.parent, settings.sounds))


def _tone(equipment: Equipment) -> Look:
    return Beside(Request(equipment.setup, (device.NAME,), with_tone=True))
