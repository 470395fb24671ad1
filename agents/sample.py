"""`python -m agents.sample runs/dcgan-quick -n 64 -o out/`: pictures from noise, of a generator.

Writes samples.png, the grid, and samples/0000.png and so on. `--interpolate 4` writes a film from
one sample to the next, `--invert picture.jpg` the sample that is nearest to a picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import tyro
from jaxtyping import Float
from torch import Tensor, nn
from tqdm import tqdm

from agents.gan.networks import load
from agents.gan.samples import Inverted, between, codes_of, drawn, invert
from paint_gym.paintings.film import write_h264
from paint_gym.paintings.painting import to_bytes
from paint_gym.pictures.reading import crop_square, read_picture, resize
from paint_gym.squeezenet import load_squeezenet
from renderers.files import check_writable, contact_sheet, together, write_picture
from renderers.workshop.command import OnThreads, run
from renderers.workshop.ranges import Count, Seed, Whole, within

MOST = 10_000
"""samples at once"""
FPS = 25
COLUMNS = 8


@dataclass(frozen=True)
class Options(OnThreads):
    """Make pictures of noise."""

    generator: tyro.conf.Positional[Path]
    """weights of a generator, or the folder of its run"""
    count: Annotated[int, tyro.conf.arg(aliases=["-n"]), within(1, MOST)] = 64
    """how many samples"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("samples")
    """folder for what is written"""
    interpolate: Whole = 0
    """a film that goes through so many samples and back to the first; 0 for none"""
    film_seconds: Annotated[float, within(0.04, 600)] = 2.0
    """of the film, from one sample to the next"""
    invert: Path | None = None
    """a picture, to which the nearest sample is sought"""
    steps: Count = 300
    """gradient steps of that"""
    seed: Seed = 0
    """of the codes: sample 7 of a seed is always the same"""


def main(argv: Sequence[str] | None = None) -> None:
    """Sample as the command line says."""
    run(Options, sample, argv, prog="python -m agents.sample", about=__doc__)


def sample(options: Options) -> None:
    """Make, and write everything."""
    net, about = load(options.generator)
    check_writable(options.out)
    width = int(about.spec["code"])
    with together(options.out) as new:
        write_samples(drawn(net, codes_of(options.seed, options.count, width)), new)
        if options.interpolate:
            write_film(
                net,
                codes_of(options.seed, options.interpolate, width),
                options.film_seconds,
                folder=new,
            )
        if options.invert:
            write_inverted(net, options, new, width=width)
        written = sorted(str(file.relative_to(new)) for file in new.glob("*.*"))
    for name in written:
        print(options.out / name)
    print(f"{options.out / 'samples'}: {options.count} pictures")


def write_samples(pictures: Float[Tensor, "N 3 H W"], folder: Path) -> None:
    """The grid, and each by itself."""
    (folder / "samples").mkdir()
    for number, picture in enumerate(pictures):
        write_picture(folder / "samples" / f"{number:04d}.png", to_bytes(picture))
    missing = -len(pictures) % min(COLUMNS, len(pictures))
    blank = torch.ones(missing, *pictures.shape[1:])
    rows = torch.cat([pictures, blank]).unflatten(0, (-1, min(COLUMNS, len(pictures))))
    write_picture(folder / "samples.png", contact_sheet(rows))


def write_film(
    net: nn.Module, codes: Float[Tensor, "N Z"], seconds: float, *, folder: Path
) -> None:
    """From sample to sample, so many seconds each."""
    steps = max(1, round(seconds * FPS))
    frames = (to_bytes(drawn(net, code[None])[0]) for code in between(codes, steps))
    write_h264(frames, folder / "interpolation.mp4", fps=FPS)


def write_inverted(net: nn.Module, options: Options, folder: Path, *, width: int) -> Inverted:
    """The picture, and the nearest sample beside it."""
    assert options.invert is not None
    size = int(drawn(net, torch.zeros(1, width)).shape[-1])
    picture = resize(crop_square(read_picture(options.invert)), size, size)
    target = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float() / 255
    found = invert(
        net,
        target,
        load_squeezenet(),
        width=width,
        steps=options.steps,
        seed=options.seed,
        each=partial(tqdm, desc="moving the code", leave=False),
    )
    pair = torch.stack([target[0], found.picture])[None]
    write_picture(folder / "inverted.png", contact_sheet(pair))
    print(f"the nearest sample is {found.error:.5f} apart (MSE), {found.began:.5f} before it moved")
    return found


if __name__ == "__main__":
    main()
