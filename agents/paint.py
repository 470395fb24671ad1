"""`python -m agents.paint photo.jpg --strokes 200 --seconds 2 -o out/`: a photograph painted.

Writes painting.png, .mp4, .gif, .svg, and the strokes as painting.json and .npz; of a folder, each
picture in a folder of its own; of a film, painting.mp4 with its sound, and the strokes as film.npz.
`python -m agents.paint out/painting.npz --size 4096` draws kept strokes again at another size.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from jaxtyping import UInt8

from agents.commission.files import draw_again, write_all
from agents.commission.film import draw_film_again, paint_film
from agents.commission.folder import paint_folder
from agents.commission.options import KEPT, Options, check
from agents.commission.painted import decibels, painted, picture_of
from paint_gym.films.kept import holds_film
from paint_gym.films.reading import is_film
from renderers.files import check_writable
from renderers.workshop.command import run
from renderers.workshop.locks import one_at_a_time
from renderers.workshop.processors import in_words


def main(argv: Sequence[str] | None = None) -> None:
    """Paint as the command line says."""
    run(Options, paint, argv, prog="python -m agents.paint", about=__doc__)


def paint(options: Options) -> None:
    """Paint the picture, or draw the painting again; write what comes of it."""
    check(options)
    with one_at_a_time(options.out, "painting"):
        for path in painted_or_drawn(options):
            print(path)


def painted_or_drawn(options: Options) -> list[Path]:
    """Do what is asked with whatever it is that was named; what is written."""
    path = Path(options.picture)
    if path.is_dir():
        return paint_folder(path, options)
    if path.suffix.lower() in KEPT:
        return (draw_film_again if holds_film(path) else draw_again)(path, options)
    if is_film(path):
        return paint_film(path, options)
    return paint_photograph(picture_of(options.picture, options.background), options)


def paint_photograph(photograph: UInt8[np.ndarray, "H W C"], options: Options) -> list[Path]:
    """Paint, say how well, and write everything; where it is."""
    check_writable(options.out)
    done = painted(photograph, options)
    if done.looked is not None:
        print(f"PSNR {decibels(done.looked):.1f} dB as {options.renderer} draws these strokes")
    print(
        f"{len(done.painting.strokes)} of {options.strokes} strokes in {done.seconds:.1f} s on "
        f"{in_words()}, MSE {done.error:.5f}, PSNR {decibels(done.error):.1f} dB at "
        f"{options.side} px"
    )
    if done.free is not None:
        print(
            f"in {len(done.painting.paints)} paints; in any inks the same strokes have PSNR "
            f"{decibels(done.free):.1f} dB"
        )
    return write_all(done.painting, options, photograph)


if __name__ == "__main__":
    main()
