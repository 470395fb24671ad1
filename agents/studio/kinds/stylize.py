"""A photograph in the hand of a painting, pixel by pixel."""

import math
import time
from collections.abc import Callable

import numpy as np
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.studio.desk import Desk
from agents.studio.kinds.picture import packed
from agents.studio.orders import Stylize
from agents.style.begun import finished, read, search_of
from agents.style.options import Options
from paint_gym.features import load_network
from paint_gym.paintings.painting import to_bytes

EVERY = 0.5
"""seconds between two pictures on the way"""


def stylize(
    order: Stylize,
    desk: Desk,
    *,
    clock: Callable[[], float] = time.monotonic,
    every: float = EVERY,
) -> UInt8[np.ndarray, "H W 3"]:
    """The picture; on the way it is told what it has come to, and by which network it is seen.

    Each size has its share of the seconds, so that the last one is reached on any machine.

    Args:
        order: its pictures are names that `find_picture` understands.
        desk: where it is told.
        clock: seconds.
        every: seconds between two pictures on the way.

    Raises:
        ValueError, OSError: a picture is none, or too small.
    """
    began = clock()
    options = Options(
        order.picture,
        style_image=(order.style,),
        preview=order.preview,
        original_colors=order.original_colors,
    )
    pictures, network = read(options, tell=id), load_network(options.model)
    search = search_of(options, pictures, network)

    def say(picture: Float[Tensor, "1 3 H W"], share: float) -> UInt8[np.ndarray, "H W 3"]:
        shown = to_bytes(picture[0])
        header = {"event": "picture", "share": round(share, 4), "seen_by": network.name}
        desk.say(header, packed(shown, "JPEG"))
        return shown

    due = clock()
    while search.share < 1 and not desk.stopped:
        search.advance()
        now = clock()
        if now - began >= (order.seconds or math.inf) * search.reach:
            search.settled = True
        if now >= due:
            say(pictures.finished(search.picture), search.share)
            due = clock() + every
    return say(finished(search.finish(), pictures, options), 1.0)
