"""A session for the tests of rendering, without a script or a player."""

from __future__ import annotations

import numpy as np

from integrate.audio.levels import Levels
from integrate.audio.render import render
from integrate.audio.repertoire import Repertoire
from integrate.audio.samples import RATE, Block, still
from integrate.audio.score import Score


class Session:
    """A score that is written at times set by hand, and rendered."""

    def __init__(self, levels: Levels | None = None) -> None:
        self.now = 0.0
        self.score = Score(lambda: self.now)
        self.told: list[str] = []
        self.heard = still(0)
        self.repertoire = Repertoire(levels or Levels(), None, tell=self.told.append, hold=False)

    def at(self, moment: float) -> Score:
        """Go on to a moment."""
        self.now = moment
        return self.score

    def render(self, length: float) -> Block:
        """Return the whole sound."""
        blocks: list[Block] = []
        lasted = render(self.score, length, self.repertoire, blocks.append, tell=self.told.append)
        self.heard = np.concatenate([still(0), *blocks])
        assert len(self.heard) == round(lasted * RATE)
        return self.heard
