"""Photographs in paintings' hands, by `agents.stylize` as it is told."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from agents.search.descent import quietly
from agents.style.begun import finished, read, search_of
from agents.style.examples import PAINTINGS
from agents.style.options import Options
from agents.style.search import Stylizing
from paint_gym.features import NETWORKS, load_network
from paint_gym.paintings.painting import to_bytes

CONTENTS = ("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "camera.png")
"""photographs that come with scikit-image"""
Picture = np.ndarray
"""bytes [H,W,3]; many of them stand in one call, so no size is checked"""


@dataclass(frozen=True)
class Made:
    """A picture, and how it came about.

    Attributes:
        picture: as `agents.stylize` writes it.
        style: how far its style is from the painting's, in that of the photograph.
        content: how far it is from the photograph, in what a picture that shows nothing is.
        steps: that it took.
        seconds: of those.
    """

    picture: Picture
    style: float
    content: float
    steps: int
    seconds: float

    def row(self) -> dict[str, Any]:
        """All but the picture."""
        return {name: x for name, x in vars(self).items() if name != "picture"}


def painting(name: str) -> str:
    """The file of a painting here."""
    return str(PAINTINGS / f"{name}.webp")


def trained() -> str:
    """The name of the best network whose weights are there."""
    return load_network().name


def there() -> list[str]:
    """Names of the networks that can be used here."""
    return [name for name in NETWORKS if load_network(name).name == name]


def search(content: str, style: str, **told: Any) -> tuple[Options, Stylizing, Any]:
    """A search, not begun, and what it was made from.

    Args:
        content: of `CONTENTS`.
        style: of `STYLES`.
        told: other options of `agents.stylize`.
    """
    options = Options(f"bundled:{content}", style_image=(painting(style),), **told)
    pictures = read(options)
    network = load_network(options.model)
    return options, search_of(options, pictures, network), pictures


@torch.no_grad()
def made(content: str, style: str, **told: Any) -> Made:
    """A photograph in a painting's hand; see `search`."""
    options, run, pictures = search(content, style, **told)
    found = finished(quietly(run), pictures, options)
    apart, off = run.measured()
    return Made(to_bytes(found[0]), apart, off, run.step, run.spent)
