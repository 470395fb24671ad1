"""A translator: a network that makes a picture of what it is given; as a file, and in use.

Its weights say which pairs it learned from, so that whoever uses it need say nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from agents.gan.generators import load_network, save_network
from agents.gan.resnet import CoarseToFine, ResNet
from agents.gan.unet import UNet
from paint_gym.pairs import PAIRS
from paint_gym.pictures.lab import recolour
from renderers.registry import Registry
from renderers.weights import About
from renderers.workshop.reading import reading

KIND = "translator"
TRANSLATORS = Registry("translator", unet=UNet, resnet=ResNet, coarse_to_fine=CoarseToFine)
"""networks by the name that weights say: net(given, generator), planes in [-1, 1] of planes in
[-1, 1], sides multiples of net.multiple and net.least at least. Adding one: a class and a word"""


class Translator(nn.Module):
    """What is given to a picture, both in [0, 1].

    Args:
        net: of `TRANSLATORS`.
        chroma: the net makes a and b of CIELAB; light is the first plane of what is given.
        guess: planes of what is given to which the net adds, from and up to; None: it adds to none.
    """

    def __init__(self, net: nn.Module, *, chroma: bool, guess: Sequence[int] | None):
        super().__init__()
        self.net, self.chroma = net, chroma
        self.guess = None if guess is None else slice(*guess)

    def forward(
        self, given: Float[Tensor, "B C H W"], generator: torch.Generator
    ) -> Float[Tensor, "B 3 H W"]:
        """Differentiable; the generator draws what noise there is."""
        return self.picture(given, self.planes(given, generator))

    def planes(
        self, given: Float[Tensor, "B C H W"], generator: torch.Generator
    ) -> Float[Tensor, "B O H W"]:
        """What is made, in [-1, 1]: colours, or a and b."""
        seen = 2 * given - 1
        made: Tensor = self.net(seen, generator)
        return made if self.guess is None else (made + seen[:, self.guess]).clamp(-1, 1)

    def picture(
        self, given: Float[Tensor, "B C H W"], planes: Float[Tensor, "B O H W"]
    ) -> Float[Tensor, "B 3 H W"]:
        """Of what the net made."""
        return recolour(given[:, :1], planes) if self.chroma else (planes + 1) / 2


def planes_of(pairs: Any) -> dict[str, Any]:
    """What a translator must know of its pairs, or of their kind."""
    return {"planes": pairs.planes, "chroma": pairs.chroma}


def make_translator(
    network: str,
    *,
    pairs: dict[str, Any],
    guess: Sequence[int] | None = None,
    **spec: Any,
) -> Translator:
    """The translator of a spec.

    Args:
        network: key of TRANSLATORS.
        pairs: see `planes_of`, and what else is to be known of them.
        guess: planes of what is given to which the network adds.
        spec: what else the network takes.
    """
    chroma = bool(pairs["chroma"])
    net = TRANSLATORS[network](planes=pairs["planes"], outputs=2 if chroma else 3, **spec)
    return Translator(net, chroma=chroma, guess=guess)


class Translation:
    """A translator in use: pictures of any size, each for itself and always the same.

    Args:
        translator: in eval mode.
    """

    def __init__(self, translator: Translator):
        net: Any = translator.net
        self.translator = translator
        self.multiple, self.least = int(net.multiple), int(net.least)

    @torch.no_grad()
    def __call__(self, given: Float[Tensor, "B C H W"], seed: int = 0) -> Float[Tensor, "B 3 H W"]:
        """Pictures in [0, 1] of what is given in [0, 1], which is mirrored beyond its edges."""
        height, width = given.shape[2:]
        rows, columns = (mirrored(side, self.fitting(side)) for side in (height, width))
        wide = given[:, :, rows][:, :, :, columns]
        chance = (torch.Generator().manual_seed(seed) for _ in given)
        made = [self.translator(x[None], drawn) for x, drawn in zip(wide, chance, strict=True)]
        return torch.cat(made)[:, :, :height, :width]

    def fitting(self, side: int) -> int:
        """The next side that the network takes."""
        return max(self.least, -(-side // self.multiple) * self.multiple)


def mirrored(side: int, length: int) -> Int[Tensor, " length"]:
    """Places 0, 1, ... side - 1, and back and forth from there."""
    places = torch.arange(length)
    period = max(1, 2 * (side - 1))
    return side - 1 - (places % period - (side - 1)).abs()


def save_translator(
    translator: nn.Module, path: Path, spec: dict[str, Any], *, card: dict[str, Any]
) -> None:
    """Write it; atomic."""
    save_network(translator, path, About(KIND, spec, card))


def load_translator(place: Path) -> tuple[Translation, About]:
    """The translator of a file, or of a run's folder, in float32; what the file says.

    `about.spec["pairs"]` names the pairs, their size, and how what is given is made of a picture.

    Raises:
        FileNotFoundError: nothing is there, or a folder without weights.
        ValueError: it is no translator, or of pairs that are not known.
    """
    net: Any
    net, about = load_network(place, KIND, make_translator)
    with reading(place, f"holds no {KIND}"):
        known = about.spec["pairs"]
        kind = PAIRS[known["name"]]
        if any(known[name] != value for name, value in planes_of(kind).items()):
            raise ValueError(f"it learned from no pairs of {known['name']}, as it says")
    return Translation(net), about
