"""Films painted frame after frame: likeness, flicker and seconds of three ways, at equal steps.

Every frame from nothing; every frame from the strokes of the one before, all of them free to move;
and as `agents.paint` does it. The film is made here, so that its motion is known exactly.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.commission.following import make_film_painter
from agents.commission.options import Options
from agents.search import Search, SearchPainter
from agents.search.descent import quietly
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import Run
from agents.search.strokes.painter import warm_up
from benchmarks.places import FIGURES, RESULTS, aside
from benchmarks.search.moving import PARTS, Shown, film
from paint_gym.metrics import flicker, psnr, squared_error
from paint_gym.paintings.painting import Side, Strokes, to_bytes
from renderers import BRUSHES, Renderer, make_renderer
from renderers.files import to_json, write_figure, write_text
from renderers.registry import Registry
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed, Weight, within

RESULT = RESULTS / "film.json"
SOURCE = "the film"
"""beside the ways: what its noise alone flickers"""


@dataclass(frozen=True)
class Filmed(OnThreads):
    """Measure three ways to paint a film."""

    size: Side = 128
    """side of its frames, pixels"""
    frames: Annotated[int, within(1, 1000)] = 16
    """of each of its parts"""
    strokes: Strokes = 200
    """in a frame"""
    steps: Count = 200
    """gradient steps of the first frame, and of the first after a cut"""
    frame_steps: Count = 16
    """gradient steps of every other"""
    noise: Weight = 0.015
    """standard deviation of the film's noise"""
    quick: bool = False
    """a few small frames, written aside"""
    seed: Seed = 0
    """of searches and noise"""
    out: Path = RESULT
    """where the result goes"""


def run(options: Filmed) -> dict[str, Any]:
    """Paint, measure, write, draw."""
    if options.quick:
        small = {"size": 32, "frames": 3, "strokes": 20, "steps": 10, "frame_steps": 3}
        options = replace(options, **small, quick=False, out=aside(options.out))
    shown = list(film(options.size, options.frames, noise=options.noise, seed=options.seed))
    canvases = {SOURCE: [frame.picture for frame in shown]}
    ways: dict[str, Any] = {SOURCE: {"parts": measured(shown, canvases[SOURCE])}}
    renderer = make_renderer("auto", BRUSHES["bezier"]())
    warm_up(Goal(renderer, shown[0].picture))
    for name, way in WAYS.items():
        canvases[name], seconds = painted(way(options, renderer, shown), renderer, shown, name=name)
        ways[name] = {"seconds": seconds, "parts": measured(shown, canvases[name])}
        tqdm.write(said(name, ways[name]))
    config = {k: v for k, v in to_json(options).items() if k not in ("out", "quick")}
    found = {"config": config, "ways": ways, "machine": machine()}
    write_text(options.out, json.dumps(found, indent=1) + "\n")
    print(f"written to {options.out} and {draw(canvases, options.out)}")
    return found


def anew(
    options: Filmed, renderer: Renderer, shown: list[Shown]
) -> Iterator[Float[Tensor, "1 T P"]]:
    """Every frame from nothing."""
    for number, frame in enumerate(shown):
        search = Search(options.frame_steps if number else options.steps, seed=options.seed)
        yield SearchPainter(renderer, search).paint(frame.picture, options.strokes)


def begun(
    options: Filmed, renderer: Renderer, shown: list[Shown]
) -> Iterator[Float[Tensor, "1 T P"]]:
    """Every frame from the strokes before, all of them free."""
    first: Float[Tensor, "1 T P"] | None = None
    for number, frame in enumerate(shown):
        search = Search(options.frame_steps if number else options.steps, seed=options.seed)
        goal = Goal(renderer, frame.picture)
        first = quietly(Run(search, goal, options.strokes, first=first))
        yield first


def carried(
    options: Filmed, renderer: Renderer, shown: list[Shown]
) -> Iterator[Float[Tensor, "1 T P"]]:
    """As `agents.paint` does it."""
    asked = Options(
        "",
        strokes=options.strokes,
        steps=options.steps,
        frame_steps=options.frame_steps,
        view=options.size,
        seed=options.seed,
    )
    painter = make_film_painter(asked, to_bytes(shown[0].picture[0]), print)
    for number, frame in enumerate(shown):
        yield painter.paint(to_bytes(frame.picture[0]), number)


WAYS: Registry = Registry(
    "way", **{"frame by frame": anew, "from the strokes before": begun, "agents.paint": carried}
)
"""ways to paint a film"""


def painted(
    strokes: Iterator[Float[Tensor, "1 T P"]], renderer: Renderer, shown: list[Shown], *, name: str
) -> tuple[list[Float[Tensor, "1 3 S S"]], float]:
    """The frames; seconds of the processor that each took but the first."""
    canvases: list[Float[Tensor, "1 3 S S"]] = []
    spent = 0.0
    for _ in tqdm(shown, name, unit="frame", leave=False):
        began = time.process_time()  # whatever else the machine does
        found = next(strokes)
        spent += time.process_time() - began if canvases else 0.0
        with torch.no_grad():
            canvases.append(renderer.paint(torch.zeros_like(shown[0].picture), found))
    return canvases, spent / max(1, len(shown) - 1)


def measured(shown: list[Shown], canvases: list[Float[Tensor, "1 3 S S"]]) -> dict[str, Any]:
    """Likeness and flicker of each part; the first frame, and that of a cut, have no flicker."""
    rows: dict[str, Any] = {}
    for part in PARTS:
        numbers = [i for i, frame in enumerate(shown) if frame.part == part]
        errors = [float(squared_error(canvases[i], shown[i].picture)) for i in numbers]
        flickers = [
            flicker(canvases[i], canvases[i - 1], back=shown[i].back, seen=shown[i].known)
            for i in numbers
            if bool(shown[i].known.any())
        ]
        rows[part] = {
            "psnr": float(psnr(torch.tensor(np.mean(errors)))),
            "flicker": float(np.mean(flickers)),
        }
    return rows


def said(name: str, row: dict[str, Any]) -> str:
    """A way, for people."""
    parts = [f"{k} {v['psnr']:.1f} dB, {v['flicker']:.4f}" for k, v in row["parts"].items()]
    return f"{name:<24} {row['seconds']:.2f} s a frame; {'; '.join(parts)}"


def draw(canvases: dict[str, list[Float[Tensor, "1 3 S S"]]], out: Path) -> Path:
    """The middle column of every frame, side by side, of the film and of each way."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, len(canvases), figsize=(3 * len(canvases), 3.2), dpi=110)
    for axes, (name, pictures) in zip(panels, canvases.items(), strict=True):
        middle = pictures[0].shape[3] // 2
        slices = torch.stack([x[0, :, :, middle] for x in pictures], dim=-1)  # [3,H,N]
        axes.imshow(to_bytes(slices), aspect="auto", interpolation="nearest")
        axes.set(title=name, xlabel="frame", yticks=[])
        axes.title.set_fontsize(10)
    figure.tight_layout()
    path = FIGURES / "film.png" if out.parent == RESULTS else out.with_suffix(".png")
    write_figure(path, figure)
    return path
