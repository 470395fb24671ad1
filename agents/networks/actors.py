"""The networks that choose strokes: ResNet actors, and what they see."""

from typing import Any, TypeVar

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.learning.processes import SharedBatchNorm
from agents.networks.blocks import MixerBlock, NormBlock, stages
from paint_gym.state import CanvasState

Net = TypeVar("Net", bound=nn.Module)
VIEW_PLANES = 9
"""what is missing RGB, target RGB, context, x, y"""
SEES = "missing x 4"
"""what travels with weights to say so"""
MISSING = 4.0
"""how much target - canvas is enlarged: late in a painting little is missing"""


class Numbers(nn.Linear):
    """Features to K x P sigmoids, in float32 even under autocast.

    bfloat16 would round the place of a stroke to about a hundredth of the view.
    """

    def __init__(self, features: int, bundle: int, numbers: int):
        super().__init__(features, bundle * numbers)
        self.shape = (bundle, numbers)

    def forward(self, x: Float[Tensor, "B C"]) -> Float[Tensor, "B K P"]:
        """Strokes in [0, 1]."""
        with torch.autocast(x.device.type, enabled=False):
            return super().forward(x.float()).sigmoid().unflatten(1, self.shape)


class ResNetActor(nn.Module):
    """The paper's actor: ResNet-18 with batch norm, its stages all strided, K x P sigmoids.

    Source: Learning to Paint, section 4.2; ResNet-18 of He et al. 2016.
    """

    def __init__(self, bundle: int, numbers: int):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(VIEW_PLANES, 64, 3, 2, 1, bias=False), SharedBatchNorm(64), nn.ReLU()
        )
        self.body = nn.Sequential(
            NormBlock(64, 64, 2),
            stages(NormBlock, 64, widths=(64, 128, 256, 512), depths=(1, 2, 2, 2)),
        )
        self.head = Numbers(512, bundle, numbers)

    @classmethod
    def of(cls, spec: dict[str, Any]) -> "ResNetActor":
        """The one that these words and numbers describe; they travel with its weights."""
        return cls(spec["bundle"], spec["numbers"])

    def forward(self, view: Float[Tensor, "B 9 H W"]) -> Float[Tensor, "B K P"]:
        """Strokes in [0, 1], float32."""
        return self.head(self.body(self.stem(view)).mean((2, 3)))


class MixerActor(nn.Module):
    """Perceptrons over 8 x 8 patches of the view, which keep where things are: the default.

    Matrix products suit a processor better than small convolutions: it learns more, and faster,
    than `WindowActor` ("mixer" in benchmarks/results/ablation-networks-quick.json).

    Args:
        bundle: strokes K.
        numbers: of a stroke, P.
        size: of the view, pixels; a multiple of 8.
        widths: channels of each layer, all the same.
    """

    SIDE = 8
    """patches along each side"""
    NARROW = 32
    """channels of a patch that reach the head"""

    def __init__(self, bundle: int, numbers: int, *, size: int, widths: tuple[int, ...]):
        super().__init__()
        if size % self.SIDE:
            raise ValueError(f"a mixer's view must be a multiple of {self.SIDE} px, got {size}")
        if len(set(widths)) != 1:
            raise ValueError(f"the layers of a mixer must be equally wide, got widths {widths}")
        places, channels, patch = self.SIDE**2, widths[0], size // self.SIDE
        self.patch = patch
        self.embed = nn.Linear(VIEW_PLANES * patch**2, channels)
        self.where = nn.Parameter(0.02 * torch.randn(places, channels))
        self.body = nn.Sequential(*(MixerBlock(places, channels) for _ in widths))
        self.narrow = nn.Linear(channels, self.NARROW)
        self.head = nn.Sequential(
            nn.Linear(self.NARROW * places, 512), nn.ReLU(), Numbers(512, bundle, numbers)
        )

    @classmethod
    def of(cls, spec: dict[str, Any]) -> "MixerActor":
        """The one that these words and numbers describe; they travel with its weights."""
        return cls(spec["bundle"], spec["numbers"], size=spec["view"], widths=tuple(spec["widths"]))

    def forward(self, view: Float[Tensor, "B 9 H W"]) -> Float[Tensor, "B K P"]:
        """Strokes in [0, 1], float32."""
        # in the order of nn.PixelUnshuffle, which takes twice as long
        cut = view.unflatten(2, (self.SIDE, self.patch)).unflatten(4, (self.SIDE, self.patch))
        pixels = cut.permute(0, 2, 4, 1, 3, 5).flatten(3).flatten(1, 2)  # [B,N,9*patch*patch]
        patches = self.embed(pixels) + self.where  # [B,N,C]
        return self.head(self.narrow(self.body(patches)).flatten(1))


class WindowActor(nn.Module):
    """A small ResNet for 64 px windows that keeps where things are: its last map is flattened."""

    def __init__(self, bundle: int, numbers: int, *, size: int, widths: tuple[int, ...]):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(VIEW_PLANES, widths[0], 4, 4, bias=False),
            SharedBatchNorm(widths[0]),
            nn.ReLU(),
        )
        self.body = stages(NormBlock, widths[0], widths=widths, depths=(2,) * len(widths))
        side = -(-(size // 4) // 2 ** (len(widths) - 1))
        self.head = nn.Sequential(
            nn.Flatten(),
            nn.Linear(widths[-1] * side**2, 512),
            nn.ReLU(),
            Numbers(512, bundle, numbers),
        )

    @classmethod
    def of(cls, spec: dict[str, Any]) -> "WindowActor":
        """The one that these words and numbers describe; they travel with its weights."""
        return cls(spec["bundle"], spec["numbers"], size=spec["view"], widths=tuple(spec["widths"]))

    def forward(self, view: Float[Tensor, "B 9 H W"]) -> Float[Tensor, "B K P"]:
        """Strokes in [0, 1], float32."""
        return self.head(self.body(self.stem(view)))


def see(
    canvas: Float[Tensor, "B 3 H W"],
    target: Float[Tensor, "B 3 H W"],
    context: Float[Tensor, " B"],
) -> Float[Tensor, "B 9 H W"]:
    """What a network sees: 4 (target - canvas), the target, a number as a plane, coordinates.

    The difference, in place of the canvas, is what is left to paint.
    """
    height, width = canvas.shape[-2:]
    plane = context[:, None, None, None].expand(-1, 1, height, width)
    y = torch.linspace(0, 1, height, device=canvas.device)[:, None].expand(1, 1, height, width)
    x = torch.linspace(0, 1, width, device=canvas.device).expand(1, 1, height, width)
    grid = torch.cat([x, y], dim=1).expand(len(canvas), -1, -1, -1)
    view = torch.cat([MISSING * (target - canvas), target, plane, grid], dim=1)
    return view.contiguous(memory_format=torch.channels_last)


def see_state(state: CanvasState) -> Float[Tensor, "B 9 H W"]:
    """The same of whole canvases; the number is the share of the actions taken."""
    return see(state.canvas, state.target, state.step / state.horizon)


def placed(net: Net, device: torch.device) -> Net:
    """On the device, channels last: the layout convolutions are fastest in."""
    net.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return net
