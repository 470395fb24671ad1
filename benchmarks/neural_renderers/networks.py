"""The same strokes by every network side by side, the exact brush above; and what each is worth.

Networks that ship are read from where they lie; others are trained, in `runs`, for as many updates
as are asked for, and not again if they are there.

Source: Zou et al. 2021 (arXiv 2011.08114), figure 14, shows the papers' networks like this.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from agents.neural_renderer.card import ship
from agents.neural_renderer.lessons import exact_maps, extreme, premultiplied, psnr_of_maps
from agents.neural_renderer.trainer import HELD_OUT, Config, train
from benchmarks.places import FIGURES, RESULTS, aside
from benchmarks.style.figure import draw
from renderers import BRUSHES, Brush, uniform
from renderers.files import to_json, write_text
from renderers.forms.form import INK
from renderers.neural import NETWORKS, Neural
from renderers.neural.weights import WEIGHTS, about, file_of, load
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed

SIDE = 110
"""of a stroke's picture on the sheet, pixels"""


@dataclass(frozen=True)
class Networks(OnThreads):
    """Every network's strokes, side by side."""

    quick: bool = False
    """one brush, a few updates: to see that it runs"""
    brushes: tuple[Annotated[str, BRUSHES], ...] = ("oil", "watercolor")
    """brushes that are imitated"""
    nets: tuple[Annotated[str, NETWORKS], ...] = ("dcgan", "unet")
    """networks that are trained where none ships"""
    only: tuple[Annotated[str, BRUSHES], ...] = ("oil",)
    """brushes for which they are"""
    updates: Count = 300
    """of theirs"""
    shown: Count = 8
    """strokes on the sheet"""
    held_out: Count = 512
    """random strokes, and as many extreme ones, that judge"""
    seed: Seed = 0
    """of networks and strokes"""
    out: Path = Path("runs/networks")
    """folder of the training runs"""
    results: Path = RESULTS
    """folder of networks.json"""
    figures: Path = FIGURES
    """folder of the JPEGs"""


def run(options: Networks) -> dict[str, Any]:
    """Train what is not there, measure, write, draw."""
    if options.quick:
        options = replace(
            options,
            brushes=options.only,
            updates=2,
            shown=2,
            held_out=8,
            results=aside(options.results),
            figures=aside(options.figures),
        )
    found: dict[str, Any] = {
        "machine": machine(),
        "config": {k: v for k, v in to_json(options).items() if k not in ("results", "figures")},
        "seed": options.seed,
        "rows": [],
    }
    for name in options.brushes:
        brush, engines = BRUSHES[name](), {}
        for net, file in there(name, options):
            engines[net] = Neural(brush, load(brush, net, file.parent), precision="float32")
            row = {"brush": name, "net": net, "ships": file.is_relative_to(WEIGHTS)}
            found["rows"].append(row | measured(engines[net], about(file)[1], options))
            print(line(found["rows"][-1]))
        picture = sheet(brush, engines, options)
        print(f"written to {picture}")
    options.results.mkdir(parents=True, exist_ok=True)
    write_text(options.results / "networks.json", json.dumps(found, indent=1) + "\n")
    print(f"written to {options.results / 'networks.json'}")
    return found


def there(name: str, options: Networks) -> Iterator[tuple[str, Path]]:
    """Networks of a brush that ship, and those that are trained."""
    brush = BRUSHES[name]()
    for net in NETWORKS:
        if (file := file_of(brush, net)).is_file():
            yield net, file
        elif net in options.nets and name in options.only:
            yield net, taught(name, net, options)


def taught(name: str, net: str, options: Networks) -> Path:
    """A network after a short training."""
    shelf, folder = options.out / "shelf", options.out / f"{name}-{net}-{options.updates}"
    if not (folder / "result.json").exists():
        config = Config(
            name,
            net,
            updates=options.updates,
            evaluate_every=options.updates,
            held_out=options.held_out,
            seed=options.seed,
        )
        train(config, folder, threads=options.threads)
    return ship(folder / "final.safetensors", shelf)


def measured(engine: Neural, record: dict[str, Any], options: Networks) -> dict[str, Any]:
    """PSNR of random and of extreme strokes, dB; what it took."""
    judges = torch.Generator().manual_seed(HELD_OUT)
    held = {
        "random": uniform(options.held_out, engine.brush, judges),
        "extreme": extreme(options.held_out, engine.brush, judges),
    }
    return {
        **{kind: psnr_of_maps(engine.brush, engine.maps, x) for kind, x in held.items()},
        **{key: record[key] for key in ("parameters", "macs", "samples")},
        "seconds": record["processor_seconds"],
    }


def sheet(brush: Brush, engines: dict[str, Neural], options: Networks) -> Path:
    """Held-out strokes, opaque, on white: exact above, then by each network."""
    judges = torch.Generator().manual_seed(HELD_OUT)
    strokes = uniform(options.held_out, brush, judges)[: options.shown]
    strokes[:, brush.columns("alpha")] = 1
    rows = brush.rows(strokes)
    geometry = rows[:, INK:]
    maps = {"exact": exact_maps(str(brush.form), geometry)}
    maps |= {net: engine.maps(geometry) for net, engine in engines.items()}
    file = options.figures / f"networks-{brush.name}.jpg"
    pictures = [[on_white(x) for x in premultiplied(rows, of)] for of in maps.values()]
    return draw(pictures, file, side=SIDE, beside=list(maps))


def on_white(stroke: Float[Tensor, "4 H W"]) -> np.ndarray:
    """A premultiplied stroke on white paper, bytes."""
    picture = (stroke[:3] + 1 - stroke[3:]).clamp(0, 1)
    return (picture * 255).round().byte().permute(1, 2, 0).numpy()


def line(row: dict[str, Any]) -> str:
    """A row, for people."""
    return (
        f"{row['brush']:<11} {row['net']:<14} {'ships' if row['ships'] else '':<6}"
        f"{row['random']:6.2f} dB random {row['extreme']:6.2f} dB extreme  "
        f"{row['parameters'] / 1e3:5.0f} k  {row['seconds'] / 60:5.1f} min"
    )
