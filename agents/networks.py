"""The networks of painters: ResNet actors and critics, and what they see."""

from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import relu
from torch.nn.utils.parametrizations import weight_norm

VIEW_PLANES = 9
"""canvas RGB, target RGB, context, x, y"""


class TReLU(nn.Module):
    """Translated ReLU: max(x - a, 0) + a with a learned a (Xiang & Li 2017, arXiv 1704.03971)."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(1))

    def forward(self, x: Tensor) -> Tensor:
        """Elementwise."""
        return relu(x - self.shift) + self.shift


class NormBlock(nn.Module):
    """Two 3x3 convolutions with batch norm and a shortcut (He et al. 2016, figure 2)."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.first_norm = nn.BatchNorm2d(outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.second_norm = nn.BatchNorm2d(outputs)
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Conv2d(inputs, outputs, 1, stride, bias=False)

    def forward(self, x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B D h w"]:
        """Residual, then ReLU."""
        y = relu(self.first_norm(self.first(x)))
        return relu(self.second_norm(self.second(y)) + self.shortcut(x))


class WeightNormBlock(nn.Module):
    """Two 3x3 convolutions with weight norm, TReLU and a shortcut (Learning to Paint, 4.2)."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first = weight_norm(nn.Conv2d(inputs, outputs, 3, stride, 1))
        self.second = weight_norm(nn.Conv2d(outputs, outputs, 3, 1, 1))
        self.first_relu, self.second_relu = TReLU(), TReLU()
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.shortcut = weight_norm(nn.Conv2d(inputs, outputs, 1, stride))

    def forward(self, x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B D h w"]:
        """Residual, then TReLU."""
        return self.second_relu(self.second(self.first_relu(self.first(x))) + self.shortcut(x))


def stages(
    block: type[nn.Module], stem: int, widths: tuple[int, ...], depths: tuple[int, ...]
) -> nn.Sequential:
    """Residual blocks stage by stage; every stage but the first halves height and width."""
    blocks: list[nn.Module] = []
    inputs = stem
    for i, (width, depth) in enumerate(zip(widths, depths, strict=True)):
        for j in range(depth):
            blocks.append(block(inputs, width, 2 if j == 0 and i > 0 else 1))
            inputs = width
    return nn.Sequential(*blocks)


class ResNetActor(nn.Module):
    """The paper's actor: ResNet-18 with batch norm, its stages all strided, K x P sigmoids.

    Source: Learning to Paint, section 4.2; ResNet-18 of He et al. 2016.
    """

    def __init__(self, bundle: int, numbers: int):
        super().__init__()
        self.shape = (bundle, numbers)
        self.stem = nn.Sequential(
            nn.Conv2d(VIEW_PLANES, 64, 3, 2, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()
        )
        self.body = nn.Sequential(
            NormBlock(64, 64, 2), stages(NormBlock, 64, (64, 128, 256, 512), (1, 2, 2, 2))
        )
        self.head = nn.Linear(512, bundle * numbers)

    def forward(self, view: Float[Tensor, "B 9 H W"]) -> Float[Tensor, "B K P"]:
        """Strokes in [0, 1], float32."""
        x = self.body(self.stem(view)).mean((2, 3))
        return self.head(x).float().sigmoid().unflatten(1, self.shape)


class WindowActor(nn.Module):
    """A small ResNet for 64 px windows that keeps where things are: its last map is flattened."""

    def __init__(self, bundle: int, numbers: int, *, size: int, widths: tuple[int, ...]):
        super().__init__()
        self.shape = (bundle, numbers)
        self.stem = nn.Sequential(
            nn.Conv2d(VIEW_PLANES, widths[0], 4, 4, bias=False),
            nn.BatchNorm2d(widths[0]),
            nn.ReLU(),
        )
        self.body = stages(NormBlock, widths[0], widths, (2,) * len(widths))
        side = -(-(size // 4) // 2 ** (len(widths) - 1))
        self.head = nn.Sequential(
            nn.Flatten(), nn.Linear(widths[-1] * side**2, 512), nn.ReLU(),
            nn.Linear(512, bundle * numbers),
        )  # fmt: skip

    def forward(self, view: Float[Tensor, "B 9 H W"]) -> Float[Tensor, "B K P"]:
        """Strokes in [0, 1], float32."""
        return self.head(self.body(self.stem(view))).float().sigmoid().unflatten(1, self.shape)


class Critic(nn.Module):
    """Value of the canvas an action makes: ResNet-18 with weight norm and TReLU.

    Sees 12 planes: the view (9) with its canvas as it was, and the next canvas (3).
    Source: Learning to Paint, sections 3.2 and 4.2.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(weight_norm(nn.Conv2d(VIEW_PLANES + 3, 64, 3, 2, 1)), TReLU())
        self.body = nn.Sequential(
            WeightNormBlock(64, 64, 2),
            stages(WeightNormBlock, 64, (64, 128, 256, 512), (1, 2, 2, 2)),
        )
        self.head = nn.Linear(512, 1)

    def forward(
        self, view: Float[Tensor, "B 9 H W"], after: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """Discounted score still to be gained from `after`, float32."""
        x = self.body(self.stem(torch.cat([view, after], dim=1))).mean((2, 3))
        return self.head(x).float()[:, 0]


def see(
    canvas: Float[Tensor, "B 3 H W"],
    target: Float[Tensor, "B 3 H W"],
    context: Float[Tensor, " B"],
) -> Float[Tensor, "B 9 H W"]:
    """What a network sees: canvas, target, one number as a plane, and its own coordinates."""
    height, width = canvas.shape[-2:]
    plane = context[:, None, None, None].expand(-1, 1, height, width)
    y = torch.linspace(0, 1, height, device=canvas.device)[:, None].expand(1, 1, height, width)
    x = torch.linspace(0, 1, width, device=canvas.device).expand(1, 1, height, width)
    grid = torch.cat([x, y], dim=1).expand(len(canvas), -1, -1, -1)
    view = torch.cat([canvas, target, plane, grid], dim=1)
    return view.contiguous(memory_format=torch.channels_last)


def make_actor(spec: dict[str, Any]) -> nn.Module:
    """An actor from the few words and numbers that describe it (they travel with its weights).

    Raises:
        ValueError: for a network this version does not know.
    """
    if spec["network"] == "resnet18":
        return ResNetActor(spec["bundle"], spec["numbers"])
    if spec["network"] == "window":
        widths = tuple(spec["widths"])
        return WindowActor(spec["bundle"], spec["numbers"], size=spec["view"], widths=widths)
    raise ValueError(f"unknown network {spec['network']!r}: 'resnet18' or 'window' was expected")
