"""The words that change how loud a session is, and whether a voice speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.words import Word
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.hearing import Hearing
    from integrate.player.preparing import Preparing

PREPARING = later("Sound and voice are still being made ready. You need not wait for them.")
READY = later("Sound and voice are ready.")
SOUND_WORDS = (Word.MUTE, Word.LOUDER, Word.SOFTER, Word.VOICE)


def change_sound(word: Word, hearing: Hearing) -> str:
    """Do what one of these words says; return the line that tells how it is now."""
    match word:
        case Word.MUTE:
            hearing.switch_mute()
        case Word.LOUDER:
            hearing.change_level(1)
        case Word.SOFTER:
            hearing.change_level(-1)
        case Word.VOICE if not hearing.has_words:
            return _("No voice speaks here; the words stand in these lines.")
        case Word.VOICE:
            hearing.switch_words()
    return _("Now: {told}.", told=hearing.told or _("sound as it is meant to be"))


def tell_of_preparing(preparing: Preparing, say: Callable[[str], None]) -> None:
    """Say one line when it takes a while until the sound is ready, and one when it is."""
    said: list[str] = []

    def changed() -> None:
        sentence = PREPARING if preparing.told else READY
        if sentence not in said:
            said.append(sentence)
            say(_(sentence))

    preparing.watch(changed)
