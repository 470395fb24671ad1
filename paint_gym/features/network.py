"""The protocol of every network that tells what a picture shows, and in which hand."""

from typing import Protocol, runtime_checkable

import torch
from jaxtyping import Float
from torch import Tensor, nn

SEED = 0
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""of ImageNet's colours, which trained networks were trained to see"""


@runtime_checkable
class Network(Protocol):
    """Pictures to feature maps.

    Attributes:
        name: "vgg19", "squeezenet" or "untrained".
        style: layers whose statistics are a picture's style.
        content: layers that tell what is where; the last is the deepest.
    """

    name: str
    style: tuple[str, ...]
    content: tuple[str, ...]

    def __call__(self, picture: Float[Tensor, "B 3 H W"]) -> dict[str, Float[Tensor, "B C h w"]]:
        """Maps of every layer, but of those that a picture is too small for; differentiable."""
        ...


class Scaled(nn.Module):
    """Layers' maps that count alike, whatever their numbers.

    Weights are for whoever makes it to fill in.

    Args:
        layers: their names.

    Attributes:
        name: see `Network`.
        scales: by which each layer's map is divided.
    """

    name = "untrained"
    style: tuple[str, ...] = ()
    content: tuple[str, ...] = ()

    def __init__(self, *layers: str):
        super().__init__()
        self.mean: Tensor
        self.spread: Tensor
        self.register_buffer("mean", torch.tensor(MEAN).view(3, 1, 1), persistent=False)
        self.register_buffer("spread", torch.tensor(SPREAD).view(3, 1, 1), persistent=False)
        self.scales = dict.fromkeys(layers, 1.0)

    def maps(self, x: Float[Tensor, "B 3 H W"]) -> dict[str, Float[Tensor, "B C h w"]]:
        """Of colours less ImageNet's mean, in units of their spread."""
        raise NotImplementedError

    def weights(self) -> dict[str, Tensor]:
        """What its own file of weights would hold, by the names there."""
        raise NotImplementedError

    def forward(self, picture: Float[Tensor, "B 3 H W"]) -> dict[str, Float[Tensor, "B C h w"]]:
        """See `Network.__call__`."""
        found = self.maps((picture - self.mean) / self.spread)
        return {name: x / self.scales[name] for name, x in found.items()}

    @torch.no_grad()
    def calibrate(self) -> "Scaled":
        """Of a fixed picture each map's root mean square becomes 1; itself, frozen."""
        self.requires_grad_(False).eval()
        for name, x in self(cloud()).items():
            self.scales[name] *= float(x.square().mean().sqrt()) + 1e-12
        return self


def cloud() -> Float[Tensor, "1 3 128 128"]:
    """Noise of all sizes, as pictures have it."""
    generator = torch.Generator().manual_seed(SEED)
    sizes = (2, 4, 8, 16, 32, 64, 128)
    layers = [torch.randn(1, 3, n, n, generator=generator) for n in sizes]
    grown = [nn.functional.interpolate(x, (128, 128), mode="bilinear") for x in layers]
    return (0.5 + 0.1 * torch.stack(grown).sum(0)).clamp(0, 1)
