"""What is wanted of a picture: the content of one, the style of others, and no grain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.movers import sloped
from agents.style.tiles import Tile, tiles
from paint_gym.features import Network
from paint_gym.scores import SCORES

CONTENT = {"vgg19": 0.1, "squeezenet": 0.2, "untrained": 0.12}
"""how much a content weight of 1 counts, by who sees: so that 10 to 1 leaves as much content;
measured (`benchmarks.style ratios`) for the two whose weights were at hand"""
STYLE, GRAIN = 10.0, 8.0
"""how much a style weight of 1, and total variation, count"""
PLAIN = 0.1
"""least unit of content: in that of features on the average; pictures of one colour have none"""
CORNER = 64
"""side of a part of a picture, pixels, in which every layer is there that is in the whole"""
ALIKE = 0.1
"""share of the style's own statistics, squared, that its unit is larger than what the photograph
misses; so a style that is the photograph's own is no division by 0"""


@dataclass(frozen=True)
class Sums:
    """What is added up over the places of a layer's map: of a whole picture, or a part of it.

    Attributes:
        products: of every two features.
        features: each.
        places: how many.
    """

    products: Float[Tensor, "C C"]
    features: Float[Tensor, " C"]
    places: int

    @property
    def moments(self) -> Float[Tensor, "C N"]:
        """Covariances, and means as one more column; see `paint_gym.scores.gram`."""
        mean = self.features / self.places
        covariance = self.products / self.places - mean[:, None] * mean
        return torch.cat([covariance, mean[:, None]], dim=1)


@dataclass(frozen=True)
class Style:
    """Statistics that are wanted, by layer, and the unit of what is missed of each.

    Attributes:
        moments: of the painting.
        units: a squared distance.
        weight: of this style among others.
    """

    moments: Mapping[str, Float[Tensor, "C N"]]
    units: Mapping[str, float]
    weight: float


@dataclass(frozen=True)
class Weights:
    """How much each counts.

    Attributes:
        content: as `--content-weight` says.
        style: as `--style-weight` says.
        grain: of total variation.
    """

    content: float = 10.0
    style: float = 1.0
    grain: float = GRAIN


