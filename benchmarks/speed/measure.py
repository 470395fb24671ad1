"""Strokes, env steps and updates per second, side by side.

Everything that is compared is measured in the same run, in turns, on the same strokes. Results go
to benchmarks/results/speed.json with the machine's name.
"""

import itertools
import json
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.learning.learner import begin
from agents.train import AGENTS
from benchmarks.places import RESULTS, aside
from benchmarks.speed.env_profile import EnvProfile, measure
from benchmarks.speed.other_engines import Network, OpenCV
from benchmarks.speed.packages import by_package
from paint_gym.env import PaintCanvasVectorEnv
from renderers import BRUSHES, Brush, Exact, Renderer, Tiles, place, uniform
from renderers.files import write_text
from renderers.neural import Neural
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine

RESULT = RESULTS / "speed.json"
SIZE = 128
CELL = ("canvases", "strokes", "scale")
"""what a row of strokes per second is of, beside the engines' rates"""


@dataclass(frozen=True)
class Speed(OnThreads):
    """Strokes, env steps and updates per second, beside the paper's network."""

    quick: bool = False
    """under a minute: fewer repeats"""
    learners: tuple[Annotated[str, AGENTS], ...] = ()
    """whose updates are counted, by their first presets; the first learner's if none is named"""
    out: Path = RESULT
    """where the result goes"""


def run(options: Speed) -> None:
    """Measure, print, write."""
    torch.manual_seed(0)
    seconds = 0.4 if options.quick else 4.0
    found = {
        "machine": machine(),
        "quick": options.quick,
        "seed": 0,
        "size": SIZE,
        "strokes_per_second": strokes_per_second(seconds),
        "env_steps_per_second": env_steps_per_second(seconds),
        "updates_per_second": {
            name: updates_per_second(name, seconds) for name in options.learners or list(AGENTS)[:1]
        },
    }
    out = aside(options.out) if options.quick else options.out
    out.parent.mkdir(parents=True, exist_ok=True)
    write_text(out, json.dumps(found, indent=1) + "\n")
    print(f"written to {out}")


def rate(work: Callable[[], Any], units: int, seconds: float) -> float:
    """Units per second: the best of three stretches, after a warm-up."""
    work()
    best = 0.0
    for _ in range(3):
        finish()
        count, began = 0, time.perf_counter()
        while (spent := time.perf_counter() - began) < seconds / 3 or not count:
            work()
            count += 1
        finish()
        spent = time.perf_counter() - began
        best = max(best, count * units / spent)
    return best


def finish() -> None:
    """Wait until a GPU, where one is at work, has done what it was told."""
    if torch.cuda.is_initialized():
        torch.cuda.synchronize()


def spanning(
    scale: float, brush: Brush, shape: tuple[int, int], *, seed: int
) -> Float[Tensor, "B K P"]:
    """Random strokes of the shape [B, K], each within a square of that side at a random place."""
    random = torch.Generator().manual_seed(seed)
    strokes = uniform(shape[0] * shape[1], brush, random)
    corner = torch.rand(len(strokes), 2, generator=random) * (1 - scale)
    placed = place(strokes, brush, corner, scale=torch.full((len(strokes), 1), scale))
    return placed.clamp(0, 1).unflatten(0, shape)


def strokes_per_second(seconds: float) -> list[dict[str, Any]]:
    """Forward, and forward + backward of an L2 loss, of every engine on the same strokes."""
    brush, rows = BRUSHES["bezier"](), []
    engines: dict[str, Renderer] = {
        "tiles": Tiles(brush),
        "neural float32": Neural(brush, precision="float32"),
        "neural bfloat16": Neural(brush, precision="bfloat16"),
        "network float32": Network(brush),
        "network bfloat16": Network(brush, torch.bfloat16),
        "opencv loop": OpenCV(brush),
        "exact": Exact(brush),
    }
    for batch, count, scale in ((40, 5, 1.0), (40, 5, 0.3), (1, 200, 1.0), (1, 1000, 0.15)):
        strokes = spanning(scale, brush, (batch, count), seed=0)
        canvas, target = torch.zeros(batch, 3, SIZE, SIZE), torch.rand(batch, 3, SIZE, SIZE)
        row: dict[str, Any] = {"canvases": batch, "strokes": count, "scale": scale}
        for name, engine in engines.items():
            if count > 5 and name not in ("tiles", "opencv loop"):
                continue  # 1,000 layers of a canvas do not fit beside their gradients
            row[name] = both(engine, canvas, strokes, target=target, seconds=seconds)
        _compare(row)
        rows.append(row)
    return rows


