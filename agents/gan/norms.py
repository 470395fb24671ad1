"""Norms of networks, by name. Adding one: a word and a line below."""

from typing import Literal

from torch import nn

Norm = Literal["batch", "instance", "none"]


def norm_of(norm: Norm, width: int, *, affine: bool = False) -> list[nn.Module]:
    """The layer, where there is one.

    Args:
        norm: its name.
        width: planes.
        affine: whether one of each picture has weights; one of a batch always has.
    """
    if norm == "none":
        return []
    return [nn.BatchNorm2d(width) if norm == "batch" else nn.InstanceNorm2d(width, affine=affine)]
