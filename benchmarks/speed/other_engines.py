"""What the tile engine is measured against: the paper's network, and a loop over OpenCV."""

from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import pixel_shuffle, relu

from renderers import Brush, Exact, Renderer, over
from renderers.forms.form import INK


class PixelShuffleNet(nn.Module):
    """Learning to Paint's neural renderer: ten shape numbers to alpha at 128 px; 11.0 M weights.

    Random weights: its speed is measured, not its pictures.
    Source: Huang et al. 2019, section 3.4; layer sizes as published with it.
    """

    def __init__(self) -> None:
        super().__init__()
        sizes = (10, 512, 1024, 2048, 4096)
        self.dense = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(sizes))
        channels = ((16, 32, 32), (8, 16, 16), (4, 8, 4))
        self.pairs = nn.ModuleList(
            nn.Sequential(nn.Conv2d(a, b, 3, 1, 1), nn.ReLU(), nn.Conv2d(b, c, 3, 1, 1))
            for a, b, c in channels
        )

    def forward(self, shapes: Float[Tensor, "N 10"]) -> Float[Tensor, "N 1 128 128"]:
        """Alpha of each stroke."""
        x = shapes
        for layer in self.dense:
            x = relu(layer(x))
        x = x.view(-1, 16, 16, 16)
        for pair in self.pairs:
            x = pixel_shuffle(pair(x), 2)
        return x.sigmoid()


class Network(Renderer):
    """The network as an engine: all strokes in one batch, then laid one by one, in float32."""

    def __init__(self, brush: Brush, precision: torch.dtype = torch.float32):
        self.brush, self.precision = brush, precision
        self.net = PixelShuffleNet().requires_grad_(False)

    def paint(
        self, canvas: Float[Tensor, "B 3 128 128"], strokes: Float[Tensor, "B K 13"]
    ) -> Float[Tensor, "B 3 128 128"]:
        """See `Renderer.paint`."""
        with torch.autocast(
            canvas.device.type, torch.bfloat16, enabled=self.precision == torch.bfloat16
        ):
            alpha = self.net(strokes[..., :10].flatten(0, 1)).float()
        alpha = alpha.unflatten(0, strokes.shape[:2])
        for k in range(strokes.shape[1]):
            canvas = over(canvas, strokes[:, k, 10:, None, None], alpha[:, k])
        return canvas


class Compiled(Exact):
    """The exact engine with its rasteriser through torch.compile."""

    def __init__(self, brush: Brush):
        super().__init__(brush)
        torch._dynamo.reset()  # it compiles one method eight times at most, then runs it as it is
        self.rasterize: Any = torch.compile(brush.rasterize, dynamic=False)

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """See `Renderer.paint`."""
        height, width = canvas.shape[-2:]
        for k in range(strokes.shape[1]):
            canvas = over(canvas, *self.rasterize(strokes[:, k], height, width))
        return canvas


class OpenCV(Renderer):
    """A loop over strokes: of Bezier curves 100 discs, as in the reference's stroke generator (see
    `tests/renderers/test_bezier.py`); discs and polygons anti-aliased.
    """  # noqa: D205

    differentiable = False

    def __init__(self, brush: Brush):
        self.brush = brush

    @staticmethod
    def can(brush: Brush) -> bool:
        """Whether OpenCV has something that draws such strokes."""
        return brush.name in ALPHAS

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """See `Renderer.paint`; no gradient."""
        out, alpha_of = canvas.clone(), ALPHAS[self.brush.name]
        rows = self.brush.rows(strokes.flatten(0, 1)).unflatten(0, strokes.shape[:2])
        for b in range(len(strokes)):
            for stroke, row in zip(strokes[b].numpy(), rows[b].numpy(), strict=True):
                alpha = torch.from_numpy(alpha_of(stroke, row, canvas.shape[-1]))[None]
                out[b] = out[b] * (1 - alpha) + torch.from_numpy(row[:3, None, None]) * alpha
        return out


def _curve(stroke: np.ndarray, row: np.ndarray, size: int) -> np.ndarray:
    """100 discs, each over the last, at twice the size; then halved."""
    x0, y0, u, v, x2, y2, r0, r2 = stroke[:8].astype(np.float64)
    a0, da = row[OPACITY : OPACITY + 2].astype(np.float64)
    t = np.arange(100) / 100
    x1, y1 = x0 + (x2 - x0) * u, y0 + (y2 - y0) * v
    x = ((1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t * t * x2) * (2 * size - 1)
    y = ((1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t * t * y2) * (2 * size - 1)
    r = (1 + r0 * size // 2) * (1 - t) + (1 + r2 * size // 2) * t
    a = a0 + da * t
    picture = np.zeros((2 * size, 2 * size), np.float32)
    for i in range(100):
        cv2.circle(picture, (round(x[i]), round(y[i])), int(r[i]), float(a[i]), -1)
    return cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA)


def _disc(stroke: np.ndarray, row: np.ndarray, size: int) -> np.ndarray:
    x, y, r = (row[INK : INK + 3] * size - np.array([0.5, 0.5, 0])) * 2**BITS
    picture = np.zeros((size, size), np.uint8)
    cv2.circle(picture, (round(x), round(y)), max(round(r), 1), 255, -1, cv2.LINE_AA, BITS)
    return picture / np.float32(255) * row[OPACITY]


def _box(stroke: np.ndarray, row: np.ndarray, size: int) -> np.ndarray:
    x, y, cos, sin, w, h = row[INK : INK + 6]
    u, v = np.array([w / 2, w / 2, -w / 2, -w / 2]), np.array([h / 2, -h / 2, -h / 2, h / 2])
    return _polygon(np.stack([x + u * cos - v * sin, y + u * sin + v * cos], 1), size, row)


def _triangle(stroke: np.ndarray, row: np.ndarray, size: int) -> np.ndarray:
    return _polygon(row[INK : INK + 6].reshape(3, 2), size, row)


def _polygon(corners: np.ndarray, size: int, row: np.ndarray) -> np.ndarray:
    picture = np.zeros((size, size), np.uint8)
    points = np.round((corners * size - 0.5) * 2**BITS).astype(np.int32)
    cv2.fillConvexPoly(picture, points, 255, cv2.LINE_AA, BITS)
    return picture / np.float32(255) * row[OPACITY]


BITS = 6
"""of a pixel's fractions, where OpenCV takes them"""
OPACITY = 6
"""column of a row"""
ALPHAS = {
    "bezier": _curve, "bezier_opaque": _curve, "circle": _disc, "rectangle": _box,
    "triangle": _triangle,
}  # fmt: skip
"""alpha [size,size] of one stroke, of its numbers and its row, by brush"""
