"""From what the engine shows to the widget that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.safety import Safety
from integrate.session.view import (
    Breathing,
    Choosing,
    Marking,
    Passage,
    Rating,
    Resting,
    Ticking,
    Writing,
)
from integrate.ui.player.breathing import BreathingScene
from integrate.ui.player.choosing import ChoosingScene, RatingScene, TickingScene
from integrate.ui.player.passages import MarkingScene, PassageScene, RestingScene
from integrate.ui.player.safety import SafetyScene
from integrate.ui.player.writing import WritingScene

if TYPE_CHECKING:
    from integrate.player.help_at_hand import HelpAtHand
    from integrate.session.view import Scene
    from integrate.ui.player.scene import SceneWidget


def make_scene(  # noqa: PLR0911 -- one for each scene
    scene: Scene, draft: str, at_hand: HelpAtHand
) -> SceneWidget:
    """Return the widget for a scene.

    `draft` is what was typed at this step before, `at_hand` knows where help is.
    """
    match scene:
        case Passage():
            return PassageScene(scene)
        case Marking():
            return MarkingScene(scene)
        case Writing():
            return WritingScene(scene, draft)
        case Choosing():
            return ChoosingScene(scene)
        case Ticking():
            return TickingScene(scene)
        case Rating():
            return RatingScene(scene)
        case Resting():
            return RestingScene(scene)
        case Breathing():
            return BreathingScene(scene)
        case Safety():
            return SafetyScene(scene, at_hand)
