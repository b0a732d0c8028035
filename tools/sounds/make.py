"""Make all bundled sounds again, into audio/: `python tools/sounds/make.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""

if __name__ == "__main__":
    # Started as a script, Python looks in this file's own folder instead of the project's.
    sys.path[0] = str(ROOT)
    from tools.sounds.catalogue import SOUNDS, finished
    from tools.sounds.files import write, write_levels, write_sources
    from tools.sounds.samples import RATE, peak

    for sound in SOUNDS:
        samples = finished(sound)
        size = write(sound, samples, ROOT / "audio").stat().st_size
        print(
            f"{sound.file:24} {len(samples) / RATE:6.2f} s"
            f" {peak(samples):6.1f} dBFS {size / 1024:7.0f} KiB"
        )
    write_levels(ROOT / "audio", ROOT / "audio")
    write_sources(ROOT / "audio")
