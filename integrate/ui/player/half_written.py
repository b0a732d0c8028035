"""What is half written at each step: held while the person is elsewhere, and kept in the journal.

In the journal is what was written last; it goes away there when it is answered with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.keeping import NotSaved

if TYPE_CHECKING:
    from integrate.player.drafting import Drafts


class HalfWritten:
    """The half written words of one session."""

    def __init__(self, drafts: Drafts | None) -> None:
        """Begin with what an interruption left; without `drafts` nothing is kept."""
        self._drafts = drafts
        self._words: dict[str, str] = {}
        self._kept = ("", "")
        self._offered = ""
        self._has_told = False
        if drafts is not None and drafts.offered is not None:
            self._kept = (drafts.offered.step, drafts.offered.words)
            self._offered = drafts.offered.step
            self.hold(*self._kept)

    @property
    def are_kept(self) -> bool:
        """Whether there is a journal to keep them in."""
        return self._drafts is not None

    def hold(self, step: str, words: str) -> None:
        """Hold what is written at a step, until the person is there again."""
        self._words[step] = words

    def at(self, step: str) -> str:
        """Return what was written at a step."""
        return self._words.get(step, "")

    def is_offered(self, step: str) -> bool:
        """Tell once of a step that its words were left by an interruption."""
        if self._offered != step:
            return False
        self._offered = ""
        return bool(step)

    def keep(self, step: str) -> str:
        """Keep what is held of a step; return once why it cannot be kept, else nothing.

        It waits for the disk, so it is not for the thread of a screen.
        """
        words = self.at(step)
        if self._drafts is None or (step, words) == self._kept or not (words or self._kept[1]):
            return ""
        try:
            self._drafts.save(step, words)
        except NotSaved as error:
            told, self._has_told = self._has_told, True
            return "" if told else str(error)
        self._kept = (step, words)
        return ""
