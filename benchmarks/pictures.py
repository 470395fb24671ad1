"""Pictures that painters are measured on one by one, at any size and aspect ratio."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pictures import read_picture
from paint_gym.seen import seen
from paint_gym.targets import make_targets
from renderers.registry import Registry

Pictures = list[Float[Tensor, "1 3 H W"]]


def _of(dataset: str, last: int | None = None) -> Callable[[int, int, str | None], Pictures]:
    """Pictures of a set's test split; of its last ones only, if so many are named."""

    def read(side: int, count: int, data_dir: str | None) -> Pictures:
        targets = make_targets(dataset, size=side, split="test", data_dir=data_dir)
        first = 0 if last is None else max(0, len(targets) - last)
        return [targets[torch.tensor([i])] for i in spread(first, len(targets), count)]

    return read


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
        kept = [names[i] for i in spread(0, len(names), count)]
        return [seen(read_picture(archive.read(name), name), side) for name in kept]


def spread(first: int, end: int, count: int) -> list[int]:
    """At most so many numbers from `first` up to `end`, evenly."""
    return [int(x) for x in np.linspace(first, end - 1, min(count, end - first)).round()]


PICTURES = Registry(
    "set of pictures", imagenet=_of("imagenet", last=100), celeba=_of("celeba"), kodak=_kodak,
    photos=_of("photos"),
)  # fmt: skip
