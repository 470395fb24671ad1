"""From coarse to fine: how much of the canvas a stroke covers, from the first one to the last."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.painters.painter import Painter
from benchmarks.ablations.actors import painters
from benchmarks.places import FIGURES, RESULTS
from paint_gym.judge import BATCH, make_judge, redraw
from paint_gym.paintings.painting import Side, Strokes
from paint_gym.targets import make_targets
from paint_gym.targets.held_out import spread
from renderers import Brush, blank, make_renderer
from renderers.files import to_json, write_figure, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Whole

MOMENTS = (0.025, 0.1, 0.25, 0.5, 1.0)
"""shares of the strokes after which the painting is shown"""


@dataclass(frozen=True)
class StrokeArea(OnThreads):
    """What is painted, and by whom."""

    RENAMED: ClassVar[Mapping[str, str]] = {"--actor": "--actors", "--show": "--show-index"}

    actors: tuple[str, ...]
    """NAME=FILE or FILE, weights; several of one name are its seeds. The painting shown is the
    first one's"""
    dataset: str = "photos"
    """whose test split is painted"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    budget: Strokes = 200
    """strokes in a painting"""
    limit: Count = 100
    """pictures at most, spread evenly over the split"""
    size: Side = 128
    """side of the canvas, pixels"""
    show_index: Whole = 0
    """which picture of the split is shown, where its terms allow that"""
    name: str = "stroke-area"
    """of the result and of the figure"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(options: StrokeArea) -> dict[str, Any]:
    """Paint, measure, write, draw.

    Raises:
        ValueError: no actor is given.
    """
    known = painters(options.actors)
    targets = make_targets(
        options.dataset, size=options.size, split="test", data_dir=options.data_dir
    )
    batches = spread(len(targets), options.limit).split(BATCH)
    rows = []
    for name, seeds in known.items():
        laid = [
            areas(painter.paint(targets[index], options.budget), painter.brush, options.size)
            for painter in seeds
            for index in tqdm(batches, name, unit="batch", leave=False)
        ]
        rows.append({"painter": name, "brush": seeds[0].brush.name, **by_step(torch.cat(laid))})
        print(line(rows[-1]))
    shown = None
    if targets.may_be_shown:
        first = next(iter(known.values()))[0]
        shown = moments(first, targets[torch.tensor([options.show_index])], options.budget)
    config = {k: v for k, v in to_json(options).items() if k not in ("results", "figures")}
    found = {"machine": machine(), "config": config, "rows": rows}
    options.results.mkdir(parents=True, exist_ok=True)
    write_text(options.results / f"{options.name}.json", json.dumps(found, indent=1) + "\n")
    file = draw(found, shown, options.figures / f"{options.name}.png")
    print(f"written to {options.results / options.name}.json and {file}")
    return found


@torch.no_grad()
def areas(strokes: Float[Tensor, "B T P"], brush: Brush, size: int) -> Float[Tensor, "B T"]:
    """Share of the canvas that each stroke covers, drawn exactly; NaN of strokes without ink.

    Each is laid alone, white and opaque, on a black canvas, whose mean is then the share.
    """
    alphas, inks = brush.columns("alpha"), brush.columns("alpha", "color")
    alone = strokes.flatten(0, 1).clone()  # [B*T,P]
    invisible = (alone[:, alphas] == 0).all(1) if alphas else torch.zeros(len(alone)).bool()
    alone[:, inks] = 1
    engine = make_renderer("auto", brush)
    covered = [
        engine.paint(blank(len(part), size, size), part[:, None]).mean((1, 2, 3))
        for part in alone.split(BATCH * 8)
    ]
    return torch.cat(covered).masked_fill(invisible, torch.nan).view(strokes.shape[:2])


def by_step(found: Float[Tensor, "B T"]) -> dict[str, list[float]]:
    """Mean and quartiles of the area over the pictures, and the share of strokes with ink."""
    quartiles = found.nanquantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    low, median, high = ([round(x, 6) for x in row.tolist()] for row in quartiles)
    mean = [round(x, 6) for x in found.nanmean(0).tolist()]
    return {
        "mean": mean,
        "low": low,
        "median": median,
        "high": high,
        "laid": (~found.isnan()).float().mean(0).tolist(),
    }


def line(row: dict[str, Any]) -> str:
    """A painter for a person."""
    mean = row["mean"]
    at = [0, len(mean) // 4, len(mean) // 2, len(mean) - 1]
    said = ", ".join(f"{mean[i]:.2%} at stroke {i + 1}" for i in at)
    return f"{row['painter']}: a stroke covers {said}"


@torch.no_grad()
def moments(
    painter: Painter, target: Float[Tensor, "1 3 H W"], budget: int
) -> list[tuple[str, Float[Tensor, "3 H W"]]]:
    """A painting as it comes to be, and its target; what is to be said of each."""
    strokes, engine = painter.paint(target, budget), make_judge(painter.brush)
    found = []
    for share in MOMENTS:
        count = max(1, round(share * strokes.shape[1]))
        found.append((f"{count} strokes", redraw(strokes[:, :count], target, engine)[0]))
    return [*found, ("target", target[0])]


def draw(
    found: dict[str, Any], shown: Sequence[tuple[str, Float[Tensor, "3 H W"]]] | None, file: Path
) -> Path:
    """Area against step with its quartiles, above the painting."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure = plt.figure(figsize=(9, 6 if shown else 4), dpi=110, layout="constrained")
    above, *below = figure.subfigures(
        2 if shown else 1, 1, height_ratios=(2, 1)[: 1 + bool(shown)], squeeze=False
    )[:, 0]
    panel = above.subplots()
    for i, row in enumerate(found["rows"]):
        step = range(1, len(row["mean"]) + 1)
        panel.plot(step, row["mean"], color=f"C{i}", label=f"{row['painter']}, {row['brush']}")
        panel.fill_between(step, row["low"], row["high"], color=f"C{i}", alpha=0.2, linewidth=0)
    config = found["config"]
    panel.set(
        yscale="log",
        xlabel=f"stroke of {config['budget']}",
        ylabel="share of the canvas it covers",
        title=f"{config['dataset']}, test split: mean, and the middle half",
    )
    panel.grid(True, which="both", alpha=0.25)
    panel.legend()
    for strip in below:
        for frame, (title, picture) in zip(
            strip.subplots(1, len(shown or ())), shown or (), strict=True
        ):
            frame.imshow(picture.permute(1, 2, 0).clamp(0, 1).numpy())
            frame.set_title(title, fontsize=9)
            frame.axis("off")
    write_figure(file, figure)
    plt.close(figure)
    return file
