"""`python -m agents.sketch runs/pix2pix-quick`: a window to draw in, and a translator's answer.

Keys: those on the buttons; s saves what is drawn beside its answer, q or escape saves and closes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import tyro
from jaxtyping import UInt8

from agents.gan.translators import load_translator
from agents.sketching.keep import Kept, read_sketch
from agents.sketching.pages import PAGES, Page, page_of, paper
from agents.sketching.sketch import Sketch
from paint_gym.pairs import PAIRS
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture
from renderers.files import check_writable
from renderers.workshop.command import OnThreads, run
from renderers.workshop.ranges import Seed, within


@dataclass(frozen=True)
class Options(OnThreads):
    """Draw, and see what a translator makes of it."""

    weights: tyro.conf.Positional[Path]
    """weights of a translator, or the folder of its run"""
    picture: str | None = None
    """what is drawn on, or bundled:NAME; where dots of colour are wanted, the photograph"""
    sketch: Path | None = None
    """sketch.json of before, to go on with"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("sketches")
    """folder for what is saved: 0001, 0002 and so on"""
    size: Annotated[int, within(16, 1024)] | None = None
    """longer side of what is drawn, pixels; else that of the pictures it learned from"""
    seed: Seed = 0
    """of the translator's noise"""


def main(argv: Sequence[str] | None = None) -> None:
    """Sketch as the command line says."""
    run(Options, sketch, argv, prog="python -m agents.sketch", about=__doc__)


def sketch(options: Options) -> None:
    """Open the window; returns when it is closed."""
    from agents.sketching.window import SketchWindow  # pygame, which greets whoever loads it

    translate, about = load_translator(options.weights)
    pairs = about.spec["pairs"]
    kept = read_sketch(options.sketch) if options.sketch else None
    page = open_page(pairs, options, kept)
    check_writable(options.out)
    marks = kept.marks if kept else ()
    window = SketchWindow(
        Sketch(page, marks), partial(translate, seed=options.seed), options.out, tell=print
    )
    window.run()


def open_page(pairs: dict[str, Any], options: Options, kept: Kept | None) -> Page:
    """What is drawn on, as the pairs want it.

    Args:
        pairs: what the weights say of those they learned from.
        options: what is asked for.
        kept: a sketch to go on with.

    Raises:
        ValueError: nothing can be drawn for such pairs, or a photograph is missing.
    """
    name = pairs["name"]
    kind = PAIRS[name]
    if kind.drawn not in PAGES:
        drawn = [name for name, kind in PAIRS.items() if kind.drawn in PAGES]
        raise ValueError(
            f"{options.weights} learned from pairs of {name}, for which nothing is drawn: wanted "
            f"one of {', '.join(drawn)}"
        )
    if kind.drawn == "dots" and options.picture is None:
        raise ValueError("--picture is missing: dots of colour are put on a photograph")
    page = page_of(pairs, ground(options.picture, kept), options.size)
    odd = {mark.kind for mark in kept.marks} - page.marks if kept else set()
    if odd:
        raise ValueError(f"{options.sketch} has marks that cannot be drawn here: {', '.join(odd)}")
    return page


def ground(picture: str | None, kept: Kept | None) -> UInt8[np.ndarray, "H W 3"]:
    """A picture, or white paper: of the shape of the sketch there is, else a square."""
    if picture is not None:
        return read_picture(find_picture(picture))
    return paper(kept.height, kept.width) if kept else paper()


if __name__ == "__main__":
    main()