class Wanted:
    """A loss of pictures, and its gradient, part by part where they are large.

    Args:
        network: who sees.
        content: the photograph, as large as the picture.
        styles: paintings, as large as they are to be seen, and how much each counts.
        weights: how much content and style count.
        tile: side of the parts that are seen at once, pixels.
    """

    def __init__(
        self,
        network: Network,
        content: Float[Tensor, "1 3 H W"],
        styles: Sequence[tuple[Float[Tensor, "1 3 _ _"], float]],
        *,
        weights: Weights,
        tile: int,
    ):
        self.network, self.weights, self.tile = network, weights, tile
        self.photograph, self.shape = content, tuple(content.shape)
        self.parts = parts_of(content, tile)
        with torch.no_grad():
            self.layer = self._deepest(content)
            self.content = self.deep(content)
            self.unit = max(PLAIN, self._missed_by_plain([x for x, _ in styles]))
            own = {name: x.moments for name, x in self.sums(content).items()}
            self.styles = [self._style(x, weight, own) for x, weight in styles]

    def _missed_by_plain(self, paintings: Sequence[Tensor]) -> float:
        """By a picture that shows nothing, in the paintings' mean features.

        Of paintings too small for that layer, in the photograph's.
        """
        means = torch.stack([_mean(self.deep(x) or self.content) for x in paintings]).mean(0)
        apart = [(x - means[:, None, None]).square().sum() for x in self.content]
        return float(torch.stack(apart).sum()) / sum(x.numel() for x in self.content)

    def _style(self, painting: Tensor, weight: float, own: Mapping[str, Tensor]) -> Style:
        found = {name: x.moments for name, x in self.sums(painting).items() if name in own}
        units = {
            name: float(missed(own[name], x) + ALIKE * missed(torch.zeros_like(x), x)) + 1e-12
            for name, x in found.items()
        }
        return Style(found, units, weight)

    def _deepest(self, picture: Tensor) -> str:
        """The deepest layer that tells content and that is there: a corner tells."""
        maps = self.network(picture[..., :CORNER, :CORNER])
        return [name for name in self.network.content if name in maps][-1]

    def deep(self, picture: Float[Tensor, "1 3 H W"]) -> list[Float[Tensor, "1 C _ _"]]:
        """The deepest layer's map of each part; none of a picture that is too small for it."""
        parts = parts_of(picture, self.tile)
        found = (self.seen(picture, part).get(self.layer) for part in parts)  # one at a time
        return [x for x in found if x is not None]

    def seen(self, picture: Float[Tensor, "1 3 H W"], part: Tile) -> dict[str, Tensor]:
        """Each layer's map of a part."""
        return {name: part.own(x) for name, x in self.network(part.shown(picture)).items()}

    @torch.no_grad()
    def sums(self, picture: Float[Tensor, "1 3 H W"]) -> dict[str, Sums]:
        """Of a whole picture, by layer of style."""
        found = [self.added(self.seen(picture, part)) for part in parts_of(picture, self.tile)]
        return joined(found)

    def added(self, maps: Mapping[str, Tensor]) -> dict[str, Sums]:
        """Of maps."""
        rows = {name: maps[name][0].flatten(1) for name in self.network.style if name in maps}
        return {name: Sums(x @ x.T, x.sum(1), x.shape[1]) for name, x in rows.items()}

    def style_of(self, sums: Mapping[str, Sums]) -> Float[Tensor, ""]:
        """How far statistics are from those of the styles: 1 or less is what the photograph is."""
        moments = {name: x.moments for name, x in sums.items()}
        far = []
        for style in self.styles:
            layers = [
                missed(moments[name], x) / style.units[name] for name, x in style.moments.items()
            ]
            far.append(style.weight * torch.stack(layers).mean())
        return torch.stack(far).sum() / sum(style.weight for style in self.styles)

    def content_of(self, maps: Mapping[str, Tensor], number: int) -> Float[Tensor, ""]:
        """The share of a part in how far the picture is from the photograph: 1 is nothing of it."""
        wanted = self.content[number]
        places = sum(x[0, 0].numel() for x in self.content)
        apart = (maps[self.layer] - wanted).square().sum()
        return apart / (places * wanted.shape[1] * self.unit)

    def __call__(self, picture: Float[Tensor, "1 3 H W"]) -> Float[Tensor, " 1"]:
        """The loss; differentiable where the picture is seen at once."""
        style, content = self.both(picture)
        return (self.weighed(style, content) + self.weights.grain * rough(picture))[None]

    def both(
        self, picture: Float[Tensor, "1 3 H W"]
    ) -> tuple[Float[Tensor, ""], Float[Tensor, ""]]:
        """How far from the styles, and how far from the photograph."""
        sums, content = [], []
        for number, part in enumerate(self.parts):
            maps = self.seen(picture, part)
            sums.append(self.added(maps))
            content.append(self.content_of(maps, number))
        return self.style_of(joined(sums)), torch.stack(content).sum()

    def weighed(self, style: Tensor, content: Tensor) -> Tensor:
        """Both together."""
        much = CONTENT[self.network.name] * self.weights.content
        return STYLE * self.weights.style * style + much * content

    @torch.enable_grad()
    def slope(
        self, picture: Float[Tensor, "1 3 H W"]
    ) -> tuple[Float[Tensor, " 1"], Float[Tensor, "1 3 H W"]]:
        """The loss and its gradient; no more than one part is in memory at a time.

        Statistics are of the whole, so parts are seen twice: to add up, and to go back from what
        the whole wants of the sums.
        """
        if len(self.parts) == 1:
            return sloped(self, picture)
        sums = self.sums(picture)
        leaves = {
            name: Sums(x.products.requires_grad_(), x.features.requires_grad_(), x.places)
            for name, x in sums.items()
        }
        style = self.style_of(leaves)
        wanted = torch.autograd.grad(style, flat(leaves))
        smooth, slope = sloped(lambda x: self.weights.grain * rough(x)[None], picture)
        content = torch.zeros_like(style)
        for number, part in enumerate(self.parts):
            shown = part.shown(picture).detach().requires_grad_()
            maps = {name: part.own(x) for name, x in self.network(shown).items()}
            added = zip(flat(self.added(maps)), wanted, strict=True)
            pulled = torch.stack([(found * by).sum() for found, by in added]).sum()
            own = self.content_of(maps, number)
            (back,) = torch.autograd.grad(self.weighed(pulled, own), shown)
            slope[..., part.seen[0], part.seen[1]] += back
            content = content + own.detach()
        loss = self.weighed(style.detach(), content) + smooth
        return loss, slope


def parts_of(picture: Float[Tensor, "1 3 H W"], tile: int) -> list[Tile]:
    """See `tiles`."""
    height, width = picture.shape[2:]
    return tiles(height, width, tile)


def flat(sums: Mapping[str, Sums]) -> list[Tensor]:
    """All that is added up."""
    return [x for each in sums.values() for x in (each.products, each.features)]


def missed(found: Float[Tensor, "C N"], wanted: Float[Tensor, "C N"]) -> Float[Tensor, ""]:
    """Squared distance of moments: summed over columns and averaged over rows."""
    return (found - wanted).square().sum(1).mean()


def rough(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, ""]:
    """Total variation."""
    return -SCORES["tv"]()(picture, picture).mean()


def joined(parts: Sequence[Mapping[str, Sums]]) -> dict[str, Sums]:
    """Of parts, those of the whole; a layer that one of them has not is left out."""
    names = [name for name in parts[0] if all(name in part for part in parts)]
    return {
        name: Sums(
            torch.stack([part[name].products for part in parts]).sum(0),
            torch.stack([part[name].features for part in parts]).sum(0),
            sum(part[name].places for part in parts),
        )
        for name in names
    }


def _mean(maps: Sequence[Float[Tensor, "1 C _ _"]]) -> Float[Tensor, " C"]:
    """Over all places."""
    total = torch.stack([x.sum((0, 2, 3)) for x in maps]).sum(0)
    return total / sum(x[0, 0].numel() for x in maps)
