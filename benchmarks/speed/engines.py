"""Strokes per second of every engine and brush.

By size of the canvas, size of the strokes and canvases side by side, forward and forward +
backward of an L2 loss; all engines take turns on the same strokes in one run. And the memory that
the tile engine takes for its largest tasks. Results: benchmarks/results/speed-table.json.
"""

import json
import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Annotated, Any

import torch
from tqdm import tqdm

from benchmarks.places import RESULTS, aside
from benchmarks.speed.measure import both, spanning
from benchmarks.speed.other_engines import Compiled, OpenCV
from paint_gym.paintings.painting import Side, Strokes
from renderers import BRUSHES, Brush, Exact, Renderer, Tiles
from renderers.files import to_json, write_text
from renderers.neural import Neural
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Positive, Seed, upto

RESULT = RESULTS / "speed-table.json"
CELL = ("brush", "size", "scale", "canvases")
"""what a row is of, beside the engines' rates"""
STROKES = 5
"""laid on each canvas at once"""
MOST = {"exact": 2e6, "exact compiled": 2e6, "neural": 2.2e7, "opencv": 1e7, "tiles": 1e8}
"""strokes times pixels of the canvas above which an engine is not measured: time, or memory"""


@dataclass(frozen=True)
class Engines(OnThreads):
    """Strokes per second of every engine and brush, and memory."""

    quick: bool = False
    """one brush, small canvases: to see that it runs"""
    brushes: tuple[Annotated[str, BRUSHES], ...] = tuple(BRUSHES)
    """kinds of stroke"""
    sizes: tuple[Side, ...] = (64, 128, 256, 512)
    """sides of the canvas, pixels"""
    scales: tuple[Annotated[float, upto(1)], ...] = (1.0, 0.3, 0.1)
    """side of the square that a stroke's numbers span, share of the canvas"""
    batches: tuple[Count, ...] = (1, 16, 256)
    """canvases side by side"""
    compiled_at: tuple[Side, Count] = (128, 16)
    """size and batch at which the exact engine is also measured compiled"""
    seconds: Positive = 0.1
    """of work for each figure, at least one piece"""
    large: tuple[Side, Strokes] = (8192, 20_000)
    """pixels at the side, and strokes on the canvas, of the measurement of memory"""
    seed: Seed = 0
    """of the strokes"""
    out: Path = RESULT
    """where the result goes"""


def run(options: Engines) -> dict[str, Any]:
    """Everything asked for."""
    if options.quick:
        options = replace(
            options,
            brushes=("circle",),
            sizes=(16, 32),
            batches=(1, 2),
            compiled_at=(32, 2),
            seconds=0.01,
            large=(256, 200),
            out=aside(options.out),
        )
    found = {
        "machine": machine(),
        "config": to_json(options),
        "seed": options.seed,
        "strokes on a canvas": STROKES,
        "memory": memory(options),
    }
    print(json.dumps(found["memory"]))
    rows, bar = [], tqdm(list(cells(options)), unit="cell")
    for name, size, scale, batch in bar:
        rows.append(measured(name, size, scale, batch=batch, options=options))
        tqdm.write(line(rows[-1]))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps(found, indent=1).removesuffix("\n}")
    table = ",\n".join("  " + json.dumps(row) for row in rows)
    write_text(options.out, f'{head},\n "rows": [\n{table}\n ]\n}}\n')
    print(f"written to {options.out}")
    return {**found, "rows": rows}


def cells(options: Engines) -> Iterator[tuple[str, int, float, int]]:
    """Brush, size, scale and batch of each row."""
    yield from product(options.brushes, options.sizes, options.scales, options.batches)


def measured(name: str, size: int, scale: float, *, batch: int, options: Engines) -> dict[str, Any]:
    """Strokes per second of every engine that can: forward; forward and backward."""
    brush = BRUSHES[name]()
    canvas = torch.zeros(batch, 3, size, size)
    target = torch.rand(canvas.shape, generator=torch.Generator().manual_seed(options.seed))
    strokes = spanning(scale, brush, (batch, STROKES), seed=options.seed)
    engines = engines_for(brush, scale, (size, batch) == options.compiled_at)
    row: dict[str, Any] = {"brush": name, "size": size, "scale": scale, "canvases": batch}
    for label, engine in engines.items():
        most = MOST.get(label.removesuffix(" bfloat16").removesuffix(" float32"), float("inf"))
        if batch * STROKES * size**2 <= most:
            found = both(engine, canvas, strokes, target=target, seconds=options.seconds)
            row[label] = [round(x) for x in found.values()]
    return row


def engines_for(brush: Brush, scale: float, compiled: bool) -> dict[str, Renderer]:
    """What can paint this brush; the exact engine's cost does not depend on the scale."""
    found: dict[str, Renderer] = {"tiles": Tiles(brush)}
    if scale == 1:
        found["exact"] = Exact(brush)
        if compiled:
            found["exact compiled"] = Compiled(brush)
    for precision in ("float32", "bfloat16"):
        found[f"neural {precision}"] = Neural(brush, precision=precision)
    if OpenCV.can(brush):
        found["opencv"] = OpenCV(brush)
    return found


def memory(options: Engines) -> dict[str, Any]:
    """Of forward + backward of many strokes on one large canvas, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_paint_large, (options, torch.get_num_threads()))


def _paint_large(options: Engines, threads: int) -> dict[str, Any]:
    size, count = options.large
    torch.set_num_threads(threads)
    brush = BRUSHES["bezier"]()
    engine = Tiles(brush)
    strokes = spanning(0.05, brush, (1, count), seed=options.seed)
    engine.paint(torch.zeros(1, 3, 16, 16), strokes[:, :1])  # kernels, libraries
    before = getrusage(RUSAGE_SELF).ru_maxrss
    canvas, target = torch.zeros(1, 3, size, size), torch.full((1, 3, size, size), 0.5)
    began = time.perf_counter()
    painted = engine.paint(canvas, strokes)
    forward = time.perf_counter() - began
    began = time.perf_counter()
    engine.error(canvas, strokes.requires_grad_(), target).sum().backward()
    backward = time.perf_counter() - began
    most = (getrusage(RUSAGE_SELF).ru_maxrss - before) * 1024
    pictures = sum(x.numel() * 4 for x in (canvas, target, painted))
    return {
        "size": size,
        "strokes": count,
        "scale": 0.05,
        "megabytes of pictures": pictures / 1e6,
        "megabytes beside them": (most - pictures) / 1e6,
        "seconds forward": forward,
        "seconds forward and backward": backward,
    }


def line(row: dict[str, Any]) -> str:
    """One row for a person, thousands of strokes a second: forward/forward + backward."""
    told = [f"{row['brush']} {row['size']} px x{row['scale']} {row['canvases']} canvases:"]
    for engine, found in row.items():
        if engine not in CELL:
            told.append(f"{engine} " + "/".join(f"{x / 1e3:.3g}" for x in found))
    return "  ".join(told)
