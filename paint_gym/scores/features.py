"""What a network of VGG's shape sees in a picture: the features of neural style.

Without a download the network is untrained: half as wide, orthogonal weights of a fixed seed. Where
the convolutions of VGG-19 lie on the disk they are used (`find_vgg19`); `Features.name` says which.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, relu
from torch.nn.utils import skip_init

from renderers.workshop.reading import reading

BLOCKS = (("1_1", "1_2"), ("2_1", "2_2"), ("3_1", "3_2", "3_3", "3_4"),
          ("4_1", "4_2", "4_3", "4_4"), ("5_1",))  # fmt: skip
"""convolutions of VGG-19 between two poolings, as far as style looks (Simonyan & Zisserman 2015)"""
PLACES = (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28)
"""their numbers in the layout of torchvision's weights"""
FULL = (64, 128, 256, 512, 512)
HALF = (32, 64, 128, 256, 256)
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""of ImageNet's colours, which VGG-19 was trained to see"""
SEED = 0
VARIABLE = "PAINT_GYM_VGG19"
"""environment variable that names a file of weights"""


class Features(nn.Module):
    """Picture to feature maps by layer, "1_1" to "5_1".

    Average pooling (Gatys et al. 2015, section "Methods"). Maps of each layer are divided by their
    root mean square on a fixed picture, so that all layers count alike. Pictures too small for a
    block have none of its layers. Weights are for whoever makes it to fill in.

    Attributes:
        name: "untrained" or the file its weights came from.
    """

    def __init__(self, widths: tuple[int, ...] = HALF):
        super().__init__()
        self.name = "untrained"
        layers: dict[str, nn.Conv2d] = {}
        inputs = 3
        for block, width in zip(BLOCKS, widths, strict=True):
            for name in block:
                layers[name] = skip_init(nn.Conv2d, inputs, width, 3, padding=1)
                inputs = width
        self.layers = nn.ModuleDict(layers)
        self.mean: Tensor
        self.spread: Tensor
        self.register_buffer("mean", torch.tensor(MEAN).view(3, 1, 1))
        self.register_buffer("spread", torch.tensor(SPREAD).view(3, 1, 1))
        self.scales = dict.fromkeys(layers, 1.0)

    def forward(self, picture: Float[Tensor, "B 3 H W"]) -> dict[str, Float[Tensor, "B C h w"]]:
        """Maps of every layer after its ReLU; differentiable."""
        return {name: x / self.scales[name] for name, x in self._walk(picture)}

    def _walk(self, picture: Tensor) -> Iterator[tuple[str, Tensor]]:
        x = (picture - self.mean) / self.spread
        for number, block in enumerate(BLOCKS):
            if number:
                if min(x.shape[2:]) < 2:
                    return
                x = avg_pool2d(x, 2)
            for name in block:
                x = relu(self.layers[name](x))
                yield name, x

    @torch.no_grad()
    def calibrate(self) -> "Features":
        """Measure the scales; itself, frozen."""
        self.requires_grad_(False).eval()
        for name, x in self._walk(_cloud()):
            self.scales[name] = float(x.square().mean().sqrt()) + 1e-12
        return self


def _cloud() -> Float[Tensor, "1 3 128 128"]:
    """Noise of all sizes, as pictures have it."""
    generator = torch.Generator().manual_seed(SEED)
    sizes = (2, 4, 8, 16, 32, 64, 128)
    layers = [torch.randn(1, 3, n, n, generator=generator) for n in sizes]
    grown = [nn.functional.interpolate(x, (128, 128), mode="bilinear") for x in layers]
    return (0.5 + 0.1 * torch.stack(grown).sum(0)).clamp(0, 1)


def load_features(device: torch.device | str = "cpu") -> Features:
    """VGG-19's where its weights are found, else the untrained ones; made once for each device."""
    return _made(find_vgg19(), device)


@cache
def _made(file: Path | None, device: torch.device | str) -> Features:
    features = untrained() if file is None else trained(file)
    return features.to(device)


def untrained() -> Features:
    """Orthogonal weights of a fixed seed, which keep a picture's variance; no bias."""
    features, generator = Features(HALF), torch.Generator().manual_seed(SEED)
    gain = nn.init.calculate_gain("relu")
    for name, weights in features.layers.named_parameters():
        if name.endswith("weight"):
            nn.init.orthogonal_(weights, gain, generator=generator)
        else:
            nn.init.zeros_(weights)
    return features.calibrate()


def trained(file: Path) -> Features:
    """VGG-19's weights in torchvision's layout, .pth or .safetensors; only what is needed is kept.

    Raises:
        ValueError: the file holds something else.
    """
    features = Features(FULL)
    with reading(file, "does not hold VGG-19 as torchvision names its layers (features.0.weight)"):
        weights = _read(file)
        for place, layer in zip(PLACES, features.layers.values(), strict=True):
            kept = {part: weights[f"features.{place}.{part}"] for part in ("weight", "bias")}
            layer.load_state_dict(kept)
    features.name = str(file)
    return features.calibrate()


def _read(file: Path) -> dict[str, Any]:
    if file.suffix == ".safetensors":
        from safetensors.torch import load_file

        return load_file(file)
    return torch.load(file, map_location="cpu", weights_only=True)


def find_vgg19() -> Path | None:
    """The file named by PAINT_GYM_VGG19; else one in torch hub's or Hugging Face's cache; or None.

    Raises:
        FileNotFoundError: PAINT_GYM_VGG19 names no file.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(
                f"{VARIABLE} names {named}, and there is no such file: point it at VGG-19's "
                "weights (.pth or .safetensors), or unset it for untrained features"
            )
        return Path(named)
    home = Path(os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface"))
    found = [
        *Path(torch.hub.get_dir()).glob("checkpoints/vgg19-*.pth"),
        *(home / "hub").glob("models--timm--vgg19.tv_in1k/snapshots/*/model.safetensors"),
    ]
    return min(found, default=None)
