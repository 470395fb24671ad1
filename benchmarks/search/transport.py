"""What optimal transport adds: a gradient where strokes and their targets do not overlap.

Three figures of Stylized Neural Painting (arXiv 2011.08114, section 3.3) measured here: the slope
of each score by the distance between two squares, a stroke that is pushed to its target, and a
painting whose strokes all begin far from what they should paint.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.movers import unmoved
from agents.search.strokes.goal import Goal
from benchmarks.estimates import estimate
from benchmarks.places import FIGURES, RESULTS
from paint_gym.metrics import squared_error
from paint_gym.paintings.painting import Side, Strokes
from paint_gym.scores import make_score
from renderers import BRUSHES, make_renderer, uniform
from renderers.files import write_figure, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed, within

SCORES = {
    "l2": "l2", "l2, transport": "l2:1+sinkhorn:0.1", "l1": "l1",
    "l1, transport": "l1:1+sinkhorn:0.1",
}  # fmt: skip
"""without and with it: the paper's loss is the last"""
SQUARE = {"x": 0.5, "y": 0.5, "w": 0.2, "h": 0.2, "angle": 0.0, "a": 1.0}
"""the square of the toy; white"""


@dataclass(frozen=True)
class Transport(OnThreads):
    """How the comparison is made."""

    RENAMED: ClassVar[Mapping[str, str]] = {"--strokes": "--rectangles"}

    size: Side = 64
    """side of the canvas, pixels"""
    steps: Count = 300
    """gradient steps of a push and of a painting"""
    rectangles: Annotated[tuple[Strokes, ...], within(1)] = (1, 4)
    """of the paintings: alone, and where they hide each other's error"""
    pictures: Count = 24
    """that are painted"""
    seed: Seed = 0
    """of the pictures"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(options: Transport) -> dict[str, Any]:
    """Measure, write, draw."""
    found: dict[str, Any] = {
        "machine": machine(),
        "seed": options.seed,
        "slopes": slopes(options),
        "push": push(options),
        "beside": {str(n): beside(options, n) for n in options.rectangles},
    }
    file = options.results / "transport.json"
    write_text(file, json.dumps(found, indent=1) + "\n")
    picture = draw(found, options.figures / "transport.png")
    for count, rows in found["beside"].items():
        for name, row in rows.items():
            print(f"{count} far from their places, {name:<17} MSE {row['mean']:.5f}")
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
        moved = unmoved(goal.strokes("x"), square(torch.tensor(0.2)))
        rows[name] = [0.2]
        for i in range(options.steps):
            moved.move(goal.slope(moved.numbers)[1], 1 - i / options.steps)
            rows[name].append(float(moved.numbers[0, 0, 0]))
    return rows


def beside(options: Transport, count: int) -> dict[str, Any]:
    """Error of paintings whose strokes begin half a canvas away from what they should paint.

    So many rectangles of chance on black; the same ones elsewhere, whose places may change.
    """
    renderer = make_renderer("auto", BRUSHES["rectangle"]())
    blank = torch.zeros(options.pictures, 3, options.size, options.size)
    places = torch.zeros(len(renderer.brush.params), dtype=torch.bool)
    places[renderer.brush.columns("x", "y")] = True
    rows: dict[str, Any] = {}
    wanted = rectangles(options.pictures, count, torch.Generator().manual_seed(options.seed))
    first = torch.where(places, wanted - 0.5, wanted)
    for name, spec in {**SCORES, "nothing moved": "l2"}.items():
        goal = Goal(renderer, renderer.paint(blank, wanted), make_score(spec))
        moved = unmoved(goal.strokes(), first)
        for i in range(options.steps if name in SCORES else 0):
            moved.move(places * goal.slope(moved.numbers)[1], 1 - i / options.steps)
        rows[name] = vars(estimate(squared_error(goal.painted(moved.numbers), goal.target)[None]))
    return rows


def rectangles(pictures: int, count: int, chance: torch.Generator) -> Float[Tensor, "B T P"]:
    """Opaque rectangles of chance in the lower right of the canvas."""
    brush = BRUSHES["rectangle"]()
    strokes = uniform(pictures * count, brush, chance)
    places, lengths = brush.columns("x", "y"), brush.columns("length")
    strokes[:, places] = 0.6 + 0.3 * strokes[:, places]
    strokes[:, lengths] = 0.15 + 0.15 * strokes[:, lengths]
    strokes[:, brush.columns("angle")] = 0
    strokes[:, brush.columns("alpha")] = 1
    return strokes.unflatten(0, (pictures, count))


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
    for i, (count, rows) in enumerate(found["beside"].items()):
        first = rows["nothing moved"]["mean"]
        shares = [row["mean"] / first for row in rows.values()]
        ends = [
            [
                abs(row[end] / first - share)
                for row, share in zip(rows.values(), shares, strict=True)
            ]
            for end in ("low", "high")
        ]
        at = np.arange(len(rows)) + 0.4 * i
        label = f"{count} rectangle{'s' * (count != '1')}"
        right.bar(at, shares, 0.4, yerr=ends, capsize=3, label=label)
        right.set_xticks(at - 0.2 * i, list(rows), rotation=25, fontsize=8)
    right.set(ylabel="share of the MSE that is left")
    right.legend(fontsize=8)
    for axes in (left, middle):
        axes.grid(alpha=0.25)
        axes.legend(fontsize=8)
    figure.tight_layout()
    write_figure(path, figure)
    return path
