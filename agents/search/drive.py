"""Taking a search to its end in front of a person, who may stop it and go on."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from torch import Tensor
from tqdm import tqdm

from agents.search.descent import Descent
from agents.search.watched import Watched
from renderers.workshop.checkpoint import read_state, write_state
from renderers.workshop.interrupts import interrupts
from renderers.workshop.reading import reading

SAVE_EVERY = 30.0
"""seconds"""


@dataclass
class Aloud:
    """Shows progress, time left and how good the canvas is; keeps the search on disk.

    Ctrl-C ends the search after the step it falls in and keeps the best strokes so far.

    Attributes:
        file: where the search is kept, to go on from; nowhere if not given.
        about: what must be the same when it goes on.
        resume: go on from what the file holds.
        after: a search before this one; where it was stopped, this one makes no step.
        watched: looks at it after each step, and makes a film of that.
        stopped: whether the person has seen enough.
        lost: whether the search could not be kept, which is no reason to end it.
    """

    file: Path | None = None
    about: str = ""
    resume: bool = False
    after: "Aloud | None" = None
    watched: Watched | None = None
    stopped: bool = field(default=False, init=False)
    lost: bool = field(default=False, init=False)

    def __call__(self, run: Descent) -> Tensor:
        """Search to the end, or until the person has seen enough."""
        if self.resume:
            self._load(run)
        if self.after is not None and self.after.stopped:
            return run.finish()
        saved = time.monotonic()
        bar = tqdm(total=100, initial=int(100 * run.share), unit="%", leave=False, desc="search")
        with bar, interrupts() as asked:
            while run.share < 1 and not asked.is_set():
                loss = run.advance()
                if self.watched is not None:
                    self.watched.look(run)
                if (done := int(100 * run.share)) > bar.n:
                    bar.set_postfix_str(run.said(loss), refresh=False)
                    bar.update(done - bar.n)
                if time.monotonic() - saved > SAVE_EVERY:
                    self.save(run)
                    saved = time.monotonic()
            self.stopped = asked.is_set()
            if self.stopped:
                bar.write(f"stopped after {run.step} steps; the best so far is kept")
        self.save(run)
        if self.watched is not None:
            self.watched.finish()
        return run.finish()

    def save(self, run: Descent) -> None:
        """Keep the search; atomic."""
        if self.file is None:
            return
        try:
            write_state(self.file, {"about": self.about, **run.state_dict()})
        except OSError as error:
            if not self.lost:
                tqdm.write(f"the search cannot be gone on with: {self.file}: {error.strerror}")
            self.lost = True

    def _load(self, run: Descent) -> None:
        if self.file is None or not self.file.is_file():
            raise FileNotFoundError(
                f"no search to go on from at {self.file}: leave --resume out to begin one"
            )
        with reading(self.file, "holds no search that can go on"):
            state = read_state(self.file)
            about = str(state.pop("about"))
        if about != self.about:
            raise ValueError(
                f"{self.file} was begun with {about}; this is {self.about}: use the same, or leave "
                "--resume out"
            )
        with reading(self.file, "holds no search that can go on"):
            run.load_state_dict(state)
        if run.share >= 1:
            tqdm.write(
                f"{self.file} had all its time, {run.step} steps in {run.spent:.1f} s: to go on, "
                "give more --seconds or --steps in all"
            )


def one_by_one(strokes: range) -> Iterator[int]:
    """The strokes of a painter that lays them for good, with a bar; Ctrl-C ends them."""
    with tqdm(strokes, "strokes", leave=False) as bar, interrupts() as asked:
        for i in bar:
            yield i
            if asked.is_set():
                bar.write(f"stopped after {i + 1} strokes, which are kept")
                return


def digest(what: Tensor | Path | str | None) -> str:
    """A short name of what a picture shows, a file holds or words say."""
    if isinstance(what, Path):
        held = what.read_bytes() if is_file(what) else b""
    elif isinstance(what, str):
        held = what.encode()
    else:
        held = b"" if what is None else what.cpu().numpy().tobytes()
    return hashlib.sha256(held).hexdigest()[:12] if held else "none"


def is_file(path: Path) -> bool:
    """Whether it is a file; what is too long to be a name is none."""
    try:
        return path.is_file()
    except OSError:
        return False
