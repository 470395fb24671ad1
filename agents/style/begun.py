"""From what a person asks to a search, and from its end to a picture."""

from collections.abc import Callable
from functools import partial

import numpy as np
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.style.options import BEGINNINGS, SMALLEST, Options, sized
from agents.style.plan import Plan, plan
from agents.style.search import Stylizing, smoothed
from agents.style.stylized import Pictures, Seeing
from agents.style.wanted import Weights
from paint_gym.features.network import SPREAD, Scaled
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import color_of, read_picture
from renderers.workshop.memory import need

LAST = 0.2
"""share of the noise that is taken away in the end, of that between two sizes"""
TAKES = {"vgg19": 9000, "squeezenet": 2500, "untrained": 5000}
"""bytes for each pixel that is seen at once, about"""


def read_one(name: str, options: Options) -> UInt8[np.ndarray, "H W 3"]:
    """A picture that is meant."""
    return read_picture(find_picture(name), ground=color_of(options.ground))


def read(options: Options, tell: Callable[[str], object] = print) -> Pictures:
    """The photograph and the paintings.

    Args:
        options: what is asked for.
        tell: is told of a photograph on which nothing is to be seen.

    Raises:
        ValueError: the photograph is hardly there.
        OSError: one of them is not there, or no picture.
    """
    content = read_one(str(options.picture), options)
    height, width = content.shape[:2]
    if max(height, width) < SMALLEST:
        raise ValueError(
            f"{options.picture} is {width} x {height} px: a photograph of {SMALLEST} px or more is "
            "wanted"
        )
    if (content == content[0, 0]).all():
        tell(f"{options.picture} is all of one colour: only the style will show")
    styles = [read_one(x, options) for x in options.style_image]
    blend = options.style_blend or (1.0,) * len(styles)
    return Pictures(content, styles, blend, options.style_scale, options.original_colors)


def search_of(options: Options, pictures: Pictures, network: Scaled) -> Stylizing:
    """The search, not begun.

    Raises:
        MemoryError: it takes more than there is.
    """
    side, epochs = sized(options, pictures.content)
    need(
        TAKES[network.name] * min(side, options.tile) ** 2,
        f"a picture of {side} px",
        "make --tile or --max-long-edge smaller",
    )
    weights = Weights(options.content_weight, options.style_weight)
    device = network.mean.device
    seeing = Seeing(network, weights, options.tile, device)
    begin = options.init if options.init in BEGINNINGS else read_one(options.init, options)
    sizes = plan(side, epochs) if options.coarse_to_fine else Plan((side,), (epochs,))
    return Stylizing(
        partial(pictures.wanted, seeing=seeing),
        sizes,
        pictures.first(begin, sizes.sides[0], seed=options.seed).to(device),
        pace=options.lr * sum(SPREAD) / len(SPREAD),
        noise=options.remove_noise,
        change=options.stop_eps,
        optimizer=options.optimizer,
    )


def finished(
    found: Float[Tensor, "1 3 H W"], pictures: Pictures, options: Options
) -> Float[Tensor, "1 3 H W"]:
    """What a search has found, without its last grain, in the colours that are wanted."""
    return pictures.finished(smoothed(found, LAST * options.remove_noise))
