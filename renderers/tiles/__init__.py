"""The fast engine: the exact engine's pictures and gradients, fused and tile by tile."""

from renderers.tiles.engine import Tiles as Tiles
from renderers.tiles.engine import paint_rows as paint_rows
