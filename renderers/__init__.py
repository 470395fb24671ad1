"""Strokes to pixels. Floor 0: torch, numpy, numba, Pillow, and nothing of ours from above."""

import os

if (
    "OMP_WAIT_POLICY" not in os.environ
):  # before torch is loaded: renderers.workshop.processors says why
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")

from renderers.brush import Brush as Brush
from renderers.brush import Param as Param
from renderers.brush import place as place
from renderers.brush import uniform as uniform
from renderers.brush import unplace as unplace
from renderers.brushes import BRUSHES as BRUSHES
from renderers.canvas import Renderer as Renderer
from renderers.canvas import blank as blank
from renderers.canvas import over as over
from renderers.engines import ENGINES as ENGINES
from renderers.engines import make_renderer as make_renderer
from renderers.exact import Exact as Exact
from renderers.tiles import Tiles as Tiles
