"""Features that cost nothing, in place of a network's; weights of networks, and where they lie."""

import torch
from torch.nn.functional import adaptive_avg_pool2d

from paint_gym.features import squeezenet, vgg
from paint_gym.features.squeezenet import SqueezeNet

NARROW = (4, 4, 8, 8, 8)


class Colors(SqueezeNet):
    """Means of a picture's four quarters."""

    def __init__(self):
        super().__init__()
        self.name = "colors"

    def forward(self, picture):
        return adaptive_avg_pool2d(picture, 2).flatten(1)


def at_home(home, monkeypatch):
    """No weights are found on this machine but below this folder; VGG-19 is a narrow one."""
    for variable in ("PAINT_GYM_VGG19", "PAINT_GYM_SQUEEZENET"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("XDG_CACHE_HOME", "TORCH_HOME", "HF_HOME"):
        monkeypatch.setenv(variable, str(home / variable))
    monkeypatch.setattr(vgg, "WIDTHS", NARROW)


def vgg19():
    """Weights of chance, ever the same, as torchvision names those of VGG-19."""
    named, chance = vgg.VGG(NARROW).weights(), torch.Generator().manual_seed(0)
    return {
        name: torch.rand(x.shape, generator=chance) - 0.5 if x.dim() > 1 else torch.zeros(x.shape)
        for name, x in named.items()
    }


def squeezenet11():
    """The same of SqueezeNet 1.1."""
    return dict(squeezenet.untrained().state_dict())
