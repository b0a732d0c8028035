"""Where the parts of a session begin, as files say it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.chapters import Chapter, cue_sheet, metadata, ordered

chapters = st.lists(st.builds(Chapter, st.floats(0, 1e5), st.text(max_size=20)), max_size=120)


def test_what_comes_before_the_first_chapter_has_the_title() -> None:
    """A session whose first part begins later has a first chapter all the same."""
    assert ordered([Chapter(3.0, "Body")], "A session") == [
        Chapter(0.0, "A session"),
        Chapter(3.0, "Body"),
    ]


def test_a_part_that_holds_nothing_is_left_out() -> None:
    """Of parts that begin at the same moment only the last is heard."""
    parts = [Chapter(0.0, "One"), Chapter(2.0, "Two"), Chapter(2.0, "Three")]
    assert ordered(parts, "A session") == [Chapter(0.0, "One"), Chapter(2.0, "Three")]


@given(chapters)
def test_chapters_of_a_file_rise_from_zero(parts: list[Chapter]) -> None:
    """However parts are given, those of a file begin at 0 and each later than the one before."""
    moments = [chapter.at for chapter in ordered(parts, "A session")]
    assert moments[0] == 0.0
    assert all(one < other for one, other in pairwise(moments))


@given(chapters)
def test_a_cue_sheet_has_three_lines_for_each_chapter(parts: list[Chapter]) -> None:
    """No title breaks a line or a quote, and no more than 99 chapters are listed."""
    lines = cue_sheet("session.flac", "A session", parts).removesuffix("\n").split("\n")
    assert len(lines) == 2 + 3 * min(99, len(parts))
    assert all(line.count('"') in {0, 2} for line in lines)


def test_a_moment_in_a_cue_sheet_is_in_frames_of_a_disc() -> None:
    """75 frames to the second, and minutes beyond an hour go on."""
    sheet = cue_sheet("session.mp3", 'A "good" one', [Chapter(3_723.99, "Late")])
    assert sheet.splitlines() == [
        "TITLE \"A 'good' one\"",
        'FILE "session.mp3" MP3',
        "  TRACK 01 AUDIO",
        '    TITLE "Late"',
        "    INDEX 01 62:03:74",
    ]


def test_metadata_escapes_what_ffmpeg_would_read() -> None:
    """Signs that mean something in ffmpeg's form are marked as text."""
    assert metadata([Chapter(1.0, "a=b; #c\\d\ne")], 2.5).splitlines() == [
        ";FFMETADATA1",
        "[CHAPTER]",
        "TIMEBASE=1/1000",
        "START=1000",
        "END=2500",
        "title=a\\=b\\; \\#c\\\\d e",
    ]
