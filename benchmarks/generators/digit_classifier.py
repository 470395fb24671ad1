"""A small network that tells handwritten digits apart, taught on MNIST's training split."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from agents.learning.generator import as_default
from paint_gym.targets import make_targets
from paint_gym.targets.mnist import read_labels
from renderers.weights import About, fill, read_weights, write_weights
from renderers.workshop.machine import machine
from renderers.workshop.reading import reading

KIND = "digit classifier"
SIDE = 32
"""of what it sees, pixels: real digits, too, are enlarged, as generators of that size see them"""
WIDTHS = (16, 32, 64)
EPOCHS, BATCH, LR = 3, 64, 6e-3
"""at most three minutes of one thread"""
LEAST_RIGHT = 0.99
"""share of the test split that it must be right about"""


def network() -> nn.Sequential:
    """Pictures of one channel to ten numbers, the larger the surer."""
    layers: list[nn.Module] = []
    for inputs, outputs in zip((1, *WIDTHS), WIDTHS, strict=False):
        layers += [
            nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
            nn.MaxPool2d(2),
        ]
    side = SIDE >> len(WIDTHS)
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(WIDTHS[-1] * side * side, 10))


def grey(pictures: Float[Tensor, "N 3 H W"]) -> Float[Tensor, "N 1 h w"]:
    """As it sees them."""
    small = nn.functional.interpolate(pictures.mean(1, keepdim=True), SIDE, mode="area")
    return small - 0.5


def digits(split: str, data_dir: str | None) -> tuple[Float[Tensor, "N 1 h w"], Int[Tensor, " N"]]:
    """Pictures as it sees them, and which digit each is."""
    targets = make_targets("mnist", size=SIDE, split=split, data_dir=data_dir)
    rows = torch.arange(len(targets)).split(1000)
    return torch.cat([grey(targets[part]) for part in rows]), read_labels(split, data_dir)


def taught(
    data_dir: str | None, *, seed: int = 0, each: Callable[[range], Iterable[int]] = iter
) -> tuple[nn.Sequential, dict[str, Any]]:
    """The network, and what is to be known of it: its share of the test split, seconds, machine.

    Args:
        data_dir: where MNIST lies.
        seed: of its weights, and of the order of pictures.
        each: goes through the steps, such as tqdm.
    """
    (pictures, labels), began = digits("train", data_dir), time.perf_counter()
    chance = torch.Generator().manual_seed(seed)
    with as_default(chance):
        net = network()
    order = torch.cat([torch.randperm(len(labels), generator=chance) for _ in range(EPOCHS)])
    batches = order.split(BATCH)
    adam = torch.optim.Adam(net.parameters(), LR)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, LR, total_steps=len(batches))
    for step in each(range(len(batches))):
        batch = batches[step]
        adam.zero_grad()
        cross_entropy(net(pictures[batch]), labels[batch]).backward()
        adam.step()
        rate.step()
    net.eval().requires_grad_(False)
    seconds = time.perf_counter() - began
    share, count = right(net, data_dir)
    about = {"right": share, "of": count, "seconds": seconds, "machine": machine(), "seed": seed}
    return net, about


def right(net: nn.Module, data_dir: str | None) -> tuple[float, int]:
    """Share of the test split that it is right about; of how many."""
    pictures, labels = digits("test", data_dir)
    found = torch.cat([net(part).argmax(1) for part in pictures.split(1000)])
    return float((found == labels).float().mean()), len(labels)


def classifier(
    file: Path, data_dir: str | None, *, each: Callable[[range], Iterable[int]] = iter
) -> tuple[nn.Sequential, dict[str, Any]]:
    """That of a file, taught and kept there first where there is none; what is known of it.

    Raises:
        ValueError: the file holds something else, or it is right too seldom.
        FileNotFoundError: it must be taught, and MNIST is not there.
    """
    if not file.exists():
        net, about = taught(data_dir, each=each)
        write_weights(file, net.state_dict(), About(KIND, {"widths": list(WIDTHS)}, about))
    with reading(file, "holds no classifier of digits"):
        weights, said = read_weights(file, KIND)
        net, about = fill(network, weights).eval().requires_grad_(False), said.card
    if about["right"] < LEAST_RIGHT:
        raise ValueError(
            f"the classifier of {file} is right about {about['right']:.4f} of {about['of']} test "
            f"digits, and {LEAST_RIGHT} is wanted: remove the file, to have it taught again"
        )
    return net, about
