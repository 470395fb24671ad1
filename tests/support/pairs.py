"""Every kind of pairs on pictures made here: embedded ones, or tiny files of its layout."""

from pathlib import Path

import numpy as np
from PIL import Image

from paint_gym.pairs import make_pairs

COUNT = 20


def scene(i, height=40, width=44):
    """A picture that is another for each i, and mirrored is not itself."""
    chance = np.random.default_rng(i)
    coarse = chance.integers(0, 255, (5, 5, 3), np.uint8)
    return np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC))


def negative(picture):
    """What is given for a picture, where both are files: a partner that is known from it."""
    return 255 - picture


def fill_halves(folder: Path):
    for i in range(COUNT):
        both = np.concatenate([scene(i), negative(scene(i))], 1)
        save(both, folder / f"{i:02}.png")


def fill_two(folder: Path):
    for i in range(COUNT):
        save(negative(scene(i)), folder / "A" / f"{i:02}.png")
        save(scene(i), folder / "B" / f"{i:02}.bmp")


def save(picture, file: Path):
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(file)


FILES = {"side_by_side": fill_halves, "paired_folders": fill_two, "unpaired_folders": fill_two}
MORE = {"unpaired": {"wanted": "photos"}}


def tiny_pairs(name, folder: Path, **more):
    """Pairs of this kind; the folder is filled where it takes files."""
    source = {"dataset": "shapes", "size": 32, **MORE.get(name, {})}
    if name in FILES:
        place = folder / name
        if not place.is_dir():
            FILES[name](place)
        source |= {"dataset": "folder", "data_dir": place}
    return make_pairs(name, **source | more)
