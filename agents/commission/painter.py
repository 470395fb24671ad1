"""Who paints, as a person has asked."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.commission.background import Scene
from agents.commission.few_paints import wanted
from agents.commission.limits import LIMITS
from agents.commission.options import Options
from agents.painters.audience import Audience
from agents.painters.by_name import ON_ANY, PAINTERS, Wishes
from agents.painters.focus import focus_of
from agents.painters.painter import Painter
from agents.painters.style import Styled
from agents.search import Aloud, Search
from agents.search.drive import digest, one_by_one
from agents.search.strokes.limits import Limits as Bounds
from agents.search.watched import Watched
from paint_gym.features import instead, load_network
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import WHITE
from paint_gym.pictures.transparent import laid_over
from renderers import make_renderer

SEARCH = "search.safetensors"
"""where a search is kept, to go on with"""
FILM = "search.mp4"
SAME = ("painter", "strokes", "brush", "renderer", "score", "side", "seed", "background", *LIMITS)
"""options that a search must go on with as it began; and what its files hold, by any name"""


def make_painter(
    options: Options,
    photograph: UInt8[np.ndarray, "H W C"],
    scene: Scene,
    *,
    tell: Callable[[str], object] = print,
    audience: Audience | None = None,
    mask: UInt8[np.ndarray, "h w 3"] | None = None,
) -> Painter:
    """Who the options ask for.

    Args:
        options: how to paint.
        photograph: what.
        scene: what the painter has before it.
        tell: is told what a person should know of the painter.
        audience: see `wishes_of`.
        mask: see `wishes_of`.

    Raises:
        KeyError: no such painter, brush or score, with the nearest known one.
        ValueError, OSError: what they ask for does not go together, or is not there.
    """
    wishes = wishes_of(options, photograph, scene, audience=audience, mask=mask)
    painter: Painter = PAINTERS[options.painter](wishes)
    wishes.limits.check(painter.brush)
    return painter if options.style is None else styled(painter, wishes, options, tell=tell)


def wishes_of(
    options: Options,
    photograph: UInt8[np.ndarray, "H W C"],
    scene: Scene,
    *,
    audience: Audience | None = None,
    mask: UInt8[np.ndarray, "h w 3"] | None = None,
) -> Wishes:
    """The same, as painters are told of it.

    Args:
        options: how to paint.
        photograph: what.
        scene: what the painter has before it.
        audience: watches; else it is a person in front of a terminal, who may go on later.
        mask: where the picture matters, instead of what the options say.

    Raises:
        ValueError, OSError: see `make_painter`.
    """
    focus, matters = None, (options.focus or None) if mask is None else mask
    if matters is not None:
        height, width = scene.target.shape[2:]
        flat = laid_over(photograph, WHITE)
        focus = focus_of(matters, flat, height, width=width).to(options.device)
    search = Search(seed=options.seed, seconds=options.seconds)
    if options.steps is not None:
        search = replace(search, steps=options.steps, seconds=None)
    bounds = options.bounds(photograph.shape[0], photograph.shape[1])
    if audience is None:
        audience = Audience(_aloud(options, scene, focus, bounds=bounds), one_by_one)
    return Wishes(
        brush=options.brush,
        score=options.score,
        search=search if options.style else replace(search, paints=wanted(options.paints)),
        focus=focus,
        audience=audience,
        actor=options.actor,
        device=options.device,
        engine=options.renderer,
        limits=bounds,
        canvas=scene.canvas.to(options.device),
    )


def styled(
    painter: Painter,
    wishes: Wishes,
    options: Options,
    *,
    tell: Callable[[str], object],
) -> Styled:
    """The painter, its strokes then moved towards a style."""
    if options.style_mode == "texture":
        network = load_network(device=options.device)
        tell(instead("vgg19", network) or f"style is seen by {network.name}")
    drive: Callable[..., Tensor] = wishes.audience.drive
    if isinstance(drive, Aloud):  # whoever stopped the first search wants no second
        drive = Aloud(after=drive)
    moving: Literal["all", "color"] = "color" if options.style_mode == "color" else "all"
    return Styled(
        painter,
        make_renderer("auto", painter.brush, options.device),
        replace(wishes.search, moving=moving),
        style=find_picture(str(options.style)),
        mode=options.style_mode,
        focus=wishes.focus,
        drive=drive,
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
