"""One run's folder: config, metrics, contact sheets, checkpoints; written so that nothing is lost.

runs/NAME/
    config.json        what was asked for; another config is refused
    metrics.jsonl      one line per report: update, seconds, losses, rates
    events.out.*       the same for TensorBoard
    sheets/000500.png  pictures in a grid: of a painter the target, the canvas at 1/8, 1/4, 1/2, all
    previews/000035.jpg  the same between evaluations, of learners that show something there
    curve.png          metrics against updates, of runs that draw it
    last.safetensors   everything needed to go on exactly (`renderers.workshop.checkpoint`)
    previous.safetensors  the same of the save before, of learners that may go back to it
    best.safetensors   what has been learned, where it was best so far (float16)
    final.safetensors  the same in the end
    result.json        final evaluation: machine, commit, config, figures
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.files import (
    contact_sheet,
    replacing,
    to_json,
    write_bytes,
    write_figure,
    write_picture,
    write_text,
)
from renderers.workshop.checkpoint import read_state, write_state
from renderers.workshop.locks import LOCK, one_at_a_time
from renderers.workshop.processors import MOST_THREADS, go_on_with, in_words
from renderers.workshop.reading import read_json, reading

CHECKPOINT = "last.safetensors"
OLDER = "previous.safetensors"
"""the checkpoint before, of learners that may go back"""
OLD = "last.pt"
"""what earlier versions called theirs: a pickle, which could run anything"""
STARTED = {LOCK, "config.json", "sheets"}
"""what a run's folder holds before anything is learned"""
LENGTHS = ("updates", "samples")
"""options of which a run may be given more when it goes on"""


class Run:
    """A folder that belongs to one config.

    Raises:
        ValueError: if the folder holds a run of another config, one to be resumed and `resume`
            was not asked for, or one of an earlier version; or if there is none to be resumed.
    """

    def __init__(self, folder: Path, config: Any, *, resume: bool):
        self.folder, self.config = folder, to_json(config)
        file = folder / "config.json"
        if (folder / OLD).exists():
            raise ValueError(
                f"{folder / OLD} is a checkpoint of an earlier version, which this version does "
                "not read: choose another --out"
            )
        if file.exists():
            kept = read_json(file, "holds no config of a run")
            refuse_another(folder, kept, self.config)
            if kept != self.config and not resume:
                raise ValueError(f"{folder} holds a shorter run of this: go on with --resume")
        begun = (folder / CHECKPOINT).exists()
        if begun and not resume:
            raise ValueError(
                f"{folder} holds this run already: go on with --resume, or choose another --out"
            )
        if resume and not begun and not file.exists():
            raise ValueError(f"no run to go on with in {folder}: leave --resume out to begin one")
        if not begun:  # what was stopped before its first checkpoint
            (folder / "metrics.jsonl").unlink(missing_ok=True)
        (folder / "sheets").mkdir(parents=True, exist_ok=True)
        if not file.exists():
            self._keep_config()
        self._board: Any = None

    def report(self, update: int, row: dict[str, float]) -> None:
        """Append one line of metrics, here and for TensorBoard where it is installed."""
        with (self.folder / "metrics.jsonl").open("a") as file:
            file.write(json.dumps({"update": update, **row}) + "\n")
        board = self._tensorboard()
        for key, value in row.items():
            board and board.add_scalar(key, value, update)

    def forget_after(self, update: int, say: Callable[[str], None]) -> None:
        """Drop metrics of updates that a resumed run will make again, and lines that are torn."""
        file = self.folder / "metrics.jsonl"
        if not file.exists():
            return
        lines = file.read_bytes().splitlines()
        rows = {line: _row(line) for line in lines}
        if torn := sum(rows[line] is None for line in lines):
            say(f"dropped {torn} of {len(lines)} lines of {file}: torn, no metrics")
        kept = [line for line in lines if (row := rows[line]) and row["update"] <= update]
        write_bytes(file, b"".join(line + b"\n" for line in kept))

    def save(self, state: dict[str, Any], *, older: bool = False) -> None:
        """Replace the checkpoint, all at once; see `renderers.workshop.checkpoint`.

        Args:
            state: what is kept.
            older: whether the one before is kept beside it.
        """
        file = self.folder / CHECKPOINT
        if older and file.exists():
            with replacing(self.folder / OLDER) as unfinished:
                unfinished.unlink(missing_ok=True)
                os.link(file, unfinished)
        kept = {"config": self.config, "threads": torch.get_num_threads(), **state}
        write_state(self.folder / CHECKPOINT, kept)
        if read_json(self.folder / "config.json", "holds no config of a run") != self.config:
            self._keep_config()  # of a run that goes on for longer, once it has gone on

    def checkpoint(self, *, older: bool = False) -> dict[str, Any] | None:
        """What `save` kept last, or the one before; None where there is none."""
        file = self.folder / (OLDER if older else CHECKPOINT)
        return read_state(file) if file.exists() else None

    def _keep_config(self) -> None:
        write_text(self.folder / "config.json", json.dumps(self.config, indent=1))

    def sheet(self, update: int, rows: Float[Tensor, "R C 3 H W"]) -> Path:
        """Write a contact sheet: one row of pictures per target."""
        file = self.folder / "sheets" / f"{update:06d}.png"
        picture = contact_sheet(rows)
        write_picture(file, picture)
        board = self._tensorboard()
        board and board.add_image("sheet", picture, update, dataformats="HWC")
        return file

    def preview(self, update: int, rows: Float[Tensor, "R C 3 H W"]) -> None:
        """Write a small file of what is looked at in passing; TensorBoard is left alone."""
        folder = self.folder / "previews"
        folder.mkdir(exist_ok=True)
        write_picture(folder / f"{update:06d}.jpg", contact_sheet(rows))

    def _tensorboard(self) -> Any:
        if self._board is None:
            try:
                from torch.utils.tensorboard import SummaryWriter
            except ImportError:
                self._board = False
            else:
                self._board = SummaryWriter(str(self.folder))
        return self._board

    def close(self) -> None:
        """Flush TensorBoard."""
        if self._board:
            self._board.close()


