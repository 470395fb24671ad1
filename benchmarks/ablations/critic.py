"""Whether a score is a reward to learn from: held against what a painter would have it say.

Of every held-out picture:
    order      the score should have paintings in the order of their errors: the blank canvas,
               random strokes, layers, an actor that learned, with 20, 50 and 200 strokes
    strokes    it should rise along the actor's painting, bundle by bundle
    real       it should be highest for the picture itself
    blurred    and fall as the picture is blurred more and more
    noisy      or covered with more and more noise
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.painters.layered import Layered
from agents.painters.painter import Painter
from agents.painters.untaught import BlankPainter, RandomPainter
from agents.painters.weights import load_painter
from benchmarks.ablations.pictures import FREE, held_out_pictures
from benchmarks.estimates import said, summary
from benchmarks.places import FIGURES, RESULTS
from paint_gym.judge import make_judge, redraw
from paint_gym.metrics import squared_error
from paint_gym.paintings.painting import Side, Strokes
from paint_gym.scores import Score, make_score
from renderers import make_renderer
from renderers.files import to_json, write_figure, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed

BLURS = (0.5, 1.0, 2.0, 4.0)
"""standard deviations of the Gaussians, pixels"""
NOISES = (0.02, 0.05, 0.1, 0.2)
"""standard deviations of the noise"""
BUNDLE = 5
"""strokes between two looks at a painting"""
FEWER = (20, 50)
"""strokes with which the actor paints besides"""


@dataclass(frozen=True)
class Critic(OnThreads):
    """Which score is tried, and on what."""

    score: str = "wgan"
    """any score of the environment"""
    actor: Path | None = None
    """weights of the painter that learned; the shipped ones if not given"""
    tests: tuple[str, ...] = FREE
    """sets of held-out pictures: kodak, monet, photos, celeba, imagenet"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    budget: Strokes = 200
    """strokes in a painting"""
    limit: Count = 24
    """pictures of a set at most, spread evenly over it"""
    size: Side = 128
    """the longer side of the canvas, pixels"""
    seed: Seed = 0
    """of random strokes and noise"""
    name: str = "critic"
    """of the result and of the figure"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(options: Critic) -> dict[str, Any]:
    """Paint, score, write, draw.

    Raises:
        KeyError: no such score or set, with the nearest known one.
        OSError: a set, the actor or a critic is not there; says what to put where.
    """
    score = make_score(options.score)
    sets = held_out_pictures(options.tests, options.size, options.limit, data_dir=options.data_dir)
    targets = [target for pictures in sets.values() for target in pictures]
    actor = load_painter(options.actor)
    known = painters(actor, options)
    chance = torch.Generator().manual_seed(options.seed)
    rows = [
        judged(score, target, known, chance=chance)
        for target in tqdm(targets, "painting", unit="picture", leave=False)
    ]
    figures = {key: summary(torch.tensor([[row[key] for row in rows]])) for key in WORTH}
    config = {k: v for k, v in to_json(options).items() if k not in ("results", "figures")}
    found = {
        "machine": machine(),
        "config": config,
        "pictures": len(targets),
        "figures": figures,
        "painters": {
            name: {"score": mean(rows, "scores", name), "mse": mean(rows, "errors", name)}
            for name in rows[0]["scores"]
        },
        "copies": {name: mean(rows, "copies", name) for name in rows[0]["copies"]},
        "along": [row["along"] for row in rows],
    }
    options.results.mkdir(parents=True, exist_ok=True)
    write_text(options.results / f"{options.name}.json", json.dumps(found, indent=1) + "\n")
    file = draw(found, options.figures / f"{options.name}.png")
    for key, row in figures.items():
        print(f"{key:<10} {said(row)}  {WORTH[key]}")
    print(f"written to {options.results / options.name}.json and {file}")
    return found


WORTH = {
    "order": "rank correlation of score and minus squared error over paintings",
    "strokes": "rank correlation of score and strokes along the actor's painting",
    "rises": "share of its bundles that raise the score",
    "lowers": "share of its bundles that lower the squared error",
    "real": "share of pictures that score above every painting of them",
    "blurred": "share of pictures that score less the more they are blurred",
    "noisy": "share of pictures that score less the more noise covers them",
}
"""what is measured of each picture, means and intervals of which are kept"""


def painters(actor: Any, options: Critic) -> dict[str, tuple[Painter, int]]:
    """Painters by name, each with its strokes; the last is the one whose painting is followed."""
    engine = make_renderer("auto", actor.brush)
    return {
        "blank": (BlankPainter(actor.brush), 0),
        "random": (RandomPainter(actor.brush, options.seed), options.budget),
        "layered": (Layered(engine), options.budget),
        **{f"actor, {few}": (actor, few) for few in FEWER},
        f"actor, {options.budget}": (actor, options.budget),
    }


@torch.no_grad()
def judged(
    score: Score,
    target: Float[Tensor, "1 3 H W"],
    known: Mapping[str, tuple[Painter, int]],
    *,
    chance: torch.Generator,
) -> dict[str, Any]:
    """All that is measured of one picture; see `WORTH`."""
    canvases, strokes = {}, torch.zeros(0)
    for name, (painter, budget) in known.items():
        strokes, engine = painter.paint(target, budget), make_judge(painter.brush)
        canvases[name] = redraw(strokes, target, engine)
    scores = {name: float(score(canvas, target)) for name, canvas in canvases.items()}
    errors = {name: float(squared_error(canvas, target)) for name, canvas in canvases.items()}
    counts = range(0, strokes.shape[1] + 1, BUNDLE)
    states = torch.cat([redraw(strokes[:, :count], target, engine) for count in counts])
    along, left = (f(states, target.expand_as(states)) for f in (score, squared_error))
    copies = copies_of(score, target, chance=chance)
    fades = [copies["the picture"], *(copies[f"blur {x:g}"] for x in BLURS)]
    drowns = [copies["the picture"], *(copies[f"noise {x:g}"] for x in NOISES)]
    return {
        "scores": scores,
        "errors": errors,
        "copies": copies,
        "along": [round(x, 4) for x in along.tolist()],
        "order": rank_correlation(scores.values(), [-x for x in errors.values()]),
        "strokes": rank_correlation(along.tolist(), counts),
        "rises": float((along.diff() > 0).float().mean()),
        "lowers": float((left.diff() < 0).float().mean()),
        "real": float(copies["the picture"] > max(scores.values())),
        "blurred": float(all(a > b for a, b in pairwise(fades))),
        "noisy": float(all(a > b for a, b in pairwise(drowns))),
    }


def copies_of(
    score: Score, target: Float[Tensor, "1 3 H W"], *, chance: torch.Generator
) -> dict[str, float]:
    """Scores of the picture itself, blurred, and covered with noise, as its own painting."""
    grain = torch.randn(target.shape, generator=chance)
    copies = {"the picture": target}
    copies |= {f"blur {x:g}": blurred(target, x) for x in BLURS}
    copies |= {f"noise {x:g}": (target + x * grain).clamp(0, 1) for x in NOISES}
    return {name: float(score(copy, target)) for name, copy in copies.items()}


def blurred(picture: Float[Tensor, "1 3 H W"], sigma: float) -> Float[Tensor, "1 3 H W"]:
    """With a Gaussian of this standard deviation in pixels; mirrored at the rim."""
    rows = picture[0].permute(1, 2, 0).contiguous().numpy()
    found = cv2.GaussianBlur(rows, (0, 0), sigma, borderType=cv2.BORDER_REFLECT)
    return torch.from_numpy(found).permute(2, 0, 1)[None]


def rank_correlation(one: Iterable[float], other: Iterable[float]) -> float:
    """Spearman's: 1 where both have the same order, -1 where one has that of the other reversed."""
    from torchmetrics.functional import spearman_corrcoef

    return float(spearman_corrcoef(*(torch.tensor([float(x) for x in of]) for of in (one, other))))


