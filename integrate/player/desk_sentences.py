"""What a therapist is told of what they did beside a session, in every front end."""

from __future__ import annotations

from integrate.words import later

MARKED = later("“{mark}” is set at {time}.")
MARKED_URGENT = later("URGENT marked at {time}.")
FADING = later("Everything fades. Once more: silence at once. /resume brings it back.")
SILENT = later("Silence. /resume brings the sound back, and goes on.")
FIRST = later("This is the first step.")
BACK_AGAIN = later("The sound is back.")
GOES_ON = later("Going on.")
IN_SHORT = later("The rest comes in short.")
IN_FULL = later("The rest comes in full.")
NO_PLAN = later(
    "There is no protocol.txt of your clinic in the folder of the journal. Follow your own plan."
)
