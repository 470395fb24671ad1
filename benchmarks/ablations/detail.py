"""How much of the fine detail of a picture painters keep: squared error beside what sees more.

Three things are measured beside squared error, of the same paintings: how far a network sees a
painting from its picture; the power that a painting has at high spatial frequencies, as a share of
its picture's; and how much of the picture's power there the painting accounts for: 1 where it has
the same waves in the same places, 0 where a calm area would do as well, below 0 where it would do
better.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.painters.painter import Painter
from benchmarks.ablations.actors import named, painters
from benchmarks.ablations.pictures import FREE, held_out_pictures
from benchmarks.estimates import said, summary
from benchmarks.places import FIGURES, RESULTS
from paint_gym.features import load_network
from paint_gym.features.network import Network
from paint_gym.judge import make_judge, redraw
from paint_gym.metrics import perceptual, power_spectrum, squared_error
from paint_gym.paintings.painting import Side, Strokes
from renderers.files import to_json, write_figure, write_text
from renderers.weights import read_about
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count

RINGS = 32
"""parts of the spectrum from 0 to 0.5 cycles per pixel"""
FINE = 8
"""the first of them that counts as detail: waves of 8 pixels and shorter"""
SEES = "squeezenet"
"""network that says how far a painting is from its picture, where its weights are"""
FAINTEST = 1e-6
"""power below which there is none, as in a picture of one colour"""
SHOWN = 4
"""pictures in the figure"""

Paintings = list[Float[Tensor, "1 3 H W"]]


@dataclass(frozen=True)
class Detail(OnThreads):
    """Who paints what."""

    actors: tuple[str, ...]
    """NAME=FILE, weights; the first two are compared picture by picture"""
    tests: tuple[str, ...] = FREE
    """sets of held-out pictures: kodak, monet, photos, celeba, imagenet; those of the first are
    shown"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    budget: Strokes = 200
    """strokes in a painting"""
    limit: Count = 24
    """pictures of a set at most, spread evenly over it"""
    size: Side = 128
    """the longer side of the canvas, pixels"""
    name: str = "detail"
    """of the result and of the figure"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(options: Detail) -> dict[str, Any]:
    """Paint, measure, write, draw.

    Raises:
        FileNotFoundError: a set or an actor is not there; says what to put where.
        ValueError: no actor, no set, or two of one name.
    """
    sets = held_out_pictures(options.tests, options.size, options.limit, data_dir=options.data_dir)
    targets = [target for pictures in sets.values() for target in pictures]
    known = {name: seeds[0] for name, seeds in painters(options.actors).items()}
    commands = {name: learned_by(file) for name, file in map(named, options.actors)}
    network = load_network(SEES)
    made = {name: paint(painter, targets, options.budget) for name, painter in known.items()}
    rows, each = [], {}
    for name, paintings in made.items():
        each[name] = measured(paintings, targets, network)
        figures = {key: summary(values[None]) for key, values in each[name].items()}
        rows.append(
            {
                "painter": name,
                "learned": commands[name],
                **figures,
                "spectrum": spectrum(paintings, targets),
            }
        )
        print(line(rows[-1]))
    config = {k: v for k, v in to_json(options).items() if k not in ("results", "figures")}
    found = {
        "machine": machine(),
        "config": config,
        "network": network.name,
        "pictures": len(targets),
        "above": FINE / RINGS / 2,
        "rows": rows,
        "apart": apart(each),
    }
    options.results.mkdir(parents=True, exist_ok=True)
    write_text(options.results / f"{options.name}.json", json.dumps(found, indent=1) + "\n")
    file = draw(found, targets, made, file=options.figures / f"{options.name}.png")
    print(f"written to {options.results / options.name}.json and {file}")
    return found


def learned_by(file: Path) -> dict[str, Any]:
    """How an actor came to be, by the card of its weights."""
    card = read_about(file).card
    kept = {key: card.get(key) for key in ("command", "processor_seconds", "samples")}
    return {**kept, "commit": card.get("machine", {}).get("commit")}


@torch.no_grad()
def paint(painter: Painter, targets: Sequence[Tensor], budget: int) -> Paintings:
    """Its paintings, drawn again exactly."""
    engine = make_judge(painter.brush)
    return [
        redraw(painter.paint(target, budget), target, engine)
        for target in tqdm(targets, "painting", unit="picture", leave=False)
    ]


def measured(
    paintings: Sequence[Tensor], targets: Sequence[Tensor], network: Network
) -> dict[str, Float[Tensor, " N"]]:
    """Of each painting mse, perceptual, power and kept; see the head of this file."""
    rows = []
    for painting, target in zip(paintings, targets, strict=True):
        there, wanted, wrong = (fine(x) for x in (painting, target, painting - target))
        rows.append(
            {
                "mse": squared_error(painting, target),
                "perceptual": perceptual(painting, target, network),
                "power": there / wanted,
                "kept": 1 - wrong / wanted,
            }
        )
    return {key: torch.cat([row[key] for row in rows]) for key in rows[0]}


def fine(picture: Float[Tensor, "1 3 H W"]) -> Float[Tensor, " 1"]:
    """Power of the waves that count as detail."""
    return power_spectrum(picture, RINGS)[:, FINE:].sum(1).clamp(min=FAINTEST)


def spectrum(paintings: Sequence[Tensor], targets: Sequence[Tensor]) -> list[float]:
    """Power of the paintings as a share of their pictures', by frequency: geometric means."""
    painted, wanted = (
        torch.cat([power_spectrum(picture, RINGS) for picture in pictures]).clamp(min=FAINTEST)
        for pictures in (paintings, targets)
    )
    return [round(x, 5) for x in (painted / wanted).log().mean(0).exp().tolist()]


