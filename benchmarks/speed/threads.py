"""What threads give on idle processors, and cost on busy ones.

A learner and two environments work in turns on one thread and on all, alone and beside as many busy
processes as there are processors; with the short waits that we ask OpenMP for, and with its own. A
busy machine should cost its share and no more: as many threads as a command would choose (`chosen`)
keep at least 0.8 of what one does.
Results go to benchmarks/results/busy.json with the machine's name.
"""

import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import torch

from agents.learning.learner import begin
from agents.train import AGENTS
from benchmarks.places import RESULTS, aside
from paint_gym.env import PaintCanvasVectorEnv
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.processors import processors

SPINS = {"ours": "1000", "OpenMP's": "300000"}
"""GOMP_SPINCOUNT: what we ask for, and what libgomp does when nobody asks"""
ROUNDS = 3
"""turns of one thread and all"""


@dataclass(frozen=True, kw_only=True)
class Threads(OnThreads):
    """What threads give on idle processors, and cost on busy ones."""

    quick: bool = False
    """a moment for each figure: to see that it runs"""
    work: Literal["learner", "neural", "tiles"] | None = None
    """measure this alone, here and now, and print it as JSON"""
    learner: Annotated[str, AGENTS] | None = None
    """who learns, by its first preset; the first of all if not given"""
    precision: Literal["float32", "bfloat16"] = "float32"
    """of networks, where the learner has a choice"""
    out: Path = RESULTS / "busy.json"
    """where the result goes"""

    @property
    def who_learns(self) -> str:
        """Name of the learner."""
        return self.learner or next(iter(AGENTS))

    @property
    def seconds(self) -> float:
        """Of one turn."""
        return 0.2 if self.quick else 2.0


def run(options: Threads) -> None:
    """One kind of work here, or all in processes of their own."""
    if options.work:
        chosen = torch.get_num_threads()  # by the door of commands
        print(json.dumps({"chosen": chosen, **rates(worker(options), options.seconds)}))
        return
    rows = list(all_rows(options))
    found = {
        "machine": machine(),
        "quick": options.quick,
        "learner": options.who_learns,
        "seed": 0,
        "rows": rows,
    }
    out = aside(options.out) if options.quick else options.out
    write_text(out, json.dumps(found, indent=1) + "\n")
    print(f"written to {out}")


def all_rows(options: Threads) -> Iterator[dict[str, Any]]:
    """Each kind of work, alone and beside busy processes, printed as it comes."""
    for work, precision in (
        ("learner", "float32"),
        ("learner", "bfloat16"),
        ("neural", "float32"),
        ("neural", "bfloat16"),
        ("tiles", "float32"),
    ):
        for busy in (0, processors()):
            for waits, spins in SPINS.items():
                with beside(busy):
                    found = in_a_process(options, work, precision=precision, spins=spins)
                row = {"work": work, "precision": precision, "busy": busy, "waits": waits, **found}
                print(
                    ", ".join(f"{k} {v:.3g}" if k in found else f"{k} {v}" for k, v in row.items())
                )
                yield row


def in_a_process(options: Threads, work: str, *, precision: str, spins: str) -> dict[str, float]:
    """Rates on one thread and on all; OpenMP reads how to wait when it is loaded."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.speed",
        "threads",
        "--work",
        work,
        "--precision",
        precision,
        "--learner",
        options.who_learns,
    ]
    told = {"GOMP_SPINCOUNT": spins, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [*command, *(["--quick"] if options.quick else [])],
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def rates(work: Callable[[], Any], seconds: float) -> dict[str, float]:
    """Calls per second on one thread and on all, in turns; and the second by the first."""
    numbers, spent = (1, processors()), {1: 0.0, processors(): 0.0}
    calls = dict.fromkeys(spent, 0)
    for threads in numbers * ROUNDS:
        torch.set_num_threads(threads)
        work()
        began = time.perf_counter()
        while (passed := time.perf_counter() - began) < seconds:
            work()
            calls[threads] += 1
        spent[threads] += passed
    one, every = (calls[threads] / spent[threads] for threads in numbers)
    return {"one": one, "all": every, "ratio": every / one}


def worker(options: Threads) -> Callable[[], Any]:
    """Something to do again and again."""
    if options.work == "learner":
        agent, turn = AGENTS[options.who_learns], itertools.count()
        config = next(iter(agent.PRESETS.values()))
        if "precision" in {field.name for field in fields(config)}:
            config = replace(config, precision=options.precision)
        learner, _ = begin(agent.make, config, torch.device("cpu"), say=lambda line: None)
        return lambda: learner.step(next(turn))
    assert options.work is not None
    env = PaintCanvasVectorEnv(num_envs=1, renderer=options.work, precision=options.precision)
    env.reset(seed=0)
    action = env.action_space.sample()
    return lambda: env.step(action)


@contextmanager
def beside(busy: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """As many processes that never rest while this one lives."""
    code = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"
    others = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(busy)]
    try:
        yield others
    finally:
        for other in others:
            other.kill()
            other.wait()
