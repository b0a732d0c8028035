"""Make the bundled sounds again, into audio/: `python tools/sounds/make.py`.

With names behind it, such as `beds/rain.flac`, only these.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""

if __name__ == "__main__":
    # Started as a script, Python looks in this file's own folder instead of the project's.
    sys.path[0] = str(ROOT)
    from tools.sounds.catalogue import MUSIC, SOUNDS, finished, finished_music
    from tools.sounds.files import write, write_levels, write_music, write_sources

    wanted = sys.argv[1:]
    audio = ROOT / "audio"
    for sound in SOUNDS:
        if not wanted or sound.file in wanted:
            path = write(sound, finished(sound), audio)
            print(f"{sound.file:24} {path.stat().st_size / 1024:7.0f} KiB", flush=True)
    for music in MUSIC:
        if not wanted or music.file in wanted:
            path = write_music(music, finished_music(music), audio)
            print(f"{music.file:24} {path.stat().st_size / 1024:7.0f} KiB", flush=True)
    write_levels(audio, audio)
    write_sources(audio, audio)