def both(
    engine: Renderer,
    canvas: Tensor,
    strokes: Tensor,
    *,
    target: Tensor,
    seconds: float,
) -> dict[str, float]:
    """Strokes per second of an engine: forward, and forward + backward where it has a gradient."""
    units = strokes.shape[0] * strokes.shape[1]

    def forward() -> None:
        with torch.no_grad():
            engine.paint(canvas, strokes)

    def backward() -> None:
        asked = strokes.clone().requires_grad_()
        engine.error(canvas, asked, target).sum().backward()

    found = {"forward": rate(forward, units, seconds)}
    if engine.differentiable:
        found["forward_backward"] = rate(backward, units, seconds)
    return found


def _compare(row: dict[str, Any]) -> None:
    shape = f"{row['canvases']} x {row['strokes']} strokes, scale {row['scale']}"
    print(f"strokes/s at {SIZE} px, {shape}")
    network = row.get("network float32")
    for name, found in row.items():
        if name in CELL:
            continue
        line = f"  {name:<18}" + "".join(f"{key} {value:>10,.0f}  " for key, value in found.items())
        if network and name != "network float32":
            found["ratio_to_network"] = {k: v / network[k] for k, v in found.items()}
            line += "x network: " + ", ".join(
                f"{value:.1f}" for value in found["ratio_to_network"].values()
            )
        print(line)


def env_steps_per_second(seconds: float) -> dict[str, float]:
    """64 canvases, 5 strokes, numpy output, all overheads in; the engines take turns."""
    env = PaintCanvasVectorEnv(
        num_envs=64, dataset="shapes", size=SIZE, renderer="tiles", autoreset_mode="same_step"
    )
    env.reset(seed=0)
    env.action_space.seed(0)
    actions = [env.action_space.sample() for _ in range(8)]
    turn = iter(range(10**9))
    found = {}
    engines: dict[str, Renderer] = {
        "tiles": env.renderer,
        "neural": Neural(env.renderer.brush),
        "network float32": Network(env.renderer.brush),
    }
    for name, engine in engines.items():
        env.easel.renderer = engine
        found[name] = rate(lambda: env.step(actions[next(turn) % 8]), 64, seconds)
        print(f"env steps/s, 64 canvases x 5 strokes, numpy, {name}: {found[name]:,.0f}")
    row = measure(EnvProfile(size=SIZE, seconds=seconds), 64, "tiles")
    found["engine alone"] = 64_000 / row["milliseconds"]["engine alone"]
    found["overhead"] = row["overhead"]
    print(f"  of a step with tiles, {found['overhead']:.0%} is not the engine's")
    return found


def updates_per_second(name: str, seconds: float) -> dict[str, Any]:
    """Updates of a learner as it is trained when nobody says more, and where their time goes."""
    agent, turn = AGENTS[name], itertools.count()
    preset, config = next(iter(agent.PRESETS.items()))
    learner, _ = begin(agent.make, config, torch.device("cpu"), say=print)
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:  # what it learns from must be there first
        learner.step(next(turn))

    def update() -> None:
        learner.step(next(turn))

    found: dict[str, Any] = {"preset": preset, "updates": rate(update, 1, 2 * seconds)}
    found["milliseconds"] = by_package(update, seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    found["peak_gigabytes_of_this_process"] = peak
    parts = ", ".join(f"{key} {value:.1f}" for key, value in found["milliseconds"].items())
    print(f"{name} {preset}: {found['updates']:.1f} updates/s; ms each: {parts}; {peak:.1f} GB")
    return found
