"""The fast engine: the exact engine's pictures and gradients, fused and tile by tile."""

from renderers.tiles.engine import KERNELS as KERNELS
from renderers.tiles.engine import Tiles as Tiles
