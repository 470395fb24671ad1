"""Runs that are compared: trained where they are not yet.

runs/figures/algorithms-quick/
    model-based-ddpg-0/   the run of one variant with seed 0 (`agents.learning.run`)
        diverged.txt      in place of a result: what was not finite, or had collapsed
        learner.txt       once it has ended: who learned, as `agents.train` calls it
"""

import re
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from agents.learning.run import CHECKPOINT
from agents.train import AGENTS
from renderers.files import to_json, write_text
from renderers.workshop.processors import use_threads
from renderers.workshop.reading import read_json

RESULT, DIVERGED, LEARNER = "result.json", "diverged.txt", "learner.txt"
CONFIG = "holds no config of a run"


@dataclass(frozen=True)
class Trial:
    """What is to be trained, and where, unless the same has been trained elsewhere.

    Attributes:
        learner: as `agents.train` calls it.
        config: its own.
        folder: of the run.
    """

    learner: str
    config: Any
    folder: Path


def slug(name: str) -> str:
    """A variant's name as that of a folder."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def train_all(
    trials: Sequence[Trial],
    out: Path,
    *,
    device: str = "cpu",
    threads: int | None = None,
    workers: int = 1,
) -> list[Path]:
    """The folder of each trial's run, in their order; what is finished is not trained again.

    A run that was stopped goes on; one that another comparison in `out` has made is taken from
    there. The bar says how many are left, and about how long they will take.

    Args:
        trials: what to train.
        out: folder of the comparisons' folders.
        device: "cpu" or "cuda".
        threads: that a person asked for, if any.
        workers: runs side by side; each in a process of its own if there are more than one.
    """
    found = [finished(trial, out) for trial in trials]
    missing = [trial for trial, folder in zip(trials, found, strict=True) if folder is None]
    print(f"{len(trials)} runs, of which {len(trials) - len(missing)} are there")
    with tqdm(total=len(missing), unit="run", smoothing=0) as bar:
        if workers == 1:
            for trial in missing:
                bar.set_description(trial.folder.name)
                run(trial, device, threads)
                bar.update()
        else:
            side_by_side(missing, bar, device=device, threads=threads, workers=workers)
    return [folder or trial.folder for folder, trial in zip(found, trials, strict=True)]


def side_by_side(
    trials: Sequence[Trial], bar: Any, *, device: str, threads: int | None, workers: int
) -> None:
    """Train each in a process of its own, so many at a time; after a failure none is begun.

    They share the threads of this process, where nobody asked for so many in each.
    """
    each = threads or max(1, torch.get_num_threads() // workers)
    waiting = iter(trials)
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=use_threads, initargs=(each,)
    ) as pool:
        at_work = {pool.submit(run, x, device, threads) for x in islice(waiting, workers)}
        while at_work:
            done, at_work = wait(at_work, return_when=FIRST_COMPLETED)
            for one in done:
                one.result()
                bar.update()
            at_work |= {pool.submit(run, x, device, threads) for x in islice(waiting, len(done))}


def finished(trial: Trial, out: Path) -> Path | None:
    """A folder below `out` with a finished run of this learner and config, if there is one.

    An option that is newer than the run counts as left alone.
    """
    plain = to_json(AGENTS[trial.learner].Config())
    for file in sorted(out.glob("*/*/config.json")):
        config = {**plain, **read_json(file, CONFIG)}
        if (learned_by(file.parent), config) == (trial.learner, to_json(trial.config)):
            return file.parent
    return None


def learned_by(folder: Path) -> str | None:
    """Who learned in a folder to the end; None where nobody has."""
    file = folder / LEARNER
    return file.read_text().strip() if file.exists() else None


def run(trial: Trial, device: str, threads: int | None) -> Path:
    """Train, or go on; the folder. A run that diverges ends with a note that says so."""
    resume = (trial.folder / CHECKPOINT).exists()
    try:
        how = {"resume": resume, "device": device, "threads": threads}
        AGENTS[trial.learner].train(trial.config, trial.folder, **how)
    except FloatingPointError as error:
        write_text(trial.folder / DIVERGED, f"{error}\n")
    write_text(trial.folder / LEARNER, f"{trial.learner}\n")
    return trial.folder
