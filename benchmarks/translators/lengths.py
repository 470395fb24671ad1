"""How many updates of each variant take as long as is asked for.

A run has its updates, since learning rates fall towards the last one; so a short probe says what an
update takes. What it found is kept, and runs that were stopped go on to the same end.
"""

import json
import statistics
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from agents.learning.learner import begin
from agents.train import AGENTS
from benchmarks.trials import Trial
from renderers.files import to_json, write_text
from renderers.workshop.reading import read_json

BEFORE, TIMED = 3, 20
"""updates that prepare, and those that are timed"""


def lengths(
    trials: Mapping[str, Trial], seconds: float, file: Path, *, device: str
) -> dict[str, dict[str, Any]]:
    """Of each variant its updates, and the seconds of one; measured where the file has none.

    Args:
        trials: one of each variant.
        seconds: that all its updates are to take.
        file: where they are kept.
        device: "cpu" or "cuda".
    """
    asked = {name: {"learner": x.learner, **to_json(x.config)} for name, x in trials.items()}
    of = {"seconds": seconds, "device": device, "threads": torch.get_num_threads(), "asked": asked}
    kept = read_json(file, "holds no lengths") if file.exists() else {}
    if kept.get("of") != of:
        found = {}
        for name, trial in trials.items():
            each = seconds_of_update(trial, torch.device(device))
            found[name] = {"seconds": each, "updates": max(1, round(seconds / each))}
        kept = {"of": of, "lengths": found}
        file.parent.mkdir(parents=True, exist_ok=True)
        write_text(file, json.dumps(kept, indent=1))
    measured: dict[str, dict[str, Any]] = kept["lengths"]
    return measured


def seconds_of_update(trial: Trial, device: torch.device) -> float:
    """The median of a few."""
    make = AGENTS[trial.learner].make
    learner, _ = begin(make, trial.config, device, say=lambda line: None)
    taken = []
    for update in range(BEFORE + TIMED):
        began = time.perf_counter()
        losses = learner.step(update)
        sum(float(x) for x in losses.values())  # a GPU has done it then
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[BEFORE:])