def mean(rows: Sequence[Mapping[str, Any]], of: str, name: str) -> float:
    """Over the pictures."""
    return sum(row[of][name] for row in rows) / len(rows)


def draw(found: dict[str, Any], file: Path) -> Path:
    """The score along paintings, of painters by their errors, and of worse and worse copies."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, 3, figsize=(13, 4), dpi=110, layout="constrained")
    along = torch.tensor(found["along"])  # [N,steps]
    laid = [i * BUNDLE for i in range(along.shape[1])]
    low, middle, high = along.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    panels[0].plot(laid, middle, color="C0")
    panels[0].fill_between(laid, low, high, color="C0", alpha=0.25, linewidth=0)
    panels[0].set(xlabel="strokes laid", ylabel="score", title="along a painting")
    for name, row in found["painters"].items():
        panels[1].plot(row["mse"] ** 0.5, row["score"], "o", label=name)
    panels[1].axhline(found["copies"]["the picture"], color="0.5", linestyle=":", label="picture")
    panels[1].set(xlabel="square root of the mean squared error", title="painters, means")
    panels[1].legend(fontsize=7)
    for i, (kind, levels) in enumerate((("blur", BLURS), ("noise", NOISES))):
        kept = [found["copies"]["the picture"], *(found["copies"][f"{kind} {x:g}"] for x in levels)]
        said_of = ", ".join(f"{x:g}" for x in levels)
        panels[2].plot(range(5), kept, "o-", color=f"C{i}", label=f"{kind} of {said_of}")
    panels[2].set(xlabel="the picture, and worse and worse copies", title="copies, means")
    panels[2].set_xticks(range(5))
    panels[2].legend(fontsize=7)
    write_figure(file, figure)
    plt.close(figure)
    return file
