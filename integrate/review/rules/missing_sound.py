"""E602: a sound without a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from integrate import bundled
from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.review.draft import Draft

_MUSIC = "name a folder with sound files in it, or an .m3u playlist whose files are there"


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each file that is not there, at the first step that plays it or where it is named."""
    remedy = "put the file beside the script, or name a shipped one as in `bells/bowl-low`"
    for name, sound in draft.script.sounds.items():
        if sound.music and draft.find_sound(sound.music, music=True) is None:
            what = f"there is no music in `{sound.music}`"
            yield Finding(draft.at_key("sounds", name), what, _MUSIC)
        elif sound.file and draft.find_sound(sound.file) is None:
            what = f"there is no sound file `{sound.file}`"
            near = _near(sound.file, shipped())
            yield Finding(draft.at_key("sounds", name), what, near or remedy)
    for name, step in draft.used_sounds.items():
        if name not in draft.script.sounds and draft.find_sound(name) is None:
            what = f"`{name}` is neither named in `sounds:` nor a sound file"
            near = _near(name, draft.script.sounds) or _near(name, shipped())
            yield Finding(draft.at_words(step, name), what, near or remedy, step.place)


def _near(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f"did you mean `{near}`?" if near else ""


@cache
def shipped() -> tuple[str, ...]:
    """Return the names of the shipped sounds, as a script writes them."""
    root = bundled.sounds()
    files = (path.relative_to(root) for path in root.glob("*/*") if path.is_file())
    return tuple(sorted({path.with_suffix("").as_posix() for path in files}))


RULE = Rule(
    Explanation(
        code="E602",
        title="a sound that is not there",
        why=(
            "A sound is looked for beside the script and among the shipped ones, without its "
            "ending. One that is missing would leave silence where the author heard a bell, and "
            "somebody might wait for it. `music` is a folder or a playlist with at least one "
            "sound file, from the script's folder, from `~`, or by its whole path."
        ),
        failing=example("- say: Listen, if you like.\n  audio: bells/gong\n- Rest a while."),
        passing=example("- say: Listen, if you like.\n  audio: bells/bowl-low\n- Rest a while."),
    ),
    _check,
)
