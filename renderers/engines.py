"""Which engine paints: every one by name, and the one to use when nobody says."""

import torch

from renderers.brush import Brush
from renderers.canvas import Renderer
from renderers.exact import Exact
from renderers.neural.engine import Neural
from renderers.registry import Registry
from renderers.tiles import Tiles
from renderers.workshop.processors import heed_quotas
from renderers.workshop.threads import survive_forks

ENGINES = Registry("renderer", exact=Exact, tiles=Tiles, neural=Neural)
EXACT = ("tiles", "exact")
"""those that paint what a brush really makes, the fastest first"""


def make_renderer(
    name: str, brush: Brush, device: torch.device | str = "cpu", *, precision: str = "auto"
) -> Renderer:
    """An engine for a brush; "auto" is the fastest one that paints it exactly on this device.

    Args:
        name: a key of ENGINES, or "auto"; or "neural:NET" for another of NETWORKS than the usual.
        brush: what it paints with.
        device: where it paints.
        precision: of the neural engine's network; the others are exact.

    Raises:
        KeyError: for an unknown name.
        ValueError: for the tile engine and a brush that it has no kernel for on the device.
        ImportError: for the tile engine on CUDA without triton.
        FileNotFoundError: for the neural engine and a brush that the network has no weights for.
    """
    heed_quotas()
    survive_forks()
    if name == "auto":
        name = next(exact for exact in EXACT if ENGINES[exact].paints(brush, device))
    kind, _, net = name.partition(":")
    if kind == "neural" and net:
        return Neural(brush, net, device, precision=precision)
    engine: type[Renderer] = ENGINES[name]
    return engine.made(brush, device, precision)
