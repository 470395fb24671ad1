"""Every score by name. Adding one: a file here, and a line below."""

from paint_gym.scores.l1 import L1
from paint_gym.scores.l2 import L2
from paint_gym.scores.score import Score as Score
from paint_gym.scores.weighted import Weighted as Weighted
from paint_gym.scores.weighted import parse_spec
from renderers.registry import Registry

SCORES = Registry("score", l1=L1, l2=L2)


def make_score(spec: str) -> Score:
    """The score a spec describes: "l2", or a weighted sum, "l2:1+l1:0.5".

    Raises:
        KeyError: an unknown score, with the nearest known one.
        ValueError: a malformed spec.
    """
    weights = parse_spec(spec)
    made = {name: SCORES[name]() for name in weights}
    if list(weights.values()) == [1.0]:
        return next(iter(made.values()))
    return Weighted(made, weights)
