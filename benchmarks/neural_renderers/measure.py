"""How well each network imitates each brush, and what painting with the imitation costs.

Every network is trained on every brush for the same number of updates, in `runs`; what is trained
already is not trained again. The networks that ship, trained for longer, stand beside them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar

import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.learning.run import CHECKPOINT, read_metrics
from agents.neural_renderer.card import ship
from agents.neural_renderer.lessons import extreme, psnr_of_maps
from agents.neural_renderer.trainer import HELD_OUT, Config, train
from benchmarks.neural_renderers.figure import draw
from benchmarks.places import FIGURES, RESULTS, aside
from paint_gym.paintings.painting import Strokes
from paint_gym.targets.held_out import PICTURES
from renderers import BRUSHES, Brush, Renderer, Tiles, blank, uniform
from renderers.files import to_json, write_text
from renderers.forms import FORMS
from renderers.neural import NETWORKS, Neural
from renderers.neural.weights import DEFAULT, SAME_FORM, WEIGHTS, about, file_of, load
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed, within

PUBLISHED = {"oil": 26.98, "watercolor": 31.39}
"""dB of the dual pathway: Zou et al. 2021 (arXiv 2011.08114), its own brushes and strokes"""


@dataclass(frozen=True)
class Fidelity(OnThreads):
    """How well networks imitate brushes."""

    RENAMED: ClassVar[Mapping[str, str]] = {"--runs": "--out"}

    quick: bool = False
    """two brushes, tiny networks, a few updates: to see that it runs"""
    brushes: tuple[Annotated[str, BRUSHES], ...] = ()
    """brushes to imitate; if none is given, all that have a form of their own"""
    curves: tuple[Annotated[str, BRUSHES], ...] = ("bezier", "oil")
    """brushes whose curves are drawn"""
    updates: Count = 800
    """of every network"""
    width: Annotated[int, within(1, 8192)] = 128
    """channels"""
    evaluate_every: Count = 100
    """updates between points of a curve"""
    held_out: Count = 512
    """random strokes, and as many extreme ones, that judge"""
    pictures: Count = 4
    """photographs that are painted, to see what the imitation costs"""
    strokes: Strokes = 100
    """in each painting"""
    steps: Count = 60
    """of Adam on all strokes of a painting at once"""
    seed: Seed = 0
    """of networks and strokes"""
    out: Path = Path("runs/fidelity")
    """folder of the training runs"""
    weights: Path = WEIGHTS
    """folder of the networks that ship"""
    results: Path = RESULTS
    """folder of fidelity.json"""
    figures: Path = FIGURES
    """folder of fidelity.png"""


def run(options: Fidelity) -> dict[str, Any]:
    """Train what is not trained, measure, print, write, draw."""
    if options.quick:
        options = replace(
            options,
            updates=4,
            evaluate_every=2,
            held_out=8,
            pictures=1,
            strokes=4,
            steps=2,
            brushes=("bezier", "oil"),
            width=16,
            results=aside(options.results),
            figures=aside(options.figures),
        )
    if not options.brushes:
        own = [name for name in BRUSHES if BRUSHES[name]().form in FORMS and name not in SAME_FORM]
        options = replace(options, brushes=tuple(own))
    rows, bar = [], tqdm(list(asked(options)), unit="network")
    for config in bar:
        bar.set_postfix(brush=config.brush, net=config.net)
        rows.append(taught(config, options))
        tqdm.write(line(rows[-1]))
    for name in options.brushes:
        if file_of(BRUSHES[name](), DEFAULT, options.weights).is_file():
            rows.append(shipped(name, options))
            print(line(rows[-1]))
    places = ("out", "weights", "results", "figures")
    config = {key: value for key, value in to_json(options).items() if key not in places}
    found = {
        "machine": machine(),
        "config": config,
        "seed": options.seed,
        "published dual pathway, dB": PUBLISHED,
        "rows": rows,
    }
    options.results.mkdir(parents=True, exist_ok=True)
    write_text(options.results / "fidelity.json", json.dumps(found, indent=1) + "\n")
    print(f"written to {options.results / 'fidelity.json'} and {draw(found, options.figures)}")
    return found


def asked(options: Fidelity) -> Iterator[Config]:
    """What to train: brushes with curves first."""
    for brush in sorted(options.brushes, key=lambda name: name not in options.curves):
        for net in NETWORKS:
            yield Config(
                brush,
                net,
                width=options.width,
                updates=options.updates,
                evaluate_every=options.evaluate_every,
                held_out=options.held_out,
                seed=options.seed,
            )


def taught(config: Config, options: Fidelity) -> dict[str, Any]:
    """One network after its updates: fidelity, cost and curve."""
    folder = options.out / f"{config.brush}-{config.net}"
    if not (folder / "result.json").exists():
        resume = (folder / CHECKPOINT).exists()
        train(config, folder, resume=resume, threads=options.threads)
    lines = read_metrics(folder)
    keys = ("update", "seconds", "random", "extreme")
    curve = [{key: x[key] for key in keys} for x in lines if "random" in x]
    file = ship(folder / "final.safetensors", options.out / "shelf")
    return {"ships": False, **measured(config.brush, file, options), "curve": curve}


def shipped(brush: str, options: Fidelity) -> dict[str, Any]:
    """The network that ships for a brush."""
    file = file_of(BRUSHES[brush](), DEFAULT, options.weights)
    return {"ships": True, **measured(brush, file, options)}


def measured(name: str, file: Path, options: Fidelity) -> dict[str, Any]:
    """PSNR of nothing and in both precisions, dB; the renderer gap; size and training time."""
    brush, (spec, record) = BRUSHES[name](), about(file)
    judges = torch.Generator().manual_seed(HELD_OUT)
    net = load(brush, spec["net"], file.parent)
    fine, coarse = (Neural(brush, net, precision=p) for p in ("float32", "bfloat16"))
    row: dict[str, Any] = {"brush": name, "net": spec["net"]}
    for kind, strokes in (
        ("random", uniform(options.held_out, brush, judges)),
        ("extreme", extreme(options.held_out, brush, judges)),
    ):
        row[f"{kind}, nothing drawn"] = psnr_of_maps(brush, lambda g: 0 * fine.maps(g), strokes)
        row[kind] = psnr_of_maps(brush, fine.maps, strokes)
        row[f"{kind}, bfloat16"] = psnr_of_maps(brush, coarse.maps, strokes)
    row |= {key: record[key] for key in ("parameters", "macs")}
    row |= {"strokes": record["samples"], "seconds": record["processor_seconds"]}
    row["updates"] = record["config"]["updates"]
    return row | {"bytes": file.stat().st_size, "gap": asdict(gap(fine, brush, options))}


@dataclass(frozen=True)
class Gap:
    """Squared errors, mean over pixels and paintings, of strokes found through a network."""

    under_the_network: float
    """of the network's paintings to the photographs"""
    redrawn_exactly: float
    """of the same strokes, laid by the exact tile engine, to the photographs"""
    apart: float
    """of the two paintings to each other"""
    found_exactly: float
    """of paintings whose strokes were found through the exact engine, for comparison"""


