"""A curve that grows beside the frames of a film: likeness by stroke, loss by step."""

from dataclasses import dataclass, field

import numpy as np
from jaxtyping import UInt8
from PIL import Image, ImageDraw, ImageFont

LINES = 7
"""between which the range is divided"""
DECIBELS = (5.0, 40.0)
"""range of a PSNR"""
PAPER, GRID, INK, TEXT = (24, 24, 28), (60, 60, 66), (255, 160, 60), (200, 200, 205)
LEAST = 160
"""width of the curve at least, pixels"""


@dataclass
class Curve:
    """A value against what is counted.

    Attributes:
        total: of the count, at the end.
        counted: what it counts: strokes, steps.
        span: least and largest value that is drawn; beyond them the curve runs along the edge.
        words: what is said of the last value.
        points: (count, value) so far.
    """

    total: int
    counted: str
    span: tuple[float, float] = DECIBELS
    words: str = "{:.1f} dB"
    points: list[tuple[int, float]] = field(default_factory=list)

    def beside(
        self, frame: UInt8[np.ndarray, "H W 3"], count: int, value: float
    ) -> UInt8[np.ndarray, "H wide 3"]:
        """The frame at this count, and to its right the curve until then."""
        height, width = frame.shape[:2]
        self.points.append((count, value))
        return np.concatenate([frame, self._drawn(max(LEAST, width // 2), height)], axis=1)

    def _drawn(self, width: int, height: int) -> UInt8[np.ndarray, "height width 3"]:
        panel = Image.new("RGB", (width, height), PAPER)
        pen, letters = ImageDraw.Draw(panel), max(9, height // 28)
        font = ImageFont.load_default(letters)
        left, right = 3 * letters, width - letters
        top, bottom = 2 * letters, height - 2 * letters
        low, high = self.span

        def at(count: int, value: float) -> tuple[float, float]:
            share = (min(max(value, low), high) - low) / max(high - low, 1e-12)
            return left + (right - left) * count / max(1, self.total), bottom - share * (
                bottom - top
            )

        for level in np.linspace(low, high, LINES + 1):
            (x, y), (end, _) = at(0, level), at(self.total, level)
            pen.line([x, y, end, y], fill=GRID)
            pen.text((x - 4, y), f"{level:.2g}", TEXT, font, anchor="rm")
        if len(self.points) > 1:
            pen.line([at(*p) for p in self.points], fill=INK, width=max(1, height // 200))
        count, value = self.points[-1]
        pen.text((left, 4), self.words.format(value), TEXT, font)
        pen.text((right, height - 4), f"{count} {self.counted}", TEXT, font, anchor="rs")
        return np.asarray(panel)
