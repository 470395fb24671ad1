"""The weights that networks of this room begin with."""

from typing import TypeVar

from torch import nn

Net = TypeVar("Net", bound=nn.Module)


def weigh(net: Net) -> Net:
    """The papers' first weights: normal, 0.02 wide; those of norms about 1.

    Norms must follow, that make up for their size: without, what a network answers hardly depends
    on what it sees.
    """
    for layer in net.modules():
        if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.normal_(layer.weight, 0.0, 0.02)
        elif isinstance(layer, (nn.BatchNorm2d, nn.InstanceNorm2d)) and layer.affine:
            nn.init.normal_(layer.weight, 1.0, 0.02)
    return net
