"""The kernels of every form. Adding one: a file here, and a line below.

A form's file has three functions, which all take a stroke `s` (see `tile`) and, as `form`, which of
the forms it is that share them, from 0:

    shade(s, form, varies, cx, cy, px, py, planes, work, tables, means)
        Fill COVERAGE over the tile about (cx, cy), and ALONG if it `varies`; its kind.
    lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means)
        Add the gradient of the shape to `sums`, from those of coverage (gc) and along (gu).
    bounds(s, form)
        Least and greatest x, least and greatest y, pixels: `Form.extent`.

Compiled together, as one kernel that asks for the form's number at each stroke: a kernel for each
form would be compiled, by everybody who paints with several brushes, once for each.
"""

from typing import Any, NamedTuple

from renderers.forms.nib import NEAR
from renderers.registry import Registry
from renderers.tiles.cpu import box, bristle, disc, nib, sweep, triangle
from renderers.tiles.cpu.tile import inlined


class Kernels(NamedTuple):
    """What makes a form fast.

    Attributes:
        shade: see above.
        lift: see above.
        bounds: see above.
        tolerances: lengths in canvas units that are put behind the form's columns, for them.
    """

    shade: Any
    lift: Any
    bounds: Any
    tolerances: tuple[float, ...] = ()


_SWEPT = Kernels(sweep.shade, sweep.lift, sweep.bounds)
KERNELS = Registry(  # those that share kernels stand side by side
    "form of the tile engine",
    sweep=_SWEPT, wash=_SWEPT,
    nib=Kernels(nib.shade, nib.lift, nib.bounds, tolerances=(NEAR,)),
    box=Kernels(box.shade, box.lift, box.bounds),
    bristle=Kernels(bristle.shade, bristle.lift, bristle.bounds),
    disc=Kernels(disc.shade, disc.lift, disc.bounds),
    triangle=Kernels(triangle.shade, triangle.lift, triangle.bounds),
)  # fmt: skip


def number_of(form: str) -> int:
    """By which number the kernels know a form."""
    return list(KERNELS).index(form)


def shade_by_number(shades):
    """One `shade` of several: the form it is called with is the form's number."""
    own = shades[-1]
    first = shades.index(own)
    if first == 0:
        return own
    before = shade_by_number(shades[:first])

    @inlined
    def shade(s, form, varies, cx, cy, px, py, planes, work, tables, means):
        if form < first:
            kind = before(s, form, varies, cx, cy, px, py, planes, work, tables, means)
        else:
            kind = own(s, form - first, varies, cx, cy, px, py, planes, work, tables, means)
        return kind

    return shade


def lift_by_number(lifts):
    """One `lift` of several."""
    own = lifts[-1]
    first = lifts.index(own)
    if first == 0:
        return own
    before = lift_by_number(lifts[:first])

    @inlined
    def lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means):
        if form < first:
            before(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means)
        else:
            own(s, form - first, kind, varies, planes, gc, gu, px, py, sums, tables, means)

    return lift


def bounds_by_number(bounds):
    """One `bounds` of several."""
    own = bounds[-1]
    first = bounds.index(own)
    if first == 0:
        return own
    before = bounds_by_number(bounds[:first])

    @inlined
    def of_both(s, form):
        return before(s, form) if form < first else own(s, form - first)

    return of_both


SHADE = shade_by_number([kernels.shade for kernels in KERNELS.values()])
LIFT = lift_by_number([kernels.lift for kernels in KERNELS.values()])
BOUNDS = bounds_by_number([kernels.bounds for kernels in KERNELS.values()])
