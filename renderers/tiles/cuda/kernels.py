"""The kernels of every form. Adding one: a file here, and a line below.

They take the pixels of one tile, in canvas units, and the number of pixels to one, `size`:

    reach(row, cx, cy, size)
        First and last sample of its way that can touch the tile about (cx, cy); the last that holds
        it all, or -1. None touches where the first is above the last.
    search(row, px, py, size, first, last, solid, graded)
        Two numbers of each pixel that are looked for once, and kept on the way back.
    shade(row, px, py, size, one, other, tables, means)
        Coverage of each pixel, and how far along the stroke it lies.
    lift(out, row, px, py, size, one, other, tables, means, g_coverage, g_along)
        Gradient of the geometry put into `out`.
"""

from typing import Any, NamedTuple

from renderers.registry import Registry
from renderers.tiles.cuda import box, bristle, disc, nib, still, sweep, triangle


class Kernels(NamedTuple):
    """What makes a form fast: see above.

    Attributes:
        shade: see above.
        lift: see above.
        reach: see above.
        search: see above.
    """

    shade: Any
    lift: Any
    reach: Any = still.reach
    search: Any = still.search

    @property
    def planes(self) -> int:
        """Numbers of each pixel that are kept of a stroke: what lies below, and what was found."""
        return 3 if self.search is still.search else 5

    @property
    def named(self) -> dict[str, Any]:
        """As `walk` takes them."""
        return {name.upper(): kernel for name, kernel in self._asdict().items()}


KERNELS = Registry(
    "form of the tile engine on CUDA",
    sweep=Kernels(sweep.shade, sweep.lift, sweep.reach, sweep.search),
    wash=Kernels(sweep.shade_wash, sweep.lift_wash, sweep.reach_wash, sweep.search),
    nib=Kernels(nib.shade, nib.lift, nib.reach, nib.search),
    box=Kernels(box.shade, box.lift),
    bristle=Kernels(bristle.shade, bristle.lift),
    disc=Kernels(disc.shade, disc.lift),
    triangle=Kernels(triangle.shade, triangle.lift),
)
