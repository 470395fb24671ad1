"""How far the tile engine is from the exact one, and float32 from float64, brush by brush.

One random stroke on each canvas, so that a stroke's gradient is its own. Whatever is far apart is
counted, not averaged away.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from benchmarks.places import RESULTS, aside
from paint_gym.paintings.painting import Side
from renderers import BRUSHES, Brush, Exact, Renderer, Tiles, uniform
from renderers.files import to_json, write_text
from renderers.workshop.command import OnDevice
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed

BATCH = 64
"""strokes at a time"""
VALUE, GRADIENT = 1e-4, 1e-3
"""apart by more than this counts: a pixel, on [0,1]; a stroke's gradient, relative"""


@dataclass(frozen=True)
class Equality(OnDevice):
    """How far the tile engine is from the exact one."""

    quick: bool = False
    """a few strokes: to see that it runs"""
    strokes: Count = 768
    """random strokes of each brush"""
    size: Side = 96
    """side of the canvas, pixels"""
    seed: Seed = 5
    """of strokes, canvases and weights"""
    out: Path = RESULTS / "equality.json"
    """where the result goes"""


def run(options: Equality) -> dict[str, Any]:
    """Compare, print, write."""
    if options.quick:
        options = replace(options, strokes=4, size=16, out=aside(options.out))
    rows = []
    for name in tqdm(BRUSHES, unit="brush"):
        brush = BRUSHES[name]()
        exact = (Exact(brush), torch.float32)
        row: dict[str, Any] = {"brush": name}
        row["tiles"] = apart(
            (Tiles(brush, options.device), torch.float32), exact, brush, options=options
        )
        row["exact in float64"] = apart(
            exact, (Exact(brush), torch.float64), brush, options=options
        )
        rows.append(row)
        for kind in ("tiles", "exact in float64"):
            tqdm.write(f"{name:<14}{kind:<18}{told(row[kind])}")
    config = {key: value for key, value in to_json(options).items() if key != "out"}
    found = {"machine": machine(), "config": config, "seed": options.seed, "rows": rows}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_text(options.out, json.dumps(found, indent=1) + "\n")
    print(f"written to {options.out}")
    return found


def told(found: dict[str, float]) -> str:
    """For a person."""
    return (
        f"{found['pixels off']:.1e} of pixels off, worst {found['worst pixel']:.1e}, gradient "
        f"median {found['median gradient']:.1e}, {found['gradients off']:.2%} off"
    )


def apart(
    one: tuple[Renderer, torch.dtype],
    other: tuple[Renderer, torch.dtype],
    brush: Brush,
    *,
    options: Equality,
) -> dict[str, float]:
    """Shares of pixels and of strokes' gradients that are apart, the worst and the median."""
    random = torch.Generator().manual_seed(options.seed)
    pixels, gradients = [], []
    for _ in range(-(-options.strokes // BATCH)):
        count = min(BATCH, options.strokes)
        strokes = uniform(count, brush, random)[:, None]
        canvas, weight = (
            make(count, 3, options.size, options.size, generator=random)
            for make in (torch.rand, torch.randn)
        )
        canvas, weight, strokes = (x.to(options.device) for x in (canvas, weight, strokes))
        (a, da), (b, db) = (
            painted((engine, dtype), canvas, strokes, weight=weight)
            for engine, dtype in (one, other)
        )
        pixels.append((a - b).abs().amax(1).flatten())
        gradients.append((da - db).norm(dim=1) / db.norm(dim=1).clamp(min=1e-12))
    pixel, gradient = torch.cat(pixels), torch.cat(gradients)
    return {
        "pixels": len(pixel),
        "pixels off": (pixel > VALUE).double().mean().item(),
        "worst pixel": pixel.max().item(),
        "strokes": len(gradient),
        "median gradient": gradient.median().item(),
        "gradients off": (gradient > GRADIENT).double().mean().item(),
    }


def painted(
    how: tuple[Renderer, torch.dtype], canvas: Tensor, strokes: Tensor, *, weight: Tensor
) -> tuple[Float[Tensor, "B 3 H W"], Float[Tensor, "B P"]]:
    """The pictures, and the gradient of their weighted sum by each stroke; float64."""
    engine, dtype = how
    asked = strokes.to(dtype).clone().requires_grad_()
    found = engine.paint(canvas.to(dtype), asked)
    (found * weight.to(dtype)).sum().backward()
    return found.detach().double().cpu(), asked.grad[:, 0].double().cpu()  # type: ignore[index]
