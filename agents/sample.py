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
from torch import Tensor
from tqdm import tqdm

from agents.gan.generators import Generator
from agents.gan.networks import load
from agents.gan.samples import between, codes_of, drawn, invert
from agents.search.drive import Aloud
from paint_gym.features.squeezenet import load_squeezenet
from paint_gym.paintings.film import write_h264
from paint_gym.paintings.painting import to_bytes
from paint_gym.pictures.reading import crop_square, read_picture, resize
from renderers.files import check_writable, contact_sheet, together, write_picture
from renderers.workshop.command import OnThreads, run
from renderers.workshop.ranges import Count, Seed, Whole, within

MOST = 10_000
"""samples at once"""
FPS = 25
COLUMNS, MOST_SHOWN = 8, 256
"""of the grid; pictures on it, where there are more"""


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
    target = wanted(options.invert, int(about.spec["size"])) if options.invert else None
    check_writable(options.out)
    codes = partial(codes_of, options.seed, width=int(about.spec["code"]))
    with together(options.out) as new:
        write_samples(net, codes(options.count), new)
        if options.interpolate:
            write_film(net, codes(options.interpolate), options.film_seconds, folder=new)
        if target is not None:
            write_inverted(net, target, options, folder=new)
        written = sorted(str(file.relative_to(new)) for file in new.glob("*.*"))
    for name in written:
        print(options.out / name)
    print(f"{options.out / 'samples'}: {options.count} pictures")


def write_samples(net: Generator, codes: Float[Tensor, "N Z"], folder: Path) -> None:
    """Each by itself, and a grid of the first."""
    (folder / "samples").mkdir()
    shown: list[Tensor] = []
    for number, code in enumerate(tqdm(codes, desc="samples", unit="picture", leave=False)):
        picture = drawn(net, code[None])[0]
        write_picture(folder / "samples" / f"{number:04d}.png", to_bytes(picture))
        if number < MOST_SHOWN:
            shown.append(picture)
    columns = min(COLUMNS, len(shown))
    shown += [torch.ones_like(shown[0])] * (-len(shown) % columns)
    rows = torch.stack(shown).unflatten(0, (-1, columns))
    write_picture(folder / "samples.png", contact_sheet(rows))


def write_film(
    net: Generator, codes: Float[Tensor, "N Z"], seconds: float, *, folder: Path
) -> None:
    """From sample to sample, so many seconds each."""
    steps = max(1, round(seconds * FPS))
    frames = (to_bytes(drawn(net, code[None])[0]) for code in between(codes, steps))
    write_h264(frames, folder / "interpolation.mp4", fps=FPS)


def wanted(picture: Path, size: int) -> Float[Tensor, "1 3 H W"]:
    """The middle of a picture, as large as samples are."""
    pixels = resize(crop_square(read_picture(picture)), size, size)
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)[None].float() / 255


def write_inverted(
    net: Generator, target: Float[Tensor, "1 3 H W"], options: Options, *, folder: Path
) -> None:
    """The picture, and the nearest sample beside it."""
    found = invert(
        net,
        target,
        load_squeezenet(),
        steps=options.steps,
        seed=options.seed,
        drive=Aloud(),
    )
    pair = torch.stack([target[0], found.picture])[None]
    write_picture(folder / "inverted.png", contact_sheet(pair))
    print(f"the nearest sample is {found.error:.5f} apart (MSE), {found.began:.5f} before it moved")


if __name__ == "__main__":
    main()
