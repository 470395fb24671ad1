"""What a painting is delivered as: pictures, films, outlines, strokes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from jaxtyping import UInt8

from agents.commission.background import ground_of
from agents.commission.options import Options
from agents.commission.plotting import write_plots
from agents.commission.printing import write_prints
from paint_gym.paintings.film import write_gif, write_mp4, write_png, write_svg
from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.paintings.rescue import all_or_strokes
from paint_gym.pictures.transparent import laid_over
from renderers.files import together

WRITTEN = (".png", ".mp4", ".gif", ".svg", ".json", ".npz")
"""suffixes of what comes of a painting"""


def write_all(
    painting: Painting,
    options: Options,
    photograph: UInt8[np.ndarray, "H W C"],
    *,
    tell: Callable[[str], object] = print,
) -> list[Path]:
    """Picture, films, outlines and strokes, together; where they are."""
    side = options.size or min(1024, max(photograph.shape[:2]))
    length, target = options.film_seconds, None
    if options.curve:
        target = laid_over(photograph, painting.ground.below(*photograph.shape[:2]))
    with all_or_strokes(painting, options.out) as unfinished:
        path = unfinished / "painting"
        for suffix in (".json", ".npz"):
            painting.save(path.with_suffix(suffix))
        write_png(painting, path.with_suffix(".png"), longer_side=side)
        write_svg(painting, path.with_suffix(".svg"), longer_side=side)
        write_gif(painting, path.with_suffix(".gif"), longer_side=options.gif_size, seconds=length)
        write_mp4(
            painting,
            path.with_suffix(".mp4"),
            longer_side=min(side, 1024),
            seconds=length,
            target=target,
        )
        more = write_more(painting, options, unfinished, side=side, tell=tell)
    return [options.out / x for x in (*(f"painting{suffix}" for suffix in WRITTEN), *more)]


def draw_again(source: Path, options: Options, tell: Callable[[str], object] = print) -> list[Path]:
    """Kept strokes at another size: painting-SIZE.png and .svg; where they are."""
    painting = load_painting(source)
    if options.background is not None:
        nothing = np.zeros((1, 1, 3), np.uint8)
        painting = replace(painting, ground=ground_of(options.background, nothing))
    side = options.size or max(painting.height, painting.width)
    names = f"painting-{side}.png", f"painting-{side}.svg"
    with together(options.out) as unfinished:
        for name, write in zip(names, (write_png, write_svg), strict=True):
            write(painting, unfinished / name, longer_side=side)
        more = write_more(painting, options, unfinished, side=side, tell=tell)
    return [options.out / name for name in (*names, *more)]


def write_more(
    painting: Painting, options: Options, folder: Path, *, side: int, tell: Callable[[str], object]
) -> tuple[str, ...]:
    """What else is asked for, of hands, artists' programs and printers; the files' names."""
    return (
        *write_plots(painting, options, folder, tell=tell),
        *write_prints(painting, options, folder, longer_side=side, tell=tell),
    )
