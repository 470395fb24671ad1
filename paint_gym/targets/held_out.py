"""Held-out pictures: which ones anything is measured on, by name.

Learners, the leaderboard's suites (`benchmarks.leaderboard.suites`) and the other benchmarks take
theirs from here.
"""

import os
import zipfile
from functools import partial
from pathlib import Path

import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from paint_gym.targets import Targets, make_targets
from renderers.registry import Registry

Pictures = list[Float[Tensor, "1 3 H W"]]
"""one by one: they may be of any size and aspect ratio"""
LAST = 100
"""pictures of ImageNet"""


def spread(count: int, limit: int | None) -> Int[Tensor, " n"]:
    """Numbers of pictures, evenly over a set of so many: at most `limit`, or all."""
    if limit is None or limit >= count:
        return torch.arange(count)
    return torch.linspace(0, count - 1, limit).round().long()


def held_out(dataset: str, size: int, data_dir: str | None = None) -> list[Targets]:
    """The test split of every data set that is learned from: "monet+photos" is two."""
    return [
        make_targets(name, size=size, split="test", data_dir=data_dir)
        for name in dict.fromkeys(dataset.split("+"))
    ]


def _test(dataset: str, side: int, count: int, *, data_dir: str | None) -> Pictures:
    """Pictures of a set's test split."""
    (targets,) = held_out(dataset, side, data_dir)
    return [targets[i[None]] for i in spread(len(targets), count)]


def _imagenet(side: int, count: int, *, data_dir: str | None) -> Pictures:
    """The last 100 of ImageNet by name: a few more than the test split of our set, untrained."""
    found = [
        targets[torch.tensor([i])]
        for split in ("train", "test")
        for targets in [make_targets("imagenet", size=side, split=split, data_dir=data_dir)]
        for i in range(max(0, len(targets) - LAST), len(targets))
    ][-LAST:]
    return [found[i] for i in spread(len(found), count)]


def _kodak(side: int, count: int, *, data_dir: str | None) -> Pictures:
    """Kodak's photographs in their own proportions."""
    place = data_dir or os.environ.get("PAINT_GYM_DATA")
    if place is None or not (file := Path(place) / "kodak.zip").is_file():
        raise FileNotFoundError(
            f"no kodak.zip in {place or 'any folder'}: name the folder of data sets with "
            "--data-dir or PAINT_GYM_DATA"
        )
    with zipfile.ZipFile(file) as archive:
        names = sorted(n for n in archive.namelist() if n.lower().endswith((".jpg", ".png")))
        kept = [names[i] for i in spread(len(names), count)]
        return [seen(read_picture(archive.read(name), name), side) for name in kept]


PICTURES = Registry(
    "set of pictures", imagenet=_imagenet, celeba=partial(_test, "celeba"), kodak=_kodak,
    photos=partial(_test, "photos"), monet=partial(_test, "monet"),
)  # fmt: skip
"""from their longer side, how many at most and `data_dir` to pictures one by one"""
