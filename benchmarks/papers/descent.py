"""The optimisation itself: its loss by gradient step, and the painting at some of them.

`agents.paint --film-search` makes a film of the same. Figures 3 and 5 of Stylized Neural Painting
(arXiv 2011.08114) show theirs like this.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from agents.search import Aloud, Search, SearchPainter
from agents.search.watched import Look, Watched
from benchmarks.places import FIGURES, RESULTS
from paint_gym.metrics import psnr, squared_error
from paint_gym.paintings.painting import Side, Strokes
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from renderers import BRUSHES, make_renderer
from renderers.files import to_json, write_figure, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed

MARKS = (0.01, 0.05, 0.15, 0.3, 1.0)
"""shares of the search at which its painting is shown"""


@dataclass(frozen=True)
class Curve(OnThreads):
    """A search watched."""

    picture: str = "bundled:coffee.png"
    """as for `agents.paint`"""
    brush: Annotated[str, BRUSHES] = "oil"
    """kind of stroke"""
    strokes: Strokes = 200
    """in the painting"""
    steps: Count = 200
    """of the search"""
    view: Side = 256
    """longer side at which the picture is seen, pixels"""
    seed: Seed = 0
    """of the search"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the JPEG"""


def run(options: Curve) -> dict[str, Any]:
    """Search, write, draw."""
    target = seen(read_picture(find_picture(options.picture)), options.view)
    renderer = make_renderer("auto", BRUSHES[options.brush]())
    watched = Watched(at_most=options.steps)
    search = Search(steps=options.steps, seed=options.seed)
    painter = SearchPainter(renderer, search, drive=Aloud(watched=watched))
    strokes = painter.paint(target, options.strokes)
    error = squared_error(renderer.paint(0 * target, strokes), target)
    found = {
        "config": {k: v for k, v in to_json(options).items() if k not in ("results", "figures")},
        "seed": options.seed,
        "steps": [look.step for look in watched.looks],
        "loss": [look.loss for look in watched.looks],
        "psnr": float(psnr(error)),
        "machine": machine(),
    }
    write_text(options.results / "papers-descent.json", json.dumps(found, indent=1) + "\n")
    file = draw(watched.looks, options.figures / "papers-descent.jpg")
    print(f"PSNR {found['psnr']:.1f} dB; written to {file}")
    return found


def draw(looks: Sequence[Look], file: Path) -> Path:
    """The loss, and below it the paintings at the marks."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    last = looks[-1].step
    marked = [min(looks, key=lambda look: abs(look.step - m * last)) for m in MARKS]
    figure = plt.figure(figsize=(12, 4.4), dpi=100)
    grid = figure.add_gridspec(2, len(MARKS), height_ratios=(1, 1.1))
    above = figure.add_subplot(grid[0, :])
    above.plot([look.step for look in looks], [look.loss for look in looks])
    above.plot([look.step for look in marked], [look.loss for look in marked], "o", color="C0")
    above.set(yscale="log", ylabel="mean squared error", xlabel="gradient steps")
    above.grid(True, which="both", alpha=0.25)
    for i, look in enumerate(marked):
        at = figure.add_subplot(grid[1, i])
        at.imshow(look.picture)
        at.set_title(f"step {look.step}: {look.loss:.4f}", fontsize=9)
        at.axis("off")
    figure.tight_layout(pad=0.5)
    write_figure(file, figure, pil_kwargs={"quality": 88})
    plt.close(figure)
    return file
