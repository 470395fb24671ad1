"""Pages of every kind that can be drawn on, small, and hands that draw."""

import numpy as np
import torch

from agents.gan.translators import Translation, make_translator, planes_of
from agents.sketching.pages import PAGES
from agents.sketching.sketch import Sketch
from paint_gym.pairs import PAIRS

KINDS = {"lines": "edges", "colors": "blocks", "dots": "hints"}
"""of pairs, by how they are drawn"""
SIDE = 32
SPEC = {"size": SIDE, "channels": 2, "up": "resize", "norm": "batch", "drop": 0.5}
"""of a U-Net"""
WHITE = np.full((1, 1, 3), 255, np.uint8)
SLOPE = np.arange(24 * 32 * 3, dtype=np.uint8).reshape(24, 32, 3)
"""a picture that is the same nowhere"""


def page_of(drawn, ground=WHITE, side=SIDE):
    return PAGES[drawn](PAIRS[KINDS[drawn]].given_of, ground, side)


def sketch_of(drawn, ground=WHITE, side=SIDE):
    return Sketch(page_of(drawn, ground, side))


def stroke(sketch, *places, tool=None):
    """Press, drag and lift."""
    sketch.press(places[0], tool)
    for place in places[1:]:
        sketch.drag(place)
    sketch.lift()


def untaught(drawn, side=SIDE, channels=2):
    """A translator that has not learned."""
    torch.manual_seed(0)
    kind = PAIRS[KINDS[drawn]]
    pairs = {**planes_of(kind), "name": KINDS[drawn], "size": side}
    net = make_translator("unet", pairs=pairs, **SPEC | {"size": side, "channels": channels})
    return Translation(net.eval().requires_grad_(False))
