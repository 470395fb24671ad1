"""A painting: strokes in order, and how to keep, redraw and film them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from itertools import product
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from paint_gym.paintings.ground import Ground, kept_ground, shown
from paint_gym.paintings.ground import to_bytes as to_bytes
from paint_gym.paintings.paints import Paint, kept_paints
from paint_gym.pictures.reading import fitted
from renderers import BRUSHES, Renderer, make_renderer, unplace
from renderers.files import replacing, write_text
from renderers.workshop.arrays import read_arrays
from renderers.workshop.memory import read_bytes
from renderers.workshop.ranges import within
from renderers.workshop.reading import reading

VERSION = 1
LARGEST = 8192
"""longer side of a redrawn picture at most, pixels"""
MOST_STROKES = 20_000
"""in a painting"""
FARTHEST = 10**6
"""height and width of the picture that a kept painting is of at most, pixels: they say its shape"""
LONGEST = 2**24
"""bytes of a kept painting at most, unpacked"""
Side = Annotated[int, within(1, LARGEST)]
"""of a canvas or a picture, pixels"""
Strokes = Annotated[int, within(1, MOST_STROKES)]
"""in a painting, or in an action"""
PATCH = 1024
"""side of what is drawn at once, pixels"""


@dataclass(frozen=True)
class Painting:
    """Strokes of one brush, or of several that are mixed, on a canvas of one colour.

    As a file, `painting.json`:

        {"paint_gym": 1, "brush": "bezier", "height": 170, "width": 256,
         "canvas_color": [0.0, 0.0, 0.0], "numbers": ["x0", "y0", ...],
         "strokes": [[0.31, 0.62, ...], ...]}

    on nothing "transparent": true, on paper "paper": a JPEG in base 64; where its paints are few,
    "paints": [["ultramarine", "#120a8f"], ...];
    or `painting.npz`, the same names as arrays. Strokes are in units of the longer side.

    Attributes:
        brush: key of BRUSHES; of a stamp, one that holds its picture.
        strokes: in painting order, all numbers in [0, 1].
        height: of the picture it was painted from, pixels; with width, the aspect ratio.
        width: of that picture, pixels.
        ground: what the strokes lie on.
        paints: the only inks of its strokes, where there are few.
    """

    brush: str
    strokes: Float[Tensor, "T P"]
    height: int
    width: int
    ground: Ground = field(default_factory=Ground)
    paints: tuple[Paint, ...] = ()

    @property
    def numbers(self) -> list[str]:
        """Names of the numbers of a stroke."""
        return [p.name for p in BRUSHES[self.brush]().params]

    def shape(self, longer_side: int | None = None) -> tuple[int, int]:
        """Height and width in pixels at this longer side, aspect kept, each at least 1.

        Raises:
            ValueError: a side below 1 or above `LARGEST`.
        """
        side = max(self.height, self.width) if longer_side is None else longer_side
        if not 1 <= side <= LARGEST:
            raise ValueError(f"the longer side must be 1 ... {LARGEST} px, got {side}")
        return fitted(self.height, self.width, side)

    def render(
        self, longer_side: int | None = None, *, renderer: Renderer | None = None
    ) -> UInt8[np.ndarray, "H W C"]:
        """The finished picture, patch by patch: memory is that of the picture.

        On nothing it has a fourth channel, its opacity.

        Args:
            longer_side: in pixels; that of the picture it was painted from if not given.
            renderer: an engine on the CPU; the fastest exact one if not given.
        """
        height, width = self.shape(longer_side)
        renderer = self._renderer() if renderer is None else renderer
        picture = self.ground.picture(height, width)
        for top, left in product(range(0, height, PATCH), range(0, width, PATCH)):
            patch = picture[top : top + PATCH, left : left + PATCH]
            patch[:] = self._patch(renderer, max(height, width), top, left=left, below=patch)
        return picture

    @torch.no_grad()
    def _patch(
        self,
        renderer: Renderer,
        longer: int,
        top: int,
        *,
        left: int,
        below: UInt8[np.ndarray, "h w C"],
    ) -> UInt8[np.ndarray, "h w C"]:
        """The part of the picture of this longer side that begins at this row and column."""
        corner = torch.tensor([left / longer, top / longer])
        scale = torch.tensor([max(below.shape[:2]) / longer])
        strokes = unplace(self.strokes, renderer.brush, corner, scale=scale)
        canvases = self.ground.canvases(below)
        return shown(renderer.paint(canvases, strokes.expand(len(canvases), -1, -1)))

    def frames(
        self, counts: list[int], longer_side: int | None = None
    ) -> Iterator[UInt8[np.ndarray, "H W C"]]:
        """The picture after each of these numbers of strokes (ascending); see `render`."""
        renderer, done = self._renderer(), 0
        canvases = self.ground.canvases(self.ground.picture(*self.shape(longer_side)))
        for count in counts:
            laid = self.strokes[done:count].expand(len(canvases), -1, -1)
            with torch.no_grad():
                canvases = renderer.paint(canvases, laid)
            done = count
            yield shown(canvases)

    def _renderer(self) -> Renderer:
        return make_renderer("auto", BRUSHES[self.brush]())

    def svg(self, longer_side: int | None = None) -> str:
        """The strokes as an SVG document: true outlines, in order, opacity kept.

        Its ids begin as no other painting's do: several may be inlined in one page.
        """
        height, width = self.shape(longer_side)
        brush, side = BRUSHES[self.brush](), float(max(height, width))
        drawn = f"{self.brush} {height} {width}".encode() + self.strokes.numpy().tobytes()
        own = f"s{sha256(drawn).hexdigest()[:8]}"
        defined = f"<defs>{held}</defs>\n" if (held := brush.svg_definitions(own)) else ""
        body = "\n".join(brush.svg(s, side, f"{own}-{i}") for i, s in enumerate(self.strokes))
        title = escape(f"{len(self.strokes)} {brush.title} strokes, painted by paint-gym")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">\n<title>{title}</title>\n'
            f"{self.ground.svg(height, width)}"
            f"{defined}{body}\n</svg>\n"
        )

    def visible(self) -> "Painting":
        """Without the strokes whose every opacity is 0."""
        brush = BRUSHES[self.brush]()
        alphas = brush.columns("alpha")
        if not alphas:
            return self
        seen = self.strokes[(brush.tidy(self.strokes)[:, alphas] > 0).any(1)]
        return replace(self, strokes=seen)

    def save(self, path: Path) -> None:
        """Write .json or .npz by the suffix; atomic.

        Raises:
            ValueError: another suffix, or too many strokes.
        """
        if len(self.strokes) > MOST_STROKES:
            raise ValueError(f"at most {MOST_STROKES} strokes are kept, got {len(self.strokes)}")
        about: dict[str, Any] = {
            "paint_gym": VERSION,
            "brush": self.brush,
            "height": self.height,
            "width": self.width,
            **self.ground.kept(),
            "numbers": self.numbers,
        }
        if self.paints:
            about["paints"] = [list(paint) for paint in self.paints]
        if path.suffix.lower() == ".json":
            rows = [[float(f"{x:.9g}") for x in row] for row in self.strokes.tolist()]
            write_text(path, json.dumps({**about, "strokes": rows}))
        elif path.suffix.lower() == ".npz":
            if self.ground.paper is not None:
                about["paper"] = np.frombuffer(self.ground.paper, np.uint8)
            with replacing(path) as unfinished, unfinished.open("wb") as file:
                np.savez_compressed(file, **about, strokes=self.strokes.numpy())
        else:
            raise ValueError(f"a painting is kept as .json or .npz, not {path.name}")


def load_painting(path: Path) -> Painting:
    """Read what `Painting.save` wrote.

    Raises:
        FileNotFoundError: no such file.
        ValueError: not a painting, or one this version cannot draw; says what is wrong.
    """
    path.stat()
    with reading(path, "is no painting that can be drawn"):
        return _checked(_read(path))


def _read(path: Path) -> dict[str, Any]:
    if path.suffix.lower() == ".json":
        found = json.loads(read_bytes(path, LONGEST))  # in UTF-8, 16 or 32, as its bytes say
        if not isinstance(found, dict):
            raise ValueError("wanted a JSON object")
        return found
    if path.suffix.lower() == ".npz":
        arrays = read_arrays(path, _plain, LONGEST)
        paper = {name: x.tobytes() for name, x in arrays.items() if name == "paper"}
        return {name: x.tolist() for name, x in arrays.items()} | paper
    raise ValueError("wanted a .json or .npz file")


def _plain(name: str, shape: tuple[int, ...], kind: np.dtype) -> None:
    if kind.kind not in "fiuUb":
        raise ValueError(f"its {name} is an array of {kind}, wanted numbers or texts")


def _checked(found: dict[str, Any]) -> Painting:
    missing = {"paint_gym", "brush", "height", "width", "canvas_color", "numbers", "strokes"} - set(
        found
    )
    if missing:
        raise ValueError(f"it lacks {', '.join(sorted(missing))}")
    if found["paint_gym"] != VERSION:
        raise ValueError(f"it is of version {found['paint_gym']!s:.40}, this reads {VERSION}")
    names = [p.name for p in BRUSHES.kept(found["brush"]).params]
    if found["numbers"] != names:
        raise ValueError(f"its numbers are {found['numbers']!s:.80}, the brush's are {names}")
    height, width = found["height"], found["width"]
    if not all(type(side) is int and 1 <= side <= FARTHEST for side in (height, width)):
        raise ValueError(f"its size is {width!s:.40} x {height!s:.40}")
    strokes = _strokes(found["strokes"], len(names))
    paints = kept_paints(found.get("paints", []))
    return Painting(found["brush"], strokes, height, width, kept_ground(found), paints)


def _strokes(rows: Any, numbers: int) -> Float[Tensor, "T P"]:
    if not isinstance(rows, list) or len(rows) > MOST_STROKES:
        raise ValueError(f"wanted a list of at most {MOST_STROKES} strokes")
    if any(not isinstance(row, list) or len(row) != numbers for row in rows):
        raise ValueError(f"its strokes are not of {numbers} numbers each")
    strokes = torch.tensor(rows, dtype=torch.float32).reshape(-1, numbers)
    if not bool(((strokes >= 0) & (strokes <= 1)).all()):
        raise ValueError("its strokes are not all numbers in [0, 1]")
    return strokes
