"""The network of the Stable-Baselines3 painters: eyes that see the canvas, a hand that answers."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import relu

from agents.networks.actors import VIEW_PLANES, see
from agents.networks.blocks import stages

MAP = 8
"""side of the first map of features; views are multiples of it"""


class Block(nn.Module):
    """Two 3x3 convolutions and a shortcut, no norm: what acted and what learns must agree."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1)
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Conv2d(inputs, outputs, 1, stride)

    def forward(self, x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B D h w"]:
        """Residual, then ReLU."""
        return relu(self.second(relu(self.first(x))) + self.shortcut(x))


class Eyes(nn.Module):
    """A small ResNet that keeps where things are; SB3 knows it as a features extractor.

    NatureCNN, SB3's own, is made for games at 84 px and knows no coordinates. The last map is
    flattened, and its features are normalised and bounded (the trunk of DrQ-v2, arXiv 2107.09645),
    which keeps critics from running away.

    Raises:
        ValueError: a view that is not a multiple of `MAP` pixels.
    """

    def __init__(self, space: Any, *, widths: Sequence[int], features_dim: int):
        super().__init__()
        side = space.shape[-1]
        if side % MAP:
            nearest = max(1, side // MAP) * MAP
            raise ValueError(f"size {side} is not a multiple of {MAP}: use {nearest}")
        self.features_dim = features_dim
        stride, last = side // MAP, -(-MAP // 2 ** (len(widths) - 1))
        self.body = nn.Sequential(
            nn.Conv2d(VIEW_PLANES, widths[0], stride, stride),
            nn.ReLU(),
            stages(Block, widths[0], widths=tuple(widths), depths=(1,) * len(widths)),
            nn.Flatten(),
            nn.Linear(widths[-1] * last**2, features_dim),
            nn.LayerNorm(features_dim),
            nn.Tanh(),
        )

    def forward(self, planes: Float[Tensor, "B 7 H W"]) -> Float[Tensor, "B F"]:
        """Features of an observation that SB3 has brought to [0, 1]."""
        return self.body(see(planes[:, :3], planes[:, 3:6], planes[:, 6, 0, 0]))


class Actor(nn.Module):
    """Eyes and hand of a policy, as the house's painters want them: a view in, strokes out.

    Shares its weights with the policy it is made from. It acts without noise.
    """

    def __init__(self, eyes: Eyes, hand: nn.Sequential, *, bundle: int, squash: str):
        super().__init__()
        self.eyes, self.hand, self.bundle, self.squash = eyes.body, hand, bundle, squash

    @classmethod
    def of(cls, spec: dict[str, Any]) -> "Actor":
        """The one that a spec tells of, as SB3 would have made it."""
        view, features, hidden = spec["view"], spec["features"], spec["hidden"]
        eyes = Eyes(
            SimpleNamespace(shape=(7, view, view)), widths=spec["widths"], features_dim=features
        )
        numbers = spec["bundle"] * spec["numbers"]
        hand = nn.Sequential(nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, numbers))
        return cls(eyes, hand, bundle=spec["bundle"], squash=spec["squash"])

    def forward(self, view: Float[Tensor, "B 9 H W"]) -> Float[Tensor, "B K P"]:
        """Strokes in [0, 1], float32."""
        signed = SQUASHES[self.squash](self.hand(self.eyes(view)))
        return ((signed + 1) / 2).unflatten(1, (self.bundle, -1))


def clip(x: Tensor) -> Tensor:
    """To [-1, 1], as SB3 does with actions of PPO."""
    return x.clamp(-1, 1)


SQUASHES: dict[str, Callable[[Tensor], Tensor]] = {"clip": clip, "tanh": torch.tanh}
"""from a hand's numbers to an action in [-1, 1]"""
