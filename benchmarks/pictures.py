"""Pictures that painters are measured on one by one, at any size and aspect ratio."""

import os
import zipfile
from functools import partial
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from paint_gym.targets import make_targets
from renderers.registry import Registry

Pictures = list[Float[Tensor, "1 3 H W"]]
LAST = 100
"""pictures of ImageNet"""


def _test(dataset: str, side: int, count: int, data_dir: str | None) -> Pictures:
    """Pictures of a set's test split."""
    targets = make_targets(dataset, size=side, split="test", data_dir=data_dir)
    return [targets[torch.tensor([i])] for i in spread(len(targets), count)]


def _imagenet(side: int, count: int, data_dir: str | None) -> Pictures:
    """The last 100 of ImageNet by name: a few more than the test split of our set, untrained."""
    found = [
        targets[torch.tensor([i])]
        for split in ("train", "test")
        for targets in [make_targets("imagenet", size=side, split=split, data_dir=data_dir)]
        for i in range(max(0, len(targets) - LAST), len(targets))
    ][-LAST:]
    return [found[i] for i in spread(len(found), count)]


def _kodak(side: int, count: int, data_dir: str | None) -> Pictures:
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


def spread(total: int, count: int) -> list[int]:
    """At most so many of the numbers below `total`, evenly."""
    return [int(x) for x in np.linspace(0, total - 1, min(count, total)).round()]


PICTURES = Registry(
    "set of pictures", imagenet=_imagenet, celeba=partial(_test, "celeba"), kodak=_kodak,
    photos=partial(_test, "photos"),
)  # fmt: skip
