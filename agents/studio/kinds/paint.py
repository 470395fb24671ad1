"""A photograph, painted in front of a person."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import UInt8

from agents.commission.background import NOTHING as TRANSPARENT
from agents.commission.options import Options
from agents.commission.painted import painted_by, scene_for
from agents.commission.painter import make_painter
from agents.painters.by_name import SEARCHING
from agents.painters.painter import Painter
from agents.painters.policy import PolicyPainter
from agents.painters.window import WindowPainter
from agents.sketching.marks import Line, Marks
from agents.studio.allowed import NOTHING
from agents.studio.desk import Desk
from agents.studio.kinds.further import go_on
from agents.studio.kinds.telling import EVERY, Telling
from agents.studio.orders import Paint
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import WHITE, fitted
from paint_gym.pictures.transparent import BLACK, read_transparent

MASK = 256
"""longer side of the picture of a mask, pixels"""
REHEARSED = "bundled:coffee.png"
REHEARSING = ("search", "policy")
"""what a new process paints first, and by whom: other painters have nothing else to load"""


@dataclass(frozen=True)
class Pace:
    """How time passes.

    Attributes:
        clock: seconds.
        every: seconds between two key frames of a search.
        steps: gradient steps of a search instead of its seconds: the same seed, the same strokes.
    """

    clock: Callable[[], float] = time.monotonic
    every: float = EVERY
    steps: int | None = None


def paint(
    order: Paint, desk: Desk, begun: Painting | None = None, *, pace: Pace = Pace()
) -> Painting:
    """The painting that is ordered, its strokes in an order that is good to watch.

    Args:
        order: its pictures are names that `find_picture` understands.
        desk: where it is told what has been painted so far.
        begun: goes on from these strokes, with as many more as the order says.
        pace: how time passes.

    Raises:
        KeyError, ValueError, OSError: it cannot be painted so; one line for a person.
    """
    photograph = read_transparent(find_picture(order.picture))
    height, width = photograph.shape[:2]
    mask = mask_of(order.focus, height, width) if isinstance(order.focus, tuple) else None
    telling = Telling(desk, clock=pace.clock, every=pace.every)
    options = options_of(order, pace.steps)
    if begun is not None:
        return go_on(begun, photograph, options, telling=telling, mask=mask)
    scene = scene_for(photograph, options)
    audience = telling.audience
    painter = make_painter(options, photograph, scene, tell=_unheard, audience=audience, mask=mask)
    options = in_bundles(options, painter)
    searches = (order.painter in SEARCHING) + (order.style is not None)
    telling.begin(painter.brush, (height, width), scene, budget=options.strokes, searches=searches)
    done = painted_by(painter, photograph, options, scene=scene)
    telling.finish(done.painting, done.error)
    return done.painting


def options_of(order: Paint, steps: int | None = None) -> Options:
    """The same as the command takes it.

    Args:
        order: of a painting.
        steps: of a search, instead of its seconds.
    """
    return Options(
        order.picture,
        painter=order.painter,
        brush=order.brush,
        strokes=order.strokes,
        seconds=order.seconds,
        steps=steps,
        palette=order.palette,
        style=order.style,
        style_mode=order.style_mode,
        background=TRANSPARENT if order.background == NOTHING else order.background,
        focus=order.focus if isinstance(order.focus, str) else None,
        seed=order.seed,
    )


def in_bundles(options: Options, painter: Painter) -> Options:
    """With as many strokes as the painter can lay: an actor lays whole bundles."""
    if not isinstance(painter, PolicyPainter | WindowPainter):
        return options
    bundles = max(1, options.strokes // painter.bundle)
    return replace(options, strokes=bundles * painter.bundle)


def mask_of(marks: Marks, height: int, width: int) -> UInt8[np.ndarray, "h w 3"]:
    """A mask that was drawn: white where it matters.

    Args:
        marks: lines; those without colour take away.
        height: of the photograph, pixels.
        width: of the photograph, pixels.
    """
    nothing = np.full((*fitted(height, width, MASK), 3), BLACK, np.uint8)
    mask = nothing.copy()
    for mark in marks:
        if isinstance(mark, Line) and mark.color is not None:
            mark = replace(mark, color=WHITE)
        mark.paint(mask, nothing)
    return mask


def warm() -> None:
    """Load what the first job of a new process would have to."""
    for painter in REHEARSING:
        paint(Paint(picture=REHEARSED, painter=painter, strokes=10), _Nobody(), pace=Pace(steps=4))


class _Nobody:
    """A desk at which nobody is."""

    stopped = False

    def say(self, header: dict[str, object], payload: bytes = b"") -> None:
        """Nobody listens."""

    def keep(self, part: Painting, start: int) -> None:
        """Nobody wants it."""


def _unheard(words: str) -> None:
    """What a command would tell of the painter."""
