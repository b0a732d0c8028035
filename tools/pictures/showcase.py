"""The scripts and the journal that the pictures show something of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.player.courses import day_of, keep_course
from integrate.programme.course import Course
from tests.journal.trends.course import course
from tests.ui.acting import House

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.program import Role

EVENING = """\
title: Looking back at today
stage: integration
summary: Breathe, arrive, and write a few lines about the day.
duration: 15 min
steps:
  - You made it here. There is nothing you need to do well.
  - section: Arriving
    steps:
      - breathe: {in: 4, out: 6}
        for: 2 min
        show: Let the breath come by itself.
      - scale: How does your body feel just now?
        from: 0
        to: 10
        labels: {0: soft, 10: very tense}
  - section: Looking back
    steps:
      - choose: Which of these is nearest to today?
        options: [Lighter than before, Much the same, Heavier, I would rather not say]
      - ask: What stayed with you? One line is enough.
      - checklist: For tonight
        items: [Water is near, The phone is quiet, Somebody knows how I am]
  - wait: 2 min
    show: Rest. There is nothing to do.
  - measure: phq-2
"""
COLOURS = [f"Colour {number} of the great many that there are" for number in range(1, 201)]
LONG = """\
title: Very long things
stage: integration
summary: >-
  What no author should write, and what a screen has to bear all the same, with a summary that goes
  on and on until it does not fit into the place that there is for it any more.
steps:
  - %s
  - choose: Which of the two hundred?
    options:
%s
"""
BROKEN = "title: Not ready\nstage: integratoin\nsteps:\n  - brethe: {in: 4, out: 6}\n"
WORDS = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft-"
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz and a line after it."
)


def house(folder: Path, role: Role, theme: str = "") -> House:
    """Return a house with the shipped scripts, some of its own, and nothing lived yet."""
    options = "\n".join(f"      - {one}" for one in COLOURS)
    scripts = {"integration/evening": EVENING, "integration/long": LONG % (WORDS, options)}
    made = House(folder, scripts | {"integration/broken": BROKEN}, shipped=True, role=role)
    if theme:
        made.preferences.write_text(f'theme = "{theme}"\n', "utf-8")
    return made


def lived(home: House) -> None:
    """Put nine weeks of questionnaires and sessions into the journal, and begin a programme."""
    now = datetime.now(UTC)
    last = max(entry.wall for one in course().lived.values() for entry in one.entries)
    later = now - timedelta(days=2) - last
    with home.journal() as journal:
        for one in course().lived.values():
            name = journal.begin()
            for entry in one.entries:
                journal.append(name, entry.wall + later, entry.recorded)
        started = Course("two-weeks", now - timedelta(3), (day_of(now) - timedelta(1),))
        keep_course(journal, started, "Two weeks")
