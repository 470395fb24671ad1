"""Where the milliseconds of an environment step go, and how many of them are the engine's."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from statistics import fmean
from typing import Annotated, Any

import torch

from benchmarks.places import FIGURES, RESULTS, aside
from benchmarks.speed.figure import PARTS, draw
from paint_gym.env import PaintCanvasVectorEnv
from paint_gym.paintings.painting import Side, Strokes
from renderers.files import to_json, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Positive, Seed, within


@dataclass(frozen=True)
class EnvProfile(OnThreads):
    """Where a step of the environment spends its time."""

    quick: bool = False
    """small canvases, for a moment: to see that it runs"""
    batches: Annotated[tuple[Count, ...], within(1)] = (1, 16, 64, 256)
    """canvases side by side, one bar each"""
    renderers: Annotated[tuple[str, ...], within(1)] = ("tiles", "neural")
    """engines: the fastest, and the environment's default"""
    seconds: Positive = 12.0
    """measured for about so long at each batch"""
    size: Side = 128
    """side of the canvas, pixels"""
    budget: Strokes = 200
    """strokes in an episode, five a step"""
    seed: Seed = 0
    """of targets and strokes"""
    results: Path = RESULTS
    """folder of env-profile.json"""
    figures: Path = FIGURES
    """folder of env-profile.png"""


class Stopwatch:
    """Seconds spent in methods of objects, each without those of the watched ones it calls."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner = [0.0]  # of each watched call under way, time spent in watched calls

    def watch(self, owner: Any, method: str, part: str) -> None:
        """Count the time of owner.method as this part's."""
        work: Callable[..., Any] = getattr(owner, method)

        def watched(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            began = time.perf_counter()
            found = work(*args, **kwargs)
            spent = time.perf_counter() - began
            self.seconds[part] = self.seconds.get(part, 0.0) + spent - self._inner.pop()
            self._inner[-1] += spent
            return found

        setattr(owner, method, watched)


def watched_env(
    options: EnvProfile, batch: int, renderer: str
) -> tuple[PaintCanvasVectorEnv, Stopwatch]:
    """The environment of `benchmarks.speed`: embedded pictures, 5 strokes a step, numpy output."""
    env = PaintCanvasVectorEnv(
        num_envs=batch,
        dataset="shapes",
        size=options.size,
        budget=options.budget,
        renderer=renderer,
        autoreset_mode="same_step",
    )
    env.reset(seed=options.seed)
    env.action_space.seed(options.seed)
    watch = Stopwatch()
    for owner, method, part in (
        (env, "step", "rest"),
        (env, "_read_actions", "actions"),
        (env, "_inform", "info"),
        (env, "_observe", "observation"),
        (env, "_begin", "autoreset"),
        (env.easel, "_lay_out", "pixels"),
        (env.easel, "_judge", "score"),
        (env.easel.renderer, "paint", "engine"),
    ):
        watch.watch(owner, method, part)
    return env, watch


def measure(options: EnvProfile, batch: int, renderer: str) -> dict[str, Any]:
    """Milliseconds of a step and of its parts, and of the engine alone on the same strokes.

    The engine paints each canvas first by itself, then as part of the step. Of all episodes the
    quarter that went fastest, engine and steps together, counts: others use this machine too.
    """
    env, watch = watched_env(options, batch, renderer)
    _episode(env, watch)
    episodes: list[dict[str, Any]] = []
    began = time.perf_counter()
    while not episodes or time.perf_counter() - began < options.seconds:
        episodes.append(_episode(env, watch))
    best = _mean_of_fastest(episodes)
    step = best["step"]
    return {
        "renderer": renderer,
        "canvases": batch,
        "episodes": len(episodes),
        "steps_per_second": 1000 * batch / step,
        "overhead": 1 - best["engine alone"] / step,
        "engine_share": best["parts"]["engine"] / step,
        "milliseconds": best,
    }


def _mean_of_fastest(episodes: list[dict[str, Any]]) -> dict[str, Any]:
    episodes = sorted(episodes, key=lambda found: found["step"] + found["engine alone"])
    kept = episodes[: max(1, len(episodes) // 4)]
    means = {name: fmean(x[name] for x in kept) for name in ("step", "engine alone")}
    return means | {"parts": {part: fmean(x["parts"][part] for x in kept) for part in PARTS}}


def _episode(env: PaintCanvasVectorEnv, watch: Stopwatch) -> dict[str, Any]:
    """Milliseconds of a step, over an episode; before each step the engine paints alone."""
    alone, horizon, kept = 0.0, env.config.horizon, None
    paint = type(env.renderer).paint  # the method itself, which nobody watches
    watch.seconds = dict.fromkeys(PARTS, 0.0)
    for _ in range(horizon):
        actions = env.action_space.sample()
        strokes = torch.from_numpy(actions).unflatten(1, env.stroke_shape)
        with torch.no_grad():
            began = time.perf_counter()
            paint(env.renderer, env.state.canvas, strokes)
            alone += time.perf_counter() - began
        kept = env.step(actions)  # held until the next one is there, as callers do
    del kept
    parts = {part: 1000 * seconds / horizon for part, seconds in watch.seconds.items()}
    return {"step": sum(parts.values()), "engine alone": 1000 * alone / horizon, "parts": parts}


def profile(options: EnvProfile) -> dict[str, Any]:
    """The result: one row for each batch, and what it was measured with."""
    if options.quick:
        options = replace(options, batches=(1, 2), seconds=0.1, size=16, budget=10)
    torch.manual_seed(options.seed)
    config = {k: v for k, v in to_json(options).items() if k not in ("results", "figures")}
    return {
        "machine": machine(),
        "seed": options.seed,
        "config": config,
        "rows": [
            measure(options, batch, renderer)
            for renderer, batch in product(options.renderers, options.batches)
        ],
    }


def run(options: EnvProfile) -> dict[str, Any]:
    """Measure, print, write the result and the figure."""
    if options.quick:
        options = replace(options, results=aside(options.results), figures=aside(options.figures))
    found = profile(options)
    for row in found["rows"]:
        parts = row["milliseconds"]["parts"].items()
        print(
            f"{row['renderer']:<6} {row['canvases']:>4} canvases: "
            f"{row['steps_per_second']:,.0f} steps/s, overhead {row['overhead']:.1%}; ms: "
            + ", ".join(f"{key} {value:.3f}" for key, value in parts)
        )
    options.results.mkdir(parents=True, exist_ok=True)
    result = options.results / "env-profile.json"
    write_text(result, json.dumps(found, indent=1) + "\n")
    draw(found, options.figures / "env-profile.png")
    print(f"written to {result} and {options.figures / 'env-profile.png'}")
    return found
