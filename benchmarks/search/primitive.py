"""Our search beside the public hill climber `primitive`, for as many seconds of the whole process.

A photograph is given to `primitive`; then to `agents.paint` for as long as that took, Python's
start and all that it writes counted. Both read the same PNG and are judged by the PNG they write.
Where `primitive` is done before Python is up, ours has its shortest search and takes longer, which
the table says.

The program is Michael Fogleman's (https://github.com/fogleman/primitive).
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
import tyro
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from benchmarks.estimates import estimate
from benchmarks.places import RESULTS, aside
from paint_gym.metrics import psnr, squared_error
from paint_gym.paintings.painting import to_bytes
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from paint_gym.targets.held_out import PICTURES
from renderers.files import write_picture, write_text
from renderers.registry import Registry
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed, within
from renderers.workshop.reading import read_json

RESULT = RESULTS / "primitive.json"
MODES: Registry = Registry("shape", triangle=1, circle=4, rectangle=5)
"""of `primitive`, by the brush that has the same shape; its rectangles are the turned ones"""
SOURCE = "npm's sqip-plugin-primitive holds it, as primitive-binaries/primitive-linux-x64"
BUDGETS = (50, 200)
SIDE = 256
"""longer side of the photographs, pixels"""
SHORTEST = 0.3
"""seconds that a search has at least"""
PROBES = 3
"""runs that say what a painting takes besides its search"""


@dataclass(frozen=True)
class Beside(OnThreads):
    """Paint as long as `primitive` takes, and compare."""

    program: tyro.conf.Positional[Path]
    """the program `primitive`"""
    brushes: Annotated[tuple[Annotated[str, MODES], ...], within(1)] = tuple(MODES)
    """kinds of shapes"""
    count: Count = 24
    """photographs of Kodak, evenly spread"""
    quick: bool = False
    """one photograph and few shapes, written aside"""
    seed: Seed = 0
    """of our searches"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    out: Path = RESULT
    """where the result goes"""


@dataclass(frozen=True)
class Painted:
    """What a program made of a photograph."""

    psnr: float
    seconds: float


def run(options: Beside) -> dict[str, Any]:
    """Paint with both, write after each kind, print; rows of other kinds stay as they are.

    Raises:
        FileNotFoundError: no such program, or no photographs.
        RuntimeError: a program fails; says what it said.
    """
    if not options.program.is_file():
        raise FileNotFoundError(f"no program at {options.program}: {SOURCE}")
    out = aside(options.out) if options.quick else options.out
    count = 1 if options.quick else options.count
    pictures = PICTURES["kodak"](SIDE, count, data_dir=options.data_dir)
    threads = torch.get_num_threads()
    about = {"threads": threads, "seed": options.seed, "machine": machine()}
    rows = read_json(out, "holds no comparison")["rows"] if out.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        for brush in options.brushes:
            for shapes in (5,) if options.quick else BUDGETS:
                name = f"{brush}-{shapes}"
                case = Case(Path(folder), brush, shapes, threads, options.seed)
                rows[name] = about | compared(case, options.program, pictures)
                print(said(name, rows[name]))
                write_text(out, json.dumps({"side": SIDE, "rows": rows}, indent=1) + "\n")
    print(f"written to {out}")
    return rows


@dataclass(frozen=True)
class Case:
    """What both paint with.

    Attributes:
        folder: for what is written.
        brush: kind of shape.
        count: shapes.
        threads: of each program.
        seed: of ours.
    """

    folder: Path
    brush: str
    count: int
    threads: int
    seed: int

    @property
    def given(self) -> Path:
        """Where the photograph lies."""
        return self.folder / "given.png"

    def theirs(self, program: Path) -> Painted:
        """What `primitive` makes, with the opacity it finds best."""
        out, mode = self.folder / "theirs.png", MODES[self.brush]
        words = f"-n {self.count} -m {mode} -r {SIDE} -s {SIDE} -a 0 -j {self.threads}".split()
        return self._timed([str(program), "-i", str(self.given), "-o", str(out), *words], out)

    def ours(self, seconds: float) -> Painted:
        """What `agents.paint` makes in a search of so long."""
        words = f"--painter search --strokes {self.count} --brush {self.brush} --seed {self.seed}"
        words += f" --view {SIDE} --threads {self.threads} --film-seconds 0.1"
        out = self.folder / "ours"
        command = [sys.executable, "-m", "agents.paint", str(self.given), "-o", str(out)]
        command += [*words.split(), "--seconds", f"{seconds:.3f}"]
        return self._timed(command, out / "painting.png")

    def _timed(self, command: Sequence[str], out: Path) -> Painted:
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()[-300:]}")
        given, made = (seen(read_picture(file), SIDE) for file in (self.given, out))
        return Painted(float(psnr(squared_error(made, given))), seconds)


def compared(
    case: Case, program: Path, pictures: Sequence[Float[Tensor, "1 3 H W"]]
) -> dict[str, Any]:
    """A row: PSNR of both, what ours is above, seconds of both; means with intervals."""
    write_picture(case.given, to_bytes(pictures[0][0]))
    besides = statistics.median(case.ours(SHORTEST).seconds for _ in range(PROBES)) - SHORTEST
    made: dict[str, list[Painted]] = {"ours": [], "theirs": []}
    for picture in tqdm(pictures, f"{case.count} {case.brush}", leave=False):
        write_picture(case.given, to_bytes(picture[0]))
        made["theirs"].append(case.theirs(program))
        made["ours"].append(case.ours(max(SHORTEST, made["theirs"][-1].seconds - besides)))
    found = {f"psnr {who}": [x.psnr for x in rows] for who, rows in made.items()}
    found |= {f"seconds {who}": [x.seconds for x in rows] for who, rows in made.items()}
    found["above"] = [a - b for a, b in zip(*(found[f"psnr {who}"] for who in made), strict=True)]
    figures = {name: asdict(estimate(torch.tensor([values]))) for name, values in found.items()}
    return {"pictures": len(pictures), "besides": besides, **figures}


def said(name: str, row: dict[str, Any]) -> str:
    """A row, for people."""
    above = row["above"]
    both = (
        f"{who} {row[f'psnr {who}']['mean']:.2f} dB in {row[f'seconds {who}']['mean']:.1f} s"
        for who in ("ours", "theirs")
    )
    more = f"{above['mean']:+.2f} dB ({above['low']:+.2f} to {above['high']:+.2f})"
    return f"{name:<14} {', '.join(both)}, {more}"
