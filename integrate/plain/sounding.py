"""The words that change how loud a session is, and whether a voice speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.words import Word
from integrate.words import _

if TYPE_CHECKING:
    from integrate.player.hearing import Hearing

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
