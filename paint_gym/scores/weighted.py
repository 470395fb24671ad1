"""A weighted sum of scores, and the spec that describes one: "l2:1+l1:0.5"."""

import math
import re

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.features import NETWORKS
from paint_gym.scores.score import Score
from renderers.registry import did_you_mean

_PLUS = re.compile(r"\+(?=\s*(?:[A-Za-z_]\w*\s*(?:[:@+]|$)|\+|$))")
"""before a score's name: not the one in 1e+3, nor one in the name of a file or folder"""


class Weighted(Score):
    """Sum of weight * score; `str()` gives a spec that makes it again.

    Args:
        scores: by name.
        weights: by the same names.
    """

    def __init__(self, scores: dict[str, Score], weights: dict[str, float]):
        self.scores, self.weights = scores, weights

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        parts = [self.weights[n] * score(canvas, target) for n, score in self.scores.items()]
        return torch.stack(parts).sum(0)

    def of_error(self, error: Float[Tensor, " B"]) -> Float[Tensor, " B"] | None:
        """See `Score.of_error`; None unless every part can tell."""
        total = torch.zeros_like(error)
        for name, score in self.scores.items():
            part = score.of_error(error)
            if part is None:
                return None
            total = total + self.weights[name] * part
        return total

    def __str__(self) -> str:
        return format_spec(self.weights)


def parse_spec(spec: str) -> dict[str, float]:
    """Weights by name, in the order written; "l2" is short for "l2:1".

    Raises:
        ValueError: an empty part, a name given twice, a weight that is no finite number above 0.
    """
    weights: dict[str, float] = {}
    for part in _PLUS.split(spec):
        name, colon, weight = _split_weight(part)
        if not name or (colon and not weight):
            raise ValueError(f'malformed score {spec!r}: wanted "name:weight+name:weight"')
        if name in weights:
            raise ValueError(f"score {spec!r} names {name!r} twice: add the weights")
        weights[name] = _parse_weight(weight or "1", name, spec)
    return weights


def format_spec(weights: dict[str, float]) -> str:
    """The spec that `parse_spec` reads back as these weights, to the last bit."""
    return "+".join(f"{name}:{weight!r}" for name, weight in weights.items())


def _split_weight(part: str) -> tuple[str, str, str]:
    """Name, colon and weight; a network's name, and a file's with colons, are of the name."""
    name, colon, weight = (x.strip() for x in part.rpartition(":"))
    networks = {x.rpartition(":")[2] for x in (name, weight)} & NETWORKS.keys()
    if "@" not in part and not networks:
        name, colon, weight = (x.strip() for x in part.partition(":"))
    elif not _is_number(weight):
        return part.strip(), "", ""
    return name, colon, weight


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _parse_weight(text: str, name: str, spec: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        near = did_you_mean(text, NETWORKS)
        raise ValueError(
            f"weight {text!r} of {name!r} in score {spec!r} is not a number.{near}"
        ) from None
    if not (math.isfinite(weight) and weight > 0):
        raise ValueError(f"weight {text} of {name!r} in score {spec!r} must be finite and above 0")
    return weight
