"""A painting gone on with: its strokes, and more of them, moved for some time more."""

from dataclasses import replace

import numpy as np
from jaxtyping import UInt8

from agents.commission.background import Scene, on_black, scene_of
from agents.commission.options import Options
from agents.commission.painted import painted_by
from agents.commission.painter import styled, wishes_of
from agents.painters.by_name import ON_ANY, Wishes
from agents.painters.painter import Painter
from agents.search.descent import Descent
from agents.search.strokes.further import Further
from agents.studio.kinds.telling import Telling
from paint_gym.paintings.painting import Painting

ALIKE = 0.02
"""by how much the proportions of a photograph may differ from those of its painting"""
Photograph = UInt8[np.ndarray, "H W C"]


def go_on(
    begun: Painting,
    photograph: Photograph,
    options: Options,
    *,
    telling: Telling,
    mask: UInt8[np.ndarray, "h w 3"] | None = None,
) -> Painting:
    """The painting with more strokes, on the same ground and in the same paints.

    Args:
        begun: what is there; of any painter, it is a search that goes on.
        photograph: that it is painted from.
        options: how it was painted; the strokes are the new ones.
        telling: is told.
        mask: where the picture matters.

    Raises:
        ValueError: it cannot go on so.
    """
    height, width = photograph.shape[:2]
    if abs(width / height * begun.height / begun.width - 1) > ALIKE:
        raise ValueError(
            f"the photograph is {width} x {height} px, the painting {begun.width} x "
            f"{begun.height}: choose the photograph that it was painted from"
        )
    paints = {paint.color: paint for paint in begun.paints}
    options = replace(
        options,
        brush=None,
        strokes=len(begun.strokes) + options.strokes,
        palette=",".join(paints) or None,
    )
    scene = scene_begun(photograph, options, begun)
    wishes = wishes_of(options, photograph, scene, audience=telling.audience, mask=mask)
    painter = painter_begun(begun, wishes, options)
    telling.begin(painter.brush, (height, width), scene, budget=options.strokes)
    done = painted_by(painter, photograph, options, scene=scene)
    telling.finish(done.painting, done.error)
    return replace(
        done.painting, paints=tuple(paints.get(x.color, x) for x in done.painting.paints)
    )


def scene_begun(photograph: Photograph, options: Options, begun: Painting) -> Scene:
    """What was before the painter, and still is."""
    if options.painter not in ON_ANY:
        photograph = on_black(photograph, None)
    return scene_of(photograph, begun.ground, options.side, strokes=options.strokes)


def painter_begun(begun: Painting, wishes: Wishes, options: Options) -> Painter:
    """Who goes on: towards the photograph, or with it towards a style."""
    told = wishes.searching()
    if options.style is not None:
        told["drive"] = as_it_is
    renderer = wishes.renderer(begun.brush)
    painter = Further(renderer, first=begun.strokes[None], canvas=wishes.canvas, **told)
    if options.style is None:
        return painter
    return styled(painter, wishes, options, tell=id)


def as_it_is(search: Descent) -> object:
    """A search that makes no step."""
    return search.finish()
