"""Pictures that a generator makes: by number, between two, or nearest to one that is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.gan.generators import Generator
from agents.gan.networks import load
from agents.search.descent import Descent, Until, descend, quietly
from agents.search.drawing import Samples
from paint_gym.features.squeezenet import SqueezeNet
from paint_gym.paintings.painting import to_bytes

SAMPLE = "sample:"
"""how the name of a sample begins"""
BATCH = 50
"""pictures made together"""
APART = 1_000_003
"""seeds of two samples' codes differ by so much where the seeds asked for differ by one"""
TRIED, KEPT = 512, 4
"""codes that an inversion tries; how many of them it moves"""


def code_of(seed: int, number: int, width: int) -> Float[Tensor, " Z"]:
    """The code of sample `number`: the same whatever else is drawn."""
    return torch.randn(width, generator=torch.Generator().manual_seed(seed * APART + number))


def codes_of(seed: int, count: int, width: int) -> Float[Tensor, "count Z"]:
    """Those of the first samples."""
    return torch.stack([code_of(seed, number, width) for number in range(count)])


def of_name(name: str) -> UInt8[np.ndarray, "H W 3"]:
    """The sample that sample:PLACE#NUMBER names, of seed 0; the first where no number is given.

    Raises:
        ValueError: no number follows the #, or PLACE holds no generator.
        OSError: nothing is there.
    """
    place, _, number = name.removeprefix(SAMPLE).partition("#")
    if not (number or "0").isdecimal():
        raise ValueError(f"wanted {SAMPLE}RUN#NUMBER, got {name!r}")
    net, about = load(Path(place))
    code = code_of(0, int(number or "0"), int(about.spec["code"]))
    return to_bytes(drawn(net, code[None])[0])


@torch.no_grad()
def drawn(net: Generator, codes: Float[Tensor, "N Z"]) -> Float[Tensor, "N 3 H W"]:
    """Their pictures."""
    return torch.cat([net(part) for part in codes.split(BATCH)])


def between(codes: Float[Tensor, "N Z"], steps: int) -> Iterator[Float[Tensor, " Z"]]:
    """From each code to the next, and from the last to the first, `steps` each.

    Along the sphere on which codes lie: halfway on a straight line a code would be shorter than any
    the generator has seen (White 2016, arXiv 1609.04468).
    """
    for one, other in zip(codes, codes.roll(-1, 0), strict=True):
        cosine = torch.cosine_similarity(one, other, dim=0).clamp(-0.9999, 0.9999)
        angle = torch.arccos(cosine)
        for step in range(steps):
            share = step / steps
            yield (torch.sin((1 - share) * angle) * one + torch.sin(share * angle) * other) / (
                torch.sin(angle)
            )


@dataclass(frozen=True)
class Inverted:
    """What was found.

    Attributes:
        code: of the picture.
        picture: that it makes.
        error: mean squared, to the one that was given.
        began: the error of the best code of those that were tried.
    """

    code: Float[Tensor, " Z"]
    picture: Float[Tensor, "3 H W"]
    error: float
    began: float


def invert(
    net: Generator,
    target: Float[Tensor, "1 3 H W"],
    features: SqueezeNet,
    *,
    steps: int = 300,
    seed: int = 0,
    drive: Callable[[Descent], Tensor] = quietly,
) -> Inverted:
    """The code whose picture is nearest: of many the best by chance, then moved.

    Near is in squared error and in what the features see, each as a share of what the first of the
    codes that were tried had.
    """
    tried = codes_of(seed, TRIED, net.code)
    far = partial(_far, target=target, features=features)
    with torch.no_grad():
        parts = [torch.stack(far(net(part))) for part in tried.split(BATCH)]
    scale = torch.cat(parts, dim=1).mean(1)

    def loss(pictures: Float[Tensor, "B 3 H W"]) -> Float[Tensor, " B"]:
        error, unlike = far(pictures)
        return error / scale[0] + unlike / scale[1]

    total = (torch.cat(parts, dim=1) / scale[:, None]).sum(0)
    begun = tried[total.topk(KEPT, largest=False).indices]
    found, least = descend(Samples(net), loss, begun, until=Until(steps), drive=drive)
    best = found[least.argmin()]
    picture = drawn(net, best[None])
    error, at_first = (
        float((x - target).square().mean()) for x in (picture, drawn(net, begun[:1]))
    )
    return Inverted(best, picture[0], error, at_first)


def _far(
    pictures: Float[Tensor, "B 3 H W"], *, target: Float[Tensor, "1 3 H W"], features: SqueezeNet
) -> tuple[Float[Tensor, " B"], Float[Tensor, " B"]]:
    """Squared error, and squared distance of features."""
    unlike = (features(pictures) - features(target)).square().mean(1)
    return (pictures - target).square().mean((1, 2, 3)), unlike
