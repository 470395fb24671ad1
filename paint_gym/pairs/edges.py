"""Drawings of photographs, in the many kinds of line that people draw.

A network that has seen one kind alone takes the lines of another for texture. Every drawing is ink
on paper: 0 is ink, 1 is paper.

Source: Canny 1986 (as in OpenCV); Winnemoeller, Kyprianidis & Olsen 2012, equations 5 and 6 (XDoG).
"""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pairs.made import Made, drawn_from
from paint_gym.pairs.source import Drawn, Source
from paint_gym.pictures.lab import light_of
from renderers.registry import Registry

SIDE = 128
"""at which the widths below are pixels; they grow with the picture"""
WEAKEST = 20.0
"""gradient of bytes that is a line in the flattest picture: below it is noise"""
GAP = 6
"""pixels: about as long as a gap in a broken line"""
SHARPNESS = 20.0
"""of XDoG, p. Source: Winnemoeller et al. 2012, table 1"""

Drawing = Float[np.ndarray, "H W"]


def clean(light: Drawing, chance: np.random.Generator) -> Drawing:
    """Canny's lines, a pixel wide."""
    return 1 - _canny(light, chance)


def broken(light: Drawing, chance: np.random.Generator) -> Drawing:
    """The same with gaps: a fifth to a half of them is missing."""
    height, width = light.shape
    coarse = chance.random((max(2, height // GAP), max(2, width // GAP)), np.float32)
    noise = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    missing = np.quantile(noise, chance.uniform(0.2, 0.5))
    return 1 - _canny(light, chance) * (noise >= missing)


def thick(light: Drawing, chance: np.random.Generator) -> Drawing:
    """As with a felt pen, 2 to 4 pixels wide."""
    wide = max(2, round(chance.uniform(2, 4) * len(light) / SIDE))
    nib = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide))
    return 1 - cv2.dilate(_canny(light, chance), nib)


def thin(light: Drawing, chance: np.random.Generator) -> Drawing:
    """As with a hard pencil: half a pixel wide, and so grey."""
    height, width = light.shape
    double = cv2.resize(light, (2 * width, 2 * height), interpolation=cv2.INTER_CUBIC)
    return 1 - cv2.resize(_canny(double, chance), (width, height), interpolation=cv2.INTER_AREA)


def xdog(light: Drawing, chance: np.random.Generator) -> Drawing:
    """As with a brush and ink: soft lines, the darkest tenth to two fifths filled."""
    sigma = chance.uniform(0.8, 1.8) * len(light) / SIDE
    near, far = (cv2.GaussianBlur(light, (0, 0), max(0.3, s)) for s in (sigma, 1.6 * sigma))
    dark = min(0.6, np.quantile(near, chance.uniform(0.1, 0.4)))
    level = (1 + SHARPNESS) * near - SHARPNESS * far - dark
    return np.where(level >= 0, 1, 1 + np.tanh(10 * level)).astype(np.float32)


LINES: Registry = Registry("lines", clean=clean, broken=broken, thick=thick, thin=thin, xdog=xdog)
"""kinds of line by name"""


class Edges(Made):
    """A drawing of the photograph, dark lines on white paper, each time of another kind.

    Args:
        source: the photographs.
        lines: the kinds that are mixed, of `LINES`, each as often as another.
    """

    planes = 1
    drawn: Drawn = "lines"

    def __init__(self, source: Source, *, lines: Sequence[str] = tuple(LINES)):
        super().__init__(source)
        self.lines: list[Callable[[Drawing, np.random.Generator], Drawing]]
        self.lines = [LINES[name] for name in lines]

    def given(
        self, picture: Float[Tensor, "3 H W"], generator: torch.Generator
    ) -> Float[Tensor, "1 H W"]:
        """A drawing of it."""
        chance = drawn_from(generator)
        draw = self.lines[chance.integers(len(self.lines))]
        return torch.from_numpy(draw(light_of(picture[None])[0, 0].numpy(), chance))[None]

    @staticmethod
    def given_of(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 1 H W"]:
        """The drawing that it is, in grey: dark on white wanted."""
        return light_of(picture)


def _canny(light: Drawing, chance: np.random.Generator) -> Drawing:
    """Lines as 1; how fine they are, and how many, is drawn."""
    sigma = max(0.3, chance.uniform(0.6, 1.6) * len(light) / SIDE)
    smooth = cv2.GaussianBlur((light * 255).astype(np.uint8), (0, 0), sigma)
    across, down = (cv2.Sobel(smooth, cv2.CV_32F, *way) for way in ((1, 0), (0, 1)))
    strong = np.quantile(np.hypot(across, down), chance.uniform(0.8, 0.93))
    strong = max(float(strong), WEAKEST)
    return cv2.Canny(smooth, 0.4 * strong, strong, L2gradient=True).astype(np.float32) / 255