def refuse_another(folder: Path, kept: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Raises: ValueError: the config wanted is not that of the folder, nor a longer run of it."""
    differ = sorted(k for k in {*kept, *wanted} if kept.get(k) != wanted.get(k))
    if not all(k in LENGTHS and _grows(kept.get(k), wanted.get(k)) for k in differ):
        raise ValueError(
            f"{folder} holds a run of another config (it differs in {', '.join(differ):.200}): "
            "choose another --out, or the same options"
        )


def _grows(before: Any, now: Any) -> bool:
    return type(before) is type(now) is int and before < now


def go_on(
    folder: Path,
    config: Any,
    restore: Callable[[dict[str, Any]], None],
    *,
    threads: int | None,
    say: Callable[[str], None],
) -> None:
    """Hand what `Run.save` kept last to `restore`; do nothing where nothing was kept yet.

    A run may be given more updates than it was begun with; what that means is said. It goes on with
    as many threads as it had, unless a person asked for `threads`.

    Raises:
        ValueError: the checkpoint is damaged, or of another run; names it.
    """
    file = folder / CHECKPOINT
    if not file.exists():
        return
    with reading(file, "is no checkpoint to go on with"):
        state = read_state(file)
        kept, had = state.pop("config"), state.pop("threads")
        if type(had) is not int or not 1 <= had <= MOST_THREADS:
            raise ValueError(f"it is of {had!r:.40} threads")
        refuse_another(folder, kept, to_json(config))
        if type(state["update"]) is not int or not 0 <= state["update"] <= config.updates:
            raise ValueError(f"it is of update {state['update']!r:.40} of {config.updates}")
        restore(state)
    if go_on_with(had, threads):
        say(f"going on on {in_words()}, as it began: --threads says otherwise")
    if kept != to_json(config):
        say(
            f"{folder} is at update {state['update']} and goes on to {config.updates}: from here "
            f"its learning rates are those of a run of {config.updates}, higher than they were"
        )


def read_metrics(folder: Path) -> list[dict[str, Any]]:
    """What a run reported, in order; nothing where it was shorter than the first report.

    Raises:
        ValueError: a line is no metrics; names the file.
    """
    file = folder / "metrics.jsonl"
    if not file.exists():
        return []
    with reading(file, "holds no metrics of a run"):
        return [json.loads(line) for line in file.read_text().splitlines()]


def draw_curve(
    folder: Path, keys: Sequence[str], label: str, *, end: dict[str, Any]
) -> Path | None:
    """Draw metrics against updates as curve.png; None where matplotlib is not installed.

    Args:
        folder: of the run.
        keys: of the metrics.
        label: what they are.
        end: the metrics in the end, whether or not they were reported.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return None
    lines = [*read_metrics(folder), end]
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.add_subplot()
    for key in keys:
        points = [(x["update"], x[key]) for x in lines if key in x]
        axes.plot(*zip(*points, strict=True), marker=".", label=key)
    axes.set(xlabel="updates", ylabel=label, title=folder.name)
    axes.legend()
    axes.grid(alpha=0.3)
    write_figure(folder / "curve.png", figure, dpi=120)
    return folder / "curve.png"


def _row(line: bytes) -> dict[str, Any] | None:
    """A line of metrics; None for what is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and type(row.get("update")) is int else None


@contextmanager
def one_run_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a run's folder: see `one_at_a_time`.

    What fails before it has learned anything leaves nothing of its own in it that would be in the
    way of a better try.

    Raises:
        ValueError: another living process holds it.
    """
    with one_at_a_time(folder, "training"):
        before = {file.name for file in folder.iterdir()}
        try:
            yield
        except BaseException:
            if {file.name for file in folder.iterdir()} <= STARTED:
                _clear(folder, STARTED - before)
            raise


def _clear(folder: Path, made: set[str]) -> None:
    """Remove what a start made; the lock goes with whoever holds it."""
    with suppress(OSError):  # sheets may hold something
        (folder / "sheets").rmdir()
    for name in made - {"sheets", LOCK}:
        (folder / name).unlink(missing_ok=True)
