"""A brush of one's own: the print of a small picture, in one ink."""

import io
import math
from base64 import b64decode, b64encode
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from itertools import product
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float, UInt8
from PIL import Image
from torch import Tensor

from renderers.brush import PRIMARIES, Formed, Param
from renderers.brushes.outline import convex, hexadecimal
from renderers.forms.bristle import BRISTLE
from renderers.forms.form import INK, inked, row
from renderers.forms.textured import ACROSS, ALONG, Textures, cover, summed
from renderers.forms.trace import Trace, traced_polygon
from renderers.workshop.reading import reading

STAMP = "stamp:"
"""what a stamp's name begins with, before its picture"""
WITHIN = "data:image/png;base64,"
"""what a picture begins with that stands in the name itself"""
LONGEST = 2**16
"""characters of such a picture at most"""
LARGEST = 8192
"""height and width of a picture at most, pixels"""
KEPT = 128
"""longer side of what is kept of it: it is printed from as many texels"""
THINNEST = 8
"""shorter side at least, that its shape be kept"""


class Stamp(Formed):
    """The print of a picture at any size and angle, in one ink, its shape kept.

    | number | kind   | what it is                                                          |
    |--------|--------|---------------------------------------------------------------------|
    | x y    | x, y   | centre, canvas units                                                |
    | size   | length | longer side of the picture, canvas units                            |
    | angle  | angle  | whole turns clockwise: at 0 and 1 the picture stands upright        |
    | a      | alpha  | opacity where the picture is full of ink                            |
    | red green blue | color | ink                                                          |

    Its name holds the picture, as a PNG in a data URI: what is painted with it can be drawn where
    there is no such file. It has one size, not a width and a height: a print is recognised by its
    shape, and a search has a number less to find.

    Args:
        picture: how much ink there is, 255 where it is full; without an empty rim, at most `KEPT`
            pixels along each side.
    """

    form = "bristle"
    params = (
        Param("x", "x"),
        Param("y", "y"),
        Param("size", "length"),
        Param("angle", "angle"),
        Param("a", "alpha"),
        *PRIMARIES,
    )

    def __init__(self, picture: UInt8[np.ndarray, "h w"]):
        packed = io.BytesIO()
        Image.fromarray(picture).save(packed, "PNG")
        self.uri = WITHIN + b64encode(packed.getvalue()).decode()
        self.name = STAMP + self.uri.replace("+", "%2B")  # a + stands between brushes
        self.picture = picture

    @property
    def title(self) -> str:
        """See `Brush.title`."""
        return "stamp"

    @cached_property
    def _printed(self) -> Textures:
        texels = Image.fromarray(self.picture).resize((ALONG, ACROSS), Image.Resampling.BILINEAR)
        return summed(np.asarray(texels, np.float32)[None] / 255)

    @property
    def textures(self) -> Textures:
        """See `Brush.textures`."""
        return self._printed

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height of a print of size 1."""
        height, width = self.picture.shape
        return width / max(height, width), height / max(height, width)

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        x, y, size, angle, a = strokes[:, :5].T
        turn, (width, height) = angle * (2 * math.pi), self.sides
        geometry = (x, y, turn.cos(), turn.sin(), size * width, size * height, size * 0)
        return row(geometry, ink=strokes[:, 5:], opacity=a)

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 #H #W"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        printed = replace(BRISTLE, cover=partial(cover, textures=self.textures))
        return inked(printed, self.rows(strokes), (height, width), graded=False)

    def trace(self, stroke: Float[Tensor, " P"]) -> Trace:
        """See `Brush.trace`: the hull of what is at least half full of ink."""
        x, y, cos, sin, w, h = self.rows(stroke[None])[0, INK : INK + 6]
        u, v = self._hull.to(stroke).T * torch.stack([w, h])[:, None]
        return traced_polygon(torch.stack([x + u * cos - v * sin, y + u * sin + v * cos], dim=1))

    @cached_property
    def _hull(self) -> Float[Tensor, "V 2"]:
        """Corners of the hull, in sides of the picture from its middle."""
        rows, columns = np.nonzero(self.picture >= self.picture.max() / 2)
        corners = product(zip(columns, rows, strict=True), product((0, 1), (0, 1)))
        ends = {(float(c + i), float(r + j)) for (c, r), (i, j) in corners}
        height, width = self.picture.shape
        return torch.tensor(convex(list(ends))) / torch.tensor([width, height]) - 0.5

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`: its ink, seen through the picture."""
        x, y, size, angle, a, *ink = stroke.tolist()
        x, y, (w, h) = (
            x * longer_side,
            y * longer_side,
            (s * size * longer_side for s in self.sides),
        )
        mask = self._mask(name.rpartition("-")[0])
        return (
            f'<rect x="{x - w / 2:.2f}" y="{y - h / 2:.2f}" width="{w:.2f}" height="{h:.2f}" '
            f'transform="rotate({angle * 360:.2f} {x:.2f} {y:.2f})" fill="{hexadecimal(ink)}" '
            f'fill-opacity="{a:.4g}" mask="url(#{mask})"/>'
        )

    def svg_definitions(self, document: str) -> str:
        """See `Brush.svg_definitions`: the picture, as a mask that fits every print."""
        return (
            f'<mask id="{self._mask(document)}" maskUnits="objectBoundingBox" x="0" y="0" '
            'width="1" height="1" maskContentUnits="objectBoundingBox"><image width="1" height="1" '
            f'preserveAspectRatio="none" href="{self.uri}"/></mask>'
        )

    def _mask(self, document: str) -> str:
        """Id of the mask: others of the document's are of other pictures."""
        return f"{document}-{sha256(self.name.encode()).hexdigest()[:8]}"