def gap(network: Renderer, brush: Brush, options: Fidelity) -> Gap:
    """Paint photographs through the network, then lay the same strokes exactly."""
    target = photographs(options.pictures)
    exact, canvas = Tiles(brush), blank(len(target), 128, 128)
    strokes = optimised(network, brush, target, options=options)
    imitated, redrawn = (engine.paint(canvas, strokes) for engine in (network, exact))
    best = exact.paint(canvas, found_exactly(brush.name, options))
    pairs = ((imitated, target), (redrawn, target), (imitated, redrawn), (best, target))
    return Gap(*((a - b).square().mean().item() for a, b in pairs))


def photographs(count: int) -> Float[Tensor, "B 3 H W"]:
    """Test photographs, evenly spread over the split."""
    return torch.cat(PICTURES["photos"](128, count, data_dir=None))


@cache
def found_exactly(name: str, options: Fidelity) -> Float[Tensor, "B K P"]:
    """Strokes of a brush found through the exact engine: the same for all its networks."""
    brush = BRUSHES[name]()
    return optimised(Tiles(brush), brush, photographs(options.pictures), options=options)


def optimised(
    engine: Renderer, brush: Brush, target: Float[Tensor, "B 3 H W"], *, options: Fidelity
) -> Float[Tensor, "B K P"]:
    """Strokes for each target: random ones, then gradient steps on all of them at once."""
    random = torch.Generator().manual_seed(options.seed)
    count = options.strokes
    strokes = uniform(len(target) * count, brush, random).unflatten(0, (len(target), count))
    strokes.requires_grad_()
    adam = torch.optim.Adam([strokes], lr=0.02)
    for _ in range(options.steps):
        adam.zero_grad()
        error = (engine.paint(torch.zeros_like(target), strokes) - target).square()
        error.mean((1, 2, 3)).sum().backward()
        adam.step()
        with torch.no_grad():
            strokes.clamp_(0, 1)
    return strokes.detach()


def line(row: dict[str, Any]) -> str:
    """One row for a person."""
    painted = row["gap"]
    return (
        f"{row['brush']:<11} {row['net']:<14} {'ships' if row['ships'] else '':<6}"
        f"{row['random']:6.2f} dB random {row['extreme']:6.2f} dB extreme  "
        f"{row['parameters'] / 1e6:5.2f} M  {row['seconds'] / 60:5.1f} min  "
        f"gap: {painted['under_the_network']:.5f} -> {painted['redrawn_exactly']:.5f}"
    )
