"""An actor of a few weights, and what a file says of it."""

from agents.networks import make_actor
from agents.networks.actors import SEES
from agents.painters.weights import save_actor

SPEC = {
    "network": "window", "widths": [8, 16], "view": 32, "look": "window", "brush": "bezier",
    "bundle": 5, "numbers": 13, "size": 32, "sees": SEES,
}  # fmt: skip


def write_actor(file):
    save_actor(make_actor(SPEC), SPEC, file)