def read_stamp(name: str) -> Stamp:
    """The stamp of a picture: a path, or a data URI as `Stamp.name` has it.

    A picture with some transparency is as full of ink as it is opaque, whatever its colours; any
    other is as full as it is dark. What has no ink around it is cut away.

    Raises:
        FileNotFoundError: no such file.
        ValueError: no picture, one that is too large, or one without ink.
    """
    if name.startswith(WITHIN):
        with reading(Path("the stamp"), "is no picture"):
            return _unpacked(name)
    if name.startswith("data:"):
        raise ValueError(f"a stamp's own picture begins with {WITHIN}, not with {name[:22]!r}")
    path = Path(name)
    path.stat()
    with reading(path, "cannot be a stamp"):
        return Stamp(_cut(_ink(_opened(path))))


@lru_cache(maxsize=8)
def _unpacked(uri: str) -> Stamp:
    if len(uri) > LONGEST:
        raise ValueError(f"it has {len(uri)} characters, at most {LONGEST} are read")
    packed = b64decode(uri[len(WITHIN) :].replace("%2B", "+"), validate=True)
    with Image.open(io.BytesIO(packed), formats=["PNG"]) as picture:
        if picture.mode != "L" or max(picture.size) > KEPT:
            raise ValueError(f"it is {picture.mode} of {picture.size}, wanted L, {KEPT} px at most")
        return Stamp(np.array(picture))


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        if max(picture.size) > LARGEST:
            raise ValueError(f"it is {picture.size[0]} x {picture.size[1]}, at most {LARGEST} px")
        return picture.convert("RGBA")


def _ink(picture: Image.Image) -> Image.Image:
    """How much ink there is."""
    alpha = picture.getchannel("A")
    if np.asarray(alpha).min() < 255:
        return alpha
    return picture.convert("L").point([255 - light for light in range(256)])


def _cut(ink: Image.Image) -> UInt8[np.ndarray, "h w"]:
    """Without its empty rim, at most `KEPT` pixels along each side."""
    box = ink.getbbox()
    if box is None:
        raise ValueError("it shows no ink: it must be dark on light, or opaque on transparent")
    ink = ink.crop(box)
    scale = min(1.0, KEPT / max(ink.size))
    width, height = (max(round(side * scale), min(side, THINNEST)) for side in ink.size)
    return np.array(ink.resize((width, height), Image.Resampling.BILINEAR))
