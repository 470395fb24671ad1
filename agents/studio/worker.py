"""A process that does what it is handed, one task after another: what happens in it.

Down the pipe come tasks, the number of one that is to stop, and None at the end of all; up it go a
byte that says what it is, and that:

    b"w"  it is warm, and can begin
    b"e"  an event, as `agents.studio.wire` has it
    b"k"  what a file would hold of the strokes that are told of next
    b"r"  what a task came to
    b"f"  why it failed, a `Failure`
"""

import errno
import os
import resource
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from agents.studio.carried import packed, unpacked
from agents.studio.refusals import NO_ROOM
from agents.studio.wire import frame
from paint_gym.paintings.painting import Painting
from renderers.workshop.command import MENDABLE, line_of
from renderers.workshop.groups import PROC, lines
from renderers.workshop.machine import keep_memory
from renderers.workshop.processors import use_threads
from renderers.workshop.starting import end_with_parent

WARM, EVENT, KEPT, RESULT, FAILED = b"w", b"e", b"k", b"r", b"f"
OURS = "a fault of the studio's own: its terminal says more"
Work = Callable[..., Any]
"""a kind of task: (order, desk, more by name) -> what it comes to"""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""errors of a disk that takes no more"""


@dataclass(frozen=True)
class Order:
    """What a process is handed.

    Attributes:
        number: of the task.
        kind: key of the table of works.
        given: its order.
        more: what else it is told, by name.
    """

    number: int
    kind: str
    given: Any
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """Why a task came to nothing.

    Attributes:
        kind: of the error, by its name in Python; "" where it is none that a person can mend.
        line: for a person.
        code: of `CODES`; "" where whoever waits for it knows a better one.
        values: that belong to the code.
    """

    kind: str
    line: str
    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


class PipeDesk:
    """A `Desk` at the end of a pipe.

    Args:
        pipe: to whoever handed out the task.
        number: of the task.
    """

    def __init__(self, pipe: Connection, number: int):
        self._pipe, self._number, self._stopped = pipe, number, False

    @property
    def stopped(self) -> bool:
        """See `Desk`."""
        while not self._stopped and self._pipe.poll():
            word = unpacked(self._pipe.recv_bytes())
            if word is None:
                raise EOFError("nobody listens any more")
            self._stopped = word == self._number
        return self._stopped

    def say(self, header: dict[str, Any], payload: bytes = b"") -> None:
        """See `Desk`."""
        self._pipe.send_bytes(EVENT + frame(header, payload))

    def keep(self, part: Painting, start: int) -> None:
        """See `Desk`."""
        self._pipe.send_bytes(KEPT + packed((part, start)))


def serve(pipe: Connection, works: Mapping[str, Work], *, warm: Work, grant: int) -> None:
    """What a process does until nobody has more for it, or whoever began it is gone.

    Args:
        pipe: tasks come through it.
        works: kinds of tasks by name.
        warm: is called first, so that the first task begins at once.
        grant: bytes of memory that tasks may take.
    """
    end_with_parent()
    use_threads(1)
    keep_memory()
    try:
        warm()
        limit_memory(grant)
        pipe.send_bytes(WARM)
        while (order := unpacked(pipe.recv_bytes())) is not None:
            if isinstance(order, Order):  # else a word to stop what is done already
                pipe.send_bytes(_done(order, works, PipeDesk(pipe, order.number)))
    except (EOFError, ConnectionError):
        pass
    os._exit(0)  # nothing is left to be written, and torch takes seconds to end in order


def _done(order: Order, works: Mapping[str, Work], desk: PipeDesk) -> bytes:
    """The task's last word."""
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):  # bars, and what is told
            result = works[order.kind](order.given, desk, **order.more)
        return RESULT + packed(_as_png(result))
    except (EOFError, ConnectionError):  # nobody listens
        raise
    except Exception as error:
        return FAILED + packed(_failure(error, order.given))


def _failure(error: Exception, given: Any) -> Failure:
    if isinstance(error, MemoryError) or "can't allocate memory" in str(error):  # torch's
        return Failure("MemoryError", line_of(error), "memory")
    if isinstance(error, OSError) and error.errno in FULL:
        return Failure("OSError", NO_ROOM, "full")
    if isinstance(error, MENDABLE):
        line = without_files(line_of(error), given)
        more = getattr(error, "code", ""), getattr(error, "values", {})
        return Failure(type(error).__name__, line, *(more if isinstance(more[0], str) else ()))
    traceback.print_exc(file=sys.stderr)
    return Failure("", OURS, "fault")


def without_files(line: str, given: Any) -> str:
    """Without the names of the files that an order is of: they are the studio's own affair."""
    named = getattr(given, "__dict__", {"file": given})
    for name, value in named.items():
        if isinstance(value, Path | str) and os.path.isabs(value):
            what = "photograph" if name == "picture" else "file" if name == "file" else "picture"
            line = line.replace(str(value), f"the {what}")
    return line


def _as_png(result: Any) -> Any:
    """A picture as a PNG; anything else as it is."""
    if not isinstance(result, np.ndarray):
        return result
    file = BytesIO()
    Image.fromarray(result).save(file, "PNG")
    return file.getvalue()


def limit_memory(grant: int) -> None:
    """No more than so many bytes beside what is taken already, where the system can see to that."""
    pages = [int(line.split()[0]) for line in lines(PROC / "self" / "statm")]
    for page in pages:
        most = page * resource.getpagesize() + grant
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
