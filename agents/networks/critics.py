"""The networks that value what an actor does: what each sees is all that sets them apart.

canvas   the canvas that the strokes make: the actor's gradient runs through the renderer
action   the strokes themselves, as numbers: model-free DDPG, the paper's comparison
patch    the strokes, valued patch by patch: the paper's PatchQ
"""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.utils.parametrizations import weight_norm

from agents.networks.actors import VIEW_PLANES
from agents.networks.blocks import WeightNormBlock, stages
from paint_gym.critics.critic import TReLU
from renderers.registry import Registry

WIDTHS = (64, 128, 256, 512)
"""channels of ResNet-18's stages; He et al. 2016, table 1"""


class Trunk(nn.Module):
    """ResNet-18 with weight norm and TReLU up to its last map; Learning to Paint, section 4.2."""

    def __init__(self, planes: int, widths: tuple[int, ...]):
        super().__init__()
        first = widths[0]
        self.stem = nn.Sequential(weight_norm(nn.Conv2d(planes, first, 3, 2, 1)), TReLU())
        depths = (1,) + (2,) * (len(widths) - 1)
        self.body = nn.Sequential(
            WeightNormBlock(first, first, 2),
            stages(WeightNormBlock, first, widths=widths, depths=depths),
        )

    def forward(self, planes: Float[Tensor, "B C H W"]) -> Float[Tensor, "B D h w"]:
        """Features, 1/32 of the height and width with four stages."""
        return self.body(self.stem(planes))


class CanvasCritic(nn.Module):
    """Discounted score still to be gained from the canvas that the strokes made.

    Sees 12 planes: the view (9) with its canvas as it was, and the canvas after. The strokes are
    not looked at. Source: Learning to Paint, sections 3.2 and 4.2.
    """

    def __init__(self, widths: tuple[int, ...] = WIDTHS):
        super().__init__()
        self.trunk = Trunk(VIEW_PLANES + 3, widths)
        self.head = nn.Linear(widths[-1], 1)

    def forward(
        self, view: Float[Tensor, "B 9 H W"], after: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """Value, float32."""
        x = self.trunk(torch.cat([view, after], dim=1)).mean((2, 3))
        return self.head(x).float()[:, 0]


class PatchCritic(nn.Module):
    """Discounted score to be gained by these strokes and all that follow, patch by patch.

    Sees the view (9 planes) and the strokes, one plane of one number each: no gradient runs
    through the renderer. Source: PatchQ of Learning to Paint, section 5.4.1.
    """

    def __init__(self, strokes: int, numbers: int, widths: tuple[int, ...] = WIDTHS):
        super().__init__()
        self.trunk = Trunk(VIEW_PLANES + strokes * numbers, widths)
        self.head = nn.Conv2d(widths[-1], 1, 1)

    def forward(
        self, view: Float[Tensor, "B 9 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B h w"]:
        """Value of each place of the last map, float32."""
        planes = strokes.flatten(1)[:, :, None, None].expand(-1, -1, *view.shape[2:])
        seen = torch.cat([view, planes.to(view.dtype)], dim=1)
        seen = seen.contiguous(memory_format=torch.channels_last)
        return self.head(self.trunk(seen)).float()[:, 0]


class ActionCritic(PatchCritic):
    """The same in one number: Q(state, action).

    Source: Lillicrap et al. 2015, arXiv 1509.02971; the model-free comparison of Learning to
    Paint, section 5.4.1.
    """

    def forward(
        self, view: Float[Tensor, "B 9 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 1 1"]:
        """Value, float32: the mean over the map."""
        return super().forward(view, strokes).mean((1, 2), keepdim=True)


CRITICS = Registry("critic", action=ActionCritic, patch=PatchCritic)
"""of actions, by what they value"""
