"""The door of every command: what is typed, the machine, and errors as one line.

    def main(argv: Sequence[str] | None = None) -> None:
        run(Options, paint, argv, prog="python -m agents.paint", about=__doc__)

A command ends with 0 when its work is done, 2 when a person can mend what kept it from that (one
line on stderr says what), and 130 after Ctrl-C. Anything else is a fault of ours: a traceback.
"""

import contextlib
import io
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

import torch
import tyro

from renderers.registry import Registry, Unknown
from renderers.workshop.device import find_device
from renderers.workshop.machine import keep_memory
from renderers.workshop.processors import MOST_THREADS, use_threads
from renderers.workshop.ranges import Ranged, within

MENDABLE = (
    ValueError, OSError, Unknown, FloatingPointError, ImportError, MemoryError,
    torch.OutOfMemoryError,
)  # fmt: skip
"""errors that a person can mend: of values, files, names, diverging runs, extras, memory"""
NUMBERS = {
    "invalid literal for int() with base 10:": "whole number",
    "could not convert string to float:": "number",
}
"""what Python calls what is none"""
Asked = TypeVar("Asked", bound="OnThreads")


@dataclass(frozen=True, kw_only=True)
class OnThreads(Ranged):
    """Options of a command that runs on the processor.

    Attributes:
        RENAMED: options of before, and what they are called now; the old word is refused with it.
    """

    RENAMED: ClassVar[Mapping[str, str]] = {}
    threads: Annotated[int, within(1, MOST_THREADS)] | None = None
    """processor threads; one for each processor that others leave idle, if not given"""


@dataclass(frozen=True, kw_only=True)
class OnDevice(OnThreads):
    """Options of a command that can run on a GPU."""

    device: str = "cpu"
    """cpu or cuda"""

    def __post_init__(self) -> None:
        super().__post_init__()
        find_device(self.device, "--device")


def run(
    options: type[Asked],
    do: Callable[[Any], Any],
    argv: Sequence[str] | None = None,
    *,
    prog: str,
    about: str | None,
) -> None:
    """Read what is typed, prepare the machine, do the work.

    Args:
        options: what tyro reads.
        do: the work.
        argv: what is typed; the command line if not given.
        prog: how the command is called.
        about: for its help.
    """
    with told(prog):
        asked = read(options, argv, prog=prog, about=about)
        use_threads(asked.threads)
        keep_memory()
        do(asked)


@dataclass(frozen=True)
class Command:
    """One of several commands behind one name.

    Attributes:
        options: what tyro reads.
        do: the work.
        about: for its help; what its options say of themselves if not given.
    """

    options: type[OnThreads]
    do: Callable[[Any], Any]
    about: str | None = None

    @property
    def says(self) -> str:
        """Its help."""
        return self.about or str(self.options.__doc__)


def run_one_of(
    commands: Registry,
    argv: Sequence[str] | None = None,
    *,
    prog: str,
    about: str | None,
    unnamed: str | None = None,
) -> None:
    """The same, of several commands by name: the first word that is typed says which.

    Where no word is typed before the options, `unnamed` is meant, if there is such a one.
    """
    with told(prog):
        words = list(sys.argv[1:] if argv is None else argv)
        if words[:1] in (["-h"], ["--help"]):
            each = [f"  {n:<16} {x.says.splitlines()[0]}" for n, x in commands.items()]
            print("\n".join([f"usage: {prog} NAME [options]", "", str(about), *each]))
            return
        if unnamed and (not words or words[0].startswith("-")):
            words = [unnamed, *words]
        if not words:
            raise ValueError(f"name what to do, one of {', '.join(commands)}; or --help")
        chosen: Command = commands[words[0]]
        called = f"{prog} {words[0]}"
        run(chosen.options, chosen.do, words[1:], prog=called, about=chosen.says)


@contextmanager
def told(prog: str) -> Iterator[None]:
    """Errors that a person can mend are one line, and the end; Ctrl-C is an end as well.

    Warnings (of pictures that are skipped, say) are one line as well. What cannot be shown (letters
    that the terminal does not know, lines for a reader who has left) keeps no work from being done.
    """
    name = prog.removeprefix("python -m ").partition(" ")[0]
    with _shown(), warnings.catch_warnings():
        warnings.showwarning = lambda told, *_: print(f"{name}: {_line(told)}", file=sys.stderr)
        try:
            yield
        except KeyboardInterrupt:
            sys.exit(130)
        except MENDABLE as error:
            print(f"{name}: {line_of(error)}", file=sys.stderr)
            sys.exit(2)
        except RuntimeError as error:
            if "can't allocate memory" not in str(error):  # what torch calls a MemoryError
                raise
            print(f"{name}: out of memory", file=sys.stderr)
            sys.exit(2)


def _line(warning: Warning | str) -> str:
    return line_of(warning) if isinstance(warning, Warning) else warning


def line_of(error: BaseException) -> str:
    """An error in one line of printable letters."""
    words = str(error)
    if isinstance(error, FileNotFoundError) and error.filename:
        words = f"no file {error.filename}"
    elif isinstance(error, OSError) and error.filename and error.strerror:
        words = f"{error.filename}: {error.strerror}"
    elif not words:
        words = "out of memory" if isinstance(error, MemoryError) else type(error).__name__
    plain = " ".join(words.split())
    return "".join(x if x.isprintable() else x.encode("unicode_escape").decode() for x in plain)


def read(
    options: type[Asked], argv: Sequence[str] | None, *, prog: str, about: str | None
) -> Asked:
    """What is typed, as `options`.

    Raises:
        ValueError: it is not understood, tyro's box as one line; or it is the word of before.
    """
    for word in sys.argv[1:] if argv is None else argv:
        old = word.partition("=")[0]
        if old in options.RENAMED:
            raise ValueError(f"{old} is called {options.RENAMED[old]} now")
    complaint = io.StringIO()
    try:
        with contextlib.redirect_stderr(complaint):
            return tyro.cli(options, args=argv, prog=prog, description=about)
    except SystemExit as ended:
        if not ended.code:
            raise
    raise ValueError(_unboxed(complaint.getvalue()))


def _unboxed(box: str) -> str:
    """What tyro says in its box: below the title, and the nearest option where it knows one."""
    words = " ".join(re.sub(r"\x1b\[[0-9;]*m|[│╭╮╰╯]", " ", box).replace("─", "-").split())
    title, *parts = (part.strip() for part in re.split(r"-{5,}", words))
    said = re.sub(r"^Error parsing (?!-)\S+: ", "", parts[0] if parts else title)
    said = said.removeprefix("Error parsing ")
    for theirs, ours in NUMBERS.items():
        said = said.replace(theirs, f"wanted a {ours}, got")
    near = re.search(r"Perhaps you meant: (--\S+)", words)
    return f"{said}: perhaps {near[1]}?" if near else said


@contextmanager
def _shown() -> Iterator[None]:
    """Letters that the terminal lacks are replaced; readers who leave are not missed."""
    before = sys.stdout, sys.stderr
    modes = [(x, str(x.errors)) for x in before if isinstance(x, io.TextIOWrapper)]
    for stream, _ in modes:
        stream.reconfigure(errors="replace")
    sys.stdout, sys.stderr = map(_Patient, before)  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stdout, sys.stderr = before
        for stream, errors in modes:
            stream.reconfigure(errors=errors)


class _Patient:
    """A stream to a pipe: once nobody reads it, what is written goes nowhere."""

    def __init__(self, stream: Any):
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            return int(self._stream.write(text))
        except BrokenPipeError:
            self._leave()
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._leave()

    def _leave(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
