"""Networks that choose strokes, and those that value them; the former by name.

Adding one: a class here with `of(spec)`, and a line below.
"""

from typing import Any

from torch import nn

from agents.networks.actors import MixerActor, ResNetActor, WindowActor
from agents.networks.sb3 import Actor
from renderers.registry import Registry

NETWORKS = Registry("network", mixer=MixerActor, window=WindowActor, resnet18=ResNetActor)
"""those that our own learners teach"""
ACTORS = Registry("network", **NETWORKS, sb3=Actor)
"""all that weights may be of"""


def make_actor(spec: dict[str, Any]) -> nn.Module:
    """An actor from the few words and numbers that describe it (they travel with its weights).

    Raises:
        KeyError: an unknown network, with the nearest known one.
    """
    actor: nn.Module = ACTORS[spec["network"]].of(spec)
    return actor
