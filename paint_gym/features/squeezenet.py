"""What SqueezeNet 1.1 sees in a picture: features that sets of pictures, and styles, are told by.

Where its weights lie on the disk they are used, else untrained ones of a fixed seed;
`SqueezeNet.name` says which, and distances by them are called after it.

Source: Iandola et al. 2016, arXiv 1602.07360; layers named as torchvision names them.
"""

from functools import cache
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, conv2d, interpolate, max_pool2d, relu
from torch.nn.utils import skip_init

from paint_gym.features.network import MEAN, SPREAD, Scaled
from paint_gym.features.weights import SQUEEZENET, read
from renderers.workshop.reading import reading

FIRES = {
    3: (64, 16, 64), 4: (128, 16, 64), 6: (128, 32, 128), 7: (256, 32, 128), 9: (256, 48, 192),
    10: (384, 48, 192), 11: (384, 64, 256), 12: (512, 64, 256),
}  # fmt: skip
"""place among the layers: channels in, squeezed, and of each half expanded"""
POOLED = (3, 6, 9)
"""places before which the map is halved"""
LAST = 9
"""fire that styles are told by, at most"""
LEAST = 64
"""side of what it sees at least; smaller pictures are enlarged"""


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


def load_squeezenet(device: torch.device | str = "cpu") -> SqueezeNet:
    """With the weights that are found, else untrained; frozen, made once for each device."""
    return _made(SQUEEZENET.find(), device)


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
        weights = read(file)
        net.load_state_dict({name: weights[name].float() for name in net.state_dict()})
    net.name = "squeezenet"
    return net


class SqueezeMaps(Scaled):
    """Picture to feature maps by layer, "0" and those of the fires, "3" to "9".

    The first layer goes over every pixel and its map is then halved, and maps are averaged where
    SqueezeNet takes the largest: what skips pixels leaves a chequered pattern in pictures that are
    moved down its gradients. Pictures too small for a halving have none of the later layers.

    Args:
        net: whose weights are used.
    """

    style = ("0", "3", "4", "6", "7", "9")
    content = ("0", "3", "7")

    def __init__(self, net: SqueezeNet):
        super().__init__("0", *(str(place) for place in FIRES if place <= LAST))
        self.features, self.name = net.features, net.name

    def maps(self, x: Float[Tensor, "B 3 H W"]) -> dict[str, Float[Tensor, "B C h w"]]:
        """See `Scaled.maps`."""
        first: Any = self.features["0"]
        x = relu(conv2d(x, first.weight, first.bias, padding=1))
        x = halved(x) if min(x.shape[2:]) > 1 else x
        found = {"0": x}
        for place in FIRES:
            if place in POOLED:
                if min(x.shape[2:]) < 2:
                    break
                x = halved(x)
            if place > LAST:
                break
            x = found[str(place)] = self.features[str(place)](x)
        return found

    def weights(self) -> dict[str, Tensor]:
        """See `Scaled.weights`."""
        return dict(self.state_dict())


def maps(file: Path) -> SqueezeMaps:
    """Of the weights in a file, in torchvision's layout.

    Raises:
        ValueError: the file holds something else.
    """
    network = SqueezeMaps(trained(file))
    network.calibrate()
    return network


def halved(x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B C h w"]:
    """Half as many rows and columns, by means of four: none counts more than its neighbours."""
    return avg_pool2d(x, 4, stride=2, padding=1, count_include_pad=False)