def apart(each: Mapping[str, Mapping[str, Float[Tensor, " N"]]]) -> dict[str, Any]:
    """By how much the first painter's figures are above the second's, picture by picture."""
    if len(each) < 2:
        return {}
    one, other, *_ = each.values()
    return {key: summary((one[key] - other[key])[None]) for key in one}


def line(row: dict[str, Any]) -> str:
    """A painter for a person."""
    return f"{row['painter']:<16} " + "  ".join(
        f"{key} {said(row[key])}" for key in ("mse", "perceptual", "power", "kept")
    )


def draw(
    found: dict[str, Any],
    targets: Sequence[Tensor],
    made: Mapping[str, Sequence[Tensor]],
    *,
    file: Path,
) -> Path:
    """A few pictures and their paintings side by side, beside the spectra of all."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    step = max(1, min(len(targets), found["config"]["limit"]) // SHOWN)
    shown = list(range(0, len(targets), step))[:SHOWN]
    columns = {"target": targets, **made}
    figure = plt.figure(
        figsize=(2.2 * len(columns) + 5, 1.6 * SHOWN), dpi=130, layout="constrained"
    )
    left, right = figure.subfigures(1, 2, width_ratios=(2.2 * len(columns), 5), squeeze=False)[0]
    panels = left.subplots(len(shown), len(columns), squeeze=False)
    for i, (title, pictures) in enumerate(columns.items()):
        panels[0, i].set_title(title, fontsize=9)
        for panel, number in zip(panels[:, i], shown, strict=True):
            panel.imshow(pictures[number][0].permute(1, 2, 0).clamp(0, 1).numpy())
            panel.axis("off")
    panel = right.subplots()
    along = [(i + 0.5) / RINGS / 2 for i in range(RINGS)]
    for i, row in enumerate(found["rows"]):
        panel.plot(along, row["spectrum"], color=f"C{i}", label=row["painter"])
    panel.axhline(1, color="0.5", linewidth=0.8)
    panel.axvline(found["above"], color="0.5", linestyle=":", linewidth=0.8)
    panel.set(xlabel="cycles per pixel", ylabel="power, as a share of the target's", yscale="log")
    title = f"{found['pictures']} held-out pictures, {found['config']['budget']} strokes"
    panel.set_title(title, fontsize=9)
    panel.grid(True, which="both", alpha=0.25)
    panel.legend(fontsize=8)
    write_figure(file, figure)
    plt.close(figure)
    return file
