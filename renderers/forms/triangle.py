"""A filled triangle."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.extent import around
from renderers.forms.form import Form, columns, pixel_grid
from renderers.forms.sight import Dense, Pairs, Sight, length, near
from renderers.forms.trace import Trace, traced_polygon


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N 1 1"]]:
    """Geometry: x0 y0 x1 y1 x2 y2 (corners), least height. Nothing changes along it.

    A sliver covers no more of a pixel than its least height.
    """
    pixels = pixel_grid(height, width, geometry)
    size = max(height, width)
    corners = geometry[:, :6].unflatten(1, (3, 2))
    edges = [_edge(corners[:, i], corners[:, (i + 1) % 3], pixels) for i in range(3)]
    nearest = torch.stack([distance for distance, _ in edges]).amin(0)
    left = torch.stack([side for _, side in edges])
    inside = (left > 0).all(0) | (left < 0).all(0)
    depth = torch.where(inside, nearest, -nearest) * size
    least = (columns(geometry, 7)[6] * size).clamp(0, 1)
    return (depth + 0.5).clamp(0, 1).minimum(least), torch.zeros_like(least)


def least_height(corners: Float[Tensor, "N 3 2"]) -> Float[Tensor, " N"]:
    """Height over the longest side, in the corners' units."""
    sides = corners - corners.roll(1, dims=1)
    longest = (sides.square().sum(2) + 1e-14).sqrt().amax(1)
    twice_area = (sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]).abs()
    return twice_area / longest


def _edge(
    a: Float[Tensor, "N 2"], b: Float[Tensor, "N 2"], pixels: tuple[Tensor, Tensor]
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Distance to the segment a-b, and on which side of its line the pixel lies (sign)."""
    (px, py), (ax, ay) = pixels, a.T[..., None, None]
    vx, vy = (b - a).T[..., None, None]
    ex, ey = px - ax, py - ay
    along = ((ex * vx + ey * vy) / (vx * vx + vy * vy + 1e-12)).clamp(0, 1)
    distance = ((ex - along * vx).square() + (ey - along * vy).square() + 1e-14).sqrt()
    return distance, vx * ey - vy * ex


def extent(geometry: Float[Tensor, "*B G"]) -> Float[Tensor, "*B 4"]:
    """See `Form.extent`."""
    still = torch.zeros_like(geometry[..., 0])
    return around(geometry[..., 0:6:2], geometry[..., 1:6:2], (still, still))


def find(g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
    """See `Sight.find`. Lines go on beyond sharp corners: the box of the corners ends them."""
    xs, ys = torch.stack(g[:6:2]), torch.stack(g[1:6:2])
    box = (x - xs.amin(0), xs.amax(0) - x, y - ys.amin(0), ys.amax(0) - y)
    sides = [depth for _, _, depth in _sides(g, x, y)]
    return (torch.stack([*box, *sides]).amin(0),)


def see(g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
    """See `Sight.see`: the line of each side, and the corners."""
    sides = _sides(g, x, y)
    depth = torch.stack([depth for _, _, depth in sides]).amin(0)
    told = [n for nx, ny, d in sides for n in (nx, ny, *near(d))]
    corners = [n for i in range(3) for e in (g[2 * i] - x, g[2 * i + 1] - y) for n in near(e)]
    return [*near(depth), *told, *corners, *near(g[6])]


def _sides(g: list[Tensor], x: Tensor, y: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
    """Unit normal and depth of each side's line, positive inside."""
    turn = (g[2] - g[0]) * (g[5] - g[1]) - (g[3] - g[1]) * (g[4] - g[0])
    turn, found = torch.where(turn < 0, -1.0, 1.0), []
    for i in range(3):
        ax, ay, bx, by = (g[(2 * i + k) % 6] for k in range(4))
        long = length(bx - ax, by - ay)
        nx, ny = turn * (ay - by) / long, turn * (bx - ax) / long
        found.append((nx, ny, nx * (x - ax) + ny * (y - ay)))
    return found


def trace(geometry: Float[Tensor, " G"]) -> Trace:
    """See `Form.trace`."""
    return traced_polygon(geometry[:6].unflatten(0, (3, 2)))


TRIANGLE = Form(
    "triangle",
    ("x0", "y0", "x1", "y1", "x2", "y2", "least"),
    cover,
    extent,
    sight=Sight(find, see),
    trace=trace,
)
