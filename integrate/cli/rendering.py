"""`integrate render`: a session as one sound file, to take along."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate import bundled
from integrate.audio import encode
from integrate.audio.levels import Levels
from integrate.audio.narration.choosing import choose
from integrate.audio.narration.narrator import Narrator
from integrate.audio.narration.takes import find_take
from integrate.audio.native_noise import native_noise_away
from integrate.audio.problem import UnplayableError, UnwritableError
from integrate.audio.render import prepare, render_file
from integrate.audio.repertoire import Repertoire
from integrate.audio.score import Score
from integrate.cli.candidates import languages, scripts
from integrate.cli.compose import make_library
from integrate.cli.depth_option import depth_option
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.finding import find_entry, given_answers
from integrate.cli.languages import in_language
from integrate.cli.measure_files import find_all
from integrate.cli.sentence import Told
from integrate.cli.voice_choice import voice_option
from integrate.cli.voice_places import models, spoken_folder, take_folders
from integrate.player.answering import CannotPass, completed
from integrate.player.content import Narrating
from integrate.player.rendering import CannotRender, write_down
from integrate.player.sounds import Sounds
from integrate.script.depth import Depth
from integrate.script.quantity import spoken
from integrate.session.answering import Refused
from integrate.session.program import Role
from integrate.session.session import Session
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.audio.api import Seconds
    from integrate.cli.places import Places
    from integrate.script.answers_file import GivenAnswers
    from integrate.script.library import Entry
    from integrate.session.effects import Speak

THERE_ALREADY = later("{file} is there already; `--force` puts the new one in its place.")
NO_VOICE = later("No voice was found: the words are not in the file. See: {command}")
DONE = later("{file}: {length}, {size} MB, {parts}")
MEGABYTE = 1_000_000


@click.command(
    epilog=examples(
        "integrate render anytime/grounding grounding.mp3",
        "integrate render my-script.yaml walk.flac --answers answers.yaml",
    )
)
@click.argument("script", shell_complete=scripts)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the answers from a YAML map of saved names. What is not in it is left open.",
)
@click.option(
    "--as",
    "role",
    type=click.Choice(["patient", "therapist"]),
    default=None,
    help="Whose session this is. Scripts that a therapist leads need `therapist`.",
)
@depth_option
@voice_option
@click.option(
    "--language",
    metavar="LANG",
    default="",
    shell_complete=languages,
    help="Render a translation, such as `de`.",
)
@click.option("--force", is_flag=True, help="Put it in the place of a file that is there already.")
@click.pass_context
def render(
    ctx: click.Context,
    script: str,
    out: Path,
    answers: Path | None,
    role: str | None,
    depth: str,
    voice: str,
    language: str,
    *,
    force: bool,
) -> None:
    """Make a sound file of SCRIPT: its words, bells and beds at their times.

    OUT ends in .wav, .flac, .ogg, .opus, .mp3 or .m4a. A cue sheet beside it names the sections.
    Words last as long as they are spoken; questions stay open for a while. Where the way goes on
    only after an answer, `--answers` has to give it.

    Ends with 0, with 1 when the script has problems or cannot be a file, and with 2 when something
    cannot be found, read or written.
    """
    places: Places = ctx.obj
    _refuse(out, force=force)
    entry, found = find_entry(make_library(places), script, Path.cwd())
    if language:
        entry, found = in_language(entry, found, language)
    try:
        whose = Role(role or ctx.find_root().params["role"])
        session = Session(found, whose, entry.name, find_all(places))
    except Refused as error:
        raise Told(str(error)) from error
    given = given_answers(answers, found) if answers is not None else {}
    studio = _Studio(places, entry, session, voice, Depth(depth))
    try:
        # The bars are made inside, so that they are seen.
        with native_noise_away():
            length = studio.walk(completed(given, session.program))
            click.echo(studio.write(out, length))
    except (CannotPass, CannotRender) as error:
        raise Told(str(error), ExitCode.PROBLEMS) from error
    except UnwritableError as error:
        raise Told(str(error)) from error


def _refuse(out: Path, *, force: bool) -> None:
    """Raise `Told` when there can be no such file, or when one is there."""
    try:
        encode.check(out)
    except UnwritableError as error:
        raise Told(str(error)) from error
    for file in (out, encode.sheet_beside(out)):
        if lexists(file) and not force:
            raise Told(_(THERE_ALREADY, file=file))


class _Studio:
    """One session, from its script to its file."""

    def __init__(
        self, places: Places, entry: Entry, session: Session, voice: str, depth: Depth
    ) -> None:
        self._entry = entry
        self._depth = depth
        self._session = session
        self._folders = take_folders(places, entry)
        self._narrator = self._find_narrator(places, voice)
        self._score = Score(lambda: session.now)
        self._told: dict[str, None] = {}
        levels = Levels(places.cache, bundled.sounds())
        self._repertoire = Repertoire(levels, self._narrator, tell=self._tell, hold=False)

    def walk(self, given: GivenAnswers) -> Seconds:
        """Write down what sounds and return how long the session lasts."""
        narrating = Narrating(self._find_take, has_voice=self._narrator is not None)
        sounds = Sounds((self._entry.path.parent, bundled.sounds()))
        length_of, score = self._repertoire.length, self._score
        return write_down(
            self._session, given, score, sounds, narrating, length_of, self._tell, self._depth
        )

    def write(self, out: Path, length: Seconds) -> str:
        """Make the file and return the line that tells of it."""
        self._prepare()
        script = self._session.script
        tags = encode.Tags(script.title, f"{datetime.now(UTC).date()}", script.summary)
        score = self._score
        with click.progressbar(length=round(length), label=_("Rendering"), file=sys.stderr) as bar:
            whole = render_file(
                out,
                tags,
                score,
                length,
                self._repertoire,
                progress=lambda done: bar.update(round(done) - bar.pos),
                tell=self._tell,
            )
        size = f"{out.stat().st_size / MEGABYTE:.1f}"
        for sentence in self._told:
            click.echo(sentence, err=True)
        parts = several(len(score.chapters), "one part", "{count} parts")
        return _(DONE, file=out, length=spoken(whole), size=size, parts=parts)

    def _prepare(self) -> None:
        with click.progressbar(length=1, label=_("Preparing"), file=sys.stderr) as bar:

            def tell(done: int, count: int) -> None:
                bar.length = count
                bar.update(done - bar.pos)

            prepare(self._score, self._repertoire, tell)

    def _find_narrator(self, places: Places, voice: str) -> Narrator | None:
        if self._session.script.narration is None:
            return None
        try:
            voices = choose(voice, models(places))
        except UnplayableError as error:
            raise Told(str(error)) from error
        if voices is None:
            if voice != "none":
                click.echo(_(NO_VOICE, command="integrate voice list"), err=True)
            return None
        return Narrator(voices, spoken_folder(places))

    def _find_take(self, one: Speak) -> Path | None:
        return find_take(self._folders, self._entry.name, one.language, one.step, one.text)

    def _tell(self, sentence: str) -> None:
        self._told[sentence] = None
