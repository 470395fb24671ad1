"""A GPU beside its own ceilings: engines, the environment, and how exact the tile engine is there.

Strokes per second of every brush; environment steps per second with everything on the device, and
what share that is of what its memory would allow. Results: benchmarks/results/gpu.json.
"""

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import torch
from tqdm import tqdm

from benchmarks.places import RESULTS, aside
from benchmarks.speed import equality
from benchmarks.speed.measure import both, finish, rate, spanning
from benchmarks.speed.other_engines import Network
from paint_gym.env import PaintCanvasVectorEnv
from paint_gym.paintings.painting import Side, Strokes
from renderers import BRUSHES, Brush, Exact, Renderer, Tiles
from renderers.files import to_json, write_text
from renderers.neural import Neural
from renderers.workshop.command import OnDevice
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Positive, Seed

STROKES = 5
"""laid on each canvas at once"""
ROOM = 2e9
"""strokes times pixels above which an engine that keeps every layer is not measured"""
QUICK: dict[str, Any] = {
    "brushes": ("circle",),
    "size": 16,
    "batches": (2,),
    "envs": (1, 2),
    "large": (64, 20),
    "strokes": 4,
    "seconds": 0.01,
}
"""options of a quick trial"""
COPIED = 2**30
"""bytes of the copy that shows how fast the device's memory is"""


@dataclass(frozen=True)
class Gpu(OnDevice):
    """Engines, the environment and exactness on one device."""

    device: str = "cuda"
    """cpu or cuda"""
    quick: bool = False
    """one brush, small canvases: to see that it runs"""
    brushes: tuple[Annotated[str, BRUSHES], ...] = tuple(BRUSHES)
    """kinds of stroke"""
    size: Side = 128
    """side of the canvas, pixels"""
    batches: tuple[Count, ...] = (64, 1024)
    """canvases side by side, of engines"""
    envs: tuple[Count, ...] = (1, 64, 1024, 8192)
    """canvases side by side, of the environment"""
    large: tuple[Side, Strokes] = (8192, 20_000)
    """pixels at the side, and strokes on the canvas, of the measurement of memory"""
    strokes: Count = 768
    """random strokes of each brush whose pictures and gradients are compared"""
    seconds: Positive = 0.3
    """of work for each figure, at least one piece"""
    seed: Seed = 0
    """of strokes and canvases"""
    out: Path = RESULTS / "gpu.json"
    """where the result goes"""


def run(options: Gpu) -> dict[str, Any]:
    """Measure, print, write."""
    if options.quick:
        options = replace(options, **QUICK, out=aside(options.out))
    torch.manual_seed(options.seed)
    found: dict[str, Any] = {
        "machine": machine(),
        "config": {name: x for name, x in to_json(options).items() if name != "out"},
        "seed": options.seed,
        "copied bytes per second": copied(options),
        "equality": [exact(name, options) for name in tqdm(options.brushes, unit="brush")],
        "strokes per second": [
            engines(name, batch, options)
            for name in tqdm(options.brushes, unit="brush")
            for batch in options.batches
        ],
        "environment": [steps(count, options) for count in tqdm(options.envs, unit="batch")],
        "large": large(options),
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_text(options.out, json.dumps(found, indent=1) + "\n")
    print(json.dumps(found))
    print(f"written to {options.out}")
    return found


def copied(options: Gpu) -> float:
    """Bytes that a copy within the device's memory reads and writes in a second."""
    size = COPIED if options.device != "cpu" else COPIED // 2**8
    source = torch.rand(size // 4, device=options.device)
    room = torch.empty_like(source)
    return rate(lambda: room.copy_(source), 2 * size, options.seconds)


def exact(name: str, options: Gpu) -> dict[str, Any]:
    """How far the tile engine is from the exact one, both on the device."""
    brush = BRUSHES[name]()
    asked = equality.Equality(
        strokes=options.strokes, size=options.size, seed=options.seed, device=options.device
    )
    tiles = (Tiles(brush, options.device), torch.float32)
    return {
        "brush": name,
        **equality.apart(tiles, (Exact(brush), torch.float32), brush, options=asked),
    }


def engines(name: str, batch: int, options: Gpu) -> dict[str, Any]:
    """Strokes per second of each engine, forward, forward and backward."""
    brush, size = BRUSHES[name](), options.size
    canvas = torch.zeros(batch, 3, size, size, device=options.device)
    target = torch.rand_like(canvas)
    row: dict[str, Any] = {"brush": name, "size": size, "canvases": batch}
    for scale in (1.0, 0.3):
        strokes = spanning(scale, brush, (batch, STROKES), seed=options.seed).to(options.device)
        for label, engine in engines_for(brush, scale, options).items():
            if label != "tiles" and strokes[..., 0].numel() * size**2 > ROOM:
                continue
            found = both(engine, canvas, strokes, target=target, seconds=options.seconds)
            row[f"{label}, scale {scale:g}"] = [round(x) for x in found.values()]
    return row


def engines_for(brush: Brush, scale: float, options: Gpu) -> dict[str, Renderer]:
    """What can paint this brush there; only tiles are faster where strokes are smaller."""
    found: dict[str, Renderer] = {"tiles": Tiles(brush, options.device)}
    if scale == 1:
        found["neural"] = Neural(brush, device=options.device)
        found["exact"] = Exact(brush)
        if brush.name == "bezier" and options.size == 128:
            network = Network(brush, torch.bfloat16)
            network.net.to(options.device)
            found["network of the paper"] = network
    return found


def steps(count: int, options: Gpu) -> dict[str, Any]:
    """Environment steps per second, tensors in and out, and beside what memory would allow."""
    env = PaintCanvasVectorEnv(
        num_envs=count,
        dataset="shapes",
        size=options.size,
        renderer="tiles",
        output="torch",
        device=options.device,
        autoreset_mode="same_step",
    )
    env.reset(seed=options.seed)
    env.action_space.seed(options.seed)
    actions = torch.from_numpy(env.action_space.sample()).to(options.device)
    found = rate(lambda: env.step(actions), count, options.seconds)
    canvas = 2 * 4 * 3 * options.size**2  # bytes read and written of it in float32
    return {"canvases": count, "steps per second": found, "bytes of a canvas": canvas}


def large(options: Gpu) -> dict[str, Any]:
    """Seconds and memory of forward and backward of many small strokes on one large canvas."""
    size, count = options.large
    brush = BRUSHES["bezier"]()
    engine = Tiles(brush, options.device)
    strokes = spanning(0.05, brush, (1, count), seed=options.seed).to(options.device)
    canvas = torch.zeros(1, 3, size, size, device=options.device)
    target = torch.full_like(canvas, 0.5)
    found: dict[str, Any] = {"size": size, "strokes": count, "scale": 0.05}
    for turn in ("first", "then"):
        began = time.perf_counter()
        engine.error(canvas, strokes.requires_grad_(), target).sum().backward()
        finish()
        found[f"seconds, {turn}"] = time.perf_counter() - began
    if canvas.is_cuda:
        found["gigabytes that the process had at most"] = torch.cuda.max_memory_allocated() / 1e9
    return found
