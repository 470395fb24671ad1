"""How a photograph is painted as a person has asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import UInt8

from agents.commission.background import Scene, ground_of, on_black, scene_of
from agents.commission.few_paints import SOLVED, in_few, wanted, with_paints
from agents.commission.options import Options
from agents.commission.painter import make_painter
from agents.gan.samples import SAMPLE, of_name
from agents.painters.audience import Audience
from agents.painters.by_name import ON_ANY
from agents.painters.painter import Painter
from agents.search.strokes.colors import best_colors
from agents.search.strokes.goal import Goal
from paint_gym.metrics import psnr
from paint_gym.paintings.ground import Ground
from paint_gym.paintings.order import in_order
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import WHITE
from paint_gym.pictures.transparent import laid_over, read_transparent
from renderers import make_renderer
from renderers.engines import EXACT


def picture_of(
    name: str, background: str | None = None, tell: Callable[[str], object] = print
) -> UInt8[np.ndarray, "H W C"]:
    """The photograph that is meant: a file's, one that is bundled, or a generator's sample.

    Args:
        name: of it.
        background: what it will lie on.
        tell: is told if there is nothing to be seen.

    Raises:
        ValueError, OSError: there is none such.
    """
    photograph = of_name(name) if name.startswith(SAMPLE) else read_transparent(find_picture(name))
    flat = laid_over(photograph, WHITE)
    if (flat == flat[0, 0]).all() and background is None:
        color = "#{:02x}{:02x}{:02x}".format(*flat[0, 0])
        tell(f"{name} shows nothing but {color}: if it is transparent, try another --background")
    return photograph


@dataclass(frozen=True)
class Painted:
    """A painting, and how it came to be.

    Attributes:
        painting: without what is nowhere seen, in an order that is good to watch.
        seconds: that it took.
        error: mean squared, at the size the painter saw.
        looked: the same as a learned renderer draws the strokes, where the search looked through
            one.
        free: the same of the same strokes in any inks, where there are few paints.

    The last two are for a person, and are not found where somebody else drives the search.
    """

    painting: Painting
    seconds: float
    error: float
    looked: float | None = None
    free: float | None = None


def painted(
    photograph: UInt8[np.ndarray, "H W C"],
    options: Options,
    tell: Callable[[str], object] = print,
    *,
    audience: Audience | None = None,
) -> Painted:
    """Look, and paint.

    Args:
        photograph: of any size; a fourth channel is its opacity.
        options: how.
        tell: is told what a person should know of the painter.
        audience: see `make_painter`.

    Raises:
        KeyError, ValueError, OSError: see `make_painter`.
    """
    scene = scene_for(photograph, options)
    painter = make_painter(options, photograph, scene, tell=tell, audience=audience)
    aloud = audience is None
    return painted_by(painter, photograph, options, scene=scene, aloud=aloud)


def painted_by(
    painter: Painter,
    photograph: UInt8[np.ndarray, "H W C"],
    options: Options,
    *,
    scene: Scene,
    aloud: bool = False,
) -> Painted:
    """Paint.

    Args:
        painter: who was made for this.
        photograph: see `painted`.
        options: how.
        scene: what the painter has before it.
        aloud: whether to find what is for a person alone.
    """
    height, width = photograph.shape[:2]
    began = time.perf_counter()
    strokes = painter.paint(scene.target.to(options.device), options.strokes)[0].cpu()
    spent = time.perf_counter() - began
    options.bounds(height, width).keep(strokes, painter.brush)
    free, paints = None, options.paints
    if paints and strokes.numel():
        goal = Goal(make_renderer("auto", painter.brush), scene.target, canvas=scene.canvas)
        strokes = in_few(goal, strokes[None], wanted(paints), seed=options.seed)[0]
        if aloud:
            best = best_colors(goal, strokes[None], SOLVED)[0]
            free = scene.error(Painting(painter.brush.name, best, height, width, scene.ground))
    painting = Painting(painter.brush.name, strokes, height, width, scene.ground)
    painting = in_order(painting.visible())
    if paints and len(painting.strokes):
        painting = with_paints(painting, () if isinstance(paints, int) else paints)
    looked = None
    if aloud and painter.renderer and options.renderer not in ("auto", *EXACT):
        looked = scene.error(painting, make_renderer(options.renderer, painter.brush))
    return Painted(painting, spent, scene.error(painting), looked, free)


def scene_for(photograph: UInt8[np.ndarray, "H W C"], options: Options) -> Scene:
    """What the painter that is asked for has before it.

    Raises:
        ValueError, OSError: the background is none, or not for this painter.
    """
    ground = Ground()
    if options.painter in ON_ANY:
        ground = ground_of(options.background, photograph)
        if ground.transparent and options.style:
            raise ValueError("a style asks for a ground: give a colour as --background")
    else:
        photograph = on_black(photograph, options.background)
    return scene_of(photograph, ground, options.side, strokes=options.strokes)


def decibels(error: float) -> float:
    """A mean squared error as PSNR."""
    return float(psnr(torch.tensor(error)))
