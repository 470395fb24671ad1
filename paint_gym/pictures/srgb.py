"""What a decoded picture's numbers mean: depth, alpha and colour profile, to bytes of sRGB."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import numpy as np
from jaxtyping import UInt8
from PIL import Image, ImageChops, ImageCms

NEAREST = Image.Resampling.NEAREST
AT_ONCE = 2**20
"""pixels converted at once: what is held whole is the decoded picture and its bytes"""


Band = Callable[[int, int], Image.Image]
"""rows from one up to another, 8 bits deep, in any of Pillow's modes"""


@dataclass(frozen=True)
class Decoded:
    """A picture as its file gives it.

    Attributes:
        height: pixels, before it is turned.
        width: pixels, before it is turned.
        band: its rows.
        profile: what its colours are, as an ICC profile, if it says.
        orientation: of the camera, as EXIF counts.
    """

    height: int
    width: int
    band: Band
    profile: bytes | None = None
    orientation: int = 1


def to_srgb(picture: Decoded, ground: tuple[int, int, int]) -> UInt8[np.ndarray, "H W 3"]:
    """The picture upright, transparency laid over the ground."""
    shown = np.empty((picture.height, picture.width, 3), np.uint8)
    for top, bottom in bands(picture.height, picture.width):
        band = _laid_over(ground, picture.band(top, bottom), picture.profile)
        shown[top:bottom] = np.asarray(band)
    return np.ascontiguousarray(upright(shown, picture.orientation))


def bands(height: int, width: int) -> Iterator[tuple[int, int]]:
    """First row and row after the last of parts of `AT_ONCE` pixels."""
    rows = max(1, AT_ONCE // width)
    for top in range(0, height, rows):
        yield top, min(top + rows, height)


def _laid_over(
    ground: tuple[int, int, int], band: Image.Image, profile: bytes | None
) -> Image.Image:
    base, alpha = Image.getmodebase(band.mode), None  # L or RGB
    if band.has_transparency_data:
        band = band.convert(base + "A")
        alpha = band.getchannel("A")
    if band.mode not in ("CMYK", "LAB"):
        band = band.convert(base)
    transform = profile and _transform(profile, band.mode)
    colors = transform.apply(band) if transform else band.convert("RGB")
    if alpha is None:
        return colors
    colors.putalpha(alpha)
    below = Image.new("RGBA", band.size, (*ground, 255))
    return Image.alpha_composite(below, colors).convert("RGB")


@lru_cache(16)  # of a folder's pictures, which often have the same
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """From the profile's colours to sRGB; None where it is broken, or of another kind of colour."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.buildTransform(own, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None


def shallow(picture: Image.Image, *, negative: bool) -> Band:
    """Bands of a picture of at most 8 bits."""

    def band(top: int, bottom: int) -> Image.Image:
        part, size = (0, top, picture.width, bottom), (picture.width, bottom - top)
        rows = picture.resize(size, NEAREST, part)  # crop would ask for a limit that is not ours
        return ImageChops.invert(rows) if negative else rows

    return band


def deep(
    values: np.ndarray, *, white: float, negative: bool = False, clear: int | None = None
) -> Band:
    """Bands of numbers of more than 8 bits: integers, or light in floats.

    Args:
        values: [H,W], [H,W,3] or, with alpha, [H,W,4].
        white: the number that is shown white; what is above it is too.
        negative: whether numbers say how dark it is.
        clear: the grey that means transparent, if one does.
    """

    def band(top: int, bottom: int) -> Image.Image:
        rows = values[top:bottom]
        with np.errstate(all="ignore"):  # floats may be anything
            scaled = np.nan_to_num(rows.astype(np.float64)) * (255 / white)
        shown = (scaled.clip(0, 255) + 0.5).astype(np.uint8)
        picture = Image.fromarray(255 - shown if negative else shown)
        if clear is not None:
            picture.putalpha(Image.fromarray(np.where(rows == clear, 0, 255).astype(np.uint8)))
        return picture

    return band


def brightest(values: np.ndarray, scales: tuple[float, ...] = (1.0, 255.0, 65535.0)) -> float:
    """The light that is shown white: a few lamps are brighter, and are white too.

    That is the smallest of the scales in use that half of the picture does not exceed; of a
    picture brighter than all, what 99 in 100 do not.
    """
    step = math.ceil(math.sqrt(values.size / AT_ONCE))
    some = values[::step, ::step].astype(np.float64)
    some = some[np.isfinite(some)]
    if not len(some):
        return scales[0]
    usual, most = np.percentile(some, (50, 99), method="lower")  # the mean of two may overflow
    return next((scale for scale in scales if usual <= scale), float(most))


def upright(picture: UInt8[np.ndarray, "H W 3"], orientation: int) -> UInt8[np.ndarray, "h w 3"]:
    """Turned as EXIF's orientation says, a view."""
    if orientation in (2, 3, 6, 7):
        picture = picture[:, ::-1] if orientation in (2, 3) else picture[::-1]
    if orientation in (3, 4):
        picture = picture[::-1]
    if orientation in (7, 8):
        picture = picture[:, ::-1]
    return picture.swapaxes(0, 1) if orientation in (5, 6, 7, 8) else picture
