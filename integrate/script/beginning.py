"""The script an author begins with: an opening, one thing, a closing, and where help is.

It is read without a problem as it is, so that the first change is an author's own.
"""

from __future__ import annotations

import json
import re

from integrate.script.kinds import WORDS
from integrate.script.model import Audience, Stage
from integrate.script.schema import EDITOR_LINE

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()'-]*[A-Za-z0-9.)]")
"""Titles that need no quotes."""

_HEAD = """\
title: {title}
stage: {stage}
audience: {audience}
language: en
version: 0.1.0
reviewed by: ""   # the clinician who has read it; empty until one has
"""

_SESSION = """
safety:
  before: The clinic's own list is done, and somebody stays in the room.
  stop if: [a wish to stop, chest pain, a wish to harm yourself or anyone]
checks:
  - {after: dose, every: 15 min, do: Look in. How is the breathing?}
"""

_NOTE = """\
  - note: Only you see a note. Here is room for what has to be ready before.
"""

_OPENING = """\
  - Welcome. You can skip any part, and stop at any time.
"""

_QUESTION = """\
  - ask: What is here for you right now? One line is plenty.
    save: here
  - say: 'You wrote: "{{ here }}".'
    when: here is answered
"""

_REST = """\
  - mark: dose
    show: Press the key when it begins. What is timed counts from then.
  - wait: 4 min
    show: There is nothing to do for now.
"""

_CLOSING = """\
  - That was all for now. Thank you for taking this time.
  - This program cannot see you, and nobody is alerted. For help now, call your local emergency
    number, or your clinic. There are helplines at findahelpline.com.
"""


def begin(title: str, stage: Stage, audience: Audience) -> str:
    """Return the text of a new script.

    Raises `ValueError` with a sentence when the title cannot be one.
    """
    words = WORDS.parse(title)
    head = _HEAD.format(title=_quoted(words), stage=stage.value, audience=audience.value)
    in_session = stage is Stage.SESSION
    return "".join(
        [
            f"{EDITOR_LINE}\n{head}",
            _SESSION if in_session else "",
            "\nsteps:\n",
            _NOTE if audience is Audience.THERAPIST else "",
            _OPENING,
            _REST if in_session else _QUESTION,
            _CLOSING,
        ]
    )


def _quoted(words: str) -> str:
    """Return words as YAML; what JSON quotes, YAML reads."""
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)
