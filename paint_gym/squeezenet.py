"""What SqueezeNet 1.1 sees in a picture: the features that sets of pictures are compared by.

Where its weights lie on the disk they are used (`find_squeezenet`), else untrained ones of a fixed
seed; `SqueezeNet.name` says which, and distances by them are called after it.

Source: Iandola et al. 2016, arXiv 1602.07360; layers named as torchvision names them.
"""

import os
from functools import cache
from pathlib import Path

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import interpolate, max_pool2d, relu
from torch.nn.utils import skip_init

from renderers.workshop.reading import reading

MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""of ImageNet's colours, which it was trained to see"""
FIRES = {
    3: (64, 16, 64), 4: (128, 16, 64), 6: (128, 32, 128), 7: (256, 32, 128), 9: (256, 48, 192),
    10: (384, 48, 192), 11: (384, 64, 256), 12: (512, 64, 256),
}  # fmt: skip
"""place among the layers: channels in, squeezed, and of each half expanded"""
POOLED = (3, 6, 9)
"""places before which the map is halved"""
LEAST = 64
"""side of what it sees at least; smaller pictures are enlarged"""
VARIABLE = "PAINT_GYM_SQUEEZENET"
"""environment variable that names a file of weights"""


class Fire(nn.Module):
    """Few channels, then many by kernels of 1 and of 3."""

    def __init__(self, inputs: int, squeezed: int, half: int):
        super().__init__()
        self.squeeze = skip_init(nn.Conv2d, inputs, squeezed, 1)
        self.expand1x1 = skip_init(nn.Conv2d, squeezed, half, 1)
        self.expand3x3 = skip_init(nn.Conv2d, squeezed, half, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """Twice `half` maps."""
        seen = relu(self.squeeze(x))
        return torch.cat([relu(self.expand1x1(seen)), relu(self.expand3x3(seen))], dim=1)


class SqueezeNet(nn.Module):
    """A picture to 512 numbers: the maps after the last fire, averaged over places.

    Weights are for whoever makes it to fill in.

    Attributes:
        name: "squeezenet", or "untrained-squeezenet".
        num_features: what torchmetrics asks for.
    """

    num_features = 512

    def __init__(self) -> None:
        super().__init__()
        self.name = "untrained-squeezenet"
        layers: dict[str, nn.Module] = {"0": skip_init(nn.Conv2d, 3, 64, 3, stride=2)}
        layers |= {str(place): Fire(*widths) for place, widths in FIRES.items()}
        self.features = nn.ModuleDict(layers)
        self.mean: Tensor
        self.spread: Tensor
        self.register_buffer("mean", torch.tensor(MEAN).view(3, 1, 1), persistent=False)
        self.register_buffer("spread", torch.tensor(SPREAD).view(3, 1, 1), persistent=False)

    def forward(self, picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 512"]:
        """Any size; differentiable."""
        side = min(picture.shape[2:])
        if side < LEAST:
            picture = interpolate(picture, scale_factor=LEAST / side, mode="bilinear")
        x = relu(self.features["0"]((picture - self.mean) / self.spread))
        for place in FIRES:
            if place in POOLED:
                x = max_pool2d(x, 3, 2, ceil_mode=True)
            x = self.features[str(place)](x)
        return x.mean((2, 3))


def find_squeezenet() -> Path | None:
    """The file named by PAINT_GYM_SQUEEZENET; else one in torch hub's cache; or None.

    Raises:
        FileNotFoundError: PAINT_GYM_SQUEEZENET names no file.
    """
    if named := os.environ.get(VARIABLE):
        if not Path(named).is_file():
            raise FileNotFoundError(
                f"{VARIABLE} names {named}, and there is no such file: point it at SqueezeNet "
                "1.1's weights (.pth or .safetensors), or unset it for untrained features"
            )
        return Path(named)
    return min(Path(torch.hub.get_dir()).glob("checkpoints/squeezenet1_1-*.pth"), default=None)


def load_squeezenet(device: torch.device | str = "cpu") -> SqueezeNet:
    """With the weights that are found, else untrained; frozen, made once for each device."""
    return _made(find_squeezenet(), device)


@cache
def _made(file: Path | None, device: torch.device | str) -> SqueezeNet:
    net = untrained() if file is None else trained(file)
    return net.requires_grad_(False).eval().to(device)


def untrained() -> SqueezeNet:
    """Orthogonal weights of a fixed seed, which keep a picture's variance; no bias."""
    net, generator = SqueezeNet(), torch.Generator().manual_seed(0)
    for name, weights in net.named_parameters():
        if name.endswith("weight"):
            nn.init.orthogonal_(weights, nn.init.calculate_gain("relu"), generator=generator)
        else:
            nn.init.zeros_(weights)
    return net


def trained(file: Path) -> SqueezeNet:
    """Weights in torchvision's layout, .pth or .safetensors; only what is needed is kept.

    Raises:
        ValueError: the file holds something else.
    """
    net = SqueezeNet()
    with reading(file, "does not hold SqueezeNet 1.1 as torchvision names its layers"):
        if file.suffix == ".safetensors":
            from safetensors.torch import load_file

            weights = load_file(file)
        else:
            weights = torch.load(file, map_location="cpu", weights_only=True)
        net.load_state_dict({name: weights[name].float() for name in net.state_dict()})
    net.name = "squeezenet"
    return net
