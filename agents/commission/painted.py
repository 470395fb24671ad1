"""How a photograph is painted as a person has asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.commission.few_paints import free_error, in_few, wanted, with_paints
from agents.commission.limits import LIMITS
from agents.commission.options import Options
from agents.gan.samples import SAMPLE, of_name
from agents.painters.by_name import PAINTERS, Wishes
from agents.painters.focus import focus_of
from agents.painters.painter import Painter
from agents.painters.style import Styled
from agents.search import Aloud, Search
from agents.search.drive import digest, one_by_one
from agents.search.strokes.goal import Goal
from agents.search.watched import Watched
from paint_gym.features import instead, load_network
from paint_gym.judge import redraw
from paint_gym.metrics import psnr, squared_error
from paint_gym.paintings.order import in_order
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import color_of, read_picture
from paint_gym.pictures.seen import seen
from renderers import make_renderer
from renderers.engines import EXACT

SEARCH = "search.safetensors"
"""where a search is kept, to go on with"""
FILM = "search.mp4"
SAME = ("painter", "strokes", "brush", "renderer", "score", "side", "seed", *LIMITS)
"""options that a search must go on with as it began; and what its files hold, by any name"""


def picture_of(
    name: str, ground: str, tell: Callable[[str], object] = print
) -> UInt8[np.ndarray, "H W 3"]:
    """The photograph that is meant: a file's, one that is bundled, or a generator's sample.

    Args:
        name: of it.
        ground: colour below a transparent one.
        tell: is told if there is nothing to be seen.

    Raises:
        ValueError, OSError: there is none such.
    """
    photograph = (
        of_name(name)
        if name.startswith(SAMPLE)
        else read_picture(find_picture(name), ground=color_of(ground))
    )
    if (photograph == photograph[0, 0]).all():
        color = "#{:02x}{:02x}{:02x}".format(*photograph[0, 0])
        tell(f"{name} shows nothing but {color}: if it is transparent, try another --ground")
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
    """

    painting: Painting
    seconds: float
    error: float
    looked: float | None = None
    free: float | None = None


def painted(
    photograph: UInt8[np.ndarray, "H W 3"],
    options: Options,
    tell: Callable[[str], object] = print,
) -> Painted:
    """Look, and paint.

    Args:
        photograph: of any size.
        options: how.
        tell: is told what a person should know of the painter.

    Raises:
        KeyError, ValueError, OSError: see `make_painter`.
    """
    height, width = photograph.shape[:2]
    target = seen(photograph, options.side)
    painter = make_painter(options, photograph, target, tell=tell)
    began = time.perf_counter()
    strokes = painter.paint(target.to(options.device), options.strokes)[0].cpu()
    spent = time.perf_counter() - began
    options.bounds.keep(strokes, painter.brush)
    free, paints = None, options.paints
    if paints and strokes.numel():
        goal = Goal(make_renderer("auto", painter.brush), target)
        strokes = in_few(goal, strokes[None], wanted(paints), seed=options.seed)[0]
        free = free_error(goal, strokes[None])
    painting = in_order(Painting(painter.brush.name, strokes, height, width).visible())
    if paints and len(painting.strokes):
        painting = with_paints(painting, () if isinstance(paints, int) else paints)
    error = squared_error(seen(painting.render(options.side), options.side), target)
    looked = None
    if painter.renderer and options.renderer not in ("auto", *EXACT):
        looked = float(squared_error(redraw(strokes[None], target, painter.renderer), target))
    return Painted(painting, spent, float(error), looked, free)


def decibels(error: float) -> float:
    """A mean squared error as PSNR."""
    return float(psnr(torch.tensor(error)))


def make_painter(
    options: Options,
    photograph: UInt8[np.ndarray, "H W 3"],
    target: Float[Tensor, "1 3 h w"],
    *,
    tell: Callable[[str], object] = print,
) -> Painter:
    """Who the options ask for.

    Raises:
        KeyError: no such painter, brush or score, with the nearest known one.
        ValueError, OSError: what they ask for does not go together, or is not there.
    """
    focus = None
    if options.focus:
        height, width = target.shape[2:]
        focus = focus_of(options.focus, photograph, height, width=width).to(options.device)
    search = Search(seed=options.seed, seconds=options.seconds)
    if options.steps is not None:
        search = replace(search, steps=options.steps, seconds=None)
    aloud = _aloud(options, target, focus)
    wishes = Wishes(
        options.brush,
        options.score,
        search if options.style else replace(search, paints=wanted(options.paints)),
        focus,
        aloud,
        one_by_one,
        options.actor,
        options.device,
        options.renderer,
        options.bounds,
    )
    painter: Painter = PAINTERS[options.painter](wishes)
    options.bounds.check(painter.brush)
    if options.style is None:
        return painter
    if options.style_mode == "texture":
        network = load_network(device=options.device)
        tell(instead("vgg19", network) or f"style is seen by {network.name}")
    moving = replace(search, moving="color" if options.style_mode == "color" else "all")
    return Styled(
        painter,
        make_renderer("auto", painter.brush, options.device),
        moving,
        find_picture(options.style),
        options.style_mode,
        focus,
        Aloud(after=aloud),
        limits=options.bounds,
    )


def _aloud(
    options: Options, target: Float[Tensor, "1 3 h w"], focus: Float[Tensor, "1 1 h w"] | None
) -> Aloud:
    """What takes the search to its end; keeps it in the folder, where that is known."""
    about = ", ".join(f"{name} {getattr(options, name)}" for name in SAME)
    about += f", picture {digest(target)}, focus {digest(focus)}, actor {digest(options.actor)}"
    watched = Watched(options.out / FILM, options.film_seconds) if options.film_search else None
    return Aloud(options.out / SEARCH, about, options.resume, watched=watched)
