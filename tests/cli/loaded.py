"""The program, loaded once and begun many times: each call is a child of this process.

`tests.cli.calling` runs this file. To start Python and to load the program takes most of a call's
time; what is loaded here is only what a call would load anyway, and a child has a memory, a folder,
an environment and streams of its own, and comes to its end as every Python does. Two things are
other than there: a new passphrase costs next to nothing, and when all threads have ended and all is
written, the memory is not taken apart, for which every page of it would be copied first.

Each line that comes in is an order: the arguments, the environment, the folder and the files that
are the three streams. Two lines go out for it: the number of the child, and how it ended.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import runpy
import sys
import time
from typing import TYPE_CHECKING, Any

from nacl.pwhash import argon2id

from integrate.cli.main import COMMANDS
from integrate.journal import passphrase

if TYPE_CHECKING:
    from typing import TextIO

BESIDES = (
    "integrate.journal.store",
    "integrate.player.opening",
    "integrate.script.library",
)
"""What commands load when they are called."""


ended: list[int] = []
"""The code that the program of a child ended with."""


def leave() -> None:
    """Leave a child whose program has ended."""
    for code in ended:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def load() -> None:
    """Load the commands and what most of them need: no screen, no sound, no thread."""
    for module, _, _ in COMMANDS.values():
        importlib.import_module(module)
    for name in BESIDES:
        importlib.import_module(name)
    passphrase.PASSES, passphrase.MEMORY = argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN
    gc.collect()
    gc.freeze()


def serve(orders: TextIO, replies: TextIO) -> Any:
    """Begin a child for each order; return the order in the child, and None after the last."""
    for line in orders:
        child = os.fork()
        if child == 0:
            return json.loads(line)
        replies.write(f"{child}\n")
        replies.flush()
        _, status = os.waitpid(child, 0)
        replies.write(f"{os.waitstatus_to_exitcode(status)}\n")
        replies.flush()
    return None


def become(order: dict[str, Any]) -> None:
    """Run the program as the order says."""
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    time.tzset()
    for number, path in enumerate(order["streams"]):
        stream = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY)
        os.dup2(stream, number)
        os.close(stream)
    sys.path[0] = str(order["folder"])
    sys.argv = ["integrate", *order["arguments"]]
    try:
        runpy.run_module("integrate", run_name="__main__", alter_sys=True)
    except SystemExit as done:
        if isinstance(done.code, int):
            ended.append(done.code)
        raise


def main() -> None:
    """Load, and serve until no order comes any more."""
    atexit.register(leave)  # the first to be registered is the last to be called
    orders, replies = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    load()
    order = serve(orders, replies)
    orders.close()
    replies.close()
    if order is not None:
        become(order)


if __name__ == "__main__":
    main()
