"""How a photograph is painted as a person has asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.commission.background import Scene, ground_of, on_black, scene_of
from agents.commission.few_paints import SOLVED, in_few, wanted, with_paints
from agents.commission.limits import LIMITS
from agents.commission.options import Options
from agents.gan.samples import SAMPLE, of_name
from agents.painters.by_name import ON_ANY, PAINTERS, Wishes
from agents.painters.focus import focus_of
from agents.painters.painter import Painter
from agents.painters.style import Styled
from agents.search import Aloud, Search
from agents.search.descent import quietly
from agents.search.drive import digest, one_by_one
from agents.search.strokes.colors import best_colors
from agents.search.strokes.goal import Goal
from agents.search.strokes.limits import Limits as Bounds
from agents.search.watched import Watched
from paint_gym.features import instead, load_network
from paint_gym.metrics import psnr
from paint_gym.paintings.ground import Ground
from paint_gym.paintings.order import in_order
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import WHITE
from paint_gym.pictures.transparent import laid_over, read_transparent
from renderers import make_renderer
from renderers.engines import EXACT

SEARCH = "search.safetensors"
"""where a search is kept, to go on with"""
FILM = "search.mp4"
Drive = Callable[..., Tensor]
"""takes a search to its end"""
SAME = ("painter", "strokes", "brush", "renderer", "score", "side", "seed", "background", *LIMITS)
"""options that a search must go on with as it began; and what its files hold, by any name"""


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
    drive: Drive | None = None,
) -> Painted:
    """Look, and paint.

    Args:
        photograph: of any size; a fourth channel is its opacity.
        options: how.
        tell: is told what a person should know of the painter.
        drive: see `make_painter`.

    Raises:
        KeyError, ValueError, OSError: see `make_painter`.
    """
    height, width = photograph.shape[:2]
    scene = scene_for(photograph, options)
    painter = make_painter(options, photograph, scene, tell=tell, drive=drive)
    began = time.perf_counter()
    strokes = painter.paint(scene.target.to(options.device), options.strokes)[0].cpu()
    spent = time.perf_counter() - began
    options.bounds(height, width).keep(strokes, painter.brush)
    free, paints = None, options.paints
    if paints and strokes.numel():
        goal = Goal(make_renderer("auto", painter.brush), scene.target, canvas=scene.canvas)
        strokes = in_few(goal, strokes[None], wanted(paints), seed=options.seed)[0]
        if drive is None:
            best = best_colors(goal, strokes[None], SOLVED)[0]
            free = scene.error(Painting(painter.brush.name, best, height, width, scene.ground))
    painting = Painting(painter.brush.name, strokes, height, width, scene.ground)
    painting = in_order(painting.visible())
    if paints and len(painting.strokes):
        painting = with_paints(painting, () if isinstance(paints, int) else paints)
    looked = None
    if drive is None and painter.renderer and options.renderer not in ("auto", *EXACT):
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
            raise ValueError("--style asks for a ground: give a colour with --background")
    else:
        photograph = on_black(photograph, options.background)
    return scene_of(photograph, ground, options.side, strokes=options.strokes)


def decibels(error: float) -> float:
    """A mean squared error as PSNR."""
    return float(psnr(torch.tensor(error)))


def make_painter(
    options: Options,
    photograph: UInt8[np.ndarray, "H W C"],
    scene: Scene,
    *,
    tell: Callable[[str], object] = print,
    drive: Drive | None = None,
) -> Painter:
    """Who the options ask for.

    Searches are taken to their end by `drive`; else in front of the person, who may go on later.

    Raises:
        KeyError: no such painter, brush or score, with the nearest known one.
        ValueError, OSError: what they ask for does not go together, or is not there.
    """
    focus = None
    if options.focus:
        height, width = scene.target.shape[2:]
        flat = laid_over(photograph, WHITE)
        focus = focus_of(options.focus, flat, height, width=width).to(options.device)
    search = Search(seed=options.seed, seconds=options.seconds)
    if options.steps is not None:
        search = replace(search, steps=options.steps, seconds=None)
    bounds = options.bounds(photograph.shape[0], photograph.shape[1])
    aloud = None if drive else _aloud(options, scene, focus, bounds=bounds)
    wishes = Wishes(
        brush=options.brush,
        score=options.score,
        search=search if options.style else replace(search, paints=wanted(options.paints)),
        focus=focus,
        drive=drive or aloud or quietly,
        each=iter if drive else one_by_one,
        actor=options.actor,
        device=options.device,
        engine=options.renderer,
        limits=bounds,
        canvas=scene.canvas.to(options.device),
    )
    painter: Painter = PAINTERS[options.painter](wishes)
    bounds.check(painter.brush)
    if options.style is None:
        return painter
    return styled(painter, wishes, options, after=drive or Aloud(after=aloud), tell=tell)


def styled(
    painter: Painter,
    wishes: Wishes,
    options: Options,
    *,
    after: Callable[..., Tensor],
    tell: Callable[[str], object],
) -> Styled:
    """The painter, its strokes then moved towards a style."""
    if options.style_mode == "texture":
        network = load_network(device=options.device)
        tell(instead("vgg19", network) or f"style is seen by {network.name}")
    moving: Literal["all", "color"] = "color" if options.style_mode == "color" else "all"
    return Styled(
        painter,
        make_renderer("auto", painter.brush, options.device),
        replace(wishes.search, moving=moving),
        style=find_picture(str(options.style)),
        mode=options.style_mode,
        focus=wishes.focus,
        drive=after,
        canvas=wishes.canvas if options.painter in ON_ANY else None,
        limits=wishes.limits,
    )


def _aloud(
    options: Options, scene: Scene, focus: Float[Tensor, "1 1 h w"] | None, *, bounds: Bounds
) -> Aloud:
    """What takes the search to its end; keeps it in the folder, where that is known."""
    about = ", ".join(f"{name} {getattr(options, name)}" for name in SAME)
    about += f", picture {digest(scene.target)}, focus {digest(focus)}, files {options.held}"
    about += f", widths {bounds}"
    watched = Watched(options.out / FILM, options.film_seconds) if options.film_search else None
    return Aloud(options.out / SEARCH, about, options.resume, watched=watched)
