"""A translator's answer to what was drawn."""

from functools import cache
from typing import Any

import numpy as np
from jaxtyping import UInt8

from agents.gan.translators import Translation, load_translator
from agents.sketching.pages import page_of, paper
from agents.studio.desk import Desk
from agents.studio.kinds.picture import packed
from agents.studio.offers import weights_of
from agents.studio.orders import Answer
from paint_gym.paintings.painting import to_bytes
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture


def answer(order: Answer, desk: Desk) -> UInt8[np.ndarray, "H W 3"]:
    """What the translator makes of the marks, on white paper or on a picture.

    Args:
        order: its picture is a name that `find_picture` understands.
        desk: is told of the picture, once.

    Raises:
        ValueError, OSError: the picture is none.
    """
    translate, pairs = _loaded(order.translator)
    ground = paper() if order.picture is None else read_picture(find_picture(order.picture))
    given = page_of(pairs, ground, order.size).given(order.marks)
    made = to_bytes(translate(given)[0])
    desk.say({"event": "picture", "share": 1.0}, packed(made, "PNG"))
    return made


@cache
def _loaded(translator: str) -> tuple[Translation, dict[str, Any]]:
    """Read once in a process."""
    translate, about = load_translator(weights_of(translator))
    return translate, about.spec["pairs"]
