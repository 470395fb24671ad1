"""Which engine paints: every one by name, and the one to use when nobody says."""

from collections.abc import Callable

import torch

from renderers.brush import Brush
from renderers.canvas import Renderer
from renderers.exact import Exact
from renderers.registry import Registry
from renderers.tiles import KERNELS, Tiles

ENGINES = Registry("renderer", exact=Exact, tiles=Tiles)


def make_renderer(name: str, brush: Brush, device: torch.device | str = "cpu") -> Renderer:
    """An engine for a brush; "auto" is the fastest one that paints it exactly on this device.

    Raises:
        KeyError: for an unknown name.
        ValueError: for an engine that has no kernel for this brush or device.
    """
    on_cpu = torch.device(device).type == "cpu"
    if name == "auto":
        name = "tiles" if on_cpu and brush.name in KERNELS else "exact"
    if name == "tiles" and not on_cpu:
        raise ValueError(f"the tile engine paints on the CPU, not on {device}: use 'exact'")
    engine: Callable[[Brush], Renderer] = ENGINES[name]
    return engine(brush)
