"""How like its target a painting becomes, drawn beside the frames of a film."""

from dataclasses import dataclass, field

import numpy as np
import torch
from jaxtyping import UInt8
from PIL import Image, ImageDraw, ImageFont

from paint_gym.metrics import psnr
from paint_gym.pictures.reading import resize

LOW, HIGH, LINE = 5.0, 40.0, 5.0
"""range of the curve and distance of its lines, dB"""
PAPER, GRID, INK, TEXT = (24, 24, 28), (60, 60, 66), (255, 160, 60), (200, 200, 205)
LEAST = 160
"""width of the curve at least, pixels"""


@dataclass
class Curve:
    """PSNR against the number of strokes laid.

    Attributes:
        target: what was painted, any size; kept in that of the frames.
        strokes: in the finished painting.
        points: (strokes, dB) so far.
    """

    target: UInt8[np.ndarray, "h w 3"]
    strokes: int
    points: list[tuple[int, float]] = field(default_factory=list)

    def beside(
        self, frame: UInt8[np.ndarray, "H W 3"], count: int
    ) -> UInt8[np.ndarray, "H wide 3"]:
        """The frame after so many strokes, and to its right the curve until then."""
        height, width = frame.shape[:2]
        if self.target.shape != frame.shape:
            self.target = resize(self.target, height, width)
        error = np.square(frame.astype(float) - self.target).mean() / 255**2
        self.points.append((count, float(psnr(torch.tensor(error)))))
        return np.concatenate([frame, self._drawn(max(LEAST, width // 2), height)], axis=1)

    def _drawn(self, width: int, height: int) -> UInt8[np.ndarray, "height width 3"]:
        panel = Image.new("RGB", (width, height), PAPER)
        pen, letters = ImageDraw.Draw(panel), max(9, height // 28)
        font = ImageFont.load_default(letters)
        left, right = 3 * letters, width - letters
        top, bottom = 2 * letters, height - 2 * letters

        def at(count: int, decibels: float) -> tuple[float, float]:
            share = (min(max(decibels, LOW), HIGH) - LOW) / (HIGH - LOW)
            return left + (right - left) * count / max(1, self.strokes), bottom - share * (
                bottom - top
            )

        for level in np.arange(LOW, HIGH + LINE / 2, LINE):
            (x, y), (end, _) = at(0, level), at(self.strokes, level)
            pen.line([x, y, end, y], fill=GRID)
            pen.text((x - 4, y), f"{level:.0f}", TEXT, font, anchor="rm")
        if len(self.points) > 1:
            pen.line([at(*p) for p in self.points], fill=INK, width=max(1, height // 200))
        count, decibels = self.points[-1]
        pen.text((left, 4), f"{decibels:.1f} dB", TEXT, font)
        pen.text((right, height - 4), f"{count} strokes", TEXT, font, anchor="rs")
        return np.asarray(panel)
