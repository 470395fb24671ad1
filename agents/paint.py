"""`python -m agents.paint photo.jpg --strokes 200 -o out/`: a photograph painted.

Writes painting.png, .mp4, .gif, .svg, and the strokes as painting.json and .npz.
`python -m agents.paint out/painting.npz --size 4096` draws kept strokes again at another size.
"""

import math
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import skimage
import torch
import tyro
from jaxtyping import Float
from torch import Tensor

from agents.painter import load_painter
from agents.run import keep_memory
from agents.squared import squared_error
from paint_gym.film import write_gif, write_mp4, write_png, write_svg
from paint_gym.painting import LARGEST, Painting, load_painting
from paint_gym.pictures import read_picture, resize

KEPT = (".json", ".npz")


@dataclass(frozen=True)
class Options:
    """Paint a photograph, or draw a kept painting again."""

    picture: tyro.conf.Positional[str]
    """a picture in any usual format; or a painting.json or painting.npz to draw again; or
    bundled:NAME, a picture that comes with scikit-image, e.g. bundled:chelsea.png"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("out")
    """folder for what is written"""
    strokes: int = 200
    """how many strokes to paint with; a multiple of the actor's bundle (5)"""
    size: int | None = None
    """longer side of what is written, pixels; else that of the picture, at most 1024"""
    actor: Path | None = None
    """weights of another painter; else the one that ships"""
    look: int = 256
    """longer side at which the painter sees the picture, pixels"""
    seconds: float = 8.0
    """length of the films; the finished picture is held a little longer"""
    gif_size: int = 256
    """longer side of the GIF, pixels"""
    device: str = "cpu"
    """where the painter runs: cpu or cuda; kept strokes are always drawn on the CPU"""
    threads: int | None = None
    """processor threads; all cores if not given"""


def main(argv: Sequence[str] | None = None) -> None:
    """Parse, paint, write; errors a person can mend are one line, exit code 2."""
    options = tyro.cli(Options, args=argv, description=__doc__, prog="python -m agents.paint")
    try:
        check(options)
        if options.threads:
            torch.set_num_threads(options.threads)
        keep_memory()
        source = find(options.picture)
        draw = draw_again if source.suffix in KEPT else paint_photograph
        draw(source, options)
    except (ValueError, OSError, KeyError) as error:
        print(f"agents.paint: {_said(error)}", file=sys.stderr)
        sys.exit(2)


def check(options: Options) -> None:
    """Refuse what cannot be done before anything is painted.

    Raises:
        ValueError: says which option, and what it may be.
    """
    for name in ("size", "look", "gif_size"):
        side = getattr(options, name)
        if side is not None and not 1 <= side <= LARGEST:
            raise ValueError(f"--{name.replace('_', '-')} must be 1 ... {LARGEST} px, got {side}")
    if options.seconds <= 0:
        raise ValueError(f"--seconds must be above 0, got {options.seconds}")
    if options.threads is not None and options.threads < 1:
        raise ValueError(f"--threads must be 1 or more, got {options.threads}")
    if options.device.startswith("cuda") and not torch.cuda.is_available():
        raise ValueError("--device cuda was asked for and there is no GPU: use --device cpu")
    if options.out.exists() and not options.out.is_dir():
        raise ValueError(f"{options.out} is a file: name a folder with -o")


def find(picture: str) -> Path:
    """The file that is meant."""
    kind, colon, name = picture.partition(":")
    if colon and kind == "bundled":
        return Path(skimage.__file__).parent / "data" / name
    return Path(picture)


def paint_photograph(source: Path, options: Options) -> Painting:
    """Look, paint, and write everything."""
    photograph = read_picture(source)
    height, width = photograph.shape[:2]
    painter = load_painter(options.actor, options.device)
    target = seen(photograph, options.look)
    began = time.perf_counter()
    strokes = painter.paint(target.to(options.device), options.strokes)[0].cpu()
    spent = time.perf_counter() - began
    painting = Painting(painter.brush.name, strokes, height, width).visible()
    error = float(squared_error(_drawn(painting, options.look), target))
    decibels = -10 * math.log10(max(error, 1e-10))
    print(
        f"{len(painting.strokes)} of {options.strokes} strokes in {spent:.1f} s, "
        f"MSE {error:.5f}, PSNR {decibels:.1f} dB at {options.look} px"
    )
    write_all(painting, options, shown=min(1024, max(height, width)))
    return painting


def seen(photograph: np.ndarray, side: int) -> Float[Tensor, "1 3 H W"]:
    """The photograph as the painter sees it: this longer side, aspect kept."""
    height, width = photograph.shape[:2]
    scale = side / max(height, width)
    small = resize(photograph, max(1, round(height * scale)), max(1, round(width * scale)))
    return torch.from_numpy(small.copy()).permute(2, 0, 1)[None].float() / 255


def _drawn(painting: Painting, side: int) -> Float[Tensor, "1 3 H W"]:
    picture = torch.from_numpy(painting.render(side).copy())
    return picture.permute(2, 0, 1)[None].float() / 255


def write_all(painting: Painting, options: Options, *, shown: int) -> None:
    """Picture, films, outlines and strokes, each path printed as it is done."""
    options.out.mkdir(parents=True, exist_ok=True)
    side = options.size or shown
    path = options.out / "painting"
    for name in (".json", ".npz"):
        painting.save(path.with_suffix(name))
    write_png(painting, path.with_suffix(".png"), longer_side=side)
    write_svg(painting, path.with_suffix(".svg"), longer_side=side)
    write_gif(
        painting, path.with_suffix(".gif"), longer_side=options.gif_size, seconds=options.seconds
    )
    write_mp4(
        painting, path.with_suffix(".mp4"), longer_side=min(side, 1024), seconds=options.seconds
    )
    for name in (".png", ".mp4", ".gif", ".svg", ".json", ".npz"):
        print(path.with_suffix(name))


def draw_again(source: Path, options: Options) -> Painting:
    """Kept strokes at another size: painting-SIZE.png and .svg."""
    painting = load_painting(source)
    side = options.size or max(painting.height, painting.width)
    path = options.out / f"painting-{side}"
    for suffix, write in ((".png", write_png), (".svg", write_svg)):
        write(painting, path.with_suffix(suffix), longer_side=side)
        print(path.with_suffix(suffix))
    return painting


def _said(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"no file {error.filename}"
    return str(error.args[0] if isinstance(error, KeyError) else error)


if __name__ == "__main__":
    main()
