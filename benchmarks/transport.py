"""What optimal transport adds: a gradient where strokes and their targets do not overlap.

Three figures of Stylized Neural Painting (arXiv 2011.08114, section 3.3) measured here: the slope
of each score by the distance between two squares, a stroke that is pushed to its target, and a
painting whose strokes all begin beside what they should paint.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from agents.run import machine, write_text
from agents.search.drive import quietly
from agents.search.fit import begin
from agents.search.goal import Goal
from agents.search.loop import Run, Search
from agents.squared import squared_error
from benchmarks.metrics import estimate
from benchmarks.places import FIGURES, RESULTS
from paint_gym.scores import make_score
from paint_gym.targets import make_targets
from renderers import BRUSHES, make_renderer, uniform

SCORES = {
    "l2": "l2", "l2, transport": "l2:1+sinkhorn:0.1", "l1": "l1",
    "l1, transport": "l1:1+sinkhorn:0.1",
}  # fmt: skip
"""without and with it: the paper's loss is the last"""
SQUARE = {"x": 0.5, "y": 0.5, "w": 0.2, "h": 0.2, "angle": 0.0, "a": 1.0}
"""the square of the toy; white"""


@dataclass(frozen=True)
class Transport:
    """How the comparison is made."""

    size: int = 64
    """side of the canvas, pixels"""
    steps: int = 150
    """gradient steps of a push and of a painting"""
    strokes: int = 20
    """of a painting"""
    pictures: int = 8
    """that are painted"""
    seeds: int = 3
    """of where strokes begin"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(options: Transport) -> dict[str, Any]:
    """Measure, write, draw."""
    found = {
        "machine": machine(), "slopes": slopes(options), "push": push(options),
        "beside": beside(options),
    }  # fmt: skip
    file = options.results / "transport.json"
    write_text(file, json.dumps(found, indent=1) + "\n")
    picture = draw(found, options.figures / "transport.png")
    for name, row in found["beside"].items():
        print(f"strokes that begin beside their place, {name:<17} MSE {row['mean']:.5f}")
    print(f"written to {file} and {picture}")
    return found


def square(x: Tensor) -> Float[Tensor, "1 1 P"]:
    """The toy's stroke at this place; differentiable in it."""
    numbers = [SQUARE.get(p.name, 1.0) for p in BRUSHES["rectangle"]().params]
    stroke = torch.tensor(numbers)[None, None].clone()
    return torch.cat([x.view(1, 1, 1), stroke[..., 1:]], dim=-1)


def slopes(options: Transport) -> dict[str, Any]:
    """The slope of each score by where the square is; the target's is in the middle."""
    renderer = make_renderer("auto", BRUSHES["rectangle"]())
    blank = torch.zeros(1, 3, options.size, options.size)
    target = renderer.paint(blank, square(torch.tensor(SQUARE["x"])))
    places = np.linspace(0.15, 0.85, 41)
    rows: dict[str, Any] = {"places": places.tolist()}
    for name, spec in {**SCORES, "transport alone": "sinkhorn"}.items():
        score = make_score(spec)
        rows[name] = []
        for place in places:
            x = torch.tensor(float(place), requires_grad=True)
            score(renderer.paint(blank, square(x)), target).sum().backward()
            assert x.grad is not None
            rows[name].append(float(x.grad))
    return rows


def push(options: Transport) -> dict[str, list[float]]:
    """Where a square that begins at the left is after each step: only its place may change."""
    renderer = make_renderer("auto", BRUSHES["rectangle"]())
    blank = torch.zeros(1, 3, options.size, options.size)
    target = renderer.paint(blank, square(torch.tensor(0.8)))
    rows = {}
    for name, spec in SCORES.items():
        goal = Goal(renderer, target, make_score(spec))
        fit = begin(renderer.brush, square(torch.tensor(0.2)))
        rows[name] = [0.2]
        for i in range(options.steps):
            fit.descend(goal.slope(fit.strokes)[1], 1 - i / options.steps, moving="x")
            rows[name].append(float(fit.strokes[0, 0, 0]))
    return rows


def beside(options: Transport) -> dict[str, Any]:
    """Error of paintings whose strokes all begin small, in one corner, with inks of chance."""
    renderer = make_renderer("auto", BRUSHES["circle"]())
    targets = make_targets("shapes", size=options.size, split="test")
    target = targets[torch.arange(options.pictures)]
    rows = {}
    for name, spec in SCORES.items():
        errors = []
        for seed in range(options.seeds):
            chance = torch.Generator().manual_seed(seed)
            first = uniform(options.pictures * options.strokes, renderer.brush, chance)
            for i, p in enumerate(renderer.brush.params):
                if p.kind in ("x", "y", "length"):
                    first[:, i] *= 0.25
            fit = begin(renderer.brush, first.unflatten(0, (options.pictures, options.strokes)))
            search = Search(steps=options.steps, again_every=options.steps, seed=seed)
            goal = Goal(renderer, target, make_score(spec))
            strokes = quietly(Run(search, goal, options.strokes, fit))
            errors.append(squared_error(goal.painted(strokes), target))
        rows[name] = vars(estimate(torch.stack(errors)))
    return rows


def draw(found: dict[str, Any], path: Path) -> Path:
    """Three panels."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(12, 3.6), dpi=110)
    slopes = dict(found["slopes"])
    places = slopes.pop("places")
    for name, slope in slopes.items():
        most = max(map(abs, slope)) or 1.0
        left.plot(places, [s / most for s in slope], label=name)
    left.set(xlabel="where the square is (its target: 0.5)", ylabel="slope of the score, scaled")
    for name, way in found["push"].items():
        middle.plot(way, label=name)
    middle.axhline(0.8, color="0.5", linestyle=":")
    middle.set(xlabel="steps", ylabel="where the square is (its target: 0.8)")
    names = list(found["beside"])
    means = [found["beside"][n]["mean"] for n in names]
    spans = [[abs(found["beside"][n][k] - m) for n, m in zip(names, means, strict=True)]
             for k in ("low", "high")]  # fmt: skip
    right.bar(names, means, yerr=spans, capsize=4, color=[f"C{i}" for i in range(len(names))])
    right.set(ylabel="MSE of paintings begun in a corner")
    for axes in (left, middle):
        axes.grid(alpha=0.25)
        axes.legend(fontsize=8)
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    return path
