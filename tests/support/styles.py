"""Small searches for pictures in the style of others, as an untrained network sees it."""

from functools import cache, partial

import torch

from agents.style.plan import Plan
from agents.style.search import Stylizing
from agents.style.stylized import Pictures, Seeing
from agents.style.wanted import Wanted, Weights
from paint_gym.features import load_network
from paint_gym.features.squeezenet import SqueezeMaps
from paint_gym.features.squeezenet import untrained as untrained_squeezenet
from paint_gym.features.vgg import VGG
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from tests.support.features import NARROW, vgg19

PAIRS = [("coffee", "brick"), ("chelsea", "ihc")]
"""photographs, and what stands for a painting"""
SHORT, AS_USUAL = Plan((40,), (12,)), Weights()


@cache
def bundled(name):
    """A picture of scikit-image, a view of it at hand."""
    return read_picture(find_picture(f"bundled:{name}.png"))[::4, ::4]


def small(name, side):
    return seen(bundled(name), side)


@cache
def network(kind="untrained"):
    """A network of weights of chance, of each shape."""
    if kind == "untrained":
        return load_network(kind)
    if kind == "squeezenet":
        found = SqueezeMaps(untrained_squeezenet())
    else:
        found = VGG(NARROW)
        for name, x in vgg19().items():
            found.weights()[name].copy_(x)
    found.name = kind
    return found.calibrate()


def wanted(content, *styles, tile=1024, weights=AS_USUAL):
    """Of pictures, each style with what it counts."""
    return Wanted(network(), content, styles, weights=weights, tile=tile)


def pictures(content="coffee", *styles, blend=None, **more):
    chosen = [bundled(x) for x in styles or ("brick",)]
    return Pictures(bundled(content), chosen, blend or [1.0] * len(chosen), **more)


def stylizing(of=None, plan=SHORT, *, init="content", seed=0, weights=AS_USUAL, **more):
    """A search, not begun."""
    of = of or pictures()
    seeing = Seeing(network(), weights)
    first = of.first(init, plan.sides[0], seed=seed)
    return Stylizing(partial(of.wanted, seeing=seeing), plan, first, **{"pace": 0.02, **more})


def found(search):
    """How far the best is from style and photograph, once it is at its end."""
    with torch.no_grad():
        return tuple(float(x) for x in search.goal.both(search.finish()))
