"""The list of the journal, which grows as it is read.

The first rows stand there at once, and more come as the cursor nears the end, or as they are found.
What nobody waits for any more is not looked for.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from integrate.journal.errors import JournalError
from integrate.ui.journal import rows
from integrate.ui.journal.looking import Looking
from integrate.ui.listed import MUTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.journal.store import Journal
    from integrate.ui.journal.rows import Row

NEAR_THE_END = 20
"""How many rows before the end of the list more of it is read."""


class Entries(OptionList):
    """Lists rows by month, the newest first."""

    class Read(Message):
        """As much as was wanted is in the list now, or all there is."""

    class Failed(Message):
        """The journal could not be read on."""

        def __init__(self, sentence: str) -> None:
            """Carry the sentence that says why."""
            super().__init__()
            self.sentence = sentence

    def __init__(self, journal: Journal) -> None:
        """List nothing yet."""
        super().__init__(id="entries", markup=False)
        self._journal = journal
        self.listed: list[Row] = []
        """What is in the list, the newest first."""
        self._looking: Looking | None = None
        self._is_loading = False
        self._wanted = 0
        """How many rows are to be in the list, if there are so many."""

    @property
    def has_more(self) -> bool:
        """Whether there may be more to be found."""
        return self._looking is not None and not self._looking.is_done

    @property
    def is_looking(self) -> bool:
        """Whether rows that are wanted are still looked for."""
        return self.has_more and len(self.listed) < self._wanted

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        option = self.highlighted_option
        return self.row(option) if option is not None else None

    def row(self, option: Option) -> Row:
        """Return what a line of the list stands for."""
        return self.listed[int(str(option.id))]

    def begin(self, found: Callable[[Looking], Iterator[Row]]) -> None:
        """List something else."""
        self.leave_off()
        self.listed, self._wanted = [], rows.PAGE
        self._looking = Looking(self._journal, found)
        self.clear_options()
        self.run_worker(self._load(self._looking))

    def read_on(self, option: Option) -> None:
        """Read more where this line is near the end of the list."""
        near = int(str(option.id)) + NEAR_THE_END >= self._wanted
        if self._looking is not None and near and self.has_more:
            self._wanted += rows.PAGE
            if not self._is_loading:
                self.run_worker(self._load(self._looking))

    def leave_off(self) -> None:
        """Look for nothing more."""
        if self._looking is not None:
            self._looking.leave_off()

    async def _load(self, looking: Looking) -> None:
        """Bring more into the list until there is as much as is wanted, or no more."""
        self._is_loading = True
        try:
            while not looking.is_done and len(self.listed) < self._wanted:
                more = await asyncio.to_thread(looking.more)
                if looking is not self._looking:
                    return
                self._add(more)
        except JournalError as error:
            self.post_message(self.Failed(str(error)))
        self._is_loading = False
        self.post_message(self.Read())

    def _add(self, more: list[Row]) -> None:
        lines: list[Option] = []
        for row in more:
            if not self.listed or self.listed[-1].month != row.month:
                blank = "\n" if self.listed else ""
                heading = Content.styled(f"{blank}{row.month.upper()}", MUTED)
                lines.append(Option(heading, disabled=True))
            lines.append(Option(row.text, str(len(self.listed))))
            self.listed.append(row)
        self.add_options(lines)
        if self.highlighted is None and self.listed:
            self.highlighted = self.get_option_index("0")
