"""A network that tells what each pixel of a facade's photograph shows, taught on real ones.

What a translator makes of labels is as good as what is told of it agrees with those labels.

Source: the score of Isola et al. 2017, arXiv 1611.07004, section 4.1, whose network is far larger.
"""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, interpolate

from agents.learning.generator import as_default
from benchmarks.translators.labels import COLORS, SIDE, Labelled, labelled, majority
from paint_gym.pictures.windows import CROP, anywhere
from renderers.weights import About, fill, read_weights, write_weights
from renderers.workshop.machine import machine
from renderers.workshop.precision import autocast
from renderers.workshop.reading import reading

KIND = "facade segmenter"
WIDTHS = (24, 48, 96, 128)
"""channels of the stages at `PLAIN` pixels; each doubling of the side adds a thinner one before"""
PLAIN = 64
STEPS, BATCH, LR = 1800, 8, 4e-3
"""about four minutes of one thread that computes in bfloat16"""
ABOVE = 0.1
"""share of pixels that it must be right about more often than who always says the commonest"""


class Segmenter(nn.Module):
    """A picture to numbers for each class at each pixel, the larger the surer.

    Args:
        size: side of the pictures, pixels.
    """

    def __init__(self, size: int):
        super().__init__()
        widths = widths_of(size)
        self.down = nn.ModuleList(map(_stage, (3, *widths), widths))
        self.up = nn.ModuleList(
            _stage(below + beside, beside)
            for below, beside in zip(widths[1:], widths, strict=False)
        )
        self.end = nn.Conv2d(widths[0], len(COLORS), 1)

    def forward(self, picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B K H W"]:
        """Sides of the picture can be halved as often as there are stages but one."""
        x, seen = 2 * picture - 1, []
        for i, stage in enumerate(self.down):
            x = stage(nn.functional.max_pool2d(x, 2) if i else x)
            seen.append(x)
        for stage, beside in zip(list(self.up)[::-1], seen[-2::-1], strict=True):
            x = stage(torch.cat([interpolate(x, scale_factor=2.0), beside], dim=1))
        return self.end(x).float()


def widths_of(size: int) -> tuple[int, ...]:
    """Channels of the stages for pictures of this size."""
    doublings = max(0, (size // PLAIN).bit_length() - 1)
    return (*(WIDTHS[0] >> i for i in range(doublings, 0, -1)), *WIDTHS)


def _stage(inputs: int, outputs: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for before in (inputs, outputs):
        layers += [
            nn.Conv2d(before, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
        ]
    return nn.Sequential(*layers)


def taught(
    size: int,
    data_dir: str | None,
    *,
    seed: int = 0,
    each: Callable[[range], Iterable[int]] = iter,
) -> tuple[Segmenter, dict[str, Any]]:
    """The network, and what is to be known of it: its scores on the test split, seconds, machine.

    Args:
        size: side of what it sees, pixels.
        data_dir: where the facades lie.
        seed: of its weights, and of what is drawn.
        each: goes through the steps, such as tqdm.
    """
    real, began = labelled("train", data_dir), time.perf_counter()
    chance = torch.Generator().manual_seed(seed)
    with as_default(chance):
        net = Segmenter(size)
    adam = torch.optim.Adam(net.parameters(), LR)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, LR, total_steps=STEPS)
    for _ in each(range(STEPS)):
        pictures, classes = drawn(real, size, chance)
        adam.zero_grad()
        with autocast("auto", torch.device("cpu")):
            found = net(pictures)
        cross_entropy(found, classes).backward()
        adam.step()
        rate.step()
    net.eval().requires_grad_(False)
    seconds = time.perf_counter() - began
    pictures, classes = whole(labelled("test", data_dir), size)
    known = {**scores(confusion(net, pictures, classes)), "commonest": commonest(classes)}
    about = {**known, "of": len(pictures), "seconds": seconds, "machine": machine(), "seed": seed}
    return net, about


def drawn(
    real: Labelled, size: int, generator: torch.Generator
) -> tuple[Float[Tensor, "B 3 H W"], Int[Tensor, "B H W"]]:
    """Some of them, anywhere within, mirrored or not: pictures, and each pixel's class."""
    rows = torch.randint(len(real.classes), (BATCH,), generator=generator)
    both = torch.cat([real.photographs[rows], real.classes[rows, None]], dim=1)
    part = anywhere(both.float(), round(SIDE / CROP), mirror=True, generator=generator).byte()
    return whole(Labelled(part[:, :3], part[:, 3]), size)


def whole(real: Labelled, size: int) -> tuple[Float[Tensor, "B 3 H W"], Int[Tensor, "B H W"]]:
    """All of them at the size of what is seen."""
    pictures = interpolate(real.photographs.float() / 255, size, mode="area")
    return pictures, torch.cat([majority(x, size) for x in real.classes.split(BATCH)])


@torch.no_grad()
def confusion(
    net: nn.Module, pictures: Float[Tensor, "N 3 H W"], classes: Int[Tensor, "N H W"]
) -> Int[Tensor, "K K"]:
    """How many pixels of each class, by row, are taken for each, by column."""
    count = len(COLORS)
    found = torch.cat([net(part).argmax(1) for part in pictures.split(BATCH)])
    return torch.bincount((classes * count + found).flatten(), minlength=count**2).view(count, -1)


def scores(found: Int[Tensor, "K K"]) -> dict[str, float]:
    """Of a confusion: share of pixels that are right, the mean of that over the classes, and IoU.

    IoU is the mean over classes of what is rightly taken for one, of all that is one or is taken
    for it. Classes that are nowhere do not count.
    """
    right, there, taken = found.diag().double(), found.sum(1), found.sum(0)
    some = there > 0
    return {
        "pixel_accuracy": float(right.sum() / found.sum()),
        "class_accuracy": float((right / there)[some].mean()),
        "iou": float((right / (there + taken - right))[some].mean()),
    }


def commonest(classes: Int[Tensor, "N H W"]) -> float:
    """Share of the class that most pixels have."""
    return float(torch.bincount(classes.flatten()).max() / classes.numel())


def segmenter(
    file: Path,
    size: int,
    data_dir: str | None,
    *,
    each: Callable[[range], Iterable[int]] = iter,
) -> tuple[Segmenter, dict[str, Any]]:
    """That of a file, taught and kept there first where there is none; what is known of it.

    Raises:
        ValueError: the file holds something else, one of another size, or it is right too seldom.
        FileNotFoundError: it must be taught, and the facades are not there.
    """
    if not file.exists():
        made, about = taught(size, data_dir, each=each)
        write_weights(file, made.state_dict(), About(KIND, {"size": size}, about))
    with reading(file, "holds no segmenter of facades"):
        weights, said = read_weights(file, KIND)
        if said.spec["size"] != size:
            raise ValueError(f"it sees {said.spec['size']} px, and {size} px are wanted")
        net, about = fill(lambda: Segmenter(size), weights).eval().requires_grad_(False), said.card
    if about["pixel_accuracy"] < about["commonest"] + ABOVE:
        raise ValueError(
            f"the segmenter of {file} is right about {about['pixel_accuracy']:.3f} of the pixels, "
            f"and {about['commonest']:.3f} are of one class: remove the file, to have it taught "
            "again"
        )
    return net, about
