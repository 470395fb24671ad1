"""A search watched: its picture at some of its steps, and its loss there; as a film."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import UInt8
from tqdm import tqdm

from agents.search.descent import Descent
from paint_gym.paintings.curve import Curve
from paint_gym.paintings.film import FPS, HOLD, write_h264
from paint_gym.paintings.painting import to_bytes


class Look(NamedTuple):
    """What a search has come to.

    Attributes:
        step: gradient steps made.
        loss: what is descended, of the picture in full size.
        picture: as its numbers make it, bytes.
    """

    step: int
    loss: float
    picture: UInt8[np.ndarray, "H W 3"]


@dataclass
class Watched:
    """Looks at a search, evenly over it, and makes a film of that; neither is on its clock.

    Attributes:
        path: of the MP4; none is made where there is no path.
        seconds: that the film lasts; the last look is held a little longer.
        at_most: looks in all, about.
        looks: of the first picture of the batch, in order.
    """

    path: Path | None = None
    seconds: float = 8.0
    at_most: int = 200
    looks: list[Look] = field(default_factory=list, init=False)

    @torch.no_grad()
    def look(self, search: Descent) -> None:
        """Look, where a look is due; after any step."""
        if search.mover is None or len(self.looks) > search.share * self.at_most:
            return
        picture = search.drawing.picture(search.mover.numbers)
        loss = float(search.goal(picture)[0])
        self.looks.append(Look(search.step, loss, to_bytes(picture[0])))

    def finish(self) -> None:
        """Write the film; that it cannot be written is no reason to lose what was found."""
        if self.path is None or not self.looks:
            return
        try:
            write_h264(self._frames(), self.path, fps=FPS)
            tqdm.write(str(self.path))
        except OSError as error:
            tqdm.write(f"no film of the search: {self.path}: {error.strerror}")

    def _frames(self) -> Iterator[UInt8[np.ndarray, "H wide 3"]]:
        losses = [look.loss for look in self.looks]
        span = (min(0.0, *losses), max(losses))
        curve = Curve(self.looks[-1].step, "steps", span, "loss {:.4g}")
        last = -1
        for i in np.linspace(0, len(self.looks) - 1, max(2, round(self.seconds * FPS))).round():
            look = self.looks[int(i)]
            if i != last:
                frame = curve.beside(look.picture, look.step, look.loss)
                last = i
            yield frame
        yield from repeat(frame, round(HOLD * FPS))
